import type { Command } from '../../project/types.ts';

export type Language = 'python' | 'node' | 'r';

/** How the packages of one kind of lock file are installed into the run folder. */
export interface Manager {
  readonly language: Language;
  /** Names of the file, the first that is there counts. */
  readonly locks: readonly string[];
  /** Files that have to lie beside it. */
  readonly beside?: readonly string[];
  /** Where the command runs: beside the lock file, or where the step runs (the program looks upwards by itself). */
  readonly runsIn: 'lock' | 'step';
  /** Programs of which one has to be on PATH, best first. */
  readonly programs: readonly string[];
  /** @param program the one that was found @param lock name of the file */
  readonly command: (program: string, lock: string) => Command;
  /** Variables of the command that the manager needs to install into the run folder. */
  readonly env?: Readonly<Record<string, string>>;
}

const argv = (...words: readonly string[]): Command => ({ kind: 'argv', argv: words });

/**
 * In the order in which they are asked within one folder. All leave `.venv` or `node_modules` beside the lock file, but
 * renv, whose start-up files find its library.
 */
export const managers: readonly Manager[] = [
  {
    language: 'python',
    locks: ['uv.lock'],
    beside: ['pyproject.toml'],
    runsIn: 'step',
    programs: ['uv'],
    command: (program) => argv(program, 'sync', '--frozen'),
  },
  {
    language: 'python',
    locks: ['poetry.lock'],
    beside: ['pyproject.toml'],
    runsIn: 'lock',
    programs: ['poetry'],
    command: (program) => argv(program, 'install', '--no-interaction'),
    env: { POETRY_VIRTUALENVS_CREATE: 'true', POETRY_VIRTUALENVS_IN_PROJECT: 'true' },
  },
  {
    language: 'python',
    locks: ['requirements.txt'],
    runsIn: 'lock',
    programs: ['python3', 'python'],
    command: (program, lock) => ({
      kind: 'shell',
      text: `${program} -m venv .venv && .venv/bin/python -m pip install --no-input --disable-pip-version-check -r ${lock}`,
    }),
  },
  {
    language: 'python',
    locks: ['environment.yml', 'environment.yaml'],
    runsIn: 'lock',
    programs: ['mamba', 'micromamba', 'conda'],
    command: (program, lock) =>
      program === 'micromamba'
        ? argv(program, 'create', '--yes', '--prefix', './.venv', '--file', lock)
        : argv(program, 'env', 'create', '--prefix', './.venv', '--file', lock),
  },
  {
    language: 'node',
    locks: ['package-lock.json', 'npm-shrinkwrap.json'],
    beside: ['package.json'],
    runsIn: 'lock',
    programs: ['npm'],
    command: (program) => argv(program, 'ci', '--no-audit', '--no-fund'),
  },
  {
    language: 'r',
    locks: ['renv.lock'],
    beside: ['.Rprofile', 'renv/activate.R'],
    runsIn: 'lock',
    programs: ['Rscript'],
    command: (program) => argv(program, '-e', 'renv::restore(prompt = FALSE)'),
  },
];

const words: readonly (readonly [Language, RegExp])[] = [
  ['python', /\b(python[0-9.]*|papermill|jupyter|torchrun|accelerate)\b/],
  ['node', /\b(node|npm|npx|tsx)\b/],
  ['r', /\bRscript\b/],
];

/** A command that names one of these sees to its environment by itself. */
const ownEnvironment =
  /\b(conda|mamba|micromamba|pixi|pdm|pipenv|hatch|tox|nox|yarn|pnpm|docker|podman|apptainer|singularity)\b|\b(uv|poetry)\s+(run|sync|install|pip)\b|\bpip3?\s+install\b|-m\s+(pip|venv)\b|\bnpm\s+(ci|i|install)\b|\bactivate\b/;

/** The languages whose interpreters a command names; none where it brings its own environment along. */
export function languagesOf(command: Command): readonly Language[] {
  const text = command.kind === 'shell' ? command.text : command.argv.join(' ');
  if (ownEnvironment.test(text)) return [];
  return words.filter(([, pattern]) => pattern.test(text)).map(([language]) => language);
}
