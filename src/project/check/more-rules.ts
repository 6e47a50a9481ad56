import { didYouMean } from '../../support/nearest.ts';
import { dateDirectives } from '../formats/calendar.ts';
import { formatPattern, namedFormats } from '../formats/named.ts';
import type { ProblemList } from '../problem-list.ts';
import type {
  Amount,
  Column,
  ColumnRule,
  ColumnRuleKey,
  ColumnRuleOf,
  ColumnType,
  Dataset,
  ProjectPath,
} from '../types.ts';
import { formatAmount } from '../units.ts';
import { checkBound, checkCount, checkOrder } from './bounds.ts';
import { checkColumn } from './columns.ts';

const texts: readonly ColumnType[] = ['string'];
const numbers: readonly ColumnType[] = ['integer', 'number'];
const ordered: readonly ColumnType[] = ['integer', 'number', 'date', 'timestamp'];

/** Types of columns that a rule can be asked of; absent: all. */
const typesOf: Readonly<Partial<Record<ColumnRuleKey, readonly ColumnType[]>>> = {
  length: texts,
  format: texts,
  hygiene: texts,
  increasing: ordered,
  decreasing: ordered,
  mean: numbers,
  sum: numbers,
  deviation: numbers,
  decimals: numbers,
  outliers: numbers,
};

const limits: ReadonlySet<ColumnRuleKey> = new Set<ColumnRuleKey>([
  'length',
  'mean',
  'sum',
  'deviation',
  'median',
  'quantiles',
  'smallest',
  'largest',
]);

/** What one of the rules of a column that stand in `rules` says that cannot be meant. */
export function checkMoreRules(dataset: Dataset, column: Column, rule: ColumnRule, list: ProblemList): void {
  const { type } = column;
  const types = typesOf[rule.key];
  if (type !== undefined && types?.includes(type) === false) {
    list.add('contradiction', rule.path, `it is asked of ${types.join(' or ')}, and the column is of type ${type}`);
    return;
  }
  if (rule.key === 'format') checkFormat(rule.name, rule.path, list);
  if (isLimits(rule)) checkLimits(rule, type, list);
  if (rule.key === 'distinct') checkDistinct(rule.min, rule.max, rule.path, list);
  if (rule.key === 'most-common' || rule.key === 'outliers') checkMost(rule.max, rule.path, list);
  if (rule.key === 'increasing' || rule.key === 'decreasing') {
    for (const name of rule.by) checkColumn(dataset, name, [...rule.path, 'by'], list);
    if (rule.order !== undefined) checkColumn(dataset, rule.order, [...rule.path, 'order'], list);
  }
  if (rule.key === 'decimals' && rule.precision !== undefined && rule.precision < rule.scale)
    list.add('contradiction', rule.path, `\`precision\` ${rule.precision} is below \`scale\` ${rule.scale}`);
  if (rule.key === 'quantiles' && (rule.share <= 0 || rule.share > 100))
    list.add('invalid-value', rule.path, 'expected a percentage above 0% and of at most 100%');
}

type Limits = ColumnRuleOf<'length' | 'mean' | 'sum' | 'deviation' | 'median' | 'quantiles' | 'smallest' | 'largest'>;

function isLimits(rule: ColumnRule): rule is Limits {
  return limits.has(rule.key);
}
function checkLimits(rule: Limits, type: Column['type'], list: ProblemList): void {
  const { min, max, path } = rule;
  if (min === undefined && max === undefined && !list.touches(path))
    list.add('missing-key', path, 'one of the keys `min` and `max` is missing');
  checkOrder(min, max, path, list);
  if (rule.key === 'length') return;
  for (const side of ['min', 'max'] as const) checkBound(rule[side], type, [...path, side], list);
}

/** An amount that every column keeps would be a rule that cannot be broken. */
function checkMost(max: Amount, path: ProjectPath, list: ProblemList): void {
  checkCount(max, path, list);
  if (max.kind === 'percent' && max.value === 100)
    list.add('invalid-value', path, 'expected less than 100%, which every column keeps', { value: true });
}

function checkDistinct(min: Amount | undefined, max: Amount | undefined, path: ProjectPath, list: ProblemList): void {
  if (min === undefined && max === undefined && !list.touches(path))
    list.add('missing-key', path, 'one of the keys `min` and `max` is missing');
  for (const amount of [min, max]) if (amount !== undefined) checkCount(amount, path, list);
  if (min !== undefined && max !== undefined && min.kind === max.kind && min.value > max.value)
    list.add('contradiction', path, `\`min\` ${formatAmount(min)} is above \`max\` ${formatAmount(max)}`);
}

function checkFormat(name: string, path: ProjectPath, list: ProblemList): void {
  const found = formatPattern(name);
  if (found.ok) return;
  const names = Object.keys(namedFormats);
  const remedy = name.includes('%')
    ? `The directives are ${Object.keys(dateDirectives)
        .map((letter) => `%${letter}`)
        .join(' ')}.`
    : (didYouMean(name, names) ?? `There are ${names.join(', ')}, and date formats such as %Y-%m-%d.`);
  list.add('invalid-value', path, found.problem, { value: true, remedy });
}
