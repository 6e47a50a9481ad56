import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { granted } from './granted.ts';
import type { Run, Stepped } from './job.ts';
import { branch, ended, type RenewingScene, renewingScene } from './renewing.ts';
import { type Member, zip } from './zip.ts';

let scene: RenewingScene;
beforeAll(async () => {
  scene = await renewingScene('version: 1\ndatasets: { rides: "s3://models/rides/*.csv" }\n');
  scene.put('rides/a.csv', 1);
});
const nothing = () => {
  expect([scene.server.pulls.size, scene.world.inOrigin('for-each-ref', branch)]).toEqual([0, '']);
};

describe('what the jobs of the renewal may do', () => {
  it('is as little as this: who reads data writes nothing, who writes has no secret', () => {
    expect(granted('mlops-lock.yml', 'read')).toEqual({ contents: 'read' });
    expect(granted('mlops-lock.yml', 'propose')).toEqual({ contents: 'write', 'pull-requests': 'write' });
    const text = readFileSync(join(import.meta.dirname, '../../templates/mlops-lock.yml'), 'utf8');
    const [, propose = ''] = text.split(/^ {2}propose:$/m);
    expect(propose).not.toBe('');
    expect(propose).not.toContain('secrets.');
    expect(load(text)).toMatchObject({
      concurrency: { group: 'mlops-lock', 'cancel-in-progress': false, queue: 'max' },
    });
    expect(text).not.toMatch(/^ +- run:/m); // no command of the repository
  });

  it('is no more than they need: without it, the job says which line to add', async () => {
    const run = await scene.start();
    const read = await scene.read(run);
    const refused = await scene.propose(run, read, { permissions: { contents: 'read', 'pull-requests': 'write' } });
    expect([...ended(refused), refused.log.includes('contents: write')]).toEqual([1, 'proposal-refused', true]);
    nothing();
    const hidden = await scene.propose(run, read, { permissions: { contents: 'write' } });
    expect([hidden.code, hidden.log.includes('pull-requests: ')]).toEqual([1, true]);
    expect(scene.server.pulls.size).toBe(0);
    scene.world.inOrigin('update-ref', '-d', branch);
  });

  it('is opening pull requests, where the owner lets jobs do it', async () => {
    scene.server.settings.jobsOpenPulls = false;
    const [, refused] = await scene.round();
    scene.server.settings.jobsOpenPulls = true;
    expect(ended(refused)).toEqual([1, 'forge-no-pull-requests-by-jobs']);
    scene.world.inOrigin('update-ref', '-d', branch);
  });

  it('is nothing for a commit that is not on main, and for a run of another branch', async () => {
    const { world } = scene;
    world.branch('elsewhere', 'main');
    const commit = world.commit('Elsewhere', { 'note.txt': 'x\n' });
    world.git('push', '--quiet', 'origin', 'elsewhere');
    expect(ended(await scene.read(await scene.start({ commit })))).toEqual([1, 'lock-not-on-base']);
    const run = await scene.start();
    const env = { GITHUB_REF: 'refs/heads/elsewhere' };
    expect(ended(await scene.read(run, { env }))).toEqual([1, 'event-not-supported']);
    nothing();
  });
});

describe('what is handed over', () => {
  let run: Run;
  let read: Stepped;
  let truth: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    run = await scene.start();
    read = await scene.read(run);
    const commit = run.state.headSha;
    const made = { schemaVersion: 1, projectFile: 'mlops.yaml', commit, readAt: '2026-11-24T00:00:00.000Z' };
    truth = { ...made, named: [], current: [], moved: '', unread: [] };
  });

  /** What the job `propose` makes of it. */
  async function taken(members: readonly Member[]): Promise<readonly unknown[]> {
    const { digest } = scene.server.actions.upload(run.state, 'mlops-versions', zip(members));
    return ended(await scene.propose(run, read, { inputs: { found: digest ?? '' } }));
  }
  const file = (more: Readonly<Record<string, unknown>>) => ({
    path: 'versions.json',
    bytes: JSON.stringify({ ...truth, ...more }),
  });

  it('is read as it is written', async () => {
    expect(await taken([file({})])).toEqual([0, 'renewal-current']);
  });

  it.each<[string, () => readonly Member[]]>([
    ['in a newer form', () => [file({ schemaVersion: 2 })]],
    ['with a key more', () => [file({ more: 1 })]],
    ['that is no JSON', () => [{ path: 'versions.json', bytes: 'rides' }]],
    ['beside another file', () => [file({}), { path: 'run.sh', bytes: 'echo' }]],
    ['under another name', () => [{ ...file({}), path: 'x.json' }]],
    ['of another commit', () => [file({ commit: '0'.repeat(40) })]],
    ['of another project file', () => [file({ projectFile: 'other.yaml' })]],
  ])('%s is not believed', async (_, members) => {
    expect(await taken(members())).toEqual([1, 'renewal-unreadable']);
    nothing();
  });

  it('with entries that are none is not believed', async () => {
    const moved = 'schemaVersion: 1\ndatasets: { rides: { digest: x } }\n';
    const [code, reason] = await taken([file({ moved })]);
    expect([code, String(reason).startsWith('lock-')]).toEqual([1, true]);
    nothing();
  });

  it('by a digest that no artifact has is not looked for elsewhere', async () => {
    const none = await scene.propose(run, read, { inputs: { found: `sha256:${'0'.repeat(64)}` } });
    expect(ended(none)).toEqual([1, 'bad-input']);
    nothing();
  });

  it.each(['-x', 'a..b', 'x.lock', 'a b', ''])('is not proposed on the branch %j', async (name) => {
    const refused = await scene.propose(run, read, { inputs: { branch: name } });
    expect(ended(refused)).toEqual([1, 'bad-input']);
    nothing();
  });
});
