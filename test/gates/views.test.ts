import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import { load } from '../project/support.ts';

const project = (views: string, type = 'number') =>
  load(`version: 1
datasets:
  rides: { source: data/rides.csv, key: id, time: at, columns: { id: { type: integer }, at: { type: timestamp }, x: { type: ${type} } } }
${views}
models: { m: { data: { train: past }, train: python t.py, artifact: m.pkl } }
`).project;
const changes = (base: string, head: string) =>
  applyPolicy(project(base), project(head)).changes.map(({ kind, sentence, blocks }) => [kind, sentence, blocks]);
const past = '  past: { from: rides, drop-last: 14d, rows: { min: 5 } }';

describe('what a view keeps, in a pull request', () => {
  it('is shown where it is other rows', () => {
    const head = '  past: { from: rides, where: "x > 1", drop-last: "20% 60m", select: [id, at, x], rows: { min: 5 } }';
    expect(changes(past, head)).toEqual([
      ['changed', 'changes datasets.past.drop-last: 14d → 20% 1h', false],
      ['changed', 'changes datasets.past.where: (none) → x > 1', false],
      ['changed', 'changes datasets.past.select: (none) → id, at, x', false],
    ]);
    expect(changes(past, past.replace('14d', '336h'))).toEqual([]);
  });

  it('is shown where a dataset turns into a view', () => {
    const whole = '  past: { source: data/past.csv, key: id, time: at, rows: { min: 5 } }';
    expect(changes(whole, past).map(([, sentence]) => sentence)).toEqual(
      expect.arrayContaining([
        'changes datasets.past.from: (none) → rides',
        'changes datasets.past.drop-last: (none) → 14d',
      ]),
    );
  });

  it("is the head's, under the contract of both, and read as the contract of the dataset below says that counts", () => {
    const { datasets } = applyPolicy(
      project(past),
      project('  past: { from: rides, drop-last: 7d, rows: { min: 1 } }', 'integer'),
    ).project;
    const { view, rows, columns } = datasets.get('past') ?? {};
    expect(view?.rules[0]?.dropLast).toEqual({ kind: 'duration', milliseconds: 7 * 86_400_000 });
    expect(rows).toEqual({ min: 5 });
    expect(view?.reading.types.get('x')).toBe(datasets.get('rides')?.columns.get('x')?.type);
    expect(columns?.get('x')?.type).toBe(view?.reading.types.get('x'));
  });

  it('may go with its contract while the dataset below is still read', () => {
    const [views, none] = [`${past}\n  other: { from: rides, where: x > 1, rows: { min: 1 } }`, past];
    expect(changes(views, none)).toEqual([['loosened', 'removes the contract of other', false]]);
  });

  it('does not go under another name', () => {
    const views = `${past}\n  other: { from: rides, where: x > 1, rows: { min: 1 } }`;
    const renamed = `${past}\n  same: { from: rides, where: x > 1 }`;
    expect(changes(views, renamed)).toEqual([
      ['loosened', 'removes the contract of other, whose files are still read as same', true],
    ]);
  });
});
