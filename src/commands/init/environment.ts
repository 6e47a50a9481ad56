import { posix } from 'node:path';
import type { Environment, Survey } from './types.ts';

interface Install {
  readonly file: string;
  readonly install: string;
  /**
   * The same on a machine of GitHub, into the `.venv` or `node_modules` beside the lock file, where a run finds it. Absent
   * where the libraries would lie elsewhere.
   */
  readonly job?: string;
  /** The training installs from it by itself, where the machine lacks what it names (docs/guides/environments.md). */
  readonly found?: true;
}

/** Lock files and what installs from them, the most exact first. */
const installs: readonly Install[] = [
  { file: 'uv.lock', install: 'uv sync --frozen', job: 'pipx run uv sync --frozen', found: true },
  {
    file: 'poetry.lock',
    install: 'poetry install',
    job: 'POETRY_VIRTUALENVS_IN_PROJECT=1 pipx run poetry install',
    found: true,
  },
  { file: 'pdm.lock', install: 'pdm sync' },
  { file: 'Pipfile.lock', install: 'pipenv sync', job: 'PIPENV_VENV_IN_PROJECT=1 pipx run pipenv sync' },
  {
    file: 'requirements.txt',
    install: 'pip install -r requirements.txt',
    job: 'python3 -m venv .venv && .venv/bin/pip install -r requirements.txt',
    found: true,
  },
  { file: 'environment.yml', install: 'conda env update -f environment.yml', found: true },
  { file: 'environment.yaml', install: 'conda env update -f environment.yaml', found: true },
  { file: 'conda.yaml', install: 'conda env update -f conda.yaml' },
  { file: 'conda.yml', install: 'conda env update -f conda.yml' },
  { file: 'renv.lock', install: "Rscript -e 'renv::restore()'", found: true },
  { file: 'package-lock.json', install: 'npm ci', job: 'npm ci', found: true },
];

/** What may stand in a workflow without meaning more there. */
const plainFolder = /^[\w./-]*$/;

/** How the libraries of a training are installed, by the nearest lock file; undefined where there is none. */
export function environmentOf(workingDirectory: string, survey: Survey): Environment | undefined {
  const tracked = new Set(survey.files.filter(({ state }) => state !== 'ignored').map(({ path }) => path));
  for (const folder of new Set([workingDirectory, ''])) {
    const found = installs.find(({ file }) => tracked.has(posix.join(folder, file)));
    if (found === undefined) continue;
    const { file, install, job, found: byItself } = found;
    const path = posix.join(folder, file);
    const step = job !== undefined && plainFolder.test(folder) && { step: { run: job, folder } };
    return { value: install, why: `${path} lies there`, ...step, ...(byItself && { found: path }) };
  }
  return undefined;
}
