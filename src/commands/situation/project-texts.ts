import type { Dirent } from 'node:fs';
import { glob, lstat, readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import {
  askedTexts,
  hasInclude,
  type IncludedFile,
  includedPaths,
  mayAskForFiles,
  mostIncluded,
  type ProjectTexts,
} from '../../project/index.ts';
import { blobSizes, type Commit, readTexts, utf8Text } from '../../repository/index.ts';
import { compareText } from '../../support/canonical.ts';
import { isMissing } from '../../support/files.ts';
import { Git } from '../../support/git.ts';
import { MlopsError } from '../../support/problem.ts';

/** No file of a project is larger, in bytes. */
const largest = 256 * 1024;
const tooLarge = `has more than ${largest / 1024} KB`;

/**
 * The texts of the project of a commit, all from that commit: the project file, and the files that it includes. Undefined
 * where the commit has no project file.
 */
export async function projectTexts(git: Git, commit: Commit, file: string): Promise<ProjectTexts | undefined> {
  const text = (await readTexts(git, commit, [file])).get(file);
  if (text === undefined) return undefined;
  return await gather(text, file, {
    list: async () => commit.tree.map(({ path }) => path),
    read: (paths) => readIncluded(git, commit, paths),
  });
}

/**
 * The same of the work tree: of what git tracks or does not ignore; of a folder without git, what lies there.
 * @param root where the paths begin
 */
export async function projectTextsOnDisk(root: string, file: string): Promise<ProjectTexts | undefined> {
  const bytes = await readFileIfThere(isAbsolute(file) ? file : join(root, file));
  if (bytes === undefined) return undefined;
  return await textsAround(root, file, utf8Text(bytes, file));
}

/** The same, where the text of the project file is known. */
export async function textsAround(root: string, file: string, text: string): Promise<ProjectTexts> {
  return await gather(text, file, {
    list: () => pathsOnDisk(root),
    read: async (paths) =>
      new Map(await Promise.all(paths.map(async (path) => [path, await readHere(root, path)] as const))),
  });
}

interface Files {
  readonly list: () => Promise<readonly string[]>;
  readonly read: (paths: readonly string[]) => Promise<ReadonlyMap<string, IncludedFile>>;
}

/** Nothing is listed for a file without `include`, which most are. */
async function gather(text: string, file: string, files: Files): Promise<ProjectTexts> {
  const texts = await withIncluded(text, file, files);
  return mayAskForFiles(texts) ? await withBeside(texts, files) : texts;
}

/** What a `dvc.yaml` names is known only when it was read: asked again until nothing new is. A file of columns names none. */
async function withBeside(texts: ProjectTexts, { list, read }: Files): Promise<ProjectTexts> {
  const paths = await list();
  const there = new Set(paths);
  const known = new Map<string, string>();
  for (;;) {
    const beside = { ...texts, beside: { texts: new Map(known), paths } };
    const more = askedTexts(beside).filter((path) => there.delete(path));
    if (more.length === 0) return beside;
    for (const [path, found] of await read(more)) if ('text' in found) known.set(path, found.text);
  }
}

async function withIncluded(text: string, file: string, { list, read }: Files): Promise<ProjectTexts> {
  if (!hasInclude(text, file)) return text.includes('include') ? { file, text, included: new Map() } : { file, text };
  const paths = includedPaths(text, file, await list());
  if (paths.length <= mostIncluded) return { file, text, included: await read(paths) };
  return { file, text, included: new Map(paths.map((path) => [path, { unread: 'is one too many' }])) };
}

async function readIncluded(
  git: Git,
  commit: Commit,
  paths: readonly string[],
): Promise<ReadonlyMap<string, IncludedFile>> {
  const entries = paths.flatMap((path) => commit.entry(path) ?? []);
  const sizes = await blobSizes(
    git,
    entries.filter(({ mode }) => mode.startsWith('100')).map(({ oid }) => oid),
  );
  const read = entries.map(async ({ path, mode, oid }): Promise<readonly [string, IncludedFile]> => {
    if (mode === '120000') return [path, { unread: 'is a symbolic link' }];
    if (!mode.startsWith('100')) return [path, { unread: 'is no regular file' }];
    if ((sizes.get(oid) ?? 0) > largest) return [path, { unread: tooLarge }];
    return [path, await orUnread(async () => (await readTexts(git, commit, [path])).get(path))];
  });
  return new Map(await Promise.all(read));
}

/** What is wrong with the encoding of one file is told beside what is wrong with others. */
async function orUnread(read: () => Promise<string | undefined>): Promise<IncludedFile> {
  try {
    const text = await read();
    return text === undefined ? { unread: 'is not in this clone' } : { text };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends !== 'input') throw error;
    return { unread: `cannot be read: ${error.message}` };
  }
}

async function pathsOnDisk(root: string): Promise<readonly string[]> {
  const listed = await new Git(root).try(['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (listed.code === 0) return listed.stdout.toString('utf8').split('\0').filter(Boolean).sort(compareText);
  const found: string[] = [];
  const isSkipped = (entry: Dirent) => ['.git', 'node_modules', '.venv'].includes(entry.name);
  for await (const entry of glob('**/*.{yaml,yml}', { cwd: root, withFileTypes: true, exclude: isSkipped })) {
    found.push(
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
  }
  return found.sort(compareText);
}

async function readHere(root: string, path: string): Promise<IncludedFile> {
  const file = join(root, path);
  const kind = await lstat(file).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  if (kind === undefined) return { unread: 'is in git, and not in the work tree' };
  if (kind.isSymbolicLink()) return { unread: 'is a symbolic link' };
  if (!kind.isFile()) return { unread: 'is no regular file' };
  if (kind.size > largest) return { unread: tooLarge };
  return await orUnread(async () => {
    const bytes = await readFileIfThere(file);
    return bytes === undefined ? undefined : utf8Text(bytes, path);
  });
}

async function readFileIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
