import { expect, it } from 'vitest';
import { type DataEngine, freshnessOf } from '../../../src/data/index.ts';
import { bareDataset } from '../../../src/project/index.ts';
import type { Column } from '../../../src/project/types.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hour = 3_600_000;

/** What every database has to say about how new its rows are. */
export function knowsHowNew(engine: () => Promise<DataEngine>): void {
  const found = async (values: readonly string[], { within = 24 * hour, columns = new Map<string, Column>() } = {}) => {
    const running = await engine();
    try {
      const dataset = { ...bareDataset('d', 'd', [], false), time: 'at', columns };
      const sql = `SELECT * FROM (${values.map((value) => `SELECT 1 AS k, ${value} AS at`).join(' UNION ALL ')}) AS u`;
      const relation = { kind: 'query', sql } as const;
      return await freshnessOf(running, { dataset, digest: '', files: [], relation }, { within, now });
    } finally {
      await running.close();
    }
  };

  it('takes the newest of all, the limit itself included, and leaves nulls out', async () => {
    const times = [
      `TIMESTAMP '2026-11-19 12:00:00'`,
      `TIMESTAMP '2024-01-01 00:00:00'`,
      'CAST(NULL AS timestamp)',
    ] as const;
    expect(await found(times)).toEqual({ state: 'fresh' });
    expect(await found(times, { within: 24 * hour - 1 })).toEqual({
      state: 'stale',
      newest: '2026-11-19 12:00:00 UTC',
      age: 24 * hour,
    });
  });

  it('counts a date from the end of its day, and a time with an offset from where it is', async () => {
    expect(await found([`DATE '2026-11-18'`], { within: 36 * hour })).toEqual({ state: 'fresh' });
    expect(await found([`DATE '2026-11-18'`], { within: 36 * hour - 1 })).toMatchObject({
      state: 'stale',
      newest: '2026-11-18',
      age: 36 * hour,
    });
    const away = `CAST('2026-11-19 12:00:00 +05:00' AS timestamp with time zone)`;
    expect(await found([away], { within: 29 * hour - 1 })).toMatchObject({ state: 'stale', age: 29 * hour });
  });

  it('is unclear where no row says it, it lies ahead, or nothing there is a time', async () => {
    const why = async (...values: readonly string[]) => {
      const answer = await found(values);
      return answer.state === 'unclear' ? answer.why : answer.state;
    };
    expect(await why('CAST(NULL AS timestamp)')).toBe('no row says its at');
    expect(await why(`TIMESTAMP '2026-11-21 12:00:00'`)).toBe('fresh');
    expect(await why(`TIMESTAMP '2026-11-21 12:00:01'`)).toBe('the newest at lies more than a day ahead');
    expect(await why(`'2026-11-20'`)).toBe('at holds text and no points in time');
    expect(await why('1 AS b, 1')).toBe('at holds whole numbers and no points in time');
  });
}
