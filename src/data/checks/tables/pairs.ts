import { identifier } from '../../engines/sql.ts';
import type { CheckResult } from '../../types.ts';
import type { CheckFamily, Judge, StoredColumn } from '../family.ts';
import { counted, listed } from '../words.ts';
import { kindOf } from './compare.ts';
import { correlationOf } from './correlation.ts';
import { type AskedOfTable, answerOf, planTableRules, storedColumn } from './table-rule.ts';

export const redundantCheck: CheckFamily = {
  name: 'redundant',
  key: 'checks[].redundant',
  asks: 'Have no two columns of a kind the same value in more than this share of the rows in which one of them has any?',
  reasons: ['redundant-columns', 'too-many-pairs', 'measure-undefined', 'missing-column'],
  plan: (context) => planTableRules(context, 'redundant', ({ columns }) => columns, redundant),
};

export const correlationCheck: CheckFamily = {
  name: 'correlation',
  key: 'checks[].correlation',
  asks: 'Have no two columns of numbers a correlation above this, without its sign? Pearson, over the rows in which both are finite, from sums of whole numbers.',
  reasons: ['correlated-columns', 'too-many-pairs', 'measure-undefined', 'missing-column'],
  plan: (context) => planTableRules(context, 'correlation', ({ columns }) => columns, correlation),
};

type AskedOfPairs = AskedOfTable<'redundant'> | AskedOfTable<'correlation'>;
type Pair = readonly [StoredColumn, StoredColumn];

/** Each pair is counted by itself: of more, the columns that matter have to be named. */
const mostPairs = 300;

/** A share of a pair, known when the counts are; undefined where the pair has none. */
type Measured = readonly [pair: Pair, measure: () => number | undefined];

function redundant(asked: AskedOfTable<'redundant'>): Judge {
  const { context, rule } = asked;
  const columns = columnsOf(asked).filter((column) => kindOf(column) !== undefined);
  const pairs = pairsOf(columns).filter(([a, b]) => kindOf(a) === kindOf(b));
  if (pairs.length > mostPairs) return () => tooMany(asked, pairs.length);
  const measured = pairs.map((pair): Measured => {
    const [a, b] = pair.map(({ name }) => identifier(name));
    const equal = context.count(`count(*) FILTER (WHERE ${a} = ${b})`);
    const some = context.count(`count(*) FILTER (WHERE ${a} IS NOT NULL OR ${b} IS NOT NULL)`);
    return [pair, () => (some() === 0 ? undefined : equal() / some())];
  });
  const words = (share: number) => `${Number((100 * share).toPrecision(4))} %`;
  return () =>
    judged(asked, measured, {
      reason: 'redundant-columns',
      what: `equal in more than ${words(rule.max)} of the rows`,
      words,
    });
}

function correlation(asked: AskedOfTable<'correlation'>): Judge {
  const { context, rule } = asked;
  const pairs = pairsOf(columnsOf(asked).filter((column) => kindOf(column) === 'number'));
  if (pairs.length > mostPairs) return () => tooMany(asked, pairs.length);
  const of = correlationOf(context);
  const measured = pairs.map((pair): Measured => [pair, of(pair)]);
  const words = (value: number) => String(Number(value.toPrecision(4)));
  return () =>
    judged(asked, measured, { reason: 'correlated-columns', what: `correlated above ${words(rule.max)}`, words });
}

function columnsOf({ context, rule }: AskedOfPairs): readonly StoredColumn[] {
  return rule.columns.length === 0 ? context.stored : rule.columns.map((name) => storedColumn(context, name));
}

function pairsOf(columns: readonly StoredColumn[]): readonly Pair[] {
  return columns.flatMap((first, index) => columns.slice(index + 1).map((second): Pair => [first, second]));
}

function tooMany(asked: AskedOfPairs, pairs: number): CheckResult {
  const sentence = `${counted(pairs, 'pair')} of columns are more than ${mostPairs}`;
  return answerOf(asked, { verdict: 'unknown', reason: 'too-many-pairs', sentence, checked: 0 });
}

interface Wording {
  readonly reason: string;
  readonly what: string;
  readonly words: (value: number) => string;
}

/** Nothing that could be measured is no pass; a pair without a measure beside others is said. */
function judged(asked: AskedOfPairs, measured: readonly Measured[], { reason, what, words }: Wording): CheckResult {
  const values = measured.map(([pair, measure]) => ({ pair, value: measure() }));
  const known = values.flatMap(({ pair, value }) =>
    value === undefined ? [] : [{ pair, value, size: Math.abs(value) }],
  );
  if (known.length === 0) {
    const sentence = `${counted(measured.length, 'pair')} of columns, none of which has such a measure`;
    return answerOf(asked, { verdict: 'unknown', reason: 'measure-undefined', sentence });
  }
  const over = known.filter(({ size }) => size > asked.rule.max).toSorted((a, b) => b.size - a.size);
  const names = over.map(({ pair: [a, b], value }) => `${a.name} and ${b.name} (${words(value)})`);
  const open = known.length < values.length ? `; ${values.length - known.length} have no such measure` : '';
  return answerOf(asked, {
    verdict: over.length > 0 ? 'fail' : 'pass',
    reason: over.length > 0 ? reason : 'kept',
    sentence: `${over.length} of ${counted(values.length, 'pair')} of columns are ${what}${over.length > 0 ? `: ${listed(names)}` : ''}${open}`,
  });
}
