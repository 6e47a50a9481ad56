import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetEntry, projectOfDatasets } from '../../../src/commands/infer/contract-text.ts';
import { ownFindings } from '../../../src/commands/infer/own-findings.ts';
import { checkDataset, inferContract } from '../../../src/data/index.ts';
import { loadProject } from '../../../src/project/index.ts';
import { versionOf } from '../../data/datasets.ts';
import { json, scratch, testEngine, written } from '../../data/engine.ts';
import { asked, broken, type Drawn, inferred, type Row, randomOf, table } from './survives.ts';

const folder = scratch();
const engine = await testEngine(folder);

type Cell = (random: () => number, at: number) => Row[number];
const two = (value: number) => String(value).padStart(2, '0');
const below = (random: () => number, count: number) => Math.floor(random() * count);

/** Kinds of columns as people have them, the odd ones too. */
const kinds: Readonly<Record<string, Cell>> = {
  counted: (_, at) => at,
  date: (random) => `2026-${two(1 + below(random, 12))}-${two(1 + below(random, 28))}`,
  moment: (random) => `2026-01-${two(1 + below(random, 28))}T${two(below(random, 24))}:00:00Z`,
  space: (random) => `2026-01-${two(1 + below(random, 28))} ${two(below(random, 24))}:00`,
  'now and then a zone': (random) => `2026-01-01T${two(below(random, 24))}:00:00${random() < 0.9 ? 'Z' : ''}`,
  dotted: (random) => `${two(1 + below(random, 28))}.${two(1 + below(random, 12))}.2026`,
  'no such day': (random) => `2026-02-${two(1 + below(random, 31))}`,
  vocabulary: (random) => ['free', 'basic', 'pro'][below(random, 3)] ?? '',
  flag: (random) => below(random, 2),
  truth: (random) => (random() < 0.5 ? 'true' : 'False'),
  amount: (random) => Number((random() * 100).toFixed(2)),
  negative: (random) => below(random, 20) - 10,
  zeros: (random) => two(below(random, 30)),
  long: (random) => `${10n ** 20n + BigInt(below(random, 1000))}`,
  blanks: (random) => ` ${below(random, 50)} `,
  mixed: (random) => (random() < 0.95 ? below(random, 9) : 'many'),
  email: (random) => `a${below(random, 500)}@example.org`,
  exponent: (random) => `${below(random, 9)}e${below(random, 9)}`,
  quoted: (random) => `"say ""${below(random, 4)}"", twice"`,
  placeholder: (random) => (random() < 0.1 ? 'N/A' : `w${below(random, 3)}`),
  nothing: () => null,
  one: () => 'x',
  unicode: (random) => ['größe', '東京', '😀'][below(random, 3)] ?? '',
};
const names = [
  'id',
  'month',
  'price',
  'share',
  'is_ok',
  'created_at',
  'lat',
  'hour',
  'count',
  'note',
  'label',
  'user_id',
  'seq',
  'type',
  'phone',
];

const column = fc.record({
  kind: fc.constantFrom(...Object.keys(kinds)),
  name: fc.constantFrom(...names),
  nulls: fc.constantFrom(0, 0, 0.01, 0.5, 0.98),
});
const drawn = fc
  .record({
    columns: fc.uniqueArray(column, { minLength: 1, maxLength: 6, selector: ({ name }) => name }),
    rows: fc.constantFrom(1, 2, 29, 31, 100, 350, 1100, 3100),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ columns, rows, seed }): Drawn => {
    const random = randomOf(seed);
    const cells = (at: number) =>
      columns.map(({ kind, nulls }) => (random() < nulls ? null : (kinds[kind]?.(random, at) ?? null)));
    return { header: columns.map(({ name }) => name), rows: Array.from({ length: rows }, (_, at) => cells(at)) };
  });

describe('a contract', () => {
  it('is kept by the data that it was inferred from', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (data) => {
        const text = await inferred(engine, folder, data, 'trips');
        expect(broken(await asked(engine, folder, text, data)), text).toEqual([]);
      }),
      { numRuns: 30, seed: 7 },
    );
  }, 300_000);

  it('that its data break says each finding of `validate`, and none besides', async () => {
    const odd = fc.tuple(drawn, fc.boolean(), fc.constantFrom('NaN', 'inf', '-inf'));
    await fc.assert(
      fc.asyncProperty(odd, async ([data, isLong, value]) => {
        const [first = [], ...rest] = data.rows;
        const damaged: Drawn = {
          header: [...data.header, 'measure'],
          rows: [
            isLong ? [...first, 0.5, 0.5] : [...first, 0.5],
            [...first, value],
            ...rest.map((row, at): Row => [...row, at / 8 + 0.5]),
          ],
        };
        const source = table(folder, damaged);
        const contract = await inferContract(engine, source, 'trips');
        const found = await ownFindings(engine, versionOf(source), source, { name: 'trips', contract });
        const said = broken(await asked(engine, folder, await inferred(engine, folder, damaged, 'trips'), damaged));
        const paths = (text: string) => text.replace(/t\d+\.csv/g, 't.csv');
        expect(said.map((each) => paths(each.replace(/^\S+ \S* ?\S+: /, '')))).toEqual(found.map(paths));
        expect(found.some((sentence) => /measure: .*(NaN|Inf)/.test(sentence))).toBe(true);
        expect(found.some((sentence) => sentence.includes('cannot be read'))).toBe(isLong);
      }),
      { numRuns: 8, seed: 11 },
    );
  }, 300_000);
});

