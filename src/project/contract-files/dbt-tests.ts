import { isTable, itemsOf, memberOf } from '../dvc/said.ts';
import type { ProjectPath } from '../types.ts';

/** A test as a properties file of dbt has it: a name alone, or a name with its arguments. */
export interface DbtTest {
  /** With its package: `dbt_utils.accepted_range`. */
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Whether it only warns. */
  readonly warns: boolean;
  /** Why no rule can stand for it whatever it asks; undefined: nothing is in the way. */
  readonly unlike?: string;
  readonly at: ProjectPath;
}

/**
 * The tests under `data_tests` and, as before dbt 1.8, `tests` of a table; arguments stand beside the name or, since dbt 1.10,
 * under `arguments`. Those that are not enabled are left out. https://docs.getdbt.com/reference/resource-properties/data-tests
 */
export function testsOf(table: unknown, at: ProjectPath): readonly DbtTest[] {
  return ['data_tests', 'tests'].flatMap((key) =>
    itemsOf(memberOf(table, key)).flatMap(([index, item]) => testOf(item, [...at, key, index])),
  );
}

function testOf(item: unknown, at: ProjectPath): readonly DbtTest[] {
  if (typeof item === 'string') return [{ name: item, arguments: {}, warns: false, at }];
  if (!isTable(item)) return [];
  const named = memberOf(item, 'test_name');
  const [[name, inner] = ['', undefined]] = Object.entries(item);
  const [kind, given] = typeof named === 'string' ? [named, item] : [name, inner];
  const { config, arguments: own, ...beside } = isTable(given) ? given : {};
  const all = { ...beside, ...(isTable(config) && config) };
  if (all['enabled'] === false) return [];
  const unlike = ['where', 'error_if', 'warn_if', 'limit', 'fail_calc', 'group_by_columns'].find((key) => key in all);
  return [
    {
      name: kind,
      arguments: { ...beside, ...(isTable(own) && own) },
      warns: typeof all['severity'] === 'string' && all['severity'].toLowerCase() === 'warn',
      ...(unlike !== undefined && { unlike: `\`${unlike}\`` }),
      at,
    },
  ];
}

/** Constraints of a model's contract as the tests that they are; `at` is that of the column. */
export function constraintsOf(column: unknown, at: ProjectPath): readonly DbtTest[] {
  return itemsOf(memberOf(column, 'constraints')).flatMap(([index, item]) => {
    const type = memberOf(item, 'type');
    if (typeof type !== 'string') return [];
    const names = type === 'primary_key' ? ['not_null', 'unique'] : [type];
    return names.map((name) => ({ name, arguments: {}, warns: false, at: [...at, 'constraints', index] }));
  });
}

/** The last quoted text of `ref('stations')` and `source('raw', 'stations')`. */
export function referredTo(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  return [...text.matchAll(/['"]([^'"]+)['"]/g)].at(-1)?.[1];
}
