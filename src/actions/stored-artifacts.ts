import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Ports } from '../commands/ports.ts';
import { commandReasons } from '../commands/reasons.ts';
import { openSharedStore, type SharedStore } from '../commands/shared-store.ts';
import type { ChangeRequest } from '../commands/situation/change-request.ts';
import { canonicalJson } from '../support/canonical.ts';
import { isMissing, makeFolders, readBounded, writeAtomic } from '../support/files.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { kindOf, suffixOf } from './artifact-names.ts';
import type { ArtifactKind, Artifacts, FoundArtifact, PutArtifact } from './artifacts.ts';
import { requirePlain } from './plain-members.ts';
import { actionReasons } from './reasons.ts';

const digestShape = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** What one job hands on: its files are in the store by their digests, and so is this list. */
const listShape = z.strictObject({
  schemaVersion: z.literal(1),
  files: z.array(z.strictObject({ path: z.string(), digest: digestShape, bytes: z.int().nonnegative() })).max(100_000),
});

/** `<store>/hand-over/<owner>/<name>/<run>/<artifact>.json`: which list the newest artifact of a name is. */
const entryShape = z.strictObject({ schemaVersion: z.literal(1), list: digestShape, bytes: z.int().nonnegative() });

/** Bytes of a list of files, and of what may come out of it. */
const limits = { list: 20_000_000, content: 2 ** 40 };
const dayMs = 86_400_000;
/** As long as GitHub keeps a run that may be run again. */
const keptDays = 30;

/** Results are in the store themselves and are not kept a second time, and nobody could be shown what is in it. */
const notPut: ReadonlySet<ArtifactKind['kind']> = new Set(['kept', 'made', 'report', 'runs']);

/** What jobs hand on, in a store that all of them see. */
export function openStoredArtifacts(prefix: string, change: ChangeRequest, ports: Ports): Artifacts {
  let opening: Promise<SharedStore> | undefined;
  // Not before it is needed: a job that hands nothing on needs no such store.
  const shared = () => {
    opening ??= openSharedStore(change, ports);
    return opening;
  };
  const place = async () => join((await shared()).folder, 'hand-over', ...runOf(ports.env));
  return {
    put: async (what, folder) => {
      if (notPut.has(what.kind)) return undefined;
      return await put((await shared()).store, await place(), `${prefix}-${suffixOf(what)}`, folder);
    },
    prove: async () => false,
    list: async () => await list(await place(), prefix),
    get: async (found, folder) => await get((await shared()).store, found, folder),
    getEarlier: async () => false,
  };
}

/** Owner, name, run: as parts of a path. */
function runOf(env: NodeJS.ProcessEnv): readonly string[] {
  const parts = [...(env['GITHUB_REPOSITORY'] ?? '').split('/'), env['GITHUB_RUN_ID'] ?? ''];
  if (parts.length === 3 && parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part))) return parts;
  const sentence = 'GITHUB_REPOSITORY and GITHUB_RUN_ID do not name a run of a repository.';
  throw MlopsError.of(actionReasons, 'runner-environment', sentence);
}

async function put(
  store: SharedStore['store'],
  place: string,
  name: string,
  folder: string,
): Promise<PutArtifact | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (paths.length === 0) return undefined;
  const stored = await store.putAll(paths);
  const files = stored.map((one, at) => ({ ...one, path: paths[at]?.slice(folder.length + 1) ?? '' }));
  await using own = await makeOwnFolder(process.env['RUNNER_TEMP'] ?? tmpdir(), 'list');
  const file = join(own.path, 'list.json');
  await writeFile(file, canonicalJson({ schemaVersion: 1, files } satisfies z.infer<typeof listShape>));
  const [put] = await store.putAll([file]);
  if (put === undefined) throw new TypeError('one file gives one digest');
  const list = put.digest;
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  await makeFolders(place);
  const entry: z.infer<typeof entryShape> = { schemaVersion: 1, list, bytes };
  await writeAtomic(join(place, `${name}.json`), canonicalJson(entry));
  await sweep(dirname(place));
  return { name, digest: list };
}

async function list(place: string, prefix: string): Promise<readonly FoundArtifact[]> {
  const found: FoundArtifact[] = [];
  for (const file of await namesIn(place)) {
    const name = file.endsWith('.json') ? file.slice(0, -'.json'.length) : '';
    const what = name.startsWith(`${prefix}-`) ? kindOf(name.slice(prefix.length + 1)) : undefined;
    if (what === undefined) continue;
    const { list: digest, bytes } = await readJson(join(place, file), entryShape, what);
    found.push({ what, id: digest, digest, size: bytes });
  }
  return found;
}

async function get(store: SharedStore['store'], { id, what }: FoundArtifact, folder: string): Promise<void> {
  await using own = await makeOwnFolder(process.env['RUNNER_TEMP'] ?? tmpdir(), 'list');
  const file = join(own.path, 'list.json');
  await store.get(id, file);
  const { files } = await readJson(file, listShape, what);
  const members = files.map(({ path: name, bytes }) => ({ name, kind: 'file', bytes }) as const);
  try {
    requirePlain(members, limits.content);
  } catch (error) {
    if (error instanceof RangeError) throw corrupt(what, error.message);
    throw error;
  }
  for (const { path, digest, bytes } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await store.get(digest, target, bytes);
  }
}

async function readJson<Value>(file: string, shape: z.ZodType<Value>, what: ArtifactKind): Promise<Value> {
  if (!(await lstat(file)).isFile()) throw corrupt(what, 'it is no plain file');
  const found = await readBounded(file, limits.list);
  if (found.kind === 'too-large') throw corrupt(what, `it is larger than ${limits.list} bytes`);
  try {
    return shape.parse(JSON.parse(found.bytes.toString('utf8')));
  } catch {
    throw corrupt(what, 'it is no list of files');
  }
}

function corrupt(what: ArtifactKind, why: string): MlopsError {
  const sentence = `Nothing is taken from what was handed on as ${suffixOf(what)}: ${why}.`;
  return MlopsError.of(commandReasons, 'hand-over-corrupt', sentence);
}

/** What old runs have handed on is needed by nobody; the files in the store stay, as all of it does. */
async function sweep(runs: string): Promise<void> {
  for (const name of await namesIn(runs)) {
    const found = await lstat(join(runs, name)).catch(() => undefined);
    const isOld = found !== undefined && found.mtimeMs < Date.now() - keptDays * dayMs;
    if (isOld) await rm(join(runs, name), { recursive: true, force: true }).catch(() => undefined); // others sweep, too
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
