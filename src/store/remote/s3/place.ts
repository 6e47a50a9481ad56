import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';

/** A prefix of a bucket. */
export interface BucketPlace {
  /** Of the bucket, with a slash at its end. */
  readonly base: string;
  readonly bucket: string;
  /** With a slash at its end; '' for the bucket as a whole. */
  readonly prefix: string;
  readonly region: string;
  /** `bucket s3://acme/models`. */
  readonly words: string;
}

/** Amazon's own service, or the one that AWS_ENDPOINT_URL_S3 (AWS_ENDPOINT_URL) names. @throws MlopsError store-bad-address */
export function bucketPlace(
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  region: string,
  env: NodeJS.ProcessEnv,
): BucketPlace {
  const words = `bucket s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`;
  const place = { bucket, prefix: prefix === '' ? '' : `${prefix}/`, region, words };
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'];
  if (endpoint !== undefined && endpoint !== '') return { ...place, base: `${checked(endpoint)}/${bucket}/` };
  if (!/^[a-z0-9-]+$/.test(region)) throw badAddress(`${JSON.stringify(region)} is no region of AWS.`);
  const service = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  // The certificate of the service covers one label: a bucket with dots stands in the path.
  const base = bucket.includes('.') ? `https://${service}/${bucket}/` : `https://${bucket}.${service}/`;
  return { ...place, base };
}

function checked(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const plain = url !== undefined && url.username === '' && url.search === '' && url.hash === '';
  if (plain && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href.replace(/\/+$/, '');
  throw badAddress(`AWS_ENDPOINT_URL_S3 is ${JSON.stringify(endpoint)}, which is no http or https address.`);
}

function badAddress(sentence: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-bad-address', sentence, {
    remedy:
      'Set AWS_ENDPOINT_URL_S3 to an address such as https://minio.example.org, AWS_REGION to such as eu-central-1.',
  });
}

/** `<prefix>/<2>/<rest>` of the digest, as in a folder. @param digest `sha256:<64 hex>` */
export function keyOf({ prefix }: BucketPlace, digest: string): string {
  const hex = digest.slice('sha256:'.length);
  return `${prefix}${hex.slice(0, 2)}/${hex.slice(2)}`;
}

/** @param query as it is sent, without `?` */
export function addressOf({ base }: BucketPlace, key: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(`${base}${key}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
