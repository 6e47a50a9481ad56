import type { DataEngine, SqlValue, TableSource } from '../engines/port.ts';
import type { Count } from './family.ts';

/** So many aggregates share one pass: enough to save reads, few enough for wide tables to stay small in memory. */
const batchSize = 96;

export interface Counter {
  count(aggregate: string): Count;
  /** The same for an aggregate that is no count. */
  value(aggregate: string): () => SqlValue;
  /** Registers what can be asked only when all that was registered so far is known. */
  afterwards(plan: () => void): void;
  /** Takes all that was registered. */
  run(): Promise<void>;
}

/**
 * Collects aggregates over one table and takes them together, in the order of registration.
 * @param relation what stands behind FROM
 */
export function counterOf(engine: DataEngine, table: TableSource, relation: string): Counter {
  const values = new Map<string, SqlValue | undefined>();
  let later: (() => void)[] = [];
  const value = (aggregate: string) => {
    if (!values.has(aggregate)) values.set(aggregate, undefined);
    return () => {
      const found = values.get(aggregate);
      if (found === undefined) throw new Error(`not counted yet: ${aggregate}`);
      return found;
    };
  };
  const takeOpen = async () => {
    const open = [...values].filter(([, known]) => known === undefined).map(([aggregate]) => aggregate);
    for (let start = 0; start < open.length; start += batchSize) {
      const batch = open.slice(start, start + batchSize);
      const { rows } = await engine.query(`SELECT ${batch.join(',\n')} FROM ${relation}`, [table]);
      for (const [index, aggregate] of batch.entries()) values.set(aggregate, rows[0]?.[index] ?? null);
    }
  };
  return {
    value,
    count(aggregate) {
      const of = value(aggregate);
      return () => Number(of());
    },
    afterwards: (plan) => later.push(plan),
    async run() {
      await takeOpen();
      while (later.length > 0) {
        const plans = later;
        later = [];
        for (const plan of plans) plan();
        await takeOpen();
      }
    },
  };
}
