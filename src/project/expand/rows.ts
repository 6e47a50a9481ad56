import { isDatabaseAddress } from '../../support/database-table.ts';
import type { Place } from '../../support/problem.ts';
import { opener } from '../expression-text.ts';
import type { Places } from '../places.ts';
import type { ProblemList } from '../problem-list.ts';
import { found } from '../schema/found.ts';
import type { ProjectPath } from '../types.ts';
import { isScalar, isTable, type MatrixRow, type MatrixValue } from './row.ts';

/** Models that one `matrix` may become: GitHub runs as many jobs of one matrix. */
export const mostMembers = 256;

/** A matrix that is in order: its rows in the order of the file, and whether it lists them itself. */
export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly isList: boolean;
  /** Every key that some row has. */
  readonly keys: readonly string[];
}

interface Reading {
  readonly places: Places;
  readonly list: ProblemList;
  /** Whether anything of this matrix was wrong. */
  wrong: boolean;
}

/**
 * The rows of a `matrix`: of a table of lists every combination, the last key changing fastest; of a list of tables these.
 * Undefined where something is wrong with it, which is then in `list`, all of it.
 */
export function rowsOf(written: unknown, at: ProjectPath, places: Places, list: ProblemList): Matrix | undefined {
  const reading: Reading = { places, list, wrong: false };
  const isList = Array.isArray(written);
  const rows = isList ? listed(written, at, reading) : product(written, at, reading);
  if (reading.wrong) return undefined;
  return { rows, isList, keys: [...new Set(rows.flatMap((row) => [...row.keys()]))] };
}

function listed(written: readonly unknown[], at: ProjectPath, reading: Reading): readonly MatrixRow[] {
  if (written.length === 0) refuse(reading, at, 'the list is empty, so there is no model', remedies.empty);
  if (written.length > mostMembers) tooMany(reading, at, written.length);
  return written.map((row: unknown, index) => {
    const path = [...at, index];
    if (!isTable(row)) {
      refuse(reading, path, `expected a table such as { name: small, depth: 4 }, ${foundText(row)}`, remedies.row);
      return new Map();
    }
    const entries = Object.entries(row);
    if (entries.length === 0) refuse(reading, path, 'the table is empty', remedies.empty);
    for (const [key] of entries) judgeKey(key, [...path, key], reading);
    return new Map(entries.flatMap(([key, value]) => entryOf(key, value, [...path, key], reading)));
  });
}

function product(written: unknown, at: ProjectPath, reading: Reading): readonly MatrixRow[] {
  if (!isTable(written)) {
    const what = 'expected a table of lists such as { region: [north, south] }, or a list of tables';
    refuse(reading, at, `${what}, ${foundText(written)}`, remedies.row);
    return [];
  }
  const axes = Object.entries(written).map(([key, values]) => axisOf(key, values, [...at, key], reading));
  if (axes.length === 0) refuse(reading, at, 'the table is empty, so there is no model', remedies.empty);
  const size = axes.reduce((count, axis) => count * axis.length, 1);
  if (size > mostMembers) tooMany(reading, at, size);
  if (reading.wrong) return [];
  return axes
    .reduce<Entry[][]>((rows, axis) => rows.flatMap((row) => axis.map((entry) => [...row, entry])), [[]])
    .map((row) => new Map(row));
}

type Entry = readonly [key: string, value: MatrixValue];

function axisOf(key: string, values: unknown, path: ProjectPath, reading: Reading): readonly Entry[] {
  if (key === 'include' || key === 'exclude') {
    refuse(reading, path, `\`${key}\` of workflow files is not known here`, remedies.include);
    return [];
  }
  judgeKey(key, path, reading);
  if (!Array.isArray(values)) {
    refuse(reading, path, `expected a list of values, ${foundText(values)}`, remedies.axis);
    return [];
  }
  if (values.length === 0) refuse(reading, path, 'the list is empty, so there is no model', remedies.empty);
  return values.flatMap((value: unknown, index) => entryOf(key, value, [...path, index], reading));
}

function judgeKey(key: string, path: ProjectPath, reading: Reading): void {
  if (keyForm.test(key)) return;
  const message = `\`${key}\` cannot be a key of a matrix: expected letters, digits, \`-\` and \`_\`, beginning with a letter or \`_\``;
  refuse(reading, path, message, remedies.key);
}

function entryOf(key: string, value: unknown, path: ProjectPath, reading: Reading): readonly Entry[] {
  if (!isScalar(value)) {
    refuse(reading, path, `expected text, a number, or true or false, ${foundText(value)}`, remedies.nested, true);
    return [];
  }
  if (typeof value === 'string' && value.includes(opener)) {
    refuse(
      reading,
      path,
      `a value of a matrix is put in as it is, so \`${opener}\` cannot stand in it`,
      undefined,
      true,
    );
    return [];
  }
  if (typeof value === 'string' && isDatabaseAddress(value)) {
    reading.wrong = true;
    const message = 'an address of a database stands here, and names of models are made of what stands here';
    reading.list.add('database-variable', path, message, { secret: true });
    return [];
  }
  return [[key, { value, text: textOf(value, reading.places.value(path)) }]];
}

const keyForm = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const remedies = {
  empty: 'Give it at least one value, or remove `matrix`.',
  row: 'Write `matrix: { region: [north, south] }` for every combination, or `matrix: [{ name: small, depth: 4 }, …]` for these.',
  axis: 'Put the values between brackets: `region: [north, south]`.',
  include: 'Write the matrix as a list of tables, one for each model.',
  key: 'Give the key a plain name such as `region`.',
  nested: 'Give each part a key of its own: `{ name: small, depth: 4, width: 8 }`.',
} as const;

/** A number in a text is put in as it is written: `3.10` stays `3.10`, where the number alone would be 3.1. */
function textOf(value: MatrixValue['value'], { source = '', column = 1 }: Place): string {
  if (typeof value !== 'number') return String(value);
  const [written] = /^[-+.\w]+/.exec(source.slice(column - 1)) ?? [];
  return written !== undefined && Number(written) === value ? written : String(value);
}

function foundText(value: unknown): string {
  return `found ${found(value).text}`;
}

function refuse(reading: Reading, path: ProjectPath, message: string, remedy: string | undefined, value = false): void {
  reading.wrong = true;
  reading.list.add('matrix-invalid', path, message, { remedy, value });
}

function tooMany(reading: Reading, path: ProjectPath, size: number): void {
  reading.wrong = true;
  reading.list.add('matrix-too-large', path, `the matrix makes ${size} models; at most ${mostMembers} are read`);
}
