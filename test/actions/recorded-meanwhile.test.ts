import { describe, expect, it } from 'vitest';
import type { Files } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import { actionScene, checkOn, evaluate, type PullRun, plan, report, train } from './scene.ts';
import { proveLedger } from './vouched.ts';

/** What the report needs of the jobs before it; gives the digest of what it is handed. */
async function judged(run: PullRun): Promise<string> {
  await train(run, 'm');
  const evaluated = await evaluate(run);
  return evaluated.outputs['digest'] ?? '';
}

const better: Files = { 'params.yaml': 'signal: 0.9\n' };
const other: Files = { 'params.yaml': 'signal: 0.8\n' };

const own = (paths: readonly string[]) => paths.filter((path) => /^(runs|evaluations)\//.test(path)).length;

describe('a pull request and another run that train the same base at once', () => {
  const scene = actionScene();

  it('leave it judged where it comes out the same', async () => {
    const run = await scene.push('first', better);
    const digest = await judged(run);
    scene.world.git('switch', '--quiet', 'main');
    const { result } = await scene.world.json(['train']);
    expect(result.verdict, result.sentence).toBe('pass');
    proveLedger(scene.server, scene.world);
    const before = scene.ledger();
    const reported = await report(run, digest);
    expect(reported.result.verdict, reported.log).toBe('pass');
    expect(checkOn(scene.server, run.head)).toMatchObject({ conclusion: 'success' });
    expect(own(scene.ledger())).toBe(own(before) + 2);
  });
});

describe('two pull requests that train the same base at once, to different results', () => {
  const random = 'echo "note: $(od -An -N8 -tx8 /dev/urandom)" >> "$MLOPS_OUTPUT/model/model.txt"\n';
  const scene = actionScene({ ...tiny, 'train.sh': `${tiny['train.sh']}${random}` });

  it('leave the second unknown with one finding, and a new run judges by what is recorded', async () => {
    // Both have trained the base before one of them records it.
    const [first, second] = [await scene.push('first', better), await scene.push('second', other)];
    const [digest, later] = [await judged(first), await judged(second)];
    const told = await report(first, digest);
    expect(told.result.verdict, told.log).toBe('pass');
    const before = scene.ledger();
    const reported = await report(second, later);
    expect([reported.result.verdict, reported.result.reason], reported.log).toEqual(['unknown', 'recorded-otherwise']);
    expect(reported.log).toMatch(/was made twice at the same time, and came out different: its artifact of seed 1/);
    expect(checkOn(scene.server, second.head)).toMatchObject({ status: 'completed' });
    // Its own model and scores are recorded all the same.
    expect(own(scene.ledger())).toBe(own(before) + 2);
    const repeated = await scene.push('second', { 'README.md': 'Again.\n' }, { number: second.number });
    expect((await plan(repeated)).code).toBe(0); // which brings the files of what is recorded
    const again = await report(repeated, await judged(repeated));
    expect([again.result.verdict, again.result.ends], again.log).toEqual(['pass', 'pass']);
    expect(checkOn(scene.server, repeated.head)).toMatchObject({ conclusion: 'success' });
  });
});
