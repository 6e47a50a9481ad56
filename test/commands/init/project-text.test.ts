import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNameable } from '../../../src/commands/init/interesting.ts';
import { projectText } from '../../../src/commands/init/project-text.ts';
import { safeName } from '../../../src/commands/init/training-scripts.ts';
import type { ProposedDataset, ProposedModel } from '../../../src/commands/init/types.ts';
import { loadProject } from '../../../src/project/index.ts';
import { datasetAt } from './survey-of.ts';

/** A NUL is kept out where files are surveyed: `mlops.yaml` cannot hold one. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0')),
  fc.constantFrom(
    'a: b',
    '- x',
    '#',
    '"',
    "it's",
    '[a',
    '{b',
    '&c',
    '*d',
    '!e',
    '%f',
    '@g',
    '`h`',
    '|',
    '>',
    'null',
    '1',
    'y',
    '\n---\n',
    '\u2028',
  ),
);
const why = hostile;
const path = fc
  .array(hostile, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/').toWellFormed())
  .filter((text) => isNameable(text) && !/^\/|\/\/|^\.+$|\/$/.test(text));
const column = hostile.map((text) => `${text.toWellFormed().replaceAll('$', '')}_id`);

const dataset = fc.record({ source: path, why, key: column, name: hostile }).map(
  ({ source, why, key, name }): ProposedDataset =>
    datasetAt(`${source}.csv`, {
      name: safeName(name) ?? 'data',
      why,
      key: { value: key, why },
      facts: {
        rows: 1,
        columns: [
          { name: key, kind: 'integer' },
          { name, kind: 'string' },
        ],
      },
    }),
);
const model = fc
  .record({
    why,
    run: hostile.filter((text) => /\S/.test(text) && !text.includes('$')),
    out: path,
    folder: path,
    params: path,
    metric: hostile,
    labels: fc.array(hostile, { minLength: 1, maxLength: 2 }),
  })
  .map(
    ({ why, run, out, folder, params, metric, labels }): ProposedModel => ({
      name: { value: 'model', why },
      workingDirectory: { value: folder, why },
      run: { value: run.toWellFormed(), why },
      data: new Map([['train', { value: 'data-a', why }]]),
      params: new Map([[params, { value: null, why }]]),
      code: { value: ['**', `!${out}`], why },
      artifact: [{ value: out, why }],
      metrics: [{ value: `${out}.json`, why }],
      plots: [],
      runsOn: { value: labels.map((label) => `x${label.toWellFormed().replaceAll('$', '')}`), why },
      environment: { value: run, why },
      metricNames: [metric],
      evaluateHint: [why, `  ${why}`],
    }),
  );

describe('the written file', () => {
  it('is read back as what was proposed, whatever names and reasons hold', () => {
    fc.assert(
      fc.property(dataset, model, (given, proposed) => {
        const text = projectText({ datasets: [{ ...given, name: 'data-a' }], models: [proposed], checks: [] });
        const { project } = loadProject(text, 'mlops.yaml');
        expect(project.datasets.get('data-a')).toMatchObject({ source: normal(given.source), key: [given.key?.value] });
        const read = project.models.get('model');
        expect(read?.train.run).toEqual({ kind: 'shell', text: proposed.run.value });
        expect(read?.train.runsOn).toEqual(proposed.runsOn?.value);
        expect(read?.workingDirectory).toBe(normal(proposed.workingDirectory.value));
        expect(read?.artifact).toEqual(proposed.artifact.map(({ value }) => normal(value)));
        expect([...project.models.keys()]).toEqual(['model']);
      }),
      { numRuns: 500 },
    );
  });

  it('needs no model', () => {
    const text = projectText({ datasets: [datasetAt('a.csv', { name: 'a' })], models: [], checks: [] });
    expect([...loadProject(text, 'mlops.yaml').project.datasets.keys()]).toEqual(['a']);
    const whole = text.replaceAll(/^# (?=models:| )/gm, '');
    expect(loadProject(whole, 'mlops.yaml').project.models.size).toBe(1);
  });

  it('says keys of parameters only where every file has some', () => {
    const paramsOf = (params: ProposedModel['params']) => {
      const [proposed] = fc.sample(model, { numRuns: 1, seed: 1 });
      if (proposed === undefined) throw new Error('no sample');
      const text = projectText({
        datasets: [datasetAt('a.csv', { name: 'data-a' })],
        models: [{ ...proposed, workingDirectory: { value: '', why: '' }, params }],
        checks: [],
      });
      return loadProject(text, 'mlops.yaml').project.models.get('model')?.params;
    };
    const keyed = ['a.yaml', { value: ['x', 'y.z'], why: '' }] as const;
    expect(paramsOf(new Map([keyed]))).toEqual([{ file: 'a.yaml', keys: ['x', 'y.z'] }]);
    expect(
      paramsOf(
        new Map<string, { value: readonly string[] | null; why: string }>([
          keyed,
          ['b.yaml', { value: null, why: '' }],
        ]),
      ),
    ).toEqual([
      { file: 'a.yaml', keys: null },
      { file: 'b.yaml', keys: null },
    ]);
  });
});

/** As the loader writes a path: without `.`, and without empty segments. */
function normal(text: string): string {
  return text
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
