import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isMissing } from '../../../support/files.ts';
import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import { readSections, type Sections } from './ini.ts';

/** Who asks a bucket. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly from: string;
}

export interface Identity {
  /** Undefined: nobody says who asks; a public bucket can be read all the same. */
  readonly keys: Keys | undefined;
  readonly region: string;
}

/**
 * The variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, else the profile AWS_PROFILE (`default`) of
 * the shared files. No service of the machine is asked. The region: AWS_REGION, that of the profile, us-east-1.
 * @throws MlopsError store-credentials
 */
export async function bucketIdentity(env: NodeJS.ProcessEnv): Promise<Identity> {
  const given = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'];
  const keys = keysOfEnv(env);
  if (keys !== undefined && given) return { keys, region: given };
  const profile = await readProfile(env);
  const region = given || profile.get('region') || 'us-east-1';
  return { keys: keys ?? keysOfProfile(profile, env), region };
}

function keysOfEnv(env: NodeJS.ProcessEnv): Keys | undefined {
  const { AWS_ACCESS_KEY_ID: id = '', AWS_SECRET_ACCESS_KEY: secret = '', AWS_SESSION_TOKEN: token = '' } = env;
  if (id === '' && secret === '') return undefined;
  if (id !== '' && secret !== '') return keysOf(id, secret, token, 'AWS_ACCESS_KEY_ID');
  const [there, missing] = id === '' ? ['SECRET_ACCESS_KEY', 'ACCESS_KEY_ID'] : ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'];
  throw incomplete(`AWS_${there} is set, and AWS_${missing} is not.`);
}

function keysOf(accessKeyId: string, secretAccessKey: string, sessionToken: string, from: string): Keys {
  return { accessKeyId, secretAccessKey, ...(sessionToken !== '' && { sessionToken }), from };
}

/** Both files have the settings of a profile; those of `credentials` count where both have one. */
async function readProfile(env: NodeJS.ProcessEnv): Promise<ReadonlyMap<string, string>> {
  const home = join(env['HOME'] || homedir(), '.aws');
  const name = env['AWS_PROFILE'] || 'default';
  const [config, credentials] = await Promise.all([
    readFileSections(env['AWS_CONFIG_FILE'] || join(home, 'config')),
    readFileSections(env['AWS_SHARED_CREDENTIALS_FILE'] || join(home, 'credentials')),
  ]);
  const found = [
    config.get(`profile ${name}`),
    name === 'default' ? config.get(name) : undefined,
    credentials.get(name),
  ];
  if (env['AWS_PROFILE'] && found.every((one) => one === undefined)) {
    throw incomplete(`AWS_PROFILE names ${name}, and the shared files of AWS have no such profile.`);
  }
  return new Map(found.flatMap((one) => [...(one ?? [])]));
}

async function readFileSections(file: string): Promise<Sections> {
  try {
    return readSections(await readFile(file, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return new Map();
    throw incomplete(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function keysOfProfile(profile: ReadonlyMap<string, string>, env: NodeJS.ProcessEnv): Keys | undefined {
  const name = env['AWS_PROFILE'] || 'default';
  const [id = '', secret = ''] = [profile.get('aws_access_key_id'), profile.get('aws_secret_access_key')];
  if (id !== '' && secret !== '') return keysOf(id, secret, profile.get('aws_session_token') ?? '', `profile ${name}`);
  const other = ['sso_session', 'sso_start_url', 'role_arn', 'credential_process'].find((key) => profile.has(key));
  if (id === '' && secret === '' && other === undefined && !env['AWS_PROFILE']) return undefined;
  const why = other === undefined ? 'has no pair of keys' : `gets its keys by ${other}, which is not followed here`;
  throw incomplete(
    `The profile ${name} of AWS ${why}.`,
    `eval "$(aws configure export-credentials --profile ${name} --format env)"`,
  );
}

function incomplete(sentence: string, remedy?: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-credentials', sentence, remedy === undefined ? {} : { remedy });
}
