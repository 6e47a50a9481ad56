import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/data/index.ts';
import { column, rule, said, versionOf } from '../datasets.ts';
import { scratch, testEngine, written } from '../engine.ts';
import { escapes } from './escapes.ts';
import { workers } from './workers.ts';

const folder = scratch();
const outside = join(folder, 'outside');
mkdirSync(outside);
writeFileSync(join(outside, 'secret.csv'), 'password\nhunter2\n');
symlinkSync(join(outside, 'secret.csv'), join(outside, 'link.csv'));
symlinkSync(outside, join(outside, 'linked'));
const here = readdirSync(outside);
const before = workers();
process.env['GITHUB_TOKEN'] = 'ghs_escaped';
const engine = await testEngine(folder, { memoryLimit: 256 * 2 ** 20, tempLimit: 64 * 2 ** 20 });
afterAll(() => {
  delete process.env['GITHUB_TOKEN'];
});
const table = written(folder, 't.csv', 'a,b\n1,x\n2,y\n3,z\n');
const columns = [column('a'), column('b')];

async function tried(kind: 'where' | 'sql', text: string) {
  const checks = [rule('r', kind, text.replaceAll('$', outside))];
  return checkDataset(engine, versionOf(table, columns, { checks }), { ruleLimitMs: 1500 });
}

describe('SQL of a pull request that wants out', () => {
  it.each(escapes)('$name', { timeout: 30_000 }, async ({ kind, text, reason }) => {
    const report = await tried(kind, text);
    expect(said(report, kind)).toBe(`unknown ${reason}`);
    const message = JSON.stringify(report.checks);
    expect(message).not.toMatch(/hunter2|ghs_escaped|root:/);
    expect(message.length).toBeLessThan(20_000);
    expect(readdirSync(outside)).toEqual(here);
    expect((await engine.query('SELECT count(*) FROM t', [table])).rows).toEqual([[3]]);
  });

  it('is not helped by being long, or deep', { timeout: 60_000 }, async () => {
    const answers = [
      await tried('where', `${'('.repeat(5000)}a${')'.repeat(5000)} = 0`),
      await tried('where', `${'NOT '.repeat(20_000)} (a = 0)`),
      await tried('where', Array.from({ length: 20_000 }, (_, at) => `a = ${-at - 1}`).join(' OR ')),
      await tried('where', `b = '${'x'.repeat(5_000_000)}'`),
      await tried('where', `a = ${'9'.repeat(100_000)}`),
      await tried('where', `regexp_matches(repeat('a', 100000), '(a*)*b')`),
      await tried('where', `regexp_matches(b, '(x{1000}){1000}')`),
    ];
    const words = answers.map((report) => said(report, 'where'));
    // RE2 is linear and has a limit for large patterns; what the parser takes is answered.
    for (const word of words) expect(word).toMatch(/^(pass kept|unknown (sql-[a-z-]+|null-result))$/);
    expect(JSON.stringify(answers).length).toBeLessThan(100_000);
    expect((await engine.query('SELECT count(*) FROM t', [table])).rows).toEqual([[3]]);
  });
});

describe.runIf(process.platform === 'linux')('the process of the engine, after all that', () => {
  it('is one, has no secret in its environment and no socket but the one to us', () => {
    const [worker = 0, ...others] = workers().filter((pid) => !before.includes(pid));
    expect([worker > 0, others]).toEqual([true, []]);
    expect(readFileSync(`/proc/${worker}/environ`, 'utf8')).not.toMatch(/GITHUB|ghs_|TOKEN/);
    const handles = readdirSync(`/proc/${worker}/fd`).map((fd) => readlinkSync(`/proc/${worker}/fd/${fd}`));
    const network = ['tcp', 'tcp6', 'udp', 'udp6']
      .map((kind) => readFileSync(`/proc/${worker}/net/${kind}`, 'utf8'))
      .join('');
    const inodes = handles.flatMap((handle) => /^socket:\[(\d+)\]$/.exec(handle)?.[1] ?? []);
    expect(inodes.filter((inode) => network.includes(` ${inode} `))).toEqual([]);
    expect(handles.filter((handle) => handle.includes('secret') || handle.startsWith('/etc'))).toEqual([]);
    expect(existsSync(join(outside, 'stolen.csv'))).toBe(false);
  });
});
