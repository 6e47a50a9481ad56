import type { DictionaryBatch } from 'apache-arrow/fb/dictionary-batch';
import { bodyOf } from './body.ts';
import { ArrowTooLarge, damaged } from './damage.ts';
import type { ArrowField } from './field.ts';
import type { BodyPlace } from './messages.ts';
import { nodesOf, rowsOf } from './nodes.ts';
import { readSlice } from './read-slice.ts';
import type { Values } from './slice.ts';
import type { ArrowSource } from './source.ts';
import { joined } from './taken.ts';

/** The values that rows have by their numbers. All of them are kept in memory, since any row may have any of them. */
export interface Dictionaries {
  /** Takes one in, or more values of one. */
  add(source: ArrowSource, batch: DictionaryBatch, place: BodyPlace): Promise<void>;
  valuesOf(id: bigint): Values;
}

/**
 * @param replaces whether a dictionary may be given anew (streams), or every one stands once (files)
 * @param budget bytes that all of them may take
 */
export function dictionariesOf(fields: readonly ArrowField[], replaces: boolean, budget: number): Dictionaries {
  const types = valueTypes(fields);
  const known = new Map<bigint, Values>();
  const valuesOf = (id: bigint): Values => {
    const values = known.get(id);
    if (values === undefined) throw damaged('rows come before the dictionary of their values');
    return values;
  };
  return {
    valuesOf,
    async add(source, batch, place) {
      const id = batch.id();
      const field = types.get(id);
      const data = batch.data();
      if (field === undefined || data === null) throw damaged('it has a dictionary of no column');
      const body = await bodyOf(source, data, place, budget);
      const [node] = nodesOf(data, [field]);
      if (node === undefined) throw damaged('it has a dictionary of nothing');
      const reading = { body, dictionary: valuesOf, budget };
      const values = await readSlice(reading, node, 0, rowsOf(data));
      if (values.kind !== 'values') throw damaged('it has a dictionary of lists');
      if (!batch.isDelta() && known.has(id) && !replaces) throw damaged('it has one dictionary twice');
      known.set(id, batch.isDelta() ? joined(valuesOf(id), values) : values);
      if (sizeOf(known) > budget) throw new ArrowTooLarge('its dictionaries together need more');
    },
  };
}

/** The values of a dictionary as a column of their own. Columns may share one. */
function valueTypes(fields: readonly ArrowField[]): ReadonlyMap<bigint, ArrowField> {
  const types = new Map<bigint, ArrowField>();
  const open = [...fields];
  for (let field = open.pop(); field !== undefined; field = open.pop()) {
    const { dictionary, ...value } = field;
    open.push(...field.children);
    if (dictionary === undefined) continue;
    const known = types.get(dictionary.id);
    if (known !== undefined && (known.engineType !== value.engineType || known.layout.kind !== value.layout.kind)) {
      throw damaged('two columns share a dictionary and are of different types');
    }
    types.set(dictionary.id, value);
  }
  return types;
}

function sizeOf(known: ReadonlyMap<bigint, Values>): number {
  let bytes = 0;
  for (const values of known.values()) bytes += values.bytes.length + (values.heap?.length ?? 0);
  return bytes;
}
