/**
 * How long each action takes, cold and as a process, until it has said what begins (its first line), and until everything
 * is loaded and its work begins (it masks its token), against Node alone; and how large `dist/` is.
 * node bench/actions-start.ts [--rounds 11]. Targets: at most 0.15 s to the first line, at most 8 MB.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';
import { inFolder, program, root } from './harness/program.ts';

const rounds = numberArgument('rounds', 11);
const folder = join(root, 'dist');
const firstLine = ': first line';
heading('Start of the actions');
await inFolder(async (place) => {
  const env = runner(place);
  const entries = readdirSync(join(folder, 'actions')).filter((name) => name.endsWith('.js') && name !== 'sweep.js');
  const start = (name: string, lines: number) => said(lines, name, place, env);
  const timings = await alternate(
    [
      { name: 'node -e 0 (floor)', run: () => program(process.execPath, ['-e', '0'], root) },
      ...entries.map((name) => ({ name: `${name}${firstLine}`, run: () => start(name, 1) })),
      ...entries.map((name) => ({ name: `${name}: its work`, run: () => start(name, 2) })),
    ],
    rounds,
  );
  table(timings, rounds);
  const targets = timings
    .filter(({ name }) => name.endsWith(firstLine))
    .map(({ name, median }) => ({ figure: name, value: median, limit: 0.15, unit: 's' }) as const);
  judge([...targets, { figure: 'dist in MB', value: megabytes(folder), limit: 8, unit: '' }]);
});

/** What a runner gives to a step for a pull request, so far as its beginning needs it. */
function runner(place: string): NodeJS.ProcessEnv {
  const repo = { id: 1, full_name: 'team/bench', default_branch: 'main' };
  const side = (ref: string) => ({ sha: 'a'.repeat(40), ref, repo });
  const pull = { number: 1, head: side('better'), base: side('main'), pull_request: {} };
  const comment = { id: 1, body: '/mlops explain', created_at: '2026-01-01T00:00:00Z', user: { login: 'ada' } };
  writeFileSync(
    join(place, 'event.json'),
    JSON.stringify({ action: 'created', number: 1, pull_request: pull, repository: repo, issue: pull, comment }),
  );
  for (const file of ['output', 'summary']) writeFileSync(join(place, file), '');
  return {
    PATH: process.env['PATH'],
    HOME: place,
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: repo.full_name,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_EVENT_PATH: join(place, 'event.json'),
    GITHUB_WORKSPACE: place,
    GITHUB_OUTPUT: join(place, 'output'),
    GITHUB_STEP_SUMMARY: join(place, 'summary'),
    RUNNER_TEMP: place,
    INPUT_TOKEN: 'token-of-the-bench',
    INPUT_PROJECT: 'mlops.yaml',
  };
}

/** Starts an action and ends it when it has said so many lines. @throws where it ends before */
function said(lines: number, name: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const event = { GITHUB_EVENT_NAME: name === 'command.js' ? 'issue_comment' : 'pull_request' };
  return new Promise((resolve, reject) => {
    const file = join(folder, 'actions', name);
    const child = spawn(process.execPath, [file], {
      cwd,
      env: { ...env, ...event },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.split('\n').length <= lines) return;
        resolve();
        child.kill('SIGKILL');
      });
    }
    child.on('error', reject);
    child.on('close', () => reject(new Error(`${name} said less: ${text}`))); // after the line this changes nothing
  });
}

function megabytes(path: string): number {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return Math.round(bytes / 1e5) / 10;
}
