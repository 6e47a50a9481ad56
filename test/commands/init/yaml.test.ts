import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { commentText, type YamlValue, yamlInline, yamlLines, yamlScalar } from '../../../src/commands/init/yaml.ts';
import { loadProject } from '../../../src/project/index.ts';

const read = (text: string): unknown => load(text, { schema: CORE_SCHEMA });
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[-\w:#&*!|>'"%@`,[\]{}?\\ \t\n.$~]{0,12}$/),
  fc.constantFrom(
    '',
    'null',
    '~',
    'true',
    'No',
    'y',
    '1',
    '0x1f',
    '1e3',
    '-',
    '.5',
    '.inf',
    '.NaN',
    '2026-01-31',
    '<<',
  ),
);
const anyValue: fc.Arbitrary<YamlValue> = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    anyText,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      anyText.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
})).value;

/** Lone surrogates cannot stand in a file of UTF-8. */
function wellFormed(value: YamlValue): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]));
}

describe('a scalar', () => {
  it('is read as the text that it was, whatever that is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(`key: ${yamlScalar(text)}\n`)).toEqual({ key: text.toWellFormed() });
        expect(read(`[${yamlScalar(text)}, ${yamlScalar(text)}]`)).toEqual([text.toWellFormed(), text.toWellFormed()]);
        expect(read(`{ ${yamlScalar(text)}: 1 }`)).toEqual({ [text.toWellFormed()]: 1 });
      }),
      { numRuns: 2000 },
    );
  });

  it('stays on one line of printable characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(yamlScalar(text)).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
    );
  });

  it.each(['python train.py', 'data/train.csv', 'python train.py --seed $MLOPS_SEED', 'a.py && b.py'])(
    'is left plain where that is safe: %s',
    (text) => expect(yamlScalar(text)).toBe(text),
  );

  it.each(['y', 'No', 'off', '1', '.5', 'a: b', 'a #b', '"a"', "it's: x", '$' + '{{ x }}'])('is quoted: %s', (text) =>
    expect(yamlScalar(text)).toMatch(/^".*"$/),
  );
});

describe('a value', () => {
  it('is read as the value that it was', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(read(`key: ${yamlInline(value)}`)).toEqual({ key: wellFormed(value) });
      }),
    );
  });
});

describe('a comment', () => {
  it('says nothing to a reader of YAML, whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, anyText, (above, text) => {
        const lines = yamlLines([
          { kind: 'comment', text },
          { kind: 'value', key: 'a', value: 1, above: [above] },
          { kind: 'blank' },
          {
            kind: 'table',
            key: 'b',
            above: [above],
            entries: [
              { kind: 'comment', text },
              { kind: 'value', key: 'c', value: 2 },
            ],
          },
        ]);
        expect(read(lines.join('\n'))).toEqual({ a: 1, b: { c: 2 } });
      }),
      { numRuns: 1000 },
    );
  });

  it('is cut where it is long', () => {
    expect(commentText('x'.repeat(1000))).toHaveLength(300);
    expect(commentText('one\r\nkey: value\u2028more\u0085\u202e')).toBe('one key: value more');
  });
});

describe('our own loader', () => {
  it('reads a hostile path back', () => {
    const source = 'data/it\'s "#1": [x] & \u{1f427}.csv';
    const text = `version: 1\ndatasets:\n  a: { source: ${yamlScalar(source)} }\n`;
    expect(loadProject(text, 'mlops.yaml').project.datasets.get('a')?.source).toBe(source);
  });
});
