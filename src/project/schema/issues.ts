import type { z } from 'zod';
import { didYouMean } from '../../support/nearest.ts';
import type { ProblemList } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';
import { allowedKeys } from './anchors.ts';
import { broughtAlong } from './brought-along.ts';
import { type Found, found, memberAt } from './found.ts';

type Issue = z.core.$ZodIssue;

/**
 * Says what zod found in the words of the project file: what was found, what is allowed, what was probably meant.
 * Returns the paths of what is there and wrong; what is missing is not among them.
 */
export function reportIssues(
  issues: readonly Issue[],
  document: unknown,
  list: ProblemList,
  hidden: (path: ProjectPath) => boolean,
): readonly ProjectPath[] {
  const wrong: ProjectPath[] = [];
  for (const issue of issues) reportIssue(issue, [], { document, list, hidden, wrong });
  return wrong;
}

interface Context {
  readonly document: unknown;
  readonly list: ProblemList;
  /** True for a key that is missing only because something that is not supported yet stands in its place. */
  readonly hidden: (path: ProjectPath) => boolean;
  readonly wrong: ProjectPath[];
}

function reportIssue(issue: Issue, base: ProjectPath, context: Context): void {
  const path = [...base, ...projectPath(issue.path)];
  const value = found(memberAt(context.document, path));
  const inner = issue.code === 'invalid_union' ? fittingBranch(issue) : undefined;
  if (issue.code === 'unrecognized_keys') reportUnknownKeys(issue.keys, path, context);
  else if (issue.code === 'invalid_key') reportName(issue, path, context);
  else if (value.kind === 'nothing at all') reportMissing(path, context);
  else if (inner) for (const each of inner) reportIssue(each, path, context);
  else if (!context.wrong.some((seen) => seen.join('\0') === path.join('\0'))) reportValue(issue, path, value, context);
}

function reportUnknownKeys(keys: readonly string[], path: ProjectPath, { list, wrong }: Context): void {
  const allowed = allowedKeys(path);
  for (const key of keys) {
    wrong.push([...path, key]);
    if (isPValue(path, key)) {
      list.add('drift-p-value', [...path, key], 'a p-value says how many rows there are, not how far the data moved');
      continue;
    }
    const message = `unknown key; allowed here: ${allowed.join(', ')}`;
    list.add('unknown-key', [...path, key], message, { remedy: broughtAlong(path, key) ?? didYouMean(key, allowed) });
  }
}

/** A limit on a p-value, in any of the spellings of the tools that have one. */
function isPValue(path: ProjectPath, key: string): boolean {
  const spelt = key.toLowerCase().replaceAll(/[-_ ]/g, '');
  return path[2] === 'drift' && ['p', 'pvalue', 'alpha', 'significance', 'confidence'].includes(spelt);
}

function reportName(
  issue: Issue & { readonly code: 'invalid_key' },
  path: ProjectPath,
  { list, wrong }: Context,
): void {
  wrong.push(path);
  const expected = issue.issues[0]?.message ?? 'another name';
  list.add('invalid-name', path, `expected ${expected}, found \`${String(path.at(-1))}\``);
}

function reportMissing(path: ProjectPath, { list, hidden }: Context): void {
  if (hidden(path)) return;
  const key = String(path.at(-1));
  list.add('missing-key', path.slice(0, -1), `the key \`${key}\` is missing`);
}

/**
 * The problems of the one alternative that the value was meant to be, or nothing where it is none of them: then the
 * union's own text says what is allowed.
 */
function fittingBranch(issue: Issue & { readonly code: 'invalid_union' }): readonly Issue[] | undefined {
  const inside = issue.errors.filter((branch) =>
    branch.some((each) => each.path.length > 0 || each.code === 'unrecognized_keys'),
  );
  return inside.toSorted((a, b) => a.length - b.length)[0];
}

function reportValue(issue: Issue, path: ProjectPath, value: Found, { list, wrong }: Context): void {
  wrong.push(path);
  const expected = expectation(issue, path);
  const message = `expected ${expected.text}, found ${value.text}`;
  const remedy =
    expected.names && value.kind === 'text'
      ? didYouMean(value.plain, expected.names)
      : quoteRemedy(expected.text, value);
  list.add(isAnotherKind(issue, value) ? 'wrong-kind' : 'invalid-value', path, message, { value: true, remedy });
}

function quoteRemedy(expected: string, value: Found): string | undefined {
  const scalar = value.kind === 'a number' || value.kind === 'true or false';
  return scalar && /\btext\b/.test(expected) ? `Quote it: "${value.plain}".` : undefined;
}

/** Whether the value is of a kind that its key never takes. */
function isAnotherKind(issue: Issue, value: Found): boolean {
  if (issue.code === 'invalid_type') return !(issue.expected === 'int' && value.kind === 'a number');
  if (issue.code === 'invalid_value') return !issue.values.some((allowed) => typeof allowed === value.type);
  if (issue.code !== 'invalid_union') return false;
  return issue.errors.every((branch) => branch.every((each) => isAnotherKind(each, value)));
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  record: 'a table of keys',
};

function expectation(issue: Issue, path: ProjectPath): { readonly text: string; readonly names?: readonly string[] } {
  if (issue.code === 'invalid_value') {
    const names = issue.values.map(String);
    return { text: names.length === 1 ? names.join() : `one of ${names.join(', ')}`, names };
  }
  const own = !issue.message.startsWith('Invalid ') && !issue.message.startsWith('Too ');
  if (own) return { text: issue.message };
  if (issue.code === 'invalid_type' && issue.expected === 'object') return { text: tableOf(allowedKeys(path)) };
  if (issue.code === 'invalid_type') return { text: kinds[issue.expected] ?? issue.expected };
  if (issue.code === 'too_small') return { text: bound('at least', issue.origin, issue.minimum) };
  if (issue.code === 'too_big') return { text: bound('at most', issue.origin, issue.maximum) };
  return { text: 'another value' };
}

/** A table of certain keys, of which at least the names help whoever wrote something else. */
function tableOf(keys: readonly string[]): string {
  return keys.length === 0 ? 'a table of keys' : `a table of keys (${keys.join(', ')})`;
}

function bound(words: string, origin: string, limit: number | bigint): string {
  return origin === 'string' ? `${words} ${limit} characters` : `a number of ${words} ${limit}`;
}

function projectPath(path: readonly PropertyKey[]): ProjectPath {
  return path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment));
}
