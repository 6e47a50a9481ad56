import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { at, isObject, type Json, type JsonObject } from './json.ts';
import { type OperationName, operations } from './operations.ts';

/** An operation of the description that a request means, with the values in its path. */
export interface Matched {
  readonly name: OperationName;
  readonly values: Readonly<Record<string, string>>;
}

/** GitHub's own description of its API, as far as the tests need it: what it allows and what it does not. */
export interface Description {
  match(method: string, path: string): Matched | undefined;
  /** What is wrong with a request; empty for nothing. */
  request(name: OperationName, query: URLSearchParams, body: Json | undefined): readonly string[];
  response(name: OperationName, status: number, body: Json | undefined): readonly string[];
  /** Whether an operation may answer with this status at all. */
  documents(name: OperationName, status: number): boolean;
  /** The smallest value that has everything a schema requires. */
  sample(schema: string): JsonObject;
}

const file = join(import.meta.dirname, 'references', 'openapi.json');

let opened: Description | undefined;

/** The committed slice; schemas are compiled once in a process. */
export function openDescription(): Description {
  opened ??= readDescription();
  return opened;
}

function readDescription(): Description {
  const document: JsonObject = JSON.parse(readFileSync(file, 'utf8'));
  const asSchema = nullable(document);
  const ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false });
  formats.default(ajv, ['date-time', 'date', 'uri', 'email', 'uri-template']);
  for (const name of ['repo.nwo', 'timestamp', 'binary', 'int32', 'int64', 'double']) ajv.addFormat(name, true);
  ajv.addSchema(isObject(asSchema) ? asSchema : {}, 'github');
  const routes = operations.map(routeOf).sort((a, b) => a.holes - b.holes || b.parts - a.parts);

  const check = (what: string, path: readonly string[], value: Json): readonly string[] => {
    const validate = ajv.getSchema(`github#/${path.map(pointer).join('/')}`);
    if (validate === undefined) throw new Error(`${what}: the description has no schema at ${path.join(' ')}`);
    return validate(value) === true ? [] : [`${what}: ${ajv.errorsText(validate.errors?.slice(0, 5) ?? [])}`];
  };

  return {
    match: (method, path) => {
      for (const { name, pattern, keys } of routes) {
        const found = name.startsWith(`${method} `) ? pattern.exec(path) : null;
        if (found === null) continue;
        const values = keys.map((key, index) => [key, decodeURIComponent(found[index + 1] ?? '')] as const);
        return { name, values: Object.fromEntries(values) };
      }
      return undefined;
    },
    request: (name, query, body) => [
      ...queryComplaints(document, name, query),
      ...bodyComplaints(document, name, body, check),
    ],
    response: (name, status, body) => {
      const path = follow(document, [...operationPath(name), 'responses', `${status}`]);
      if (at(document, path) === undefined) return [`${name} never answers ${status}`];
      const content = at(document, [...path, 'content', 'application/json', 'schema']);
      // With an error GitHub sends its words, also where the description says nothing of a body.
      if (content === undefined && status >= 400) return [];
      if (content === undefined) return body === undefined ? [] : [`${name} answers ${status} without a body`];
      const schema = [...path, 'content', 'application/json', 'schema'];
      return check(`answer ${status} of ${name}`, schema, body ?? null);
    },
    documents: (name, status) => at(document, [...operationPath(name), 'responses', `${status}`]) !== undefined,
    sample: (schema) => {
      const made = sampleSchema(document, at(document, ['components', 'schemas', schema]) ?? {}, schema);
      return isObject(made) ? made : {};
    },
  };
}

type Check = (what: string, path: readonly string[], value: Json) => readonly string[];

function queryComplaints(document: Json, name: OperationName, query: URLSearchParams): readonly string[] {
  const parameters = at(document, [...operationPath(name), 'parameters']);
  const names = (Array.isArray(parameters) ? parameters : []).map((_, index) =>
    at(document, [...follow(document, [...operationPath(name), 'parameters', `${index}`]), 'name']),
  );
  return [...query.keys()].filter((key) => !names.includes(key)).map((key) => `${name} has no parameter ${key}`);
}

function bodyComplaints(document: Json, name: OperationName, body: Json | undefined, check: Check): readonly string[] {
  const path = [...operationPath(name), 'requestBody', 'content', 'application/json', 'schema'];
  const schema = at(document, path);
  if (schema === undefined) return body === undefined ? [] : [`${name} takes no body`];
  const known = propertiesOf(document, schema);
  const unknown = Object.keys(isObject(body) ? body : {}).filter((key) => !known.has(key));
  return [...check(`request ${name}`, path, body ?? null), ...unknown.map((key) => `request ${name}: unknown ${key}`)];
}

/** The names that a schema or one of its alternatives gives. */
function propertiesOf(document: Json, schema: Json): ReadonlySet<string> {
  if (!isObject(schema)) return new Set();
  const reference = schema['$ref'];
  if (typeof reference === 'string') return propertiesOf(document, at(document, reference.slice(2).split('/')) ?? {});
  const others = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list : [];
  });
  const own = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  return new Set([...own, ...others.flatMap((one: Json) => [...propertiesOf(document, one)])]);
}

function operationPath(name: OperationName): readonly string[] {
  const [method = '', path = ''] = name.split(' ');
  return ['paths', path, method.toLowerCase()];
}

function routeOf(name: OperationName) {
  const path = name.split(' ')[1] ?? '';
  // These may hold slashes; the other values may not.
  const pattern = path.replace(/\{(ref|path|branch)\}/g, '(.+)').replace(/\{[^}]+\}/g, '([^/]+)');
  const keys = [...path.matchAll(/\{([^}]+)\}/g)].map((found) => found[1] ?? '');
  return { name, pattern: new RegExp(`^${pattern}$`), keys, holes: keys.length, parts: path.split('/').length };
}

function pointer(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Where a path leads once references are followed. */
function follow(document: Json, path: readonly string[]): readonly string[] {
  const reference = at(document, [...path, '$ref']);
  return typeof reference === 'string' ? follow(document, reference.slice(2).split('/')) : path;
}

/** OpenAPI 3.0 says `nullable`, JSON Schema says null. */
function nullable(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => nullable(one));
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, nullable(one)]));
  if (value['nullable'] !== true) return inner;
  const { nullable: _, type, enum: values, ...rest } = inner;
  if (typeof type !== 'string') return { anyOf: [rest, { type: 'null' }] };
  return { ...rest, type: [type, 'null'], ...(Array.isArray(values) && { enum: [...values, null] }) };
}

/** @param name of the property, for texts that a reader can place */
function sampleSchema(document: Json, schema: Json, name: string): Json {
  if (!isObject(schema)) return {};
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return sampleSchema(document, at(document, reference.slice(2).split('/')) ?? {}, name);
  if (schema['nullable'] === true) return null;
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    const first = at(schema, [key, '0']);
    if (first !== undefined) return sampleSchema(document, first, name);
  }
  const values = schema['enum'];
  if (Array.isArray(values)) return values[0] ?? null;
  switch (schema['type']) {
    case 'string':
      return text(schema['format'], name);
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return sampleObject(document, schema);
  }
}

function sampleObject(document: Json, schema: JsonObject): JsonObject {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const names = required.filter((one) => typeof one === 'string');
  return Object.fromEntries(names.map((one) => [one, sampleSchema(document, properties[one] ?? {}, one)]));
}

function text(format: Json | undefined, name: string): string {
  if (format === 'uri') return `https://github.test/${name}`;
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  return format === 'uri-template' ? `https://github.test/${name}{/id}` : name;
}
