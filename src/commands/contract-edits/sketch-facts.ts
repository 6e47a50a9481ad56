import { edgeOf, listedValues, type Sketch } from '../../data/index.ts';
import type { Dataset } from '../../project/types.ts';
import type { Facts } from './facts.ts';

/** What is recorded of a version: its bounds only to a cell, its values where there are few. */
export function sketchFacts(dataset: Dataset, sketch: Sketch): Facts {
  const find = (name: string) => sketch.columns.find((column) => column.name === name);
  return {
    dataset,
    rows: sketch.rows,
    columns: sketch.columns.map(({ name, type, engineType, nulls }) => ({ name, type, engineType, nulls })),
    isExact: false,
    extreme: async (name, side) => {
      const column = find(name);
      return column && edgeOf(column, side);
    },
    outside: async (name, list, most) => {
      const column = find(name);
      const values = column && listedValues(column);
      const outside = values?.filter((value) => !list.some((each) => String(each) === value));
      return outside !== undefined && outside.length > most ? 'many' : outside;
    },
    // What lines hold that are no rows is in no sketch.
    widenings: async () => [],
  };
}
