import { posix } from 'node:path';
import type { Guess, Survey } from './types.ts';

/** Lock files and what installs from them, the most exact first. */
const installs: readonly (readonly [file: string, install: string])[] = [
  ['uv.lock', 'uv sync --frozen'],
  ['poetry.lock', 'poetry install'],
  ['pdm.lock', 'pdm sync'],
  ['Pipfile.lock', 'pipenv sync'],
  ['requirements.txt', 'pip install -r requirements.txt'],
  ['environment.yml', 'conda env update -f environment.yml'],
  ['environment.yaml', 'conda env update -f environment.yaml'],
  ['renv.lock', "Rscript -e 'renv::restore()'"],
  ['package-lock.json', 'npm ci'],
];

/** How the libraries of a training are installed, by the nearest lock file; undefined where there is none. */
export function environmentOf(workingDirectory: string, survey: Survey): Guess<string> | undefined {
  const tracked = new Set(survey.files.filter(({ state }) => state !== 'ignored').map(({ path }) => path));
  for (const folder of new Set([workingDirectory, ''])) {
    const found = installs.find(([file]) => tracked.has(posix.join(folder, file)));
    if (found === undefined) continue;
    const [file, install] = found;
    const path = posix.join(folder, file);
    return { value: install, why: `${path} lies there` };
  }
  return undefined;
}
