import { expect, it } from 'vitest';
import { defineReasons, exitCodes, MlopsError } from '../../src/support/problem.ts';
import { runProcess } from '../../src/support/process.ts';
import { worst } from '../../src/support/verdict.ts';

it('the worst verdict wins, and of nothing it is unknown', () => {
  expect(worst([])).toBe('unknown');
  expect(worst(['pass'])).toBe('pass');
  expect(worst(['pass', 'unknown', 'pass'])).toBe('unknown');
  expect(worst(['unknown', 'fail', 'pass'])).toBe('fail');
  expect(worst(new Set(['pass', 'fail'] as const))).toBe('fail');
});

it('an error ends as its room’s table says, with everything that is wrong', () => {
  const reasons = defineReasons({ broken: { ends: 'unavailable', cause: 'c', remedy: 'r' } });
  const error = MlopsError.of(reasons, 'broken', 'It is broken.', { remedy: 'Mend it.' });
  expect(error).toMatchObject({
    name: 'MlopsError',
    message: 'It is broken.',
    ends: 'unavailable',
    problems: [{ reason: 'broken', message: 'It is broken.', remedy: 'Mend it.' }],
  });
  expect(exitCodes[error.ends]).toBe(69);
  const several = new MlopsError('input', [
    { reason: 'a', message: 'A.' },
    { reason: 'b', message: 'B.' },
  ]);
  expect(several.message).toBe('A.\nB.');
});

it('exit codes are those of the reference', () => {
  expect(exitCodes).toEqual({
    pass: 0,
    fail: 1,
    unknown: 2,
    usage: 64,
    input: 65,
    unavailable: 69,
    defect: 70,
    cancelled: 130,
  });
});

const node = (script: string, options = {}) => runProcess(process.execPath, ['-e', script], options);

it('a process gives its output, its code and its signal', async () => {
  const said = await node('process.stdout.write(Buffer.from([0, 255])); console.error("é"); process.exit(3)');
  expect(said).toEqual({ code: 3, signal: null, stdout: Buffer.from([0, 255]), stderr: 'é\n' });
  expect(await node('process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 9e6)')).toMatchObject({
    code: null,
    signal: 'SIGTERM',
  });
});

it('a process gets its input, folder and environment, and may leave the input alone', async () => {
  const echoed = await node('process.stdin.pipe(process.stdout)', { input: 'x'.repeat(300_000) });
  expect(echoed.stdout).toHaveLength(300_000);
  expect(await node('process.exit(0)', { input: Buffer.alloc(3_000_000) })).toMatchObject({ code: 0 });
  expect((await node('process.stdin.on("end", () => console.log("end")).resume()')).stdout.toString()).toBe('end\n');
  const there = await node('console.log(process.cwd(), process.env.ONLY, process.env.HOME)', {
    cwd: '/',
    env: { ONLY: '1' },
  });
  expect(there.stdout.toString()).toBe('/ 1 undefined\n');
});

it('a program that is not there is an error with its code, an abort ends it', async () => {
  await expect(runProcess('no-such-program-at-all', [])).rejects.toMatchObject({ code: 'ENOENT' });
  const stop = new AbortController();
  const running = node('setTimeout(() => {}, 9e6)', { signal: stop.signal });
  stop.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});
