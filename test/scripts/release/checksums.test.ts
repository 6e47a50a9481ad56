import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksums, subjectsIn } from '../../../scripts/release/checksums.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlops-release-'));
  mkdirSync(join(folder, 'dist', 'actions'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'cli.js'), 'one\n');
  writeFileSync(join(folder, 'dist', 'actions', 'plan.js'), 'two\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what is attested', () => {
  it('are all files of a folder with their digests, as sha256sum reads them', async () => {
    const lines = await checksums(await subjectsIn(folder, 'dist'));
    expect(lines.split('\n').map((line) => line.slice(66))).toEqual(['dist/actions/plan.js', 'dist/cli.js', '']);
    const said = execFileSync('sha256sum', ['--check', '--strict'], { cwd: folder, input: lines, encoding: 'utf8' });
    expect(said).toBe('dist/actions/plan.js: OK\ndist/cli.js: OK\n');
    writeFileSync(join(folder, 'dist', 'cli.js'), 'other\n');
    expect(await checksums(await subjectsIn(folder, 'dist'))).not.toBe(lines);
  });

  it('is no link', async () => {
    symlinkSync('/etc/passwd', join(folder, 'dist', 'link'));
    await expect(subjectsIn(folder, 'dist')).rejects.toThrow(/link is neither a file nor a folder/);
  });

  it('is something, once each, and not more than one attestation takes', async () => {
    const path = join(folder, 'dist', 'cli.js');
    await expect(checksums([])).rejects.toThrow('nothing to attest');
    await expect(
      checksums([
        { name: 'a', path },
        { name: 'a', path },
      ]),
    ).rejects.toThrow('same name');
    await expect(checksums([{ name: 'a\nb', path }])).rejects.toThrow('no name for a line');
    const many = Array.from({ length: 1025 }, (_, index) => ({ name: `f${index}`, path }));
    await expect(checksums(many)).rejects.toThrow('1025 files are more than the 1024');
    expect((await checksums(many.slice(1))).trim().split('\n')).toHaveLength(1024);
  });
});
