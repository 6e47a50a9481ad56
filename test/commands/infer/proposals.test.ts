import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infer } from '../../../src/commands/infer.ts';
import { reasonOf, scratch, testEngine, written } from '../../data/engine.ts';
import { ibanDigits, luhnDigit } from './check-digits.ts';
import { randomOf } from './survives.ts';
import { folderWith, ports } from './world.ts';

type Cells = (at: number) => string | number;

const rows = 600;
const lines = (columns: Readonly<Record<string, Cells>>, count = rows) => {
  const cells = Object.values(columns);
  const all = Array.from({ length: count }, (_, at) => cells.map((cell) => cell(at)).join(','));
  return `${[Object.keys(columns).join(','), ...all].join('\n')}\n`;
};

interface Found {
  readonly rules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly time: string | undefined;
  readonly key: readonly string[] | undefined;
  readonly notes: readonly string[];
  readonly broken: readonly string[];
  readonly text: string;
  readonly all: string;
}

interface Document {
  readonly datasets: readonly {
    readonly columns: readonly { readonly name: string; readonly rules: Readonly<Record<string, unknown>> }[];
    readonly time?: { readonly column: string };
    readonly key?: { readonly columns: readonly string[] };
    readonly broken: readonly string[];
  }[];
  readonly notes: readonly string[];
}

async function inferred(files: Readonly<Record<string, string>>, operand: string, verbose = false): Promise<Found> {
  return inferredIn(folderWith(files, false), operand, verbose);
}

async function inferredIn(folder: string, operand: string, verbose = false): Promise<Found> {
  const said: string[] = [];
  const progress = { ...ports.progress, note: (text: string) => said.push(text) };
  const place = { folder, projectFile: 'mlops.yaml', remote: 'origin', offline: true };
  const request = { ...place, data: [operand], write: false, update: false, verbose };
  const outcome = await infer(request, { ...ports, progress });
  const { datasets, notes } = outcome.data as Document;
  const [first] = datasets;
  const text = outcome.text({ width: 100, color: false });
  return {
    rules: Object.fromEntries((first?.columns ?? []).map(({ name, rules }) => [name, rules])),
    time: first?.time?.column,
    key: first?.key?.columns,
    notes,
    broken: first?.broken ?? [],
    text,
    all: JSON.stringify([outcome.data, outcome.sentence, text, said]),
  };
}

const two = (value: number) => String(value).padStart(2, '0');
const day = (at: number) => `2026-${two(1 + (Math.floor(at / 28) % 12))}-${two(1 + (at % 28))}`;
const dotted = (at: number) => day(at).split('-').toReversed().join('.');

