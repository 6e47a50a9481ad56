import type { DataEngine } from './engines/port.ts';

/** The same engine, of which somebody watches how much of its rows each query has seen, between 0 and 1. */
export function watchedEngine(engine: DataEngine, onShare: (share: number) => void): DataEngine {
  return {
    ...engine,
    query: (sql, tables, parameters, limits) => engine.query(sql, tables, parameters, { ...limits, onShare }),
  };
}
