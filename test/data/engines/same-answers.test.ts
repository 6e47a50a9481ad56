import { afterAll, describe } from 'vitest';
import type { DataEngine } from '../../../src/data/engines/port.ts';
import { openPostgres } from '../../../src/data/index.ts';
import { postgresPrograms, startPostgres } from '../../harness/postgres.ts';
import { type Other, saysTheSameAsDuckdb } from './same-answers.ts';
import { selectOf } from './tables.ts';

async function postgres(): Promise<Other> {
  const server = await startPostgres(postgresPrograms);
  const engines: DataEngine[] = [];
  afterAll(async () => {
    for (const engine of engines) await engine.close();
    await server.stop();
  });
  const env = { WAREHOUSE: server.address };
  const open = async () => {
    const engine = await openPostgres({ variable: 'WAREHOUSE', env });
    engines.push(engine);
    return engine;
  };
  // The snapshot of an engine is older than what is put later, so there is a new one for each table.
  let current = await open();
  return {
    get engine() {
      return current;
    },
    put: async (name, table) => {
      await server.run(`CREATE TABLE public."${name}" AS ${selectOf(table, 'postgres')}`);
      current = await open();
      return { kind: 'table', path: ['public', name] };
    },
  };
}

describe.skipIf(postgresPrograms === '')('PostgreSQL and DuckDB', async () => {
  if (postgresPrograms !== '') await saysTheSameAsDuckdb(await postgres());
});
