import { describe, expect, it } from 'vitest';
import { databaseNamed } from '../../../src/commands/data-sides/database-operand.ts';
import { MlopsError } from '../../../src/support/problem.ts';

function refusal(operand: string): readonly [string | undefined, string] {
  try {
    databaseNamed(operand);
  } catch (error) {
    if (error instanceof MlopsError) return [error.problems[0]?.reason, error.message];
    throw error;
  }
  return expect.fail(`${operand} was taken`);
}

describe('an operand that names rows of a database', () => {
  it('has a variable, and a table', () => {
    expect(databaseNamed('postgres:WAREHOUSE_URL/public."Out/comes"')).toEqual({
      name: 'postgres:WAREHOUSE_URL/public."Out/comes"',
      place: { scheme: 'postgres', variable: 'WAREHOUSE_URL' },
      relation: { kind: 'table', path: ['public', 'Out/comes'] },
    });
  });

  it('or a query, which begins behind the equals sign and is never decoded', () => {
    const sql = "SELECT a, b\nFROM public.t WHERE a = '?x=1&y=%20' AND b <> 2";
    expect(databaseNamed(`postgres:W?query= ${sql} `)?.relation).toEqual({ kind: 'query', sql });
  });

  it.each(['a.csv', './postgres:W/public.t', 'train@postgres:W', 'mysql:W/t', 'C:/data.csv', 's3://bucket/a.csv'])(
    'is not %s',
    (operand) => {
      expect(databaseNamed(operand)).toBeUndefined();
    },
  );

  it.each([
    ['postgres:', 'What follows postgres: does not begin with the name of a variable.'],
    ['postgres:1A/public.t', 'What follows postgres: does not begin with the name of a variable.'],
    ['postgres:W', 'What follows postgres:W is neither /schema.table nor ?query= with a query.'],
    ['postgres:W?query= ', 'What follows postgres:W is neither /schema.table nor ?query= with a query.'],
    ['postgres:W?SELECT 1', 'What follows postgres:W is neither /schema.table nor ?query= with a query.'],
    ['postgres:W/', 'postgres:W/: nothing is no schema.table.'],
    ['postgres:W/outcomes', 'postgres:W/outcomes: outcomes is no schema.table.'],
  ])('is refused with what is wrong with it: %s', (operand, message) => {
    expect(refusal(operand)).toEqual(['data-side-database', message]);
  });

  it.each([
    'postgres://u:geheim@host/db',
    'postgresql://u:geheim@host/db',
    'POSTGRES://u:geheim@host/db',
    'jdbc:postgresql://host/db?user=u&password=geheim',
    'postgres:postgres://u:geheim@host/db/public.t',
    'mysql://u:geheim@host/db',
  ])('is refused where it is an address, which is not shown', (operand) => {
    const [reason, message] = refusal(operand);
    expect(reason).toBe('data-side-address');
    expect(message).not.toMatch(/geheim|host/);
  });

  it('shows nothing of what stands in the place of the variable, or straight behind it', () => {
    for (const operand of ['postgres:u:geheim@host/db', 'postgres:-geheim/public.t', 'postgres:W@geheim']) {
      expect(refusal(operand)[1]).not.toContain('geheim');
    }
  });
});
