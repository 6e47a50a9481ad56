import { items, member, members } from '../yaml-values.ts';
import type { Finding } from './finding.ts';
import { readWorkflows, usesOf } from './workflow-files.ts';

/** What our action that answers comments needs of a workflow. */
export interface CommentWorkflow {
  readonly path: string;
  /** Whether comments start it. */
  readonly answers: boolean;
  /** What its jobs may do, all of those that run the action taken together. */
  readonly grants: ReadonlySet<string>;
  /** Whether a job that may write the ledger runs for `/mlops train`: in older files it runs for `accept` alone. */
  readonly recordsTrain: boolean;
}

const ours = /(^|\/)actions\/command@/;

/** Each command with what it cannot do without; GitHub takes the file from the default branch. */
const needs = [
  { grant: 'pull-requests: write', what: 'no command can be answered' },
  { grant: 'actions: write', what: '`/mlops train` starts nothing, and nothing is run again' },
  { grant: 'checks: read', what: '`/mlops explain` and `/mlops accept` cannot read the verdict' },
  { grant: 'contents: write', what: '`/mlops accept`, and `/mlops train` for `when: request`, cannot be recorded' },
] as const;

export async function commentFindings(root: string): Promise<readonly Finding[]> {
  const workflows = await readWorkflows(root);
  return judgeComments(workflows.flatMap(({ path, workflow }) => describe(path, workflow)));
}

/** Whether commands in comments are answered, and all of them; what is missing is named with the line to add. */
export function judgeComments(workflows: readonly CommentWorkflow[]): readonly Finding[] {
  const what = 'comments';
  const answering = workflows.filter(({ answers }) => answers);
  if (answering.length === 0) {
    const says = 'no workflow answers `/mlops …` in comments: nobody can accept a loss or have a fork trained';
    return [{ what, state: 'warn', says, remedy: 'mlops init --workflows' }];
  }
  const paths = answering.map(({ path }) => path).join(', ');
  const missing = needs.filter(({ grant }) => answering.every(({ grants }) => !grants.has(grant)));
  if (missing.length === 0) {
    if (answering.some(({ recordsTrain }) => recordsTrain))
      return [{ what, state: 'ok', says: `${paths} answers commands` }];
    const says = `${paths} is older than this version: the job that may write the ledger does not run for \`/mlops train\`, which \`when: request\` in mlops.yaml waits for`;
    return [{ what, state: 'warn', says, remedy: newer }];
  }
  return missing.map(({ grant, what: lost }) => ({
    what,
    state: 'warn',
    says: `${paths} is older than this version, or changed: ${lost}`,
    remedy: `Add \`${grant}\` to its job, or t${newer.slice(1)}`,
  }));
}

const newer = 'Take the file that mlops init --workflows --dry-run proposes.';

function describe(path: string, workflow: unknown): readonly CommentWorkflow[] {
  const jobs = members(member(workflow, 'jobs')).map(([, job]) => job);
  const own = jobs.filter((job) =>
    items(member(job, 'steps'))
      .flatMap(usesOf)
      .some((uses) => ours.test(uses)),
  );
  if (own.length === 0) return [];
  const on = member(workflow, 'on');
  const answers = items(on).includes('issue_comment') || members(on).some(([event]) => event === 'issue_comment');
  const all = member(workflow, 'permissions');
  const grants = (job: unknown) => grantsOf(member(job, 'permissions') ?? all);
  const recordsTrain = own.some((job) => grants(job).includes('contents: write') && runsForTrain(member(job, 'if')));
  return [{ path, answers, grants: new Set(own.flatMap(grants)), recordsTrain }];
}

/** By the words of our own files: a condition that somebody wrote otherwise is believed. */
function runsForTrain(condition: unknown): boolean {
  const text = String(condition ?? '');
  return text.includes("'train'") || !text.includes("'accept'");
}

/** Who may write may read. */
function grantsOf(permissions: unknown): readonly string[] {
  if (permissions === 'write-all') return needs.map(({ grant }) => grant);
  return members(permissions).flatMap(([name, level]) =>
    level === 'write' ? [`${name}: write`, `${name}: read`] : [`${name}: ${String(level)}`],
  );
}
