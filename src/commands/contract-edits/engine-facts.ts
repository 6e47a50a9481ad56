import {
  columnTypeOf,
  type DataEngine,
  extremeOf,
  type TableShape,
  tableSource,
  valuesOutside,
  widerTypes,
} from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import type { Facts } from './facts.ts';

/** What an engine counts when it is asked. */
export function engineFacts(engine: DataEngine, version: DatasetVersion, shape: TableShape): Facts {
  const table = tableSource(version);
  const find = (name: string) => shape.columns.find((column) => column.name === name);
  return {
    dataset: version.dataset,
    rows: shape.rows,
    columns: shape.columns.map((column) => ({ ...column, type: columnTypeOf(column.engineType) })),
    isExact: true,
    extreme: async (name, side) => {
      const column = find(name);
      return column && extremeOf(engine, table, column, side);
    },
    outside: async (name, list, most) => {
      const column = find(name);
      return column && ((await valuesOutside(engine, table, column, list, most)) ?? 'many');
    },
    widenings: () => widerTypes(engine, version, shape),
  };
}
