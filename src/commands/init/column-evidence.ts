import { keyAmong } from '../../data/index.ts';
import type { ColumnFacts, Guess, TableFacts } from './types.ts';

/** Fewer rows tell nothing about a task. */
const fewestRows = 10;
const labelNames: ReadonlySet<string> = new Set(['target', 'label', 'y', 'class', 'outcome']);

/** The column that identifies a row, by the rule of `mlops infer`. */
export function keyOf({ rows, columns }: TableFacts, dataset: string): Guess<string> | undefined {
  const counted = columns.flatMap(({ name, kind, distinct, nulls, span, uuids = 0 }) =>
    distinct === undefined || nulls === undefined
      ? []
      : [{ name, kind, distinct, nulls, uuids, ...(span !== undefined && { span }) }],
  );
  const key = keyAmong(counted, rows, dataset);
  return key && { value: key.name, why: `${key.name} never repeats and is never null`, seen: `${rows} rows` };
}

/** Columns that may be the label: those that are named like one, and those that the script names. */
export function labelNamesOf(columns: readonly string[], script: readonly string[]): readonly string[] {
  const named = columns.filter((name) => labelNames.has(name.toLowerCase()));
  return [...new Set([...script.filter((name) => columns.includes(name)), ...named])];
}

/** The label, where evidence agrees: one column that the script calls so, or one that is named like a label. */
export function labelOf(facts: TableFacts, script: readonly string[], file: string): Guess<ColumnFacts> | undefined {
  const columns = facts.columns.map(({ name }) => name);
  const called = script.filter((name) => columns.includes(name));
  const named = columns.filter((name) => labelNames.has(name.toLowerCase()));
  const [only, ...others] = called.length > 0 ? called : named;
  const column = facts.columns.find(({ name }) => name === only);
  if (column === undefined || others.length > 0) return undefined;
  if (called.length > 0) return { value: column, why: `${file} takes ${only} as what is to be predicted` };
  return { value: column, why: `a column is named ${only}` };
}

/** The task, where the label leaves no doubt. */
export function taskOf(label: ColumnFacts, rows: number): Guess<'binary' | 'multiclass' | 'regression'> | undefined {
  const { distinct, kind, name } = label;
  if (distinct === undefined || rows < fewestRows || distinct < 2) return undefined;
  const seen = `${distinct} different values in ${rows} rows`;
  // Two other values need `positive`, which nobody can guess.
  if (distinct === 2) {
    const usual = kind === 'boolean' || label.zeroOne === true;
    return usual ? { value: 'binary', why: `${name} is 0 or 1, or false or true`, seen } : undefined;
  }
  if (kind === 'string' && distinct <= 100 && distinct * 5 <= rows)
    return { value: 'multiclass', why: `${name} has few texts`, seen };
  if (kind === 'number' && distinct * 2 > rows)
    return { value: 'regression', why: `${name} has numbers of many values`, seen };
  return undefined;
}
