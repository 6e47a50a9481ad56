import { describe, expect, it } from 'vitest';
import { files } from '../acceptance/built.ts';
import {
  actionScene,
  build,
  checkOn,
  commentsOn,
  evaluate,
  type PullRun,
  plan,
  report,
  train,
  validate,
} from './scene.ts';

// `hourly` is made of rides and stations, `daily` of that; a model trains on a view of `hourly`.
const scene = actionScene(files);

interface Entry {
  readonly group: string;
  readonly 'runs-on': unknown;
  readonly datasets: readonly string[];
}

function entriesOf(outputs: Readonly<Record<string, string>>): readonly Entry[] {
  const { include } = JSON.parse(outputs['builds'] ?? '{}');
  expect(outputs['count-builds']).toBe(String(include.length));
  return include;
}

async function judged(run: PullRun, digest: string, data = '', more: { record?: string } = {}) {
  const evaluated = await evaluate(run, { inputs: { data } });
  expect(evaluated.code).toBe(0);
  return await report(run, evaluated.outputs['digest'] ?? digest, { inputs: { record: more.record ?? 'true' } });
}

describe('datasets that commands make, as jobs', () => {
  it('are made by one job before anything reads them, handed on, recorded, and not made again', async () => {
    const run = await scene.push('first', { 'features/hourly.sh': `${files['features/hourly.sh']}# as before\n` });
    const planned = await plan(run);
    expect(entriesOf(planned.outputs)).toMatchObject([
      { group: 'daily', 'runs-on': 'ubuntu-latest', datasets: ['hourly', 'daily'] },
    ]);
    const made = await build(run, 'daily');
    expect([made.code, made.result.reason, made.outputs['artifact']]).toEqual([0, 'built', 'mlops-build-daily']);
    const checked = await validate(run);
    expect([checked.code, checked.result.reason]).toEqual([0, 'data-passes']);
    const trained = await train(run, 'm');
    expect([trained.code, trained.result.reason]).toEqual([0, 'trained']);
    const told = await judged(run, '', checked.outputs['digest']);
    expect(told.result.verdict).toBe('pass');
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('success');
    expect(commentsOn(scene.server, run.number)).toHaveLength(1);
    const recorded = scene.ledger().filter((path) => path.startsWith('builds/'));
    expect(recorded.map((path) => path.split('/')[1]).sort()).toEqual(['daily', 'daily', 'hourly', 'hourly']);

    const later = await plan(scene.again(run));
    expect(later.outputs['count-builds']).toBe('0');
  });
});
