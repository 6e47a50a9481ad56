import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../src/data/checks/context.ts';
import { repeated } from '../../../src/data/checks/repeated.ts';
import type { DataEngine } from '../../../src/data/engines/port.ts';
import { tableSource } from '../../../src/data/table-source.ts';
import { versionOf } from '../datasets.ts';
import { scratch, testEngine, written } from '../engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
let files = 0;

/** What is found in the rows of a file; `hash` takes the place of the engine's. */
async function found(lines: readonly string[], columns: readonly string[], hash?: (cells: string) => string) {
  files += 1;
  const asked: string[] = [];
  const listening: DataEngine = {
    ...engine,
    query: (sql, ...rest) => {
      asked.push(sql);
      return engine.query(sql, ...rest);
    },
  };
  const version = versionOf(written(folder, `k${files}.csv`, `${lines.join('\n')}\n`));
  const shape = await engine.describe(tableSource(version));
  const { context } = contextOf(listening, version, shape, 1000, new Map());
  const { failed, values } = await repeated(context, columns, hash);
  return { failed, values, looks: asked.length };
}

describe('values that occur more than once', () => {
  it('are none where hashes of different values collide: the values themselves are looked at', async () => {
    const lines = ['k', 'a', 'b', 'c', 'd', 'e'];
    expect(await found(lines, ['k'])).toEqual({ failed: 0, values: 0, looks: 1 });
    expect(await found(lines, ['k'], () => '7')).toEqual({ failed: 0, values: 0, looks: 2 });
    expect(await found(lines, ['k'], (cells) => `hash(${cells}) % 2`)).toMatchObject({ failed: 0, values: 0 });
  });

  it('are counted the same with any hash, of one column or several', async () => {
    const cell = fc.constantFrom('a', 'b', 'ä', 'cc', '""', '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (rows, two) => {
          const keys = rows
            .map(([k, l]) => (two ? [k, l] : [k]))
            .filter((key) => key.every((part) => part !== '' && part !== '""'))
            .map((key) => key.join('|'));
          const twice = [...new Set(keys)].filter((key) => keys.indexOf(key) !== keys.lastIndexOf(key));
          const expected = { failed: keys.filter((key) => twice.includes(key)).length, values: twice.length };
          const lines = ['k,l', ...rows.map((row) => row.join(','))];
          for (const hash of [undefined, () => '0', (cells: string) => `hash(${cells}) % 2`]) {
            expect(await found(lines, two ? ['k', 'l'] : ['k'], hash)).toMatchObject(expected);
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('of integers are found in a bitmap, at its ends as well, and beyond its size by their values', async () => {
    const cases: readonly (readonly [values: readonly number[], failed: number, looks: number])[] = [
      [[-3, 0, 5, 7], 0, 2],
      [[-3, 0, -3, 7], 2, 3],
      [[7, 0, 7, 7], 3, 3],
      [[1, 2 ** 40], 0, 2],
      [[2 ** 40, 2 ** 40, 1], 2, 2],
      [[4], 0, 2],
    ];
    for (const [values, failed, looks] of cases) {
      expect(await found(['k', ...values.map(String)], ['k'])).toMatchObject({ failed, looks });
    }
  });

  it('do not count nulls, and zero is zero with either sign', async () => {
    expect(await found(['k,l', ',1', ',2', '5,3'], ['k'])).toMatchObject({ failed: 0 });
    expect(await found(['k', '0.0', '-0.0', '1.5'], ['k'])).toMatchObject({ failed: 2, values: 1 });
  });
});
