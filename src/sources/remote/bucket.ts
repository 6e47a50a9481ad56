import { AwsV4Signer } from 'aws4fetch';
import { type Answer, bodyText, type Call, drop, notBusy, type Send } from '../../support/http.ts';
import { wholeNumber } from './listing-page.ts';
import { bareTag, errorOf, type Listed, md5OfTag, type ObjectStore, type Wanted } from './object-store.ts';
import { s3Page } from './s3-listing.ts';
import { encodedKey } from './xml.ts';

/** Who asks a bucket that speaks S3. */
export type BucketIdentity =
  | {
      readonly kind: 'keys';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
      readonly region: string;
    }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'nobody' };

export interface BucketOptions {
  readonly words: string;
  readonly who: string;
  /** With a slash at its end. */
  readonly base: string;
  readonly identity: BucketIdentity;
  readonly send: Send;
}

/**
 * Objects of an S3-compatible bucket, or of Google's by the same protocol (its XML API).
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html, https://cloud.google.com/storage/docs/xml-api/overview
 */
export function openBucket({ words, who, base, identity, send }: BucketOptions): ObjectStore {
  const ask = async (call: Call) => notBusy(await send(await signed(call, identity)));
  const addressOf = (key: string) => new URL(`${base}${encodedKey(key)}`);
  return {
    ...{ words, who },
    async page(prefix, from) {
      const answer = await ask({ method: 'GET', url: listing(base, prefix, from) });
      if (answer.status !== 200) throw await errorOf(answer, { words, who }, `list ${prefix}`);
      return s3Page({ words, prefix, text: await bodyText(answer, largestPage), limit: largestPage });
    },
    async look(key) {
      const answer = await ask({ method: 'HEAD', url: addressOf(key) });
      await drop(answer);
      return answer.status === 200 ? looked(key, answer) : undefined;
    },
    get: (wanted) => ask({ method: 'GET', url: addressOf(wanted.key), headers: wantedHeaders(wanted) }),
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html: with other encryption the tag is no MD5.
    isMd5: ({ headers }) =>
      !String(headers['x-amz-server-side-encryption'] ?? '').startsWith('aws:') &&
      headers['x-amz-server-side-encryption-customer-algorithm'] === undefined,
  };
}

/** A thousand keys of 1,024 bytes each, encoded. */
const largestPage = 16 << 20;

function listing(base: string, prefix: string, from: string | undefined): URL {
  const url = new URL(base);
  const query = {
    'list-type': '2',
    'encoding-type': 'url',
    prefix,
    ...(from !== undefined && { 'continuation-token': from }),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  // A space is `+` in a form, and `%20` in what is signed.
  url.search = url.search.replaceAll('+', '%20');
  return url;
}

function looked(key: string, { headers }: Answer): Listed {
  const tag = bareTag(headers.etag ?? '');
  return { key, bytes: wholeNumber(headers['content-length']) ?? Number.NaN, tag, ...md5OfTag(tag) };
}

export function wantedHeaders({ tag, range }: Wanted): Record<string, string> {
  return {
    'accept-encoding': 'identity',
    ...(tag !== undefined && tag !== '' && { 'if-match': `"${tag}"` }),
    ...(range && { range: `bytes=${range[0]}-${range[1]}` }),
  };
}

const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

async function signed(call: Call, identity: BucketIdentity): Promise<Call> {
  if (identity.kind === 'nobody') return call;
  if (identity.kind === 'bearer') {
    return { ...call, headers: { ...call.headers, authorization: `Bearer ${identity.token}` } };
  }
  const { kind: _, ...keys } = identity;
  const signer = new AwsV4Signer({
    ...keys,
    ...{ method: call.method, url: call.url.href, service: 's3' },
    headers: { ...call.headers, 'x-amz-content-sha256': nothing },
  });
  const { headers } = await signer.sign();
  return { ...call, headers: Object.fromEntries(headers) };
}
