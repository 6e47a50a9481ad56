import type { Claim, Trust } from '../commands/situation/trusted-records.ts';
import { readYaml } from '../commands/yaml-values.ts';
import type { WorkflowRun, WorkflowRuns } from '../forge/index.ts';
import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { otherWorkflows } from './same-workflows.ts';
import { type Witness, witnessOf } from './witness.ts';

/** What a run is held against. */
export interface Vouching {
  readonly runs: WorkflowRuns;
  readonly git: Git;
  /** Ref of the base branch, with its history. */
  readonly base: string;
  readonly defaultBranch: string;
  /** The workflow that asks: `.github/workflows/<file>`. */
  readonly path: string;
  /** The run that asks: what it has made itself is no reuse. */
  readonly own: number | undefined;
  /**
   * Everything happens in one job of the workflow that asks: its own earlier runs count beside those that have called
   * mlops-train.yml of the default branch.
   */
  readonly oneJob: boolean;
}

/** Digest of a proof → why its run is not believed; undefined where it is. */
type Answers = Map<string, string | undefined>;

/**
 * Says of which recorded results the forge does not show that a trusted run has made them. For each proof it is asked once,
 * however often this is called. A forge that cannot be asked vouches for nothing: what is needed is trained again, and the
 * reason is said.
 */
export function trustByForge(vouching: () => Promise<Vouching>): Trust {
  const answers: Answers = new Map();
  const workflows = new Map<string, Promise<string | undefined>>();
  return async (claims, reuse) => {
    try {
      const around = { ...(await vouching()), workflows };
      const witness = witnessFor(claims, around, answers);
      const why = new Map<string, string>();
      for (const claim of claims) {
        const found = await whyNotUsed(claim, reuse, { ...around, witness }, answers);
        if (found !== undefined) why.set(claim.address, found);
      }
      return why;
    } catch (error) {
      if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
      const why = `the forge could not be asked who has made it (${error.message.replace(/\.$/, '')})`;
      return new Map(claims.map(({ address }) => [address, why]));
    }
  };
}

export const neverReused = 'the base branch says `reuse: never`';

async function whyNotUsed(
  { proof, local }: Claim,
  reuse: Parameters<Trust>[1],
  around: AskingApi,
  answers: Answers,
): Promise<string | undefined> {
  if (reuse === 'never' && proof?.run !== around.own) return neverReused;
  if (proof === undefined) return local ? 'it was made on somebody’s machine' : 'nothing says which run has made it';
  if (!answers.has(proof.digest)) answers.set(proof.digest, await whyNot(around, proof));
  const found = answers.get(proof.digest);
  return found && `run ${proof.run}, which is said to have made it, ${found}`;
}

interface AskingApi extends Vouching {
  readonly witness: Witness;
  /** What `otherWorkflows` has said: five models of one push have one commit. */
  readonly workflows: Map<string, Promise<string | undefined>>;
}

function witnessFor(claims: readonly Claim[], { runs, path, oneJob }: Vouching, answers: Answers): Witness {
  const open = claims.flatMap(({ proof }) => (proof === undefined || answers.has(proof.digest) ? [] : [proof.run]));
  return witnessOf(runs, {
    file: path.split('/').at(-1) ?? '',
    asked: new Set(open).size,
    isEnough: (run) => (oneJob && run.path === path) || run.called.length > 0,
  });
}

async function whyNot(
  around: AskingApi,
  { run: id, digest }: NonNullable<Claim['proof']>,
): Promise<string | undefined> {
  const { witness, git, base, workflows } = around;
  const run = await witness.run(id);
  if (run === undefined) return 'is not there, or not any more';
  const strange = strangeRun(run, around);
  if (strange !== undefined) return strange;
  const mayBeBase = run.event !== 'pull_request';
  const key = `${run.head} ${mayBeBase}`;
  const asked = workflows.get(key) ?? otherWorkflows(git, run.head, base, mayBeBase);
  workflows.set(key, asked);
  const other = await asked;
  if (other !== undefined) return `cannot be relied on: ${other}`;
  if (run.event === 'workflow_dispatch' && (await mayBeOfFork(git, run)))
    return 'was started by hand, possibly for a commit of a fork';
  // Last, since it is a request and the others are not.
  return (await witness.hasProof(id, digest)) ? undefined : 'has no artifact with the digest of its proof';
}

/** In which code of this repository alone is trained. */
const events: ReadonlySet<string> = new Set(['pull_request', 'merge_group', 'push', 'schedule', 'workflow_dispatch']);

function strangeRun(run: WorkflowRun, { runs, defaultBranch, oneJob, path }: Vouching): string | undefined {
  if (!run.own) return 'was one of another repository';
  if (!events.has(run.event)) return `was started by \`${run.event}\``;
  const files = ['yml', 'yaml'].map((end) => `${runs.repository}/.github/workflows/mlops-train.${end}`.toLowerCase());
  const called = run.called.some(
    ({ path, ref }) => files.includes(path.toLowerCase()) && ref === `refs/heads/${defaultBranch}`,
  );
  if (called || (oneJob && run.path === path)) return undefined;
  const nor = oneJob ? `, nor was it one of ${path}` : '';
  return `did not call mlops-train.yml of ${defaultBranch}${nor}`;
}

/** Whether a run has called a training workflow, of whatever repository or ref: enough to look closer, not to believe. */
export function callsTraining({ called }: WorkflowRun): boolean {
  return called.some(({ path }) => /\/\.github\/workflows\/mlops-train\.ya?ml$/i.test(path));
}

/** `/mlops train` starts a workflow that has such an input; of which commit a run of it was, GitHub does not say. */
async function mayBeOfFork(git: Git, { head, path }: WorkflowRun): Promise<boolean> {
  const text = await git.try(['show', '--end-of-options', `${head}:${path}`]);
  if (text.code !== 0) return true;
  const inputs = ['on', 'workflow_dispatch', 'inputs'].reduce(memberOf, readYaml(text.stdout.toString('utf8')));
  return ['pull-request', 'commit'].some((name) => memberOf(inputs, name) !== undefined);
}

function memberOf(value: unknown, name: string): unknown {
  const found = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return found.find(([key]) => key === name)?.[1];
}
