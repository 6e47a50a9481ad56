import { describe, expect, it } from 'vitest';
import { changedParams } from '../../src/project/index.ts';

describe('changedParams', () => {
  it('names what is set otherwise and what is new, in the words of the plan, and not what is gone', () => {
    const from = new Map([['p.yaml', { depth: 6, same: [1, { b: 2, a: 1 }], gone: 1, none: null }]]);
    const to = new Map([
      ['p.yaml', { same: [1, { a: 1, b: 2 }], none: 0, fresh: 'yes', depth: 8 }],
      ['q.json', { depth: 1 }],
    ]);
    expect(changedParams(from, to)).toEqual([
      { file: 'p.yaml', key: 'depth', words: '`depth 6 → 8`' },
      { file: 'p.yaml', key: 'fresh', words: '`fresh` added (`yes`)' },
      { file: 'p.yaml', key: 'none', words: '`none null → 0`' },
      { file: 'q.json', key: 'depth', words: '`depth` added (`1`)' },
    ]);
  });

  it('tells the leaves of tables one by one, also where another table of them was declared', () => {
    const from = new Map([['p.yaml', { train: { depth: 6, rate: 1 } }]]);
    expect(changedParams(from, new Map([['p.yaml', { train: { depth: 8, rate: 1 } }]]))).toEqual([
      { file: 'p.yaml', key: 'train.depth', words: '`train.depth 6 → 8`' },
    ]);
    expect(changedParams(from, new Map([['p.yaml', { 'train.rate': 1 }]]))).toEqual([]);
  });

  it('takes names and values of strangers for data: one line, cut, and no way out of the code', () => {
    const [changed] = changedParams(
      new Map([['p.yaml', { [`a\nb\u202e\`${'x'.repeat(200)}`]: 'one' }]]),
      new Map([['p.yaml', { [`a\nb\u202e\`${'x'.repeat(200)}`]: 'two\n::error::`' }]]),
    );
    expect(changed?.words).toBe(`\`a b'${'x'.repeat(75)}… one → two ::error::'\``);
  });
});
