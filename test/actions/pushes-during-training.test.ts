import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ActionScene,
  actionScene,
  checkOn,
  commentsOn,
  evaluate,
  type PullRun,
  report,
  train,
  where,
} from './scene.ts';

const better = { 'params.yaml': 'signal: 0.9\n' };

interface Entry {
  readonly name: string;
  readonly 'in-flight': string;
}

/** Before the training: what the job `where` of mlops-train.yml finds, and the job that GitHub starts by it. */
async function upToTraining(run: PullRun) {
  const found = await where(run);
  const notTrusted = found.outputs['not-trusted'] ?? '';
  const [entry]: readonly Entry[] = JSON.parse(found.outputs['matrix'] ?? '').include;
  if (entry === undefined) throw new Error(found.log);
  const job = run.server.actions.addJob(run.state, `Train / ${entry.name}`);
  const given = { 'not-trusted': notTrusted, 'in-flight': entry['in-flight'] };
  return { entry, job, given, notTrusted };
}

type Upto = Awaited<ReturnType<typeof upToTraining>>;

/** The jobs after the training. */
async function reported(run: PullRun, { notTrusted }: Upto) {
  const evaluated = await evaluate(run, { inputs: { 'not-trusted': notTrusted } });
  const told = await report(run, evaluated.outputs['digest']);
  run.server.actions.finish(run.state, told.code === 0 ? 'success' : 'failure');
  return told;
}

const runsOn = (scene: ActionScene) => scene.ledger().filter((path) => path.startsWith('runs/m/'));

describe('documentation pushes during a training', () => {
  const scene = actionScene();
  let first: PullRun;
  beforeAll(async () => {
    first = await scene.push('better', better);
  });

  it('wait for what the first run records, and train nothing', async () => {
    const one = await upToTraining(first);
    expect(one.entry).toMatchObject({ name: expect.stringMatching(/^m [0-9a-f]{12}$/), 'in-flight': '' });
    const second = await scene.push('better', { 'README.md': 'Words.\n' }, { number: first.number });
    const two = await upToTraining(second);
    expect(two.entry).toMatchObject({ name: one.entry.name, 'in-flight': `${first.state.id}` });
    const third = await scene.push('better', { 'README.md': 'More words.\n' }, { number: first.number });
    const three = await upToTraining(third);
    expect(three.entry['in-flight']).toBe(`${second.state.id} ${first.state.id}`);

    const trained = await train(first, 'm', { inputs: one.given });
    expect(trained.log).toMatch(/done +train m {2}/);
    let waits: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      waits = resolve;
    });
    // Its turn: the first job has ended, and the first report has not begun.
    const watch = (_: unknown, log: string) => log.includes('wait up to 5 min for what run') && waits();
    const turn = train(second, 'm', { inputs: two.given, watch });
    await waiting;
    const told = await reported(first, one);
    expect([told.result.verdict, told.log]).toEqual(['pass', expect.any(String)]);
    const kept = runsOn(scene);

    const spared = await turn;
    expect([spared.code, spared.log]).toEqual([0, expect.stringContaining('It is recorded.')]);
    expect(spared.log).toMatch(/reused +train m {2}recorded by another run meanwhile/);
    expect(spared.log).not.toMatch(/^done /m);
    // A push cancels what is left of the run before it.
    second.server.actions.finish(second.state, 'cancelled');

    const last = await train(third, 'm', { inputs: three.given });
    expect(last.log).not.toMatch(/^done /m);
    const again = await reported(third, three);
    expect([again.result.verdict, again.log]).toEqual(['pass', expect.not.stringContaining('run-not-trusted')]);
    expect(runsOn(scene)).toEqual(kept);
    expect(checkOn(scene.server, third.head)).toMatchObject({ conclusion: 'success' });
    expect(commentsOn(scene.server, first.number)).toEqual([expect.stringContaining(`"head":"${third.head}"`)]);
  });
});

describe('a run that is said to train the same', () => {
  const scene = actionScene();

  it('and whose report never comes, or that somebody has named so, costs nothing but the time to wait', async () => {
    const first = await scene.push('better', better);
    const one = await upToTraining(first);
    const liar = scene.server.actions.start({
      event: 'push',
      path: '.github/workflows/mlops.yml',
      headSha: first.head,
    });
    scene.server.actions.addJob(liar, one.entry.name);
    const second = await scene.push('better', { 'README.md': 'Words.\n' }, { number: first.number });
    const two = await upToTraining(second);
    expect(two.entry['in-flight']).toBe(`${liar.id} ${first.state.id}`);
    const trained = await train(second, 'm', { inputs: { ...two.given, 'wait-minutes': '0.01' } });
    expect([trained.code, trained.log]).toEqual([0, expect.stringContaining('It is not recorded after 0.01 min')]);
    expect(trained.log).toMatch(/done +train m {2}/);
  });

  it('and of which no word says how long, or which, is refused', async () => {
    const run = await scene.push('strange', better);
    for (const inputs of [{ 'in-flight': '1; 2' }, { 'in-flight': '1', 'wait-minutes': 'ever' }]) {
      const { result } = await train(run, 'm', { inputs });
      expect(result.reason).toBe('bad-input');
    }
  });
});
