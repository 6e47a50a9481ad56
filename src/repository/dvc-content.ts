import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { compareText } from '../support/canonical.ts';
import { shellCommand } from '../support/escape/index.ts';
import { isMissing } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { dvcCached } from './dvc-cache.ts';
import { damagedContent } from './lfs.ts';
import type { DvcPointer, Pointer } from './pointers.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

const dvcDirectory = z.array(
  z.object({
    md5: z.string().regex(/^[0-9a-f]{32}$/),
    relpath: z.string().refine((path) => !isAbsolute(path) && !/(^|[/\\])\.\.([/\\]|$)/.test(path)),
  }),
);

/** From where the tool of a pointer would fetch its content; a text says what was tried. */
export type Bring = (path: string, pointer: Pointer) => Promise<{ readonly local: string } | string>;

const canBeBrought = ['data-not-local', 'pointer-content-damaged'];

/** What is at hand, else what is brought; the error for what is neither says what was tried. @throws MlopsError data-not-local, pointer-content-damaged */
export async function orBrought(atHand: () => Promise<string>, bring: () => ReturnType<Bring>): Promise<string> {
  try {
    return await atHand();
  } catch (error) {
    const [problem] = error instanceof MlopsError ? error.problems : [];
    if (!(error instanceof MlopsError) || problem === undefined || !canBeBrought.includes(problem.reason)) throw error;
    const brought = await bring();
    if (typeof brought !== 'string') return brought.local;
    throw brought === ''
      ? error
      : new MlopsError(error.ends, [{ ...problem, message: `${problem.message} ${brought}` }]);
  }
}

/** A file on this machine, and its path from the root of the repository. */
export interface ContentFile {
  readonly path: string;
  readonly bytes: number;
  /** Absolute. */
  readonly local: string;
}

/** The file, or all files of the folder, that a DVC pointer stands for. Errors: data-not-local, pointer-content-damaged, pointer-unreadable. */
export async function dvcFiles(
  repository: Repository,
  path: string,
  pointer: DvcPointer,
  bring: Bring,
): Promise<readonly ContentFile[]> {
  if (!isFolder(pointer)) return [await dvcFile(repository, path, pointer.md5, bring)];
  const files: ContentFile[] = [];
  for (const { md5, path: inside } of await dvcListing(repository, path, pointer, bring)) {
    files.push(await dvcFile(repository, inside, md5, bring));
  }
  return files.sort((a, b) => compareText(a.path, b.path));
}

/** A folder's digest is that of the list of its files. */
export function isFolder({ md5 }: DvcPointer): boolean {
  return md5.endsWith('.dir');
}

/** The files of a folder as its list has them, by their paths from the root. Errors: those of `dvcFiles`. */
export async function dvcListing(
  repository: Repository,
  path: string,
  pointer: DvcPointer,
  bring: Bring,
): Promise<readonly { readonly path: string; readonly md5: string }[]> {
  const atHand = async () => {
    const found = await dvcCached(repository.root, pointer.md5);
    if (found === undefined) throw dvcNotLocal(path, pointer.md5);
    if ((await md5Of(found)) !== pointer.md5.replace(/\.dir$/, '')) throw dvcDamaged(path, pointer.md5);
    return found;
  };
  const list = await orBrought(atHand, () => bring(path, pointer));
  return readListing(await readFile(list, 'utf8'), path).map(({ md5, relpath }) => ({
    path: `${path}/${relpath}`,
    md5,
  }));
}

function readListing(text: string, path: string): z.infer<typeof dvcDirectory> {
  try {
    return dvcDirectory.parse(JSON.parse(text));
  } catch {
    const message = `DVC's list of the files of ${path} is not a list of paths below it, each with its md5.`;
    throw MlopsError.of(repositoryReasons, 'pointer-unreadable', message);
  }
}

async function dvcFile(repository: Repository, path: string, md5: string, bring: Bring): Promise<ContentFile> {
  const checkedOut = join(repository.root, path);
  const atHand = async () => {
    const cachedFile = await dvcCached(repository.root, md5);
    for (const found of [cachedFile, checkedOut]) {
      if (found !== undefined && (await md5Of(found)) === md5) return found;
    }
    throw cachedFile === undefined ? dvcNotLocal(path, md5) : dvcDamaged(path, md5);
  };
  const local = await orBrought(atHand, () => bring(path, { kind: 'dvc', md5, path, bytes: undefined }));
  return { path, local, bytes: (await stat(local)).size };
}

function dvcDamaged(path: string, md5: string): MlopsError {
  return damagedContent(path, `DVC's cache holds of it is not that of md5 ${md5.slice(0, 12)}…`);
}

function dvcNotLocal(path: string, md5: string): MlopsError {
  return MlopsError.of(
    repositoryReasons,
    'data-not-local',
    `${path} is tracked by DVC, and its content (md5 ${md5.slice(0, 12)}…) is not here.`,
    {
      remedy: shellCommand(['dvc', 'pull', path]),
    },
  );
}

/** Undefined for what is no file. */
async function md5Of(file: string): Promise<string | undefined> {
  const found = await stat(file).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  if (found?.isFile() !== true) return undefined;
  const hash = createHash('md5');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
