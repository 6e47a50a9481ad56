import { counted } from '../checks/words.ts';
import { columnOf, kindsText, type ProposedColumn } from './column.ts';
import type { ColumnEvidence, TableEvidence } from './evidence.ts';
import { keyAmong, keySetAmong } from './key.ts';
import { momentOf } from './moments.ts';
import { sensitiveOf } from './sensitive.ts';
import { timeOf } from './time-column.ts';

/** A contract that the next batch should keep. */
export interface ProposedContract {
  readonly rows: number;
  readonly key?: { readonly columns: readonly string[]; readonly why: string };
  readonly time?: { readonly column: string; readonly why: string };
  /** In the order of the data. */
  readonly columns: readonly ProposedColumn[];
  /** What a person has to look at, a sentence each, the worst first; never a value of a sensitive column. */
  readonly notes: readonly string[];
}

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '<<']);

/** Rules from counts alone, so the same data give the same contract. */
export function contractOf(evidence: TableEvidence, dataset: string): ProposedContract {
  const key = keyOf(evidence, dataset);
  const [named, odd] = [evidence.columns.filter(isNameable), evidence.columns.filter((column) => !isNameable(column))];
  const time = timeOf({ ...evidence, columns: named });
  return {
    rows: evidence.rows,
    ...(key && { key }),
    ...(time && { time: { column: time.time, why: time.why } }),
    columns: named.map((column) => columnOf(column, evidence, { dataset, key: key?.columns ?? [] })),
    notes: [
      ...named.flatMap(missingNote),
      ...keyNote(key, evidence),
      ...sensitiveNote(named, key?.columns ?? []),
      ...odd.map(
        ({ name }) => `The column ${JSON.stringify(name)} has a name that no contract can hold; it is left out.`,
      ),
      ...named.flatMap(kindsNote),
      ...named.flatMap(momentNote),
      ...named.flatMap((column) => placeholderNote(column, evidence)),
    ],
  };
}

function isNameable({ name }: ColumnEvidence): boolean {
  return !forbidden.has(name) && !name.includes('\0') && !name.includes('$' + '{{') && name !== '';
}

function keyOf(evidence: TableEvidence, dataset: string): ProposedContract['key'] {
  const { rows, keys, sets } = evidence;
  const single = keyAmong(keys, rows, dataset);
  if (single !== undefined) {
    return { columns: [single.name], why: `${single.name} never repeats and is never null in ${counted(rows, 'row')}` };
  }
  const set = keySetAmong(sets);
  if (set === undefined) return undefined;
  const times = counted(set.pairsByChance, 'time');
  return {
    columns: set.columns,
    why: `together never twice in ${counted(rows, 'row')}, where chance would repeat them ${times}`,
  };
}

function keyNote(key: ProposedContract['key'], { keys, rows }: TableEvidence): readonly string[] {
  if (key !== undefined) return [`Key: ${key.columns.join(', ')}.`];
  const near = keys.find(({ distinct }) => distinct < rows && distinct > 0.9 * rows);
  if (near === undefined) return ['No column, and no few of them, was found to identify a row: there is no `key`.'];
  const repeated = rows - near.nulls - near.distinct;
  return [
    `No \`key\`: ${near.name} is named like one and has ${counted(repeated, 'value')} that stood before and ${counted(near.nulls, 'null')} in ${counted(rows, 'row')}.`,
  ];
}

function sensitiveNote(columns: readonly ColumnEvidence[], key: readonly string[]): readonly string[] {
  const found = columns.filter((column) => sensitiveOf(column, key) !== undefined).map(({ name }) => name);
  if (found.length === 0) return [];
  return [
    `Sensitive, so that no value appears anywhere: ${found.join(', ')}. Take \`sensitive\` away where that is wrong.`,
  ];
}

function missingNote({ name, missing }: ColumnEvidence): readonly string[] {
  return missing === undefined ? [] : [`${name}: missing in ${missing}, so it has \`required: false\`.`];
}

function momentNote(column: ColumnEvidence): readonly string[] {
  const moment = momentOf(column);
  if (moment === undefined || moment.type !== undefined || moment.format !== undefined) return [];
  return [`${column.name}: ${moment.why}; no type is proposed.`];
}

function kindsNote({ name, kinds }: ColumnEvidence): readonly string[] {
  return kinds === undefined ? [] : [`${name}: ${kindsText(kinds)}; no type is proposed.`];
}

function placeholderNote({ name, placeholders }: ColumnEvidence, table: TableEvidence): readonly string[] {
  if (placeholders === 0) return [];
  const say = placeholders === 1 ? 'says' : 'say';
  const what = `${name}: ${counted(placeholders, 'row')} only ${say} that a value is missing (such as N/A)`;
  const how = table.namesNulls ? '`format: { csv: { nulls: … } }`, or clean them' : 'write null in their place';
  return [`${what}; as nulls they would be counted: ${how}.`];
}
