import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainChange, type TrainingInputs, trainingFingerprint } from '../../src/project/index.ts';
import { training } from './inputs.ts';

const plain: TrainingInputs = {
  code: [{ path: 'a.py', mode: '100644', oid: '1' }],
  data: new Map([['train', 'd'.repeat(64)]]),
  params: new Map([['params.yaml:hidden', 8]]),
  command: { kind: 'shell', text: 'python a.py' },
  workingDirectory: '',
  env: new Map(),
  seeds: [1],
  outputs: [{ kind: 'artifact', pattern: 'm' }],
};

const said = (to: Partial<TrainingInputs>, from: Partial<TrainingInputs> = {}): readonly string[] =>
  explainChange({ ...plain, ...from }, { ...plain, ...to }).map((change) => change.sentence);

const params = (entries: Record<string, string | number | boolean | null | readonly number[]>) =>
  new Map(Object.entries(entries).map(([key, value]) => [`params.yaml:${key}`, value]));

const file = (path: string, oid = '1') => ({ path, mode: '100644', oid });

describe('values too long to be shown', () => {
  const between = (before: unknown, after: unknown) =>
    said({ params: new Map([['p.yaml:x', after as never]]) }, { params: new Map([['p.yaml:x', before as never]]) });
  const columns = ['area_m2', 'rooms', 'age_years', 'town', 'garden'];

  it.each([
    [columns, [...columns, 'floor'], 'params changed: `x […] → […,floor]`'],
    [[...columns, 'lift'], [...columns, 'floor'], 'params changed: `x […,lift] → […,floor]`'],
    [columns, columns.slice(1), 'params changed: `x […,area_m2] → […]`'],
    [columns, [1, 2, 3, 4, 5, 6, 7], 'params changed: `x [area_m2,rooms,age_years,town,garden] → [1,2,3,4,5,2 more]`'],
    [columns, columns.toReversed(), /^params changed: `x \["area_m2.*… → \["garden.*…`$/],
    [`${'a'.repeat(60)}b${'c'.repeat(60)}`, `${'a'.repeat(60)}d`, /`x …aaaaaaaab(c+)… → …aaaaaaaad`$/],
  ])('show where they differ: %j → %j', (before, after, sentence) => {
    expect(between(before, after)).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
  });
});

describe('explainChange', () => {
  it.each([
    [{ params: params({ hidden: 16 }) }, 'params changed: `hidden 8 → 16`'],
    [{ params: params({ hidden: '8' }) }, 'params changed: `hidden 8 → "8"`'],
    [{ params: params({ hidden: 'wide' }) }, 'params changed: `hidden 8 → wide`'],
    [{ params: params({ hidden: '' }) }, 'params changed: `hidden 8 → ""`'],
    [{ params: params({ hidden: 'true' }) }, 'params changed: `hidden 8 → "true"`'],
    [{ params: params({ hidden: null }) }, 'params changed: `hidden 8 → null`'],
    [{ params: params({ hidden: [1, 2] }) }, 'params changed: `hidden 8 → [1,2]`'],
    [{ params: params({ hidden: 8, p: 'x' }) }, 'params changed: `p` added (`x`)'],
    [{ params: params({}) }, 'params changed: `hidden` removed'],
    [
      { params: new Map([['other.yaml:hidden', 8]]) },
      'params changed: `other.yaml:hidden` added (`8`), `params.yaml:hidden` removed',
    ],
    [
      { params: params({ hidden: 1, a: 1, b: 1, c: 1 }) },
      'params changed: `a` added (`1`), `b` added (`1`), `c` added (`1`) and 1 more',
    ],
    [{ data: new Map([['train', 'e'.repeat(64)]]) }, 'data changed: `train dddddddddddd → eeeeeeeeeeee`'],
    [{ data: new Map([['train', '']]) }, 'data changed: `train dddddddddddd → (none)`'],
    [{ code: [file('a.py', '2'), file('b.py')] }, 'code changed: `a.py`, `b.py` added'],
    [{ code: [] }, 'code changed: `a.py` removed'],
    [{ command: { kind: 'shell', text: 'python b.py' } }, 'command changed: `python a.py` → `python b.py`'],
    [{ command: { kind: 'argv', argv: ['python', 'a.py'] } }, 'command changed: `python a.py` → `["python","a.py"]`'],
    [{ workingDirectory: 'sub' }, 'working directory changed: `/` → `sub`'],
    [{ seeds: [1, 2] }, 'seeds changed: `1` → `1, 2`'],
    [{ seeds: [] }, 'seeds changed: `1` → `(none)`'],
    [{ env: new Map([['X', '1']]) }, 'environment changed: `X` added (`"1"`)'],
    [
      {
        outputs: [
          { kind: 'artifact', pattern: 'm' },
          { kind: 'plot', pattern: 'p' },
        ],
      },
      'declared outputs changed: `plot:p` added',
    ],
    [{ commit: '7'.repeat(40) }, '`reuse: false`: every commit is trained'],
  ] satisfies readonly (readonly [Partial<TrainingInputs>, string])[])('%o: %s', (to, sentence) => {
    expect(said(to)).toEqual([sentence]);
  });

  it('lets a backtick end no code span', () => {
    expect(said({ command: { kind: 'shell', text: 'echo `date`' } })).toEqual([
      "command changed: `python a.py` → `echo 'date'`",
    ]);
  });

  it('cuts long values, and shows where two of them part', () => {
    const long = 'x'.repeat(50);
    expect(said({ params: params({ hidden: long }) })).toEqual([`params changed: \`hidden 8 → ${'x'.repeat(39)}…\``]);
    expect(said({ params: params({ hidden: `${long}y` }) }, { params: params({ hidden: long }) })).toEqual([
      'params changed: `hidden …xxxxxxxx → …xxxxxxxxy`',
    ]);
  });

  it('tells a switch of reuse', () => {
    expect(said({}, { commit: '7'.repeat(40) })).toEqual([
      'reuse changed: from now on a commit with the same inputs reuses a run',
    ]);
  });

  it('is empty exactly where the fingerprints are equal', () => {
    fc.assert(
      fc.property(training, training, (a, b) => {
        for (const key of Object.keys(a) as (keyof typeof a)[]) {
          const mixed = { ...a, [key]: b[key] ?? a[key] } as typeof a;
          expect(explainChange(a, mixed).length === 0).toBe(trainingFingerprint(a) === trainingFingerprint(mixed));
        }
        expect(explainChange(a, b).length === 0).toBe(trainingFingerprint(a) === trainingFingerprint(b));
      }),
    );
  });
});
