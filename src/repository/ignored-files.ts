import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { isPlainPath, matcher } from '../project/index.ts';
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

const ownFolders: ReadonlySet<string> = new Set(['.git', '.mlops']);

class Walk {
  readonly #root: string;
  readonly #source: string;
  readonly #about: string;
  readonly #matches: (path: string) => boolean;
  readonly #deepest: number;
  readonly #found: FoundFile[] = [];
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
    await this.#visit(base === '.' ? '' : base);
    return this.#found;
  }

  /** @param nested the folder above that is a repository of its own */
  async #visit(path: string, nested?: string): Promise<void> {
    const kind = await stat(join(this.#root, path)).catch(withoutTarget);
    if (kind === undefined) return;
    const inside = await insideOf(this.#root, path);
    if (inside === undefined) return this.#refuse(path);
    const real = relative(this.#root, inside).split(sep).join('/');
    if (ownFolders.has(real.split('/', 1)[0] ?? '') || path.split('/').includes('.git')) return;
    if (kind.isDirectory()) return this.#enter(path, inside, nested);
    if (!this.#matches(path)) return;
    if (nested !== undefined)
      throw this.#refusal('data-in-other-repository', `${path} is in ${nested}, a repository of its own`);
    if (!kind.isFile()) throw this.#refusal('data-no-file', `${path} is no regular file`);
    this.#found.push({ path, real });
  }

  async #enter(path: string, folder: string, nested: string | undefined): Promise<void> {
    if (depthOf(path) >= this.#deepest || this.#seen.has(folder)) return;
    this.#seen.add(folder);
    const names = await readdir(folder);
    const repository = nested ?? (path !== '' && names.includes('.git') ? path : undefined);
    for (const name of names) await this.#visit(path === '' ? name : `${path}/${name}`, repository);
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

/** A link to nothing, or to itself, is no file: the caller says what is missing. */
function withoutTarget(error: unknown): undefined {
  if (!isMissing(error) && systemCode(error) !== 'ELOOP') throw error;
}
