import { afterAll, expect, it } from 'vitest';
import { Git } from '../../src/support/git.ts';
import { makeWorld } from '../acceptance/harness.ts';
import { startBucket } from '../harness/bucket.ts';
import { dispatchEvent } from '../harness/forge/events.ts';
import { startForge } from '../harness/forge/server.ts';
import { runStep } from './job.ts';

it('opens, keeps, leaves to people, closes', async () => {
  const bucket = await startBucket();
  bucket.objects.set('rides/a.csv', Buffer.from('id\n1\n2\n'));
  const world = makeWorld({ 'mlops.yaml': 'version: 1\ndatasets:\n  rides: s3://models/rides/*.csv\n' });
  const server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
  afterAll(async () => {
    await server.close();
    await bucket.stop();
    world.remove();
  });
  server.settings.jobsOpenPulls = true;
  const round = async () => {
    const headSha = world.inOrigin('rev-parse', 'refs/heads/main');
    const state = server.actions.start({
      event: 'workflow_dispatch',
      path: '.github/workflows/mlops-lock.yml',
      headSha,
      headBranch: 'main',
      actor: 'grace',
      inputs: {},
    });
    const run = {
      server,
      world,
      state,
      event: await dispatchEvent(server, state),
      eventName: 'workflow_dispatch',
      ref: 'refs/heads/main',
    };
    const read = await runStep(run, {
      action: 'lock',
      job: 'read',
      permissions: { contents: 'read' },
      env: bucket.env,
    });
    const digest = read.outputs['digest'] ?? '';
    const put = await runStep(run, {
      action: 'lock',
      job: 'propose',
      permissions: { contents: 'write', 'pull-requests': 'write' },
      inputs: { found: digest },
    });
    return [read.result.reason, put.result.reason, [...server.pulls.values()].map(({ state: is }) => is).join()];
  };
  const seen: unknown[] = [await round()];
  seen.push(await round());
  bucket.objects.set('rides/b.csv', Buffer.from('id\n3\n'));
  seen.push(await round());
  await server.mergePullRequest([...server.pulls.keys()].at(-1) ?? 0);
  world.git('pull', '--quiet', 'origin', 'main');
  seen.push(await round());
  bucket.objects.set('rides/c.csv', Buffer.from('id\n4\n'));
  seen.push(await round());
  bucket.objects.delete('rides/c.csv');
  seen.push(await round());
  bucket.objects.set('rides/d.csv', Buffer.from('id\n5\n'));
  seen.push(await round());
  world.git('fetch', '--quiet', 'origin', '+refs/heads/mlops/lock:refs/heads/by-hand');
  world.git('switch', '--quiet', 'by-hand');
  const head = world.commit('By hand', { 'note.txt': 'mine\n' });
  world.git('push', '--quiet', 'origin', 'HEAD:refs/heads/mlops/lock');
  bucket.objects.set('rides/e.csv', Buffer.from('id\n6\n'));
  seen.push(await round());
  expect(world.inOrigin('rev-parse', 'refs/heads/mlops/lock')).toBe(head);
  expect(seen).toEqual([
    ['versions-found', 'renewal-proposed', 'open'],
    ['versions-found', 'renewal-proposed', 'open'],
    ['versions-found', 'renewal-proposed', 'open'],
    ['versions-found', 'renewal-current', 'closed'],
    ['versions-found', 'renewal-proposed', 'closed,open'],
    ['versions-found', 'renewal-current', 'closed,closed'],
    ['versions-found', 'renewal-proposed', 'closed,closed,open'],
    ['versions-found', 'renewal-not-ours', 'closed,closed,open'],
  ]);
});
