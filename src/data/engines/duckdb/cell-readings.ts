import type { ColumnType } from '../../../project/types.ts';
import { identifier } from '../sql.ts';
import { castOfText, hasOffset, surelyText, timePatterns } from './text-types.ts';

/** One way to make a value of a cell of text, and to see in the same pass that nothing was guessed. */
export interface CellReading {
  /** SQL of the text that is looked at, NULL for cells that are. */
  readonly text: string;
  /** SQL of the value of a text; that of `castOf` where the cell is not odd. */
  readonly value: (text: string) => string;
  /** SQL that is true for cells that need another look: for every one that does not fit, and for some that do. */
  readonly odd: (text: string, value: string) => string;
  /** Holds only where no cell has a blank but spaces. */
  readonly noBlanks?: true;
}

export interface CellType {
  readonly type: ColumnType;
  /** Nobody declared it: what the first rows showed has to be so in all. */
  readonly inferred: boolean;
  /** Points in time that all have an offset from UTC; else none of them has. */
  readonly zoned: boolean;
  /** Whether tabs split the cells, and may stand in one as well. */
  readonly tabs: boolean;
}

/** The ways to read a column, the cheapest first; the last one asks all that is asked of a column that is read as text first. */
export function readingsOf(column: string, cell: CellType): readonly CellReading[] {
  const text = identifier(column);
  if (cell.type === 'string') return [{ text, value: same, odd: () => 'false' }];
  const cheap = cell.zoned ? [] : [{ text, ...cheapWays[cell.type](cell) }];
  const times = cell.type === 'timestamp' ? [{ text, ...timeWay(cell.zoned) }] : [];
  return [...cheap, ...times, { text: `trim(${text})`, ...patternWay(cell.type, cell) }];
}

/** A column of which the first rows have no cell: it has the type of text as long as there is none. */
export function emptyReading(column: string): CellReading {
  return { text: identifier(column), value: same, odd: (text) => `${text} IS NOT NULL` };
}

/**
 * SQL of rows with text and value of each reading, side by side: `t0`, `v0`, `t1`, `v1`, … Every text is made once, and
 * cast once.
 */
export function rowsByReadings(readings: readonly CellReading[], from: string): string {
  const texts = readings.map(({ text }, at) => `${text} AS t${at}`);
  const values = readings.map(({ value }, at) => `t${at}, ${value(`t${at}`)} AS v${at}`);
  return `(SELECT ${values.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${from}))`;
}

/** SQL that is true where the cell of this reading in `rowsByReadings` is odd. */
export function oddAt({ odd }: CellReading, at: number): string {
  return odd(`t${at}`, `v${at}`);
}

type Way = Omit<CellReading, 'text'>;

const same = (text: string) => text;
const missing = (text: string, value: string) => `(${text} IS NOT NULL AND ${value} IS NULL)`;
const castTo = (type: string) => (text: string) => `try_cast(${text} AS ${type})`;

/**
 * The engine's casts take more than we do (1e3 for an integer, 1_000, blanks). These leave out, without a pattern,
 * everything that our patterns do not take: `test/data/cell-readings.test.ts` holds both against each other.
 */
const cheapWays: Readonly<Record<Exclude<ColumnType, 'string'>, (cell: CellType) => Way>> = {
  integer: () => sameText('BIGINT'),
  number: ({ inferred, tabs }) => ({
    value: castTo('DOUBLE'),
    odd: (text, value) =>
      [
        // Blanks, a plus, and words.
        `${text} < '-' OR ${text} >= ':'`,
        ...['_', ' ', ...(tabs ? ['\t'] : [])].map((part) => `contains(${text}, '${part}')`),
        `${missing(text, value)} OR NOT isfinite(${value})`,
        ...(inferred ? [codeLike(text), `(strlen(${text}) > 15 AND NOT contains(${text}, '.'))`] : []),
      ].join(' OR '),
    noBlanks: true,
  }),
  boolean: ({ inferred }) => {
    const digit = (text: string) => (inferred ? '' : `, '${text}'`);
    const [yes, no] = [`'true', 'True', 'TRUE'${digit('1')}`, `'false', 'False', 'FALSE'${digit('0')}`];
    return { value: (text) => `(${text} IN (${yes}))`, odd: (text) => `${text} NOT IN (${yes}, ${no})` };
  },
  date: () => sameText('DATE', 10),
  timestamp: () => sameText('TIMESTAMP', 19),
};

/** Texts that are what the engine writes for their value; the length leaves out infinity, and years of more or fewer digits. */
function sameText(type: string, bytes?: number): Way {
  const length = (text: string) => (bytes === undefined ? '' : `strlen(${text}) <> ${bytes} OR `);
  return {
    value: castTo(type),
    odd: (text, value) => `${length(text)}CAST(${value} AS VARCHAR) IS DISTINCT FROM ${text}`,
  };
}

/** Numbers with a zero in front, which are codes and no numbers where nobody declared them. */
function codeLike(text: string): string {
  return `(${text} >= '00' AND ${text} < '0:') OR (${text} >= '-00' AND ${text} < '-0:')`;
}

function timeWay(zoned: boolean): Way {
  const pattern = zoned ? timePatterns.zoned : timePatterns.local;
  return {
    value: castTo(zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP'),
    odd: (text, value) => `NOT regexp_full_match(${text}, '${pattern}') OR ${missing(text, value)}`,
  };
}

function patternWay(type: Exclude<ColumnType, 'string'>, { inferred, zoned }: CellType): Way {
  const surely = (text: string) => `(${text} IS NOT NULL AND (${surelyText(text, type)}) IS NOT TRUE)`;
  const otherZone = (text: string) => (zoned ? `NOT ${hasOffset(text)}` : hasOffset(text));
  return {
    value: (text) => castOfText(text, type, zoned),
    odd: (text, value) =>
      [
        missing(text, value),
        ...(inferred ? [surely(text)] : []),
        ...(type === 'timestamp' ? [otherZone(text)] : []),
      ].join(' OR '),
  };
}
