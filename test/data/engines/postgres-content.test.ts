import { afterAll, describe, expect, it } from 'vitest';
import { contentOf, freshnessOf, openPostgres } from '../../../src/data/index.ts';
import { bareDataset } from '../../../src/project/index.ts';
import { postgresPrograms, startPostgres } from '../../harness/postgres.ts';
import { noticesEveryRow } from './same-content.ts';
import { knowsHowNew } from './same-freshness.ts';
import { writesFailingRows } from './same-rows.ts';

const server = postgresPrograms === '' ? undefined : await startPostgres(postgresPrograms);
afterAll(() => server?.stop());
const engine = () => openPostgres({ variable: 'W', env: { W: server?.address } });

describe.skipIf(server === undefined)('failing rows of PostgreSQL', () => {
  writesFailingRows(engine, 'text');
});

describe.skipIf(server === undefined)('how new rows in PostgreSQL are', () => {
  knowsHowNew(engine);

  it('is unclear where a time is infinite', async () => {
    const running = await engine();
    const dataset = { ...bareDataset('d', 'd', [], false), time: 'at' };
    const relation = { kind: 'query', sql: `SELECT timestamp '-infinity' AS at` } as const;
    const found = await freshnessOf(running, { dataset, digest: '', files: [], relation }, { within: 1, now: 0 });
    await running.close();
    expect(found).toEqual({ state: 'unclear', why: 'the newest at is in no calendar' });
  });
});

describe.skipIf(server === undefined)('the digest of rows in PostgreSQL', () => {
  noticesEveryRow({ engine, text: 'text', double: 'double precision' });

  it('covers types that are counted only, and does not depend on settings of the user', async () => {
    const table = async () => {
      const running = await engine();
      const relation = { kind: 'table', path: ['public', 'odd'] } as const;
      const found = await contentOf(running, {
        dataset: bareDataset('d', 'd', [], true),
        digest: '',
        files: [],
        relation,
      });
      await running.close();
      return found.digest;
    };
    await server?.run(`CREATE TABLE public.odd (a int[], b jsonb, c bytea, d interval, e timestamptz, f numeric);
      INSERT INTO public.odd VALUES ('{1,2}', '{"x": 1}', '\\x00ff', '1 day', '2024-01-01 00:00:00+02', 1.50)`);
    const first = await table();
    await server?.run(`ALTER ROLE tester SET timezone = 'Asia/Tokyo'; ALTER ROLE tester SET bytea_output = 'escape';
      ALTER ROLE tester SET intervalstyle = 'iso_8601'; ALTER ROLE tester SET extra_float_digits = -3`);
    expect(await table()).toBe(first);
    const seen = new Set([first]);
    for (const change of [
      `a = '{1,3}'`,
      `b = '{"x": 2}'`,
      `c = '\\x00fe'`,
      `d = '2 days'`,
      `e = e + interval '1us'`,
      'f = 1.5',
    ]) {
      await server?.run(`UPDATE public.odd SET ${change}`);
      seen.add(await table());
    }
    expect(seen.size).toBe(7);
  });
});
