import type { DataEngine, TableSource } from './engines/port.ts';

export interface CountedEngine {
  readonly engine: DataEngine;
  /** How many queries so far had to look at rows of the table. */
  scans(): number;
}

/**
 * The same engine, of which the queries over one table are counted: each is a scan, of the columns that it names. One that
 * only tries whether SQL is understood (`LIMIT 0`) looks at no row.
 * @param name by which the queries call the table
 */
export function countedEngine(engine: DataEngine, name: string): CountedEngine {
  let scans = 0;
  const count = (sql: string, tables: readonly TableSource[]) => {
    if (tables.some((table) => table.name === name) && !/\bLIMIT 0\s*$/.test(sql)) scans += 1;
  };
  return {
    engine: {
      ...engine,
      query: (sql, tables, ...rest) => {
        count(sql, tables);
        return engine.query(sql, tables, ...rest);
      },
      columns: (sql, tables, ...rest) => {
        count(sql, tables);
        return engine.columns(sql, tables, ...rest);
      },
      write: (sql, tables, target) => {
        count(sql, tables);
        return engine.write(sql, tables, target);
      },
    },
    scans: () => scans,
  };
}
