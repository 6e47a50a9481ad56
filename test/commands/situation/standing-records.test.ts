import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRecords } from '../../../src/commands/situation/records.ts';
import {
  placeOfResult,
  replacedCount,
  scoresRecord,
  standing,
} from '../../../src/commands/situation/standing-records.ts';
import { evaluationAddress, replacementAddress } from '../../../src/ledger/index.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import type { EvaluationRecord } from '../../../src/metrics/index.ts';
import { sha256 } from '../../../src/support/canonical.ts';
import type { Replaces } from '../../../src/support/replaces.ts';

const fingerprint = 'a'.repeat(64);
const first = evaluationAddress('m', fingerprint);
const [second, third] = [first.replace('.json', '.2.json'), first.replace('.json', '.3.json')];

function scores(replaces?: Replaces): string {
  const digest = `sha256:${'d'.repeat(64)}`;
  const record: EvaluationRecord = {
    schemaVersion: 1,
    model: 'm',
    fingerprint,
    run: fingerprint,
    rows: null,
    commit: 'e'.repeat(40),
    origin: 'local',
    seeds: [{ seed: 1, artifact: digest, predictions: { path: 'p.csv', digest, bytes: 1 }, seconds: 1 }],
    values: {},
    ...(replaces && { replaces }),
  };
  return JSON.stringify(record);
}

function replacing(address: string, text: string): Replaces {
  return { address, digest: `sha256:${sha256(text)}`, why: 'bytes-lost' };
}

async function recordsWith(there: Readonly<Record<string, string>>) {
  const ledger: Ledger = {
    read: async (address) => there[address],
    readMany: async (addresses) =>
      new Map(addresses.flatMap((one) => (there[one] === undefined ? [] : [[one, there[one]]]))),
    list: async () => new Map(),
    write: async (records) => ({
      added: records.map(({ address }) => address),
      gaveWay: [],
      pushed: true,
      commit: 'c',
    }),
    history: async function* () {},
  };
  const records = openRecords(ledger, mkdtempSync(join(tmpdir(), 'mlops-records-')));
  await records.load([first]);
  return records;
}

it('a replacement has an address of its own beside what it replaces', () => {
  expect(replacementAddress(first)).toBe(second);
  expect(replacementAddress(second)).toBe(third);
  expect(replacementAddress(`runs/m/aa/${fingerprint}.9.json`)).toBe(`runs/m/aa/${fingerprint}.10.json`);
  expect(replacementAddress(`sketches/aa/${fingerprint}.json`)).toBeUndefined();
});

it('the last one of those that replaced each other stands', async () => {
  const [one, two] = [scores(), scores(replacing(first, scores()))];
  const three = scores(replacing(second, two));
  const records = await recordsWith({ [first]: one, [second]: two, [third]: three });
  expect(standing(records, first)).toEqual({ address: third, text: three });
  expect(replacedCount(records, first)).toBe(2);
  expect(scoresRecord(records, first, {}, undefined)?.address).toBe(third);
});

it.each([
  ['names other bytes than those that are there', scores(replacing(first, 'other'))],
  ['names another record', scores(replacing(second, scores()))],
  ['names none', scores()],
])('a replacement that %s is refused', async (_, text) => {
  const records = await recordsWith({ [first]: scores(), [second]: text });
  expect(() => scoresRecord(records, first, {}, undefined)).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ reason: 'ledger-corrupt' })] }),
  );
});

it('a record that replaces something does not stand in its place', async () => {
  const records = await recordsWith({ [first]: scores(replacing(first, scores())) });
  expect(() => scoresRecord(records, first, {}, undefined)).toThrow(/its place is/);
});

it('what is on the ledger is replaced beside it, what nobody has seen is made anew', async () => {
  const none = await recordsWith({});
  expect(placeOfResult(none, first, 'bytes-lost')).toEqual({ address: first });
  await none.keep({ address: first, text: scores() });
  expect(placeOfResult(none, first, 'bytes-lost')).toEqual({ address: first });
  const there = await recordsWith({ [first]: scores() });
  const place = placeOfResult(there, first, 'bytes-lost');
  expect(place).toEqual({ address: second, replaces: replacing(first, scores()) });
  await there.keep({ address: second, text: scores(place.replaces) });
  expect(placeOfResult(there, first, 'bytes-lost')).toEqual(place); // not a third one
  await there.publish('now it is');
  expect(placeOfResult(there, first, 'bytes-lost').address).toBe(third);
});
