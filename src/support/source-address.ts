/** Objects of one bucket or container, or one file behind https. `path` is a key, a folder or a glob; '' for all. */
export type SourceAddress =
  | { readonly kind: 's3' | 'gs'; readonly bucket: string; readonly path: string }
  /** @member account the host that serves it, where the address names one; else the environment says whose it is */
  | { readonly kind: 'az'; readonly account?: string; readonly bucket: string; readonly path: string }
  | { readonly kind: 'https'; readonly url: string };

export type ReadSource =
  | { readonly ok: true; readonly address: SourceAddress }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Whether a dataset's source is an address and no path. */
export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}

/** Addresses that this version reads; others come later. */
export function isKnownScheme(source: string): boolean {
  return /^(s3|gs|az|https?):\/\//i.test(source);
}

/** Reads `s3://bucket/path`, `gs://bucket/path`, `az://container/path`, `az://<account host>/container/path`, `https://…`. */
export function readSourceAddress(text: string): ReadSource {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/s.exec(text) ?? [];
  if (/[\u0000-\u001f\u007f\\]/.test(text)) return wrong('an address cannot hold control characters and backslashes');
  if (scheme === 's3' || scheme === 'gs') return readBucket(scheme, text, rest);
  if (scheme === 'az') return readAzure(text, rest);
  if (scheme === 'https' || scheme === 'http') return readHttps(text);
  return wrong(`${JSON.stringify(text.slice(0, 100))} is no address that is read here`);
}

const forms = 'Write `s3://bucket/path`, `gs://bucket/path`, `az://container/path` or `https://host/file`.';

function wrong(message: string, remedy = forms): ReadSource {
  return { ok: false, message, remedy };
}

const bucketForm = { s3: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, gs: /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/ };

function readBucket(kind: 's3' | 'gs', text: string, rest: string): ReadSource {
  const [bucket, path] = cut(rest);
  if (!bucketForm[kind].test(bucket) || bucket.includes('..')) return wrong(`"${text}" names no bucket`);
  return refusal(text, path) ?? { ok: true, address: { kind, bucket, path } };
}

const hostForm = /^[a-z0-9]{3,24}\.blob\.core\.(windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$/;

/** A container's name has no dot, a host's has: so both forms can be told apart. */
function readAzure(text: string, rest: string): ReadSource {
  const [first, behind] = cut(rest);
  const [account, [bucket, path]] = first.includes('.') ? [first, cut(behind)] : [undefined, [first, behind] as const];
  if (account !== undefined && !hostForm.test(account)) {
    return wrong(`"${text}" names no account of Azure`, 'Write `az://<account>.blob.core.windows.net/container/path`.');
  }
  if (!/^([a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]|\$(root|web))$/.test(bucket)) {
    return wrong(`"${text}" names no container`);
  }
  return refusal(text, path) ?? { ok: true, address: { kind: 'az', ...(account && { account }), bucket, path } };
}

function cut(rest: string): readonly [string, string] {
  const slash = rest.indexOf('/');
  return slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash + 1)];
}

function refusal(text: string, path: string): ReadSource | undefined {
  if (path === '') return wrong(`"${text}" names a whole bucket`, 'Name a folder, a glob or an object in it.');
  // Such names cannot be told from folders where the content is put on this machine.
  const odd = path
    .replace(/\/$/, '')
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..');
  if (odd) return wrong(`"${text}" has an empty part, \`.\` or \`..\` between its slashes`);
  return path.length > 1000 ? wrong(`the address is longer than an object's name can be`) : undefined;
}

/** On this machine nobody listens on the way. */
export function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function readHttps(text: string): ReadSource {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return wrong('this is no address');
  // What it holds may be a secret, so it is not repeated.
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    return wrong('an address holds no user, password and fragment');
  }
  if (url.protocol === 'http:' && !isThisMachine(url)) return wrong(`"${text}" is not an https address`);
  if (url.pathname === '/' || url.pathname.endsWith('/')) return wrong(`"${text}" names no file`);
  return { ok: true, address: { kind: 'https', url: url.href } };
}

/** Where the files of an address lie below a folder of this machine, glob characters kept; a path as it is. */
export function sourcePath(source: string): string {
  if (!isAddress(source)) return source;
  const read = readSourceAddress(source);
  if (!read.ok) return source;
  const { address } = read;
  if (address.kind === 'https') {
    const { host, pathname } = new URL(address.url);
    return `https/${host.replaceAll(/[^A-Za-z0-9.-]/g, '-')}${pathname}`;
  }
  return `${folderOf(address)}${address.path}`;
}

/** Whether no file below a folder of this machine can have the name of an object. */
export function isOddKey(key: string): boolean {
  const parts = key.split('/');
  return /[\u0000-\u001f\u007f\\]/.test(key) || parts.some((part) => part === '' || part === '.' || part === '..');
}

/** `s3/bucket/`: below it, files are named by their keys. */
export function folderOf(address: Exclude<SourceAddress, { kind: 'https' }>): string {
  const account = address.kind === 'az' && address.account !== undefined ? `${address.account}/` : '';
  return `${address.kind}/${account}${address.bucket}/`;
}
