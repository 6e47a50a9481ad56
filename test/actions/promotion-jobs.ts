import { dispatchEvent } from '../harness/forge/events.ts';
import type { Run, Stepped } from './job.ts';
import { type PromotingScene, promoteStep } from './promoting.ts';
import { deployStep, whereStep } from './promotion-steps.ts';

/** The jobs of the two workflows that promote and deploy, in their order. */
const jobNames = ['where', 'deploy', 'promote'] as const;
export type JobName = (typeof jobNames)[number];

/** A run that is played job by job, and may be killed in one of them. */
export interface Played {
  readonly run: Run;
  /** How each job ended; of one that was killed nothing is known. */
  readonly steps: Readonly<Partial<Record<JobName, Stepped | 'killed'>>>;
}

export interface Playing {
  /** Variables that one of the jobs gets. */
  readonly kill?: { readonly job: JobName; readonly env: NodeJS.ProcessEnv };
  /** The job before which it stops. */
  readonly until?: JobName;
  /** Somebody has asked for it, also for what has failed or is live. */
  readonly again?: boolean;
}

/** Plays the jobs of a run that have not ended yet, under the conditions of its file. */
export async function playJobs({ run, steps: before }: Played, { kill, until, again }: Playing = {}): Promise<Played> {
  const steps = { ...before };
  const play = async (job: JobName, begin: (env: NodeJS.ProcessEnv) => Promise<Stepped>) => {
    // A process that is killed leaves no result to read.
    const played = () => (kill?.job === job ? begin(kill.env).catch(() => 'killed' as const) : begin({}));
    steps[job] ??= await played();
    return steps[job];
  };
  const deploys = run.state.path.endsWith('mlops-deploy.yml');
  let deployment: string | undefined;
  if (deploys) {
    if (until === 'where') return { run, steps };
    const where = await play('where', (env) => whereStep(run, { env }));
    if (until === 'deploy' || where === 'killed' || where.code !== 0) return { run, steps };
    const deployed =
      where.outputs['count'] === '0'
        ? undefined
        : await play('deploy', (env) => deployStep(run, { env, inputs: { again: `${again ?? false}` } }));
    deployment = (deployed === 'killed' ? undefined : deployed?.outputs['digest']) ?? '';
  }
  if (until === 'promote') return { run, steps };
  await play('promote', (env) => promoteStep(run, deployment === undefined ? {} : { deployment }, { env }));
  return { run, steps };
}

const isGood = (step: Stepped | 'killed' | undefined) => step !== undefined && step !== 'killed' && step.code === 0;

/** Ends a run as its jobs have ended. */
export function endRun({ server }: PromotingScene, { run, steps }: Played): void {
  server.actions.finish(run.state, Object.values(steps).every(isGood) ? 'success' : 'failure');
}

/** "Re-run failed jobs": whatever comes behind one that has failed is played again, too. */
export async function runFailedAgain(scene: PromotingScene, { run, steps }: Played): Promise<void> {
  scene.server.actions.rerun(run.state);
  const first = jobNames.findIndex((job) => job in steps && !isGood(steps[job]));
  const good = Object.entries(steps).filter(([job]) => first < 0 || jobNames.indexOf(job as JobName) < first);
  endRun(scene, await playJobs({ run, steps: Object.fromEntries(good) }));
}

/** The run that the last job has asked for, before its first job. */
export async function runAsked({ server, world }: PromotingScene): Promise<Played> {
  const [state, ...more] = server.actions.runs.filter(({ status }) => status === 'queued');
  if (state === undefined || more.length > 0)
    throw new Error(`not one run is asked for, but ${more.length + 1}, or none`);
  state.status = 'in_progress';
  const event = await dispatchEvent(server, state);
  const ref = `refs/heads/${state.headBranch}`;
  return { run: { server, world, state, event, eventName: 'workflow_dispatch', ref }, steps: {} };
}
