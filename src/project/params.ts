import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlError } from 'smol-toml';
import { nearest } from '../support/nearest.ts';
import type { Place, Problem } from '../support/problem.ts';
import { placesOf } from './places.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Parameters by dotted key, and what is wrong with the file or the keys. */
export interface ReadParams {
  readonly values: Readonly<Record<string, Json>>;
  readonly problems: readonly Problem[];
}

/**
 * Reads a params file: YAML 1.2 (merge keys allowed, since users' tools read them), JSON or TOML, by its ending.
 * @param keys dotted keys such as `train.depth`; null for the whole file, then each leaf has its own dotted key
 */
export function readParams(text: string, file: string, keys: readonly string[] | null): ReadParams {
  const parsed = parse(text, file);
  if ('problem' in parsed) return { values: {}, problems: [parsed.problem] };
  const leaves = new Map<string, Json>();
  flatten(parsed.document, undefined, leaves);
  if (keys === null) return { values: Object.fromEntries(leaves), problems: [] };
  const values = new Map<string, Json>();
  const problems: Problem[] = [];
  for (const key of keys) {
    const value = at(parsed.document, key);
    if (value === undefined) problems.push(missing(key, file, parsed.document));
    else values.set(key, value);
  }
  return { values: Object.fromEntries(values), problems };
}

/** Parameters, each leaf of their tables by its own dotted key. */
export function leavesOf(values: ReadParams['values']): ReadonlyMap<string, Json> {
  const leaves = new Map<string, Json>();
  for (const [key, value] of Object.entries(values)) flatten(value, key, leaves);
  return leaves;
}

/** A params or metrics document as JSON, for a check against a user's schema. */
export function readUserDocument(
  text: string,
  file: string,
): { readonly document: Json } | { readonly problem: Problem } {
  return parse(text, file);
}

type Parsed = { readonly document: Json } | { readonly problem: Problem };

function parse(text: string, file: string): Parsed {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  const reader = ending === undefined ? undefined : readers[ending];
  if (!reader) return unreadable(`${file} is neither YAML, JSON nor TOML by its ending`);
  try {
    return { document: jsonOf(reader(text), 0) };
  } catch (error) {
    return unreadable(`${file} cannot be read: ${said(error)}`, placeOf(error, text, file));
  }
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  yaml: readYaml,
  yml: readYaml,
  json: (text) => JSON.parse(text.replace(/^\uFEFF/, '')),
  toml: (text) => parseToml(text),
};

function readYaml(text: string): unknown {
  if (/^\s*(#.*\s*)*$/.test(text)) return {};
  return load(text, { schema: CORE_SCHEMA.withTags(mergeTag), maxAliases: 100, maxDepth: 64 });
}

function unreadable(message: string, place?: Place): { readonly problem: Problem } {
  return { problem: { reason: 'params-unreadable', message, ...(place ? { place } : {}) } };
}

function said(error: unknown): string {
  if (error instanceof YAMLException) return error.reason;
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}

function placeOf(error: unknown, text: string, file: string): Place | undefined {
  if (error instanceof TomlError) return { file, line: error.line, column: error.column };
  if (!(error instanceof YAMLException) || !error.mark) return undefined;
  return placesOf(file, text, { key: 0, value: 0, members: new Map() }).offset(error.mark.position);
}

/** Nesting beyond this is no set of parameters. */
const deepest = 64;

/** What formats have beyond JSON, as text: dates, integers beyond 2^53, NaN and ±Infinity. */
function jsonOf(value: unknown, depth: number): Json {
  if (depth > deepest) throw new RangeError(`nested more than ${deepest} levels deep`);
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map((item) => jsonOf(item, depth + 1));
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jsonOf(member, depth + 1)]));
  }
  return String(value);
}

function isTable(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Leaves are scalars, lists and empty tables. */
function flatten(value: Json, prefix: string | undefined, into: Map<string, Json>): void {
  if (!isTable(value) || (prefix !== undefined && Object.keys(value).length === 0)) {
    into.set(prefix ?? '', value);
    return;
  }
  for (const [key, member] of Object.entries(value)) flatten(member, dotted(prefix, key), into);
}

function dotted(prefix: string | undefined, key: string): string {
  return prefix === undefined ? key : `${prefix}.${key}`;
}

/** The value at a dotted key; a key that itself holds dots wins over the way through tables. */
function at(document: Json | undefined, key: string): Json | undefined {
  if (!isTable(document)) return undefined;
  if (Object.hasOwn(document, key)) return document[key];
  for (let dot = key.indexOf('.'); dot !== -1; dot = key.indexOf('.', dot + 1)) {
    const head = key.slice(0, dot);
    const found = Object.hasOwn(document, head) ? at(document[head], key.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function missing(key: string, file: string, document: Json): Problem {
  const names = [...everyKey(document, undefined)];
  const near = nearest(key, names);
  const remedy = near === undefined ? {} : { remedy: `Did you mean \`${near}\`?` };
  return { reason: 'params-key-missing', message: `${file} has no key \`${key}\``, ...remedy };
}

function* everyKey(value: Json, prefix: string | undefined): Generator<string> {
  if (!isTable(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const name = dotted(prefix, key);
    yield name;
    yield* everyKey(member, name);
  }
}
