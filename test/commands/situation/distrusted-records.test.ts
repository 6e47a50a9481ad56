import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { proofRecords, readProof, toProve } from '../../../src/commands/situation/proof.ts';
import { openRecords } from '../../../src/commands/situation/records.ts';
import type { Ledger, LedgerRecord } from '../../../src/ledger/port.ts';
import { sha256 } from '../../../src/support/canonical.ts';

const first = `runs/m/aa/${'a'.repeat(64)}.json`;
const second = first.replace('.json', '.2.json');
const third = first.replace('.json', '.3.json');

/** A ledger of these texts that remembers what was written. */
function opened(texts: Readonly<Record<string, string>>) {
  const written: LedgerRecord[] = [];
  const ledger: Ledger = {
    read: async (address) => texts[address],
    readMany: async (all) => new Map(all.flatMap((one) => (texts[one] === undefined ? [] : [[one, texts[one]]]))),
    list: async () => new Map(),
    write: async (records) => {
      written.push(...records);
      return { added: records.map(({ address }) => address), gaveWay: [], pushed: true, commit: 'c' };
    },
    history: async function* () {},
  };
  return { written, records: openRecords(ledger, mkdtempSync(join(tmpdir(), 'mlops-records-'))) };
}

it('what is not trusted counts as not there, and what is made instead names it', async () => {
  const { records, written } = opened({ [first]: '{"forged":1}', [second]: '{"forged":2}' });
  await records.load([first]);
  records.distrust([first, second]);
  expect([records.text(first), records.published(first)]).toEqual([undefined, false]);
  await records.keep({ address: first, text: '{"honest":1}' });
  expect([records.text(first), records.published(first)]).toEqual(['{"honest":1}', false]);
  await records.publish('Made again');
  expect(written.map(({ address }) => address)).toEqual([third]);
  const replaces = { address: second, digest: `sha256:${sha256('{"forged":2}')}`, why: 'not-trusted' };
  expect(JSON.parse(`${records.text(third)}`)).toEqual({ honest: 1, replaces });
  expect(records.text(first)).toBe('{"forged":1}'); // the chain is whole for whoever walks it
  expect(records.text(third.replace('.3.', '.4.'))).toBeUndefined(); // and known to end here
});

it('what this very run has recorded before is its own', async () => {
  const { records, written } = opened({ [first]: '{"own":1}' });
  await records.load([first]);
  records.distrust([first]);
  await records.keep({ address: first, text: '{"own":1}' });
  expect(records.published(first)).toBe(true);
  await records.publish('Nothing new');
  expect(written).toEqual([]);
});

it('trainings and scores are proven by their digests, and nothing else is', () => {
  const evaluation = { address: first.replace('runs', 'evaluations'), text: '2' };
  const about = toProve([{ address: first, text: '1' }, evaluation, { address: 'sketches/aa/a.json', text: '3' }]);
  expect(about).toEqual({ [first]: `sha256:${sha256('1')}`, [evaluation.address]: `sha256:${sha256('2')}` });
  expect(proofRecords('proof', about).map(({ address }) => address.split('/')[2])).toEqual([
    `${sha256('1')}.json`,
    `${sha256('2')}.json`,
  ]);
  for (const text of [undefined, '', 'no', '{}', '{"schemaVersion":2}']) expect(readProof(text)).toBeUndefined();
});
