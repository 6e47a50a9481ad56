import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type IncludedFile, loadProject, projectReasons } from '../../../src/project/index.ts';
import { canonicalJson } from '../../../src/support/canonical.ts';
import { MlopsError } from '../../../src/support/problem.ts';

type Table = Readonly<Record<string, unknown>>;
interface Entry {
  readonly section: 'datasets' | 'models' | 'launchers' | 'environments';
  readonly name: string;
  readonly entry: unknown;
}

const datasets = ['d0', 'd1', 'd2'] as const;
const column = fc.record(
  { type: fc.constant('number'), nulls: fc.constantFrom(0, '2%'), min: fc.nat(3), max: fc.integer({ min: 4, max: 9 }) },
  { requiredKeys: [] },
);
const dataset = fc.oneof(
  fc.constantFrom('data/a.csv', 'data/*.parquet'),
  fc.record(
    {
      source: fc.constantFrom('data/a.csv', 'data/b.json'),
      key: fc.constantFrom('x', ['x', 'y']),
      rows: fc.record({ min: fc.nat(9) }),
      columns: fc.dictionary(fc.constantFrom('x', 'y', 'z'), column),
      drift: fc.constant(false),
    },
    { requiredKeys: ['source'] },
  ),
);
const model = fc.record(
  {
    data: fc.oneof(
      fc.constantFrom(...datasets),
      fc.dictionary(fc.constantFrom('train', 'more'), fc.constantFrom(...datasets)),
    ),
    train: fc.oneof(
      fc.constantFrom('python train.py', ['python', 'train.py']),
      fc.record({
        run: fc.constant('run'),
        seeds: fc.uniqueArray(fc.nat(5), { minLength: 1 }),
        timeout: fc.constant('5m'),
      }),
    ),
    artifact: fc.constantFrom('model/', ['a.bin', 'b.bin']),
    params: fc.constantFrom('params.yaml', ['/p.yaml', 'q.json']),
    code: fc.constantFrom(['**', '!**/*.md'], 'src'),
    env: fc.dictionary(fc.constantFrom('A', 'B'), fc.oneof(fc.nat(3), fc.boolean(), fc.constantFrom('on', '1', ''))),
    metrics: fc.constant('metrics.json'),
    serve: fc.constant('files'),
    gates: fc.dictionary(fc.constantFrom('roc-auc', 'rmse'), fc.record({ min: fc.nat(3) })),
  },
  { requiredKeys: ['train', 'artifact', 'serve'] },
);
const entries = fc
  .record({ datasets: fc.tuple(dataset, dataset, dataset), models: fc.array(model, { minLength: 1, maxLength: 4 }) })
  .map((made): readonly Entry[] => [
    ...made.datasets.map((entry, at) => ({ section: 'datasets' as const, name: `d${at}`, entry })),
    ...made.models.map((entry, at) => ({ section: 'models' as const, name: `m${at}`, entry })),
    { section: 'launchers', name: 'box', entry: { kind: 'local' } },
    { section: 'environments', name: 'live', entry: { models: 'm0', target: { kind: 'local', folder: '/srv' } } },
  ]);

function sectionsOf(all: readonly Entry[]): Table {
  return Object.fromEntries(
    [...Map.groupBy(all, ({ section }) => section)].map(([section, own]) => [
      section,
      Object.fromEntries(own.map(({ name, entry }) => [name, entry])),
    ]),
  );
}

/** Meaning without the order in which things stand. */
function meaning(text: string, included?: ReadonlyMap<string, IncludedFile>): string {
  const { project } = loadProject({ file: 'mlops.yaml', text, ...(included && { included }) });
  return canonicalJson({ ...project, included: [] });
}

const whole = (all: readonly Entry[]) => dump({ version: 1, ...sectionsOf(all) });

/** Root file and others with these entries; those of `undefined` stand in the root file. */
function split(all: readonly Entry[], files: readonly (string | undefined)[]) {
  const groups = Map.groupBy(all, (_, at) => files[at % files.length]);
  const root = dump({ version: 1, include: '*.yaml', ...sectionsOf(groups.get(undefined) ?? []) });
  const others = [...groups].flatMap(([file, own]) =>
    file === undefined ? [] : [[file, { text: dump(sectionsOf(own)) }] as const],
  );
  return { root, others };
}

const file = fc.constantFrom(undefined, 'a.yaml', 'b.yaml', 'c.yaml');

describe('a project', () => {
  it('means the same however its text is written: block or flow, quoted or plain', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const written = whole(all);
        const document = { version: 1, ...sectionsOf(all) };
        expect(meaning(JSON.stringify(document))).toBe(meaning(written));
        expect(meaning(dump(document, { flowLevel: 1, quoteStyle: 'double', forceQuotes: true }))).toBe(
          meaning(written),
        );
      }),
    );
  });

  it('means the same in any order of its entries', () => {
    const shuffled = entries.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        expect(meaning(whole(others))).toBe(meaning(whole(all)));
      }),
    );
  });

  it('means the same in one file and spread over several of the same folder, in any order of them', () => {
    fc.assert(
      fc.property(entries, fc.array(file, { minLength: 1, maxLength: 9 }), fc.boolean(), (all, files, turned) => {
        const { root, others } = split(all, files);
        fc.pre(others.length > 0);
        expect(meaning(root, new Map(turned ? others.toReversed() : others))).toBe(meaning(whole(all)));
      }),
    );
  });

  it('of any damaged files is a project, or problems that stand in one of them', () => {
    const damage = fc.record({ which: fc.nat(3), at: fc.nat(600), cut: fc.nat(20), put: fc.string({ maxLength: 4 }) });
    fc.assert(
      fc.property(
        entries,
        fc.array(file, { minLength: 2, maxLength: 9 }),
        damage,
        (all, files, { which, at, cut, put }) => {
          const { root, others } = split(all, files);
          const texts = [root, ...others.map(([, { text }]) => text)];
          const damaged = texts.map((text, index) =>
            index === which % texts.length ? text.slice(0, at) + put + text.slice(at + cut) : text,
          );
          const included = new Map(others.map(([path], index) => [path, { text: damaged[index + 1] ?? '' }] as const));
          try {
            loadProject({ file: 'mlops.yaml', text: damaged[0] ?? '', included });
          } catch (error) {
            if (!(error instanceof MlopsError)) throw error;
            for (const { reason, place } of error.problems) {
              expect(Object.hasOwn(projectReasons, reason)).toBe(true);
              expect(['mlops.yaml', ...included.keys()]).toContain(place?.file);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