describe('dates in texts', () => {
  const dates: Readonly<Record<string, Cells>> = {
    sold_on: (at) => day(at % 5),
    seen: (at) => `${day(at)} ${two(at % 24)}:00:00`,
    sent: (at) => `${day(at)}T10:00:${two(at % 60)}Z`,
    mixed: (at) => (at % 2 === 0 ? `${day(at)}T10:00:00Z` : `${day(at)} 10:00:00`),
    german: dotted,
    slashes: (at) => `${day(at).slice(5).replace('-', '/')}/2026`,
    either: (at) => `${two(1 + (at % 5))}.${two(1 + (at % 4))}.2026`,
    worded: (at) => `${two(1 + (at % 28))} ${['Jan', 'Feb', 'Mar'][at % 3]} 2026`,
    clocked: (at) => `${dotted(at)} ${two(at % 24)}:30`,
    short: (at) => `2026-${two(1 + (at % 6))}`,
    month: (at) => ['Jan', 'Feb', 'Mar'][at % 3] ?? '',
    quarters: (at) => `Q${1 + (at % 2)} 2026`,
    begin: (at) => `${two(8 + (at % 4))}:30`,
    hour: (at) => at % 24,
    month_no: (at) => 1 + (at % 6),
    half: (at) => (at % 2 === 0 ? day(at % 3) : 'n/a?'),
  };

  it('of a file of texts have the type, or the only form that fits, and are never a closed set', async () => {
    const { rules, notes, broken } = await inferred({ 'sales.csv': lines(dates) }, 'sales.csv');
    expect(rules).toMatchObject({
      sold_on: { type: 'date' },
      seen: { type: 'timestamp' },
      sent: { type: 'timestamp' },
      german: { type: 'string', format: '%d.%m.%Y' },
      slashes: { format: '%m/%d/%Y' },
      worded: { format: '%d %b %Y' },
      clocked: { format: '%d.%m.%Y %H:%M' },
      hour: { type: 'integer', min: 0, max: 23 },
    });
    for (const name of ['mixed', 'either', 'short', 'quarters', 'begin', 'half', 'month']) {
      expect([name, Object.keys(rules[name] ?? {})]).toEqual([name, ['type', 'nulls']]);
      expect(rules[name]?.['type']).toBe('string');
    }
    expect(rules['month_no']).toEqual({ type: 'integer', nulls: '5%' });
    expect(JSON.stringify(rules)).not.toContain('"values"');
    expect(notes.join('\n')).toContain(
      'sales: either: dates that %d.%m.%Y and %m.%d.%Y fit alike; no type is proposed.',
    );
    expect(broken).toEqual([]);
  });

  it('that are stored as texts have a format, since their type is one already', async () => {
    const folder = folderWith({}, false);
    const engine = await testEngine(scratch());
    const { sold_on, seen, sent, german } = dates as Record<'sold_on' | 'seen' | 'sent' | 'german', Cells>;
    const table = written(folder, 'all.csv', lines({ sold_on, seen, sent, german }), undefined, { sold_on: 'string' });
    await engine.write('SELECT * FROM t', [table], join(folder, 'sales.parquet'));
    const { rules, broken } = await inferredIn(folder, 'sales.parquet');
    expect(rules).toMatchObject({
      sold_on: { type: 'string', format: 'date' },
      seen: { type: 'string', format: '%Y-%m-%d %H:%M:%S' },
      sent: { type: 'string', format: 'date-time' },
      german: { type: 'string', format: '%d.%m.%Y' },
    });
    expect(broken).toEqual([]);
  });

  it('give the time of the event, never that of a birth', async () => {
    const csv = lines({ birth_date: (at) => `19${day(at).slice(2)}`, sold_on: day });
    const { time, rules } = await inferred({ 'sales.csv': csv }, 'sales.csv');
    expect(time).toBe('sold_on');
    expect(rules['birth_date']).toMatchObject({ type: 'date', sensitive: true });
  });
});

describe('columns that folders stand for', () => {
  it('have a type and no closed set', async () => {
    const csv = lines({ id: (at) => at, plan: (at) => (at % 2 === 0 ? 'free' : 'pro') }, 400);
    const days = Array.from({ length: 32 }, (_, at) => day(at));
    const files = days.flatMap((each) => ['gold', 'basic'].map((tier) => [`lake/dt=${each}/tier=${tier}/a.csv`, csv]));
    const { rules, broken, key } = await inferred(Object.fromEntries(files), 'lake');
    expect(rules).toMatchObject({ dt: { type: 'date' }, plan: { values: ['free', 'pro'] } });
    expect(rules['tier']).toEqual({ type: 'string' });
    expect(key).toEqual(['id', 'dt', 'tier']);
    expect(broken).toEqual([]);
  });
});

describe('values that belong to somebody', () => {
  const random = randomOf(5);
  const digitsOf = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const people: Readonly<Record<string, Cells>> = {
    a: (at) => `u${at % 3}@example.org`,
    b: () => luhnDigit(`4${digitsOf(14)}`),
    c: () => luhnDigit(`4${digitsOf(14)}`).replace(/(.{4})(?=.)/g, '$1 '),
    d: () => ibanDigits('DE', digitsOf(18)),
    e: () => `+49 30 ${digitsOf(7)}`,
    f: () => `(212) 555-${digitsOf(4)}`,
    g: () => `${100 + Math.floor(random() * 800)}-12-${digitsOf(4)}`,
    h: (at) => `10.1.2.${at % 250}`,
    ssn: (at) => 100_000_000 + (at % 7),
    password: (at) => `hunter${at % 2}`,
    surname: (at) => ['Meier', 'Huber'][at % 2] ?? '',
    lat: (at) => 47.1234 + (at % 3),
  };

  it('are found by their names and by their forms and check digits, and appear nowhere', async () => {
    const csv = lines({ ...people, order: () => `4${digitsOf(15)}`, n: (at) => (at === 7 ? 'NaN' : at / 3) });
    const { rules, all, notes } = await inferred({ 'people.csv': csv }, 'people.csv', true);
    for (const name of Object.keys(people)) expect([name, rules[name]?.['sensitive']]).toEqual([name, true]);
    expect(rules['order']?.['sensitive']).toBeUndefined();
    expect(rules['lat']).toMatchObject({ min: -90, max: 90 });
    for (const line of csv.split('\n').slice(1, 60)) {
      for (const value of line.split(',').slice(0, 12)) if (value !== '') expect(all).not.toContain(value);
    }
    expect(notes.findIndex((note) => note.includes('Sensitive'))).toBeGreaterThan(
      notes.findIndex((note) => note.includes('NaN')),
    );
  });
});

