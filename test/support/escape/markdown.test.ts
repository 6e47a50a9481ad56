import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownCode, markdownFence, markdownSentence } from '../../../src/support/escape/index.ts';
import { hostile, nodesOf, shownText, startsAnything } from './hostile.ts';

const settings = { numRuns: 150 };

/** Everything that may appear between blocks of ours when text is only shown. */
const plain = ['root', 'paragraph', 'text'];

describe('escapeMarkdown', () => {
  it.each([
    ['@octocat', '@\u200boctocat'],
    ['see #123', 'see #\u200b123'],
    ['GH-1 gh-22', 'GH-\u200b1 gh-\u200b22'],
    ['at 1a2b3c4d5e', 'at 1a2b3c\u200b4d5e'],
    ['www.evil.example', 'www\u200b.evil.example'],
    ['https://evil.example', 'https:\u200b//evil.example'],
    [':tada: 12:30', ':\u200btada: 12:30'],
    ['a :tada', 'a :\u200btada'],
    ['a :t', 'a :\u200bt'],
    ['at 12:30', 'at 12:30'],
    ['a :tada b', 'a :tada b'],
    ['a: b', 'a: b'],
    ['a:', 'a:'],
    ['a | b', 'a \\| b'],
    ['a\r\n\n b\tc', 'a b c'],
    ['a\\b*c_d`e[f]~g$h&i<j', 'a\\\\b\\*c\\_d\\`e\\[f\\]\\~g\\$h\\&i\\<j'],
    ['# no heading', '\\# no heading'],
    ['> no quote', '\\> no quote'],
    ['- no list', '\\- no list'],
    ['+ no list', '\\+ no list'],
    ['--- no rule', '\\--- no rule'],
    ['=== no heading', '\\=== no heading'],
    ['1. no list', '1\\. no list'],
    ['12) no list', '12\\) no list'],
    ['1.', '1\\.'],
    ['1.5 at 1. b', '1.5 at 1. b'],
    ['-', '\\-'],
    ['a - b', 'a - b'],
    [':- no table', '\\:- no table'],
    ['0.742 -5 a#b', '0.742 -5 a#b'],
    ['ab\u202ec\u200bd\ufeffe', 'abcde'],
    ['\ud800', '\ufffd'],
  ])('shows %j as it is', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('cuts long text at a whole character and says so', () => {
    expect(escapeMarkdown('ab😀d', 3)).toBe('ab…');
    expect(escapeMarkdown('ab😀', 3)).toBe('ab😀');
    expect(escapeMarkdown('x'.repeat(2000))).toHaveLength(1000);
  });

  it('lets no mark-up through, wherever it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const around of ['', 'before ', '- ', '#### ']) {
          const kinds = nodesOf(`${around}${escapeMarkdown(text)}\n`).map(({ type }) => type);
          expect(kinds.filter((kind) => ![...plain, 'list', 'listItem', 'heading'].includes(kind))).toEqual([]);
        }
        expect(nodesOf(escapeMarkdown(text)).every(({ type }) => plain.includes(type))).toBe(true);
      }),
      settings,
    );
  });

  it('shows every visible character', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom(...'ab1 *_`~[]()<>|\\&#!:@-+=.$'.split('')) }),
        (text) => {
          expect(shownText(escapeMarkdown(text))).toBe(text.replace(/ +/g, ' ').trim());
        },
      ),
      settings,
    );
  });

  it('starts nothing that GitHub links after parsing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const rendered = nodesOf(escapeMarkdown(text)).flatMap(({ type, value }) =>
          type === 'text' ? [value ?? ''] : [],
        );
        expect(startsAnything(rendered.join(''))).toEqual([]);
      }),
      settings,
    );
  });

  it('stays within one cell of a table', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const table = `| a | b |\n| --- | --- |\n| ${escapeMarkdown(one)} | ${markdownCode(other)} |\n`;
        const nodes = nodesOf(table);
        expect(nodes.filter(({ type }) => type === 'tableRow')).toHaveLength(2);
        expect(nodes.filter(({ type }) => type === 'tableCell')).toHaveLength(4);
        expect(
          nodes.filter(({ type }) => !['root', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode'].includes(type)),
        ).toEqual([]);
      }),
      settings,
    );
  });
});

