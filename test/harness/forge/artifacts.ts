import type { ArtifactState } from './actions-state.ts';
import { type Answer, notFound, type Operation, problem, type Request } from './answers.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { runOf } from './runs.ts';
import { repositoryId } from './world.ts';

/** Finished artifacts, newest first. */
export const artifactOperations = {
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': (request) => {
    const run = runOf(request);
    return run === undefined ? notFound : listed(request, (artifact) => artifact.run === run.id);
  },

  'GET /repos/{owner}/{repo}/actions/artifacts': (request) => listed(request, () => true),

  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}': (request) => {
    const artifact = artifactOf(request);
    return artifact === undefined ? notFound : { status: 200, body: shown(request, artifact) };
  },

  'DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}': (request) => {
    const artifact = artifactOf(request);
    if (artifact === undefined) return notFound;
    request.world.repository.actions.artifacts.delete(artifact.id);
    return { status: 204 };
  },

  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': (request) => {
    const artifact = artifactOf(request);
    if (artifact === undefined || request.values['archive_format'] !== 'zip') return notFound;
    if (artifact.expired) return problem(410, 'Artifact has expired');
    return { status: 302, headers: { location: blobAddress(request.origin, artifact, 'read') } };
  },
} satisfies Partial<Record<OperationName, Operation>>;

/** Where the bytes of an artifact are; whoever knows the address needs no token. */
export function blobAddress(origin: string, artifact: ArtifactState, use: 'read' | 'write'): string {
  return `${origin}/blobs/${artifact.id}?sp=${use}&sig=${use}${artifact.secret}`;
}

export function isFinished(artifact: ArtifactState): boolean {
  return artifact.digest !== null;
}

function artifactOf({ world, values }: Request): ArtifactState | undefined {
  const found = world.repository.actions.artifacts.get(Number(values['artifact_id']));
  return found !== undefined && isFinished(found) ? found : undefined;
}

function listed(request: Request, wanted: (artifact: ArtifactState) => boolean): Answer {
  const { query, world } = request;
  const found = [...world.repository.actions.artifacts.values()]
    .filter((one) => isFinished(one) && wanted(one) && (!query.has('name') || one.name === query.get('name')))
    .reverse();
  if (query.get('direction') === 'asc') found.reverse();
  const page = (items: readonly Json[]) => ({ total_count: found.length, artifacts: items.filter(isObject) });
  return { status: 200, list: { items: found.map((one) => shown(request, one)), page } };
}

function shown({ origin, sample, world }: Request, artifact: ArtifactState): JsonObject {
  const { actions, name, owner } = world.repository;
  const run = actions.runs.get(artifact.run);
  const url = `${origin}/api/v3/repos/${owner}/${name}/actions/artifacts/${artifact.id}`;
  return {
    ...sample('artifact'),
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: artifact.bytes?.length ?? 0,
    digest: artifact.digest,
    expired: artifact.expired,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    url,
    archive_download_url: `${url}/zip`,
    ...(run !== undefined && {
      workflow_run: {
        id: run.id,
        repository_id: repositoryId(world, owner),
        head_repository_id: repositoryId(world, run.headRepository.split('/')[0] ?? ''),
        head_branch: run.headBranch ?? '',
        head_sha: run.headSha,
      },
    }),
  };
}
