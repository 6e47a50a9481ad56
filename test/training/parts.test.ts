import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { captureEnvironment } from '../../src/training/capture.ts';
import { judgeEnd } from '../../src/training/exit.ts';
import { makeRunFolder, removeRunFolder } from '../../src/training/folder.ts';
import { badDataCode } from '../../src/training/index.ts';
import { countOomKills } from '../../src/training/launchers/oom-kills.ts';
import type { Ended } from '../../src/training/launchers/port.ts';
import {
  allowedEnvironment,
  dataVariable,
  dataVariables,
  declaredEnvironment,
  nestedParams,
} from '../../src/training/variables.ts';
import { leftovers, scratch, write } from './harness.ts';

const ended: Ended = { how: 'by-itself', code: 0, signal: null, seconds: 1, survivors: [], outOfMemory: false };

function judge(more: Partial<Ended>, log = ''): string {
  const judgement = judgeEnd({ ...ended, ...more }, log, 'training', 1000);
  return judgement.class === 'ok' ? 'ok' : `${judgement.class} ${judgement.reason}`;
}

describe('judgeEnd', () => {
  it('knows both forms of a signal', () => {
    expect(judge({ code: 137 })).toBe('infrastructure step-killed');
    expect(judge({ code: null, signal: 'SIGKILL' })).toBe('infrastructure step-killed');
    expect(judge({ code: 143 })).toBe('preempted step-preempted');
    expect(judge({ code: 139 })).toBe('user command-crashed');
    expect(judge({ code: null, signal: 'SIGINT' })).toBe('cancelled step-cancelled');
    expect(judge({ code: 200 })).toBe('user command-failed');
  });

  it('says out of memory on reliable signs only', () => {
    expect(judge({ code: 137, outOfMemory: true })).toBe('out-of-memory out-of-memory');
    expect(judge({ code: 137, outOfMemory: undefined })).toBe('infrastructure step-killed');
    expect(judge({ code: 0, outOfMemory: true })).toBe('ok');
    expect(judge({ code: 1, outOfMemory: true })).toBe('user command-failed');
    expect(
      judge({ code: 134 }, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'),
    ).toBe('out-of-memory out-of-memory');
    const numpy = 'numpy.core._exceptions._ArrayMemoryError: Unable to allocate 7 TiB';
    expect(judge({ code: 1 }, `Traceback\n${numpy}\n`)).toBe('out-of-memory out-of-memory');
    expect(judge({ code: 1 }, 'a MemoryError: caught')).toBe('user command-failed');
  });

  it('has the reserved code for bad data', () => {
    expect(badDataCode).toBe(42);
    expect(judge({ code: 42 })).toBe('data bad-data-reported');
  });
});

describe('countOomKills', () => {
  it('reads cgroup v2, cgroup v1 and the machine, in this order; nothing where nobody counts', async () => {
    const root = scratch();
    expect(await countOomKills(root)).toBeUndefined();
    write(root, { 'proc/vmstat': 'nr_free 1\noom_kill 5\n' });
    expect(await countOomKills(root)).toBe(5);
    write(root, {
      'proc/self/cgroup': '4:memory:/host/path\n',
      'sys/fs/cgroup/memory/memory.oom_control': 'under_oom 0\noom_kill 3\n',
    });
    expect(await countOomKills(root)).toBe(3);
    write(root, { 'proc/self/cgroup': '0::/a.slice\n', 'sys/fs/cgroup/a.slice/memory.events': 'oom 1\noom_kill 2\n' });
    expect(await countOomKills(root)).toBe(2);
  });
});

describe('the environment of a step', () => {
  it('holds what programs need and no token of anybody', () => {
    const kept = allowedEnvironment({
      PATH: '/bin',
      HOME: '/h',
      LC_ALL: 'C',
      CUDA_VISIBLE_DEVICES: '0',
      OMP_NUM_THREADS: '2',
      https_proxy: 'http://p',
      LD_LIBRARY_PATH: '/l',
      GITHUB_TOKEN: 'x',
      GITHUB_ENV: 'x',
      ACTIONS_RUNTIME_TOKEN: 'x',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'x',
      RUNNER_TEMP: 'x',
      RUNNER_TRACKING_ID: 'github_1',
      INPUT_TOKEN: 'x',
      NVIDIA_API_KEY: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      NODE_OPTIONS: 'x',
      GIT_DIR: 'x',
      BASH_ENV: 'x',
      PYTHONSTARTUP: 'x',
      LD_PRELOAD: 'x',
    });
    expect(Object.keys(kept).sort()).toEqual([
      'CUDA_VISIBLE_DEVICES',
      'HOME',
      'LC_ALL',
      'LD_LIBRARY_PATH',
      'OMP_NUM_THREADS',
      'PATH',
      'RUNNER_TRACKING_ID',
      'https_proxy',
    ]);
  });

  it('takes declared variables and listed secrets, but no reserved names', () => {
    expect(declaredEnvironment(new Map([['A', '1']]), { HF_TOKEN: 'x' })).toEqual({ A: '1', HF_TOKEN: 'x' });
    for (const name of ['GITHUB_TOKEN', 'ACTIONS_X', 'INPUT_Y', 'RUNNER_Z', 'MLOPS_SEED', 'A-B', '1A', '']) {
      expect(() => declaredEnvironment(new Map([[name, 'x']]), {})).toThrow('cannot be declared');
    }
    expect(() => declaredEnvironment(new Map(), { GITHUB_TOKEN: 'x' })).toThrow('cannot be declared');
  });

  it('names data by role: a file for one plain path, else a folder', () => {
    const input = (role: string, source: string, ...paths: readonly string[]) => ({
      role,
      dataset: 'd',
      digest: 'd',
      source,
      files: paths.map((path) => ({ path, local: '/x', bytes: 1 })),
    });
    const data = [
      input('train', 'a/b.csv', 'a/b.csv'),
      input('hold-out', 'a/*.csv', 'a/b.csv'),
      input('tree', 'images/', 'images/1.png'),
      input('dvc', 'raw.dvc', 'raw/x.csv'),
      input('dvc-file', 'x.csv.dvc', 'x.csv'),
      input('all', '*.csv', 'x.csv', 'y.csv'),
    ];
    expect(dataVariables(data, '/w')).toEqual({
      MLOPS_DATA_TRAIN: '/w/a/b.csv',
      MLOPS_DATA_HOLD_OUT: '/w/a',
      MLOPS_DATA_TREE: '/w/images',
      MLOPS_DATA_DVC: '/w/raw',
      MLOPS_DATA_DVC_FILE: '/w/x.csv',
      MLOPS_DATA_ALL: '/w',
    });
    expect(dataVariable('past-months')).toBe('MLOPS_DATA_PAST_MONTHS');
  });

  it('nests parameters, and keeps a dotted key that has no room', () => {
    expect(nestedParams({ 'a.b': 1, 'a.c': [1], d: null })).toEqual({ a: { b: 1, c: [1] }, d: null });
    expect(nestedParams({ a: 1, 'a.b': 2 })).toEqual({ a: 1, 'a.b': 2 });
    expect(nestedParams({ 'a.b': 2, a: 1 })).toEqual({ a: 1, 'a.b': 2 });
  });
});

describe('captureEnvironment', () => {
  const surroundings = { nodeModules: [] };

  function capture(text: string, bin: Readonly<Record<string, string>>, usesPython = false) {
    const folder = scratch();
    write(folder, bin);
    for (const name of Object.keys(bin)) chmodSync(join(folder, name), 0o755);
    const command = { kind: 'shell', text } as const;
    return captureEnvironment({ command, env: { PATH: `${folder}:/usr/bin:/bin` }, folder, surroundings, usesPython });
  }

  it('asks the interpreters that the command names', async () => {
    const answer = '{"version": "3.11.7", "packages": {"scikit-learn": "1.9.0", "numpy": "2.0", "odd": null}}';
    const python = `#!/bin/sh\necho '${answer}'\n`;
    const found = await capture('python train.py | Rscript x.R', {
      python,
      Rscript: '#!/bin/sh\necho "Rscript version 4.4.1" >&2',
    });
    expect(found.runtimes).toEqual({ python: '3.11.7', Rscript: '4.4.1' });
    expect(found.packages).toEqual({ pip: { numpy: '2.0', 'scikit-learn': '1.9.0' } });
    expect((await capture('./train', { python }, true)).runtimes).toEqual({ python: '3.11.7' });
    expect((await capture('./train', { python })).runtimes).toEqual({});
  });

  it('leaves out what does not answer', async () => {
    const found = await capture('python train.py', { python: '#!/bin/sh\nexit 1', python3: '#!/bin/sh\necho no json' });
    expect(found.runtimes).toEqual({});
    expect(found.packages).toEqual({});
    expect(found.memory).toBeGreaterThan(0);
  });
});

describe('run folders', () => {
  it('go away with what a command made unwritable', async () => {
    const place = scratch();
    const folder = await makeRunFolder(place, undefined);
    mkdirSync(join(folder.work, 'locked/inner'), { recursive: true });
    writeFileSync(join(folder.work, 'locked/inner/file'), 'x');
    chmodSync(join(folder.work, 'locked/inner'), 0o500);
    chmodSync(join(folder.work, 'locked'), 0o500);
    expect(await removeRunFolder(folder)).toBeUndefined();
    expect(leftovers(place)).toEqual([]);
  });

  it('say where they are when they cannot be removed', async () => {
    const folder = { root: '/dev/null/run', work: '', output: '', temporary: '' };
    expect(await removeRunFolder(folder)).toContain('/dev/null/run could not be removed: ENOTDIR');
  });

  it('need a place outside the checkout', async () => {
    await expect(makeRunFolder('/', '/')).rejects.toMatchObject({
      problems: [
        {
          reason: 'no-run-folder',
          message:
            'there is no place for a run folder: / lies inside of /, /tmp lies inside of /, /var/tmp lies inside of /',
        },
      ],
    });
  });

  it('are made in the next place where the first cannot be written', async () => {
    const folder = await makeRunFolder('/dev/null/place', undefined);
    expect(folder.root).toMatch(/^\/(private\/)?(var\/)?tmp\//);
    expect(await removeRunFolder(folder)).toBeUndefined();
  });
});
