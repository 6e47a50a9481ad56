/**
 * For each scenario of test/actions: is there a change to `src/` that makes it fail, and it alone?
 * `npm run test:alone`, half an hour or more on 2 cores; writes test/actions/alone.json.
 *
 * First all tests run on a bundle of the sources, each process telling which code it ran. Code that only one test runs is
 * then changed: a block is emptied, a statement left out, a condition decided otherwise. All tests are tried at once,
 * since such a change touches no other test; one that turns red is proven by a run of its whole file with nothing
 * but that change, in which it has to be the only red one. Where too few are proven so, code that two or three tests run
 * is changed as well; then the files of all of them are run.
 */
import { writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { cli } from '../test/acceptance/harness.ts';
import { coverageFolder } from '../test/harness/coverage-of-test.ts';
import { type Change, changesIn } from './alone/changes.ts';
import { readOwners } from './alone/coverage.ts';
import { type Ran, runChanged, runTests } from './alone/runs.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'test', 'actions', 'alone.json');
/** Of these each test asks one function. */
const noScenarios = new Set(['begin', 'in-flight', 'runner', 'same-workflows', 'trust', 'unpack', 'witness']);
const mostTries = 12;
/** Scenarios that have to be such. */
const wanted = 60;

interface Scenario extends Ran {
  readonly changes: readonly SharedChange[];
  tries: number;
  proven?: Change;
}

interface SharedChange extends Change {
  /** Test files with a scenario that runs this code. */
  readonly files: readonly string[];
  /** How many scenarios run it. */
  readonly sharedBy: number;
}

const cache = join(root, 'node_modules', '.cache', 'alone');
await rm(cache, { recursive: true, force: true });
await mkdir(cache, { recursive: true });
const bundle = await mkdtemp(join(cache, 'bundle-'));
await cp(dirname(cli), bundle, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
const files = (await readdir(join(root, 'test', 'actions')))
  .filter((name) => name.endsWith('.test.ts') && !noScenarios.has(name.replace('.test.ts', '')))
  .map((name) => join('test', 'actions', name));

const scenarios = await findChanges();
console.log(`${scenarios.length} scenarios, ${scenarios.filter(isOpen).length} with code that only they run`);
while (scenarios.some(isOpen)) {
  await tryNext();
}
report();

/** Runs everything once as it is. */
async function findChanges(): Promise<readonly Scenario[]> {
  const coverage = join(cache, 'coverage');
  const ran = await runTests(files, { MLOPS_TEST_BUNDLE: bundle, MLOPS_TEST_COVERAGE: coverage });
  const red = ran.filter((test) => test.red).map(({ id }) => id);
  if (red.length > 0) throw new Error(`red as it is: ${red.join('; ')}`);
  const owners = await readOwners(coverage, bundle);
  if (owners.files.size === 0) throw new Error('no process has told which code it ran');
  const changes = new Map<string, SharedChange[]>();
  const fileOf = new Map(ran.map(({ id, file }) => [coverageFolder('', id), file]));
  for (const [file, characters] of owners.files) {
    const map = await sourceMap(file);
    if (map === undefined) continue;
    const text = await readFile(join(bundle, file), 'utf8');
    for (const [group, found] of changesIn({ file, text, map, owners: characters })) {
      const folders = (owners.groups[group - 1] ?? []).map((test) => owners.tests[test - 1] ?? '');
      const files = [...new Set(folders.flatMap((folder) => fileOf.get(folder) ?? []))];
      const shared = found.map((change) => ({ ...change, files, sharedBy: folders.length }));
      for (const folder of folders) changes.set(folder, [...(changes.get(folder) ?? []), ...shared]);
    }
  }
  return ran.map((test) => {
    const own = changes.get(coverageFolder('', test.id)) ?? [];
    return { ...test, changes: own.sort(byPromise), tries: 0 };
  });
}

/** None for what the bundler brings of its own. */
async function sourceMap(file: string): Promise<SourceMap | undefined> {
  const text = await readFile(join(bundle, `${file}.map`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : new SourceMap(JSON.parse(text));
}

/** What one scenario alone runs comes first, and of that what it cannot do without. */
function byPromise(a: SharedChange, b: SharedChange): number {
  return a.sharedBy - b.sharedBy || a.depth - b.depth || sizeOf(b) - sizeOf(a);
}

function sizeOf({ start, end }: Change): number {
  return end - start;
}

function isOpen({ proven, tries, changes }: Scenario): boolean {
  return proven === undefined && tries < Math.min(mostTries, changes.length) && isWorthIt(changes[tries]);
}

/** Changes that several scenarios would feel cost more time, and are tried only while too few are proven. */
function isWorthIt(change: SharedChange | undefined): boolean {
  if (change === undefined) return false;
  const ownLeft = scenarios.some(
    (one) => one.proven === undefined && one.tries < mostTries && one.changes[one.tries]?.sharedBy === 1,
  );
  if (change.sharedBy === 1) return true;
  return !ownLeft && scenarios.filter(({ proven }) => proven !== undefined).length < wanted;
}

/** One change for each scenario that has none yet, all in one run; then each that turned red, by itself. */
async function tryNext(): Promise<void> {
  const tried: { readonly scenario: Scenario; readonly change: SharedChange }[] = [];
  for (const scenario of scenarios.filter(isOpen)) {
    const change = scenario.changes[scenario.tries];
    if (change === undefined || tried.some((other) => overlap(other.change, change))) continue;
    scenario.tries++;
    tried.push({ scenario, change });
  }
  const touched = [...new Set(tried.flatMap(({ change }) => change.files))];
  const changes = tried.map(({ change }) => change);
  const red = new Set((await runChanged(touched, bundle, changes)).filter((test) => test.red).map(({ id }) => id));
  const hit = tried.filter(({ scenario }) => red.has(scenario.id));
  console.log(`${tried.length} changes, ${hit.length} red`);
  const atOnce = pLimit(3);
  await Promise.all(
    hit.map(({ scenario, change }) =>
      atOnce(async () => {
        const alone = (await runChanged(change.files, bundle, [change])).filter((test) => test.red);
        const isAlone = alone.length === 1 && alone[0]?.id === scenario.id;
        if (isAlone) {
          scenario.proven = change;
          write();
        }
        console.log(
          `${isAlone ? 'proven' : `not alone (${alone.length} red)`}: ${scenario.id}: ${change.source}:${change.line}: ${change.code}`,
        );
      }),
    ),
  );
}

function overlap(a: Change, b: Change): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}

/** After each, since all of it takes long. */
function write(): void {
  const proven = scenarios.flatMap(({ id, proven: change }) =>
    change === undefined ? [] : [{ scenario: id, source: change.source, code: change.code }],
  );
  writeFileSync(
    out,
    `${JSON.stringify(
      proven.sort((a, b) => (a.scenario < b.scenario ? -1 : 1)),
      null,
      2,
    )}\n`,
  );
}

function report(): void {
  const open = scenarios.filter(({ proven }) => proven === undefined);
  for (const { id, tries, changes } of open) {
    console.log(`not proven: ${id} (${changes.length === 0 ? 'no code of its own' : `${tries} changes tried`})`);
  }
  const proven = scenarios.length - open.length;
  console.log(
    `${proven} of ${scenarios.length} scenarios fail alone after a change to src/; at least ${wanted} have to`,
  );
  if (proven < wanted) process.exitCode = 1;
}
