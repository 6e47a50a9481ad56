import { isBuilt, type Project } from '../../project/index.ts';
import { items, member, members } from '../yaml-values.ts';
import type { Finding } from './finding.ts';
import { readWorkflows, usesOf } from './workflow-files.ts';

/** A job of a workflow that runs one of our actions, or calls the training workflow. */
interface Job {
  readonly path: string;
  readonly name: string;
  /** `plan`, `train`, …; `call` of the training workflow. */
  readonly action: string;
  /** Of the step, or of the call. */
  readonly given: unknown;
  /** Undefined: nothing is said, so it is what the repository gives to all. */
  readonly permissions: unknown;
  /** Reports on forks after their own run, where nothing is trained or waited for. */
  readonly afterwards: boolean;
}

const action = /(?:^|\/)actions\/(plan|build|train|evaluate|report)(?:@|$)/;
const trainFile = /\.github\/workflows\/mlops-train\.ya?ml(@|$)/;

/** These ask GitHub which run has made a record, look for runs that train the same, or fetch what another run has kept. */
const asks: ReadonlySet<string> = new Set(['plan', 'evaluate', 'report', 'call']);
/** These cannot ask, and have to be told what the plan has found. */
const told: ReadonlySet<string> = new Set(['build', 'train', 'evaluate', 'call']);

/** Workflow files that were copied before the actions needed a line which is not in them, or before this project did. */
export async function olderWorkflows(
  root: string,
  { models, datasets }: Pick<Project, 'models' | 'datasets'>,
): Promise<readonly Finding[]> {
  const jobs = (await readWorkflows(root)).flatMap(({ path, workflow }) => jobsOf(path, workflow));
  const handsOn = [...models.values()].some(({ needs = [] }) => needs.length > 0);
  return [
    ...jobs.flatMap((job) => missing(job, handsOn)),
    ...withoutBuilds(jobs, [...datasets.values()].some(isBuilt)),
  ];
}

/** Files that train, and make no data though the project has commands for it. @param asked whether it has */
function withoutBuilds(jobs: readonly Job[], asked: boolean): readonly Finding[] {
  if (!asked) return [];
  const paths = [...new Set(jobs.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const own = jobs.filter((job) => job.path === path);
    const calls = own.filter((job) => job.action === 'call');
    const trains = own.some(({ action: of }) => of === 'train');
    const lacks =
      calls.length > 0 && calls.every(({ given }) => member(given, 'builds') === undefined)
        ? 'a job that calls mlops-train.yml with `builds: true` before the check'
        : trains && own.every(({ action: of }) => of !== 'build')
          ? 'the job that runs the action `build`'
          : undefined;
    if (lacks === undefined) return [];
    const says = `${path} is older than the actions need: datasets of this project are made by commands, and it lacks ${lacks}`;
    return [{ what: 'workflows', state: 'warn', says, remedy: anew }];
  });
}

const anew = 'Add the lines, or move the file away and run mlops init --workflows.';

/** @param handsOn models of the project need each other */
function missing(job: Job, handsOn: boolean): readonly Finding[] {
  const lines = [
    ...(asks.has(job.action) && !mayRead(job) ? ['permissions: { actions: read }'] : []),
    ...(told.has(job.action) && member(job.given, 'not-trusted') === undefined
      ? ['with: { not-trusted: the output of that name of the plan }']
      : []),
    ...(handsOn && job.action === 'train' && member(job.given, 'needs') === undefined
      ? ['with: { needs: that of the matrix }` and jobs for the plan’s `matrix-2` and `matrix-3']
      : []),
  ];
  if (lines.length === 0) return [];
  const says = `${job.path} is older than the actions need: its job ${job.name} lacks ${lines.map((line) => `\`${line}\``).join(' and ')}`;
  return [{ what: 'workflows', state: 'warn', says, remedy: anew }];
}

function mayRead({ permissions, action: of, afterwards }: Job): boolean {
  if (permissions === undefined || (of === 'evaluate' && afterwards)) return true;
  if (permissions === 'read-all' || permissions === 'write-all') return true;
  return ['read', 'write'].some((level) => member(permissions, 'actions') === level);
}

function jobsOf(path: string, workflow: unknown): readonly Job[] {
  const afterwards = member(member(workflow, 'on'), 'workflow_run') !== undefined;
  return members(member(workflow, 'jobs')).flatMap(([name, job]) => {
    const permissions = member(job, 'permissions') ?? member(workflow, 'permissions');
    const common = { path, name, permissions, afterwards };
    const calls = usesOf(job).filter((uses) => trainFile.test(uses));
    const steps = items(member(job, 'steps')).flatMap((step) =>
      usesOf(step).flatMap((uses) => {
        const found = action.exec(uses)?.[1];
        return found === undefined ? [] : [{ ...common, action: found, given: member(step, 'with') }];
      }),
    );
    return [...calls.map(() => ({ ...common, action: 'call', given: member(job, 'with') })), ...steps];
  });
}
