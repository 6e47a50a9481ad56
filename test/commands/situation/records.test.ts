import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRecords } from '../../../src/commands/situation/records.ts';
import type { Ledger } from '../../../src/ledger/port.ts';

const ledger: Ledger = {
  read: async () => undefined,
  readMany: async (addresses) => new Map(addresses.filter((one) => one === 'there').map((one) => [one, '"text"'])),
  list: async () => new Map(),
  write: async (records) => ({ added: records.map(({ address }) => address), gaveWay: [], pushed: true, commit: 'c' }),
  history: async function* () {},
};

it('a record that nobody asked for is not taken for one that does not exist', async () => {
  const records = openRecords(ledger, mkdtempSync(join(tmpdir(), 'mlops-records-')));
  expect(() => records.text('there')).toThrow(/nobody has loaded the record there/);
  await records.load(['there', 'absent']);
  expect([records.text('there'), records.text('absent')]).toEqual(['"text"', undefined]);
  await records.keep({ address: 'made', text: '1' });
  expect(records.text('made')).toBe('1');
  await records.publish('made');
  expect(records.text('made')).toBe('1');
});
