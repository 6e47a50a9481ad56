import { clip, oneLine } from '../../support/escape/index.ts';

/** What a value of the written file can be: a scalar, a list or a small table on one line. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** One part of the written file. `above`: comments over it, each one line; `off`: a line that is commented out. */
export type YamlEntry =
  | { readonly kind: 'value'; readonly key: string; readonly value: YamlValue; readonly above?: readonly string[] }
  | {
      readonly kind: 'table';
      readonly key: string;
      readonly entries: readonly YamlEntry[];
      readonly above?: readonly string[];
    }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'blank' };

/** The lines of a block of entries, comments included; every foreign text goes through `yamlScalar` or `commentText`. */
export function yamlLines(entries: readonly YamlEntry[], indent = 0): readonly string[] {
  const space = ' '.repeat(indent);
  return entries.flatMap((entry) => {
    if (entry.kind === 'blank') return [''];
    if (entry.kind === 'comment') return [`${space}# ${indentOf(entry.text)}${commentText(entry.text)}`];
    const above = (entry.above ?? []).map((text) => `${space}# ${commentText(text)}`);
    const key = yamlScalar(entry.key);
    if (entry.kind === 'value') return [...above, `${space}${key}: ${yamlInline(entry.value)}`];
    return [...above, `${space}${key}:`, ...yamlLines(entry.entries, indent + 2)];
  });
}

/** A value on one line, readable as the same value by YAML 1.2 (core schema) and by readers of YAML 1.1. */
export function yamlInline(value: YamlValue): string {
  if (typeof value === 'string') return yamlScalar(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(yamlInline).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => `${yamlScalar(key)}: ${yamlInline(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

// Only what no reader of YAML, in a block or between brackets, could take for anything but this text.
const plain = /^[A-Za-z_./$][\w./$=+@%-]*(?: (?:&& )?[\w./$=+@%"'-]+)*$/;
// What YAML 1.1 or 1.2 reads as null, a truth value or a number; all other numbers begin with a digit or a sign.
const meansMore = /^(?:null|true|false|yes|no|on|off|y|n|\.inf|\.nan|\.[\d_]+(?:e[+-]?\d+)?)$/i;

const unusual = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|\p{Default_Ignorable_Code_Point}/gv;

/** A text as a YAML scalar: plain where that is safe, else in double quotes with everything unusual escaped. */
export function yamlScalar(text: string): string {
  const value = text.toWellFormed();
  if (plain.test(value) && !meansMore.test(value)) return value;
  return `"${value.replace(unusual, escaped)}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const point = character.codePointAt(0) ?? 0;
  return point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`;
}

/** A line that is commented out keeps its place, so that it can be taken in again. */
function indentOf(text: string): string {
  return /^ {0,8}/.exec(text)?.[0] ?? '';
}

/**
 * Foreign text inside a comment: on one line, without characters that end a comment, that YAML does not allow, or that
 * nobody sees. At most 300 characters.
 */
export function commentText(text: string): string {
  return clip(oneLine(text).replace(/[\ufffe\uffff]/g, ''), 300);
}
