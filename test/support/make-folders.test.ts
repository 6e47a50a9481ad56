import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolders } from '../../src/support/files.ts';

const root = mkdtempSync(join(tmpdir(), 'mlops-folders-'));
afterAll(() => rmSync(root, { recursive: true }));

it('makes folders beside each other below parents that several make at once', async () => {
  for (let round = 0; round < 20; round++) {
    const folders = Array.from({ length: 40 }, (_, index) =>
      join(root, `${round}`, 'a', 'b', `${index % 7}`, `${index}`),
    );
    await Promise.all(folders.map(makeFolders));
    expect(folders.every((folder) => existsSync(folder))).toBe(true);
  }
});
