import { defined } from '../defined.ts';
import { formatPattern } from '../formats/named.ts';
import { type Hygiene, hygieneAsks } from '../rule-types.ts';
import type { WrittenRules } from '../schema/dataset.ts';
import type { Amount, ColumnRule, ProjectPath } from '../types.ts';
import { amountOf } from '../units.ts';
import { oneOrMany } from './context.ts';

/** The rules of one column beyond those that are members of it, in the order in which a report lists them. */
export function columnRulesOf(written: WrittenRules, column: ProjectPath): readonly ColumnRule[] {
  const at = (key: keyof WrittenRules): ProjectPath => [...column, key];
  const rules: readonly (readonly ColumnRule[])[] = [
    given(written.values, (values) => valuesFrom(values, at('values'))).flat(),
    given(written['not-values'], (values) => ({ key: 'not-values', values, path: at('not-values') })),
    given(written['not-pattern'], (patterns) => ({
      key: 'not-pattern',
      patterns: oneOrMany(patterns),
      path: at('not-pattern'),
    })),
    given(written.format, (name) => formatRule(name, at('format'))),
    given(written.length, (length) => ({ key: 'length', ...exactly(length), path: at('length') })),
    given(written.decimals, (digits) => ({
      key: 'decimals',
      ...(typeof digits === 'number' ? { scale: digits } : defined(digits)),
      path: at('decimals'),
    })),
    given(written.hygiene, (asked) => ({ key: 'hygiene', asks: hygieneOf(asked), path: at('hygiene') })),
    given(written.distinct, (counts) => ({ key: 'distinct', ...distinctOf(counts), path: at('distinct') })),
    given(written['most-common'], (max) => ({ key: 'most-common', max: amountOf(max), path: at('most-common') })),
    ...(['increasing', 'decreasing'] as const).map((key) =>
      given(written[key], (asked) => ({ key, ...sequenceOf(asked), path: at(key) })),
    ),
    ...(['mean', 'sum', 'deviation'] as const).map((key) =>
      given(written[key], (limits) => ({ key, ...defined(limits), path: at(key) })),
    ),
    ...(['median', 'smallest', 'largest'] as const).map((key) =>
      given(written[key], (limits) => ({ key, ...defined(limits), path: at(key) })),
    ),
    Object.entries(written.quantiles ?? {}).map(([share, limits]) => ({
      key: 'quantiles',
      share: Number.parseFloat(share),
      ...defined(limits),
      path: [...at('quantiles'), share],
    })),
    given(written.outliers, (limits) => outliersRule(limits, at('outliers'))),
  ];
  return rules.flat();
}

/** `pattern`: one of a list has to match the whole value. */
export function anyOf(patterns: string | readonly string[]): string {
  if (typeof patterns === 'string') return patterns;
  const [only, second] = patterns;
  return only !== undefined && second === undefined ? only : patterns.map((pattern) => `(?:${pattern})`).join('|');
}

/** A list of values is a member of the column itself. */
function valuesFrom(values: NonNullable<WrittenRules['values']>, path: ProjectPath): readonly ColumnRule[] {
  if (!('from' in values)) return [];
  const point = values.from.indexOf('.');
  const [dataset, column] = [values.from.slice(0, point), values.from.slice(point + 1)];
  return [{ key: 'values-from', dataset, column, path: [...path, 'from'] }];
}

function given<Value, Rule>(written: Value | undefined, rule: (value: Value) => Rule): readonly Rule[] {
  return written === undefined ? [] : [rule(written)];
}

/** What is wrong with a name stands in the problems of the file; the rule that stands in for it is never asked. */
function formatRule(name: string, path: ProjectPath): ColumnRule {
  const found = formatPattern(name);
  return { key: 'format', name, pattern: found.ok ? found.pattern : '', path };
}

function exactly(length: NonNullable<WrittenRules['length']>): { readonly min?: number; readonly max?: number } {
  return typeof length === 'number' ? { min: length, max: length } : defined(length);
}

function distinctOf(counts: NonNullable<WrittenRules['distinct']>): { readonly min?: Amount; readonly max?: Amount } {
  const { min, max } = typeof counts === 'number' ? { min: counts, max: counts } : counts;
  return defined({
    min: min === undefined ? undefined : amountOf(min),
    max: max === undefined ? undefined : amountOf(max),
  });
}

function hygieneOf(asked: NonNullable<WrittenRules['hygiene']>): readonly Hygiene[] {
  return asked === true ? hygieneAsks : hygieneAsks.filter((ask) => asked.includes(ask));
}

function sequenceOf(asked: NonNullable<WrittenRules['increasing']>) {
  const { strictly = false, order, by } = asked === true ? {} : asked;
  return { strictly, ...defined({ order }), by: oneOrMany(by) };
}

/** Tukey 1977: beyond three interquartile ranges a value is far out. */
const farOut = 3;

function outliersRule(written: NonNullable<WrittenRules['outliers']>, path: ProjectPath): ColumnRule {
  const { max = 0, iqr, deviations } = typeof written === 'object' ? written : { max: written };
  const limit = deviations === undefined ? ({ method: 'iqr', limit: iqr ?? farOut } as const) : undefined;
  return {
    key: 'outliers',
    ...(limit ?? { method: 'deviations', limit: deviations ?? farOut }),
    max: amountOf(max),
    path,
  };
}
