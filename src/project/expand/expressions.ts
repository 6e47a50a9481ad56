import { isDatabaseAddress } from '../../support/database-table.ts';
import { didYouMean } from '../../support/nearest.ts';
import { asExpression, opener } from '../expression-text.ts';
import type { Supported } from '../later.ts';
import type { ProblemList } from '../problem-list.ts';
import type { ProjectReason } from '../reasons.ts';
import { take } from '../schema/take.ts';
import type { ProjectPath } from '../types.ts';
import type { Origin } from './origin.ts';
import { isTable } from './row.ts';

interface Spot {
  readonly path: ProjectPath;
  readonly text: string;
  /** It stands in the key, not in the value. */
  readonly isKey: boolean;
}

interface Wrong {
  readonly reason: ProjectReason;
  readonly message: string;
  readonly remedy?: string | undefined;
}

/**
 * Reports every expression that is left in an expanded document, each kind with what to write instead, and takes what holds
 * it out: nothing replaces it, and a command would get it as it stands.
 */
export function withoutExpressions({ document, excused }: Supported, list: ProblemList, origin: Origin): Supported {
  const rest = structuredClone(document);
  const gone: ProjectPath[] = [];
  for (const { path, text, isKey } of spots(rest, [])) {
    const { reason, message, remedy } = judge(text, path, origin);
    list.add(reason, path, message, { value: !isKey, remedy, secret: isDatabaseAddress(text) });
    gone.push(take(rest, path));
  }
  return { document: rest, excused: (path) => excused(path) || gone.some((each) => isSame(each, path)) };
}

/** Of a table whose key holds one, what stands below it is not looked at: both go. */
function spots(value: unknown, path: ProjectPath): readonly Spot[] {
  if (typeof value === 'string') return value.includes(opener) ? [{ path, text: value, isKey: false }] : [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => spots(item, [...path, index]));
  if (!isTable(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key.includes(opener) ? [{ path: [...path, key], text: key, isKey: true }] : spots(member, [...path, key]),
  );
}

/** What is wrong with the first expression of a text. */
function judge(text: string, path: ProjectPath, origin: Origin): Wrong {
  const [whole = opener, inside] = /\$\{\{\s*(.*?)\s*\}\}/s.exec(text) ?? [];
  const shown = `\`${whole.replaceAll(/\s+/g, ' ')}\``;
  if (inside === undefined) {
    const message = `\`${opener}\` begins an expression that does not end in \`}}\``;
    return {
      reason: 'expression-unknown',
      message,
      remedy: `Write \`${asExpression('matrix.<key>')}\`, or other characters.`,
    };
  }
  const [, context = '', key] = /^([A-Za-z_][\w-]*)(?:\.([A-Za-z_][\w-]*))?$/.exec(inside) ?? [];
  if (context === 'matrix' && key !== undefined) return unknownKey(shown, key, path, origin);
  if (/^matrix\b/.test(inside)) {
    const message = `${shown} is more than a key: nothing is computed here`;
    return {
      reason: 'expression-unknown',
      message,
      remedy: `Write \`${asExpression('matrix.<key>')}\` alone, and the values as they are to be put in.`,
    };
  }
  if (/\bsecrets\b/.test(inside)) {
    const name = context === 'secrets' && key !== undefined ? key : 'NAME';
    const message = `${shown} is not replaced: a secret is never part of the file or of a fingerprint`;
    return {
      reason: 'expression-secret',
      message,
      remedy: `Name it: \`secrets: [${name}]\`. The command finds it in $${name}.`,
    };
  }
  return { reason: 'expression-unknown', message: `${shown} is not replaced here`, remedy: remedyFor(context, key) };
}

function remedyFor(context: string, key: string | undefined): string | undefined {
  if (context === 'env' && key !== undefined) {
    return `Write $${key} in the command; a literal value of it stands under \`env\`.`;
  }
  if (context === 'github') {
    return 'What is trained follows from the files of the commit alone, or a run could not be used again. Leave it out; what differs from run to run belongs into the workflow.';
  }
  return undefined;
}

function unknownKey(shown: string, key: string, path: ProjectPath, origin: Origin): Wrong {
  const reason = 'matrix-key-unknown';
  const [section, model] = path;
  if (section !== 'models' || model === undefined) {
    const remedy = 'Only what stands in a model with a `matrix` is replaced; write what is meant.';
    return { reason, message: `${shown} stands outside of a model`, remedy };
  }
  const member = origin.member(path);
  if (member === undefined) {
    const remedy = `Give it one, as in \`matrix: { ${key}: [a, b] }\`, or write what is meant.`;
    return { reason, message: `${shown}: \`${model}\` has no \`matrix\``, remedy };
  }
  const all = [...origin.members.values()].filter(({ matrix }) => matrix === member.matrix);
  if (all.some(({ keys }) => keys.has(key))) {
    const remedy = `Give every row of the matrix \`${key}\`.`;
    return { reason, message: `${shown}: the row has no \`${key}\``, remedy };
  }
  const declared = [...new Set(all.flatMap(({ keys }) => [...keys]))];
  const message = `${shown}: the matrix has no key \`${key}\`; it has: ${declared.join(', ')}`;
  return { reason, message, remedy: didYouMean(key, declared) };
}

function isSame(one: ProjectPath, other: ProjectPath): boolean {
  return one.length === other.length && one.every((segment, index) => segment === other[index]);
}
