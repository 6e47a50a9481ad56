import { createHash, createHmac } from 'node:crypto';
import { listingReply, objectReply } from './bucket-objects.ts';
import { type Got, type Reply, startServer, type TestServer } from './http-server.ts';

/** The bucket `models` of an S3-compatible server in memory, addressed by path. */
export interface TestBucket extends TestServer {
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<string, Upload>;
  /** Variables by which a store finds it, as its owner. */
  readonly env: Readonly<Record<string, string>>;
}

interface Upload {
  readonly key: string;
  readonly begun: Date;
  readonly parts: Map<number, Buffer>;
}

const secrets = { id: 'AKTEST', key: 'secret/key+of=test', region: 'eu-test-1' };
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const wrong = (status: number, code: string): Reply => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>It is ${code}</Message></Error>`,
});

export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Upload>();
  const server = await startServer((got) => {
    const refused = signatureProblem(got);
    if (refused !== undefined) return wrong(403, refused);
    if (got.headers['x-amz-content-sha256'] !== sha256(got.body)) return wrong(400, 'XAmzContentSHA256Mismatch');
    const [, bucket = '', key = ''] = /^\/([^/]+)\/(.*)$/.exec(got.url.pathname) ?? [];
    if (bucket !== 'models') return wrong(404, 'NoSuchBucket');
    const name = decodeURIComponent(key);
    const query = got.url.searchParams;
    if (query.has('uploads') || query.has('uploadId')) return multipart(got, name, { objects, uploads });
    return single(got, name, objects);
  });
  const env = {
    AWS_ENDPOINT_URL_S3: `http://${server.host}`,
    AWS_ACCESS_KEY_ID: secrets.id,
    AWS_SECRET_ACCESS_KEY: secrets.key,
    AWS_REGION: secrets.region,
  };
  return Object.assign(server, { objects, uploads, env });
}

function single(got: Got, key: string, objects: Map<string, Buffer>): Reply {
  const { method, body, url } = got;
  if (url.searchParams.has('list-type')) return listingReply(got, objects);
  if (method === 'PUT') {
    objects.set(key, body);
    return { status: 200, headers: { etag: `"${sha256(body).slice(0, 32)}"` } };
  }
  const found = objects.get(key);
  return found === undefined ? wrong(404, 'NoSuchKey') : objectReply(got, found);
}

interface Kept {
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<string, Upload>;
}

function multipart({ method, url, body }: Got, key: string, { objects, uploads }: Kept): Reply {
  const id = url.searchParams.get('uploadId') ?? '';
  if (method === 'GET') return listOf(uploads, url.searchParams.get('prefix') ?? '');
  if (method === 'POST' && id === '') {
    const made = `up&${uploads.size + 1}<>`;
    uploads.set(made, { key, begun: new Date(), parts: new Map() });
    return {
      status: 200,
      body: `<R><UploadId>${made.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</UploadId></R>`,
    };
  }
  const upload = uploads.get(id);
  if (upload === undefined || upload.key !== key) return wrong(404, 'NoSuchUpload');
  if (method === 'DELETE') {
    uploads.delete(id);
    return { status: 204 };
  }
  if (method === 'PUT') {
    upload.parts.set(Number(url.searchParams.get('partNumber')), body);
    return { status: 200, headers: { etag: `"${sha256(body).slice(0, 32)}"` } };
  }
  const named = [...body.toString('utf8').matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>&quot;([0-9a-f]+)&quot;/g)];
  const parts = named.map(([, number, tag]) => {
    const part = upload.parts.get(Number(number));
    return part !== undefined && sha256(part).startsWith(tag ?? '?') ? part : undefined;
  });
  if (parts.length !== upload.parts.size || parts.some((part) => part === undefined)) return wrong(400, 'InvalidPart');
  objects.set(key, Buffer.concat(parts.filter((part) => part !== undefined)));
  uploads.delete(id);
  return { status: 200, body: '<CompleteMultipartUploadResult/>' };
}

function listOf(uploads: ReadonlyMap<string, Upload>, prefix: string): Reply {
  const listed = [...uploads]
    .filter(([, { key }]) => key.startsWith(prefix))
    .map(([id, { key, begun }]) => {
      const safe = id.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
      return `<Upload><Key>${key}</Key><UploadId>${safe}</UploadId><Initiated>${begun.toISOString()}</Initiated></Upload>`;
    });
  return { status: 200, body: `<ListMultipartUploadsResult>${listed.join('\n')}</ListMultipartUploadsResult>` };
}

/**
 * Signature Version 4, written from its description and not from the client's:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function signatureProblem({ method, raw, headers }: Got): string | undefined {
  const said = headers.authorization ?? '';
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, day = '', region = '', signed = '', signature] = form.exec(said) ?? [];
  if (id === undefined) return 'AccessDenied';
  if (id !== secrets.id || region !== secrets.region) return 'InvalidAccessKeyId';
  const names = signed.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return 'AccessDenied';
  const [path = '', query = ''] = raw.split('?');
  const encode = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const canonical = [
    method,
    path
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    pairs.join('&'),
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const date = String(headers['x-amz-date']);
  const text = ['AWS4-HMAC-SHA256', date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secrets.key}`);
  const expected = createHmac('sha256', key).update(text).digest('hex');
  return expected === signature && date.startsWith(day) ? undefined : 'SignatureDoesNotMatch';
}
