import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });
const launch = join(import.meta.dirname, '..', '..', 'src', 'cli', 'launch.ts');
const folder = mkdtempSync(join(tmpdir(), 'mlops-output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line in a shell, `$MLOPS` for the program. */
function shell(script: string) {
  const env = { ...process.env, MLOPS: `${process.execPath} ${launch}` };
  const ran = spawnSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

describe.skipIf(!existsSync('/dev/full'))('output that cannot be written', () => {
  it.each(['schema mlops', '--help', 'plan --help', '--version', 'plan --json'])(
    '%s ends as unavailable, with cause and remedy in one place',
    (line) => {
      const { code, stderr } = shell(`$MLOPS ${line} >/dev/full`);
      expect(code).toBe(69);
      expect(stderr).toMatch(/stdout.*no space left on device.*\[output-lost\]\n {2}→ /);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  it('a part that was written is no success', () => {
    const { code, stderr } = shell('ulimit -f 1; $MLOPS schema mlops >part.json');
    expect([code, readFileSync(join(folder, 'part.json')).length]).toEqual([69, 1024]);
    expect(stderr).toMatch(/file too large.*\[output-lost\]/);
  });

  it('stderr that cannot be written changes nothing about the result', () => {
    expect(shell('$MLOPS schema mlops 2>/dev/full')).toMatchObject({ code: 0 });
    expect(shell('$MLOPS nonsense --json 2>/dev/full >/dev/full')).toMatchObject({ code: 69 });
    expect(shell('$MLOPS nonsense 2>/dev/full')).toMatchObject({ code: 64 });
  });
});

describe('a reader that wants no more', () => {
  it('is no error', () => {
    expect(shell('set -o pipefail; $MLOPS schema mlops | head -c 5')).toMatchObject({ code: 0, stderr: '' });
    expect(shell('$MLOPS schema mlops >&-')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('gets everything that it reads, however large and slow', () => {
    const whole = shell('$MLOPS schema mlops').stdout;
    expect(JSON.parse(whole)).toHaveProperty('$schema');
    expect(shell('$MLOPS schema mlops | { sleep 0.5; cat; }').stdout).toBe(whole);
    expect(shell('$MLOPS schema mlops >whole.json; cat whole.json').stdout).toBe(whole);
  });
});
