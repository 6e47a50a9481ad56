// The story of the README on real data: `npm run demo`, or with `--folder <path>` in a new folder of your choice.
// It makes a bare origin and a clone of examples/flights, and uses only plain git and our own command line. Every
// command is printed with what it answered; a command that does not end as the story says ends the demo with exit 1.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs, styleText } from 'node:util';

const home = join(import.meta.dirname, '..');
const examples = join(home, 'examples');
const { values } = parseArgs({ options: { folder: { type: 'string' } } });
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'mlops-demo-'));
const clone = join(folder, 'flights');
const started = Date.now();
const env = environment();

mkdirSync(join(folder, 'bin'), { recursive: true });
writeFileSync(
  join(folder, 'bin', 'mlops'),
  `#!/bin/sh\nexec "${process.execPath}" "${join(home, 'dist', 'cli.js')}" "$@"\n`,
  { mode: 0o755 },
);

say(`A bare origin and a clone of the example, in ${folder}`);
run('git', ['init', '--quiet', '--bare', '--initial-branch=main', 'origin.git'], { cwd: folder });
run('git', ['clone', '--quiet', 'origin.git', 'flights'], { cwd: folder });
cpSync(join(examples, 'flights'), clone, { recursive: true });
writeFileSync(join(clone, '.gitignore'), 'node_modules\n/served/\n');
// What `npm ci` in the clone would install from its lock file is already here: these packages are ours, too.
symlinkSync(join(home, 'node_modules'), join(clone, 'node_modules'));
commit('Flights: data, contract, model');
git('push', '--quiet', '--set-upstream', 'origin', 'main');
git('remote', 'set-head', 'origin', 'main');

chapter(1, 'The first training on the default branch');
mlops(0, 'plan');
mlops(0, 'train');
mlops(0, 'report', '--output', reports('1-first'));
mlops(0, 'history');

chapter(2, 'A branch that improves the model');
branch('sees-carrier-and-destination');
patch('improvement');
commit('See the carrier and the destination');
mlops(0, 'plan');
mlops(0, 'train');
mlops(0, 'report', '--markdown', '--publish', '--output', reports('2-better'));

chapter(3, 'A branch that changes documentation only');
branch('questions');
patch('documentation');
commit('README: where to ask');
mlops(0, 'plan');
mlops(0, 'train');
mlops(0, 'report', '--output', reports('3-documentation'));

chapter(4, 'A branch with a broken data file');
branch('november-again');
const november = 'data/train/2013-11.parquet';
shell('node', join(examples, 'flights-story', 'break-month.ts'), join(examples, 'flights', november), november);
commit('November again, from the new export');
mlops(1, 'train');
mlops(1, 'report', '--output', reports('4-broken'));

chapter(5, 'A branch with next month’s data');
branch('december');
shell('cp', join(examples, 'flights-next', 'holdout', '2013-12.parquet'), 'data/holdout/2013-12.parquet');
commit('December');
mlops(0, 'plan');
mlops(0, 'train');
mlops(1, 'report', '--output', reports('5-december'));

chapter(6, 'A branch that makes the model worse');
branch('weather-alone');
patch('worse');
commit('The weather alone: simpler');
mlops(0, 'train');
mlops(1, 'report', '--output', reports('6-worse'));

chapter(7, 'The same, with the gate loosened in mlops.yaml');
branch('weather-alone-and-a-looser-gate');
patch('worse');
patch('loosened-gate');
commit('The weather alone, and a gate that it passes');
mlops(0, 'train');
mlops(1, 'report', '--output', reports('7-loosened'));

chapter(8, 'The improving branch is merged (squash)');
git('switch', '--quiet', 'main');
git('merge', '--squash', 'sees-carrier-and-destination');
commit('See the carrier and the destination (#1)');
git('push', '--quiet');
mlops(0, 'plan');
mlops(0, 'train');
mlops(0, 'report', '--output', reports('8-merged'));
mlops(0, 'history');

chapter(9, 'The merged run becomes version 1, and goes to staging');
mlops(0, 'promote', '--init');
mlops(0, 'promote');
mlops(0, 'promote');
mlops(0, 'deploy', 'staging');

