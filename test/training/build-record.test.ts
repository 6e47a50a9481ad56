import { expect, it } from 'vitest';
import { MlopsError } from '../../src/support/problem.ts';
import { manifestDigest } from '../../src/training/digest.ts';
import { type BuildRecord, parseBuildRecord } from '../../src/training/index.ts';

const hex = 'a'.repeat(64);
const files = [{ path: 'data/hourly.csv', digest: `sha256:${hex}`, bytes: 3 }];
const record: BuildRecord = {
  schemaVersion: 1,
  dataset: 'hourly',
  fingerprint: hex,
  content: manifestDigest(files),
  files,
  commit: 'b'.repeat(40),
  origin: 'local',
  command: ['make'],
  startedAt: '2026-01-01T00:00:00.000Z',
  seconds: 1,
  inputs: {
    code: { files: 1, digest: `sha256:${hex}` },
    from: [{ dataset: 'rides', digest: hex }],
    params: {},
    env: {},
  },
  environment: { os: 'x', cpu: 'y', cpus: 1, memory: 1, gpus: [], runtimes: {}, packages: {} },
};
const reasonOf = (text: string) => {
  try {
    return parseBuildRecord(text);
  } catch (error) {
    return error instanceof MlopsError ? [error.ends, error.problems[0]?.reason] : error;
  }
};

it('the record of a build is read as it was written', () => {
  expect(reasonOf(JSON.stringify(record))).toEqual(record);
});

it.each<[string, object]>([
  ['without files', { files: [] }],
  ['with a path that leads out', { files: [{ path: '../x', digest: `sha256:${hex}`, bytes: 3 }] }],
  ['with an absolute path', { files: [{ path: '/x', digest: `sha256:${hex}`, bytes: 3 }] }],
  ['with a key that nobody knows', { more: 1 }],
])('one %s is refused', (_, other) => {
  expect(reasonOf(JSON.stringify({ ...record, ...other }))).toEqual(['input', 'build-unreadable']);
});

it('one that is no JSON, or of a newer version, says so', () => {
  expect(reasonOf('{')).toEqual(['input', 'build-unreadable']);
  expect(reasonOf(JSON.stringify({ ...record, schemaVersion: 2 }))).toEqual(['input', 'build-too-new']);
});

it.each<[string, object]>([
  ['another digest of a file', { files: [{ ...files[0], digest: `sha256:${'b'.repeat(64)}` }] }],
  ['another path', { files: [{ ...files[0], path: 'data/daily.csv' }] }],
  ['a file more', { files: [...files, { ...files[0], path: 'data/more.csv' }] }],
  ['another digest of all', { content: `sha256:${'b'.repeat(64)}` }],
])('one with %s contradicts itself', (_, other) => {
  expect(reasonOf(JSON.stringify({ ...record, ...other }))).toEqual(['input', 'build-corrupt']);
});
