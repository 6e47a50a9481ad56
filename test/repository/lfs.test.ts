import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/support/canonical.ts';
import { absent, contents, ids, problems } from './resolved.ts';
import { makeScene, refusal, resolve } from './scene.ts';

const lfs = (content: string): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`;

describe('Git LFS', () => {
  it('is known by its pointer, and read from its own store or the work tree', async () => {
    const scene = await makeScene();
    await scene.commit({ 'd.csv': lfs('content') });
    const found = await resolve(scene, 'd.csv');
    expect(found.files).toMatchObject([{ id: `lfs:${sha256('content')}`, bytes: 7 }]);
    expect(await refusal(contents(scene, found))).toBe(
      `unavailable data-not-local: d.csv is a Git LFS pointer, and its content (sha256 ${sha256('content').slice(0, 12)}…) is not here.`,
    );
    expect(await absent(scene, found)).toBe('Git LFS d.csv');
    await scene.write({ 'd.csv': 'content' });
    expect(await contents(scene, found)).toEqual(['d.csv=content']);
    expect(await absent(scene, found)).toBeUndefined();
    await scene.write({ 'd.csv': 'edited!' });
    expect(await refusal(contents(scene, found))).toMatch(/data-not-local/);
    expect(await absent(scene, found)).toBeUndefined(); // as large, and nothing was read
    await scene.write({ 'd.csv': 'edited' });
    expect(await absent(scene, found)).toBe('Git LFS d.csv');
    const oid = sha256('content');
    await scene.write({ [`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`]: 'content' });
    expect(await contents(scene, found)).toEqual(['d.csv=content']);
    expect(await absent(scene, found)).toBeUndefined();
    await scene.write({ [`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`]: 'cont' }); // half of it
    expect(await refusal(contents(scene, found))).toMatch(/data-not-local/);
  });

  it('is not taken for data where its pointer is damaged', async () => {
    const scene = await makeScene();
    await scene.commit({
      'd.csv': lfs('content').replace('oid sha256', 'oid md5'),
      'e.csv': `${lfs('x')}${' '.repeat(2000)}`,
    });
    expect(problems(await resolve(scene, 'd.csv'))[0]).toMatch(
      /^pointer-unreadable: d\.csv begins like a Git LFS pointer/,
    );
    expect(ids(await resolve(scene, 'e.csv'))[0]).toContain('git:');
  });
});
