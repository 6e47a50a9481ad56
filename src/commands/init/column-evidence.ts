import type { ColumnFacts, Guess, TableFacts } from './types.ts';

/** Fewer rows tell nothing about uniqueness. */
const fewestRows = 10;
const labelNames: ReadonlySet<string> = new Set(['target', 'label', 'y', 'class', 'outcome']);

/** Columns that may be keys by their names, best first: only these are counted. */
export function keyNames(columns: readonly string[], dataset: string): readonly string[] {
  const rank = (name: string): number => {
    if (name.includes('$' + '{{')) return -1; // would be read as an expression
    if (name.includes('\0')) return -1; // no name that `mlops.yaml` could hold
    const lower = name.toLowerCase();
    if (lower === 'id') return 0;
    if (lower === 'uuid' || lower === `${dataset.toLowerCase()}_id`) return 1;
    if (lower === 'row_id' || lower === 'key') return 2;
    return /(?:_id|Id|ID)$/.test(name) ? 3 : -1;
  };
  return columns.filter((name) => rank(name) >= 0).toSorted((a, b) => rank(a) - rank(b));
}

/** A column that is named like a key, is an integer or text, and never repeats and is never null. */
export function keyOf(facts: TableFacts, dataset: string): Guess<string> | undefined {
  if (facts.rows < fewestRows) return undefined;
  const byName = new Map(facts.columns.map((column) => [column.name, column]));
  for (const name of keyNames([...byName.keys()], dataset)) {
    const column = byName.get(name);
    if (column?.distinct !== facts.rows || column.nulls !== 0) continue;
    if (column.kind !== 'integer' && column.kind !== 'string') continue;
    return { value: name, why: `${name} never repeats and is never null`, seen: `${facts.rows} rows` };
  }
  return undefined;
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
