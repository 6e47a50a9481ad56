/** Where a store is: a folder as it is written, a repository of an OCI registry, or a place in a bucket. */
export type StoreAddress =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'oci'; readonly host: string; readonly repository: string }
  /** @member prefix without slashes at its ends; '' for the bucket as a whole */
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

export type ReadAddress =
  | { readonly ok: true; readonly address: StoreAddress }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Reads what `store:` names: `.mlops/store`, `oci://host[:port]/repository/path` or `s3://bucket/prefix`. */
export function readStoreAddress(text: string): ReadAddress {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text) ?? [];
  if (scheme === undefined) return { ok: true, address: { kind: 'folder', folder: text } };
  if (scheme === 'oci') return readOci(text, rest);
  if (scheme === 's3') return readS3(text, rest);
  const remedy = 'Write a folder, `oci://host/repository` or `s3://bucket/prefix`.';
  return { ok: false, message: `a store is no \`${scheme}://\` address`, remedy };
}

/** The store is on other machines, and what it holds comes over the network. */
export function isRemoteStore(text: string): boolean {
  const read = readStoreAddress(text);
  return read.ok && read.address.kind !== 'folder';
}

/** As the distribution specification has them, https://github.com/opencontainers/distribution-spec/blob/main/spec.md. */
const repositoryForm = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const hostForm = /^(([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(:\d{1,5})?$/;

function readOci(text: string, rest: string): ReadAddress {
  const slash = rest.indexOf('/');
  const [host, repository] = slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash + 1)];
  const remedy = 'Write it as `oci://ghcr.io/owner/models`: host, and a repository in small letters, without a tag.';
  if (!isHost(host.toLowerCase())) {
    return { ok: false, message: `"${text}" names no host of a registry`, remedy };
  }
  if (!repositoryForm.test(repository) || repository.length > 200) {
    return { ok: false, message: `"${text}" names no repository of a registry`, remedy };
  }
  return { ok: true, address: { kind: 'oci', host: host.toLowerCase(), repository } };
}

/** Only what stands in an address as it is written: programs read `0` or `09` as addresses of four numbers. */
function isHost(host: string): boolean {
  const [name = ''] = host.split(/:\d+$/);
  const port = Number(/:(\d+)$/.exec(host)?.[1] ?? 1);
  if (!hostForm.test(host) || port < 1 || port > 65_535) return false;
  return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === name;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; prefixes of what needs no encoding in an address. */
const bucketForm = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const prefixForm = /^[A-Za-z0-9._=-]+(\/[A-Za-z0-9._=-]+)*$/;

function readS3(text: string, rest: string): ReadAddress {
  const slash = rest.indexOf('/');
  const [bucket, written] = slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash + 1)];
  const prefix = written.replace(/\/$/, '');
  const remedy = 'Write it as `s3://bucket/prefix`; the prefix is of letters, digits, `.`, `_`, `=`, `-` and `/`.';
  if (!bucketForm.test(bucket) || bucket.includes('..')) {
    return { ok: false, message: `"${text}" names no bucket`, remedy };
  }
  const dotted = prefix.split('/').some((part) => part === '.' || part === '..');
  if (prefix !== '' && (!prefixForm.test(prefix) || dotted || prefix.length > 500)) {
    return { ok: false, message: `"${text}" has a prefix that is not possible here`, remedy };
  }
  return { ok: true, address: { kind: 's3', bucket, prefix } };
}
