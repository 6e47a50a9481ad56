import { describe, expect, it } from 'vitest';
import { parseEvaluationRecord } from '../../src/metrics/index.ts';
import { readerReasons } from '../../src/metrics/readers/index.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { foldRuns, manifestDigest, parseRunRecord, parseSeedRun, trainingReasons } from '../../src/training/index.ts';
import type { SeedRun } from '../../src/training/types.ts';

const fingerprint = 'ab'.repeat(32);

function run(more: Partial<SeedRun> = {}): SeedRun {
  return {
    schemaVersion: 1,
    model: 'delay',
    fingerprint,
    seed: 1,
    commit: '1'.repeat(40),
    origin: 'local',
    command: ['true'],
    startedAt: '2013-04-01T10:00:00.000Z',
    seconds: 1.5,
    exit: { class: 'ok', code: 0, signal: null },
    inputs: { code: { files: 0, digest: manifestDigest([]) }, data: [], params: { a: [1, { b: null }] }, env: {} },
    artifact: { digest: manifestDigest([]), files: [] },
    outputs: [],
    metrics: { auc: { value: 'NaN', file: 'm.json' }, f1: { value: 0, standardError: 0.1, file: 'm.json' } },
    environment: { os: 'o', cpu: 'c', cpus: 1, memory: 1, gpus: [], runtimes: {}, packages: {} },
    ...more,
  };
}

describe('run records', () => {
  it('are read as they were written', () => {
    expect(parseSeedRun(JSON.stringify(run()))).toEqual(run());
    const record = foldRuns('delay', fingerprint, [run(), run({ seed: 2 })]);
    expect(parseRunRecord(JSON.stringify(record))).toEqual(record);
    expect(record.seeds.map((seed) => seed.seed)).toEqual([1, 2]);
  });

  it('of a newer version are refused, also when the rest is unknown', () => {
    const newer = { schemaVersion: 2, things: [] };
    expect(() => parseRunRecord(JSON.stringify(newer))).toThrow('schema version 2; this version reads up to 1');
    expect(() => parseSeedRun(JSON.stringify(newer))).toThrow('schema version 2');
  });

  it.each([
    ['', 'is not JSON'],
    ['{"schemaVersion": 1', 'is not JSON'],
    ['[]', 'its root'],
    [JSON.stringify({ ...run(), fingerprint: 'x' }), 'at fingerprint'],
    [JSON.stringify({ ...run(), extra: 1 }), 'extra'],
    [
      JSON.stringify({
        ...run(),
        artifact: { digest: manifestDigest([]), files: [{ path: '../x', digest: manifestDigest([]), bytes: 1 }] },
      }),
      'artifact.files.0.path',
    ],
  ])('that are damaged are refused: %s', (text, message) => {
    expect(() => parseSeedRun(text)).toThrow(message);
  });

  it('are refused with their codes', () => {
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return error instanceof MlopsError ? error.problems[0]?.reason : error;
      }
      return undefined;
    };
    expect(code(() => parseRunRecord('{'))).toBe('run-unreadable');
    expect(code(() => parseEvaluationRecord('{}'))).toBe('evaluation-unreadable');
    expect(code(() => parseEvaluationRecord('{"schemaVersion": 2}'))).toBe('evaluation-too-new');
    expect(code(() => foldRuns('delay', fingerprint, []))).toBe('runs-not-foldable');
  });

  it('are folded only when they belong together and ended well', () => {
    expect(() => foldRuns('delay', fingerprint, [])).toThrow('no run of delay');
    expect(() => foldRuns('other', fingerprint, [run()])).toThrow('is no run of other');
    expect(() => foldRuns('delay', 'cd'.repeat(32), [run()])).toThrow('is no run of delay');
    expect(() =>
      foldRuns('delay', fingerprint, [run({ exit: { class: 'timeout', code: null, signal: 'SIGKILL' } })]),
    ).toThrow('ended as timeout');
    expect(() => foldRuns('delay', fingerprint, [run(), run()])).toThrow('same seed with seed 1');
  });

  it('have digests that depend on names and contents, not on order', () => {
    const [a, b] = [
      { path: 'a', digest: 'sha256:1', bytes: 1 },
      { path: 'b', digest: 'sha256:2', bytes: 2 },
    ];
    expect(manifestDigest([a, b])).toBe(manifestDigest([b, a]));
    expect(manifestDigest([a, b])).not.toBe(manifestDigest([{ ...a, path: 'c' }, b]));
  });
});

describe('reason codes', () => {
  it('are unique over the two tables, in kebab-case, with cause and remedy as sentences', () => {
    const entries = [...Object.entries(trainingReasons), ...Object.entries(readerReasons)];
    expect(new Set(entries.map(([code]) => code)).size).toBe(entries.length);
    for (const [code, info] of entries) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(info.cause).toMatch(/^[A-Z`].*\.$/s);
      expect(info.remedy).toMatch(/^[A-Z`].*\.$/s);
    }
  });
});
