import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import type { Count } from './family.ts';

/** So many aggregates share one pass: enough to save reads, few enough for wide tables to stay small in memory. */
const batchSize = 48;

export interface Counter {
  count(aggregate: string): Count;
  /** Takes all counts that were registered. */
  run(): Promise<void>;
}

/** Collects aggregates over one table and takes them together, in the order of registration. */
export function counterOf(engine: DataEngine, table: TableSource): Counter {
  const values = new Map<string, number | undefined>();
  return {
    count(aggregate) {
      if (!values.has(aggregate)) values.set(aggregate, undefined);
      return () => {
        const value = values.get(aggregate);
        if (value === undefined) throw new Error(`not counted yet: ${aggregate}`);
        return value;
      };
    },
    async run() {
      const open = [...values].filter(([, value]) => value === undefined).map(([aggregate]) => aggregate);
      for (let start = 0; start < open.length; start += batchSize) {
        const batch = open.slice(start, start + batchSize);
        const { rows } = await engine.query(`SELECT ${batch.join(',\n')} FROM ${identifier(table.name)}`, [table]);
        for (const [index, aggregate] of batch.entries()) values.set(aggregate, Number(rows[0]?.[index]));
      }
    },
  };
}
