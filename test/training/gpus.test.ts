import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Resources } from '../../src/project/types.ts';
import { localLauncher, trainSeed } from '../../src/training/index.ts';
import { never, repository, scratch, trainRequest, write } from './harness.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const gib = 2 ** 30;

// Order of the fields: index, uuid, name, driver, memory.total, memory.free (MiB), ecc, temperature.
const a100 = '0, GPU-aaaa, NVIDIA A100-SXM4-80GB, 550.54.15, 81920, 81000, 0, 34';
const second = '1, GPU-bbbb, NVIDIA A100-SXM4-80GB, 550.54.15, 81920, 81000, 0, 35';
const consumer = '0, GPU-cccc, NVIDIA GeForce RTX 3090, 535.1, 24576, 24000, [N/A], 41';

function smi(files: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const folder = scratch();
  write(folder, files);
  return { PATH: `${fixtures}:/usr/bin:/bin`, FAKE_SMI: folder };
}

type Gpus = NonNullable<Resources['gpus']>;

function check(files: Readonly<Record<string, string>>, gpus: Partial<Gpus> = {}, env: NodeJS.ProcessEnv = {}) {
  return localLauncher.check({ gpus: { count: 1, name: [], ...gpus } }, { ...smi(files), ...env });
}

describe('the check of GPUs', () => {
  it('asks nobody where no GPU is wanted', async () => {
    expect(await localLauncher.check({}, { PATH: '/nowhere' })).toEqual({
      problems: [],
      notices: [],
      env: {},
      gpus: [],
    });
  });

  it('chooses as many fit devices as are wanted', async () => {
    const fit = await check({ 'gpus.csv': `${a100}\n${second}\n` }, { name: ['H100', 'A100'], memory: 40 * gib });
    expect(fit.problems).toEqual([]);
    expect(fit.env).toEqual({ CUDA_VISIBLE_DEVICES: 'GPU-aaaa' });
    expect(fit.gpus).toEqual([
      { uuid: 'GPU-aaaa', name: 'NVIDIA A100-SXM4-80GB', driver: '550.54.15', memory: 80 * gib, eccErrors: 0 },
    ]);
    const both = await check({ 'gpus.csv': `${a100}\n${second}\n` }, { count: 2 });
    expect(both.env).toEqual({ CUDA_VISIBLE_DEVICES: 'GPU-aaaa,GPU-bbbb' });
  });

  it('keeps to CUDA_VISIBLE_DEVICES', async () => {
    const files = { 'gpus.csv': `${a100}\n${second}\n` };
    expect((await check(files, {}, { CUDA_VISIBLE_DEVICES: '1' })).env).toEqual({ CUDA_VISIBLE_DEVICES: 'GPU-bbbb' });
    expect((await check(files, {}, { CUDA_VISIBLE_DEVICES: 'GPU-bb' })).env).toEqual({
      CUDA_VISIBLE_DEVICES: 'GPU-bbbb',
    });
    expect((await check(files, {}, { CUDA_VISIBLE_DEVICES: '-1' })).problems[0]?.message).toContain('0 of 0 are fit');
  });

  it.each<[string, Record<string, string>, Partial<Gpus>, string]>([
    ['too few', { 'gpus.csv': `${a100}\n` }, { count: 2 }, '2 fit GPUs are needed, 1 of 1 are fit'],
    ['a wrong name', { 'gpus.csv': `${consumer}\n` }, { name: ['A100', 'H100'] }, 'is none of A100, H100'],
    ['A10 for A100', { 'gpus.csv': `${a100}\n` }, { name: ['A10'] }, 'is none of A10'],
    [
      'too little memory',
      { 'gpus.csv': `${consumer}\n` },
      { memory: 40 * gib },
      'has 23.4 of 24.0 GiB free, 40.0 are needed',
    ],
    [
      'memory errors',
      { 'gpus.csv': `${a100.replace(', 0, 34', ', 3, 34')}\n` },
      {},
      'reports 3 uncorrected memory errors',
    ],
    ['heat', { 'gpus.csv': `${a100.replace(/34$/, '93')}\n` }, {}, 'is at 93 °C'],
    ['a lost device', { 'gpus.csv': `${a100.replace('81920', '[GPU is lost]')}\n` }, {}, 'does not answer'],
    [
      'foreign processes',
      { 'gpus.csv': `${a100}\n`, 'apps.csv': 'GPU-aaaa, 4711, /usr/bin/python3\n' },
      {},
      'is used by /usr/bin/python3 (pid 4711)',
    ],
    ['no values', { 'gpus.csv': 'No devices were found\n', code: '6' }, {}, 'nvidia-smi said: No devices were found'],
  ])('refuses %s', async (_, files, gpus, message) => {
    const found = await check(files, gpus);
    expect(found.problems).toHaveLength(1);
    expect(found.problems[0]?.reason).toBe('gpu-unfit');
    expect(found.problems[0]?.message).toContain(message);
    expect(found.env).toEqual({});
  });

  it('says when there is no nvidia-smi', async () => {
    const { problems } = await localLauncher.check({ gpus: { count: 1, name: [] } }, { PATH: '/nowhere' });
    expect(problems[0]?.message).toBe('1 fit GPUs are needed, 0 of 0 are fit; nvidia-smi said: not installed');
  });

  it('takes the values, not the exit code: a warning about the infoROM is a notice', async () => {
    const warning = 'WARNING: infoROM is corrupted at gpu 0000:01:00.0';
    const fit = await check({ 'gpus.csv': `${a100}\n`, stderr: warning, code: '14' });
    expect(fit.problems).toEqual([]);
    expect(fit.notices).toEqual([{ reason: 'gpu-query-warned', message: `nvidia-smi said: ${warning}` }]);
    expect(fit.gpus).toHaveLength(1);
  });
});