describe('markdownCode', () => {
  it.each([
    ['dep_delay', '`dep_delay`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``x', '``` ``x ```'],
    ['a|b', 'a\\|b'],
    ['', '(empty)'],
    ['\u200b', '(empty)'],
    ['a\nb', '`a b`'],
  ])('writes %j', (text, expected) => {
    expect(markdownCode(text)).toBe(expected);
  });

  it('is one code span or plain text, and shows the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const kinds = nodesOf(`x ${markdownCode(text)} y`).map(({ type }) => type);
        expect(kinds.filter((kind) => ![...plain, 'inlineCode'].includes(kind))).toEqual([]);
        expect(kinds.filter((kind) => kind === 'inlineCode').length).toBeLessThanOrEqual(1);
      }),
      settings,
    );
  });

  it('is cut at its limit', () => {
    expect(markdownCode('abcdef', 4)).toBe('`abc…`');
  });
});

describe('markdownSentence', () => {
  it('makes code of what stands between backticks and text of the rest', () => {
    expect(markdownSentence('`a_b` moved by *2*, see `x`')).toBe('`a_b` moved by \\*2\\*, see `x`');
  });

  it.each([
    ['see `x`', 'see `x`'],
    ['`x` here', '`x` here'],
    ['`x` `y`', '`x` `y`'],
    ['a `x`, `y`b', 'a `x`, `y`b'],
    ['`x', '\\`x'],
    ['', ''],
  ])('keeps the blanks around the code of %j', (text, expected) => {
    expect(markdownSentence(text)).toBe(expected);
  });

  it.each(['``x``', '`', 'a`b', '`a``b`', '` `', '```'])('shows unbalanced backticks of %j', (text) => {
    const kinds = nodesOf(markdownSentence(text)).map(({ type }) => type);
    expect(kinds.filter((kind) => ![...plain, 'inlineCode'].includes(kind))).toEqual([]);
  });

  it('lets no mark-up through', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = nodesOf(markdownSentence(text));
        expect(nodes.filter(({ type }) => ![...plain, 'inlineCode'].includes(type))).toEqual([]);
        const texts = nodes.flatMap(({ type, value }) =>
          type === 'text' ? [value ?? ''] : type === 'inlineCode' ? ['\0'] : [],
        );
        expect(startsAnything(texts.join(''))).toEqual([]);
      }),
      settings,
    );
  });
});

describe('markdownFence', () => {
  it('is longer than any run of backticks inside', () => {
    expect(markdownFence('a', 'sh')).toBe('```sh\na\n```');
    expect(markdownFence('x ```` y\n\n')).toBe('`````\nx ```` y\n`````');
    expect(markdownFence('a\r\nb\u2028c\u202ed')).toBe('```\na\nb\ncd\n```');
    expect(markdownFence('` ``` `` x')).toBe('````\n` ``` `` x\n````');
  });

  it('knows every line break, and keeps all but those at the end', () => {
    expect(markdownFence('a\rb\r\nc\u000bd\fe\u0085f\u2029g')).toBe('```\na\nb\nc\nd\ne\nf\ng\n```');
    expect(markdownFence('\na\n\n\nb\r\n\n')).toBe('```\n\na\n\n\nb\n```');
  });

  it('has time and room for a long text of line breaks or backticks', () => {
    expect(markdownFence(`${'\n'.repeat(300_000)}x`)).toHaveLength(300_000 + 9);
    expect(markdownFence('` '.repeat(300_000))).toMatch(/^```\n/);
  });

  it('is one block, whatever is in it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(nodesOf(markdownFence(text)).map(({ type }) => type)).toEqual(['root', 'code']);
      }),
      settings,
    );
  });
});
