import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/support/canonical.ts';
import { load } from '../support.ts';
import { put } from './support.ts';

// Words that are no other YAML than text, and numbers that are written as they are put in.
const word = fc.stringMatching(/^[a-z][a-z0-9_/]{0,7}[a-z]$/);
const value = fc.oneof(word, fc.integer({ min: 1, max: 9999 }));
const rows = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z]{1,8}$/), x: value, n: fc.integer({ min: 1, max: 64 }) }),
  {
    minLength: 1,
    maxLength: 5,
    selector: ({ name }) => name,
  },
);
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom('x', 'n', 'name').map((key) => ({ key })),
    word,
  ),
  { minLength: 1, maxLength: 5 },
);

type Row = Readonly<Record<string, string | number>>;
type Put = (key: string) => string | number;

/** The same model, with the expressions or with what stands for them. */
function modelWith(texts: readonly (string | { readonly key: string })[], give: Put, alone: Put): object {
  const text = texts.map((piece) => (typeof piece === 'string' ? piece : give(piece.key))).join(' ');
  return {
    code: ['src/**', `conf/${give('name')}.yaml`],
    data: { train: `data/${give('name')}.csv` },
    params: { [`conf/${give('name')}.yaml`]: ['depth'] },
    env: { [`LEVEL_${give('n')}`]: alone('x') },
    train: { run: `train ${text}`, seeds: [alone('n')], resources: { cpus: alone('n') } },
    artifact: [`${give('name')}.pkl`],
    gates: { [`auc-${give('name')}`]: { better: 'higher', min: alone('n') } },
    serve: { run: `serve ${give('x')} ${give('name')}`, verify: [{ run: ['check', `n=${give('n')}`] }] },
  };
}

const environments = (models: readonly string[]) => ({ e: { models, target: { kind: 'local', folder: '/srv' } } });

function byHand(texts: Parameters<typeof modelWith>[0], all: readonly Row[]): string {
  const models = all.map((row) => {
    const give: Put = (key) => row[key] ?? '';
    return [`m-${row['name']}`, modelWith(texts, give, give)] as const;
  });
  return dump({
    version: 1,
    models: Object.fromEntries(models),
    environments: environments(models.map(([name]) => name)),
  });
}

function byMatrix(texts: Parameters<typeof modelWith>[0], all: readonly Row[]): string {
  const m = { matrix: all, ...modelWith(texts, put, put) };
  return dump({ version: 1, models: { m }, environments: environments(['m']) });
}

/** All of a project but of which matrix its models came. */
function told(text: string): string {
  const { project } = load(text);
  expect(new Set([...project.models.values()].map(({ matrix }) => matrix)).size).toBe(1);
  const models = [...project.models.values()].map(({ matrix: _, ...model }) => model);
  return canonicalJson({ ...project, models });
}

it('a model of a matrix is the same model as one that is written by hand', () => {
  fc.assert(
    fc.property(pieces, rows, (texts, all) => {
      expect(told(byMatrix(texts, all))).toBe(told(byHand(texts, all)));
    }),
  );
});

it('one more row changes none of the others', () => {
  fc.assert(
    fc.property(pieces, rows, (texts, all) => {
      const before = load(byMatrix(texts, all)).project.models;
      const after = load(byMatrix(texts, [...all, { name: 'onemoremodel', x: 'more', n: 1 }])).project.models;
      expect([...after.keys()]).toEqual([...before.keys(), 'm-onemoremodel']);
      for (const [name, model] of before) expect(canonicalJson(after.get(name))).toBe(canonicalJson(model));
    }),
  );
});
