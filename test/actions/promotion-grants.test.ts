import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neededFor } from '../harness/forge/permissions.ts';
import type { Seen } from '../harness/forge/serving.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { granted } from './granted.ts';
import { promotingScene, type Said } from './promoting.ts';

const scene = promotingScene(
  (folder) => `  staging:
    auto-merge: true
    on-failure: revert
    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
  production:
    needs: [staging]
    auto-merge: true
    target: { kind: local, folder: ${join(folder, 'served', 'production')} }
`,
);

const jobs = {
  merge: ['plan', 'train/where', 'train/train', 'evaluate', 'report', 'promote'],
  deploy: ['judge', 'where', 'deploy', 'promote'],
  promote: ['promote'],
} as const;
const all = Object.entries(jobs).flatMap(([workflow, names]) => names.map((job) => [workflow, job] as const));

/** Nothing of the API asks for them here. */
const unasked: ReadonlySet<string> = new Set([
  'contents: read', // the checkout, in a private repository
  'packages: read', // a registry of GitHub as `store:`
  'packages: write',
]);
/** Only where another run records the same meanwhile, or was killed: recorded-meanwhile.test.ts, promotion-killed.ts. */
const rarely: Readonly<Record<string, readonly string[]>> = {
  'merge evaluate': ['actions: read'],
  'promote promote': ['deployments: write', 'issues: write'],
};

/** The name under which a job of a workflow has told what it did. */
const isOf =
  (workflow: string, job: string) =>
  ({ job: told }: Said) =>
    told.startsWith(`${workflow} `) && told.endsWith(`: ${job.replace('train/', '')}`);

function unusedOf(workflow: string, job: string): readonly string[] {
  const grants = granted(`mlops-${workflow}.yml`, job);
  const tokens = new Set(scene.said.filter(isOf(workflow, job)).map(({ stepped }) => stepped.token));
  const used = new Set(
    scene.server.seen
      .filter(({ status, token }) => status < 400 && tokens.has(tokenOf(token)))
      .flatMap((seen) => usedBy(seen, grants)),
  );
  const given = Object.entries(grants).map(([permission, level]) => `${permission}: ${level}`);
  return given.filter((one) => !unasked.has(one) && !used.has(one));
}

/** Git sends it as a password. */
function tokenOf(header: string): string {
  const [, encoded] = /^basic (.*)$/i.exec(header) ?? [];
  return encoded === undefined
    ? header
    : Buffer.from(encoded, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '');
}

/** What it took of the grants; where either of two would do and both are there, that proves nothing. */
function usedBy({ operation, query }: Seen, grants: Permissions): readonly string[] {
  if (operation === 'git') return query.includes('git-receive-pack') ? ['contents: write'] : [];
  const held = neededFor(operation).filter(([permission]) => grants[permission] !== undefined);
  return held.length === 1 ? held.map(([permission, level]) => `${permission}: ${level}`) : [];
}

describe('what the jobs of promotion may do', () => {
  it('is too much nowhere: each of them uses it, where the clock goes on after a setting was missing', async () => {
    scene.server.settings.jobsOpenPulls = false;
    const stopped = await scene.pushed('main');
    expect(stopped.at(-1)).toMatchObject({ job: 'merge main: promote', stepped: { code: 1 } });
    expect(scene.ledger('versions/m/1.json')).toContain('"version":1');
    scene.server.settings.jobsOpenPulls = true;
    const followed = await scene.clock();
    expect(followed.map(({ job, stepped }) => [job, stepped.code])).toEqual([
      ['promote main: promote', 0],
      ...['staging', 'production'].flatMap((name) =>
        ['where', 'deploy', 'promote'].map((job) => [`deploy env/${name}: ${job}`, 0]),
      ),
    ]);
    expect(scene.live('production')).toBe('depth: 50');
    await scene.merge('Sixty-six', { 'params.yaml': 'depth: 66\n' });
    expect([scene.live('staging'), scene.live('production')]).toEqual(['depth: 50', 'depth: 50']);
    const { world } = scene;
    world.git('fetch', '--quiet', 'origin');
    world.git('push', '--quiet', 'origin', 'origin/env/staging^:refs/heads/back');
    await scene.propose('back', 'staging');

    const unused = all.map(([workflow, job]) => [`${workflow} ${job}`, unusedOf(workflow, job)] as const);
    expect(Object.fromEntries(unused.filter(([, names]) => names.length > 0))).toEqual(rarely);
  });

  it('is as little as this', () => {
    const told = all.map(([workflow, job]) => [`${workflow} ${job}`, granted(`mlops-${workflow}.yml`, job)]);
    const reads = { checks: 'read', contents: 'read', 'pull-requests': 'read' };
    const promotes = {
      actions: 'write',
      checks: 'write',
      contents: 'write',
      packages: 'write',
      'pull-requests': 'write',
    };
    expect(Object.fromEntries(told)).toEqual({
      'merge plan': { actions: 'read', contents: 'read' },
      'merge train/where': { actions: 'read', contents: 'read' },
      'merge train/train': { contents: 'read' },
      'merge evaluate': { actions: 'read', contents: 'read' },
      'merge report': { actions: 'read', contents: 'write' },
      'merge promote': promotes,
      'deploy judge': { ...reads, actions: 'read', checks: 'write' },
      'deploy where': { ...reads, deployments: 'write' },
      'deploy deploy': { ...reads, packages: 'read' },
      'deploy promote': { ...promotes, deployments: 'write', issues: 'write' },
      'promote promote': { ...promotes, deployments: 'write', issues: 'write' },
    });
    expect(granted('mlops-merge.yml', 'validate')).toEqual({ contents: 'read' });
  });
});
