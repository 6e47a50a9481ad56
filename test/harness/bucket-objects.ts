import { createHash } from 'node:crypto';
import type { Got, Reply } from './http-server.ts';

export const md5 = (data: Buffer): string => createHash('md5').update(data).digest('hex');

/** One object: all of it or a part, of the version that is asked for. */
export function objectReply({ headers }: Got, found: Buffer, tag = md5(found)): Reply {
  const quoted = `"${tag}"`;
  if (headers['if-match'] !== undefined && headers['if-match'] !== quoted) return { status: 412 };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined) return { status: 200, body: found, headers: { etag: quoted } };
  const end = Math.min(Number(last), found.length - 1);
  const range = `bytes ${first}-${end}/${found.length}`;
  return {
    status: 206,
    body: found.subarray(Number(first), end + 1),
    headers: { etag: quoted, 'content-range': range },
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listingReply({ url }: Got, objects: ReadonlyMap<string, Buffer>, pageSize = 1000): Reply {
  const query = url.searchParams;
  const from = Number(query.get('continuation-token') ?? 0);
  const all = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
  const encode = (key: string) =>
    query.get('encoding-type') === 'url' ? encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+') : key;
  const contents = all.slice(from, from + pageSize).map((key) => {
    const found = objects.get(key) ?? Buffer.alloc(0);
    return `<Contents><Key>${encode(key)}</Key><ETag>&quot;${md5(found)}&quot;</ETag><Size>${found.length}</Size></Contents>`;
  });
  const more = from + pageSize < all.length;
  const next = more ? `<NextContinuationToken>${from + pageSize}</NextContinuationToken>` : '';
  const body = `<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  return { status: 200, body };
}
