import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Git } from '../support/git.ts';
import { isOfRepository, type Setting, settingsOf } from '../support/git-settings.ts';

/** A remote, ready to be used by git in another folder than the user's. */
export interface Remote {
  /** For messages: name and address, without credentials. */
  readonly label: string;
  /** Environment that gives git the remote `ledger` and the user's settings for reaching it. */
  readonly env: NodeJS.ProcessEnv;
  /** On this machine's disk: then we also decide what the other side's git may do. */
  readonly onDisk: boolean;
}

/** Name of the remote in our private repository. */
export const remoteName = 'ledger';

/**
 * @param base the folder that a path as address is taken from
 * @param asked name or address; null: none; undefined: `origin` where there is one
 */
export async function resolveRemote(
  user: Git,
  base: string,
  asked: string | null | undefined,
): Promise<Remote | undefined> {
  if (asked === null) return undefined;
  const all = await settingsOf(user);
  // Other global settings than those about remotes reach our git by themselves.
  const settings = all
    .filter((one) => isOfRepository(one) || one.setting[0].startsWith('remote.'))
    .map(({ setting }) => setting);
  const name = asked ?? 'origin';
  const named = settings.some(([key]) => key === `remote.${name}.url`);
  if (!named && asked === undefined) return undefined;
  const addresses = named ? await addressesOf(user, name, all) : ([name, name] as const);
  const [url, pushUrl] = addresses.map((one) => absolute(one, base));
  const config: (readonly [string, string])[] = [
    ...settings.filter(([key]) => reaches(key)),
    ...settings.filter(([key]) => named && key.startsWith(`remote.${name}.`) && personal.test(key)).map(renamed(name)),
    [`remote.${remoteName}.url`, url ?? name],
    [`remote.${remoteName}.pushurl`, pushUrl ?? name],
    ['core.hooksPath', '/dev/null'],
    ['gc.auto', '0'],
    ['transfer.unpackLimit', '1'],
  ];
  const shown = withoutCredentials(url ?? name);
  const label = named ? `${name} (${shown})` : shown;
  return { label, env: configEnvironment(config), onDisk: /^file:\/\//.test(url ?? '') };
}

/** Credentials and proxies (addresses are rewritten already); `remote.*`, hooks and work tree settings stay with the user. */
function reaches(key: string): boolean {
  return /^(http|https|credential|ssh|protocol|user|author|committer)\.|^core\.(sshcommand|askpass|gitproxy)$/.test(
    key,
  );
}

const personal = /\.(proxy|proxyauthmethod|vcs|uploadpack|receivepack)$/;

function renamed(name: string): (setting: readonly [string, string]) => readonly [string, string] {
  return ([key, value]) => [`remote.${remoteName}.${key.slice(`remote.${name}.`.length)}`, value];
}

/** Address to fetch from and to push to. Only where settings rewrite addresses, git is asked what comes out. */
async function addressesOf(user: Git, name: string, all: readonly Setting[]): Promise<readonly [string, string]> {
  const [url, ...more] = all.filter(({ setting }) => setting[0] === `remote.${name}.url`);
  const other = all.some(({ setting: [key] }) => key === `remote.${name}.pushurl` || rewrites.test(key));
  if (url !== undefined && url.setting[1] !== '' && more.length === 0 && !other)
    return [url.setting[1], url.setting[1]];
  return Promise.all([address(user, name, []), address(user, name, ['--push'])]);
}

/** Keys come in lower case but for their middle part. */
const rewrites = /^url\..*\.(push)?insteadof$/;

async function address(user: Git, name: string, flags: readonly string[]): Promise<string> {
  return await user.text(['remote', 'get-url', ...flags, name]);
}

/** A path becomes a file address, because git runs in another folder here, and copies objects differently for paths. */
function absolute(url: string, base: string): string {
  const isPath = !/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !/^[^/\\]+:/.test(url);
  if (!isPath && !isAbsolute(url)) return url;
  return pathToFileURL(resolve(base, url)).href;
}

/** An address without user names and passwords, for messages. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}

function configEnvironment(config: readonly (readonly [string, string])[]): NodeJS.ProcessEnv {
  const given = Number(process.env['GIT_CONFIG_COUNT'] ?? '0') || 0;
  const env: NodeJS.ProcessEnv = { GIT_CONFIG_COUNT: String(given + config.length) };
  for (const [index, [key, value]] of config.entries()) {
    env[`GIT_CONFIG_KEY_${given + index}`] = key;
    env[`GIT_CONFIG_VALUE_${given + index}`] = value;
  }
  return env;
}
