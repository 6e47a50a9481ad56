// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of workflow files are what is tested here
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { loadProject, projectReasons, readParams } from '../../src/project/index.ts';
import { resolvePath } from '../../src/project/paths.ts';
import { checkPattern } from '../../src/project/pattern.ts';
import { canonicalJson } from '../../src/support/canonical.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { fixture } from './support.ts';

/** Loads, or gives the problems; anything else that is thrown fails the test. */
function outcome(text: string): string {
  try {
    const { project, warnings } = loadProject(text, 'mlops.yaml');
    return canonicalJson({ project, warnings });
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    const count = text.split(/\r\n|\r|\n/).length;
    for (const { reason, place } of error.problems) {
      expect(Object.hasOwn(projectReasons, reason)).toBe(true);
      expect(place?.line).toBeGreaterThanOrEqual(1);
      expect(place?.line).toBeLessThanOrEqual(count);
      expect(place?.column).toBeGreaterThanOrEqual(1);
    }
    return canonicalJson(error.problems);
  }
}

const words = [
  'version',
  'name',
  'store',
  'defaults',
  'env',
  'secrets',
  'datasets',
  'models',
  'launchers',
  'source',
  'format',
  'csv',
  'key',
  'time',
  'rows',
  'min',
  'max',
  'columns',
  'type',
  'nulls',
  'values',
  'pattern',
  'checks',
  'where',
  'sql',
  'drift',
  'train',
  'run',
  'seeds',
  'resources',
  'gpus',
  'artifact',
  'metrics',
  'row',
  'evaluate',
  'label',
  'dataset',
  'column',
  'gates',
  'auc',
  'foo',
  'better',
  'max-worse',
  'by',
  'd',
  'm',
  'data',
  'params',
  'schemas',
  'matrix',
  'serve',
  'files',
  'verify',
  'http',
  'path',
  'environments',
  'e',
  'target',
  'folder',
  'ports',
  'apply',
  'command',
  'branch',
  'needs',
  'soak',
  'windows',
  'days',
  'mon-thu',
  'from',
  '09:00',
  'to',
  'timezone',
  'UTC',
  'kind',
  '__proto__',
  'constructor',
  'local',
  '1%',
  '6h',
  '../x',
  'a/b.csv',
  '${{ x }}',
  '${{ matrix.a }}',
  'n-${{ matrix.b }}',
  '${{ secrets.T }}',
  'a',
  'b',
  's3://a',
  '(?=a)',
];
const word = fc.constantFrom(...words);
const scalar = fc.oneof(word, fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof({ weight: 6, arbitrary: word }, fc.string()), tie('tree'), { maxKeys: 6 }),
  ),
}));

describe('loading', () => {
  it('answers any text with a project or with problems in their place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 200 })), (text) => void outcome(text)),
    );
  });

  it('answers any YAML document with a project or with problems in their place', () => {
    fc.assert(
      fc.property(fc.dictionary(word, tree), (document) => {
        const text = dump({ ...document, version: 1 }, { skipInvalid: true });
        expect(outcome(text)).toBe(outcome(text));
      }),
      { numRuns: 300 },
    );
  });

  it('answers any matrix with a project or with problems in their place', () => {
    const values = fc.oneof({ weight: 5, arbitrary: fc.array(scalar, { maxLength: 4 }) }, tree);
    const row = fc.dictionary(word, scalar, { maxKeys: 3 });
    const keys = fc.constantFrom('a', 'b');
    const matrix = fc.oneof(
      fc.dictionary(keys, values),
      fc.array(fc.oneof(fc.dictionary(keys, scalar), row), { maxLength: 4 }),
      tree,
    );
    const entry = fc.record({
      matrix,
      train: fc.constantFrom('t ${{ matrix.a }} ${{ matrix.b }}', '${{ matrix.a }}'),
      env: tree,
    });
    const model = fc.record({ train: tree, 'working-directory': tree, artifact: tree }, { requiredKeys: [] });
    fc.assert(
      fc.property(entry, model, fc.oneof(word, tree), (one, more, models) => {
        const environments = { e: { models, target: { kind: 'local', folder: '/srv' } } };
        const document = { version: 1, models: { m: { ...more, ...one }, d: { train: 't' } }, environments };
        const text = dump(document, { skipInvalid: true });
        expect(outcome(text)).toBe(outcome(text));
      }),
      { numRuns: 400 },
    );
  });

  it.each(['mlops.example.yaml', '05a-bugbug.yaml'])(
    'answers any damage of %s with a project or with problems in their place',
    (name) => {
      const whole = fixture(name);
      const damage = fc.record({ at: fc.nat(whole.length), cut: fc.nat(40), put: fc.string({ maxLength: 5 }) });
      fc.assert(
        fc.property(damage, ({ at, cut, put }) => void outcome(whole.slice(0, at) + put + whole.slice(at + cut))),
        { numRuns: 60 },
      );
    },
  );
});

describe('paths', () => {
  it('never lead out of the repository, whatever is written', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '*', '.git', '{', '}', ',', '\\', 'C:', '~', '\u0000', '!');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(part, fc.string())),
        fc.constantFrom('', 'w', 'w/x'),
        fc.boolean(),
        (parts, workingDirectory, rooted) => {
          const resolved = resolvePath(parts.join('/'), { workingDirectory, rooted });
          if (!resolved.ok) return;
          expect(resolved.path.startsWith('/')).toBe(false);
          expect(resolved.path.split(/[/{},|()]/)).not.toContain('..');
          expect(resolved.path).not.toMatch(/[\\\u0000-\u001f]/);
        },
      ),
    );
  });
});

describe('patterns', () => {
  it('that are accepted compile, and are plain text where they hold only letters', () => {
    const piece = fc.constantFrom(
      'a',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '*',
      '+',
      '?',
      '\\',
      '|',
      '^',
      '$',
      '-',
      '1',
      ',',
      ':',
      '=',
      'd',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const pattern = pieces.join('');
        if (checkPattern(pattern).length === 0) expect(() => new RegExp(pattern)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]*$/), (text) => {
        expect(checkPattern(text)).toEqual([]);
      }),
    );
  });
});

describe('params', () => {
  it('are read back from JSON by the keys of their leaves', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: true }), (text) => {
        const { values, problems } = readParams(text, 'p.json', null);
        expect(problems).toEqual([]);
        const keys = Object.keys(values).filter((key) => key !== '');
        expect(readParams(text, 'p.json', keys).problems).toEqual([]);
      }),
    );
  });
});