type JsonCell = (random: () => number, at: number) => unknown;

const plainValues: Readonly<Record<string, JsonCell>> = {
  counted: (_, at) => at,
  amount: (random) => random() * 100,
  text: (random) => ['free', 'basic', 'pro'][below(random, 3)],
  digits: (random) => String(below(random, 3)),
  moment: (random) => `2026-01-${two(1 + below(random, 28))}T${two(below(random, 24))}:00:00Z`,
  flag: (random) => random() < 0.5,
  placeholder: (random) => (random() < 0.1 ? 'N/A' : `w${below(random, 3)}`),
};
const nestedValues: Readonly<Record<string, JsonCell>> = {
  object: (random, at) => ({ id: at, email: `a${below(random, 500)}@example.org` }),
  'one of few objects': (random) => ({ plan: ['free', 'pro'][below(random, 2)] }),
  list: (random) => Array.from({ length: below(random, 3) }, (_, at) => `t${at}`),
  'object or list': (random, at) => (random() < 0.5 ? [at] : { at }),
};
const mixedValues: Readonly<Record<string, JsonCell>> = {
  'number or text': (random, at) => (at % 2 === 0 ? below(random, 9) : 'many'),
  'number or digits': (_, at) => (at % 2 === 0 ? at : String(at)),
  'flag or number': (random, at) => (at % 2 === 0 ? random() < 0.5 : 1),
  'text or object': (random, at) => (at % 2 === 0 ? 'none' : { n: below(random, 4) }),
};
const jsonKinds = { ...plainValues, ...nestedValues, ...mixedValues };

const jsonLines = fc
  .record({
    columns: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...Object.keys(jsonKinds)),
        name: fc.constantFrom(...names),
        absent: fc.constantFrom(0, 0, 0.3),
      }),
      { minLength: 1, maxLength: 6, selector: ({ name }) => name },
    ),
    rows: fc.constantFrom(2, 31, 350, 1100),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ columns, rows, seed }) => {
    const random = randomOf(seed);
    // The first two rows have it all, so that what is mixed is mixed.
    const cellsOf = (at: number) =>
      columns.flatMap(({ kind, name, absent }) =>
        at > 1 && random() < absent ? [] : [[name, jsonKinds[kind]?.(random, at)] as const],
      );
    const lines = Array.from({ length: rows }, (_, at) => JSON.stringify(Object.fromEntries(cellsOf(at))));
    const named = (group: object) => columns.filter(({ kind }) => kind in group).map(({ name }) => name);
    return { text: `${lines.join('\n')}\n`, nested: named(nestedValues), mixed: named(mixedValues) };
  });

describe('a contract of JSON lines', () => {
  it('is kept by the data that it was inferred from, but for columns of several kinds, which no type holds', async () => {
    let file = 0;
    await fc.assert(
      fc.asyncProperty(jsonLines, async ({ text, nested, mixed }) => {
        file += 1;
        const table = { ...written(folder, `j${file}.jsonl`, text, json), name: 'trips' };
        const contract = await inferContract(engine, table, 'trips');
        const yaml = projectOfDatasets([datasetEntry('trips', 'data/x.jsonl', undefined, contract)]);
        const [dataset] = loadProject(yaml, 'mlops.yaml').project.datasets.values();
        const said = broken(await checkDataset(engine, versionOf(table, [], { ...dataset })));
        expect(said.map((each) => each.split(':')[0]).toSorted(), yaml).toEqual(
          mixed.map((name) => `files ${name} mixed-types`).toSorted(),
        );
        for (const name of [...nested, ...mixed]) {
          const found = contract.columns.find((each) => each.name === name);
          expect(found?.rules['type'] ?? found?.rules['values'], name).toBe(undefined);
          expect(contract.notes.join('\n')).toMatch(new RegExp(`^${name}: .*no type is proposed`, 'm'));
        }
      }),
      { numRuns: 30, seed: 5 },
    );
  }, 300_000);

  it('says of texts that stand for missing values what can be done in JSON', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => JSON.stringify({ note: at % 4 === 0 ? 'N/A' : `w${at}` }));
    const { notes } = await inferContract(engine, written(folder, 'na.jsonl', lines.join('\n'), json), 't');
    expect(notes.filter((note) => note.includes('missing'))).toEqual([
      'note: 10 rows only say that a value is missing (such as N/A); as nulls they would be counted: write null in their place.',
    ]);
    const texts = `note\n${lines.map((line) => JSON.parse(line).note).join('\n')}\n`;
    const ofCsv = await inferContract(engine, written(folder, 'na.csv', texts), 't');
    expect(ofCsv.notes.join('\n')).toContain('`format: { csv: { nulls: … } }`, or clean them.');
  });
});