describe('a training on GPUs', () => {
  const repo = repository({ a: 'x' });
  const gpus = { count: 1, name: [] };

  it('does not start on an unfit machine', async () => {
    const env = smi({ 'gpus.csv': '' });
    const request = trainRequest(repo, { run: 'echo m > model.txt', train: { resources: { gpus } } }, { env });
    const outcome = await trainSeed(request, never());
    expect(outcome.run.exit.class).toBe('infrastructure');
    expect(outcome.problems.map((problem) => problem.reason)).toEqual(['gpu-unfit']);
    expect(readFileSync(outcome.log, 'utf8')).toBe('');
  });

  it('hands the device on and records it', async () => {
    const env = { ...smi({ 'gpus.csv': `${a100}\n` }), CUDA_CACHE_PATH: '/tmp/x' };
    const run = 'echo "$CUDA_VISIBLE_DEVICES $CUDA_CACHE_PATH" > model.txt; cat model.txt';
    const outcome = await trainSeed(trainRequest(repo, { run, train: { resources: { gpus } } }, { env }), never());
    expect(outcome.problems).toEqual([]);
    expect(readFileSync(outcome.log, 'utf8')).toBe('GPU-aaaa /tmp/x\n');
  });

  it('blames the device when it failed meanwhile', async () => {
    const broken = `${a100.replace(', 0, 34', ', 2, 34')}\n`;
    const env = { ...smi({ 'gpus.csv': `${a100}\n`, 'gpus-after.csv': broken }), FAKE_SMI_CHANGES: '1' };
    const request = trainRequest(repo, { run: 'exit 1', train: { resources: { gpus } } }, { env });
    const outcome = await trainSeed(request, never());
    expect(outcome.run.exit.class).toBe('infrastructure');
    expect(outcome.problems.map((problem) => problem.reason)).toEqual(['gpu-lost', 'command-failed']);
    const gone = { ...smi({ 'gpus.csv': `${a100}\n`, 'gpus-after.csv': `${second}\n` }), FAKE_SMI_CHANGES: '1' };
    const lost = await trainSeed({ ...request, env: gone, destination: join(scratch(), 'r') }, never());
    expect(lost.problems[0]?.message).toBe('GPU GPU-aaaa (NVIDIA A100-SXM4-80GB) is gone');
  });

  it('asks after the step about the same devices as before it: those that `env:` of the model names', async () => {
    const env = { ...smi({ 'gpus.csv': `${a100}\n${second}\n` }), CUDA_VISIBLE_DEVICES: '0' };
    const model = { env: new Map([['CUDA_VISIBLE_DEVICES', '1']]) };
    const request = trainRequest(repo, { run: 'exit 1', train: { resources: { gpus } }, model }, { env });
    const outcome = await trainSeed(request, never());
    expect(outcome.problems.map((problem) => problem.reason)).toEqual(['command-failed']);
    expect(outcome.run.exit.class).toBe('user');
  });
});
