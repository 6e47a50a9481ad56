import { runProcess } from '../../support/process.ts';

/** One line of a requirements file that names a package. */
export interface Requirement {
  readonly name: string;
  /** The exact version, where the line pins one. */
  readonly version?: string;
  /** With a marker (`; python_version < "3.12"`) it may not be meant for this interpreter. */
  readonly conditional: boolean;
}

const named = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:\(?\s*([^;#@]*?)\s*\)?)?\s*(;.*)?$/;

/** The packages that a requirements file names. `whole`: false where it includes other files, paths or addresses. */
export function requirementsOf(text: string): { readonly named: readonly Requirement[]; readonly whole: boolean } {
  const lines = text
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').replace(/\s--hash=\S+/g, ''))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^--(?!requirement|editable|constraint)/.test(line) && !/^-[if]\b/.test(line));
  const found = lines.map(requirement);
  return {
    named: found.filter((entry) => entry !== undefined),
    whole: found.every((entry) => entry !== undefined),
  };
}

function requirement(line: string): Requirement | undefined {
  const [, name, limits = '', marker] = line.startsWith('-') ? [] : (named.exec(line) ?? []);
  if (name === undefined || line.includes('@')) return undefined;
  const version = /^={2,3}\s*([^,*\s]+)$/.exec(limits)?.[1];
  return { name, conditional: marker !== undefined, ...(version === undefined ? {} : { version }) };
}

/** Whether every package has one exact version, so that the file says the same on every day. */
export function isPinned(text: string): boolean {
  const { named: packages, whole } = requirementsOf(text);
  return whole && packages.every(({ version }) => version !== undefined);
}

const question = [
  'import importlib.metadata as m, json, sys',
  'def v(n):',
  '    try: return m.version(n)',
  '    except Exception: return None',
  'print(json.dumps([v(n) for n in sys.argv[1:]]))',
].join('\n');

const patience = 15_000;

/**
 * Whether the interpreter on PATH has all that a requirements file names already, each pinned one in its version: then
 * somebody installed it for this job, and nothing has to be made.
 * @param folder an empty one, so that the interpreter finds nothing of the project
 */
export async function isInstalled(
  text: string,
  program: string,
  { env, folder }: { readonly env: Readonly<Record<string, string>>; readonly folder: string },
): Promise<boolean> {
  const { named: packages, whole } = requirementsOf(text);
  const asked = packages.filter(({ conditional }) => !conditional);
  if (!whole || asked.length === 0) return false;
  const names = asked.map(({ name }) => name);
  const versions = await versionsOf(program, names, { env, folder });
  return asked.every(({ version }, at) => {
    const there = versions[at];
    return typeof there === 'string' && (version === undefined || there === version);
  });
}

async function versionsOf(
  program: string,
  names: readonly string[],
  { env, folder }: { readonly env: Readonly<Record<string, string>>; readonly folder: string },
): Promise<readonly unknown[]> {
  try {
    const signal = AbortSignal.timeout(patience);
    const { code, stdout } = await runProcess(program, ['-c', question, ...names], { cwd: folder, env, signal });
    const answer: unknown = code === 0 ? JSON.parse(stdout.toString('utf8')) : [];
    return Array.isArray(answer) ? answer : [];
  } catch {
    return []; // no such interpreter, or none that answers: nothing is known to be there
  }
}
