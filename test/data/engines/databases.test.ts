import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/data/index.ts';
import { isDatabaseScheme, tableForm, tableNamed } from '../../../src/support/database-table.ts';
import { reasonOf } from '../engine.ts';

const path = (text: string) => {
  const found = tableNamed('postgres', text);
  return found?.kind === 'table' ? found.path : undefined;
};

describe('the name of a table in a database', () => {
  it.each([
    ['public.outcomes', ['public', 'outcomes']],
    ['Public.OutComes', ['public', 'outcomes']],
    ['"Public".outcomes', ['Public', 'outcomes']],
    ['"a.b"."c ""d"" e"', ['a.b', 'c "d" e']],
    ['_a.b$1', ['_a', 'b$1']],
    ['Übung.ÄB', ['Übung', 'Äb']],
  ])('%s is read as PostgreSQL reads it', (text, expected) => {
    expect(path(text)).toEqual(expected);
  });

  it.each([
    '',
    'outcomes',
    'a.b.c',
    'a.',
    '.a',
    'a..b',
    'a.b.',
    '"".a',
    '"a.b',
    'a."b"c',
    'a b.c',
    'a.b;',
    '1a.b',
    'a."\0"',
    'a.b--',
  ])('%j is none', (text) => {
    expect(path(text)).toBeUndefined();
  });

  it('in quotes is whatever stands between them', () => {
    const part = fc.string({ minLength: 1 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(part, part, (schema, table) => {
        const quoted = [schema, table].map((each) => `"${each.replaceAll('"', '""')}"`).join('.');
        expect(path(quoted)).toEqual([schema, table]);
      }),
    );
  });
});

describe('databases', () => {
  it('have schemes, and a form of names', () => {
    expect(['postgres', 'trino', 'Postgres', 'mysql', 'toString', ''].map(isDatabaseScheme)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(tableForm('postgres')).toBe('schema.table');
  });

  it('are not asked with --offline', async () => {
    const place = { scheme: 'postgres', variable: 'WAREHOUSE_URL' } as const;
    expect(await reasonOf(openDatabase(place, { env: {}, offline: true }))).toBe('database-offline');
    expect(await reasonOf(openDatabase(place, { env: {} }))).toBe('database-not-set');
  });
});
