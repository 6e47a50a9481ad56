import { join } from 'node:path';
import { MlopsError, type Problem } from '../support/problem.ts';
import { type Artifacts, openArtifacts } from './artifacts.ts';
import { runAction } from './run-action.ts';
import { showReport, whereToShow } from './show-report.ts';
import { takeFromRun } from './take-from-run.ts';
import { proveIn, runsOf, trustOf } from './vouch.ts';

export async function act(): Promise<void> {
  await runAction('report', async (context) => {
    const { change, event, flag, folder, input } = context;
    const record = flag('record') && event.fork === undefined;
    const artifacts = await openArtifacts(change, context.ports);
    const { taken, problems } = await takeEvaluation(artifacts, input('evaluation'), folder);
    const prove = proveIn(artifacts, context.ports);
    return await showReport(context, artifacts, {
      ...change,
      // Asked anew: this job believes nothing of what the plan has found.
      trust: trustOf({ ...context, runs: runsOf(context.ports, input('token')) }),
      ...(prove !== undefined && { prove }),
      // Whether a fork's change has been trained, the ledger alone says, unless this very run has trained it.
      handedOver: taken === undefined ? [] : [{ folder: taken, by: event.fork === 'our-run' ? 'data' : 'all' }],
      evaluated: taken === undefined ? null : join(taken, 'report.json'),
      notHad: problems,
      record,
      publish: whereToShow(event),
    });
  });
}

interface Taken {
  readonly taken?: string;
  readonly problems: readonly Problem[];
}

/**
 * What `evaluate` handed on, told from what others may have put under its name by the digest that its job has as output.
 * That it cannot be had is said in the report: the check has to conclude whatever the service does.
 */
async function takeEvaluation(artifacts: Artifacts, wanted: string, folder: string): Promise<Taken> {
  if (wanted === '') return { problems: [] };
  try {
    const isIt = ({ what, digest }: { what: { kind: string }; digest?: string }) =>
      what.kind === 'evaluation' && digest === wanted;
    const [found] = await takeFromRun(artifacts, join(folder, 'taken'), isIt);
    if (found?.strange !== undefined) return { problems: [found.strange] };
    return { problems: [], ...(found !== undefined && { taken: found.folder }) };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return { problems: error.problems };
  }
}
