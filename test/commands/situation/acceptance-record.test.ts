import { describe, expect, it } from 'vitest';
import {
  type AcceptanceRecord,
  acceptanceOf,
  acceptanceText,
  addressOfLoss,
} from '../../../src/commands/situation/acceptance-record.ts';
import type { Loss } from '../../../src/gates/types.ts';

const loss: Loss = { model: 'm', metric: 'auc', fingerprint: 'f'.repeat(64), values: [{ kind: 'min', value: 0.5 }] };
const record: AcceptanceRecord = {
  ...{
    schemaVersion: 1,
    model: 'm',
    metric: 'auc',
    fingerprint: 'f'.repeat(64),
    values: [{ kind: 'min', value: 0.5 }],
  },
  ...{ by: 'ada', why: 'wanted', pull: 7, head: 'a'.repeat(40), comment: 11, at: '2026-01-01T00:00:00Z' },
};

describe('the record of an acceptance', () => {
  it('is read as it was written, at an address over exactly what is accepted', () => {
    expect(acceptanceOf(loss, acceptanceText(record))).toEqual(record);
    expect(addressOfLoss(loss)).toMatch(/^acceptances\/m\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.json$/);
    expect(addressOfLoss({ ...loss, values: [] })).not.toBe(addressOfLoss(loss));
  });

  it('of a number that is gone holds what it was', () => {
    const values = [{ kind: 'kept' as const, value: null, baseline: 0.5 }];
    expect(acceptanceOf({ ...loss, values }, acceptanceText({ ...record, values }))).toMatchObject({ values });
    const other = [{ kind: 'kept' as const, value: null, baseline: 0.6 }];
    expect(() => acceptanceOf({ ...loss, values: other }, acceptanceText({ ...record, values }))).toThrow(
      /another loss/,
    );
  });

  it.each([
    ['of another value', { values: [{ kind: 'min', value: 0.4 }] }, 'acceptance-unreadable'],
    ['of another model', { model: 'n' }, 'acceptance-unreadable'],
    ['with a key that nobody knows', { more: 1 }, 'acceptance-unreadable'],
    ['without a reason', { why: undefined }, 'acceptance-unreadable'],
    ['of a newer version', { schemaVersion: 2 }, 'acceptance-too-new'],
  ])('%s accepts nothing', (_, change, reason) => {
    const text = JSON.stringify({ ...record, ...change });
    expect(() => acceptanceOf(loss, text)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ reason })] }),
    );
  });

  it('that is no JSON accepts nothing', () => {
    expect(() => acceptanceOf(loss, '{')).toThrow('is not JSON');
  });
});
