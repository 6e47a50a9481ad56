import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../../repository/index.ts';
import { compareText } from '../../support/canonical.ts';
import { insideOf, readBounded } from '../../support/files.ts';
import { isDataName, isNameable, kindOfName, type NameKind } from './interesting.ts';
import type { FileState, Survey, SurveyFile } from './types.ts';

/** So much of a checkout is looked at; what is beyond is said. */
const most = {
  named: 5000,
  ignoredEntries: 5000,
  depth: 5,
  texts: 400,
  textBytes: 256 * 1024,
  notebookBytes: 4 * 1024 * 1024,
  alsoNamed: 100,
} as const;

interface Named {
  readonly path: string;
  readonly state: FileState;
}

/**
 * Looks at a checkout: names from git, then sizes and small texts of those files whose names say that they may matter.
 * Links are not followed, nothing is executed, and what is too much is left out and said.
 */
export async function surveyCheckout(repository: Repository): Promise<Survey> {
  const left: string[] = [];
  const tracked = new Set(await repository.git.list(['ls-files', '-z', '--cached']));
  const untracked = await repository.git.list(['ls-files', '-z', '--others', '--exclude-standard']);
  const named = await namesOf(repository, tracked, untracked, left);
  const root = await realpath(repository.root);
  const files: SurveyFile[] = [];
  for (const each of bounded(named, most.named, 'files have names that may matter', left)) {
    const bytes = await regularFile(root, each.path, left);
    if (bytes !== undefined) files.push({ ...each, bytes });
  }
  const known = new Set([...tracked, ...untracked]);
  return { files, texts: await textsOf(root, files, left), tracked, known, left };
}

/** The survey with small texts that others name, whatever they are called: `python wine.py` in a workflow. */
export async function withTexts(repository: Repository, survey: Survey, named: ReadonlySet<string>): Promise<Survey> {
  const root = await realpath(repository.root);
  const left: string[] = [];
  const files: SurveyFile[] = [];
  for (const path of bounded([...named], most.alsoNamed, 'files are named by others', left)) {
    if (survey.texts.has(path) || !survey.known.has(path) || !isNameable(path)) continue;
    const bytes = await regularFile(root, path, left);
    if (bytes !== undefined) files.push({ path, state: survey.tracked.has(path) ? 'tracked' : 'untracked', bytes });
  }
  const texts = await readTexts(root, files, left);
  return { ...survey, texts: new Map([...survey.texts, ...texts]), left: [...survey.left, ...left] };
}

async function namesOf(
  repository: Repository,
  tracked: ReadonlySet<string>,
  untracked: readonly string[],
  left: string[],
): Promise<readonly Named[]> {
  const ignored = await repository.git.list([
    'ls-files',
    '-z',
    '--others',
    '--ignored',
    '--exclude-standard',
    '--directory',
  ]);
  const inside = await ignoredData(repository.root, ignored, left);
  const all = [
    ...[...tracked].map((path): Named => ({ path, state: 'tracked' })),
    ...untracked.map((path): Named => ({ path, state: 'untracked' })),
    ...inside.map((path): Named => ({ path, state: 'ignored' })),
  ].filter(({ path }) => kindOfName(path) !== undefined);
  const odd = all.filter(({ path }) => !isNameable(path));
  if (odd.length > 0) left.push(`${counted(odd)} that \`mlops.yaml\` cannot name: ${first(odd)}.`);
  return all.filter(({ path }) => isNameable(path)).sort((a, b) => compareText(a.path, b.path));
}

/** Data files that git ignores, also inside of ignored folders that look like places for data. */
async function ignoredData(root: string, entries: readonly string[], left: string[]): Promise<readonly string[]> {
  const found = entries.filter((path) => !path.endsWith('/') && isDataName(path));
  const folders = entries.filter((path) => path.endsWith('/') && isDataName(`${path}x.csv`));
  const budget = { entries: most.ignoredEntries };
  for (const folder of folders) await walk(root, folder.slice(0, -1), most.depth, budget, found);
  if (budget.entries <= 0) {
    left.push(`Folders that git ignores hold more than ${most.ignoredEntries} entries; the others were not looked at.`);
  }
  return found;
}

async function walk(
  root: string,
  folder: string,
  depth: number,
  budget: { entries: number },
  found: string[],
): Promise<void> {
  if (depth === 0 || budget.entries <= 0) return;
  const real = await insideOf(root, folder).catch(() => undefined);
  if (real !== join(await realpath(root), folder)) return;
  const entries = await readdir(real, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    budget.entries -= 1;
    if (budget.entries <= 0) return;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && isDataName(`${path}/x.csv`)) await walk(root, path, depth - 1, budget, found);
    else if (entry.isFile() && isDataName(path)) found.push(path);
  }
}

/** Bytes of a regular file that no link leads to; undefined for everything else. */
async function regularFile(root: string, path: string, left: string[]): Promise<number | undefined> {
  const found = await lstat(join(root, path)).catch(() => undefined);
  if (found === undefined) return undefined; // deleted in the work tree
  const real = found.isSymbolicLink() ? undefined : await insideOf(root, path).catch(() => undefined);
  if (real !== join(root, path)) {
    left.push(`\`${path}\` is reached through a symbolic link, which is not followed.`);
    return undefined;
  }
  return found.isFile() ? found.size : undefined;
}

/** What tells most is read first. */
const order: readonly NameKind[] = ['dvc', 'workflow', 'tasks', 'params', 'script', 'metrics', 'notebook'];

async function textsOf(
  root: string,
  files: readonly SurveyFile[],
  left: string[],
): Promise<ReadonlyMap<string, string>> {
  const rank = ({ path }: SurveyFile) => order.indexOf(kindOfName(path) ?? 'data');
  const wanted = files.filter((file) => rank(file) >= 0).toSorted((a, b) => rank(a) - rank(b));
  return readTexts(root, bounded(wanted, most.texts, 'texts may matter', left), left);
}

async function readTexts(
  root: string,
  files: readonly SurveyFile[],
  left: string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { path } of files) {
    const limit = kindOfName(path) === 'notebook' ? most.notebookBytes : most.textBytes;
    const read = await readBounded(join(root, path), limit).catch(() => undefined);
    if (read?.kind === 'read') texts.set(path, read.bytes.toString('utf8').replace(/^\ufeff/, ''));
    else left.push(`\`${path}\` ${read === undefined ? 'cannot be read' : `is larger than ${limit / 1024} KB`}.`);
  }
  return texts;
}

function bounded<Item>(items: readonly Item[], limit: number, what: string, left: string[]): readonly Item[] {
  if (items.length > limit) left.push(`${items.length} ${what}; the first ${limit} were looked at.`);
  return items.slice(0, limit);
}

function counted({ length }: readonly unknown[]): string {
  return length === 1 ? '1 file has a name' : `${length} files have names`;
}

function first([one]: readonly Named[]): string {
  return `\`${one?.path.replaceAll('`', "'") ?? ''}\``;
}
