import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Run } from './job.ts';
import { promoteStep, promotingScene } from './promoting.ts';
import { deployStep, depth, ended, promoted, recordsOf, runOf, trained, whereStep } from './promotion-steps.ts';
import { type Member, zip } from './zip.ts';

describe('a job that deploys and lies', () => {
  const scene = promotingScene((folder) =>
    ['staging', 'production']
      .map(
        (name) => `  ${name}:
    auto-merge: true
    target: { kind: local, folder: ${join(folder, 'served', name)} }
`,
      )
      .join(''),
  );
  /** Merged in both, deployed in none. */
  let run: Run;
  let truth: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    await trained(scene, depth(50));
    expect(ended(await promoted(scene))).toEqual([0, 'promoted']);
    for (const state of scene.server.actions.runs) {
      if (state.status === 'queued') scene.server.actions.finish(state, 'cancelled');
    }
    run = await runOf(scene, 'deploy', 'env/staging');
    const at = (name: string) =>
      scene.world.inOrigin('log', '-1', '--first-parent', '--format=%H', `env/${name}`, '--', 'releases');
    const [releaseAt, version] = [at, JSON.parse(scene.ledger('versions/m/1.json'))];
    const draftOf = (environment: string) => ({
      ...{ schemaVersion: 1, environment, model: 'm', number: 1, version: 1, digest: version.artifact.digest },
      release: releaseAt(environment),
      releaseDigest: `sha256:${createHash('sha256')
        .update(`${scene.world.inOrigin('show', `env/${environment}:releases/m/release.yaml`)}\n`)
        .digest('hex')}`,
      ...{ commit: version.commit, by: 'nobody', reason: 'deployed', sentence: 'It is live.', verification: [] },
      ...{ startedAt: '2026-11-22T20:30:00Z', endedAt: '2026-11-22T20:31:00Z', tool: 'mlops 0', outcome: 'verified' },
    });
    truth = { staging: draftOf('staging'), production: draftOf('production') };
  });
  const said = (draft: unknown, more = {}) => JSON.stringify({ schemaVersion: 1, draft, ...more });

  /** What the job `promote` makes of it; nothing may be recorded. */
  async function taken(members: readonly Member[]) {
    const { digest } = scene.server.actions.upload(run.state, 'mlops-deployment', zip(members));
    const stepped = await promoteStep(run, { deployment: digest ?? '' });
    return [...ended(stepped), stepped.result.sentence];
  }
  const nothing = () => {
    expect(scene.world.inOrigin('ls-tree', '-r', '--name-only', 'refs/heads/mlops/ledger', 'deployments/')).toBe('');
  };

  it('about another environment, whose release it knows, is not believed', async () => {
    expect(await taken([{ path: 'm.json', bytes: said(truth['production']) }])).toEqual([
      1,
      'deployment-elsewhere',
      'A run of env/staging, which is of staging, has handed over what became of production.',
    ]);
    nothing();
  });

  it('about a model that is not there is not believed, and what is true beside it neither', async () => {
    const other = { ...Object(truth['staging']), model: 'n' };
    const [code, reason] = await taken([
      { path: 'n.json', bytes: said(other) },
      { path: 'm.json', bytes: said(truth['staging']) },
    ]);
    expect([code, reason]).toEqual([1, 'deployment-of-nothing']);
    nothing();
  });

  it('in a newer form, in a thousand files, in a file of ours and another, is not read', async () => {
    const members = Array.from({ length: 1000 }, (_, at) => ({ path: `${at}.json`, bytes: said(truth['staging']) }));
    expect(
      (await taken([{ path: 'm.json', bytes: said(truth['staging'], { schemaVersion: 2 }) }])).slice(0, 2),
    ).toEqual([1, 'deployment-unreadable']);
    expect(await taken(members)).toEqual([1, 'deployment-unreadable', expect.stringContaining('1000 files')]);
    const beside = [
      { path: 'm.json', bytes: said(truth['staging']) },
      { path: 'run.sh', bytes: 'echo' },
    ];
    expect(await taken(beside)).toEqual([1, 'deployment-unreadable', expect.stringContaining('"run.sh"')]);
    nothing();
  });

  it('in 100 MB, or behind a link, is not read', async () => {
    const large = { path: 'm.json', bytes: Buffer.alloc(100_000_000, ' ') };
    expect((await taken([large])).slice(0, 2)).toEqual([1, 'deployment-unreadable']);
    const link = { path: 'm.json', bytes: '/etc/passwd', link: true };
    expect((await taken([link])).slice(0, 2)).toEqual([1, 'hand-over-corrupt']);
    nothing();
  });

  it('is told from the truth, which is recorded, without what it says of people', async () => {
    const people = { approvedBy: ['ada', 'bob'], override: { by: 'ada', because: 'she said so' } };
    const draft = { ...Object(truth['staging']), ...people };
    expect((await taken([{ path: 'm.json', bytes: said(draft) }])).slice(0, 2)).toEqual([0, 'promoted']);
    const [record, ...more] = recordsOf(scene, 'staging');
    expect([record, more]).toMatchObject([{ number: 1, by: 'grace', version: 1, approvedBy: [] }, []]);
    expect(record.override).toBeUndefined();
  });

  it('that somebody has released a hold releases none', async () => {
    expect(
      (
        await taken([{ path: 'm.json', bytes: said(truth['staging'], { release: { by: 'ada', because: 'x' } }) }])
      ).slice(0, 2),
    ).toEqual([1, 'deployment-unreadable']);
  });

  it('to the machine about where it stands gets nothing deployed', async () => {
    const named = await deployStep(run, { inputs: { environment: 'nowhere' } });
    expect(ended(named)).toEqual([1, 'no-such-environment']);
    const env = { GITHUB_REF: 'refs/heads/env/nowhere' };
    expect(ended(await whereStep(run, { env }))).toEqual([1, 'no-such-environment']);
    expect(ended(await whereStep(run, { env: { GITHUB_REF: 'refs/tags/env/staging' } }))).toEqual([
      1,
      'event-not-supported',
    ]);
  });
});
