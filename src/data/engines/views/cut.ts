import type { Span } from '../../../project/types.ts';
import { MlopsError } from '../../../support/problem.ts';
import { counted, whole } from '../../checks/words.ts';
import { dataReasons } from '../../reasons.ts';
import { columnTypeOf } from '../column-type.ts';
import type { SqlValue } from '../port.ts';
import { identifier } from '../sql.ts';
import { columnNamed, firstRow, type Left } from './left.ts';

/**
 * The condition for the rows before, or after, one moment. It is counted back from the newest row: `14d` is the moment 14
 * days before; a share is the time of the last row before it, so that rows of one time stay together, on the older side.
 * What lies at the moment is before it. A day has 24 hours; a date is its midnight; times are compared in microseconds.
 * @throws MlopsError `view-column`, `view-time`, `view-time-missing`
 */
export async function cutOf(
  left: Left,
  span: Span,
  column: string,
  side: 'before' | 'after',
  dataset: string,
): Promise<string> {
  const time = await timeOf(left, column, dataset);
  const cut =
    span.kind === 'duration' ? await newestLess(left, time, span.milliseconds) : await atShare(left, time, span);
  if (cut === undefined) return side === 'after' ? '1 = 1' : '1 = 0';
  const gap = span.kind === 'share' && side === 'before' ? span.gap : 0;
  return `${time} ${side === 'after' ? '>' : '<='} ${cut - microsecondsOf(gap)}`;
}

/** The column in microseconds since 1970. */
async function timeOf(left: Left, column: string, dataset: string): Promise<string> {
  const { engineType } = columnNamed(left, column, dataset, '`time`');
  const { dialect } = left.engine;
  const type = columnTypeOf(engineType);
  if (type !== 'date' && type !== 'timestamp') {
    const sentence = `${dataset}: ${column} holds neither dates nor timestamps (${engineType}), so no rows are the last by it.`;
    throw MlopsError.of(dataReasons, 'view-time', sentence);
  }
  const cell = identifier(column);
  const asDouble = dialect.timeAsDouble(cell, engineType);
  const ends = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((end) => dialect.doubleOf(end));
  const infinite = ends.map((end) => `count(*) FILTER (WHERE (${asDouble}) = ${end})`);
  const [all = 0, filled = 0, ...odd] = (
    await firstRow(left, [`count(*), count(${cell})`, ...infinite].join(', '))
  ).map(Number);
  const without = all - filled + odd.reduce((sum, count) => sum + count, 0);
  if (without > 0) {
    const sentence = `${dataset}: ${counted(without, 'row')} of ${whole(all)} have no time in ${column}, so nobody can tell on which side they belong.`;
    throw MlopsError.of(dataReasons, 'view-time-missing', sentence);
  }
  return dialect.microseconds(cell, engineType);
}

async function newestLess(left: Left, time: string, milliseconds: number): Promise<bigint | undefined> {
  const newest = integer((await firstRow(left, `max(${time})`))[0]);
  return newest === undefined ? undefined : newest - microsecondsOf(milliseconds);
}

/** The time of the last of the rows that are not in the share; undefined where all are. */
async function atShare(left: Left, time: string, span: Span & { readonly kind: 'share' }): Promise<bigint | undefined> {
  const all = integer((await firstRow(left, 'count(*)'))[0]) ?? 0n;
  // A percentage has few digits behind the point: in whole millionths nothing is rounded.
  const hundred = 100_000_000n;
  const before = (all * (hundred - BigInt(Math.round(span.percent * 1_000_000)))) / hundred;
  if (before === 0n) return undefined;
  return integer((await firstRow(left, time, ` ORDER BY 1 OFFSET ${before - 1n} LIMIT 1`))[0]);
}

const microsecondsOf = (milliseconds: number) => BigInt(Math.round(milliseconds * 1000));

function integer(value: SqlValue | undefined): bigint | undefined {
  return value === null || value === undefined ? undefined : BigInt(String(value));
}
