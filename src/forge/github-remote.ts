/** `owner/name` of a repository on GitHub, from the address of a remote; undefined for other hosts. */
export function githubRepository(address: string, server = 'https://github.com'): string | undefined {
  const hosts = ['github.com', 'ssh.github.com', URL.canParse(server) ? new URL(server).hostname : ''];
  const found = address.includes('://') ? fromUrl(address) : fromScp(address);
  if (found === undefined || !hosts.includes(found.host.toLowerCase())) return undefined;
  const name = /^\/?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(found.path)?.[1];
  return name === undefined || name.includes('..') ? undefined : name;
}

interface Address {
  readonly host: string;
  readonly path: string;
}

function fromUrl(address: string): Address | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname } = new URL(address);
  return ['https:', 'http:', 'ssh:', 'git:'].includes(protocol) ? { host: hostname, path: pathname } : undefined;
}

/** `git@github.com:owner/name.git` */
function fromScp(address: string): Address | undefined {
  const found = /^(?:[\w.-]+@)?([\w.-]+):(.+)$/.exec(address);
  return found === null ? undefined : { host: found[1] ?? '', path: found[2] ?? '' };
}
