import { describe, expect, it } from 'vitest';
import { scratch, testEngine } from '../../data/engine.ts';
import { asked, broken, type Drawn, halves, inferred, type Row, shapes } from './survives.ts';

const folder = scratch();
const engine = await testEngine(folder);
// survives.heavy.test.ts takes 300, which cost a minute or two of processor time.
const draws = 24;

describe('a contract of one random half', () => {
  it('is kept by the other half', async () => {
    const names = Object.keys(shapes);
    const failures: string[] = [];
    for (let draw = 0; draw < draws; draw += 1) {
      const shape = names[draw % names.length] ?? '';
      const [one, other] = halves(shape, 1000 + draw);
      const text = await inferred(engine, folder, one, shape);
      const found = broken(await asked(engine, folder, text, other));
      if (found.length > 0) failures.push(`${shape} ${draw}: ${found.join('; ')}`);
    }
    expect(failures).toEqual([]);
  }, 120_000);
});

const cell = (drawn: Drawn, name: string, change: (value: Row[number], at: number) => Row[number]): Drawn => {
  const column = drawn.header.indexOf(name);
  const rows = drawn.rows.map((row, at) => row.map((value, each) => (each === column ? change(value, at) : value)));
  return { ...drawn, rows };
};

describe('damage in the other half is found', () => {
  it.each<[string, string, (drawn: Drawn) => Drawn, string]>([
    [
      'nulls in a full column',
      'sensors',
      (drawn) => cell(drawn, 'errors', (v, at) => (at === 5 ? null : v)),
      'nulls errors',
    ],
    [
      'nulls in a column that is too short for none',
      'rides',
      (drawn) => cell(drawn, 'bike', (v, at) => (at % 20 === 0 ? null : v)),
      'nulls bike',
    ],
    [
      'a new category in a closed set',
      'rides',
      (drawn) => cell(drawn, 'bike', (v, at) => (at === 9 ? 'hover' : v)),
      'values bike',
    ],
    [
      'a text in a column of integers',
      'rides',
      (drawn) => cell(drawn, 'passengers', (v, at) => (at === 3 ? 'two' : v)),
      'lines ',
    ],
    ['a key that stands twice', 'rides', (drawn) => ({ ...drawn, rows: [...drawn.rows, drawn.rows[0] ?? []] }), 'key '],
    [
      'a set of keys that stands twice',
      'sensors',
      (drawn) => ({ ...drawn, rows: [...drawn.rows, drawn.rows[0] ?? []] }),
      'key ',
    ],
    ['a latitude off the earth', 'sensors', (drawn) => cell(drawn, 'lat', (v, at) => (at === 1 ? 97 : v)), 'max lat'],
    ['a price below nothing', 'large', (drawn) => cell(drawn, 'price', (v, at) => (at === 1 ? -3 : v)), 'min price'],
    [
      'an eighth day of the week',
      'large',
      (drawn) => cell(drawn, 'weekday', (v, at) => (at === 1 ? 8 : v)),
      'max weekday',
    ],
    [
      'an address that is none',
      'rides',
      (drawn) => cell(drawn, 'email', (v, at) => (at === 1 ? 'nobody' : v)),
      'format email',
    ],
  ])('%s', async (_, shape, damage, expected) => {
    const [one, other] = halves(shape, 7);
    const text = await inferred(engine, folder, one, shape);
    expect(broken(await asked(engine, folder, text, other))).toEqual([]);
    const found = broken(await asked(engine, folder, text, damage(other)));
    expect(found.join('\n')).toContain(expected);
  });
});

describe('what is proposed', () => {
  it('is the same text for the same data, with the evidence for each rule, and no hard range of what was seen', async () => {
    const [one] = halves('rides', 7);
    const text = await inferred(engine, folder, one, 'rides');
    expect(await inferred(engine, folder, { ...one, rows: one.rows.toReversed() }, 'rides')).toBe(text);
    expect(text).toMatchInlineSnapshot(`
      "version: 1

      datasets:
        # Inferred by \`mlops infer\` from 1,000 rows.
        rides:
          source: data/x.csv
          # key: ride_id never repeats and is never null in 1,000 rows
          key: ride_id
          # time: the only timestamp without nulls, 1,000 rows
          time: started_at
          columns:
            ride_id: { type: integer }
            started_at: { type: timestamp, nulls: "2%" }
            station: { type: string, nulls: "2%" }
            # 3 values in 1,000 rows, the rarest 324 times
            bike: { type: string, nulls: "2%", values: [cargo, classic, electric] }
            # 16 of 1,000 rows null
            distance: { type: number, nulls: "5%", min: 0 }
            passengers: { type: integer, nulls: "2%" }
            # sensitive: looks like email
            email: { type: string, nulls: "2%", format: email, sensitive: true }
            # 729 of 1,000 rows null; sensitive: by its name
            comment: { type: string, sensitive: true }
      "
    `);
  });

  it('calls no amount a category, and no chance a key', async () => {
    const [one] = halves('customers', 3);
    const text = await inferred(engine, folder, one, 'visits');
    expect(text).not.toContain('key:');
    expect(text).not.toMatch(/^ +age: .*values/m);
    expect(text).not.toMatch(/^ +zip: .*values/m);
  });
});
