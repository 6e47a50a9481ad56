import { manifestDigest } from '../../../src/training/index.ts';
import type { SeedRun } from '../../../src/training/types.ts';

const none = manifestDigest([]);

/** One seed of a run, with what a test does not care about filled in. */
export function seedRun(given: Pick<SeedRun, 'model' | 'fingerprint' | 'metrics'> & Partial<SeedRun>): SeedRun {
  return {
    schemaVersion: 1,
    seed: 1,
    commit: '1'.repeat(40),
    origin: 'local',
    command: ['true'],
    startedAt: '2013-04-01T10:00:00.000Z',
    seconds: 1.5,
    exit: { class: 'ok', code: 0, signal: null },
    inputs: { code: { files: 0, digest: none }, data: [], params: {}, env: {} },
    artifact: { digest: none, files: [] },
    outputs: [],
    environment: { os: 'o', cpu: 'c', cpus: 1, memory: 1, gpus: [], runtimes: {}, packages: {} },
    ...given,
  };
}
