import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { withItems, withLines, without, withTable, withValue } from '../../../src/project/index.ts';

const text = `# top
version: 1
datasets:
  a:   # one
    source: "x.csv" # where
    columns:
      id: { type: integer, nulls: 0 }   # why
      b:
        values: [p, q] # two
        list:
          - 1
          - 2   # last

      c: &shared { min: 1 }
      d: *shared
  e: y.csv # short
`;
type Path = readonly (string | number)[];
const columns: Path = ['datasets', 'a', 'columns'];

/** The lines that differ: those taken away, those that came. */
function moved(after: string | undefined): readonly [string[], string[]] {
  const [old, now] = [text.split('\n'), (after ?? '').split('\n')];
  return [old.filter((line) => !now.includes(line)), now.filter((line) => !old.includes(line))];
}

describe('an edit changes the one line', () => {
  it.each<[string, string | undefined, string[], string[]]>([
    [
      'a value between brackets',
      withValue(text, [...columns, 'id'], 'nulls', '5%'),
      ['      id: { type: integer, nulls: 0 }   # why'],
      ['      id: { type: integer, nulls: 5% }   # why'],
    ],
    [
      'a new key between brackets',
      withValue(text, [...columns, 'id'], 'min', '3'),
      ['      id: { type: integer, nulls: 0 }   # why'],
      ['      id: { type: integer, nulls: 0, min: 3 }   # why'],
    ],
    ['a new key of a table of lines', withValue(text, ['datasets', 'a'], 'key', 'id'), [], ['    key: id']],
    [
      'a quoted text',
      withValue(text, ['datasets', 'a'], 'source', 'z.csv'),
      ['    source: "x.csv" # where'],
      ['    source: z.csv # where'],
    ],
    [
      'items between brackets',
      withItems(text, [...columns, 'b', 'values'], ['r']),
      ['        values: [p, q] # two'],
      ['        values: [p, q, r] # two'],
    ],
    ['items of lines', withItems(text, [...columns, 'b', 'list'], ['3']), [], ['          - 3']],
    [
      'a key that goes',
      without(text, [...columns, 'id', 'nulls']),
      ['      id: { type: integer, nulls: 0 }   # why'],
      ['      id: { type: integer }   # why'],
    ],
    [
      'the first key that goes',
      without(text, [...columns, 'id', 'type']),
      ['      id: { type: integer, nulls: 0 }   # why'],
      ['      id: { nulls: 0 }   # why'],
    ],
    ['a line that goes', without(text, [...columns, 'id']), ['      id: { type: integer, nulls: 0 }   # why'], []],
    [
      'lines below',
      withLines(text, columns, ['# new', 'f: { type: date }']),
      [],
      ['      # new', '      f: { type: date }'],
    ],
    [
      'a short form that becomes a table',
      withTable(text, ['datasets', 'e'], ['source: y.csv']),
      ['  e: y.csv # short'],
      ['  e: # short', '    source: y.csv'],
    ],
  ])('%s', (_, after, gone, come) => {
    expect(moved(after)).toEqual([gone, come]);
    expect(() => load(after ?? '{')).not.toThrow();
  });
});

describe('an edit is refused', () => {
  it.each<[string, string | undefined]>([
    ['through an alias', withValue(text, [...columns, 'd'], 'min', '2')],
    ['inside an anchor', withValue(text, [...columns, 'c'], 'min', '2')],
    ['of a whole table of lines', withValue(text, [...columns], 'b', '2')],
    ['of what is not there', without(text, [...columns, 'z'])],
    ['that takes an anchor away', without(text, [...columns, 'c'])],
    ['that takes the last key of the file away', without('a: 1\n', ['a'])],
  ])('%s', (_, after) => expect(after).toBeUndefined());
});

it('keeps the line ends of the file', () => {
  const windows = text.replaceAll('\n', '\r\n');
  const after = withLines(windows, columns, ['f: { type: date }']) ?? '';
  expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(after).toContain('      f: { type: date }\r\n');
});
