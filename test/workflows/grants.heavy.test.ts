import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../acceptance/harness.ts';
import { rows } from '../acceptance/tiny.ts';
import { defaultGrants, grantsOf } from '../harness/act/grants.ts';
import { actBinary } from '../harness/act.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { type Change, type Judged, openScene, paths, type Said, type WorkflowScene, workflows } from './scene.ts';

const textOf = (path: string) => workflows[path] ?? '';
const [pullRequest, train] = [textOf(paths.pullRequest), textOf(paths.train)];
const called = () => train;
const granted = grantsOf(pullRequest, { defaults: defaultGrants.read, called });
/** Without `actions: read` files of earlier runs are made again, which is said and is no failure (test/actions/kept.test.ts). */
const needed = (jobs: typeof granted) =>
  [...jobs].flatMap(([job, permissions]) =>
    Object.keys(permissions)
      .filter((permission) => permission !== 'actions')
      .map((permission) => `${job}: ${permission}`),
  );
const afterForks = grantsOf(textOf(paths.forkReport), { defaults: defaultGrants.read });
const forCommands = grantsOf(textOf(paths.commands), { defaults: defaultGrants.read });

/** All that a job may but one. */
function without(jobs: typeof granted, job: string, permission: string): Permissions {
  return Object.fromEntries(Object.entries(jobs.get(job) ?? {}).filter(([name]) => name !== permission));
}

const eve = { owner: 'eve' } as const;
let scene: WorkflowScene;
beforeAll(async () => {
  if (actBinary === '') return;
  scene = await openScene();
  await scene.recordBase();
});
afterAll(() => scene?.close());

/** What is taken away in one run, at most one permission of each job. */
type Less = Readonly<Record<string, string>>;
const lessOf = (jobs: typeof granted, less: Less) =>
  Object.fromEntries(Object.entries(less).map(([job, permission]) => [job, without(jobs, job, permission)]));
const pairsOf = (all: readonly (readonly [Less, ...unknown[]])[]) =>
  all.flatMap(([less]) => Object.entries(less).map(([job, permission]) => `${job}: ${permission}`)).sort();

/** Jobs that come to their permission in the same run, each with a failure of its own; and the change that makes them run. */
const lessForPulls: readonly (readonly [Less, Files])[] = [
  [{ plan: 'contents', report: 'contents' }, { 'README.md': 'New.\n' }],
  [{ plan: 'checks', report: 'checks' }, { 'README.md': 'New.\n' }],
  [{ plan: 'pull-requests', report: 'pull-requests' }, { 'README.md': 'New.\n' }],
  [{ validate: 'contents', evaluate: 'contents' }, { 'data/train.csv': rows(61, 1) }],
  [{ 'train/where': 'contents' }, { 'params.yaml': 'signal: 0.8\n' }],
  [{ 'train/train': 'contents' }, { 'params.yaml': 'signal: 0.8\n' }],
];
const lessForForks: readonly (readonly [Less])[] = [
  [{ plan: 'contents', report: 'contents' }],
  [{ plan: 'checks', report: 'checks' }],
  [{ plan: 'pull-requests', report: 'pull-requests' }],
  [{ evaluate: 'contents' }],
  [{ evaluate: 'pull-requests' }],
];

/** Each of the jobs fails by what it lacks: without `contents` it has no checkout, else its action names the line to add. */
function expectMissed(done: Judged, less: Less): void {
  expect(done.conclusion).toBe('failure');
  for (const [key, permission] of Object.entries(less)) {
    const { result, steps, annotations } = done.job(key);
    expect([key, result]).toEqual([key, 'failure']);
    const [failed] = steps.filter((step) => step.result === 'failure');
    const said = annotations.map(({ message }) => message).join('\n');
    if (permission === 'contents') expect([key, failed?.name]).toEqual([key, expect.stringContaining('checkout')]);
    else expect([key, said]).toEqual([key, expect.stringMatching(new RegExp(`\\b${permission}: (read|write)`))]);
  }
}

