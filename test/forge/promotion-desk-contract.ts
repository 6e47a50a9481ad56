import { describe, expect, it } from 'vitest';
import { base, branch, brought, type PromotionWorld, release, wanted } from './promotion-scene.ts';

/** What every desk of promotion pull requests does. */
export function promotionDeskContract(name: string, open: () => Promise<PromotionWorld>): void {
  describe(`${name} keeps the contract of a desk: promotion pull requests`, () => {
    it('are opened once, with what merging would change', async () => {
      const { desk, commit } = await open();
      const opened = await (await desk()).put(wanted);
      const now = { number: 1, state: 'open', head: commit, approvals: { by: [], without: [] }, paths: [release] };
      expect(opened).toMatchObject({ ...wanted, ...now });
      expect(opened.judged).toBeUndefined();
      expect(Date.parse(opened.openedAt)).toBeLessThanOrEqual(Date.now());
      const again = await (await desk()).put({ ...wanted, body: 'newer' });
      expect(again).toEqual({ ...opened, body: 'newer' });
      expect(await (await desk()).put({ ...wanted, body: 'newer' })).toEqual(again);
      expect(await (await desk()).pulls(base)).toEqual([again]);
      expect(await (await desk()).pulls('env/production')).toEqual([]);
    });

    it('keep what they are for, whatever a model is called', async () => {
      const { desk } = await open();
      const about = {
        ...wanted.about,
        model: 'why not?\n--> <a@b>',
        revert: true,
      } as const;
      await (await desk()).put({ ...wanted, about });
      expect((await (await desk()).pulls(base))[0]?.about).toEqual(about);
    });

    it('are merged as they were looked at, and once', async () => {
      const { desk, git, commit } = await open();
      const { number } = await (await desk()).put(wanted);
      expect(await (await desk()).merge(number, commit, 'Promote delay 2')).toBe('merged');
      expect(await git.text(['show', `${base}:${release}`])).toBe('two');
      expect(await git.text(['log', '-1', '--format=%s', base])).toBe('Promote delay 2');
      const ended = { number, state: 'merged', head: undefined, paths: [] };
      expect(await (await desk()).pulls(base)).toMatchObject([ended]);
      expect(await (await desk()).merge(number, commit, 'Promote delay 2')).toBe('moved');
    });

    it('are merged where somebody has pushed their head to the base', async () => {
      const { desk, git, commit } = await open();
      const { number } = await (await desk()).put(wanted);
      await git.text(['update-ref', `refs/heads/${base}`, commit]);
      expect(await (await desk()).pulls(base)).toMatchObject([{ number, state: 'merged', paths: [] }]);
    });

    it('are not merged where their head is another, or they conflict', async () => {
      const { desk, git, commit, put } = await open();
      const { number } = await (await desk()).put(wanted);
      expect(await (await desk()).merge(number, '0'.repeat(40), 'Promote')).toBe('moved');
      await put(base, 'by hand', 'one');
      expect(await (await desk()).merge(number, commit, 'Promote')).toBe('moved');
      expect(await git.text(['show', `${base}:${release}`])).toBe('by hand');
    });

    it('show a head that somebody has pushed, and what merging that would change', async () => {
      const { desk, git, commit } = await open();
      await (await desk()).put(wanted);
      const tree = await git.text(['rev-parse', `${commit}^{tree}`]);
      const blob = await git.text(['rev-parse', `${commit}:${release}`]);
      const entry = `100644 blob ${blob}\tREADME.md\n`;
      const more = await git.text(['mktree'], { input: `${await git.text(['ls-tree', tree])}\n${entry}` });
      const who = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.org'];
      const pushed = await git.text([...who, 'commit-tree', '-p', commit, '-m', 'more', more]);
      await git.text(['update-ref', `refs/heads/${branch}`, pushed]);
      const [pull] = await (await desk()).pulls(base);
      expect(pull).toMatchObject({ state: 'open', head: pushed, paths: ['README.md', release] });
    });

    it('are closed by a word once, and opened anew with another number', async () => {
      const { desk } = await open();
      const first = await (await desk()).put(wanted);
      await (await desk()).close(first.number, 'closed', 'superseded');
      await (await desk()).close(first.number, 'merged', 'too late');
      expect(await (await desk()).pulls(base)).toMatchObject([{ ...wanted, number: first.number, state: 'closed' }]);
      const second = await (await desk()).put(wanted);
      expect(second.number).toBeGreaterThan(first.number);
      expect(await (await desk()).pulls(base)).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
    });

    it('are gone where somebody removes their branch', async () => {
      const { desk, git } = await open();
      const { number } = await (await desk()).put(wanted);
      await git.text(['update-ref', '-d', `refs/heads/${branch}`]);
      expect(await (await desk()).pulls(base)).toMatchObject([{ number, state: 'gone', head: undefined, paths: [] }]);
    });

    it('are noted as merged where their release came onto the branch in another way', async () => {
      const { desk } = await open();
      const { number } = await (await desk()).put(wanted);
      await (await desk()).close(number, 'merged', '');
      expect(await (await desk()).pulls(base)).toMatchObject([{ number, state: 'merged' }]);
    });

    it('are closed where their base was made anew', async () => {
      const { desk, git, put } = await open();
      await (await desk()).put(wanted);
      await put('env/other', 'anew');
      await git.text(['update-ref', `refs/heads/${base}`, 'refs/heads/env/other']);
      expect(await (await desk()).pulls(base)).toMatchObject([{ state: 'closed', paths: [] }]);
    });

    it('take a judgement, twice as once', async () => {
      const { desk } = await open();
      const pull = await (await desk()).put(wanted);
      const judgement = { verdict: 'pass', title: 'it may be merged', summary: 'all gates' } as const;
      await (await desk()).checks?.judge(brought(pull), judgement);
      await (await desk()).checks?.judge(brought(pull), judgement);
      const found = await desk();
      expect((await found.pulls(base))[0]?.judged).toBe(found.kind === 'github' ? 'pass' : undefined);
    });
  });
}
