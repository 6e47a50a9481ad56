import { SourceMap } from 'node:module';
import { describe, expect, it } from 'vitest';
import { applied, changesIn } from '../../scripts/alone/changes.ts';

const text = `function f(x) {
  if (x > 1) {
    g(x);
  }
  const y = x ?? later();
  return y ? a() : b();
}
`;

/** Each line comes from the line of the same number. */
const mapOf = (source: string) =>
  new SourceMap({
    file: 'f.js',
    version: 3,
    sources: [source],
    sourcesContent: [text],
    sourceRoot: '',
    names: [],
    mappings: `AAAA${';AACA'.repeat(6)}`,
  });

/** All of it is run by several tests, but for these parts. */
function ownersOf(parts: Readonly<Record<string, number>>): Int32Array {
  const owners = new Int32Array(text.length).fill(-1);
  for (const [part, test] of Object.entries(parts)) {
    const start = text.indexOf(part);
    owners.fill(test, start, start + part.length);
  }
  return owners;
}

function changes(parts: Readonly<Record<string, number>>, source = '../../src/a.ts') {
  return changesIn({ file: 'f.js', text, map: mapOf(source), owners: ownersOf(parts) });
}

const block = `{
    g(x);
  }`;

describe('changes to code that one test runs', () => {
  it('empty a block, outermost first, and say where it comes from', () => {
    const found = changes({ [block]: 1 }).get(1) ?? [];
    expect(found.map(({ replacement, source, line, depth }) => [replacement, source, line, depth])).toEqual([
      ['{}', 'src/a.ts', 2, 0],
      [';', 'src/a.ts', 3, 1],
    ]);
    expect(applied(text, found.slice(0, 1))).toContain('if (x > 1) {}\n');
  });

  it('decide a condition otherwise, and leave out what comes in its place', () => {
    const found = changes({ 'a()': 1, 'later()': 2 });
    const all = [...(found.get(1) ?? []), ...(found.get(2) ?? [])];
    expect(applied(text, all)).toContain('  const y = (x);\n  return (b());\n');
  });

  it('are none where nobody, several tests, or code of others runs', () => {
    expect(changes({}).size).toBe(0);
    expect(changes({ [block]: 0 }).size).toBe(0);
    expect(changes({ [block]: 1 }, '../../node_modules/x/src/a.js').size).toBe(0);
  });
});