describe('what the data break of their own contract', () => {
  const csv = lines({
    id: (at) => at,
    share: (at) => (at === 5 ? 'NaN' : at === 6 ? 'inf' : at / 1000),
    plan: (at) => (at % 2 ? 'a' : 'b'),
  });
  const damaged = csv.replace('\n7,', '\n7,7,');

  it('is said once, above the dataset, and to programs, each with its count', async () => {
    const { text, broken, all } = await inferred({ 'a.csv': damaged }, 'a.csv');
    expect(broken[0]).toMatch(
      /^1 line of 600 lines \(0\.17 %\) cannot be read; first: a\.csv, line 9: too many fields/,
    );
    expect(broken[1]).toMatch(/^share: 1 NaN, 1 \+Inf in 599 rows; first: id=5/);
    expect(text).toMatch(/# Broken today: 1 line of .* cannot be read[^\n]*\n {2}# Broken today: share/);
    expect(text).toContain('# 2 rows with NaN or infinity\n      share:');
    expect(all).toContain('Its data break it today: 2 findings.');
    expect(text.match(/broken today: share/gi)).toHaveLength(1);
    expect(all.match(/a: broken today: share/g)).toHaveLength(1);
  });

  it('is nothing where files differ in columns: such a column may be missing', async () => {
    const files = {
      'd/a.csv': lines({ id: (at) => at, plan: (at) => `p${at}` }),
      'd/b.csv': lines({ id: (at) => rows + at }),
    };
    const { rules, broken, notes } = await inferred(files, 'd');
    expect(rules['plan']).toMatchObject({ type: 'string', required: false });
    expect(notes).toContain('d: plan: missing in 1 of 2 files, so it has `required: false`.');
    expect(broken).toEqual([]);
  });

  it('is an error where a file is empty', async () => {
    const files = { 'd/a.csv': 'id\n1\n', 'd/b.csv': '' };
    expect(await reasonOf(inferred(files, 'd'))).toBe('empty-data-file');
  });

  it('is nothing of files without rows', async () => {
    const { broken, text } = await inferred({ 'd/a.csv': csv.replace(/NaN|inf/g, '1'), 'd/b.csv': 'id\n' }, 'd');
    expect(broken).toEqual([]);
    expect(text).toContain('missing in 1 of 2 files');
  });
});

describe('a key of two columns', () => {
  it('is found where no column is one, among many that are not part of it', async () => {
    const noise = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`code_${at}`, () => `c${at}`]));
    const columns: Readonly<Record<string, Cells>> = {
      ...noise,
      session_id: (at) => `s${Math.floor(at / 5)}`,
      seq: (at) => at % 5,
      value: (at) => at / 7,
    };
    const { key, notes } = await inferred({ 'events.csv': lines(columns) }, 'events.csv');
    expect(key).toEqual(['session_id', 'seq']);
    expect(notes[0]).toBe('events: Key: session_id, seq.');
  });

  it('is none where a row stands twice', async () => {
    const csv = lines({ session_id: (at) => `s${Math.floor(at / 5)}`, seq: (at) => Math.max(1, at % 5) });
    const { key, notes } = await inferred({ 'events.csv': csv }, 'events.csv');
    expect(key).toBeUndefined();
    expect(notes[0]).toContain('there is no `key`');
  });
});