/** In a public repository everybody may read contents, so that `contents: read` matters in private ones only. */
describe.skipIf(actBinary === '')('the grants of the templates', () => {
  it('are few, and only the report writes more than check and comment', () => {
    expect(Object.fromEntries(granted)).toEqual({
      plan: { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' },
      'build/where': { actions: 'read', contents: 'read' },
      'build/build': { contents: 'read' },
      // The same workflow: with `builds` it starts none of these.
      'build/train': { contents: 'read' },
      'build/train-2': { contents: 'read' },
      'build/train-3': { contents: 'read' },
      validate: { contents: 'read' },
      'train/where': { actions: 'read', contents: 'read' },
      'train/build': { contents: 'read' },
      'train/train': { contents: 'read' },
      'train/train-2': { contents: 'read' },
      'train/train-3': { contents: 'read' },
      evaluate: { actions: 'read', contents: 'read' },
      report: { actions: 'read', contents: 'write', checks: 'write', 'pull-requests': 'write' },
    });
    expect(Object.fromEntries(afterForks)).toEqual({
      plan: { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' },
      evaluate: { contents: 'read', 'pull-requests': 'read' },
      report: { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' },
    });
    expect(Object.fromEntries(forCommands)).toEqual({
      command: { checks: 'read', 'pull-requests': 'write' },
      decide: { actions: 'write', checks: 'read', contents: 'write', 'pull-requests': 'write' },
    });
  });

  it('are what the called workflow needs: with less, GitHub starts no run', () => {
    const less = pullRequest.replace(
      /( {2}train:\n(?: {4}.*\n)*? {4}permissions:)\n {6}actions: read.*\n {6}contents: read.*\n/,
      '$1 {}\n',
    );
    expect(less).not.toBe(pullRequest);
    const start = () => grantsOf(less, { defaults: defaultGrants.read, called });
    expect(start).toThrow("train/where is requesting 'actions: read'");
  });

  const options = { concurrent: true, timeout: 900_000 };
  it('are all taken away once below, but for `actions`', () => {
    // Further levels are the same job behind another one, and this project has no model for them. It has no dataset that a
    // command makes, either: build.heavy.test.ts.
    const reached = needed(granted).filter((pair) => !/^(build\/|train\/build:|train\/train-\d:)/.test(pair));
    expect(pairsOf(lessForPulls)).toEqual(reached.sort());
    expect(pairsOf(lessForForks)).toEqual(needed(afterForks).sort());
  });

  it.each(lessForPulls)('are all needed: jobs fail with less, %j', options, async (less, files) => {
    const change = scene.propose(Object.entries(less).flat().join('-').replace('/', '-'), files);
    expectMissed(await scene.judge(change, lessOf(granted, less)), less);
  });

  it.each(lessForForks)('for forks are all needed: jobs fail with less, %j', options, async (less) => {
    const change = scene.propose(`fork-${Object.entries(less).flat().join('-')}`, { 'README.md': 'New.\n' }, eve);
    expectMissed(await scene.reportOnFork(change, lessOf(afterForks, less)), less);
  });

  const all = (job: string) => Object.keys(forCommands.get(job) ?? {});
  const command = (change: Change, said: Said, job: string, permission?: string) =>
    scene.command(change, said, permission === undefined ? {} : { [job]: without(forCommands, job, permission) });

  it('for commands are all needed: accept records a loss with all of them, and nothing with one less', {
    timeout: 900_000,
  }, async () => {
    scene.server.settings.roles.set('bea', 'maintain');
    const change = scene.propose('worse', { 'params.yaml': 'signal: 0.1\n' });
    expect((await scene.judge(change)).check).toMatchObject({ conclusion: 'failure' });
    const said = { login: 'bea', body: '/mlops accept m roc-auc the new sensor needs it' };
    const acceptances = () => scene.records().filter((path) => path.startsWith('acceptances/'));
    // Without `actions` the loss is recorded and its report is not made again, so that comes last.
    expect(all('decide').sort()).toEqual(['actions', 'checks', 'contents', 'pull-requests']);
    for (const permission of ['checks', 'contents', 'pull-requests']) {
      const done = await command(change, said, 'decide', permission);
      expect([permission, done.results]).toEqual([permission, ['command: skipped', 'decide: failure']]);
      expect(acceptances()).toEqual([]);
    }
    const silent = await command(change, said, 'decide', 'actions');
    expect([silent.results, acceptances().length]).toEqual([['command: skipped', 'decide: failure'], 1]);
    // A second change, on which nobody has accepted anything yet: with all of them the job is green.
    const other = scene.propose('worse-too', { 'params.yaml': 'signal: 0.12\n' });
    await scene.judge(other);
    const done = await command(other, said, 'decide');
    expect([done.results, done.comment]).toEqual([
      ['command: skipped', 'decide: success'],
      expect.stringContaining('is made again'),
    ]);
    expect(acceptances()).toHaveLength(2);
  });

  it('for commands are all needed: train and explain', { timeout: 900_000 }, async () => {
    scene.server.settings.roles.set('bea', 'maintain');
    const change = scene.propose('from-eve', { 'params.yaml': 'signal: 0.9\n' }, eve);
    const train = { login: 'bea', body: `/mlops train ${change.head}` };
    const explain = { login: 'bea', body: '/mlops explain' };
    expect(all('command').sort()).toEqual(['checks', 'pull-requests']);
    const notStarted = ['command: skipped', 'decide: failure'];
    expect((await command(change, train, 'decide', 'actions')).results).toEqual(notStarted);
    expect((await command(change, train, 'decide', 'pull-requests')).results).toEqual(notStarted);
    const notExplained = ['command: failure', 'decide: skipped'];
    expect((await command(change, explain, 'command', 'checks')).results).toEqual(notExplained);
    expect((await command(change, explain, 'command', 'pull-requests')).results).toEqual(notExplained);
    const started = () => scene.server.actions.runs.filter(({ event }) => event === 'workflow_dispatch');
    expect(started()).toEqual([]);
    expect((await command(change, explain, 'command')).results).toEqual(['command: success', 'decide: skipped']);
    expect((await command(change, train, 'decide')).results).toEqual(['command: skipped', 'decide: success']);
    expect(started()).toMatchObject([{ inputs: { commit: change.head } }]);
  });
});
