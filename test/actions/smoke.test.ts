import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { commented, decide } from './command.ts';
import type { Run, Stepped } from './job.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train } from './scene.ts';

const smoke = 'test -n "$MLOPS_DATA_TRAIN"\n';
const scene = actionScene({
  ...tiny,
  'smoke.sh': smoke,
  'mlops.yaml': projectFile({
    train: 'run: bash train.sh\n      smoke: bash smoke.sh\n      when: request\n      seeds: [1, 2]',
  }).replace('code: [train.sh]', 'code: [train.sh, smoke.sh]'),
});

const planShape = z.object({ matrix: z.array(z.object({ model: z.string(), name: z.string() })) });
const jobsOf = ({ result }: Stepped) => planShape.parse(result.data).matrix.map(({ name }) => name);
const runs = () => scene.ledger().filter((path) => path.startsWith('runs/')).length;

async function judged(run: Run) {
  const told = await report(run, (await evaluate(run)).outputs['digest']);
  scene.server.actions.finish(run.state, told.result.verdict === 'pass' ? 'success' : 'failure');
  return told;
}

describe('the smoke command of a model that waits', () => {
  let pull: PullRun;

  it('runs alone on a push, in a job that nobody takes for the training, and says nothing of the model', async () => {
    pull = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
    const planned = await plan(pull);
    expect(planned.result.sentence).toContain('1 smoke run. Waits until somebody asks for it: m.');
    expect(jobsOf(planned)).toEqual([expect.stringMatching(/^m smoke [0-9a-f]{12}$/)]);
    const ran = await train(pull, 'm');
    expect([ran.code, ran.result.reason, ran.log]).toEqual([0, 'smoke-ran', expect.stringContaining('smoke m')]);
    const { result } = await judged(pull);
    expect([result.verdict, result.reason, runs()]).toEqual(['unknown', 'training-not-requested', 0]);
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('action_required');
  });

  it('runs before the training that was asked for, once', async () => {
    scene.server.settings.roles.set('bea', 'write');
    const { run } = await commented(scene, {
      number: pull.number,
      login: 'bea',
      body: `/mlops train ${pull.head}`,
    });
    expect((await decide(run)).result.reason).toBe('training-requested');
    expect(jobsOf(await plan(pull))).toEqual([expect.stringMatching(/^m [0-9a-f]{12}$/)]);
    const trained = await train(pull, 'm');
    expect([trained.code, trained.result.reason]).toEqual([0, 'trained']);
    expect(trained.log).toContain('smoke run of m');
    expect((await judged(pull)).result.verdict).toBe('pass');
  });

  it('that fails is a failed check with a reason of its own, and asking repeats it before anything is trained', async () => {
    const before = runs();
    const run = await scene.push('broken', { 'smoke.sh': `${smoke}echo "CUDA mismatch" >&2\nexit 4\n` });
    await plan(run);
    const ran = await train(run, 'm');
    expect([ran.code, ran.result.reason]).toEqual([1, 'smoke-failed']);
    const { result } = await judged(run);
    expect([result.verdict, result.reason, runs()]).toEqual(['fail', 'smoke-failed', before]);
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('failure');
    expect(commentsOn(scene.server, run.number).join()).toMatch(/smoke run failed: .*CUDA mismatch/);
    const asked = await commented(scene, { number: run.number, login: 'bea', body: `/mlops train ${run.head}` });
    expect((await decide(asked.run)).result.reason).toBe('training-requested');
    const again = await train(run, 'm');
    expect([again.result.reason, runs()]).toEqual(['smoke-failed', before]);
  });
});
