import { describe, expect, it } from 'vitest';
import type { Comment, Forge } from '../../src/forge/index.ts';

/** A forge over a repository with branches `main`, `better` (merges cleanly) and `clash` (conflicts with main). */
export interface ForgeWorld {
  readonly forge: Forge;
  /** As seen by another process, and from another clone where there is a remote. */
  readonly another: () => Promise<Forge>;
  readonly head: (branch: string) => Promise<string>;
  /** Opens `Try <branch>` into main, as the users of this forge do; gives its number. */
  readonly openPullRequest: (branch: string) => Promise<number | undefined>;
}

const query = (branch: string) => ({ branch, base: 'main', open: false, title: `Try ${branch}` });
const comment = (body: string, generation: number, marker = 'rides'): Comment => ({
  marker,
  body,
  generation,
  head: 'a'.repeat(40),
});

/** What every forge does. */
export function forgeContract(name: string, open: () => Promise<ForgeWorld>): void {
  describe(`${name} keeps the contract of a forge`, () => {
    it('knows no pull request at first, and each one that is opened', async () => {
      const { forge, another, head, openPullRequest } = await open();
      expect(await forge.pullRequest(query('better'))).toBeUndefined();
      expect(await openPullRequest('better')).toBe(1);
      expect(await forge.pullRequest(query('better'))).toMatchObject({
        number: 1,
        title: 'Try better',
        branch: 'better',
        base: 'main',
        head: await head('better'),
      });
      expect(await forge.pullRequest({ ...query('better'), base: 'clash' })).toBeUndefined();
      expect(await (await another()).pullRequest(query('better'))).toEqual(await forge.pullRequest(query('better')));
      await openPullRequest('clash');
      expect((await forge.pullRequest(query('clash')))?.number).toBe(2);
    });

    it('tells the merge, the same each time, and none where there are conflicts', async () => {
      const { forge, another, openPullRequest } = await open();
      await openPullRequest('better');
      const made = await forge.pullRequest(query('better'));
      expect(made?.merge).toMatch(/^[0-9a-f]{40,64}$/);
      expect((await (await another()).pullRequest(query('better')))?.merge).toBe(made?.merge);
      await openPullRequest('clash');
      expect(await forge.pullRequest(query('clash'))).toMatchObject({ number: 2 });
      expect((await forge.pullRequest(query('clash')))?.merge).toBeUndefined();
    });

    it('keeps one comment for each marker, and the newest generation', async () => {
      const { forge, another, openPullRequest } = await open();
      await openPullRequest('better');
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
      const { forge, another, openPullRequest } = await open();
      await openPullRequest('better');
      const generations = [3, 1, 4, 2];
      const forges = await Promise.all(generations.map(() => another()));
      await Promise.all(
        forges.map((one, at) => one.putComment(1, comment(`g${generations[at]}`, generations[at] ?? 0))),
      );
      expect((await forge.read(1)).comments).toEqual([comment('g4', 4)]);
    });

    it('remembers the generation of what says the same, so that nothing between them comes later', async () => {
      const { forge, openPullRequest } = await open();
      await openPullRequest('better');
      expect(await forge.putComment(1, comment('same', 5))).toBe('created');
      expect(await forge.putComment(1, comment('same', 7))).toBe('unchanged');
      expect(await forge.putComment(1, comment('late', 6))).toBe('outdated');
      expect((await forge.read(1)).comments).toEqual([comment('same', 7)]);
    });

    it('keeps one check for each name and base on the head', async () => {
      const { forge, another, head, openPullRequest } = await open();
      await openPullRequest('better');
      const check = { name: 'mlops', head: await head('better'), base: 'main', title: 'judging', summary: '' };
      await forge.putCheck({ ...check, state: 'in-progress' });
      await (await another()).putCheck({ ...check, state: 'fail', title: 'auc fell' });
      await forge.putCheck({ ...check, head: await head('clash'), state: 'pass' });
      await forge.putCheck({ ...check, base: 'clash', state: 'pass' });
      expect((await forge.read(1)).checks).toEqual([{ ...check, state: 'fail', title: 'auc fell' }]);
    });

    it('says that there is no such pull request', async () => {
      const { forge } = await open();
      const none = { problems: [{ reason: 'forge-no-pull-request' }] };
      await expect(forge.read(7)).rejects.toMatchObject(none);
      await expect(forge.putComment(7, comment('x', 1))).rejects.toMatchObject(none);
      expect(await forge.pullRequest(query('nowhere'))).toBeUndefined();
      expect(await forge.pullRequest({ base: 'main', open: false, title: 'detached' })).toBeUndefined();
    });
  });
}
