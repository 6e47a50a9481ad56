import { counted } from '../../data/index.ts';
import type { CheckResult } from '../../data/types.ts';
import { keysAt, type ProjectPath, withItems, withLines, without, withValue, writtenAt } from '../../project/index.ts';
import type { Amount } from '../../project/types.ts';
import { type YamlValue, yamlInline, yamlScalar } from '../init/yaml.ts';
import { type Apply, breaking, type Edit, review } from './edit.ts';
import type { EditContext } from './facts.ts';
import { outwardPercent, outwardWhole, shareOfNext } from './outward.ts';
import { put } from './put.ts';
import { textAt } from './text-at.ts';

/** Rules of `checks` that are not about single rows have no allowance. */
const withoutAllowance: ReadonlySet<string> = new Set(['redundant', 'correlation', 'gaps', 'group-rows', 'rows-as']);

/** Rules of a column that single values keep or break: in `checks` some of them may break it. */
const ofValues: ReadonlySet<string> = new Set(
  'min max values not-values pattern not-pattern format length decimals hygiene unique increasing decreasing'.split(
    ' ',
  ),
);

/** A rule that most rows break is none. */
const mostBroken = 0.5;

/** The rule with an allowance for what breaks it; without one where there is none, or where most rows break it. */
export function looser(found: CheckResult, context: EditContext): Edit | undefined {
  const { path, check, rows } = found;
  // A row of which nobody can tell counts as one that may break it.
  const broken = rows.failed + (check === 'where' ? rows.nulls : 0);
  if (path[2] === 'checks') return inChecks(found, broken, context);
  const [, , section, column, key] = path;
  if (section !== 'columns' || typeof column !== 'string' || typeof key !== 'string') return undefined;
  const own = key === 'outliers' ? ownLimit(path, broken, rows.checked) : undefined;
  const allowed = own ?? allowing({ path, column, key }, { broken, checked: rows.checked - rows.nulls }, context);
  const edit = allowed ?? review(`\`${key}\` is not asked any more`, path, remove(path));
  return key === 'unique' ? breaking(`${edit.why}: rows can no longer be told apart by it`, path, edit.apply) : edit;
}

function inChecks({ path, check, rows }: CheckResult, broken: number, { facts }: EditContext): Edit | undefined {
  const rule = facts.dataset.checks[Number(path[3])];
  if (withoutAllowance.has(check) || broken === 0 || rule === undefined) return undefined;
  const value = allowanceOf(rule.max, broken, rows.checked);
  const at = [...path.slice(0, 4), 'max'];
  return review(`${allowed(value)} may break the rule`, at, (text) => put(text, at, value));
}

/** In the unit in which it is written; where none was written a share, which does not depend on how many rows there are. */
function allowanceOf({ kind, value }: Amount, broken: number, checked: number): string {
  return kind === 'absolute' && value > 0 ? String(outwardWhole(broken, 'max')) : shareOfNext(broken, checked);
}

/** "at most 0.5 % of the rows", "at most 1 row". */
function allowed(value: string): string {
  return value.endsWith('%') ? `at most ${value} of the rows` : `at most ${counted(Number(value), 'row')}`;
}

/** `outliers` is itself a limit of how many there may be. */
function ownLimit(path: ProjectPath, broken: number, checked: number): Edit | undefined {
  const share = outwardPercent(broken, checked);
  const at = path.slice(0, 5);
  const apply: Apply = (text) => withValue(text, at, 'max', share) ?? put(text, at, share);
  return review(`at most ${share} of the values may be outliers`, at, apply);
}

interface Rule {
  readonly path: ProjectPath;
  readonly column: string;
  readonly key: string;
}

/** The rule moves to `checks`, where some rows may break it. */
function allowing(
  { path, column, key }: Rule,
  { broken, checked }: { readonly broken: number; readonly checked: number },
  { texts, facts }: EditContext,
): Edit | undefined {
  if (!ofValues.has(key) || broken === 0 || broken > mostBroken * checked) return undefined;
  const [at, dataset] = [path.slice(0, 5), path.slice(0, 2)];
  const text = textAt(texts, at);
  const value = text === undefined ? undefined : writtenAt(text, at);
  if (!isYaml(value)) return undefined;
  const share = shareOfNext(broken, checked);
  const level = facts.dataset.columns.get(column)?.level;
  const item = yamlInline({
    name: `${key} of ${column}`,
    columns: { [column]: { [key]: value } },
    max: share,
    ...(level !== undefined && level !== 'fail' && { level }),
  });
  const apply: Apply = (before) => {
    const rest = remove(at)(before);
    return rest === undefined ? undefined : withCheck(rest, dataset, item);
  };
  return review(`\`${key}\` moves to \`checks\`, where at most ${share} of the rows may break it`, at, apply);
}

function withCheck(text: string, dataset: ProjectPath, item: string): string | undefined {
  return keysAt(text, dataset)?.includes('checks') === true
    ? withItems(text, [...dataset, 'checks'], [item])
    : (withLines(text, dataset, ['checks:', `  - ${item}`]) ?? put(text, [...dataset, 'checks'], `[${item}]`));
}

function isYaml(value: unknown): value is YamlValue {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isYaml);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The key of a rule goes; the column stays in the contract. */
export function remove(path: ProjectPath): Apply {
  const column = path.slice(0, 4);
  return (text) => {
    const after = without(text, path);
    if (after === undefined) return undefined;
    const isLast = keysAt(after, column) === undefined;
    return isLast ? withValue(text, path.slice(0, 3), yamlScalar(String(path[3])), '{}') : after;
  };
}
