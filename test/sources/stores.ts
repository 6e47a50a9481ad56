import { onTestFinished } from 'vitest';
import { md5 } from '../harness/bucket-objects.ts';
import { type Got, type Reply, startServer } from '../harness/http-server.ts';
import { machine } from './scene.ts';

/** What a listing says of an object, true or not. */
export interface Said {
  readonly key: string;
  readonly size: string;
  readonly tag: string;
}

export const content = Buffer.from('x\n5\n6\n7\n');
export const said = (key: string, more: Partial<Said> = {}): Said => ({
  ...{ key, size: String(content.length), tag: md5(content) },
  ...more,
});

/** How the three stores write one page; `next` undefined where it is the last. */
interface Kind {
  readonly source: string;
  readonly words: string;
  readonly env: (host: string) => NodeJS.ProcessEnv;
  readonly page: (objects: readonly Said[], next?: string) => string;
  /** The token of the page that is asked for; undefined for what is no question for a listing. */
  readonly asked: (url: URL) => string | undefined;
}

const s3Object = ({ key, size, tag }: Said) =>
  `<Contents><Key>${key}</Key><LastModified>2024-01-01T00:00:00.000Z</LastModified><ETag>&quot;${tag}&quot;</ETag><Size>${size}</Size></Contents>`;
const s3: Omit<Kind, 'source' | 'words' | 'env'> = {
  page: (objects, next) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>box</Name><IsTruncated>${next !== undefined}</IsTruncated>${next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`}${objects.map(s3Object).join('')}</ListBucketResult>`,
  asked: ({ searchParams }) =>
    searchParams.has('list-type') ? (searchParams.get('continuation-token') ?? '') : undefined,
};

const blob = ({ key, size, tag }: Said) =>
  `<Blob><Name>${key}</Name><Properties><Etag>${tag}</Etag><Content-Length>${size}</Content-Length><Content-MD5 /></Properties><OrMetadata /></Blob>`;

export const kinds: Readonly<Record<'s3' | 'gs' | 'az', Kind>> = {
  s3: {
    ...s3,
    source: 's3://box/d/',
    words: 'bucket s3://box',
    env: (host) => ({ AWS_ENDPOINT_URL_S3: `http://${host}` }),
  },
  gs: {
    ...s3,
    source: 'gs://box/d/',
    words: 'bucket gs://box',
    env: (host) => ({ STORAGE_EMULATOR_HOST: `http://${host}` }),
  },
  az: {
    source: 'az://box/d/',
    words: 'container az://box of acme',
    env: (host) => ({
      AZURE_STORAGE_CONNECTION_STRING: `AccountName=acme;AccountKey=a2V5;BlobEndpoint=http://${host}/acme`,
    }),
    page: (objects, next = '') =>
      `\uFEFF<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="http://x/" ContainerName="box"><Prefix>d</Prefix><Blobs>${objects.map(blob).join('')}</Blobs>${next === '' ? '<NextMarker />' : `<NextMarker>${next}</NextMarker>`}</EnumerationResults>`,
    asked: ({ searchParams }) => (searchParams.get('comp') === 'list' ? (searchParams.get('marker') ?? '') : undefined),
  },
};

export type KindName = keyof typeof kinds;

/** What a store answers: its pages by their tokens, and each object. */
export interface Answers {
  readonly list: (kind: Kind, token: string) => string;
  readonly give?: (got: Got) => Reply;
}

/** An honest answer for an object. */
export const given = (more: Partial<Reply> = {}): Reply => ({
  ...{ status: 200, body: content, ...more },
  headers: { etag: `"${md5(content)}"`, ...more.headers },
});

/** A store of this kind that answers as it is told to, and a machine that asks it. */
export async function storeThat(name: KindName, { list, give = () => given() }: Answers) {
  const kind = kinds[name];
  const server = await startServer((got) => {
    const token = kind.asked(got.url);
    if (token !== undefined) return { status: 200, body: list(kind, token) };
    return got.method === 'HEAD' ? { status: 404 } : give(got);
  });
  onTestFinished(() => server.stop());
  return { kind, server, ...(await machine(kind.env(server.host))) };
}
