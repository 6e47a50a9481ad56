/**
 * From the end of the last training job to the comment: the jobs `evaluate` and `report` of a pull request with five models,
 * each a process of the built actions on a machine of its own, against the forge server of the tests.
 * node bench/last-training-to-comment.ts [--rows 10000] [--rounds 5]. Target: at most 5 s.
 * Both checkouts are in it, which the floor makes as well; what GitHub takes to give a machine to a job is not.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Git } from '../src/support/git.ts';
import { rows as tableOf } from '../test/acceptance/tiny.ts';
import type { PullRun } from '../test/actions/scene.ts';
import { startForge } from '../test/harness/forge/server.ts';
import { heading, judge, numberArgument, table, timing } from './harness/measure.ts';
import { inFolder, program, root } from './harness/program.ts';

process.env['MLOPS_TEST_DIST'] = '1'; // what is shipped is measured, and is read when these are loaded
const { makeWorld } = await import('../test/acceptance/harness.ts');
const { withModels } = await import('../test/actions/projects.ts');
const { commentsOn, evaluate, plan, push, report, train, validate } = await import('../test/actions/scene.ts');
const { proveLedger } = await import('../test/actions/vouched.ts');

const rows = numberArgument('rows', 10_000);
const rounds = numberArgument('rounds', 5);
const models = ['a', 'b', 'c', 'd', 'e'];
const trainings = Object.fromEntries(models.map((name) => [name, 'run: bash train.sh']));

heading(`From the last training to the comment: ${models.length} models, ${rows} test rows`);
const world = makeWorld({
  ...withModels(trainings),
  'data/test.csv': tableOf(rows, 1000),
  '.github/workflows/mlops.yml': 'on: push\njobs: {}\n',
});
const server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
try {
  await world.json(['train']); // the baselines, each of another run
  for (const model of models) proveLedger(server, world, { model });
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const trained = await upToTheComment(round);
    const { seconds, requests } = await toTheComment(trained);
    const floor = await withoutUs(trained.run, requests);
    if (round === 0) continue; // cold files, first compilation
    ours.push(seconds);
    floors.push(floor);
  }
  const name = 'evaluate and report, until the comment is there';
  const found = timing(name, ours);
  table([timing('the same checkouts, requests and processes of Node (floor)', floors), found], rounds);
  judge([{ figure: name, value: found.median, limit: 5, unit: 's' }]);
} finally {
  await server.close();
  world.remove();
}

interface Trained {
  readonly run: PullRun;
  readonly inputs: Readonly<Record<string, string>>;
  /** Digest of the reports on data. */
  readonly data: string;
}

/** Everything before the last training job has ended, on a new pull request. */
async function upToTheComment(round: number): Promise<Trained> {
  const run = await push(server, world, `better-${round}`, { 'params.yaml': `signal: ${0.7 + round / 100}\n` });
  const { 'not-trusted': notTrusted = '', commit = '' } = (await plan(run)).outputs;
  const inputs = { 'not-trusted': notTrusted, commit };
  const validated = await validate(run, { inputs: { commit } });
  for (const model of models) {
    const { code, log } = await train(run, model, { inputs });
    if (code !== 0) throw new Error(log);
  }
  return { run, inputs, data: validated.outputs['digest'] ?? '' };
}

/** @returns seconds until the comment tells the verdict, and how many requests both jobs made until they had ended */
async function toTheComment({ run, inputs, data }: Trained): Promise<{ seconds: number; requests: number }> {
  const [from, running] = [server.seen.length, told(run)];
  const start = performance.now();
  const { outputs } = await evaluate(run, { inputs: { ...inputs, data } });
  const reported = report(run, outputs['digest'], { inputs: { commit: inputs['commit'] ?? '' } });
  let ended = false;
  const ending = reported.finally(() => {
    ended = true;
  });
  while (told(run) === running && !ended) await sleep(2);
  const seconds = (performance.now() - start) / 1000;
  const { result, log } = await ending;
  if (result.verdict !== 'pass' || told(run) === running) throw new Error(log);
  return { seconds, requests: server.seen.length - from };
}

function told(run: PullRun): string {
  return commentsOn(server, run.number).join();
}

/** Two checkouts, two processes of Node that do nothing, and as many requests, one after the other. */
async function withoutUs(run: PullRun, requests: number): Promise<number> {
  const token = server.token({ contents: 'read' });
  const start = performance.now();
  for (const _ of ['evaluate', 'report']) {
    await inFolder(async (folder) => {
      const git = new Git(folder);
      await git.text(['init', '--quiet', '.']);
      const address = `${server.origin}/${server.repository}.git`;
      await git.text([
        'fetch',
        '--quiet',
        '--no-tags',
        '--depth=1',
        address,
        `+${run.ref}:refs/remotes/pull/checked-out`,
      ]);
      await git.text(['checkout', '--quiet', '--detach', 'refs/remotes/pull/checked-out']);
      await program(process.execPath, ['-e', '0'], root);
    });
  }
  for (let count = 0; count < requests; count++) {
    const answer = await fetch(`${server.api}/repos/${server.repository}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await answer.text();
  }
  return (performance.now() - start) / 1000;
}
