import { describe, expect, it } from 'vitest';
import type { Deployable, DeploymentTarget } from '../../src/deployment/index.ts';
import type { Wish } from './scene.ts';

/** A target with nothing deployed, and versions for it. */
export interface Stage {
  readonly target: DeploymentTarget;
  readonly version: (number: number, wish?: Wish) => Deployable;
}

/** What every target does, wherever releases run. */
export function targetContract(name: string, open: () => Promise<Stage>): void {
  describe(`${name} keeps the contract of a target`, () => {
    it('has nothing live before anything is applied, and plans the first version', async () => {
      const { target, version } = await open();
      expect(await target.status('delay')).toBeUndefined();
      const plan = await target.plan(version(1));
      expect(plan.changes).toBe(true);
      expect(plan.lines[0]).toBe('nothing → 1, 2 files, 20 bytes');
      expect(await target.status('delay')).toBeUndefined();
    });

    it('makes a version live that was staged, and says so', async () => {
      const { target, version } = await open();
      const one = version(1);
      await target.stage(one);
      expect(await target.status('delay')).toBeUndefined();
      const live = await target.apply(one);
      expect(live).toMatchObject({ version: 1, digest: one.digest, healthy: true });
      expect(await target.status('delay')).toEqual(live);
    });

    it('leaves what is live alone while another version is staged, and when that is discarded', async () => {
      const { target, version } = await open();
      await target.stage(version(1));
      const live = await target.apply(version(1));
      await target.stage(version(2));
      expect(await target.status('delay')).toEqual(live);
      await target.discard(version(2));
      expect(await target.status('delay')).toEqual(live);
      await target.discard(version(2));
    });

    it('ends where it was when everything is done twice', async () => {
      const { target, version } = await open();
      await target.stage(version(1));
      const staged = await target.stage(version(1));
      expect(await target.stage(version(1))).toEqual(staged);
      const live = await target.apply(version(1));
      expect(await target.apply(version(1))).toEqual(live);
      const plan = await target.plan(version(1));
      expect(plan.changes).toBe(false);
    });

    it('goes to a newer version and back, also without staging', async () => {
      const { target, version } = await open();
      for (const number of [1, 2, 1, 3]) {
        const wanted = version(number);
        if (number !== 1) await target.stage(wanted);
        await target.apply(wanted);
        expect(await target.status('delay')).toMatchObject({ version: number, digest: wanted.digest, healthy: true });
      }
      expect((await target.plan(version(4))).lines[0]).toMatch(/^version 3 → 4, 2 files, 20 bytes$/);
    });

    it('keeps models apart', async () => {
      const { target, version } = await open();
      await target.apply(version(1));
      await target.apply(version(7, { model: 'arrival' }));
      expect(await target.status('delay')).toMatchObject({ version: 1 });
      expect(await target.status('arrival')).toMatchObject({ version: 7 });
    });

    it('refuses to discard what is live', async () => {
      const { target, version } = await open();
      await target.apply(version(1));
      await expect(target.discard(version(1))).rejects.toMatchObject({ problems: [{ reason: 'deployment-is-live' }] });
      expect(await target.status('delay')).toMatchObject({ version: 1, healthy: true });
    });

    it('refuses a release whose files do not give its digest, and names that no folder may have', async () => {
      const { target, version } = await open();
      const other = { ...version(1), digest: version(2).digest };
      const outside = { ...version(1), model: '../delay', files: [{ ...version(1).files[0], path: '../x' }] };
      for (const wanted of [other, outside as Deployable]) {
        for (const method of ['plan', 'stage', 'apply'] as const) {
          await expect(target[method](wanted)).rejects.toMatchObject({
            ends: 'input',
            problems: expect.arrayContaining([expect.objectContaining({ reason: 'deployment-release-refused' })]),
          });
        }
      }
      await expect(target.stage(outside as Deployable)).rejects.toThrow(/model's folder.*\n.*"\.\.\/x" is no path/s);
    });

    it.each([
      ['changed', { 'model.txt': 'weights 9\n', 'deep/labels.json': '["a","b"]\n' }],
      ['missing', { 'model.txt': 'weights 2\n' }],
      ['added', { 'model.txt': 'weights 2\n', 'deep/labels.json': '["a","b"]\n', 'more.bin': '' }],
    ])('does not make files live of which one is %s', async (_, brought) => {
      const { target, version } = await open();
      const live = await target.apply(version(1));
      await expect(target.apply(version(2, { brought }))).rejects.toMatchObject({
        ends: 'input',
        problems: [{ reason: 'deployment-files-differ' }],
      });
      expect(await target.status('delay')).toEqual(live);
    });
  });
}
