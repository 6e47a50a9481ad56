import { expect, it } from 'vitest';
import { keyAmong } from '../../../src/data/index.ts';

const column = { name: 'customer_id', kind: 'integer', distinct: 350, nulls: 0, uuids: 0 } as const;

it('an integer that happens to differ in each row is no key, one that is counted up or dense enough is', () => {
  expect(keyAmong([{ ...column, span: 50_000 }], 350, 'customers')).toBeUndefined();
  expect(keyAmong([{ ...column, span: 50_000 }], 350, 'orders')).toBeUndefined();
  expect(keyAmong([{ ...column, span: 1300 }], 350, 'customers')?.name).toBe('customer_id');
  expect(keyAmong([{ ...column, distinct: 5000, span: 400_000 }], 5000, 'orders')?.name).toBe('customer_id');
});

it('a text that may point to another table is a key only where it holds UUIDs', () => {
  const text = { ...column, kind: 'string' } as const;
  expect(keyAmong([text], 350, 'orders')).toBeUndefined();
  expect(keyAmong([{ ...text, uuids: 350 }], 350, 'orders')?.name).toBe('customer_id');
});
