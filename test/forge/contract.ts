import { describe, expect, it } from 'vitest';
import type { Comment, Forge } from '../../src/forge/index.ts';

/** A forge over a repository with branches `main`, `better` (merges cleanly) and `clash` (conflicts with main). */
export interface ForgeWorld {
  readonly forge: Forge;
  /** As seen by another process, and from another clone where there is a remote. */
  readonly another: () => Promise<Forge>;
  readonly head: (branch: string) => Promise<string>;
}

const query = (branch: string, open = true) => ({ branch, base: 'main', open, title: `Try ${branch}` });
const comment = (body: string, generation: number, marker = 'rides'): Comment => ({
  marker,
  body,
  generation,
  head: 'a'.repeat(40),
});

/** What every forge does. */
export function forgeContract(name: string, open: () => Promise<ForgeWorld>): void {
  describe(`${name} keeps the contract of a forge`, () => {
    it('knows no pull request at first, opens one, and finds it again', async () => {
      const { forge, another, head } = await open();
      expect(await forge.pullRequest(query('better', false))).toBeUndefined();
      const made = await forge.pullRequest(query('better'));
      expect(made).toMatchObject({
        number: 1,
        title: 'Try better',
        branch: 'better',
        base: 'main',
        head: await head('better'),
      });
      expect(await (await another()).pullRequest(query('better', false))).toEqual(made);
      expect((await forge.pullRequest(query('clash')))?.number).toBe(2);
    });

    it('tells the merge, the same each time, and none where there are conflicts', async () => {
      const { forge, another } = await open();
      const made = await forge.pullRequest(query('better'));
      expect(made?.merge).toMatch(/^[0-9a-f]{40,64}$/);
      expect((await (await another()).pullRequest(query('better')))?.merge).toBe(made?.merge);
      expect((await forge.pullRequest(query('clash')))?.merge).toBeUndefined();
    });

    it('gives one number to a branch that two open at once', async () => {
      const { another } = await open();
      const forges = await Promise.all([another(), another()]);
      const made = await Promise.all(forges.map((forge) => forge.pullRequest(query('better'))));
      expect(made.map((one) => one?.number)).toEqual([1, 1]);
    });

    it('keeps one comment for each marker, and the newest generation', async () => {
      const { forge, another } = await open();
      await forge.pullRequest(query('better'));
      const put = async (next: Comment) => (await another()).putComment(1, next);
      expect(await put(comment('first', 5))).toBe('created');
      expect(await put(comment('first', 5))).toBe('unchanged');
      expect(await put(comment('second', 6))).toBe('updated');
      expect(await put(comment('late', 5))).toBe('outdated');
      expect(await put(comment('other project', 1, 'flights/../x'))).toBe('created');
      const { comments } = await forge.read(1);
      expect([...comments].sort((a, b) => a.generation - b.generation)).toEqual([
        comment('other project', 1, 'flights/../x'),
        comment('second', 6),
      ]);
    });

    it('lets no older comment win when writers meet', async () => {
      const { forge, another } = await open();
      await forge.pullRequest(query('better'));
      const generations = [3, 1, 4, 2];
      const forges = await Promise.all(generations.map(() => another()));
      await Promise.all(
        forges.map((one, at) => one.putComment(1, comment(`g${generations[at]}`, generations[at] ?? 0))),
      );
      expect((await forge.read(1)).comments).toEqual([comment('g4', 4)]);
    });

    it('keeps one check for each name on the head', async () => {
      const { forge, another, head } = await open();
      await forge.pullRequest(query('better'));
      const check = { name: 'mlops', head: await head('better'), title: 'judging', summary: '' };
      await forge.putCheck({ ...check, state: 'in-progress' });
      await (await another()).putCheck({ ...check, state: 'fail', title: 'auc fell' });
      await forge.putCheck({ ...check, head: 'b'.repeat(40), state: 'pass' });
      expect((await forge.read(1)).checks).toEqual([{ ...check, state: 'fail', title: 'auc fell' }]);
    });

    it('says which pull request or branch there is not', async () => {
      const { forge } = await open();
      const none = { problems: [{ reason: 'forge-no-pull-request' }] };
      await expect(forge.read(7)).rejects.toMatchObject(none);
      await expect(forge.putComment(7, comment('x', 1))).rejects.toMatchObject(none);
      await expect(forge.pullRequest(query('nowhere'))).rejects.toMatchObject({
        problems: [{ reason: 'forge-no-branch' }],
      });
      expect(await forge.pullRequest(query('nowhere', false))).toBeUndefined();
    });
  });
}
