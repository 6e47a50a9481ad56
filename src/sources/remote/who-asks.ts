import { bucketAccess } from '../../store/index.ts';
import type { Send } from '../../support/http.ts';
import { MlopsError } from '../../support/problem.ts';
import { isThisMachine } from '../../support/source-address.ts';
import { sourceReasons } from '../reasons.ts';
import { openBucket } from './bucket.ts';
import type { ObjectStore } from './object-store.ts';

export interface Around {
  readonly env: NodeJS.ProcessEnv;
  readonly send: Send;
  /** Whether our credentials may be used at this address. */
  readonly trusted: boolean;
}

/** Why nobody says who asks. */
export const notTold = (trusted: boolean): string =>
  trusted ? 'nobody has said who asks' : 'asked as nobody, since no dataset of the base branch names this folder';

/** Credentials, region and endpoint as the artifact store finds them. @throws MlopsError store-credentials, store-bad-address */
export async function openS3(bucket: string, { env, send, trusted }: Around): Promise<ObjectStore> {
  const { base, region, keys } = await bucketAccess(bucket, env);
  const words = `bucket s3://${bucket}`;
  if (!trusted || keys === undefined) {
    return openBucket({ words, who: notTold(trusted), base, identity: { kind: 'nobody' }, send });
  }
  const { from, ...secrets } = keys;
  const who = `asked as ${keys.accessKeyId}, by ${from}`;
  return openBucket({ words, who, base, identity: { kind: 'keys', ...secrets, region }, send });
}

/**
 * HMAC keys (GS_ACCESS_KEY_ID, GS_SECRET_ACCESS_KEY), else a token (GOOGLE_OAUTH_ACCESS_TOKEN, CLOUDSDK_AUTH_ACCESS_TOKEN),
 * else nobody. STORAGE_EMULATOR_HOST names another server, as Google's own libraries read it.
 * @throws MlopsError source-credentials
 */
export function openGoogle(bucket: string, { env, send, trusted }: Around): ObjectStore {
  const base = `${googleEndpoint(env)}/${bucket}/`;
  const words = `bucket gs://${bucket}`;
  const { GS_ACCESS_KEY_ID: id = '', GS_SECRET_ACCESS_KEY: secret = '' } = env;
  if ((id === '') !== (secret === '')) {
    throw incomplete('Of GS_ACCESS_KEY_ID and GS_SECRET_ACCESS_KEY one is set, and the other is not.');
  }
  const token = env['GOOGLE_OAUTH_ACCESS_TOKEN'] || env['CLOUDSDK_AUTH_ACCESS_TOKEN'] || '';
  if (!trusted || (id === '' && token === '')) {
    return openBucket({ words, who: notTold(trusted), base, identity: { kind: 'nobody' }, send });
  }
  if (id === '') {
    const identity = { kind: 'bearer', token: headerSafe(token) } as const;
    return openBucket({ words, who: 'asked with an access token of Google', base, identity, send });
  }
  const identity = { kind: 'keys', accessKeyId: id, secretAccessKey: secret, region: 'auto' } as const;
  return openBucket({ words, who: `asked as ${id}, by GS_ACCESS_KEY_ID`, base, identity, send });
}

function headerSafe(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw incomplete('The access token of Google has characters that no token has.');
}

function googleEndpoint(env: NodeJS.ProcessEnv): string {
  const written = env['STORAGE_EMULATOR_HOST'] || 'https://storage.googleapis.com';
  const text = written.includes('://') ? written : `http://${written}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && url.search === '' && (url.protocol === 'https:' || isThisMachine(url))) {
    return url.href.replace(/\/+$/, '');
  }
  throw incomplete(`STORAGE_EMULATOR_HOST is ${JSON.stringify(written)}, which is neither https nor this machine.`);
}

export function incomplete(sentence: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-credentials', sentence);
}
