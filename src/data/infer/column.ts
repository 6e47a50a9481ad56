import type { ColumnType } from '../../project/types.ts';
import { counted } from '../checks/words.ts';
import { closedSetOf } from './closed-set.ts';
import type { ColumnEvidence, TableEvidence } from './evidence.ts';
import { keyNames } from './key.ts';
import { momentOf } from './moments.ts';
import { formatOf } from './named-format.ts';
import { rangeOf } from './natural-range.ts';
import { nullsOf } from './nulls.ts';
import { sensitiveOf } from './sensitive.ts';

/** A value of `mlops.yaml`, as it is written there. */
type Written = string | number | boolean | readonly (string | number)[];

/** A column of a proposed contract: its keys in the order in which they are written, and why, a line each. */
export interface ProposedColumn {
  readonly name: string;
  readonly rules: Readonly<Record<string, Written>>;
  readonly why: readonly string[];
  /** What somebody needs who judges the rules, in a few words; absent where they speak for themselves. */
  readonly short?: string;
}

/** From so many values on, texts that all look like whole numbers are taken for such. */
const wholeFrom = 300;
/** From so many values on, what texts look like is a type. */
const typedFrom = 30;

/** What is proposed under one key of the contract. */
interface Part {
  readonly key: string;
  readonly rules: Readonly<Record<string, Written | undefined>>;
  readonly why: string;
  readonly short?: string | undefined;
}

/** The rules of one column. @param key the columns that identify a row, which are never null */
export function columnOf(
  column: ColumnEvidence,
  table: TableEvidence,
  { dataset, key }: { readonly dataset: string; readonly key: readonly string[] },
): ProposedColumn {
  const moment = momentOf(column);
  const nulls = key.includes(column.name) ? undefined : nullsOf(column.filled, table.rows);
  const parts: readonly Part[] = [
    { key: 'type', ...typePart(column, table, moment?.type && { type: moment.type, why: moment.why }, dataset) },
    ...(nulls ? [{ key: 'nulls', rules: { nulls: nulls.nulls }, why: nulls.why, short: nulls.short }] : []),
    ...valueParts(column, key, moment?.format === undefined ? undefined : { format: moment.format, why: moment.why }),
    ...troubleParts(column),
  ];
  const rules = parts.flatMap((part) => Object.entries(part.rules));
  const short = parts.flatMap((part) => part.short ?? []);
  return {
    name: column.name,
    rules: Object.fromEntries(rules.flatMap(([name, rule]) => (rule === undefined ? [] : [[name, rule]]))),
    why: parts.map((part) => `${part.key}: ${part.why}`),
    ...(short.length > 0 && { short: short.join('; ') }),
  };
}

function valueParts(
  column: ColumnEvidence,
  key: readonly string[],
  dates: ReturnType<typeof formatOf>,
): readonly Part[] {
  const sensitive = sensitiveOf(column, key);
  const set = sensitive === undefined ? closedSetOf(column) : undefined;
  const format = dates ?? formatOf(column);
  const range = set === undefined ? rangeOf(column) : undefined;
  return [
    ...(set ? [{ key: 'values', rules: { values: set.values }, why: set.why, short: set.short }] : []),
    ...(format ? [{ key: 'format', rules: { format: format.format }, why: format.why }] : []),
    ...(range ? [{ key: 'range', rules: { min: range.min, max: range.max }, why: range.why }] : []),
    ...(sensitive
      ? [{ key: 'sensitive', rules: { sensitive: true }, why: sensitive.why, short: `sensitive: ${sensitive.short}` }]
      : []),
  ];
}

/** What the data have that the next batch should not. */
function troubleParts({ missing, notFinite }: ColumnEvidence): readonly Part[] {
  const inFiles = `missing in ${missing}`;
  const odd = `${counted(notFinite, 'row')} with NaN or infinity`;
  return [
    ...(missing === undefined ? [] : [{ key: 'required', rules: { required: false }, why: inFiles, short: inFiles }]),
    ...(notFinite === 0 ? [] : [{ key: 'not-finite', rules: {}, why: odd, short: odd }]),
  ];
}

function typePart(
  column: ColumnEvidence,
  { isTyped }: TableEvidence,
  moment: { readonly type: ColumnType; readonly why: string } | undefined,
  dataset: string,
): Pick<Part, 'rules' | 'why'> {
  const isIdentifier = keyNames([column.name], dataset).length > 0;
  const { type, why } = moment ?? typeOf(column, isTyped && !column.isPartition, isIdentifier);
  return { rules: { type }, why };
}

/** `each value is a list or object`, or `values of different kinds (number, string)`. */
export function kindsText(kinds: readonly string[]): string {
  return kinds.length === 1 ? `each value is a ${kinds[0]}` : `values of different kinds (${kinds.join(', ')})`;
}

/** Of a stored type what it is; of texts only what enough of them say. */
function typeOf(
  { type, engineType, filled, kinds, isVersion }: ColumnEvidence,
  isTyped: boolean,
  isIdentifier: boolean,
): { readonly type?: ColumnType; readonly why: string } {
  if (kinds !== undefined) return { why: `${kindsText(kinds)}, which no type of a contract holds` };
  if (type === 'other') return { why: `stored as ${engineType}, which no contract names` };
  if (isTyped) return { type, why: `stored as ${engineType}` };
  if (isVersion) return { type: 'string', why: 'versions by its name: 1.10 is not 1.1, and the next may be 1.2.1' };
  if (filled < typedFrom) return { why: `${counted(filled, 'value')} say nothing sure` };
  if (type === 'integer' && filled < wholeFrom && !isIdentifier) {
    return { type: 'number', why: `all of ${counted(filled, 'value')} are whole, ${wholeFrom} are needed for integer` };
  }
  return { type, why: `each of ${counted(filled, 'value')} is one` };
}
