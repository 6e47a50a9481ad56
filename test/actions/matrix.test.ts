import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { trainingAfter, withModels } from './projects.ts';
import {
  actionScene,
  checkOn,
  commentsOn,
  evaluate,
  type PullRun,
  plan,
  report,
  train,
  validate,
  where,
} from './scene.ts';

const good = ['a', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;
const [crashing, waiting] = ['b', 'c'] as const;
const models = [...good, crashing, waiting].toSorted();
const trainings = Object.fromEntries(models.map((name) => [name, 'run: bash train.sh']));
const crash = '[ "$LANG" != crash ] || { echo "out of cheese"; exit 3; }\n';
const scene = actionScene({ ...withModels(trainings), 'train.sh': trainingAfter(crash) });

/** As many jobs of the matrix at once as a small machine can bear. */
const atOnce = pLimit(3);
const trainAll = (run: PullRun, names: readonly string[]) =>
  Promise.all(names.map((model) => atOnce(async () => (await train(run, model)).code)));

/** Which models the report says nobody has trained. */
function notTrained(result: unknown): readonly string[] {
  const { data } = JSON.parse(JSON.stringify(result)) as {
    data: { report: { models: { model: string; reason: string }[] } };
  };
  return data.report.models.filter(({ reason }) => reason === 'not-trained').map(({ model }) => model);
}

/** Models whose numbers the comment shows, each below its name. */
const shownIn = (comment: string) =>
  models.filter((name) => new RegExp(`^#### \`${name}\` Better$[^#]*\\| 0\\.889 \\|`, 'm').test(comment));

describe('a matrix of ten models, one of which crashes and one of which has not run', () => {
  let run: PullRun;
  let data = '';

  it('has a job for each', async () => {
    run = await scene.push('ten', { 'params.yaml': 'signal: 0.9\n' });
    expect((await plan(run)).outputs['count']).toBe('10');
    data = (await validate(run)).outputs['digest'] ?? '';
    const { include } = JSON.parse((await where(run)).outputs['matrix'] ?? '');
    expect(include.map(({ model }: { model: string }) => model)).toEqual(models);
  });

  // Nine jobs: on a machine that is busy they take longer than other tests may.
  it('trains all that do not crash', { timeout: 400_000 }, async () => {
    expect(await trainAll(run, good)).toEqual(good.map(() => 0));
    const crashed = await train(run, crashing, { env: { LANG: 'crash' } });
    expect([crashed.code, crashed.result.verdict]).toEqual([1, 'fail']);
  });

  it('reports the others and the log of the crash, in 25 calls of the API over all jobs', async () => {
    const { server } = scene;
    const evaluated = await evaluate(run, { inputs: { data } });
    const reported = await report(run, evaluated.outputs['digest']);
    const calls = server.seen.filter(({ operation }) => /^[A-Z]+ \/|graphql/.test(operation));
    expect(calls.length, calls.map(({ operation }) => operation).join('\n')).toBeLessThanOrEqual(25);
    expect([reported.code, reported.result.verdict, reported.result.reason]).toEqual([1, 'fail', 'command-failed']);
    expect(notTrained(reported.result)).toEqual([waiting]);
    const [comment = ''] = commentsOn(server, run.number);
    expect(comment).toContain('out of cheese');
    expect(shownIn(comment)).toEqual(good);
    expect(checkOn(server, run.head)?.conclusion).toBe('failure');
  });

  it('turns green by "Re-run failed jobs": plan and the trainings that worked stay as they were', async () => {
    const { server } = scene;
    server.actions.rerun(run.state);
    expect(await trainAll(run, [crashing, waiting])).toEqual([0, 0]);
    const evaluated = await evaluate(run, { inputs: { data } });
    const { code, result, log } = await report(run, evaluated.outputs['digest']);
    expect([code, result.verdict, log]).toEqual([0, 'pass', expect.any(String)]);
    expect(checkOn(server, run.head)?.conclusion).toBe('success');
    const [green = '', ...more] = commentsOn(server, run.number);
    expect([green, shownIn(green), more]).toEqual([expect.not.stringContaining('out of cheese'), models, []]);
  });
});
