import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommit, readTexts, utf8Text } from '../../src/repository/index.ts';
import { Git } from '../../src/support/git.ts';
import { makeScene } from './scene.ts';

describe('the text of a file', () => {
  it('is what its bytes say in UTF-8', () => {
    for (const text of ['', 'a', 'name: Zürich 😀\n', '\uFEFFa']) expect(utf8Text(Buffer.from(text), 'f')).toBe(text);
  });

  it.each([
    [Buffer.from('version: 1\nname: Zürich\n', 'latin1'), 'line 2, byte 18 is 0xfc'],
    [Buffer.from([0xff]), 'line 1, byte 0 is 0xff'],
    [Buffer.from([0x61, 0xc3]), 'line 1, byte 1 is 0xc3'],
    [Buffer.concat([Buffer.from('é\n'.repeat(1000)), Buffer.from([0xe9, 0x61])]), 'line 1001, byte 3000 is 0xe9'],
  ])('in another encoding is refused with its place: %#', (bytes, place) => {
    expect(() => utf8Text(bytes, 'mlops.yaml')).toThrow(`mlops.yaml is not encoded in UTF-8: ${place}.`);
  });

  it('in UTF-16 is called that, in a commit as well', async () => {
    const scene = await makeScene();
    await scene.commit({ 'mlops.yaml': `\uFEFF${'version: 1\n'}` });
    await writeFile(join(scene.folder, 'mlops.yaml'), Buffer.from('\uFEFFversion: 1\n', 'utf16le'));
    await scene.git('commit', '--quiet', '--all', '--message', 'wide');
    const git = new Git(scene.folder);
    const commit = await readCommit(git, await scene.git('rev-parse', 'HEAD'));
    await expect(readTexts(git, commit, ['mlops.yaml'])).rejects.toMatchObject({
      ends: 'input',
      problems: [{ reason: 'text-not-utf8', message: 'mlops.yaml is encoded in UTF-16, not UTF-8.' }],
    });
  });
});
