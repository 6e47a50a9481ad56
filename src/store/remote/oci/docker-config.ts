import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from '../../../support/files.ts';
import { MlopsError } from '../../../support/problem.ts';
import { runProcess } from '../../../support/process.ts';
import { storeReasons } from '../../reasons.ts';
import type { Credentials } from './credentials.ts';

const shape = z.looseObject({
  auths: z
    .record(
      z.string(),
      z.looseObject({
        auth: z.string().optional(),
        username: z.string().optional(),
        password: z.string().optional(),
        identitytoken: z.string().optional(),
      }),
    )
    .optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});

/** What a helper prints, https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol. */
const helperShape = z.looseObject({ Username: z.string(), Secret: z.string() });

/**
 * What `docker login` has left for a host: the helper of the host, the entry, or the helper of all hosts. A file that is
 * not there, and a helper that knows nothing, are no error.
 * @throws MlopsError store-credentials
 */
export async function dockerCredentials(
  host: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<Credentials | undefined> {
  const file = join(env['DOCKER_CONFIG'] || join(env['HOME'] || homedir(), '.docker'), 'config.json');
  const config = await readConfig(file);
  if (config === undefined) return undefined;
  const names = namesOf(host);
  const own = names.find((name) => config.credHelpers?.[name] !== undefined);
  if (own !== undefined) return await askHelper(config.credHelpers?.[own] ?? '', own, { env, signal });
  const entry = names.map((name) => config.auths?.[name]).find((found) => found !== undefined);
  const written = entry && entryCredentials(entry, file);
  if (written !== undefined) return written;
  if (!config.credsStore) return undefined;
  for (const name of names) {
    const found = await askHelper(config.credsStore, name, { env, signal });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Docker's own registry has another name in the file than in addresses. */
function namesOf(host: string): readonly string[] {
  return host === 'docker.io' ? ['https://index.docker.io/v1/', host] : [host, `https://${host}`];
}

async function readConfig(file: string): Promise<z.infer<typeof shape> | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw unusable(file, error instanceof Error ? error.message : String(error));
  });
  if (text === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw unusable(file, 'it is not the JSON that Docker writes');
  }
}

type Entry = NonNullable<z.infer<typeof shape>['auths']>[string];

function entryCredentials(
  { auth = '', username, password, identitytoken }: Entry,
  file: string,
): Credentials | undefined {
  if (identitytoken) return { kind: 'identity', token: identitytoken, from: file };
  if (username && password) return { kind: 'password', user: username, password, from: file };
  const [user = '', ...rest] = Buffer.from(auth, 'base64').toString('utf8').split(':');
  const decoded = rest.join(':').replace(/\0+$/, '');
  return user === '' || decoded === '' ? undefined : { kind: 'password', user, password: decoded, from: file };
}

interface Around {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal | undefined;
}

async function askHelper(name: string, server: string, { env, signal }: Around): Promise<Credentials | undefined> {
  const program = `docker-credential-${name}`;
  if (!/^[A-Za-z0-9._-]+$/.test(name)) throw unusable(JSON.stringify(program), 'that is no name of a program');
  const options = { env, input: server, ...(signal && { signal }) };
  const done = await runProcess(program, ['get'], options).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw unusable(program, error instanceof Error ? error.message : String(error));
  });
  const text = done.stdout.toString('utf8');
  if (done.code !== 0) {
    // The words that all helpers have in common for "I know nothing of it".
    if (/not found/i.test(`${text}${done.stderr}`)) return undefined;
    throw unusable(program, `it ended with ${done.code ?? done.signal}`);
  }
  const read = helperShape.safeParse(jsonOf(text));
  if (!read.success) throw unusable(program, 'it answered without Username and Secret');
  const { Username: user, Secret: secret } = read.data;
  if (user === '<token>') return { kind: 'identity', token: secret, from: program };
  return { kind: 'password', user, password: secret, from: program };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unusable(what: string, why: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-credentials', `${what} gives no credentials: ${why}.`);
}
