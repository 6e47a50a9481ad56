/**
 * How long each action takes, cold and as a process, to the first line of its log, against Node alone; and how large
 * `dist/` is. node bench/actions-start.ts [--rounds 11]. Targets: at most 0.15 s, at most 8 MB.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';
import { inFolder, program, root } from './harness/program.ts';

const rounds = numberArgument('rounds', 11);
const folder = join(root, 'dist');
heading('Start of the actions');
await inFolder(async (place) => {
  const env = runner(place);
  const entries = readdirSync(join(folder, 'actions')).filter((name) => name.endsWith('.js') && name !== 'sweep.js');
  const timings = await alternate(
    [
      { name: 'node -e 0 (floor)', run: () => program(process.execPath, ['-e', '0'], root) },
      ...entries.map((name) => ({ name, run: () => firstLine(join(folder, 'actions', name), place, env) })),
    ],
    rounds,
  );
  table(timings, rounds);
  const slowest = timings
    .slice(1)
    .map(({ name, median }) => ({ figure: name, value: median, limit: 0.15, unit: 's' }) as const);
  judge([...slowest, { figure: 'dist in MB', value: megabytes(folder), limit: 8, unit: '' }]);
});

/** What a runner gives to a step for a pull request, so far as the first line needs it. */
function runner(place: string): NodeJS.ProcessEnv {
  const repo = { id: 1, full_name: 'team/bench', default_branch: 'main' };
  const side = (ref: string) => ({ sha: 'a'.repeat(40), ref, repo });
  const pull = { number: 1, head: side('better'), base: side('main') };
  writeFileSync(
    join(place, 'event.json'),
    JSON.stringify({ action: 'opened', number: 1, pull_request: pull, repository: repo }),
  );
  for (const file of ['output', 'summary']) writeFileSync(join(place, file), '');
  return {
    PATH: process.env['PATH'],
    HOME: place,
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: repo.full_name,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(place, 'event.json'),
    GITHUB_WORKSPACE: place,
    GITHUB_OUTPUT: join(place, 'output'),
    GITHUB_STEP_SUMMARY: join(place, 'summary'),
    RUNNER_TEMP: place,
    INPUT_TOKEN: 'token-of-the-bench',
    INPUT_PROJECT: 'mlops.yaml',
  };
}

/** Starts an action and ends it when it has said something. @throws where it ends without a word */
function firstLine(file: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.once('data', () => resolve()).once('data', () => child.kill('SIGKILL'));
    child.on('error', reject);
    child.on('close', () => reject(new Error(`${file} said nothing`))); // after its first line this changes nothing
  });
}

function megabytes(path: string): number {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return Math.round(bytes / 1e5) / 10;
}
