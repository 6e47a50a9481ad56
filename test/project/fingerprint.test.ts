import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeDigest,
  datasetDigest,
  datasetsOf,
  declaredOutputs,
  evaluationFingerprint,
  explainChange,
  metricsReadings,
  type TrainingInputs,
  trainingFingerprint,
  trainingRoles,
} from '../../src/project/index.ts';
import { canonicalJson } from '../../src/support/canonical.ts';
import { evaluation, project, training } from './inputs.ts';
import { load } from './support.ts';

const reversed = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...map].reverse());
const byPath = (code: readonly { readonly path: string }[]) => [...code].sort((a, b) => (a.path < b.path ? -1 : 1));
const sorted = (values: TrainingInputs['outputs']) => values.map(({ kind, pattern }) => `${kind}:${pattern}`).sort();

describe('the fingerprint of a training', () => {
  it('does not depend on the order in which inputs are listed', () => {
    fc.assert(
      fc.property(training, (inputs) => {
        const other = {
          ...inputs,
          code: [...inputs.code].reverse(),
          data: reversed(inputs.data),
          params: reversed(inputs.params),
          env: reversed(inputs.env),
          outputs: [...inputs.outputs].reverse(),
        };
        expect(trainingFingerprint(other)).toBe(trainingFingerprint(inputs));
      }),
    );
  });

  it('is another one for every input that is another one, and only then', () => {
    fc.assert(
      fc.property(training, training, (a, b) => {
        for (const key of Object.keys({ ...a, ...b }) as (keyof typeof a)[]) {
          const { [key]: _, ...rest } = a;
          const mixed = { ...rest, ...(b[key] === undefined ? {} : { [key]: b[key] }) } as typeof a;
          const content = (inputs: typeof a): string =>
            canonicalJson({ ...inputs, code: byPath(inputs.code), outputs: sorted(inputs.outputs) });
          const same = content(mixed) === content(a);
          expect(trainingFingerprint(mixed) === trainingFingerprint(a)).toBe(same);
        }
      }),
    );
  });

  it('is kept from version to version: recorded runs are found by it', () => {
    const inputs = {
      code: [{ path: 'a.py', mode: '100644', oid: '1'.repeat(40) }],
      data: new Map([['train', 'd']]),
      params: new Map([['p.yaml:x', 1]]),
      command: { kind: 'shell', text: 'python a.py' } as const,
      workingDirectory: '',
      env: new Map<string, string>(),
      seeds: [1],
      outputs: [{ kind: 'artifact', pattern: 'm' }] as const,
    };
    expect(trainingFingerprint(inputs)).toBe('1561717c64ee3a82f3d18e3c6af8259c8c06ddfaecae2d8108ece170e5805e75');
    const outputs = [
      { kind: 'predictions', pattern: 'p.csv' },
      { kind: 'artifact', pattern: 'm' },
      { kind: 'artifact', pattern: 'm' },
      { kind: 'artifact', pattern: 'n/' },
      { kind: 'metrics', pattern: 'm.json' },
      { kind: 'plot', pattern: 'p.png' },
    ] as const;
    expect(trainingFingerprint({ ...inputs, outputs })).toBe(
      'dbf381784d768e5be6427b8889b67de7a2b04530ff996a64c518ed41d35583c8',
    );
  });

  it('tells the order of seeds apart, since the first is the one that ships', () => {
    fc.assert(
      fc.property(training, (inputs) => {
        fc.pre(inputs.seeds.length > 1);
        expect(trainingFingerprint({ ...inputs, seeds: [...inputs.seeds].reverse() })).not.toBe(
          trainingFingerprint(inputs),
        );
      }),
    );
  });
});

describe('the fingerprint of an evaluation', () => {
  it('is another one for every input that is another one, and only then', () => {
    fc.assert(
      fc.property(evaluation, evaluation, (a, b) => {
        for (const key of Object.keys(a) as (keyof typeof a)[]) {
          const mixed = { ...a, [key]: b[key] } as typeof a;
          const content = (inputs: typeof a): string => canonicalJson({ ...inputs, code: byPath(inputs.code) });
          expect(evaluationFingerprint(mixed) === evaluationFingerprint(a)).toBe(content(mixed) === content(a));
        }
      }),
    );
  });
});

