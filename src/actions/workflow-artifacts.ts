import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArtifactClient } from '@actions/artifact';
import { type ArtifactSearch, openArtifactSearch } from '../forge/index.ts';
import { sha256 } from '../support/canonical.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { kindOf, otherProofName, proofName, suffixOf } from './artifact-names.ts';
import type { Artifacts, PutArtifact } from './artifacts.ts';
import { actionReasons } from './reasons.ts';
import { unpack } from './unpack.ts';

/** Artifacts as GitHub keeps them. @param prefix of the project's names */
export async function openWorkflowArtifacts(prefix: string): Promise<Artifacts> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  return {
    put: (what, folder) => put(client, `${prefix}-${suffixOf(what)}`, folder),
    prove: (text) => prove(client, text),
    list: () =>
      asked('list the artifacts of this run', async () => {
        const { artifacts } = await client.listArtifacts({ latest: true });
        return artifacts.flatMap(({ name, id, size, digest }) => {
          const what = name.startsWith(`${prefix}-`) ? kindOf(name.slice(prefix.length + 1)) : undefined;
          return what === undefined ? [] : [{ what, id: `${id}`, size, ...(digest !== undefined && { digest }) }];
        });
      }),
    get: (found, folder) =>
      download(client, Number(found.id), folder, {
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

interface WantedArtifacts {
  readonly what: string;
  readonly digest?: string;
  readonly findBy?: NonNullable<NonNullable<Parameters<ArtifactClient['downloadArtifact']>[1]>['findBy']>;
}

/**
 * As it is, and then unpacked by ourselves: the client would write whatever an archive names, as much as it holds, and
 * try a strange one five times.
 */
async function download(client: ArtifactClient, id: number, folder: string, wanted: WantedArtifacts): Promise<void> {
  const { what, digest, findBy } = wanted;
  await using packed = await makeOwnFolder(process.env['RUNNER_TEMP'] ?? tmpdir(), 'packed');
  const file = await asked(`download ${what}`, async () => {
    const how = { path: packed.path, skipDecompress: true, ...(digest !== undefined && { expectedHash: digest }) };
    const { digestMismatch } = await client.downloadArtifact(id, { ...how, ...(findBy && { findBy }) });
    if (digestMismatch) throw new Error('its bytes are not those that were uploaded');
    const [name, ...more] = await readdir(packed.path);
    if (name === undefined || more.length > 0) throw new Error('it is not one archive');
    return join(packed.path, name);
  });
  await unpack(what, file, folder);
}

async function put(client: ArtifactClient, name: string, folder: string): Promise<PutArtifact | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0) return undefined;
  const { id, digest } = await asked(`upload the artifact ${name}`, () => client.uploadArtifact(name, files, folder));
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
  return { name, digest: `sha256:${digest}`, page: `${server}/${repository}/actions/runs/${run}/artifacts/${id}` };
}

async function prove(client: ArtifactClient, text: string): Promise<true> {
  try {
    await putProof(client, proofName, text);
  } catch (error) {
    // Another project of this run has one, or somebody has taken the name: the client says so in words alone.
    if (!(error instanceof MlopsError) || !error.message.includes('(409)')) throw error;
    await putProof(client, otherProofName(`sha256:${sha256(text)}`), text);
  }
  return true;
}

async function putProof(client: ArtifactClient, name: string, text: string): Promise<void> {
  await using folder = await makeOwnFolder(process.env['RUNNER_TEMP'] ?? tmpdir(), 'proof');
  const file = join(folder.path, name);
  await writeFile(file, text);
  await asked(`upload the artifact ${name}`, () =>
    client.uploadArtifact(name, [file], folder.path, { skipArchive: true }),
  );
}

async function asked<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw MlopsError.of(actionReasons, 'artifact-service', `The runner could not ${what}: ${why}`);
  }
}
