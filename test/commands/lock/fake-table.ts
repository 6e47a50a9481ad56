import type { Ports } from '../../../src/commands/ports.ts';
import { postgresDialect } from '../../../src/data/engines/postgres/dialect.ts';
import { trinoDialect } from '../../../src/data/engines/trino/dialect.ts';
import type { DataEngine } from '../../../src/data/index.ts';

/** A table without columns, whose rows are as many as somebody says, and of which another content can be said. */
export interface FakeTable {
  rows: number;
  content: string;
  /** Milliseconds since 1970 of the newest row, in a column `at`; absent: there is no such column. */
  newest?: number | null;
  /** Called before each answer. */
  onQuery: () => void;
  /** Names of variables, one for each connection. */
  readonly opened: string[];
  closed: number;
}

export function fakeTable(): FakeTable {
  return { rows: 10, content: '1', onQuery: () => undefined, opened: [], closed: 0 };
}

/** A port of databases that counts in memory; the dialect is that of the scheme. */
export function openFake(table: FakeTable): Ports['openDatabase'] {
  return async ({ scheme, variable }): Promise<DataEngine> => {
    table.opened.push(variable);
    return {
      dialect: scheme === 'postgres' ? postgresDialect : trinoDialect,
      describe: async () => ({
        rows: table.rows,
        columns: table.newest === undefined ? [] : [{ name: 'at', engineType: 'TIMESTAMP' }],
        rejects: [],
        rejected: 0,
        problems: [],
        rowNumbers: 'none',
      }),
      query: async (sql) => {
        table.onQuery();
        if (/^SELECT max\(/.test(sql)) return { columns: [], rows: [[table.newest ? table.newest * 1000 : null]] };
        const isContent = /sha256/.test(sql);
        return { columns: [], rows: isContent ? [[table.rows, table.content, '0', '0', '0']] : [[table.rows]] };
      },
      columns: async () => ({ rows: 0, columns: new Map() }),
      write: () => Promise.reject(new Error('a database writes no files')),
      close: async () => {
        table.closed += 1;
      },
    };
  };
}
