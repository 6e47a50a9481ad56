import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inferContract, type ProposedContract } from '../../../src/data/index.ts';
import { namesVersion } from '../../../src/data/infer/name-says.ts';
import { scratch, testEngine } from '../../data/engine.ts';
import { asked, broken, type Drawn, inferred, table } from './survives.ts';

const folder = scratch();
const engine = await testEngine(folder);

type Cells = (at: number) => string | number;
const drawn = (columns: Readonly<Record<string, Cells>>, rows: number): Drawn => ({
  header: Object.keys(columns),
  rows: Array.from({ length: rows }, (_, at) => Object.values(columns).map((cell) => cell(at))),
});
const contractOf = (columns: Readonly<Record<string, Cells>>, rows: number, dataset = 'e'): Promise<ProposedContract> =>
  inferContract(engine, table(folder, drawn(columns, rows)), dataset);
const rulesOf = (contract: ProposedContract, name: string) =>
  contract.columns.find((column) => column.name === name)?.rules;

const hash = (text: string | number) => createHash('sha256').update(String(text)).digest('hex');
const hex: Cells = (at) => hash(at).slice(0, 32);
const uuid: Cells = (at) => hash(at).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
const ulid: Cells = (at) => `01HZ${String(at).padStart(6, '0')}${'ABCDEFGHJKMNPQRS'}`;
const noise: Cells = (at) => (at * 7919) % 13;

describe('a version with decimals', () => {
  it('is a text, so that 1.2.1 and 1.10 may come', async () => {
    const columns = { firmware: (at: number) => `1.${2 + (at % 9)}`, speed: (at: number) => `1.${2 + (at % 9)}` };
    const contract = await contractOf(columns, 400);
    expect(rulesOf(contract, 'firmware')).toEqual({ type: 'string', nulls: '5%' });
    expect(rulesOf(contract, 'speed')?.['type']).toBe('number');
    expect(contract.columns[0]?.why[0]).toContain('1.10 is not 1.1');
    const text = await inferred(engine, folder, drawn(columns, 400), 'e');
    const next = drawn({ firmware: (at) => (at % 2 ? '1.2.1' : '1.10'), speed: () => 1.5 }, 400);
    expect(broken(await asked(engine, folder, text, next))).toEqual([]);
  });

  it('is one of few values where the name may say something else: revenue has many', async () => {
    const contract = await contractOf({ sw: (at) => `2.${at % 4}`, rev: (at) => at + 0.25 }, 400);
    expect(rulesOf(contract, 'sw')?.['type']).toBe('string');
    expect(rulesOf(contract, 'rev')?.['type']).toBe('number');
  });

  it('is said by the last word that counts', () => {
    for (const name of [
      'version',
      'firmware',
      'fw_version',
      'appVersion',
      'firmware_before',
      'model_number',
      'Model No',
    ]) {
      expect(namesVersion(name), name).toBe('yes');
    }
    for (const name of ['release', 'build', 'sw_rev', 'fw']) expect(namesVersion(name), name).toBe('maybe');
    for (const name of ['release_speed', 'build_cost', 'sw_down', 'version_age', 'model', 'number', 'price']) {
      expect(namesVersion(name), name).toBeUndefined();
    }
  });
});

describe('a key of generated identifiers', () => {
  it.each([
    ['32 hex digits', hex],
    ['UUIDs', uuid],
    ['ULIDs', ulid],
  ])('is found by %s in 1,000 rows, whatever dataset and column are called', async (_, cells) => {
    const { key, notes } = await contractOf({ event_id: cells, noise }, 1000);
    expect(key?.columns).toEqual(['event_id']);
    expect(notes[0]).toBe('Key: event_id.');
    expect((await contractOf({ ref: cells, noise }, 1000)).key?.columns).toEqual(['ref']);
  });

  it('is none in fewer rows, where it repeats, where some look different, and where two could be it', async () => {
    const none = async (columns: Readonly<Record<string, Cells>>, rows = 1000) =>
      expect((await contractOf({ ...columns, noise }, rows)).key).toBeUndefined();
    await none({ ref: hex }, 999);
    await none({ ref: (at) => hex(Math.max(1, at)) });
    await none({ ref: (at) => (at === 999 ? 'the last one' : hex(at)) });
    await none({ ref: (at) => (at === 2400 ? 'beyond the first look' : hex(at)) }, 2500);
    await none({ ref: (at) => hash(at).slice(0, 15) });
    await none({ ref: hex, other: (at) => hex(at + 5000) });
  });

  it('is never a secret, and a number of persons only where there is no other', async () => {
    expect((await contractOf({ token: hex, noise }, 1000)).key).toBeUndefined();
    const both = await contractOf({ user_id: (at) => hex(at + 5000), event_id: hex }, 1000);
    expect(both.key?.columns).toEqual(['event_id']);
    expect(rulesOf(both, 'user_id')).toMatchObject({ sensitive: true });
    const alone = await contractOf({ user_id: hex, noise }, 1000);
    expect(alone.key?.columns).toEqual(['user_id']);
    expect(rulesOf(alone, 'user_id')).not.toHaveProperty('sensitive');
  });
});
