import { createHash } from 'node:crypto';
import { type Got, type Reply, startServer, type TestServer } from './http-server.ts';

export interface RegistryOptions {
  /** Who may read and write, and how it is asked for; absent: everybody. */
  readonly auth?: {
    readonly kind: 'basic' | 'bearer';
    readonly user: string;
    readonly password: string;
    /** What a token may do at most. */
    readonly grants?: 'pull' | 'push';
    /** Where tokens are given; absent: this server. */
    readonly realm?: string;
  };
  /** Blobs are read at this address and not here. */
  readonly storage?: string;
}

/** An OCI registry of the distribution specification in memory, for one repository. */
export interface TestRegistry extends TestServer {
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, Buffer>;
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const wrong = (status: number, code: string, message = code.toLowerCase()): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ errors: [{ code, message }] }),
});

export async function startRegistry(repository: string, options: RegistryOptions = {}): Promise<TestRegistry> {
  const blobs = new Map<string, Buffer>();
  const manifests = new Map<string, Buffer>();
  const server: TestServer = await startServer((got) =>
    got.url.pathname === '/token' ? tokenFor(got, options) : (refusal(got, server.host, options) ?? answer(got)),
  );
  const answer = (got: Got): Reply => {
    const path = got.url.pathname.startsWith(`/v2/${repository}/`)
      ? got.url.pathname.slice(`/v2/${repository}/`.length)
      : '';
    const [, kind = '', reference = ''] = /^(blobs|manifests)\/(.*)$/.exec(path) ?? [];
    if (kind === 'manifests') return manifestReply(got, reference, { blobs, manifests });
    if (kind === 'blobs') return blobReply(got, reference, { blobs, options });
    return wrong(404, 'NAME_UNKNOWN');
  };
  return Object.assign(server, { blobs, manifests });
}

interface Blobs {
  readonly blobs: Map<string, Buffer>;
  readonly options: RegistryOptions;
}

function blobReply({ method, url, body }: Got, reference: string, { blobs, options }: Blobs): Reply {
  if (method === 'POST' && reference === 'uploads/') {
    return { status: 202, headers: { location: `${url.pathname}${crypto.randomUUID()}?_state=a%3D%3D` } };
  }
  if (method === 'PUT' && reference.startsWith('uploads/')) {
    const digest = url.searchParams.get('digest') ?? '';
    if (digestOf(body) !== digest || url.searchParams.get('_state') !== 'a==') return wrong(400, 'DIGEST_INVALID');
    blobs.set(digest, body);
    return { status: 201, headers: { location: `blobs/${digest}` } };
  }
  const found = blobs.get(reference);
  if (found === undefined || (method !== 'GET' && method !== 'HEAD')) return wrong(404, 'BLOB_UNKNOWN');
  if (options.storage !== undefined) return { status: 307, headers: { location: `${options.storage}/${reference}` } };
  return { status: 200, body: found };
}

interface Manifests {
  readonly blobs: ReadonlyMap<string, Buffer>;
  readonly manifests: Map<string, Buffer>;
}

function manifestReply({ method, body, headers }: Got, reference: string, { blobs, manifests }: Manifests): Reply {
  if (method === 'PUT') {
    const { mediaType, config, layers } = JSON.parse(body.toString('utf8'));
    if (headers['content-type'] !== mediaType) return wrong(400, 'MANIFEST_INVALID');
    for (const { digest, size } of [config, ...layers]) {
      if (blobs.get(digest)?.length !== size) return wrong(400, 'MANIFEST_BLOB_UNKNOWN');
    }
    manifests.set(reference, body);
    return { status: 201, headers: { 'docker-content-digest': digestOf(body) } };
  }
  const found = manifests.get(reference);
  if (found === undefined) return wrong(404, 'MANIFEST_UNKNOWN');
  return { status: 200, headers: { 'docker-content-digest': digestOf(found) }, body: found };
}

const basicOf = ({ user, password }: { readonly user: string; readonly password: string }): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function tokenFor({ headers, url, method, body }: Got, { auth }: RegistryOptions): Reply {
  const asked = method === 'POST' ? new URLSearchParams(body.toString('utf8')) : url.searchParams;
  const known = auth && (headers.authorization === basicOf(auth) || asked.get('refresh_token') === auth.password);
  if (!known) return wrong(401, 'UNAUTHORIZED', 'who are you');
  const wanted = asked.get('scope') ?? '';
  if (wanted.endsWith(':pull,push') && auth.grants === 'pull')
    return wrong(403, 'DENIED', 'permission_denied: write_package');
  return { status: 200, body: JSON.stringify({ token: `token-for-${wanted}`, expires_in: 60 }) };
}

function refusal({ headers, method }: Got, host: string, { auth }: RegistryOptions): Reply | undefined {
  if (auth === undefined) return undefined;
  const said = headers.authorization ?? '';
  if (auth.kind === 'basic') {
    if (said === basicOf(auth)) return undefined;
    return { ...wrong(401, 'UNAUTHORIZED'), headers: { 'www-authenticate': 'Basic realm="registry"' } };
  }
  const writes = method === 'PUT' || method === 'POST';
  if (said.startsWith('Bearer token-for-') && (!writes || said.endsWith(':pull,push'))) return undefined;
  const realm = auth.realm ?? `http://${host}/token`;
  const challenge = `Bearer realm="${realm}",service="registry.test",scope="repository:user/image:pull"`;
  return { ...wrong(401, 'UNAUTHORIZED'), headers: { 'www-authenticate': challenge } };
}
