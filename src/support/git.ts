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

/** Plain git in one folder (a work tree or a bare repository), by plumbing, never by guessing at text for people. */
export class Git {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(folder: string, env: NodeJS.ProcessEnv = process.env) {
    this.folder = folder;
    // No prompt may hang a job; messages in one language so that causes can be told apart; no user hooks or pagers.
    this.#env = { ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_PAGER: 'cat', GIT_OPTIONAL_LOCKS: '0' };
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
    return (await this.bytes(args, options)).toString('utf8').split('\0').filter((entry) => entry !== '');
  }
}
