import { expect, it } from 'vitest';
import { setupWords } from '../../src/training/setup/words.ts';

// As the package managers print it (pip 23.0, npm 10, uv 0.5, conda 24); what follows the error is advice.
const printed: readonly (readonly [string, string, string])[] = [
  [
    'pip without the version',
    `Collecting numpy==99
ERROR: Could not find a version that satisfies the requirement numpy==99 (from versions: 1.3.0, 2.4.6)
ERROR: No matching distribution found for numpy==99

[notice] A new release of pip is available: 23.0.1 -> 25.3
[notice] To update, run: pip install --upgrade pip`,
    'ERROR: No matching distribution found for numpy==99',
  ],
  [
    'pip with a file that is not there',
    `ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'
WARNING: There was an error checking the latest version of pip.`,
    "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'",
  ],
  [
    'npm',
    `npm error code ETARGET
npm error notarget No matching version found for left-pad@99.0.0.
npm error notarget In most cases you or one of your dependencies are requesting
npm error notarget a package version that doesn't exist.
npm error A complete log of this run can be found in: /home/a/.npm/_logs/2025-debug-0.log`,
    'No matching version found for left-pad@99.0.0.',
  ],
  [
    'uv',
    `Resolved 3 packages in 4ms
  × No solution found when resolving dependencies:
  ╰─▶ Because there is no version of numpy==99 and you require numpy==99, we can
      conclude that your requirements are unsatisfiable.`,
    'No solution found when resolving dependencies: Because there is no version of numpy==99 and you require numpy==99, we can',
  ],
  [
    'conda',
    `Solving environment: ...working... failed
PackagesNotFoundError: The following packages are not available from current channels:
  - numpy=99`,
    'PackagesNotFoundError: The following packages are not available from current channels:',
  ],
  ['a script of its own', 'Preparing\nno licence here\n[notice] A new release of pip is available', 'no licence here'],
];

it.each(printed)('%s: the line that says what is wrong', (_, text, words) => {
  expect(setupWords(`${text}\n`)).toBe(words);
});
