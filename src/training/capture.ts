import { readFile } from 'node:fs/promises';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from '../project/types.ts';
import { compareText } from '../support/canonical.ts';
import { runProcess } from '../support/process.ts';
import { listGpus } from './launchers/gpus.ts';
import type { Surroundings } from './surroundings.ts';
import type { Environment } from './types.ts';

export interface CaptureRequest {
  readonly command: Command;
  /** The environment of the step. */
  readonly env: Readonly<Record<string, string>>;
  /** An empty folder, so that a program that is asked finds nothing of the project. */
  readonly folder: string;
  readonly surroundings: Surroundings;
  /** Whether the model's folder or the root has a lock file of Python. */
  readonly usesPython: boolean;
}

const patience = 15_000;
const mostPackages = 5000;

/** Programs whose version is recorded when the command names them: pattern, program, arguments. */
const interpreters = [
  { name: 'node', pattern: /\b(node|npm|npx|tsx)\b/, args: ['--version'] },
  { name: 'Rscript', pattern: /\bRscript\b/, args: ['--version'] },
  { name: 'julia', pattern: /\bjulia\b/, args: ['--version'] },
] as const;

const pythonCommand = /\b(python[0-9.]*|papermill|jupyter|torchrun|accelerate|uv|poetry|dvc)\b/;
const pythonQuestion = [
  'import importlib.metadata as m, json, platform',
  'p = {}',
  'for d in m.distributions():',
  "    n = d.metadata['Name']",
  '    if n: p.setdefault(n, d.version)',
  "print(json.dumps({'version': platform.python_version(), 'packages': p}))",
].join('\n');

/**
 * What the step runs on: system, processor, memory, GPUs, interpreters and installed packages. Best effort: what cannot
 * be found out is left out, and nothing here makes a step fail.
 */
export async function captureEnvironment(request: CaptureRequest): Promise<Environment> {
  const text = request.command.kind === 'shell' ? request.command.text : request.command.argv.join(' ');
  const asksPython = request.usesPython || pythonCommand.test(text);
  const [gpus, python, npm, versions] = await Promise.all([
    listGpus(request.env).catch(() => []),
    asksPython ? askPython(request) : undefined,
    npmPackages(request.surroundings),
    Promise.all(interpreters.filter(({ pattern }) => pattern.test(text)).map((each) => askVersion(each, request))),
  ]);
  const pip = python?.packages;
  const runtimes = [...(python === undefined ? [] : [['python', python.version] as const]), ...versions.flat()];
  return {
    os: `${type()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cpus: cpus().length,
    memory: totalmem(),
    gpus: gpus.map(({ name, driver, memory }) => ({ name, driver, memory })),
    runtimes: Object.fromEntries(runtimes),
    packages: { ...(pip === undefined ? {} : { pip }), ...(npm === undefined ? {} : { npm }) },
  };
}

async function askPython(request: CaptureRequest) {
  for (const program of ['python', 'python3']) {
    const answer = parsed(await ask(program, ['-c', pythonQuestion], request));
    if (!isRecord(answer) || typeof answer['version'] !== 'string') continue;
    const packages = isRecord(answer['packages']) ? Object.entries(answer['packages']) : [];
    return { version: answer['version'], packages: table(packages) };
  }
  return undefined;
}

async function askVersion(each: (typeof interpreters)[number], request: CaptureRequest) {
  const answer = await ask(each.name, each.args, request);
  const version = /\d+\.\d+[\w.+-]*/.exec(answer)?.[0];
  return version === undefined ? [] : [[each.name, version] as const];
}

/** npm's own list of what it installed, beside the packages; the folder nearest to the model. */
async function npmPackages(surroundings: Surroundings): Promise<Readonly<Record<string, string>> | undefined> {
  const [nearest] = surroundings.nodeModules;
  if (nearest === undefined) return undefined;
  const list = parsed(await readFile(join(nearest.folder, '.package-lock.json'), 'utf8').catch(() => ''));
  if (!isRecord(list) || !isRecord(list['packages'])) return undefined;
  const named = await lockedPaths(dirname(nearest.folder));
  const installed = Object.entries(list['packages']).filter(([path]) => named === undefined || named.has(path));
  const found = installed.map(([path, entry]): [string, unknown] => {
    return [path.replace(/^node_modules\//, ''), isRecord(entry) ? entry['version'] : undefined];
  });
  return table(found);
}

/** What the model's own lock file names: a shared `node_modules` may hold much that no training can reach by intent. */
async function lockedPaths(folder: string): Promise<ReadonlySet<string> | undefined> {
  const lock = parsed(await readFile(join(folder, 'package-lock.json'), 'utf8').catch(() => ''));
  return isRecord(lock) && isRecord(lock['packages']) ? new Set(Object.keys(lock['packages'])) : undefined;
}

async function ask(program: string, args: readonly string[], request: CaptureRequest): Promise<string> {
  try {
    const signal = AbortSignal.timeout(patience);
    const { stdout, stderr, code } = await runProcess(program, args, { cwd: request.folder, env: request.env, signal });
    return code === 0 ? stdout.toString('utf8') || stderr : '';
  } catch {
    return '';
  }
}

function table(entries: readonly (readonly [string, unknown])[]): Record<string, string> {
  const texts = entries.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries([...texts].sort(([a], [b]) => compareText(a, b)).slice(0, mostPackages));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
