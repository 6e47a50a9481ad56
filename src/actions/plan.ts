import { join } from 'node:path';
import { plan } from '../commands/plan.ts';
import { hasArtifactService } from '../forge/index.ts';
import { openArtifacts } from './artifacts.ts';
import { trainingNow } from './in-flight.ts';
import { bringKept } from './kept.ts';
import { requireFewEnough } from './most-jobs.ts';
import { jobsByLevel } from './most-levels.ts';
import { oneRunner } from './one-runner.ts';
import { runAction } from './run-action.ts';
import { takeFromRun } from './take-from-run.ts';
import { lookAround, runsOf, trustAsPlanned, trustOf } from './vouch.ts';

export async function act(): Promise<void> {
  await runAction('plan', async (context) => {
    const { change, ports, event, flag, input, output, folder } = context;
    const announce = flag('announce') && event.kind === 'pull-request' && event.fork !== 'its-run';
    const artifacts = await openArtifacts(change, ports);
    const handedOver = await takeFromRun(artifacts, join(folder, 'taken'), ({ what }) =>
      ['brought', 'fetched'].includes(what.kind),
    );
    const token = input('token');
    const runs = runsOf(ports, token);
    const bring = bringKept(artifacts, folder, { token, runs }, ports);
    const trust = trustAsPlanned(input('not-trusted'), ports.env) ?? trustOf({ ...context, runs });
    const found = await plan({ ...change, handedOver, bring, trust, matrix: false, announce }, ports);
    const levels = jobsByLevel(found.jobs);
    for (const level of levels) requireFewEnough(level);
    // What another run records where there are no proofs is not used: nobody waits for it.
    const others =
      flag('in-flight') && hasArtifactService(ports.env)
        ? await trainingNow(found.jobs, () => lookAround({ ports, runs }), ports.progress.note)
        : new Map<string, readonly number[]>();
    const matrix = (level: readonly (typeof found.jobs)[number][] = []) => ({
      include: level.map((job) => ({ ...job, 'in-flight': (others.get(job.name) ?? []).join(' ') })),
    });
    const builds = found.builds.map(({ runners, ...job }) => ({ ...job, 'runs-on': oneRunner({ runners }) }));
    requireFewEnough(builds);
    const [first, second, third] = levels;
    output('builds', JSON.stringify({ include: builds }));
    output('count-builds', String(builds.length));
    output('matrix', JSON.stringify(matrix(first)));
    output('count', String(first?.length ?? 0));
    output('matrix-2', JSON.stringify(matrix(second)));
    output('count-2', String(second?.length ?? 0));
    output('matrix-3', JSON.stringify(matrix(third)));
    output('count-3', String(third?.length ?? 0));
    output('commit', found.commit);
    output('not-trusted', JSON.stringify(Object.fromEntries(found.notTrusted)));
    output('datasets', String(found.datasets.length));
    process.stdout.write(found.text({ width: 120, color: false }));
    return found;
  });
}
