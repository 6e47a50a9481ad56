import type { ArtifactState } from './actions-state.ts';
import { type Answer, problem } from './answers.ts';
import { isFinished } from './artifacts.ts';
import { stamp, type World } from './world.ts';

/** The storage behind the artifact service, as Azure's: blocks and a list of them, or everything at once; then read. */
export function serveBlob(world: World, method: string, url: URL, body: Buffer): Answer {
  const artifact = world.repository.actions.artifacts.get(Number(url.pathname.replace('/blobs/', '')));
  const use = method === 'PUT' ? 'write' : 'read';
  if (artifact === undefined || url.searchParams.get('sig') !== use + artifact.secret) {
    return problem(403, 'AuthenticationFailed');
  }
  if (use === 'write') return write(artifact, url, body, world);
  if (artifact.bytes === null || artifact.expired) return problem(404, 'BlobNotFound');
  const headers = {
    ...plain(world),
    'content-type': artifact.contentType,
    'content-length': `${artifact.bytes.length}`,
    'content-disposition': `attachment; filename="${artifact.name}${artifact.contentType === 'application/zip' ? '.zip' : ''}"`,
  };
  return { status: 200, headers, bytes: method === 'HEAD' ? Buffer.alloc(0) : artifact.bytes };
}

function write(artifact: ArtifactState, url: URL, body: Buffer, world: World): Answer {
  if (isFinished(artifact)) return problem(409, 'BlobImmutableDueToPolicy');
  const part = url.searchParams.get('comp');
  if (part === 'block') artifact.blocks.set(url.searchParams.get('blockid') ?? '', body);
  else if (part === 'blocklist') {
    const names = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(([, id = '']) => id);
    const blocks = names.flatMap((id) => artifact.blocks.get(id) ?? []);
    if (blocks.length !== names.length) return problem(400, 'InvalidBlockList');
    artifact.bytes = Buffer.concat(blocks);
  } else artifact.bytes = body;
  return { status: 201, headers: plain(world), bytes: Buffer.alloc(0) };
}

function plain(world: World): Readonly<Record<string, string>> {
  return { etag: '"1"', 'last-modified': new Date(stamp(world)).toUTCString(), 'x-ms-request-id': '1' };
}
