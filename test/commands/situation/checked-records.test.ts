import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectSame, saysItIs, scoresAt, scoresOfRun } from '../../../src/commands/situation/checked-records.ts';
import { isRecorded, lookForRun, lookForScores } from '../../../src/commands/situation/recorded-results.ts';
import { openRecords } from '../../../src/commands/situation/records.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import type { EvaluationRecord } from '../../../src/metrics/index.ts';

const [one, other, rows] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
const digest = `sha256:${'d'.repeat(64)}`;
const scores: EvaluationRecord = {
  schemaVersion: 1,
  model: 'm',
  fingerprint: one,
  run: other,
  rows,
  commit: 'e'.repeat(40),
  origin: 'local',
  seeds: [{ seed: 1, artifact: digest, predictions: { path: 'p.csv', digest, bytes: 1 }, seconds: 1 }],
  values: {},
};
const at = (address: string, about = {}) => scoresAt(address, JSON.stringify(scores), about);
const address = `evaluations/m/aa/${one}.json`;
const unused = () => {
  throw new Error('nothing here needs it');
};

describe('scores at an address', () => {
  it('are those that are asked for', () => {
    expect(at(address, { run: other, rows })).toEqual(scores);
    expect(at(address)).toEqual(scores);
  });

  it.each([
    ['model', `evaluations/n/aa/${one}.json`, {}],
    ['fingerprint', `evaluations/m/bb/${other}.json`, {}],
    ['run', address, { run: one }],
    ['rows', address, { rows: null }],
  ])('are refused where their %s is another', (what, asked, about) => {
    expect(() => at(asked, about)).toThrow(new RegExp(`its ${what} is`));
  });

  it('are scores of the artifacts of their run', () => {
    const run = (artifact: string, seed = 1) => {
      const seeds = [{ seed, artifact: { digest: artifact } }];
      return { seeds };
    };
    expect(scoresOfRun(address, scores, run(digest))).toBe(scores);
    expect(() => scoresOfRun(address, scores, run(`sha256:${one}`))).toThrow(/its artifact of seed 1 is/);
    expect(() => scoresOfRun(address, scores, run(digest, 2))).toThrow(/not none/);
  });

  it('say of themselves whose they are, without being read in full', () => {
    const says = (asked: string, about = {}, text = JSON.stringify(scores)) => saysItIs(asked, text, about);
    expect(says(address, { run: other, rows })).toBe(true);
    for (const asked of [`evaluations/n/aa/${one}.json`, `evaluations/m/bb/${other}.json`])
      expect(says(asked)).toBe(false);
    for (const about of [{ run: one }, { rows: null }]) expect(says(address, about)).toBe(false);
    for (const text of ['', 'null', '[]', '{}', JSON.stringify({ ...scores, schemaVersion: 2 })])
      expect(says(address, {}, text)).toBe(false);
    const seed = { model: 'm', fingerprint: one };
    const run = (last: object) => JSON.stringify({ schemaVersion: 1, ...seed, seeds: [seed, last] });
    expect([saysItIs(address, run(seed)), saysItIs(address, run({ ...seed, model: 'n' }))]).toEqual([true, false]);
  });

  it('are counted as recorded, or told as what is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mlops-looks-'));
    const ledger: Ledger = {
      read: unused,
      readMany: async () => new Map([[address, JSON.stringify(scores)]]),
      list: unused,
      write: unused,
      history: unused,
    };
    const records = openRecords(ledger, folder);
    await records.load([address, `runs/m/aa/${one}.json`]);
    expect(isRecorded(records, lookForScores(address, { run: other, rows }))).toBe(true);
    expect(isRecorded(records, lookForScores(address, { run: one, rows }))).toBe(false);
    expect(isRecorded(records, lookForRun('m', one))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('are refused with a code, and with what to do', () => {
    expect(() => expectSame(address, 'run', one, other)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ reason: 'ledger-corrupt' })] }),
    );
  });
});
