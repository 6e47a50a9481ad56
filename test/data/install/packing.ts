import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PinnedEngine, PinnedPackage } from '../../../src/data/engines/install/types.ts';

/** One member of an archive; what is left out is as in an archive that npm makes. */
export interface Member {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
  readonly type?: string;
  readonly link?: string;
  readonly size?: string;
  readonly prefix?: string;
  readonly checksum?: string;
}

/** A ustar archive without its end. */
export function members(list: readonly Member[]): Buffer {
  return Buffer.concat(list.map(member));
}

function member({ name, bytes = '', type = '0', link = '', size, prefix = '', checksum }: Member): Buffer {
  const content = Buffer.from(bytes);
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(size ?? `${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(type, 156);
  header.write(link, 157);
  header.write('ustar\0', 257);
  header.write('00', 263);
  header.write(prefix, 345);
  header.write('        ', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

const end = Buffer.alloc(1024);

export function tarball(list: readonly Member[]): Buffer {
  return gzipSync(Buffer.concat([members(list), end]), { level: 1 });
}

/** A tarball of an installed package, as npm would have sent it. */
export function packed(folder: string): Buffer {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return tarball(files.map((file) => ({ name: `package/${relative(folder, file)}`, bytes: readFileSync(file) })));
}

export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** Path on a registry → tarball, and the table that pins them. */
export interface Shelf {
  readonly pinned: PinnedEngine;
  readonly tarballs: ReadonlyMap<string, Buffer>;
}

/** @param common name → tarball; @param native of the one platform */
export function shelf(
  version: string,
  platform: string,
  common: Readonly<Record<string, Buffer>>,
  native: Buffer,
): Shelf {
  const tarballs = new Map<string, Buffer>();
  const pin = (name: string, bytes: Buffer): PinnedPackage => {
    tarballs.set(`/${name}/-/${name.split('/').at(-1)}-${version}.tgz`, bytes);
    return { name, version, integrity: integrityOf(bytes) };
  };
  const pins = Object.entries(common).map(([name, bytes]) => pin(name, bytes));
  const platforms = { [platform]: pin(`@duckdb/node-bindings-${platform}`, native) };
  return { pinned: { version, common: pins, platforms }, tarballs };
}

/** Three packages of a few bytes each. */
export function smallShelf(version = '1.0.0', platform = 'toy-x64'): Shelf {
  const small = (name: string, text: string) =>
    tarball([
      { name: 'package/package.json', bytes: JSON.stringify({ name, version }) },
      { name: 'package/lib', type: '5' },
      { name: 'package/lib/index.js', bytes: text },
    ]);
  const names = ['@duckdb/node-api', '@duckdb/node-bindings'];
  const common = Object.fromEntries(names.map((name) => [name, small(name, `// ${name}\n`)]));
  return shelf(version, platform, common, small(`@duckdb/node-bindings-${platform}`, 'native\n'.repeat(1000)));
}
