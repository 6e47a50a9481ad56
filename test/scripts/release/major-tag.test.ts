import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../scripts/release/api.ts';
import { moveMajorTag } from '../../../scripts/release/major-tag.ts';

interface Forge {
  readonly releases: readonly object[];
  readonly tags: Record<string, string>;
  readonly refuses?: boolean;
}

const release = (tag: string, more: object = {}) => ({ tag_name: tag, draft: false, prerelease: false, ...more });
const refused = { status: 422, body: { message: 'refusing to allow a GitHub App to update workflow' } };

function forge({ releases, tags, refuses = false }: Forge): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = async (method, path, body) => {
    asked.push(`${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`);
    const [, page] = /^\/repos\/o\/r\/releases\?per_page=100&page=(\d+)$/.exec(path) ?? [];
    if (page !== undefined) return { status: 200, body: releases.slice((Number(page) - 1) * 100, Number(page) * 100) };
    const [, name = ''] = /\/tags\/(.+)$/.exec(path) ?? [];
    if (method !== 'GET') return refuses ? refused : { status: method === 'POST' ? 201 : 200, body: {} };
    const sha = tags[name];
    if (sha === undefined) return { status: 404, body: { message: 'Not Found' } };
    return { status: 200, body: path.includes('/commits/') ? { sha } : { object: { sha } } };
  };
  return { ask, asked };
}

describe('the moving tag', () => {
  it('is made with the first release', async () => {
    const { ask, asked } = forge({ releases: [release('v0.1.0')], tags: { 'v0.1.0': 'a' } });
    expect(await moveMajorTag(ask, 'o/r', 0)).toEqual({ tag: 'v0', at: 'v0.1.0', commit: 'a', how: 'created' });
    expect(asked.at(-1)).toBe('POST /repos/o/r/git/refs {"ref":"refs/tags/v0","sha":"a"}');
  });

  it('goes to the newest published release of its major version, whichever ended last', async () => {
    const releases = [
      release('v0.3.0', { draft: true }),
      release('v0.4.0', { prerelease: true }),
      ...[release('v0.2.0'), release('v1.0.0'), release('v0.10.0'), release('v0.9.0')],
    ];
    const { ask, asked } = forge({ releases, tags: { 'v0.10.0': 'b', v0: 'a' } });
    expect(await moveMajorTag(ask, 'o/r', 0)).toMatchObject({ at: 'v0.10.0', how: 'moved' });
    expect(asked.at(-1)).toBe('PATCH /repos/o/r/git/refs/tags/v0 {"sha":"b","force":true}');
  });

  it('stays where it is right, and nothing is written', async () => {
    const { ask, asked } = forge({ releases: [release('v0.1.0')], tags: { 'v0.1.0': 'a', v0: 'a' } });
    expect(await moveMajorTag(ask, 'o/r', 0)).toMatchObject({ how: 'unchanged' });
    expect(asked.filter((one) => !one.startsWith('GET'))).toEqual([]);
  });

  it('looks at all pages of releases', async () => {
    const old = Array.from({ length: 100 }, (_, index) => release(`v0.1.${index}`));
    const { ask } = forge({ releases: [...old, release('v0.2.0')], tags: { 'v0.2.0': 'c', v0: 'a' } });
    expect(await moveMajorTag(ask, 'o/r', 0)).toMatchObject({ at: 'v0.2.0', commit: 'c' });
  });

  it('is nowhere without a release, or without the commit of one', async () => {
    const none = forge({ releases: [release('v1.0.0')], tags: {} });
    await expect(moveMajorTag(none.ask, 'o/r', 0)).rejects.toThrow('o/r has no published release of v0');
    const gone = forge({ releases: [release('v0.1.0')], tags: {} });
    await expect(moveMajorTag(gone.ask, 'o/r', 0)).rejects.toThrow('the commit of v0.1.0: GitHub answered 404');
  });

  it('says what a maintainer has to do where GitHub refuses', async () => {
    const { ask } = forge({ releases: [release('v0.2.0')], tags: { 'v0.2.0': 'b', v0: 'a' }, refuses: true });
    await expect(moveMajorTag(ask, 'o/r', 0)).rejects.toThrow(
      /v0 was not moved; `git push --force origin b:refs\/tags\/v0` of a maintainer does it: GitHub answered 422, "refusing/,
    );
  });
});
