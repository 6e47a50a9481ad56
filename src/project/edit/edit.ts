import { readDocument } from '../document.ts';
import type { ProjectPath } from '../types.ts';
import { lineEnd, lineStart, nodeAt, type YamlMember, type YamlNode, yamlNodes } from './nodes.ts';

/**
 * Changes of a YAML text that leave everything else as it is: comments, blank lines, quotes, order. Each gives the new
 * text, or undefined where an anchor, an alias or a tag stands in the way and a person has to do it.
 */

/** Gives the key at a path a value, as it would be written on one line; the key is added where it is not there yet. */
export function withValue(text: string, path: ProjectPath, key: string, value: string): string | undefined {
  const found = openNode(text, path);
  if (found === undefined) return undefined;
  const member = found.members.find(({ name }) => name === unquoted(key));
  if (member !== undefined) return replaced(text, member, value);
  if (found.kind === 'scalar') return undefined;
  return found.isFlow ? withFlowMember(text, found, `${key}: ${value}`) : withLines(text, path, [`${key}: ${value}`]);
}

/** Puts lines of block style behind the last member of a table; the first table of the way that is not there is made. */
export function withLines(text: string, path: ProjectPath, lines: readonly string[]): string | undefined {
  const node = openNode(text, path);
  if (node === undefined || node.isFlow || node.kind !== 'map') return undefined;
  const [first] = node.members;
  const last = node.members.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const indent = ' '.repeat(first.start - lineStart(text, first.start));
  const at = lineEnd(text, last.value.end);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return splice(text, at, at, lines.map((line) => `${eol}${line === '' ? '' : indent}${line}`).join(''));
}

/** Whether a text, a number or nothing stands at a path. */
export function isScalarAt(text: string, path: ProjectPath): boolean {
  return openNode(text, path)?.kind === 'scalar';
}

/** Names of the members of the table at a path; undefined where no table stands there. */
export function keysAt(text: string, path: ProjectPath): readonly string[] | undefined {
  const node = openNode(text, path);
  return node?.kind === 'map' ? node.members.map(({ name }) => name) : undefined;
}

/** The value at a path, as plain data; undefined where nothing stands there. */
export function writtenAt(text: string, path: ProjectPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    readDocument(text, '').value,
  );
}

/** Takes away lines that are comments right above the key at a path, those of which `is` says so. */
export function withoutCommentsAbove(text: string, path: ProjectPath, is: (comment: string) => boolean): string {
  const parent = openNode(text, path.slice(0, -1));
  const member = parent?.members.find(({ name }) => name === String(path.at(-1)));
  if (parent === undefined || parent.isFlow || member === undefined) return text;
  const lines: string[] = [];
  let start = lineStart(text, member.start);
  for (let at = start; at > 0; ) {
    const above = lineStart(text, at - 1);
    const line = text.slice(above, at);
    const comment = /^\s*#\s?(.*?)\s*$/.exec(line)?.[1];
    if (comment === undefined) break;
    if (!is(comment)) lines.unshift(line);
    at = above;
    start = above;
  }
  return text.slice(0, start) + lines.join('') + text.slice(lineStart(text, member.start));
}

/** Puts a table in the place of a text: `rides: data/rides.csv` becomes `rides:` and lines below. */
export function withTable(text: string, path: ProjectPath, lines: readonly string[]): string | undefined {
  const parent = openNode(text, path.slice(0, -1));
  const member = parent?.members.find(({ name }) => name === String(path.at(-1)));
  if (parent?.kind !== 'map' || parent.isFlow || member?.value.kind !== 'scalar' || member.value.isMarked)
    return undefined;
  const indent = ' '.repeat(member.start - lineStart(text, member.start) + 2);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const { start, end } = member.value;
  const rest = text.slice(end, lineEnd(text, end)).trim();
  const block = [rest, ...lines.map((line) => `${indent}${line}`)].join(eol);
  const before = text.slice(0, start).replace(/ +$/, rest === '' ? '' : ' ');
  return before + block + text.slice(lineEnd(text, end));
}

/** Adds items to a list. */
export function withItems(text: string, path: ProjectPath, items: readonly string[]): string | undefined {
  const node = openNode(text, path);
  const last = node?.members.at(-1);
  if (node?.kind !== 'list' || last === undefined) return undefined;
  if (node.isFlow) return splice(text, last.value.end, last.value.end, items.map((item) => `, ${item}`).join(''));
  const before = text.slice(lineStart(text, last.start), last.start);
  if (!/^\s*-\s+$/.test(before)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = lineEnd(text, last.value.end);
  return splice(text, at, at, items.map((item) => `${eol}${before}${item}`).join(''));
}

/** Takes a key out of its table, with its comment on the same line; a table that would be empty goes with it. */
export function without(text: string, path: ProjectPath): string | undefined {
  const parentPath = path.slice(0, -1);
  const parent = openNode(text, parentPath);
  const index = parent?.members.findIndex(({ name }) => name === String(path.at(-1))) ?? -1;
  const member = parent?.members[index];
  if (parent === undefined || member === undefined || parent.kind !== 'map' || hasMark(member.value)) return undefined;
  if (parent.members.length === 1) return parentPath.length === 0 ? undefined : without(text, parentPath);
  if (parent.isFlow) return withoutFlowMember(text, parent, index);
  const start = lineStart(text, member.start);
  if (text.slice(start, member.start).trim() !== '') return undefined;
  const end = lineEnd(text, member.value.end);
  const next = text.indexOf('\n', end);
  return splice(text, start, next === -1 ? text.length : next + 1, '');
}

function openNode(text: string, path: ProjectPath): YamlNode | undefined {
  const root = yamlNodes(text);
  if (root === undefined) return undefined;
  for (let length = 0; length <= path.length; length += 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node === undefined || node.kind === 'alias' || node.isMarked) return undefined;
  }
  return nodeAt(root, path);
}

/** An anchor that is used elsewhere cannot go. */
function hasMark({ isMarked, members }: YamlNode): boolean {
  return isMarked || members.some(({ value }) => hasMark(value));
}

function replaced(text: string, { value }: YamlMember, by: string): string | undefined {
  if (hasMark(value)) return undefined;
  const isOneLine = value.kind === 'scalar' || value.isFlow;
  if (!isOneLine) return undefined;
  const space = value.start === value.end ? ' ' : '';
  return splice(text, value.start, value.end, `${space}${by}`);
}

function withFlowMember(text: string, { start, members }: YamlNode, written: string): string {
  const last = members.at(-1);
  return last === undefined
    ? splice(text, start + 1, start + 1, ` ${written} `)
    : splice(text, last.value.end, last.value.end, `, ${written}`);
}

function withoutFlowMember(text: string, { members }: YamlNode, index: number): string {
  const [before, member, after] = [members[index - 1], members[index], members[index + 1]];
  if (member === undefined) return text;
  if (after !== undefined) return splice(text, member.start, after.start, '');
  return splice(text, before?.value.end ?? member.start, member.value.end, '');
}

function unquoted(key: string): string {
  return key.startsWith('"') ? String(JSON.parse(key)) : key;
}

function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
