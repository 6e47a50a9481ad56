import { describe, expect, it } from 'vitest';
import { scratch, testEngine } from '../../data/engine.ts';
import { asked, broken, type Drawn, inferred, type Random, type Row, randomOf } from './survives.ts';

const folder = scratch();
const engine = await testEngine(folder);

const below = (random: Random, count: number) => Math.floor(random() * count);
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
/** The moment of a row: half a year of them, in order. */
const moment = (at: number, of: number) => new Date(Date.UTC(2026, 0, 1) + (at / of) * 181 * 864e5).toISOString();
const week = (iso: string) => 1 + Math.floor((Date.parse(iso) - Date.UTC(2026, 0, 1)) / (7 * 864e5));

interface Growing {
  readonly rows: number;
  readonly header: readonly string[];
  readonly row: (random: Random, at: number, of: number) => Row;
}

/** Tables that grow at their end, where the next batch has the next month, version, device and number. */
const growing: Readonly<Record<string, Growing>> = {
  events: {
    rows: 2400,
    header: [
      'event_id',
      'session_id',
      'seq',
      'occurred_at',
      'month',
      'event',
      'status_code',
      'app_version',
      'attempts',
      'user_ip',
    ],
    row: (random, at, of) => [
      at + 1,
      `s${Math.floor(at / 6)}`,
      at % 6,
      moment(at, of),
      moment(at, of).slice(0, 7),
      pick(random, ['view', 'click', 'buy']),
      at > of / 2 && random() < 0.02 ? 503 : pick(random, [200, 200, 200, 404]),
      `1.${Math.floor((at / of) * 8)}.0`,
      1 + Math.floor((at / of) * 3 * random()),
      `10.0.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}`,
    ],
  },
  orders: {
    rows: 3000,
    header: [
      'order_id',
      'order_date',
      'month',
      'week',
      'day_of_week',
      'quarter',
      'amount',
      'quantity',
      'status',
      'currency',
      'batch',
      'coupon',
    ],
    row: (random, at, of) => {
      const iso = moment(at, of);
      return [
        100_000 + at,
        iso.slice(0, 10).split('-').toReversed().join('.'),
        Number(iso.slice(5, 7)),
        week(iso),
        new Date(iso).getUTCDay(),
        Math.ceil(Number(iso.slice(5, 7)) / 3),
        Number(((at / of) * 100 * random() - (random() < 0.02 ? 50 : 0)).toFixed(2)),
        1 + Math.floor(3 * random() * (1 + at / of)),
        pick(random, ['paid', 'paid', 'shipped', 'refunded']),
        pick(random, ['EUR', 'EUR', 'USD']),
        `B${Math.floor((at / of) * 10)}`,
        random() < 0.8 ? null : `C${Math.floor(random() * 1e5)}`,
      ];
    },
  },
  readings: {
    rows: 4000,
    header: [
      'device',
      'ts',
      'hour',
      'reading_no',
      'temperature',
      'battery',
      'firmware',
      'ok',
      'errors',
      'site',
      'build',
      'mode',
    ],
    row: (random, at, of) => [
      `n${at % (4 + Math.floor((at / of) * 4))}`,
      moment(at, of).replace('T', ' ').slice(0, 19),
      new Date(moment(at, of)).getUTCHours(),
      at,
      random() < 0.03 ? null : Number((20 + 10 * (at / of) + random()).toFixed(2)),
      Number((1 - (0.9 * at) / of).toFixed(4)),
      pick(random, at < of / 2 ? ['v1.2', 'v1.3'] : ['v1.3', 'v1.4']),
      Number(random() < 0.7),
      Math.floor(random() * random() * 3 * (1 + at / of)),
      pick(random, at < of / 2 ? ['roof', 'cellar'] : ['roof', 'cellar', 'yard']),
      100 + Math.floor((at / of) * 6),
      // One more mode every five weeks: those of the first half show that there will be more.
      `mode ${'abcdef'.charAt(below(random, 1 + Math.floor((at / of) * 5)))}`,
    ],
  },
};

function batches(name: string, seed: number): readonly [first: Drawn, second: Drawn, both: Drawn] {
  const random = randomOf(seed);
  const { rows: of, header, row } = growing[name] ?? { rows: 0, header: [], row: () => [] };
  const rows = Array.from({ length: of }, (_, at) => row(random, at, of));
  const [first, second] = [rows.slice(0, of / 2), rows.slice(of / 2)];
  return [
    { header, rows: first },
    { header, rows: second },
    { header, rows },
  ];
}

describe.each(Object.keys(growing))('a contract of the first batch of %s', (name) => {
  it.each([1, 2, 3])('is kept by that batch, the next one and both together (draw %i)', async (seed) => {
    const [first, second, both] = batches(name, seed);
    const text = await inferred(engine, folder, first, name);
    for (const batch of [first, second, both]) {
      expect(broken(await asked(engine, folder, text, batch)), text).toEqual([]);
    }
  });
});

describe('what is wrong with the next batch', () => {
  const changed = (drawn: Drawn, name: string, value: Row[number]): Drawn => {
    const column = drawn.header.indexOf(name);
    const rows = drawn.rows.map((row, at) =>
      at === 9 ? row.map((cell, each) => (each === column ? value : cell)) : row,
    );
    return { ...drawn, rows };
  };

  it.each([
    ['orders', 'status', 'lost', 'values status'],
    ['orders', 'order_date', '31.02.2026', 'format order_date'],
    ['orders', 'order_id', 101_503, 'key '],
    ['orders', 'quantity', -1, 'min quantity'],
    ['readings', 'ok', 2, 'values ok'],
    ['readings', 'hour', 24, 'max hour'],
    ['readings', 'ts', 'yesterday', 'lines '],
    ['events', 'occurred_at', '2026-02-30T10:00:00Z', 'lines '],
    ['events', 'event', 'views', 'values event'],
  ])('is found: %s with %s %s', async (name, column, value, expected) => {
    const [first, second] = batches(name, 4);
    const text = await inferred(engine, folder, first, name);
    expect(broken(await asked(engine, folder, text, changed(second, column, value))).join('\n')).toContain(expected);
  });
});
