import { type Finished, type ProcessOptions, runProcess } from './process.ts';

/** A git command that failed, with what git said. Callers turn it into an error for users where they know the cause. */
export class GitError extends Error {
  readonly args: readonly string[];
  readonly code: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], finished: Finished) {
    super(`git ${args.join(' ')}: ${finished.stderr.trim() || `exit ${finished.code ?? finished.signal}`}`);
    this.name = 'GitError';
    this.args = args;
    this.code = finished.code;
    this.stderr = finished.stderr;
  }
}

/** The oldest git that is supported, and why: `merge-tree --write-tree` came with it. */
export const oldestGit = { major: 2, minor: 38 } as const;

/**
 * The environment of this process without what ties git to another repository: a hook of git exports `GIT_DIR` and
 * `GIT_INDEX_FILE`, and plumbing in another folder would then write into the repository of that hook.
 * The names are those of `git rev-parse --local-env-vars`, less those that carry configuration, and two more that git sets
 * for hooks of a push.
 */
export function unboundEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const rest: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(env)) if (!bound.has(name)) rest[name] = value;
  return rest;
}

const bound: ReadonlySet<string> = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_QUARANTINE_PATH',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INTERNAL_SUPER_PREFIX',
]);

/** Plain git in one folder (a work tree or a bare repository), by plumbing, never by guessing at text for people. */
export class Git {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;

  /** @param env the whole environment of git; default: ours, not tied to any repository but the one in `folder` */
  constructor(folder: string, env: NodeJS.ProcessEnv = unboundEnvironment()) {
    this.folder = folder;
    // No prompt may hang a job; messages in one language so that causes can be told apart; no user hooks or pagers.
    this.#env = { ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_PAGER: 'cat', GIT_OPTIONAL_LOCKS: '0' };
  }

  /** The environment that git gets, for callers that start a long-living git of their own. */
  get env(): NodeJS.ProcessEnv {
    return this.#env;
  }

  /** Major and minor version, or undefined where git does not say. Rejects with ENOENT where there is no git. */
  async version(): Promise<GitVersion | undefined> {
    // The folder may not exist yet.
    return parseGitVersion(await this.text(['version'], { cwd: process.cwd() }));
  }

  /** Runs git and gives everything back, whatever the exit code. */
  try(args: readonly string[], options: ProcessOptions = {}): Promise<Finished> {
    return runProcess('git', args, { cwd: this.folder, ...options, env: { ...this.#env, ...options.env } });
  }

  /** Runs git and gives its output as bytes; throws a GitError for any exit code but 0. */
  async bytes(args: readonly string[], options: ProcessOptions = {}): Promise<Buffer> {
    const finished = await this.try(args, options);
    if (finished.code !== 0) throw new GitError(args, finished);
    return finished.stdout;
  }

  /** Like `bytes`, as text without the line break at the end. */
  async text(args: readonly string[], options: ProcessOptions = {}): Promise<string> {
    return (await this.bytes(args, options)).toString('utf8').replace(/\n$/, '');
  }

  /** Like `text`, split at NUL bytes (for `-z` output), without the empty rest. */
  async list(args: readonly string[], options: ProcessOptions = {}): Promise<string[]> {
    return (await this.bytes(args, options))
      .toString('utf8')
      .split('\0')
      .filter((entry) => entry !== '');
  }
}

export interface GitVersion {
  readonly major: number;
  readonly minor: number;
}

/** Reads `git version 2.39.5 (Apple Git-154)` and its relatives. */
export function parseGitVersion(text: string): GitVersion | undefined {
  const found = /(\d+)\.(\d+)/.exec(text);
  return found === null ? undefined : { major: Number(found[1]), minor: Number(found[2]) };
}

/** Whether a git is older than one that something needs; default: than the oldest that is supported. */
export function isOlderGit(version: GitVersion, than: GitVersion = oldestGit): boolean {
  return version.major < than.major || (version.major === than.major && version.minor < than.minor);
}
