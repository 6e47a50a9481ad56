import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trainSeed } from '../../src/training/index.ts';
import { openLog } from '../../src/training/log.ts';
import { proxyCredentials } from '../../src/training/variables.ts';
import { never, repository, scratch, trainRequest } from './harness.ts';

function logged(chunks: readonly (string | Buffer)[], more: Partial<Parameters<typeof openLog>[0]> = {}) {
  const path = join(scratch(), 'log.txt');
  const shown: string[] = [];
  const limit = { head: 1 << 20, tail: 1 << 20, shown: 1 << 20 };
  const log = openLog({ path, limit, secrets: [], display: (text) => shown.push(text), ...more });
  for (const chunk of chunks) log.write('stdout', Buffer.from(chunk));
  log.close();
  return { file: readFileSync(path, 'utf8'), shown: shown.join(''), excerpt: log.excerpt() };
}

describe('the log of a step', () => {
  it('makes lines of progress bars and characters of split bytes', () => {
    const euro = Buffer.from('€');
    const { file, shown } = logged(['10%\r20', '%\r', '\nfive ', euro.subarray(0, 1), euro.subarray(1), '\r\nlast']);
    expect(file).toBe('10%\n20%\nfive €\nlast\n');
    expect(shown).toBe(file);
  });

  it('of one endless line keeps its beginning and its end', () => {
    const chunk = 'x'.repeat(1 << 20);
    const { file, excerpt } = logged([...Array<string>(40).fill(chunk), 'the end'], {
      limit: { head: 1 << 18, tail: 1 << 18, shown: 0 },
      display: undefined,
    });
    expect(file.length).toBeLessThan(1 << 20);
    expect(file).toMatch(/^x+\n[\s\S]*bytes were left out here[\s\S]*the end\n$/);
    expect(excerpt.endsWith('the end\n')).toBe(true);
  });

  it('shows the beginning and, once it has ended, the end of more than anybody reads', () => {
    const limit = { head: 1000, tail: 1000, shown: 1000 };
    const lines = Array.from({ length: 30_000 }, (_, line) => `line ${line}\n`);
    const { shown } = logged([...lines, 'Error: it broke\n'], { limit });
    expect(shown.length).toBeLessThan(70_000);
    expect(shown).toMatch(
      /^line 0\nline 1\n[\s\S]*\[a lot of output[\s\S]*\d+ bytes were left out[\s\S]*Error: it broke\n$/,
    );
    const few = logged(lines.slice(0, 200), { limit }).shown;
    expect(few).not.toContain('left out');
    expect(few.split('\n').filter((line) => line.startsWith('line'))).toEqual(
      lines.slice(0, 200).map((line) => line.trim()),
    );
  });

  it('shows no user and no password of a proxy', () => {
    const secrets = proxyCredentials({
      HTTPS_PROXY: 'http://ada:s%40cret@proxy:3128',
      no_proxy: 'a@b',
      OTHER: 'u:longword@x',
    });
    const { file } = logged(['HTTPS_PROXY=http://ada:s%40cret@proxy:3128 s@cret longword\n'], { secrets });
    expect(file).toBe('HTTPS_PROXY=http://***@proxy:3128 *** longword\n');
    expect(proxyCredentials({ http_proxy: 'http://proxy:3128/@x', ALL_PROXY: undefined })).toEqual([]);
    expect(proxyCredentials({ http_proxy: 'ada:%zz@proxy' })).toContain('%zz');
  });

  it('obeys no escape sequence, also one that is split over chunks', () => {
    const { shown } = logged(['\u001b[3', '1mred\u001b[0m \u001b]0;title\u0007\u202eevil\u0000\n']);
    expect(shown).toBe('red evil\n');
  });

  it('makes no second line of what only some programs take for the end of one', () => {
    const { file, shown } = logged(['a\u2028::error::b\u2029c\u0085d\u000be\ff\u001cg\n']);
    expect(shown).toBe('a ::error::b c d e f g\n');
    expect(file).toBe(shown);
  });

  it('masks secrets', () => {
    const { file, shown } = logged(['key=hunter22 and hunter2\n'], { secrets: ['hunter2', 'hunter22', 'x'] });
    expect(file).toBe('key=*** and ***\n');
    expect(shown).toBe(file);
  });

  it('keeps the beginning and the end above its limit, with a note between', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${String(index).padStart(5, '0')}\n`);
    const { file, shown, excerpt } = logged(lines, { limit: { head: 110, tail: 110, shown: 1 << 20 } });
    expect(file.startsWith('line 00000\n')).toBe(true);
    expect(file.endsWith('line 09999\n')).toBe(true);
    expect(file).toContain(`[${(10_000 - 20) * 11} bytes were left out here]`);
    expect(excerpt).toContain('line 09999');
    expect(shown).toHaveLength(110_000);
  });

  it('gives the end of a long log for finding causes, whatever is kept', () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `line ${String(index).padStart(5, '0')}\n`);
    const { excerpt } = logged([...lines, 'MemoryError\n']);
    expect(excerpt.startsWith('line 00000\n')).toBe(true);
    expect(excerpt.endsWith('line 49999\nMemoryError\n')).toBe(true);
    expect(excerpt.length).toBeLessThan(140_000);
  });

  it('does not hold a program without line breaks in memory', () => {
    const { file } = logged(Array.from({ length: 100 }, () => 'x'.repeat(10_000)));
    expect(file.replaceAll('\n', '')).toHaveLength(1_000_000);
    expect(file.split('\n').length).toBeGreaterThan(10);
  });

  it('stops a step whose output cannot be kept or shown', async () => {
    const repo = repository({ a: 'x' });
    const full = () => {
      throw Object.assign(new Error('write'), { code: 'ENOSPC', path: '/log' });
    };
    const run = 'echo hello; sleep 600';
    const outcome = await trainSeed(trainRequest(repo, { run }, { onOutput: full }), never());
    expect(outcome.run.exit.class).toBe('infrastructure');
    expect(outcome.problems).toMatchObject([
      { reason: 'no-space-left', message: 'no space is left on the disk at /log' },
    ]);
  });
});
