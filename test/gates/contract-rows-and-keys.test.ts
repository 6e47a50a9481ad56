import { describe, expect, it } from 'vitest';
import { strictestDataset } from '../../src/gates/policy/contract.ts';
import type { Check } from '../../src/project/types.ts';
import { plain } from './contracts.ts';
import { absolute, percent } from './lines.ts';

describe('the change of the number of rows', () => {
  it.each([
    [undefined, percent(500), percent(50)],
    [undefined, percent(10), percent(10)],
    [undefined, absolute(1000), percent(50)],
    [undefined, absolute(0), absolute(0)],
    [percent(500), undefined, percent(50)],
    [percent(10), undefined, percent(10)],
    [percent(500), percent(200), percent(200)],
    [absolute(5), undefined, absolute(5)],
    [undefined, undefined, undefined],
  ])('%j and %j give %j', (base, head, expected) => {
    const [before, after] = [base, head].map((change) => plain({ rows: change === undefined ? {} : { change } }));
    if (before === undefined || after === undefined) throw new Error('two of them');
    expect(strictestDataset(before, after).rows.change).toEqual(expected);
  });
});

describe('a key', () => {
  const sql = 'SELECT "b""x" FROM "d" GROUP BY "b""x" HAVING count(*) > 1 OR "b""x" IS NULL';
  it.each([
    [[], ['a'], ['a'], []],
    [['a'], [], ['a'], []],
    [['a', 'b'], ['b"x'], ['a', 'b'], [sql]],
    [['a', 'b"x'], ['b"x'], ['a', 'b"x'], [sql]],
    [['a', 'b'], ['b', 'a'], ['a', 'b'], []],
    [['a'], ['b"x'], ['a'], [sql]],
  ])('%j and %j give %j', (base, head, expected, asked) => {
    const effective = strictestDataset(plain({ key: base }), plain({ key: head }));
    expect(effective.key).toEqual(expected);
    expect(effective.checks.map((each) => each.rule.text)).toEqual(asked);
    for (const each of effective.checks) {
      expect(each).toMatchObject({
        name: 'b"x is a key, as proposed',
        rule: { kind: 'sql' },
        max: { kind: 'absolute', value: 0 },
        level: 'fail',
        path: ['datasets', 'd', 'key'],
      });
    }
  });
});

it('a key of several columns is asked for as a whole, that of the base beside it', () => {
  expect(strictestDataset(plain({ key: ['b'] }), plain({ key: ['b', 'c'] })).checks).toHaveLength(1);
  const effective = strictestDataset(plain({ key: ['a'] }), plain({ key: ['b', 'c'] }));
  expect(effective.checks).toMatchObject([
    {
      name: 'b, c is a key, as proposed',
      rule: {
        kind: 'sql',
        text: 'SELECT "b", "c" FROM "d" GROUP BY "b", "c" HAVING count(*) > 1 OR "b" IS NULL OR "c" IS NULL',
      },
    },
  ]);
});

describe('a check', () => {
  const one: Check = {
    name: 'one',
    rule: { kind: 'where', text: 'a' },
    max: { kind: 'absolute', value: 1 },
    level: 'warn',
    path: ['c'],
  };
  const both = (head: Partial<Check>): readonly string[] =>
    strictestDataset(plain({ checks: [one] }), plain({ checks: [{ ...one, ...head }] })).checks.map(
      (each) => each.name,
    );

  it.each([
    [{}, ['one']],
    [{ max: { kind: 'absolute', value: 0 } }, ['one']],
    [{ level: 'fail' }, ['one']],
    [{ max: { kind: 'absolute', value: 2 } }, ['one', 'one (as on the base branch)']],
    [{ max: { kind: 'percent', value: 1 } }, ['one', 'one (as on the base branch)']],
    [{ level: 'info' }, ['one', 'one (as on the base branch)']],
    [{ rule: { kind: 'where', text: 'b' } }, ['one', 'one (as on the base branch)']],
    [{ rule: { kind: 'sql', text: 'a' } }, ['one', 'one (as on the base branch)']],
    [{ name: 'two' }, ['two', 'one']],
  ] as const)('against %j', (head, names) => {
    expect(both(head)).toEqual(names);
  });
});
