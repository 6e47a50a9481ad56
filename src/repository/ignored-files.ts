import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import pLimit from 'p-limit';
import picomatch from 'picomatch';
import { isPlainPath, matcher } from '../project/index.ts';
import { compareText } from '../support/canonical.ts';
import { insideOf, isMissing, systemCode } from '../support/files.ts';
import { GitError } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/**
 * Files on disk that a source names and that git ignores. Others are left out: what git could track counts as it is in
 * a commit, or not at all. Links are followed as long as they stay inside of the repository. Errors: data-outside,
 * data-in-other-repository, data-no-file.
 * @param about what is looked for, for the message
 * @param known paths that are no news
 */
export async function ignoredFiles(
  { root, git }: Repository,
  source: string,
  about: string,
  known: ReadonlySet<string> = new Set(),
): Promise<readonly string[]> {
  const all = await new Walk(await realpath(root), source, about).files();
  const found = all.filter(({ path }) => !known.has(path));
  if (found.length === 0) return [];
  const args = ['check-ignore', '-z', '--stdin'];
  const asked = await git.try(args, { input: found.map(({ real }) => `${real}\0`).join('') });
  if (asked.code !== 0 && asked.code !== 1) throw new GitError(args, asked); // 1: none of them
  const ignored = new Set(asked.stdout.toString('utf8').split('\0'));
  return found.filter(({ real }) => ignored.has(real)).map(({ path }) => path);
}

interface FoundFile {
  readonly path: string;
  /** Where links lead to, from the root: git does not look beyond links. */
  readonly real: string;
}

/** A name of which the disk has to say where it leads. */
interface Lead {
  readonly path: string;
  /** The folder above that is a repository of its own. */
  readonly nested: string | undefined;
}

/** A folder, and where it really is. */
interface Folder extends Lead {
  readonly folder: string;
}

const ownFolders: ReadonlySet<string> = new Set(['.git', '.mlops']);
/** Folders that are listed at the same time. */
const listedAtOnce = 64;

/** Folders are walked first, and then what links lead to: a file that both reach has the name that it has without links. */
class Walk {
  readonly #root: string;
  readonly #source: string;
  readonly #about: string;
  readonly #matches: (path: string) => boolean;
  readonly #deepest: number;
  readonly #found: FoundFile[] = [];
  readonly #leads: Lead[] = [];
  /** Folders, so that a link to a folder above does not go round for ever. */
  readonly #seen = new Set<string>();

  constructor(root: string, source: string, about: string) {
    this.#root = root;
    this.#source = source;
    this.#about = about;
    this.#matches = matcher(source);
    this.#deepest = deepestMatch(source);
  }

  async files(): Promise<readonly FoundFile[]> {
    const base = isPlainPath(this.#source) ? this.#source.replace(/\/+$/, '') : picomatch.scan(this.#source).base;
    this.#leads.push({ path: base === '.' ? '' : base, nested: undefined });
    for (const lead of this.#leads) await this.#follow(lead); // grows by the links that are met on the way
    return this.#found;
  }

  async #follow({ path, nested }: Lead): Promise<void> {
    const kind = await stat(join(this.#root, path)).catch(withoutTarget);
    if (kind === undefined) return;
    const inside = await insideOf(this.#root, path);
    if (inside === undefined) return this.#refuse(path);
    if (this.#isOwn(path, this.#fromRoot(inside))) return;
    if (kind.isDirectory()) return this.#walk({ path, folder: inside, nested });
    this.#take(path, this.#fromRoot(inside), kind.isFile(), nested);
  }

  /** A level of folders at a time: what a listing says of its entries spares asking for each of them. */
  async #walk(from: Folder): Promise<void> {
    const limit = pLimit(listedAtOnce);
    for (let level: readonly Folder[] = [from]; level.length > 0; ) {
      const entered = level.filter((one) => this.#isNew(one));
      const lists = await limit.map(entered, ({ folder }) => readdir(folder, { withFileTypes: true }));
      level = entered.flatMap((one, at) => this.#enter(one, lists[at] ?? []));
    }
  }

  #isNew({ path, folder }: Folder): boolean {
    if (depthOf(path) >= this.#deepest || this.#seen.has(folder)) return false;
    this.#seen.add(folder);
    return true;
  }

  /** Takes the files of a folder; gives the folders in it. */
  #enter({ path: above, folder, nested }: Folder, entries: readonly Dirent[]): readonly Folder[] {
    const below: Folder[] = [];
    const repository = nested ?? (above !== '' && entries.some(({ name }) => name === '.git') ? above : undefined);
    const realAbove = this.#fromRoot(folder);
    for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) {
      const path = under(above, entry.name);
      const real = under(realAbove, entry.name);
      if (this.#isOwn(path, real)) continue;
      if (entry.isSymbolicLink()) this.#leads.push({ path, nested: repository });
      else if (entry.isDirectory()) below.push({ path, folder: join(folder, entry.name), nested: repository });
      else this.#take(path, real, entry.isFile(), repository);
    }
    return below;
  }

  #take(path: string, real: string, isFile: boolean, nested: string | undefined): void {
    if (!this.#matches(path)) return;
    if (nested !== undefined)
      throw this.#refusal('data-in-other-repository', `${path} is in ${nested}, a repository of its own`);
    if (!isFile) throw this.#refusal('data-no-file', `${path} is no regular file`);
    this.#found.push({ path, real });
  }

  /** What git and we keep for ourselves is no data. */
  #isOwn(path: string, real: string): boolean {
    return ownFolders.has(real.split('/', 1)[0] ?? '') || path.split('/').includes('.git');
  }

  #fromRoot(place: string): string {
    return relative(this.#root, place).split(sep).join('/');
  }

  /** What the source cannot name is none of our business. */
  #refuse(path: string): void {
    if (depthOf(path) >= this.#deepest && !this.#matches(path)) return;
    throw this.#refusal('data-outside', `${path} leads out of the repository, through a symbolic link`);
  }

  #refusal(reason: 'data-outside' | 'data-in-other-repository' | 'data-no-file', what: string): MlopsError {
    return MlopsError.of(repositoryReasons, reason, `${this.#about}: ${what}.`);
  }
}

/** Path segments of the deepest file that a source can name; folders below need not be looked into. */
function deepestMatch(source: string): number {
  const unbounded = isPlainPath(source) || source.endsWith('/') || /\*\*|[{(]/.test(source);
  return unbounded ? Number.POSITIVE_INFINITY : depthOf(source);
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}

function under(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A link to nothing, or to itself, is no file: the caller says what is missing. */
function withoutTarget(error: unknown): undefined {
  if (!isMissing(error) && systemCode(error) !== 'ELOOP') throw error;
}