chapter(10, 'Production: its pull request is merged with plain git');
mlops(0, 'promote');
mergePromotion('production', 1);
mlops(0, 'deploy', 'production');
mlops(0, 'status');

chapter(11, 'A version that slips through: the merge is reverted, and somebody insists');
git('revert', '--no-edit', 'HEAD');
git('push', '--quiet');
mlops(0, 'train');
mlops(2, 'promote');
mlops(0, 'promote', 'delay@2', '--to', 'staging');
mergePromotion('staging', 2);
mlops(0, 'deploy', 'staging');
mlops(0, 'promote', 'delay@2', '--to', 'production');
mergePromotion('production', 2);
mlops(0, 'deploy', 'production');

chapter(12, 'Back, by an on-call engineer who knows git');
git('clone', '--quiet', '--branch', 'env/production', join(folder, 'origin.git'), join(folder, 'on-call'));
git('-C', join(folder, 'on-call'), 'revert', '--no-edit', 'HEAD');
git('-C', join(folder, 'on-call'), 'push', '--quiet');
mlops(0, 'deploy', 'production');
mlops(0, 'hold', 'production', 'delay@2', '--because', 'it sees neither carrier nor destination');
mlops(0, 'promote');

chapter(13, 'What ran on that day?');
mlops(0, 'history', 'production');
mlops(0, 'history', 'production', '--at', new Date().toISOString().slice(0, 10));

say(`Done in ${((Date.now() - started) / 1000).toFixed(0)} s. Everything is kept in ${folder}`);
console.log(`Open a report, for example ${join(reports('2-better'), 'report.html')}`);
console.log(`Go on by hand: export PATH=${quoted(join(folder, 'bin'))}:$PATH; cd ${quoted(clone)}`);

/** A user's shell: `mlops` on PATH, an identity for commits, nothing of this user's git configuration. */
function environment(): NodeJS.ProcessEnv {
  const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const person = { name: 'Ada', email: 'ada@example.org' };
  return {
    ...process.env,
    PATH: path,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: person.name,
    GIT_AUTHOR_EMAIL: person.email,
    GIT_COMMITTER_NAME: person.name,
    GIT_COMMITTER_EMAIL: person.email,
  };
}

function say(text: string): void {
  console.log(`\n${styleText('cyan', text)}`);
}

function chapter(number: number, title: string): void {
  console.log(`\n${styleText(['bold', 'cyan'], `━━ ${number}. ${title} ━━`)}`);
}

function reports(name: string): string {
  return join(folder, 'reports', name);
}

function branch(name: string): void {
  git('switch', '--quiet', '--create', name, 'main');
}

/** What the button of a forge does, with plain git. */
function mergePromotion(environment: string, version: number): void {
  git('fetch', '--quiet');
  const head = `origin/mlops/promotion/${environment}/delay/v${version}`;
  git('push', '--quiet', 'origin', `${head}:refs/heads/env/${environment}`);
}

function patch(name: string): void {
  git('apply', join(examples, 'flights-story', `${name}.patch`));
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

function git(...args: readonly string[]): void {
  shell('git', ...args);
}

/** A command in the clone that has to succeed. */
function shell(program: string, ...args: readonly string[]): void {
  run(program, args, { cwd: clone });
}

function mlops(expected: number, ...args: readonly string[]): void {
  run('mlops', args, { cwd: clone, expected });
}

function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly expected?: number },
): void {
  const { cwd, expected = 0 } = options;
  console.log(`\n${styleText('bold', `$ ${[program, ...args].map(quoted).join(' ')}`)}`);
  const before = Date.now();
  const child = spawnSync(program, args, { cwd, env, stdio: 'inherit' });
  const line = { command: [program, ...args], exit: child.status, seconds: (Date.now() - before) / 1000 };
  appendFileSync(join(folder, 'commands.jsonl'), `${JSON.stringify(line)}\n`);
  if (child.status === expected) return;
  console.error(
    `\n${program} ended with ${child.status ?? child.signal}; the story says ${expected}. ${child.error?.message ?? ''}`,
  );
  process.exit(1);
}

function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
