import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Files, makeWorld } from './harness.ts';
import { tiny } from './tiny.ts';

interface Case {
  readonly name: string;
  /** Entries of the dataset on the base branch, and in the change; null: no section, a model reads the path. */
  readonly before: string | null;
  readonly after: string;
  /** What the data looks like in the change, where it is not numbers that moved. */
  readonly content?: string;
  readonly reason: string;
}

const numbers = (shift: number): string =>
  `id,x\n${Array.from({ length: 2000 }, (_, k) => `${k},${((k * 613) % 2003) / 20 + shift}`).join('\n')}\n`;
const cells = (cell: (k: number) => string): string =>
  `id,x\n${Array.from({ length: 2000 }, (_, k) => `${k},${cell(k)}`).join('\n')}\n`;

const cases: readonly Case[] = [
  { name: 'plain', before: '', after: '', reason: 'drifted' },
  { name: 'unique', before: '', after: 'columns: { id: {}, x: { unique: true } }', reason: 'drifted' },
  { name: 'key', before: '', after: 'key: x', reason: 'drifted' },
  { name: 'time', before: '', after: 'time: x', reason: 'drifted' },
  { name: 'hidden', before: '', after: 'columns: { id: {}, x: { sensitive: true } }', reason: 'hidden-by-change' },
  { name: 'level', before: '', after: 'columns: { id: {}, x: { level: info } }', reason: 'drifted' },
  { name: 'text', before: '', after: 'columns: { id: {}, x: { type: string } }', reason: 'type-changed' },
  { name: 'tree', before: '', after: 'format: files', reason: 'drifted' },
  { name: 'limits', before: '', after: 'drift: { columns: { x: { wasserstein: 9 } } }', reason: 'drifted' },
  { name: 'section', before: null, after: '', reason: 'drifted' },
  {
    name: 'nulls',
    before: '',
    after: 'columns: { id: {}, x: { nulls: 100% } }',
    content: cells(() => ''),
    reason: 'all-null',
  },
  {
    name: 'null-text',
    before: 'columns: { x: { type: number } }',
    after: 'columns: { x: { type: number } }, format: { csv: { nulls: ["", bad] } }',
    content: cells((k) => (k < 40 ? 'bad' : `${((k * 613) % 2003) / 20}`)),
    reason: 'unreadable-lines',
  },
  {
    name: 'absent',
    before: 'columns: { id: {}, x: {} }',
    after: 'columns: { id: {}, x: { absent: true } }',
    content: numbers(0).replaceAll(/,.*/g, ''),
    reason: 'missing-column',
  },
  {
    name: 'two-keys',
    before: 'key: [id, x]',
    after: 'key: [id]',
    content: cells((k) => (k === 7 ? '' : `${((k * 613) % 2003) / 20}`)),
    reason: 'null-key',
  },
];

const paths = cases.map(({ name }) => [name, `data/${name}.csv`] as const);
const project = (entry: (one: Case) => string | null): string =>
  [
    'version: 1',
    'datasets:',
    ...cases.flatMap((one) => {
      const rules = entry(one);
      return rules === null ? [] : [`  ${one.name}: { source: data/${one.name}.csv${rules && `, ${rules}`} }`];
    }),
    'models:',
    '  m: { code: [train.sh], data: data/section.csv, train: bash train.sh, artifact: model/ }',
    '',
  ].join('\n');

const world = makeWorld({
  ...tiny,
  ...Object.fromEntries(paths.map(([, path]) => [path, numbers(0)])),
  'mlops.yaml': project(({ before }) => before),
} satisfies Files);
afterAll(() => world.remove());

const found = z.object({ reason: z.string(), level: z.string() });
const shape = z.object({
  datasets: z.array(
    z.object({
      dataset: z.string(),
      report: z.object({ checks: z.array(found) }).optional(),
      diff: z.object({ columns: z.array(found) }).optional(),
    }),
  ),
});

describe('what the base asks without a word', () => {
  it('is still asked, whatever the change says of its data', async () => {
    world.branch('change');
    world.commit('New data, and words that would let it pass', {
      ...Object.fromEntries(cases.map(({ name, content }) => [`data/${name}.csv`, content ?? numbers(40)])),
      'mlops.yaml': project(({ after }) => after),
    });
    const { result } = await world.json(['validate']);
    expect(result.exitCode).toBe(1);
    const told = shape
      .parse(result.data)
      .datasets.flatMap(({ dataset, report, diff }) =>
        [...(report?.checks ?? []), ...(diff?.columns ?? [])]
          .filter(({ level }) => level === 'fail')
          .map(({ reason }) => `${dataset}: ${reason}`),
      );
    const wanted = cases.map(({ name, reason }) => `${name}: ${reason}`);
    expect(wanted.filter((each) => !told.includes(each))).toEqual([]);
  });
});
