import { join } from 'node:path';
import { buildGroup } from '../commands/build-group.ts';
import { plan } from '../commands/plan.ts';
import { train } from '../commands/train.ts';
import { MlopsError } from '../support/problem.ts';
import { openArtifacts } from './artifacts.ts';
import { bringKept, keepResults } from './kept.ts';
import { madeHere } from './made-here.ts';
import { bothOf, deployAndRecord, promoteNow, promotionOfEvent } from './promotion-of-event.ts';
import { runAction } from './run-action.ts';
import { showReport, whereToShow } from './show-report.ts';
import { proveIn, runsOf, trustOf } from './vouch.ts';

export async function act(): Promise<void> {
  await runAction('main', async (context) => {
    const { ports, event, folder, input } = context;
    const promotion = await promotionOfEvent(context);
    if (promotion.kind === 'deploy') return await deployAndRecord(context, promotion);
    const publish = whereToShow(event);
    const record = event.fork === undefined;
    const artifacts = await openArtifacts(context.change, ports);
    const token = input('token');
    const runs = runsOf(ports, token);
    const { prove, trust } = madeHere(proveIn(artifacts, ports), trustOf({ ...context, runs }, true));
    const change = {
      ...context.change,
      bring: bringKept(artifacts, folder, { token, runs }, ports),
      trust,
      ...(prove !== undefined && { prove }),
    };
    const keep = join(folder, 'kept');
    const handOver = { records: join(folder, 'records'), keep };
    // What stops plan or training is told by the report as well: a check must not stay open.
    const stopped = await firstError(async () => {
      const planned = await plan({ ...change, matrix: false, announce: publish === 'pull-request' }, ports);
      // What a fork brings is trained only when somebody of this repository says so.
      if (event.fork !== undefined) return;
      if (planned.builds.length > 0) {
        const built = await buildGroup(change, ports);
        process.stdout.write(built.text({ width: 120, color: false }));
      }
      const trained = await train({ ...change, handOver, models: [], record, keep: false, replace: false }, ports);
      process.stdout.write(trained.text({ width: 120, color: false }));
      await keepResults(artifacts, keep);
    });
    const shown = await showReport(context, artifacts, { ...change, record, publish });
    if (stopped !== undefined) throw stopped;
    return promotion.kind === 'promote' ? bothOf(shown, await promoteNow(change, ports)) : shown;
  });
}

async function firstError(work: () => Promise<void>): Promise<MlopsError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return error;
  }
}
