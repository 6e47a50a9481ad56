import { describe, expect, it } from 'vitest';
import { keyOf, labelOf, taskOf } from '../../../src/commands/init/column-evidence.ts';
import type { ColumnFacts } from '../../../src/commands/init/types.ts';
import { keyNames } from '../../../src/data/index.ts';

const column = (name: string, more: Partial<ColumnFacts> = {}): ColumnFacts => ({ name, kind: 'integer', ...more });
const table = (...columns: readonly ColumnFacts[]) => ({ rows: 100, columns });

describe('the key', () => {
  it('is a column that is named so and never repeats', () => {
    const facts = table(column('user_id', { distinct: 100, nulls: 0 }), column('id', { distinct: 100, nulls: 0 }));
    expect(keyOf(facts, 'rides')).toEqual({ value: 'id', why: 'id never repeats and is never null', seen: '100 rows' });
  });

  it.each([
    ['it repeats', column('id', { distinct: 99, nulls: 0 })],
    ['it has nulls', column('id', { distinct: 100, nulls: 1 })],
    ['nobody counted', column('id')],
    ['it is a measurement', column('id', { kind: 'number', distinct: 100, nulls: 0 })],
    ['its name would be an expression', column('$' + '{{ x }}_id', { distinct: 100, nulls: 0 })],
    ['its name says nothing', column('price', { distinct: 100, nulls: 0 })],
  ])('is none where %s', (_, only) => expect(keyOf(table(only), 'rides')).toBeUndefined());

  it('is none in a handful of rows', () => {
    expect(keyOf({ rows: 3, columns: [column('id', { distinct: 3, nulls: 0 })] }, 'rides')).toBeUndefined();
  });

  it('is looked for by name, the best first', () => {
    expect(keyNames(['x', 'station_id', 'ride_id', 'ID', 'userId'], 'ride')).toEqual([
      'ID',
      'ride_id',
      'station_id',
      'userId',
    ]);
  });
});

describe('the label', () => {
  it('is the column that the script calls so, before one that is named like a label', () => {
    const facts = table(column('target'), column('price'));
    expect(labelOf(facts, ['price', 'gone'], 'train.py')?.value.name).toBe('price');
    expect(labelOf(facts, [], 'train.py')?.value.name).toBe('target');
  });

  it('is none where evidence differs or there is none', () => {
    expect(labelOf(table(column('target'), column('label')), [], 'train.py')).toBeUndefined();
    expect(labelOf(table(column('a'), column('b')), ['a', 'b'], 'train.py')).toBeUndefined();
    expect(labelOf(table(column('a')), [], 'train.py')).toBeUndefined();
  });
});

describe('the task', () => {
  it.each([
    ['binary', column('y', { distinct: 2, zeroOne: true })],
    ['binary', column('y', { distinct: 2, kind: 'boolean' })],
    [undefined, column('y', { distinct: 2, zeroOne: false })],
    [undefined, column('y', { distinct: 2, kind: 'string', zeroOne: false })],
    ['multiclass', column('y', { distinct: 3, kind: 'string' })],
    [undefined, column('y', { distinct: 90, kind: 'string' })],
    [undefined, column('y', { distinct: 7 })],
    ['regression', column('y', { distinct: 80, kind: 'number' })],
    [undefined, column('y', { distinct: 1, kind: 'number' })],
    [undefined, column('y')],
  ])('is %s', (task, label) => expect(taskOf(label, 100)?.value).toBe(task));
});