describe('digests', () => {
  const files = fc.uniqueArray(
    fc.record({ path: fc.constantFrom('a', 'b', 'ab', 'a,b', '"'), id: fc.constantFrom('git:1', 'sha256:1', 'md5:1') }),
    { selector: (file) => file.path },
  );

  it('of a dataset is over paths and ids, in any order', () => {
    fc.assert(
      fc.property(files, files, (a, b) => {
        expect(datasetDigest([...a].reverse())).toBe(datasetDigest(a));
        expect(datasetDigest(a) === datasetDigest(b)).toBe(canonicalJson(byPath(a)) === canonicalJson(byPath(b)));
      }),
    );
    expect(datasetDigest([])).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of code tells a mode', () => {
    const entry = { path: 'a', mode: '100644', oid: '1' };
    expect(codeDigest([entry])).not.toBe(codeDigest([{ ...entry, mode: '100755' }]));
  });
});

describe('what a model declares', () => {
  const delay = project.models.get('delay');
  const byTraining = load(`version: 1
datasets: { test: { source: t.csv, key: id } }
models:
  m: { train: a, artifact: [m, n/], metrics: m.json, plots: p.png, data: test, evaluate: { predictions: p.csv, task: binary, label: { dataset: test, column: y } } }
  n: { train: a, artifact: m, data: other.csv }`).project.models;

  it('outputs, with predictions where training writes them', () => {
    if (delay === undefined) throw new Error('the model is there');
    expect(declaredOutputs(delay)).toEqual([{ kind: 'artifact', pattern: 'm' }]);
    const other = byTraining.get('m');
    if (other === undefined) throw new Error('the model is there');
    expect(declaredOutputs(other)).toEqual([
      { kind: 'artifact', pattern: 'm' },
      { kind: 'artifact', pattern: 'n/' },
      { kind: 'metrics', pattern: 'm.json' },
      { kind: 'plot', pattern: 'p.png' },
      { kind: 'predictions', pattern: 'p.csv' },
    ]);
  });

  it('roles, less the rows that another step scores', () => {
    if (delay === undefined) throw new Error('the model is there');
    expect(trainingRoles(delay)).toEqual([['train', 'train']]);
    expect(datasetsOf(delay)).toEqual(['train', 'test']);
    const [m, n] = [...byTraining.values()];
    if (m === undefined || n === undefined) throw new Error('the models are there');
    expect(trainingRoles(m)).toEqual([['train', 'test']]);
    expect(datasetsOf(m)).toEqual(['test']);
    expect(datasetsOf(n)).toHaveLength(1);
  });
});

describe('how metrics are read', () => {
  const readings = (row: string) =>
    metricsReadings(modelNamed(load(`version: 1\nmodels: { m: { train: a, metrics: { file: a.csv${row} } } }\n`)));
  const modelNamed = ({ project }: ReturnType<typeof load>) => {
    const model = project.models.get('m');
    if (model === undefined) throw new TypeError('no model m');
    return model;
  };

  it('is told for what is not read as usual', () => {
    expect([...readings('')]).toEqual([]);
    expect([...readings(', row: last')]).toEqual([]);
    expect([...readings(', prefix: x')]).toEqual([['a.csv', '{"prefix":"x","row":{"kind":"last"}}']]);
    expect([...readings(', row: { where: { split: test } }')]).toEqual([
      ['a.csv', '{"row":{"cells":{"split":"test"},"kind":"where"}}'],
    ]);
  });

  it('is in the fingerprint, where it is told', () => {
    fc.assert(
      fc.property(training, (inputs) => {
        const plain = trainingFingerprint(inputs);
        expect(trainingFingerprint({ ...inputs, readings: readings('') })).toBe(plain);
        const [one, other] = [readings(', row: { max: auc }'), readings(', row: { max: f1 }')];
        expect(
          new Set([plain, ...[one, other].map((read) => trainingFingerprint({ ...inputs, readings: read }))]).size,
        ).toBe(3);
        expect(
          explainChange({ ...inputs, readings: one }, { ...inputs, readings: other }).map(({ sentence }) => sentence),
        ).toEqual(['how metrics are read changed: `a.csv`']);
      }),
      { numRuns: 5 },
    );
  });
});
