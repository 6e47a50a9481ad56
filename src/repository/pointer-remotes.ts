import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { Brought, LfsServer, PointedContent } from '../sources/index.ts';
import { settingsOf } from '../support/git-settings.ts';
import { MlopsError } from '../support/problem.ts';
import { readSourceAddress } from '../support/source-address.ts';
import type { Holding } from './local-files.ts';
import type { Pointer } from './pointers.ts';
import type { Repository } from './repository.ts';

/**
 * The content of a pointer from where its tool would fetch it; else what was tried, '' where nothing is set up.
 * @param onBytes told how many bytes came
 */
export async function fromRemote(
  repository: Repository,
  path: string,
  pointer: Pointer,
  { cache, sources }: Holding,
  onBytes: (done: number) => void,
): Promise<Brought | string> {
  try {
    const content = await contentOf(repository, path, pointer);
    if (typeof content === 'string') return content;
    return await sources.bringPointed(content, { cache, onBytes });
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return error.message;
  }
}

async function contentOf(repository: Repository, path: string, pointer: Pointer): Promise<PointedContent | string> {
  if (pointer.kind === 'lfs') {
    const from = await lfsServer(repository);
    return from === undefined ? '' : { kind: 'lfs', path, sha256: pointer.sha256, bytes: pointer.bytes, from };
  }
  const remote = await dvcRemote(repository);
  if (remote === undefined || remote.problem !== undefined) return remote?.problem ?? '';
  return { kind: 'dvc', path, md5: pointer.md5, remote: remote.url };
}

/** As git-lfs finds it; https://github.com/git-lfs/git-lfs/blob/main/docs/api/server-discovery.md */
async function lfsServer(repository: Repository): Promise<LfsServer | undefined> {
  const settings = new Map((await settingsOf(repository.git)).map(({ setting }) => setting));
  const remote = httpsOf(settings.get('remote.origin.url') ?? '');
  const own = settings.get('remote.origin.lfsurl') ?? settings.get('lfs.url');
  const proposed = await repository.git.try([
    'config',
    '--file',
    join(repository.root, '.lfsconfig'),
    '--get',
    'lfs.url',
  ]);
  const named = own ?? (proposed.code === 0 ? proposed.stdout.toString('utf8').trim() : undefined);
  const url = named ?? (remote && `${remote.replace(/(\.git)?\/*$/, '.git')}/info/lfs`);
  if (url === undefined || !readSourceAddress(url).ok) return undefined;
  // A commit may name any server, and who we are is for those that this clone itself names.
  const isOurs = own !== undefined || (remote !== undefined && new URL(remote).origin === new URL(url).origin);
  return { url, isOurs, authorization: async () => (isOurs ? authorizationFor(repository, new URL(url)) : undefined) };
}

function httpsOf(url: string): string | undefined {
  const [, host, path] = /^(?:ssh:\/\/)?[^@/]+@([^:/]+)[:/](.+)$/.exec(url) ?? [];
  if (host !== undefined && !url.startsWith('http')) return `https://${host}/${path}`;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return undefined;
  const bare = new URL(url);
  [bare.username, bare.password] = ['', ''];
  return bare.href;
}

/** What git itself would say to that server: the header that `actions/checkout` leaves, else of its credential helpers. */
async function authorizationFor({ git }: Repository, url: URL): Promise<string | undefined> {
  const header = await git.try(['config', '--get-urlmatch', 'http.extraheader', url.href]);
  const given = /^authorization:\s*(\S.*?)\s*$/i.exec(header.stdout.toString('utf8'))?.[1];
  if (header.code === 0 && given !== undefined) return given;
  const { env } = git;
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  if (env['GITHUB_TOKEN'] && URL.canParse(server) && new URL(server).origin === url.origin) {
    return basic('x-access-token', env['GITHUB_TOKEN']);
  }
  const asked = `protocol=${url.protocol.slice(0, -1)}\nhost=${url.host}\npath=${url.pathname.slice(1)}\n\n`;
  const filled = await git.try(['credential', 'fill'], {
    input: asked,
    env: { GIT_ASKPASS: 'true', SSH_ASKPASS: 'true' },
  });
  const said = new Map(
    [...filled.stdout.toString('utf8').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const [user, password] = [said.get('username'), said.get('password')];
  return filled.code === 0 && user && password ? basic(user, password) : undefined;
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** The remote of DVC: a folder or an address, and why it cannot be asked where something of it is not followed here. */
export interface DvcRemote {
  readonly url: string;
  readonly problem?: string;
}

async function dvcRemote({ root, git }: Repository): Promise<DvcRemote | undefined> {
  const read = (name: string) => readFile(join(root, '.dvc', name), 'utf8').catch(() => '');
  const found = dvcRemoteOf(`${await read('config')}\n${await read('config.local')}`, git.env);
  if (found === undefined || found.url.includes('://')) return found;
  return { ...found, url: isAbsolute(found.url) ? found.url : resolve(root, '.dvc', found.url) };
}

/** Reads `.dvc/config`: `core.remote` and the `url` of that remote. https://dvc.org/doc/user-guide/project-structure/configuration */
export function dvcRemoteOf(text: string, env: NodeJS.ProcessEnv): DvcRemote | undefined {
  const settings = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    section = /^\s*\[\s*['"]?(.+?)['"]?\s*\]\s*$/.exec(line)?.[1]?.replaceAll('"', '') ?? section;
    const [, name, value] = /^\s*([a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined)
      settings.set(`${section} ${name}`, value.replace(/^(['"])(.*)\1$/, '$2'));
  }
  const name = settings.get('core remote');
  const url = name === undefined ? undefined : settings.get(`remote ${name} url`);
  if (url === undefined) return undefined;
  const endpoint = settings.get(`remote ${name} endpointurl`);
  const problem = `the DVC remote ${name} has the endpointurl ${endpoint}, which counts here as AWS_ENDPOINT_URL_S3 alone`;
  const isSet = endpoint === undefined || endpoint === env['AWS_ENDPOINT_URL_S3'];
  return { url: url.replace(/^azure:\/\//, 'az://'), ...(!isSet && { problem }) };
}
