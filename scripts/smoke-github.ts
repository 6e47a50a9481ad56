// Proves on github.com what no test here can: that GitHub starts the workflows which `mlops init` writes, gives their jobs
// these tokens, and shows one check and one comment. CONTRIBUTING.md says when; it costs about 15 minutes of runners.
//
//   GITHUB_TOKEN=… node scripts/smoke-github.ts <owner>/<new repository> [--actions <owner>/<name>@<ref>] [--delete]
//
// The token needs the scopes `repo` and `workflow` (and `delete_repo` for `--delete`). The repository is made by the
// script and must not be there before; it stays for looking at, or goes with `--delete` where everything was as expected.
// `--actions`: those of a branch, tag or commit instead of the published ones. Exit code 1: something was not as expected.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Files } from '../test/acceptance/harness.ts';
import { tiny } from '../test/acceptance/tiny.ts';
import { type Ask, expected, githubApi } from './release/api.ts';
import { mismatches } from './smoke/mismatches.ts';
import { hasLedger, observe, type Pull, type Seen } from './smoke/observe.ts';
import { type Scenario, scenarios } from './smoke/scenarios.ts';
import { makeRepository, openPull, withActions } from './smoke/scratch.ts';

const { GITHUB_API_URL: api = 'https://api.github.com', GITHUB_SERVER_URL: host = 'https://github.com' } = process.env;
const patience = { pause: 10_000, limit: 20 * 60_000, now: () => performance.now(), sleep };

interface Scratch {
  readonly ask: Ask;
  readonly repository: string;
  readonly git: (...args: readonly string[]) => string;
  readonly folder: string;
}

/** Files of `tiny`, and beside them the workflows as `mlops init` writes them for this repository. */
function writeProject({ git, folder, repository }: Scratch, actions: string | undefined): void {
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', `${host}/${repository}.git`);
  writeFiles(folder, tiny);
  const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  execFileSync(process.execPath, [cli, 'init', '--workflows'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const workflows = join(folder, '.github', 'workflows');
  for (const name of actions === undefined ? [] : readdirSync(workflows)) {
    const file = join(workflows, name);
    writeFileSync(file, withActions(readFileSync(file, 'utf8'), actions ?? ''));
  }
  git('add', '.');
  git('commit', '--quiet', '--message', 'A tiny project with mlops');
  git('push', '--quiet', 'origin', 'main');
}

function writeFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    if (text === null) throw new Error(`${name} would have to go, which no scenario does`);
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function propose({ ask, repository, git, folder }: Scratch, { name, files }: Scenario): Promise<Pull> {
  git('switch', '--quiet', '--create', name, 'main');
  writeFiles(folder, files);
  git('commit', '--quiet', '--all', '--message', name);
  git('push', '--quiet', 'origin', name);
  return openPull(ask, repository, name, git('rev-parse', 'HEAD'));
}

/** Prints what is there, and says whether it is what has to be. */
function judge(scratch: Scratch, scenario: Scenario, pull: Pull, seen: Seen): boolean {
  const wrong = mismatches(scenario, seen);
  const { run, jobs, checks, comments } = seen;
  console.log(`\n${wrong.length === 0 ? 'ok' : 'NOT AS EXPECTED'}  ${scenario.name}`);
  console.log(`  ${host}/${scratch.repository}/pull/${pull.number}, run ${run.id}: ${run.conclusion}`);
  for (const { name, conclusion } of jobs) console.log(`  job      ${name}: ${conclusion}`);
  for (const { name, conclusion, title } of checks) console.log(`  check    ${name}: ${conclusion}, ${title}`);
  for (const { author, body, createdAt } of comments) {
    const seconds = Math.round((Date.parse(createdAt) - Date.parse(run.createdAt)) / 1000);
    const heading = body.split('\n').find((line) => line.startsWith('#')) ?? 'without a heading';
    console.log(`  comment  ${author}, ${seconds} s after the run began: ${heading}`);
  }
  for (const one of wrong) console.error(`  ✗ ${one}`);
  return wrong.length === 0;
}

async function proveAll(scratch: Scratch): Promise<boolean> {
  let right = true;
  // One after the other: the later ones rest on what the first records.
  for (const scenario of scenarios) {
    const pull = await propose(scratch, scenario);
    const seen = await observe(scratch.ask, scratch.repository, pull, patience);
    right = judge(scratch, scenario, pull, seen) && right;
  }
  const recorded = await hasLedger(scratch.ask, scratch.repository);
  if (!recorded) console.error('✗ the branch mlops/ledger is not there');
  return right && recorded;
}

/** git with the token in its environment, where no list of processes and no file of the repository shows it. */
function gitIn(folder: string, token: string): Scratch['git'] {
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const settings = [
    [`http.${host}/.extraheader`, header],
    ['user.name', 'Smoke'],
    ['user.email', 'smoke@example.com'],
  ];
  const pairs = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const env = {
    ...process.env,
    ...Object.fromEntries(pairs),
    GIT_CONFIG_COUNT: `${settings.length}`,
    GIT_TERMINAL_PROMPT: '0',
  };
  return (...args) => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
}

async function main(): Promise<void> {
  const options = { actions: { type: 'string' }, delete: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [repository, ...rest] = positionals;
  const token = process.env['GITHUB_TOKEN'];
  if (repository === undefined || rest.length > 0) throw new Error('usage: smoke-github.ts <owner>/<new repository>');
  if (!token) throw new Error('GITHUB_TOKEN is needed, with the scopes repo and workflow');
  const folder = mkdtempSync(join(tmpdir(), 'mlops-smoke-'));
  const scratch = { ask: githubApi(api, token), repository, folder, git: gitIn(folder, token) };
  try {
    if (values.actions !== undefined) withActions('', values.actions);
    await makeRepository(scratch.ask, repository);
    console.log(`made ${host}/${repository}`);
    writeProject(scratch, values.actions);
    const right = await proveAll(scratch);
    console.log(`\n${right ? 'Everything is as expected.' : 'Not everything is as expected.'}`);
    if (right && values.delete === true) {
      expected(`deleting ${repository}`, await scratch.ask('DELETE', `/repos/${repository}`), 204);
    }
    process.exitCode = right ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
