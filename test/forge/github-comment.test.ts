import { describe, expect, it } from 'vitest';
import { markdownLimit } from '../../src/commands/reporting/publish-report.ts';
import { markerOf } from '../../src/commands/reporting/pull-request.ts';
import { stamped } from '../../src/forge/github/stamp.ts';
import { checkLength } from '../../src/forge/github/text-limit.ts';
import { type Comment, largestText } from '../../src/forge/port.ts';
import { githubActions } from '../harness/forge/server.ts';
import type { Author } from '../harness/forge/world.ts';
import { githubWorld } from './github-world.ts';

const ada: Author = { login: 'ada', type: 'User' };
const otherBot: Author = { login: 'helper[bot]', type: 'Bot' };
const head = 'a'.repeat(40);
const report = (body: string, generation: number): Comment => ({
  marker: 'mlops-actions:rides',
  body,
  head,
  generation,
});
const list = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const create = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const change = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';

async function world() {
  const made = await githubWorld();
  made.server.openPullRequest('better');
  const bodies = () => made.server.comments.map(({ body }) => body);
  const writes = () => made.server.seen.filter(({ operation }) => operation === create || operation === change).length;
  return { ...made, forge: await made.open(), bodies, writes };
}

describe('the comment on GitHub', () => {
  it('on a training that a maintainer has started gives way to another commit, not to a report without training', async () => {
    const { forge, bodies } = await world();
    const approved = { ...report('Better', 200), approved: true as const };
    await forge.putComment(1, report('Needs training', 100));
    expect(await forge.putComment(1, approved)).toBe('updated');
    expect(await forge.putComment(1, report('Needs training', 300))).toBe('outdated');
    expect(await forge.putComment(1, approved)).toBe('unchanged');
    expect(bodies()).toEqual([expect.stringContaining('Better')]);
    expect((await forge.read(1)).comments).toEqual([approved]);
    expect(await forge.putComment(1, { ...report('Another', 250), head: 'b'.repeat(40) })).toBe('updated');
    expect(await forge.putComment(1, approved)).toBe('outdated');
    expect(bodies()).toEqual([expect.stringContaining('Another')]);
  });

  it('is found behind more comments than a page holds', async () => {
    const { server, forge, bodies } = await world();
    for (let count = 0; count < 130; count++) server.comment(1, ada, `talk ${count}`);
    await forge.putComment(1, report('first', 5));
    expect(await forge.putComment(1, report('second', 6))).toBe('updated');
    expect(bodies()).toHaveLength(131);
    expect(bodies().at(-1)).toContain('second');
  });

  it('is stamped with commit, run and attempt in a line that nobody sees', async () => {
    const { open, bodies } = await world();
    const forge = await open({ run: 19_123_456_789, attempt: 3 });
    await forge.putComment(1, report('## Better', forge.writer?.generation ?? 0));
    const [line = '', ...rest] = (bodies()[0] ?? '').split('\n');
    expect(rest.join('\n')).toBe('## Better');
    const json: unknown = JSON.parse(line.replace('<!-- mlops ', '').replace(' -->', ''));
    expect(json).toMatchObject({ marker: 'mlops-actions:rides', head, run: 19_123_456_789, attempt: 3 });
  });

  it('has a stamp that the name of a project cannot leave', async () => {
    const { forge, bodies } = await world();
    const marker = 'mlops-actions:--> <img src=x> <!--\n@everyone';
    expect(await forge.putComment(1, { ...report('x', 1), marker })).toBe('created');
    expect(await forge.putComment(1, { ...report('y', 2), marker })).toBe('updated');
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]?.match(/<|-->/g)).toEqual(['<', '-->']);
    expect((await forge.read(1)).comments).toEqual([{ ...report('y', 2), marker }]);
  });

  it.each([ada, otherBot])('is not the one that $login pasted', async (author) => {
    const { server, forge, bodies } = await world();
    const pasted = server.comment(1, author, stamped(report('mine', 999_000)));
    expect(await forge.putComment(1, report('ours', 5))).toBe('created');
    expect(await forge.putComment(1, report('ours again', 6))).toBe('updated');
    expect(bodies()).toHaveLength(2);
    expect(pasted.body).toBe(stamped(report('mine', 999_000)));
    expect((await forge.read(1)).comments).toEqual([report('ours again', 6)]);
  });

  it('is not one of ours that only quotes the stamp', async () => {
    const { server, forge, bodies } = await world();
    server.comment(1, githubActions, `Somebody wrote:\n${stamped(report('mine', 999))}`);
    expect(await forge.putComment(1, report('ours', 5))).toBe('created');
    expect(bodies()).toHaveLength(2);
  });

  it('is one for each project', async () => {
    const { forge, bodies } = await world();
    await forge.putComment(1, report('rides', 5));
    await forge.putComment(1, { ...report('flights', 5), marker: 'mlops-actions:flights' });
    await forge.putComment(1, report('rides again', 6));
    expect(bodies().map((body) => body.split('\n')[1])).toEqual(['rides again', 'flights']);
  });

  it('is the oldest of duplicates, with the newest text; the others go', async () => {
    const { server, forge } = await world();
    const first = server.comment(1, githubActions, stamped(report('older', 3)));
    server.comment(1, ada, 'talk');
    server.comment(1, githubActions, stamped(report('newest', 5)));
    expect(await forge.putComment(1, report('late', 4))).toBe('outdated');
    expect(server.comments.map(({ id }) => id)).toEqual([first.id, first.id + 1]);
    expect(first.body).toBe(stamped(report('newest', 5)));
    server.comment(1, githubActions, stamped(report('older', 3)));
    expect(await forge.putComment(1, report('now', 6))).toBe('updated');
    expect(server.comments).toHaveLength(2);
    expect(first.body).toContain('now');
  });

  it('belongs to the latest run, whatever attempt of an earlier one ends later', async () => {
    const { open, bodies } = await world();
    const put = async (run: number, attempt: number) => {
      const forge = await open({ run, attempt });
      return await forge.putComment(1, report(`run ${run}.${attempt}`, forge.writer?.generation ?? 0));
    };
    expect(await put(100, 1)).toBe('created');
    expect(await put(100, 2)).toBe('updated');
    expect(await put(101, 1)).toBe('updated');
    expect(await put(100, 50)).toBe('outdated');
    expect(bodies()[0]).toContain('run 101.1');
  });

  it('is not written again when it says the same, nor by a terminal after a job', async () => {
    const { open, forge, writes } = await world();
    await forge.putComment(1, report('same', 5000));
    expect(await forge.putComment(1, report('same\r\n', 5000))).toBe('unchanged');
    expect(writes()).toBe(1);
    const terminal = await open({ env: { GITHUB_RUN_ID: '' } });
    expect(terminal.writer).toEqual({ generation: 0 });
    expect(await terminal.putComment(1, report('from a laptop', 0))).toBe('outdated');
  });

  it('has a newer text in the end, though a slower writer came between', async () => {
    const { server, forge, bodies } = await world();
    await forge.putComment(1, report('before', 4));
    const slower = () => {
      const [comment] = server.comments;
      if (comment !== undefined) comment.body = stamped(report('slower', 5));
    };
    server.fail({ on: list, kind: 'meanwhile', act: () => undefined }, { on: list, kind: 'meanwhile', act: slower });
    expect(await forge.putComment(1, report('newer', 6))).toBe('updated');
    expect(bodies()).toEqual([stamped(report('newer', 6))]);
  });

  it('is left to a writer of the same generation that came after us, or two would never end', async () => {
    const { server, forge, bodies } = await world();
    await forge.putComment(1, report('before', 4));
    const theirs = () => {
      const [comment] = server.comments;
      if (comment !== undefined) comment.body = stamped(report('theirs', 5));
    };
    server.fail({ on: list, kind: 'meanwhile', act: () => undefined }, { on: list, kind: 'meanwhile', act: theirs });
    expect(await forge.putComment(1, report('ours', 5))).toBe('updated');
    expect(bodies()).toEqual([stamped(report('theirs', 5))]);
  });

  it('is made once, though GitHub does not list it at once', async () => {
    const { server, forge, bodies, writes } = await world();
    const hide = () => {
      const [comment] = server.comments;
      if (comment !== undefined) comment.body = 'not listed yet';
    };
    const show = () => {
      const [comment] = server.comments;
      if (comment !== undefined) comment.body = stamped(report('once', 5));
    };
    server.fail({ on: list, kind: 'meanwhile', act: () => undefined });
    server.fail({ on: list, kind: 'meanwhile', act: hide, after: show });
    expect(await forge.putComment(1, report('once', 5))).toBe('created');
    expect(writes()).toBe(1);
    expect(bodies()).toEqual([stamped(report('once', 5))]);
  });

  it('is written once more when somebody removes it in between', async () => {
    const { server, forge, bodies } = await world();
    await forge.putComment(1, report('before', 4));
    const removed = () => server.remove(server.comments[0]?.id ?? 0);
    server.fail({ on: change, kind: 'meanwhile', act: removed });
    await forge.putComment(1, report('after', 6));
    expect(bodies()).toEqual([stamped(report('after', 6))]);
  });

  it('takes four requests when it is changed', async () => {
    const { server, forge, open } = await world();
    await forge.putComment(1, report('first', 5));
    const before = server.seen.length;
    expect(before).toBe(3);
    await (await open()).putComment(1, report('second', 6));
    expect(server.seen.slice(before).map(({ operation }) => operation)).toEqual([list, 'graphql', change, list]);
  });

  it('leaves room for the stamp of any run beside a report as long as a report may be', () => {
    const longest = {
      ...report('x'.repeat(markdownLimit), Number.MAX_SAFE_INTEGER),
      marker: markerOf('<'.repeat(100)),
    };
    const bytes = Buffer.byteLength(stamped(longest));
    expect(bytes).toBeLessThanOrEqual(largestText);
    expect(() => checkLength('comment', stamped(longest))).not.toThrow();
    expect(largestText).toBeLessThan(65_536);
  });

  it('is refused when it is too long, and not when it has 60,000 bytes in whatever script', async () => {
    const { forge } = await world();
    expect(await forge.putComment(1, report('界'.repeat(19_900), 5))).toBe('created');
    await expect(forge.putComment(1, report('界'.repeat(20_000), 6))).rejects.toMatchObject({
      problems: [{ reason: 'forge-text-too-long', message: expect.stringMatching(/comment has 60\d{3} bytes/) }],
    });
  });
});
