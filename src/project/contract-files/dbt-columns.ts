import { isTable, itemsOf, memberOf } from '../dvc/said.ts';
import type { ProjectPath } from '../types.ts';
import { rulesOf } from './dbt-rules.ts';
import { constraintsOf, type DbtTest, testsOf } from './dbt-tests.ts';
import { typeOfSql } from './sql-types.ts';

/** What a properties file of dbt says of one table, as a contract. */
export interface DbtColumns {
  readonly columns: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Where in the file something stands, by its path below `columns`. */
  readonly places: ReadonlyMap<string, ProjectPath>;
  /** Tests that have no rule here, each with why: "city: dbt_expectations.… (no rule asks the same)". */
  readonly left: readonly string[];
}

interface Table {
  readonly written: unknown;
  readonly at: ProjectPath;
}

/** Whether a document is a properties file of dbt. */
export function isProperties(document: unknown): boolean {
  return ['models', 'sources', 'seeds', 'snapshots'].some((key) => Array.isArray(memberOf(document, key)));
}

/** Models, tables of sources, seeds and snapshots of a properties file, by name; the first of a name counts. */
export function tablesIn(document: unknown): ReadonlyMap<string, Table> {
  const lists: readonly (readonly [unknown, ProjectPath])[] = [
    ...['models', 'seeds', 'snapshots'].map((key) => [memberOf(document, key), [key]] as const),
    ...itemsOf(memberOf(document, 'sources')).map(
      ([index, source]) => [memberOf(source, 'tables'), ['sources', index, 'tables']] as const,
    ),
  ];
  const found = new Map<string, Table>();
  for (const [list, at] of lists) {
    for (const [index, written] of itemsOf(list)) {
      const name = memberOf(written, 'name');
      if (typeof name === 'string' && !found.has(name)) found.set(name, { written, at: [...at, index] });
    }
  }
  return found;
}

/** @param datasets names of the datasets of the project */
export function columnsOf({ written, at }: Table, datasets: ReadonlySet<string>): DbtColumns {
  const columns = new Map<string, Readonly<Record<string, unknown>>>();
  const places = new Map<string, ProjectPath>();
  const left: string[] = testsOf(written, at).map(({ name }) => `${name} (it is about the whole table)`);
  for (const [index, column] of itemsOf(memberOf(written, 'columns'))) {
    const name = memberOf(column, 'name');
    if (!isTable(column) || typeof name !== 'string') continue;
    const place: ProjectPath = [...at, 'columns', index];
    const said = memberOf(column, 'data_type');
    const type = typeof said === 'string' ? typeOfSql(said) : undefined;
    const tests = [...testsOf(column, place), ...constraintsOf(column, place)];
    const read = columnRules(tests, { type, datasets });
    columns.set(name, { ...(type !== undefined && { type }), ...read.rules });
    places.set(JSON.stringify([name]), place);
    for (const [rule, path] of read.places) places.set(JSON.stringify([name, rule]), path);
    left.push(...read.left.map((text) => `${name}: ${text}`));
  }
  return { columns: Object.fromEntries(columns), places, left };
}

/** A column has one level: where some of its tests fail and others warn, those that warn are left to dbt. */
function columnRules(tests: readonly DbtTest[], column: Parameters<typeof rulesOf>[1]) {
  const onlyWarns = tests.length > 0 && tests.every(({ warns }) => warns);
  const rules: Record<string, unknown> = onlyWarns ? { level: 'warn' } : {};
  const places = new Map<string, ProjectPath>();
  const left: string[] = [];
  for (const test of tests) {
    const taken = test.warns && !onlyWarns ? { left: 'it warns, and others fail' } : rulesOf(test, column);
    if ('left' in taken) {
      left.push(`${test.name} (${taken.left})`);
      continue;
    }
    for (const [rule, value] of Object.entries(taken.rules)) {
      if (!(rule in rules) || JSON.stringify(rules[rule]) === JSON.stringify(value)) {
        rules[rule] = value;
        places.set(rule, test.at);
      } else left.push(`${test.name} (another test gives \`${rule}\`)`);
    }
  }
  return { rules, places, left };
}
