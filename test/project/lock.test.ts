import { describe, expect, it } from 'vitest';
import { lockFileOf, type ProjectLock, readLock, withLock } from '../../src/project/index.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { lines, load, withDataset } from './support.ts';

const digest = `sha256:${'0a'.repeat(32)}`;
const text = (datasets: string) => `schemaVersion: 1\ndatasets:\n${datasets}`;

function problemsOf(content: string): readonly string[] {
  try {
    readLock(content, 'mlops.lock');
  } catch (error) {
    if (error instanceof MlopsError && error.ends === 'input') return lines(error.problems);
    throw error;
  }
  throw new Error('the text was accepted');
}

describe('a lock file', () => {
  it('lies beside the project file, under its name', () => {
    expect(['mlops.yaml', 'sub/other.yml', 'odd'].map(lockFileOf)).toEqual([
      'mlops.lock',
      'sub/other.lock',
      'odd.lock',
    ]);
  });

  it('that is not there locks nothing', () => {
    expect(readLock(undefined, 'mlops.lock').size).toBe(0);
  });

  it('gives entries by the names of datasets', () => {
    const lock = readLock(
      text(`  d: { digest: '${digest}', rows: 12, bytes: 100 }\n  e: { digest: '${digest}' }\n`),
      'x',
    );
    expect([...lock]).toEqual([
      ['d', { digest, rows: 12, bytes: 100 }],
      ['e', { digest }],
    ]);
  });

  it('is refused with all that is wrong, each with its place', () => {
    const broken = `  d: { digest: 12ab, rows: -1 }\n  e: { size: 3 }\n`;
    expect(problemsOf(text(broken)).map((line) => line.split(': ')[0])).toEqual([
      '3:16 lock-invalid datasets.d.digest',
      '3:28 lock-invalid datasets.d.rows',
      '4:3 lock-invalid datasets.e.digest',
      '4:6 lock-invalid datasets.e',
    ]);
    expect(problemsOf('')).toHaveLength(1);
    expect(problemsOf('../elsewhere')).toEqual([expect.stringContaining('lock-invalid mlops.lock')]);
    expect(problemsOf(text(`  d: { digest: '${digest}' }\n  d: { digest: '${digest}' }\n`))).toEqual([
      expect.stringMatching(/^4:3 yaml-duplicate-key /),
    ]);
  });

  it('of a newer version says only that', () => {
    expect(problemsOf('schemaVersion: 2\nanything: 1\n')).toEqual([
      '1:16 lock-too-new mlops.lock is of version 2; this program reads version 1',
    ]);
  });

  it('is put to the datasets of a project, and takes earlier entries away', () => {
    const { project } = load(withDataset('source: d.csv\nfrozen: true'));
    const entry = { digest, rows: 1 };
    const lock: ProjectLock = new Map([
      ['d', entry],
      ['other', { digest, rows: 2 }],
    ]);
    const locked = withLock(project, lock);
    expect(locked.datasets.get('d')).toMatchObject({ frozen: true, locked: entry });
    expect([...locked.datasets.keys()]).toEqual(['d']);
    expect(withLock(locked, new Map()).datasets.get('d')).toEqual(project.datasets.get('d'));
  });
});

describe('`frozen`', () => {
  it('is true or nothing', () => {
    const frozen = (value: string) => load(withDataset(`source: d.csv${value}`)).project.datasets.get('d')?.frozen;
    expect([frozen('\nfrozen: true'), frozen('\nfrozen: false'), frozen('')]).toEqual([true, undefined, undefined]);
    expect(() => frozen('\nfrozen: once')).toThrow(/frozen/);
  });
});
