import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { vi } from 'vitest';
import { z } from 'zod';
import { type CommandResult, resultSchema } from '../../src/commands/result.ts';
import { coverageOfTest } from '../harness/coverage-of-test.ts';

const home = join(import.meta.dirname, '..', '..');
// Generous: these tests say what happens, never how fast, and they start hundreds of processes.
if (process.env['VITEST'] !== undefined) vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // a bench has no such limits

/**
 * The command line under test: `dist/` as it is committed where `MLOPS_TEST_DIST=1`, a bundle that was changed on purpose
 * where `scripts/alone.ts` names its folder, else the sources, bundled.
 */
export const cli =
  process.env['MLOPS_TEST_DIST'] === '1'
    ? join(home, 'dist', 'cli.js')
    : join(process.env['MLOPS_TEST_BUNDLE'] ?? bundledSources(), 'cli.js');

/** Their folder. From a bundle a command starts in a third of the time, so it is made once for each state of the sources. */
function bundledSources(): string {
  const state = createHash('sha256').update(readFileSync(join(home, 'package-lock.json')));
  for (const file of filesBelow(join(home, 'src'))) state.update(file).update(readFileSync(join(home, 'src', file)));
  const folder = join(home, 'node_modules', '.cache', 'acceptance', state.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  execFileSync(process.execPath, [join(home, 'scripts', 'build.ts'), '--to', part], { stdio: 'inherit' });
  // As beside `dist/`. Without it Node compiles each file twice, to see what kind of module it is.
  writeFileSync(join(part, 'package.json'), '{ "type": "module" }\n');
  try {
    renameSync(part, folder);
  } catch {
    rmSync(part, { recursive: true, force: true }); // another worker was faster
  }
  return folder;
}

/** Paths from the root of the work tree, and what stands in them; null removes a file. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** What one run of the command line left behind. */
export interface Ran {
  /** The exit code; null where a signal ended the process. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RanJson extends Ran {
  /** The one document on stdout, checked against its schema. */
  readonly result: CommandResult;
}

export interface RunOptions {
  /** Default: the clone. */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Another command line than `cli`. */
  readonly program?: string;
  /** Gets the process and everything that it has said on stderr so far, each time it says more. */
  readonly watch?: (child: ChildProcess, stderr: string) => void;
}

/** A bare origin and a clone of it in one temporary folder, driven by plain git and by the command line. */
export interface World {
  readonly folder: string;
  readonly origin: string;
  readonly clone: string;
  readonly write: (files: Files) => void;
  readonly read: (path: string) => string;
  /** Commits everything that is in the work tree and gives the commit's id. */
  readonly commit: (message: string, files?: Files) => string;
  /** A new branch from a revision (default: main), switched to. */
  readonly branch: (name: string, from?: string) => void;
  readonly git: (...args: readonly string[]) => string;
  readonly inOrigin: (...args: readonly string[]) => string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** Runs with `--json`. Fails unless stdout holds exactly one result document that says what the exit code says. */
  readonly json: (args: readonly string[], options?: RunOptions) => Promise<RanJson>;
  /** Everything that must not get lost: all refs of both repositories, what the store holds, the tracked files. */
  readonly state: () => State;
  /** An independent copy, for tests that change things. */
  readonly copy: () => World;
  readonly remove: () => void;
}

export interface State {
  readonly refs: string;
  readonly originRefs: string;
  readonly store: readonly string[];
  readonly status: string;
}

const person = { name: 'Ada', email: 'ada@example.org' };
const environment: NodeJS.ProcessEnv = {
  ...withoutRunner(process.env),
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: person.name,
  GIT_AUTHOR_EMAIL: person.email,
  GIT_COMMITTER_NAME: person.name,
  GIT_COMMITTER_EMAIL: person.email,
};

/** These tests say themselves when they mean a workflow; where the tests run must not matter. */
function withoutRunner(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named = Object.entries(env).filter(([name]) => !/^(GITHUB_|RUNNER_|CI$|VITEST|NODE_OPTIONS)/.test(name));
  return Object.fromEntries(named);
}

/** A world with the files as first commit of main, pushed. */
export function makeWorld(files: Files): World {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-acceptance-'));
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git');
  git(folder, 'clone', '--quiet', 'origin.git', 'clone');
  const world = worldAt(folder);
  world.commit('First', files);
  world.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  world.git('remote', 'set-head', 'origin', 'main');
  return world;
}

/**
 * A world in which these commands have run one after the other, each to its end without an error. It is made once for
 * each state of the sources and then copied, also by other test files: most tests begin where something is recorded.
 */
export async function preparedWorld(
  files: Files,
  commands: readonly (readonly string[])[] = [['train'], ['report']],
): Promise<World> {
  const prepare = async (): Promise<World> => {
    const world = makeWorld(files);
    for (const command of commands) {
      const { result } = await world.json(command);
      if (result.exitCode !== 0) throw new Error(`mlops ${command.join(' ')}: ${result.sentence}`);
    }
    return world;
  };
  if (process.env['MLOPS_TEST_DIST'] === '1') return prepare();
  const contents = Object.entries(files).map(([path, content]) => [path, content?.toString()]);
  const key = createHash('sha256')
    .update(JSON.stringify([contents, commands]))
    .digest('hex')
    .slice(0, 16);
  const kept = join(dirname(cli), 'worlds', key);
  if (!existsSync(kept)) {
    const world = await prepare();
    const part = `${kept}.${process.pid}`;
    mkdirSync(dirname(kept), { recursive: true });
    try {
      renameSync(copyOf(world.folder, part), kept);
    } catch {
      rmSync(part, { recursive: true, force: true }); // another worker was faster
    }
    world.remove();
  }
  return worldAt(kept).copy();
}

function copyOf(folder: string, target: string): string {
  cpSync(folder, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  return target;
}

function worldAt(folder: string): World {
  const [origin, clone] = [join(folder, 'origin.git'), join(folder, 'clone')];
  const inClone = (...args: readonly string[]) => git(clone, ...args);
  const write = (files: Files) => writeFiles(clone, files);
  const run = (args: readonly string[], options: RunOptions = {}) => runCli(args, { cwd: clone, ...options });
  return {
    folder,
    origin,
    clone,
    write,
    run,
    read: (path) => readFileSync(join(clone, path), 'utf8'),
    commit(message, files = {}) {
      write(files);
      inClone('add', '--all');
      inClone('commit', '--quiet', '--allow-empty', '--message', message);
      return inClone('rev-parse', 'HEAD');
    },
    branch: (name, from = 'main') => void inClone('switch', '--quiet', '--create', name, from),
    git: inClone,
    inOrigin: (...args) => git(origin, ...args),
    json: async (args, options) => oneDocument(args, await run([...args, '--json'], options)),
    state: () => ({
      refs: refsOf(clone),
      originRefs: refsOf(origin),
      store: filesBelow(join(clone, '.mlops', 'store')),
      status: inClone('status', '--porcelain=v1', '--untracked-files=all'),
    }),
    copy() {
      const made = worldAt(copyOf(folder, mkdtempSync(join(tmpdir(), 'mlops-acceptance-'))));
      if (existsSync(made.origin)) made.git('remote', 'set-url', 'origin', made.origin);
      return made;
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** What this command line may leave on its way is no loss: remote-tracking refs are caches. */
function refsOf(repository: string): string {
  return git(repository, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/pull');
}

/** Sorted paths of all files below a folder; empty where there is none. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(folder.length + 1)).sort();
}

function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    if (content === null) {
      rmSync(file, { recursive: true, force: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Plain git; its output without the line break at the end. */
export function git(cwd: string, ...args: readonly string[]): string {
  const text = execFileSync('git', args, {
    cwd,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return text.replace(/\n$/, '');
}

/** Runs the command line to its end. */
export function runCli(args: readonly string[], options: RunOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.program ?? cli, ...args], {
      cwd: options.cwd,
      env: { ...environment, ...coverageOfTest(), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
      options.watch?.(child, stderr);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    options.watch?.(child, '');
  });
}

const documentSchema = resultSchema.extend({ data: z.unknown() });

function oneDocument(args: readonly string[], ran: Ran): RanJson {
  const said = `mlops ${args.join(' ')} ended with ${ran.code ?? ran.signal}\n${ran.stdout}\n${ran.stderr}`;
  if (!ran.stdout.endsWith('\n') || ran.stdout.trimEnd().includes('\n')) throw new Error(`not one line: ${said}`);
  const result = documentSchema.parse(JSON.parse(ran.stdout));
  if (result.exitCode !== ran.code) throw new Error(`the document says ${result.exitCode}: ${said}`);
  if ((result.verdict === 'pass') !== (ran.code === 0)) throw new Error(`verdict ${result.verdict}: ${said}`);
  if (/^\s+at .+:\d+:\d+\)?$/m.test(ran.stderr)) throw new Error(`a stack trace: ${said}`);
  return { ...ran, result };
}
