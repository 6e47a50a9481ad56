import type { Answer } from '../../../support/http.ts';
import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import type { Keys } from './credentials.ts';
import type { BucketPlace } from './place.ts';

/** What is asked of a bucket, and the rights that it takes. */
export type Access = 'read' | 'write';

const rights: Readonly<Record<Access, string>> = {
  read: 's3:GetObject and s3:ListBucket (without it a bucket refuses what is not there)',
  write: 's3:PutObject, s3:GetObject, s3:ListBucket and s3:AbortMultipartUpload',
};

/** Codes that have another status than 403. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const refusedCodes =
  /^(AccessDenied|ExpiredToken|InvalidToken|TokenRefreshRequired|InvalidAccessKeyId|SignatureDoesNotMatch)$/;
const wrongBytes = /^(XAmzContentSHA256Mismatch|BadDigest|IncompleteBody)$/;

export interface Asked {
  readonly place: BucketPlace;
  readonly keys: Keys | undefined;
  readonly access: Access;
  /** Completes "could not": "give sha256:…". */
  readonly doing: string;
}

/** The error that an answer stands for. @param text its body, '' for a question that has none */
export function errorOf({ status, headers }: Answer, text: string, asked: Asked): MlopsError {
  const { place, doing } = asked;
  const code = errorCode(text);
  const region = headers['x-amz-bucket-region'] ?? /<Region>([a-z0-9-]+)<\/Region>/.exec(text)?.[1];
  if (typeof region === 'string' && region !== place.region && (status === 301 || status === 400)) {
    const sentence = `The ${place.words} is in the region ${region}, and it was asked as one of ${place.region}.`;
    return MlopsError.of(storeReasons, 'store-protocol', sentence, { remedy: `Set AWS_REGION=${region}.` });
  }
  if (status === 401 || status === 403 || refusedCodes.test(code)) return refused(status, text, asked);
  if (code === 'NoSuchBucket') {
    return MlopsError.of(storeReasons, 'store-unknown', `There is no ${place.words}: ${place.bucket} does not exist.`);
  }
  if (wrongBytes.test(code)) {
    const sentence = `The ${place.words} could not ${doing}: what was sent is not what it was announced as (${code}).`;
    return MlopsError.of(storeReasons, 'store-corrupt', sentence);
  }
  const sentence = `The ${place.words} could not ${doing}: the answer is ${status}${told(text)}.`;
  return MlopsError.of(storeReasons, 'store-protocol', sentence);
}

function refused(status: number, text: string, { place, keys, access, doing }: Asked): MlopsError {
  const who = keys === undefined ? 'nobody has said who asks' : `asked as ${keys.accessKeyId}, by ${keys.from}`;
  const sentence = `The ${place.words} refuses to ${doing}: ${status}${told(text)} (${who}).`;
  return MlopsError.of(storeReasons, 'store-refused', sentence, { remedy: `Allow ${rights[access]}.` });
}

/** `NoSuchKey`; '' where the answer names none. */
export function errorCode(text: string): string {
  return /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(text)?.[1] ?? '';
}

function told(text: string): string {
  const message = /<Message>([^<]{1,200})<\/Message>/.exec(text)?.[1];
  const words = [errorCode(text), message].filter((word) => word !== undefined && word !== '').join(': ');
  return words === '' ? '' : `, ${words}`;
}
