import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSketches } from '../../../src/data/index.ts';
import type { Sketch } from '../../../src/data/sketch/schema.ts';
import type { ColumnDiff } from '../../../src/data/types.ts';
import { random } from '../../../src/support/random.ts';
import { columnOf, datasetOf } from '../sketch/made.ts';

const rows = 20_000;
const kept = 256;

/** A sketch that lists the 256 most frequent values, as it is made from a table with such counts. */
function sketchOf(counts: readonly (readonly [string, number])[]): Sketch {
  const sorted = counts.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const values = sorted.slice(0, kept).map(([value, n]) => [value, n] as [string, number]);
  const rest = sorted.slice(kept).reduce((sum, [, n]) => sum + n, 0);
  const content = { kind: 'values', values, rest, unlisted: sorted[kept]?.[1] ?? 0 } as const;
  const all = counts.reduce((sum, [, n]) => sum + n, 0);
  const column = columnOf('shop', [], { type: 'string', engineType: 'VARCHAR', rows: all, content });
  return { schemaVersion: 1, digests: [], rows: all, columns: [column] };
}

function compared(base: readonly (readonly [string, number])[], head: typeof base): ColumnDiff {
  const [column] = diffSketches(sketchOf(base), sketchOf(head), datasetOf()).columns;
  if (column === undefined) throw new Error('no column');
  return column;
}

/** Equally frequent values, with `ZZ` in so many of the rows. */
function withNew(different: number, fresh: number): readonly (readonly [string, number])[] {
  const [each, over] = [Math.floor((rows - fresh) / different), (rows - fresh) % different];
  const old = Array.from({ length: different }, (_, k) => [`v${k}`, each + (k < over ? 1 : 0)] as const);
  return fresh === 0 ? old : [...old, ['ZZ', fresh]];
}

describe('a value that the cut list of the base lacks', () => {
  it('drifts where it has more rows than the base can have had, by the limit', () => {
    const found = compared(withNew(400, 0), withNew(400, 600));
    expect(found).toMatchObject({ state: 'drifted', reason: 'new-category' });
    expect(found.sentence).toBe(
      'shop has a value in at least 2.7 % more of the rows than the base can have (limit 1.0 %): "ZZ": at most 0.3 % of the base\'s rows, 3.0 % of the head\'s.',
    );
  });

  it.each([
    [150, 'same'], // 0.75 %: below the limit even if the base has none
    [230, 'same'], // 1.15 %, but the base may have 0.25 % of it
    [600, 'drifted'],
  ])('with %i of 20,000 rows', (fresh, state) => {
    const { statistics, ...found } = compared(withNew(400, 0), withNew(400, fresh));
    expect(found.state === 'drifted' ? 'drifted' : 'same').toBe(state);
    const fact = statistics.find(({ statistic }) => statistic === 'new-category');
    expect(fact?.value).toBeCloseTo(fresh / rows - 50 / rows, 12);
  });

  it('is never said to have more than it has in truth', () => {
    const drawn = fc.record({ seed: fc.nat(), different: fc.integer({ min: 300, max: 400 }), fresh: fc.nat(400) });
    const property = fc.property(drawn, ({ seed, different, fresh }) => {
      const side = (stream: number) => {
        const r = random(seed, stream);
        return Array.from({ length: different }, (_, k) => [`v${k}`, 1 + Math.floor(80 * r.uniform())] as const);
      };
      const base = side(1);
      const head = [...side(2), ['ZZ', fresh + 1] as const];
      const found = compared(base, head).statistics.find(({ statistic }) => statistic === 'new-category');
      const [before, after] = [sharesOf(base), sharesOf(head)];
      const truth = Math.max(...[...after].map(([value, share]) => share - (before.get(value) ?? 0)));
      return found === undefined || found.value <= truth + 1 / 1000; // so few rows count as none
    });
    fc.assert(property, { numRuns: 30 });
  });
});

function sharesOf(counts: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const all = counts.reduce((sum, [, n]) => sum + n, 0);
  return new Map(counts.map(([value, n]) => [value, n / all]));
}
