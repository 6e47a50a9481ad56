import { describe, expect, it } from 'vitest';
import { stageNotices } from '../../../src/commands/comparison/changed-stages.ts';
import type { ModelFacts } from '../../../src/project/index.ts';
import { loadBeside, project, textPipeline } from '../../project/dvc/support.ts';
import { line } from '../../report/fixtures.ts';

const code = { 'src/prepare.py': '1', 'src/featurization.py': '1', 'src/train.py': '1', 'src/evaluate.py': '1' };
const values = { 'params.yaml:prepare.split': 0.2, 'params.yaml:prepare.seed': 1, 'params.yaml:train.n_est': 50 };

interface Given {
  readonly code?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, number>>;
  readonly yaml?: string;
  readonly more?: string;
}

/** A model of the pipeline with these contents. */
function facts(given: Given = {}): ModelFacts {
  const files = { ...textPipeline, ...(given.yaml !== undefined && { 'dvc.yaml': given.yaml }) };
  const model = loadBeside(project('evaluate', given.more ?? ''), files).project.models.get('m') ?? expect.fail();
  const blobs = Object.entries({ ...code, ...given.code }).map(([path, oid]) => ({ path, oid, mode: '100644' }));
  const params = new Map(Object.entries({ ...values, ...given.values }));
  const rest = { data: new Map(), command: model.train.run ?? null, workingDirectory: '', env: new Map() };
  return { model, inputs: { code: blobs, params, ...rest, seeds: [], outputs: [] }, fingerprint: 'f' };
}

const reported = [line('auc', { base: 0.7, head: 0.8 })];
const said = (now: Given, then: Given = {}) => stageNotices(facts(now), facts(then), reported);
const yaml = textPipeline['dvc.yaml'];

describe('a stage before the training', () => {
  it.each<[string, Given, string]>([
    ['its code', { code: { 'src/prepare.py': '2' } }, 'prepare (src/prepare.py)'],
    ['a parameter', { values: { 'params.yaml:prepare.split': 0.3 } }, 'prepare (params.yaml:prepare.split)'],
    [
      'its command',
      { yaml: yaml.replace('data/data.xml\n    deps', 'data/data.xml 7\n    deps') },
      'prepare (its command)',
    ],
    [
      'two of them',
      { code: { 'src/prepare.py': '2', 'src/featurization.py': '2' } },
      'prepare (src/prepare.py), featurize (src/featurization.py)',
    ],
  ])('that is not the base’s is named: %s', (_, now, stages) => {
    expect(said(now)).toEqual([
      {
        reason: 'stage-before-changed',
        message: `Before the training of m not the same is done as on the base: ${stages}. If the test rows are drawn there, the two sides report values of different rows.`,
      },
    ]);
  });

  it('that is new or gone is named', () => {
    const without = yaml.replace(/ {2}featurize:[\s\S]*? {2}train:/, '  train:');
    expect(said({}, { yaml: without })[0]?.message).toContain('featurize (it is new)');
    expect(said({ yaml: without })[0]?.message).toContain('featurize (it is gone)');
  });

  it('is not named for the training itself, what comes after it, computed numbers, or without a base', () => {
    expect(
      said({ code: { 'src/train.py': '2', 'src/evaluate.py': '2' }, values: { 'params.yaml:train.n_est': 9 } }),
    ).toEqual([]);
    expect(said({})).toEqual([]);
    const changed = facts({ code: { 'src/prepare.py': '2' } });
    expect(stageNotices(changed, undefined, reported)).toEqual([]);
    expect(stageNotices(changed, facts(), [])).toEqual([]);
  });
});
