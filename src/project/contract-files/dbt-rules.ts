import { type DbtTest, referredTo } from './dbt-tests.ts';

export type Rules = Readonly<Record<string, unknown>>;

/** What a test asks as rules of a column, or why it cannot be said so. */
export type Taken = { readonly rules: Rules } | { readonly left: string };

export interface DbtColumn {
  /** As a contract calls it; undefined: dbt says none, or one that has no name here. */
  readonly type: string | undefined;
  /** Names of the datasets of the project. */
  readonly datasets: ReadonlySet<string>;
}

/** @param test of a column */
export function rulesOf(test: DbtTest, column: DbtColumn): Taken {
  if (test.unlike !== undefined) return { left: `it has ${test.unlike}` };
  const read = Object.hasOwn(readers, test.name) ? readers[test.name] : undefined;
  return read === undefined ? { left: 'no rule asks the same' } : read(test.arguments, column);
}

type Reader = (given: Rules, column: DbtColumn) => Taken;

const between: Reader = (given) => {
  const [min, max] = [given['min_value'], given['max_value']];
  const isLimit = (value: unknown) => value === undefined || value === null || typeof value === 'number';
  if (!isLimit(min) || !isLimit(max)) return { left: 'its limits are no numbers' };
  if (given['inclusive'] === false || given['strictly'] === true) return { left: 'its limits do not belong to it' };
  return { rules: { ...(typeof min === 'number' && { min }), ...(typeof max === 'number' && { max }) } };
};

const notNull: Reader = () => ({ rules: { nulls: 0 } });
const unique: Reader = () => ({ rules: { unique: true } });
const nothing: Reader = () => ({ rules: {} });

const values: Reader = (given, { type }) => {
  const list: unknown = given['values'] ?? given['value_set'];
  if (!Array.isArray(list) || list.length === 0) return { left: 'it lists no values' };
  const all: readonly unknown[] = list;
  return { rules: { values: type === 'string' ? all.map(String) : all } };
};

const relationship: Reader = (given, { datasets }) => {
  const [to, field] = [referredTo(given['to']), given['field']];
  if (to === undefined || typeof field !== 'string') return { left: 'it names no model and field' };
  if (!datasets.has(to)) return { left: `${to} is no dataset of this project` };
  return { rules: { values: { from: `${to}.${field}` } } };
};

const proportion: Reader = (given) => {
  const least = given['at_least'];
  const most = given['at_most'] ?? 1;
  if (typeof least !== 'number' || least < 0 || least > 1 || most !== 1) return { left: 'its limits have no rule' };
  return { rules: { nulls: `${Number(((1 - least) * 100).toFixed(6))}%` } };
};

/** By name: those of dbt itself, and those of its two common packages that a rule asks word for word. */
const readers: Readonly<Record<string, Reader>> = {
  not_null: notNull,
  unique,
  accepted_values: values,
  relationships: relationship,
  'dbt_utils.accepted_range': between,
  'dbt_utils.not_null_proportion': proportion,
  'dbt_expectations.expect_column_to_exist': nothing,
  'dbt_expectations.expect_column_values_to_be_between': between,
  'dbt_expectations.expect_column_values_to_be_in_set': values,
  'dbt_expectations.expect_column_values_to_be_unique': unique,
  'dbt_expectations.expect_column_values_to_not_be_null': notNull,
};
