import type { Entry } from './types.ts';

type Tree = Readonly<Record<string, unknown>>;

/** Deeper than any metrics file in use; a limit so that a hostile file cannot exhaust the stack. */
const deepest = 32;

/**
 * The leaves of a nested tree with dotted names, as DVC shows them. Understood besides:
 * results of lm-evaluation-harness (only what stands below `results`; `acc_stderr,none` is the error of `acc,none`),
 * scikit-learn's `classification_report(output_dict=True)` (`support` counts rows, it is no metric).
 */
export function entriesOfTree(tree: unknown): readonly Entry[] {
  if (!isTree(tree)) return [{ name: 'value', value: tree }];
  const results = tree['results'];
  if (isTree(results) && isHarness(tree)) return entriesBelow(withoutAliases(results), '', 0);
  return entriesBelow(tree, '', 0);
}

function entriesBelow(tree: Tree, prefix: string, depth: number): readonly Entry[] {
  if (depth > deepest) return [{ name: prefix, value: tree }];
  const rows = Object.keys(tree).some((key) => key === 'support') && 'precision' in tree && 'recall' in tree;
  const found: Entry[] = [];
  for (const [key, value] of Object.entries(tree)) {
    if ((rows && key === 'support') || valueOfError(tree, key) !== undefined) continue;
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (isTree(value)) found.push(...entriesBelow(value, name, depth + 1));
    else found.push(entry(tree, key, name));
  }
  return found;
}

function entry(tree: Tree, key: string, name: string): Entry {
  const error = tree[errorKey(key)];
  return error === undefined ? { name, value: tree[key] } : { name, value: tree[key], error };
}

/** `acc,none` → `acc_stderr,none`; `acc` → `acc_stderr`. */
function errorKey(key: string): string {
  const comma = key.indexOf(',');
  return comma < 0 ? `${key}_stderr` : `${key.slice(0, comma)}_stderr${key.slice(comma)}`;
}

/** The key whose error `key` is, where that one is there too. */
function valueOfError(tree: Tree, key: string): string | undefined {
  const match = /^(.+)_stderr(,.*)?$/s.exec(key);
  if (match === null) return undefined;
  const value = `${match[1]}${match[2] ?? ''}`;
  return Object.hasOwn(tree, value) ? value : undefined;
}

function isHarness(tree: Tree): boolean {
  return ['n-shot', 'versions', 'config', 'configs'].filter((key) => isTree(tree[key])).length >= 2;
}

function withoutAliases(results: Tree): Tree {
  const tasks = Object.entries(results).map(([task, values]) => [
    task,
    isTree(values) ? omit(values, 'alias') : values,
  ]);
  return Object.fromEntries(tasks);
}

function omit(tree: Tree, key: string): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key));
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
