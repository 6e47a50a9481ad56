import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../scripts/release/api.ts';
import { makeRepository, openPull, withActions } from '../../../scripts/smoke/scratch.ts';
import { published } from '../../../src/actions/registry.ts';
import templates from '../../../src/commands/init/templates.json' with { type: 'json' };

/** Answers by `METHOD path`, and keeps what was written. */
function forge(answers: Readonly<Record<string, { readonly status: number; readonly body: unknown }>>) {
  const written: string[] = [];
  const ask: Ask = async (method, path, body) => {
    if (method !== 'GET') written.push(`${method} ${path} ${JSON.stringify(body)}`);
    return answers[`${method} ${path}`] ?? { status: 404, body: { message: 'Not Found' } };
  };
  return { ask, written };
}

describe('the actions of a workflow', () => {
  it('are taken from elsewhere, all of them, and nothing else is changed', () => {
    for (const text of Object.values(templates)) {
      const changed = withActions(text, 'me/fork@0123abc');
      expect(changed).not.toContain(published.repository);
      const [before, after] = [text.split('\n'), changed.split('\n')];
      const differing = before.filter((line, index) => line !== after[index]);
      expect(differing.length).toBeGreaterThan(0);
      expect(differing.every((line) => line.includes(`uses: ${published.repository}/`))).toBe(true);
      expect(changed.match(/uses: me\/fork\/actions\/\w+@0123abc$/gm)).toHaveLength(differing.length);
    }
  });

  it.each(['me/fork', 'fork@v1', 'me/fork@', 'me/fork@a b', 'me/fork@v1\nrun: x'])('are not at %j', (actions) => {
    expect(() => withActions('', actions)).toThrow('is not owner/name@ref');
  });
});

describe('the scratch repository', () => {
  const me = { 'GET /user': { status: 200, body: { login: 'Me' } } };

  it('is made for a person or an organization', async () => {
    const own = forge({ ...me, 'POST /user/repos': { status: 201, body: {} } });
    await makeRepository(own.ask, 'me/new');
    expect(own.written).toEqual([expect.stringContaining('POST /user/repos {"name":"new"')]);
    const theirs = forge({ ...me, 'POST /orgs/team/repos': { status: 201, body: {} } });
    await makeRepository(theirs.ask, 'team/new');
    expect(theirs.written).toHaveLength(1);
  });

  it('is never one that is there, and nothing is written where that is not known', async () => {
    const there = forge({ ...me, 'GET /repos/me/old': { status: 200, body: {} } });
    await expect(makeRepository(there.ask, 'me/old')).rejects.toThrow('me/old is there already');
    const unknown = forge({ ...me, 'GET /repos/me/old': { status: 403, body: { message: 'rate limit' } } });
    await expect(makeRepository(unknown.ask, 'me/old')).rejects.toThrow('"rate limit"');
    await expect(makeRepository(forge(me).ask, 'me')).rejects.toThrow('me is not owner/name');
    expect([...there.written, ...unknown.written]).toEqual([]);
  });

  it('shows a pull request at the pushed commit', async () => {
    const pull = (sha: string) =>
      forge({ 'POST /repos/o/r/pulls': { status: 201, body: { number: 4, head: { sha } } } });
    expect(await openPull(pull('abc').ask, 'o/r', 'worse', 'abc')).toEqual({ number: 4, head: 'abc' });
    await expect(openPull(pull('def').ask, 'o/r', 'worse', 'abc')).rejects.toThrow(
      'stands at def, not at the pushed abc',
    );
    await expect(openPull(forge({}).ask, 'o/r', 'worse', 'abc')).rejects.toThrow('opening the pull request worse');
  });
});
