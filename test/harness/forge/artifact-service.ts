import { createHash } from 'node:crypto';
import { type ArtifactState, addArtifact, backendId } from './actions-state.ts';
import { type Answer, problem } from './answers.ts';
import { blobAddress, isFinished } from './artifacts.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { World } from './world.ts';

/** The service that runners keep artifacts in: JSON over twirp. A token sees and changes only what is of its own run. */
export const artifactMethods = [
  'CreateArtifact',
  'FinalizeArtifact',
  'ListArtifacts',
  'GetSignedArtifactURL',
  'DeleteArtifact',
] as const;
export type ArtifactMethod = (typeof artifactMethods)[number];

const service = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** The method that a path means. */
export function artifactMethod(path: string): ArtifactMethod | undefined {
  return artifactMethods.find((method) => path === service + method);
}

/** The members that each method knows; others are refused, as the real service does. */
const members: Readonly<Record<ArtifactMethod, readonly string[]>> = {
  CreateArtifact: ['name', 'expires_at', 'version', 'mime_type'],
  FinalizeArtifact: ['name', 'size', 'hash'],
  ListArtifacts: ['name_filter', 'id_filter'],
  GetSignedArtifactURL: ['name'],
  DeleteArtifact: ['name'],
};

interface Call {
  readonly world: World;
  readonly origin: string;
  readonly body: JsonObject;
  /** Whose the token is. */
  readonly run: number;
  readonly attempt: number;
}

/** @param token of the runner, as it came; @param origin of the server */
export function callArtifacts(
  world: World,
  method: ArtifactMethod,
  token: string | undefined,
  sent: Json | undefined,
  origin: string,
): Answer {
  const scope = world.repository.actions.runtimeTokens.get(token ?? '');
  if (scope === undefined) return failure(401, 'unauthenticated', 'token not known');
  const body = isObject(sent) ? sent : {};
  const ids = ['workflow_run_backend_id', 'workflow_job_run_backend_id'];
  const unknown = Object.keys(body).find((key) => !ids.includes(key) && !members[method].includes(key));
  if (unknown !== undefined) return failure(400, 'malformed', `unknown field "${unknown}"`);
  // What an earlier attempt of the run left is named by the id of that attempt.
  const attempts = Array.from({ length: scope.attempt }, (_, index) => backendId(scope.run, index + 1));
  if (!attempts.includes(`${body['workflow_run_backend_id']}`)) {
    return failure(403, 'permission_denied', 'the token is of another run');
  }
  return methods[method]({ world, origin, body, ...scope });
}

const methods: Readonly<Record<ArtifactMethod, (call: Call) => Answer>> = {
  CreateArtifact: (call) => {
    const { body, run, attempt, origin, world } = call;
    const name = textOf(body, 'name');
    if (!isName(name)) return failure(400, 'invalid_argument', 'artifact name is not valid');
    const taken = ofRun(call).some((one) => one.name === name && one.attempt === attempt);
    if (taken) return failure(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
    const contentType = textOf(body, 'mime_type') === '' ? 'application/zip' : textOf(body, 'mime_type');
    const artifact = addArtifact(world, { name, run, attempt, contentType });
    return ok({ ok: true, signed_upload_url: blobAddress(origin, artifact, 'write') });
  },

  FinalizeArtifact: (call) => {
    const found = ofRun(call).find((one) => one.name === textOf(call.body, 'name') && one.attempt === call.attempt);
    if (found === undefined) return failure(404, 'not_found', 'artifact not found');
    if (found.bytes === null || isFinished(found)) return failure(400, 'invalid_argument', 'nothing was uploaded');
    const digest = `sha256:${createHash('sha256').update(found.bytes).digest('hex')}`;
    const claimed = textOf(call.body, 'hash');
    if (claimed !== '' && claimed !== digest) return failure(400, 'invalid_argument', 'the hash is of other bytes');
    if (`${call.body['size']}` !== `${found.bytes.length}`) return failure(400, 'invalid_argument', 'size differs');
    found.digest = digest;
    return ok({ ok: true, artifact_id: `${found.id}` });
  },

  ListArtifacts: (call) => {
    const { id_filter: id, name_filter: name } = call.body;
    const listed = ofRun(call)
      .filter((one) => isFinished(one) && (name === undefined || one.name === name))
      .filter((one) => id === undefined || `${one.id}` === id);
    return ok({ artifacts: listed.map((one) => shown(call, one)) });
  },

  GetSignedArtifactURL: (call) => {
    const found = finished(call);
    if (found === undefined) return failure(404, 'not_found', 'artifact not found');
    return ok({ name: found.name, signed_url: blobAddress(call.origin, found, 'read') });
  },

  DeleteArtifact: (call) => {
    const found = finished(call);
    if (found === undefined) return failure(404, 'not_found', 'artifact not found');
    call.world.repository.actions.artifacts.delete(found.id);
    return ok({ ok: true, artifact_id: `${found.id}` });
  },
};

/** Those of all attempts: a re-run reads what an earlier attempt left. */
function ofRun({ run, world }: Call): readonly ArtifactState[] {
  return [...world.repository.actions.artifacts.values()].filter((one) => one.run === run);
}

function finished(call: Call): ArtifactState | undefined {
  return ofRun(call).findLast((one) => isFinished(one) && one.name === textOf(call.body, 'name'));
}

function shown({ body, run }: Call, one: ArtifactState): JsonObject {
  return {
    workflow_run_backend_id: backendId(run, one.attempt),
    workflow_job_run_backend_id: textOf(body, 'workflow_job_run_backend_id'),
    database_id: `${one.id}`,
    name: one.name,
    size: `${one.bytes?.length ?? 0}`,
    created_at: one.createdAt,
    digest: one.digest,
  };
}

/** What `@actions/artifact` refuses as well. */
function isName(name: string): boolean {
  return name !== '' && !/["<>|*?\r\n:\\/]/.test(name);
}

function textOf(body: JsonObject, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

function ok(body: JsonObject): Answer {
  return { status: 200, body };
}

function failure(status: number, code: string, message: string): Answer {
  return { ...problem(status, message), body: { code, msg: message } };
}
