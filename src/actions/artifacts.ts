import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArtifactClient } from '@actions/artifact';
import { type ArtifactSearch, openArtifactSearch } from '../forge/index.ts';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';
import { unpack } from './unpack.ts';

/** Artifacts of this workflow run and of earlier ones, as the jobs of one project hand them to each other. */
export interface Artifacts {
  /** Uploads a folder; undefined where there is nothing in it. Gives the page of the artifact otherwise. */
  put(what: ArtifactKind, folder: string): Promise<PutArtifact | undefined>;
  /** Uploads a proof as it is, so that the digest that GitHub shows is the one of this text. */
  prove(text: string): Promise<void>;
  /** The kinds that are there, newest of each name. */
  list(): Promise<readonly FoundArtifact[]>;
  /** Unpacks the newest of an earlier run, if there is one. The token needs `actions: read`. */
  getEarlier(what: ArtifactKind, folder: string, search: ArtifactSearch): Promise<boolean>;
  /**
   * Unpacks one into a folder. @throws MlopsError artifact-service, also where its digest is not what was listed;
   * hand-over-corrupt where its members are not plain files of the folder
   */
  get(found: FoundArtifact, folder: string): Promise<void>;
}

export interface PutArtifact {
  readonly name: string;
  /** `sha256:<hex>` of the archive. */
  readonly digest: string;
  /** Address of its page. */
  readonly page: string;
}

/**
 * `data`: reports and sketches; `run`: records and predictions of one model; `kept`: every file of one result, for runs
 * of later changes; `brought`: what such a run has found of it.
 */
export type ArtifactKind =
  | { readonly kind: 'data' | 'evaluation' | 'report' }
  | { readonly kind: 'run'; readonly model: string }
  | { readonly kind: 'kept' | 'brought'; readonly model: string; readonly fingerprint: string };

export interface FoundArtifact {
  readonly what: ArtifactKind;
  readonly id: number;
  /** Packed, in bytes. */
  readonly size: number;
  readonly digest?: string;
}

/** @param projectFile two projects of one repository have artifacts of their own */
export async function openArtifacts(projectFile: string): Promise<Artifacts> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  const prefix = prefixOf(projectFile);
  return {
    put: (what, folder) => put(client, `${prefix}-${suffixOf(what)}`, folder),
    prove: (text) => prove(client, text),
    list: () =>
      asked('list the artifacts of this run', async () => {
        const { artifacts } = await client.listArtifacts({ latest: true });
        return artifacts.flatMap(({ name, id, size, digest }) => {
          const what = name.startsWith(`${prefix}-`) ? kindOf(name.slice(prefix.length + 1)) : undefined;
          return what === undefined ? [] : [{ what, id, size, ...(digest !== undefined && { digest }) }];
        });
      }),
    get: (found, folder) =>
      download(client, found.id, folder, {
        what: `the artifact ${prefix}-${suffixOf(found.what)}`,
        ...(found.digest !== undefined && { digest: found.digest }),
      }),
    getEarlier: (what, folder, search) => getEarlier(client, `${prefix}-${suffixOf(what)}`, folder, search),
  };
}

async function getEarlier(
  client: ArtifactClient,
  name: string,
  folder: string,
  search: ArtifactSearch,
): Promise<boolean> {
  const { newest, owner, repo } = await openArtifactSearch(search);
  const found = await newest(name);
  if (found === undefined) return false;
  const findBy = { token: search.token, workflowRunId: found.run, repositoryOwner: owner, repositoryName: repo };
  await download(client, found.id, folder, {
    what: `the artifact ${name} of run ${found.run}`,
    findBy,
    ...(found.digest !== undefined && { digest: found.digest }),
  });
  return true;
}

interface Wanted {
  readonly what: string;
  readonly digest?: string;
  readonly findBy?: NonNullable<NonNullable<Parameters<ArtifactClient['downloadArtifact']>[1]>['findBy']>;
}

/**
 * As it is, and then unpacked by ourselves: the client would write whatever an archive names, as much as it holds, and
 * try a strange one five times.
 */
async function download(client: ArtifactClient, id: number, folder: string, wanted: Wanted): Promise<void> {
  const { what, digest, findBy } = wanted;
  const packed = await mkdtemp(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'mlops-packed-'));
  try {
    const file = await asked(`download ${what}`, async () => {
      const how = { path: packed, skipDecompress: true, ...(digest !== undefined && { expectedHash: digest }) };
      const { digestMismatch } = await client.downloadArtifact(id, { ...how, ...(findBy && { findBy }) });
      if (digestMismatch) throw new Error('its bytes are not those that were uploaded');
      const [name, ...more] = await readdir(packed);
      if (name === undefined || more.length > 0) throw new Error('it is not one archive');
      return join(packed, name);
    });
    await unpack(what, file, folder);
  } finally {
    await rm(packed, { recursive: true, force: true });
  }
}

function prefixOf(projectFile: string): string {
  if (projectFile === 'mlops.yaml') return 'mlops';
  return `mlops-${createHash('sha256').update(projectFile).digest('hex').slice(0, 8)}`;
}

function suffixOf(what: ArtifactKind): string {
  if (!('model' in what)) return what.kind;
  return `${what.kind}-${what.model}${'fingerprint' in what ? `-${what.fingerprint.slice(0, 16)}` : ''}`;
}

/** Reads a name that anybody may have chosen; the model of it is compared with those of the project by whoever asks. */
function kindOf(suffix: string): ArtifactKind | undefined {
  if (suffix === 'data' || suffix === 'evaluation' || suffix === 'report') return { kind: suffix };
  const run = /^run-(.+)$/.exec(suffix)?.[1];
  if (run !== undefined) return { kind: 'run', model: run };
  const [, kind, model, fingerprint] = /^(kept|brought)-(.+)-([0-9a-f]{16})$/.exec(suffix) ?? [];
  if (model === undefined || fingerprint === undefined) return undefined;
  return { kind: kind === 'kept' ? 'kept' : 'brought', model, fingerprint };
}

async function put(client: ArtifactClient, name: string, folder: string): Promise<PutArtifact | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0) return undefined;
  const { id, digest } = await asked(`upload the artifact ${name}`, () => client.uploadArtifact(name, files, folder));
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
  return { name, digest: `sha256:${digest}`, page: `${server}/${repository}/actions/runs/${run}/artifacts/${id}` };
}

/** @param digest `sha256:<hex>` of the proof; a run may have several, of several reports */
export function proofName(digest: string): string {
  return `mlops-proof-${digest.slice('sha256:'.length, 'sha256:'.length + 16)}.json`;
}

async function prove(client: ArtifactClient, text: string): Promise<void> {
  const folder = await mkdtemp(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'mlops-proof-'));
  try {
    const name = proofName(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    const file = join(folder, name);
    await writeFile(file, text);
    await asked(`upload the artifact ${name}`, () =>
      client.uploadArtifact(name, [file], folder, { skipArchive: true }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function asked<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw MlopsError.of(actionReasons, 'artifact-service', `The runner could not ${what}: ${why}`);
  }
}
