// Cuts the operations that the forge server of the tests answers out of GitHub's OpenAPI description, which npm carries
// as `@octokit/openapi`: `node scripts/refresh-openapi.ts`, or with the path of an unpacked `api.github.com.json`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '../test/harness/forge/operations.ts';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

const source = {
  package: '@octokit/openapi',
  version: '23.0.2',
  file: 'generated/api.github.com.json',
  license: 'MIT',
};
const target = join(import.meta.dirname, '..', 'test', 'harness', 'forge', 'references', 'openapi.json');

const given = process.argv[2];
const text = given === undefined ? await download() : await readFile(given, 'utf8');
const whole: JsonObject = JSON.parse(text);
const sha256 = createHash('sha256').update(text).digest('hex');
await writeFile(target, `${JSON.stringify(slice(whole, sha256), null, 1)}\n`);
console.log(`${operations.length} operations of ${source.package}@${source.version} in ${target}`);

async function download(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
  try {
    const flags = ['pack', '--silent', `${source.package}@${source.version}`];
    const archive = execFileSync('npm', flags, { cwd: folder, encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', archive, `package/${source.file}`], { cwd: folder });
    return await readFile(join(folder, 'package', source.file), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function slice(document: JsonObject, digest: string): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    const found = at(document, ['paths', path, method.toLowerCase()]);
    if (found === undefined) throw new Error(`${operation} is not in ${source.package}@${source.version}`);
    paths[path] = { ...paths[path], [method.toLowerCase()]: withoutWords(found) };
  }
  return {
    openapi: document['openapi'] ?? '',
    info: { title: 'A slice of the REST API of GitHub', version: source.version },
    'x-origin': { ...source, sha256: digest, madeBy: 'scripts/refresh-openapi.ts' },
    paths,
    components: components(document, paths),
  };
}

/** What the paths refer to, and what that refers to. */
function components(document: JsonObject, paths: Json): JsonObject {
  const kept: Record<string, Record<string, Json>> = {};
  const open = references(paths);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [, kind = '', name = ''] = next.split('/').slice(0, 3);
    if (kept[kind]?.[name] !== undefined) continue;
    const found = at(document, ['components', kind, name]);
    if (found === undefined) throw new Error(`#/${next} is not there`);
    const slim = withoutWords(found);
    kept[kind] = { ...kept[kind], [name]: slim };
    open.push(...references(slim));
  }
  const sorted = (table: Record<string, Json>) =>
    Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.fromEntries(Object.entries(kept).map(([kind, table]) => [kind, sorted(table)]));
}

function references(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value['$ref'] === 'string' ? [value['$ref'].slice(2)] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

/** Without examples and texts: they are most of the file and check nothing. Names of properties stay. */
function withoutWords(value: Json, isTable = false): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutWords(item));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]): (readonly [string, Json])[] => {
    if (isTable) return [[key, withoutWords(item)]];
    if (
      ['example', 'examples', 'summary', 'tags', 'externalDocs', 'x-github', 'x-github-breaking-changes'].includes(key)
    )
      return [];
    if (key === 'description') return [[key, '']];
    return [[key, withoutWords(item, key === 'properties')]];
  });
  return Object.fromEntries(entries);
}

function at(document: JsonObject, path: readonly string[]): Json | undefined {
  let found: Json | undefined = document;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !(key in found)) return undefined;
    found = (found as JsonObject)[key];
  }
  return found;
}
