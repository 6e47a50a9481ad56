import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Patience } from '../../support/patience.ts';
import { MlopsError } from '../../support/problem.ts';
import { readSourceAddress, type SourceAddress } from '../../support/source-address.ts';
import { type AroundSources, notAsked } from '../around.ts';
import type { Bringing, Brought, PointedContent } from '../port.ts';
import { sourceReasons } from '../reasons.ts';
import { cached, keep } from './content-cache.ts';
import { copyChecked } from './digests.ts';
import { download } from './download.ts';
import type { ObjectStore } from './object-store.ts';
import type { FreeAt } from './room.ts';

type DvcContent = Extract<PointedContent, { kind: 'dvc' }>;

interface DvcOptions {
  readonly around: AroundSources;
  readonly patience: Patience;
  readonly freeAt: FreeAt;
  readonly storeOf: (address: SourceAddress) => Promise<ObjectStore>;
}

/** Of DVC 3 and of DVC 2. https://dvc.org/doc/user-guide/project-structure/internal-files#structure-of-the-cache-directory */
const layouts: readonly string[] = ['files/md5/', ''];

/** The content of a DVC pointer from the project's remote, held against its MD5. @throws MlopsError */
export async function bringDvc(content: DvcContent, bringing: Bringing, options: DvcOptions): Promise<Brought> {
  const { md5, path, remote } = content;
  const version = { md5 };
  const found = await cached(bringing.cache, version, path);
  if (found !== undefined) return found;
  const keys = layouts.map((layout) => `${layout}${md5.slice(0, 2)}/${md5.slice(2)}`);
  if (isAbsolute(remote)) return fromFolder(content, keys, bringing.cache);
  if (options.around.offline) throw notAsked(`The DVC remote ${remote}`);
  for (const key of keys) {
    const brought = await fromStore(content, key, bringing, options).catch((error: unknown) => {
      if (error instanceof MlopsError && error.problems[0]?.reason === 'source-empty') return undefined;
      throw error;
    });
    if (brought !== undefined) return brought;
  }
  throw lacking(content);
}

function lacking({ remote, md5, path }: DvcContent): MlopsError {
  const sentence = `The DVC remote ${remote} has no ${md5} for ${path}: whoever has committed its pointer has to run \`dvc push\`.`;
  return MlopsError.of(sourceReasons, 'source-empty', sentence);
}

async function fromFolder(content: DvcContent, keys: readonly string[], cache: string): Promise<Brought> {
  for (const key of keys) {
    const file = join(content.remote, key);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    const name = `${file} of the DVC remote`;
    const wanted = { name, md5: hashOf(content) };
    return keep(cache, { md5: content.md5 }, content.path, (into) => copyChecked(createReadStream(file), into, wanted));
  }
  throw lacking(content);
}

async function fromStore(content: DvcContent, key: string, bringing: Bringing, options: DvcOptions): Promise<Brought> {
  const { patience, freeAt, storeOf } = options;
  const address = addressOf(content, key);
  const store = await storeOf(address);
  let done = 0;
  const onBytes = (more: number) => {
    done += more;
    bringing.onBytes(done);
  };
  const name = address.kind === 'https' ? '' : address.path;
  const wanted = { key: name, bytes: undefined, tag: undefined, md5: hashOf(content), always: true };
  const part = Number.POSITIVE_INFINITY;
  return keep(bringing.cache, { md5: content.md5 }, content.path, (file) =>
    download(store, wanted, file, { patience, part, onBytes, freeAt }),
  );
}

/** A list of files is named by its MD5 and `.dir`. */
function hashOf({ md5 }: DvcContent): string {
  return md5.replace(/\.dir$/, '');
}

function addressOf({ remote }: DvcContent, key: string): SourceAddress {
  const read = readSourceAddress(`${remote.replace(/\/+$/, '')}/${key}`);
  if (read.ok) return read.address;
  throw MlopsError.of(
    sourceReasons,
    'source-credentials',
    `The DVC remote ${remote} cannot be asked: ${read.message}.`,
  );
}
