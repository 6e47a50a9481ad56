import { describe, expect, it } from 'vitest';
import { filePlaces, readParams } from '../../src/project/index.ts';

/** The text of the line where each parameter of a file stands; `–` where that is not known. */
function linesOf(text: string, file: string): Record<string, string> {
  const { values, problems } = readParams(text, file, null);
  expect(problems).toEqual([]);
  const places = filePlaces(text, file);
  return Object.fromEntries(Object.keys(values).map((key) => [key, places?.named(key)?.source?.trim() ?? '–']));
}

describe('filePlaces', () => {
  it('finds parameters of YAML, nested ones and those whose key holds dots', () => {
    const text =
      '# notes\ntrain:\n  depth: 6\n  rates:\n    - 0.1\n  opt: { lr: 0.1, "m": 2 }\n"a.b": 1\na: { c: 1 }\nx.y:\n  z: 1\n';
    expect(linesOf(text, 'params.yaml')).toEqual({
      'train.depth': 'depth: 6',
      'train.rates': 'rates:',
      'train.opt.lr': 'opt: { lr: 0.1, "m": 2 }',
      'train.opt.m': 'opt: { lr: 0.1, "m": 2 }',
      'a.b': '"a.b": 1',
      'a.c': 'a: { c: 1 }',
      'x.y.z': 'z: 1',
    });
  });

  it('finds what aliases stand for, and what is merged in, where it was written', () => {
    const text =
      'base: &base\n  depth: 6\n  rate: 1\nmore: &more\n  <<: *base\n  rate: 2\nother: &other { depth: 7, own: 1 }\na: *base\nb:\n  <<: [*more, *other]\n  depth: 8\n';
    expect(linesOf(text, 'p.yml')).toEqual({
      'base.depth': 'depth: 6',
      'base.rate': 'rate: 1',
      'more.depth': 'depth: 6',
      'more.rate': 'rate: 2',
      'other.depth': 'other: &other { depth: 7, own: 1 }',
      'other.own': 'other: &other { depth: 7, own: 1 }',
      'a.depth': 'depth: 6',
      'a.rate': 'rate: 1',
      'b.depth': 'depth: 8',
      'b.rate': 'rate: 2',
      'b.own': 'other: &other { depth: 7, own: 1 }',
    });
  });

  it('finds parameters of JSON, whatever it is indented with', () => {
    const text = '\uFEFF{\r\n\t"train": {\r\n\t\t"depth":6,\r\n\t\t"rates": [\r\n\t\t\t0.1\r\n\t\t]\r\n\t}\r\n}\r\n';
    expect(linesOf(text, 'params.json')).toEqual({ 'train.depth': '"depth":6,', 'train.rates': '"rates": [' });
  });

  it('finds parameters of TOML by their statements', () => {
    const text = [
      '# depth = 1',
      'top.depth = 6 # dotted',
      'text = """',
      'depth = 2',
      '[train]',
      '"""',
      '',
      '[train]',
      'rates = [',
      '  0.1, # one',
      '  0.2,',
      ']',
      '"a.b" = 1',
      '[train.opt]',
      'lr = 0.1',
      'more = { m = 2, n.o = 3 }',
      '[[runs]]',
      'seed = 1',
      '[[runs]]',
      'seed = 2',
      '[empty]',
    ];
    for (const end of ['\n', '\r\n']) {
      expect(linesOf(text.join(end), 'params.toml')).toEqual({
        'top.depth': 'top.depth = 6 # dotted',
        text: 'text = """',
        'train.rates': 'rates = [',
        'train.a.b': '"a.b" = 1',
        'train.opt.lr': 'lr = 0.1',
        'train.opt.more.m': 'more = { m = 2, n.o = 3 }',
        'train.opt.more.n.o': 'more = { m = 2, n.o = 3 }',
        runs: '[[runs]]',
        empty: '[empty]',
      });
    }
    expect(filePlaces(text.join('\n'), 'params.toml')?.named('train.opt.lr')?.line).toBe(15);
    expect(filePlaces(text.join('\n'), 'params.toml')?.named('depth')).toBeUndefined();
  });

  it('does not guess: a key in another spelling, a file beyond our limits, one that takes too long', () => {
    expect(linesOf('0x10: 1\n', 'p.yaml')).toEqual({ 16: '–' });
    expect(linesOf(`{"a": 1, "b": "${'x'.repeat(300_000)}"}`, 'p.json')).toEqual({ a: '–', b: '–' });
    expect(linesOf(`a = [\n${'0,\n'.repeat(10_000)}]\n`, 'p.toml')).toEqual({ a: '–' });
    expect(filePlaces('a', 'p.ini')).toBeUndefined();
  });

  it('follows merges within merges without trying everything', () => {
    const many = Array.from({ length: 24 }, (_, at) => `t${at + 1}: &t${at + 1}\n  <<: [*t${at}, *t${at}]\n`);
    const text = `t0: &t0 { x: 1 }\n${many.slice(0, 12).join('')}`;
    expect(filePlaces(text, 'p.yaml')?.named('t12.nothing')).toBeUndefined();
    expect(filePlaces(text, 'p.yaml')?.named('t12.x')?.line).toBe(1);
    expect(filePlaces(`t0: &t0 { x: 1 }\n${many.join('')}`, 'p.yaml')).toBeUndefined(); // too many nodes
  });
});
