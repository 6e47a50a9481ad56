import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import {
  clip,
  escapeCommandData,
  escapeCommandProperty,
  escapeHtml,
  escapeTerminal,
  htmlSentence,
  mermaidLabel,
  oneLine,
  quoteShell,
  shellCommand,
  terminalSentence,
  visible,
  withoutCommands,
  workflowCommand,
} from '../../../src/support/escape/index.ts';
import { hostile } from './hostile.ts';

describe('clean text', () => {
  it('drops what nobody sees and keeps the rest', () => {
    expect(visible('a\u0000b\u001bc\u202ed\u200be\u00adf\n g\u0085')).toBe('abcdef\n g\u0085');
    expect(visible('❤\ufe0f \ud83d')).toBe('❤\ufe0f \ufffd');
    expect(oneLine('  a \u2028 b\u00a0\tc\u0085d ')).toBe('a b c d');
  });

  it('cuts by characters', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('ab…');
    expect(clip('😀😀😀', 3)).toBe('😀😀😀');
    expect(clip('😀😀😀😀', 3)).toBe('😀😀…');
  });
});

describe('escapeHtml', () => {
  it('replaces the five characters', () => {
    expect(escapeHtml(`<a href="x" id='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;');
    expect(htmlSentence('`a<b` & c')).toBe('<code>a&lt;b</code> &amp; c');
  });

  it('gives back the text, and nothing else, to a real parser', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const fragment = parseFragment(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`);
        expect(fragment.childNodes).toHaveLength(1);
        const [paragraph] = fragment.childNodes;
        if (!paragraph || !('attrs' in paragraph)) throw new Error('no paragraph');
        const shown = visible(text).replace(/\r\n?/g, '\n');
        expect(paragraph.attrs).toEqual([{ name: 'title', value: shown }]);
        expect(paragraph.childNodes.map((node) => ('value' in node ? node.value : node.nodeName)).join('')).toBe(shown);
      }),
      { numRuns: 150 },
    );
  });
});

describe('mermaidLabel', () => {
  it('leaves nothing that is grammar, and the numbers are those of the characters', () => {
    expect(mermaidLabel('train a"]; click `x` <b>#35;')).toBe(
      'train a#34;#93;#59; click #96;x#96; #60;b#62;#35;35#59;',
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const label = mermaidLabel(text, 1000);
        expect(label).toMatch(/^(?:[\p{L}\p{M}\p{N} ._/,→×·…()-]|#\d+;)*$/u);
        const read = label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
        expect(read).toBe(clip(oneLine(text), 1000));
      }),
    );
  });
});

describe('workflow commands', () => {
  it('encodes data and properties as the runner decodes them', () => {
    expect(escapeCommandData('50% a\r\nb:c,d')).toBe('50%25 a%0D%0Ab:c,d');
    expect(escapeCommandProperty('50% a\r\nb:c,d')).toBe('50%25 a%0D%0Ab%3Ac%2Cd');
    expect(workflowCommand('error', { file: 'a,b.yaml', line: 3, col: undefined }, 'x\n::stop')).toBe(
      '::error file=a%2Cb.yaml,line=3::x%0A::stop',
    );
    expect(workflowCommand('endgroup', {}, '')).toBe('::endgroup::');
  });

  it('is one line that decodes to what was given', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, message) => {
        const command = workflowCommand('warning', { title }, message);
        expect(command).not.toMatch(/[\r\n]/);
        const match = /^::warning title=([^:,]*)::(.*)$/su.exec(command);
        const decode = (text = '') =>
          text
            .replaceAll('%2C', ',')
            .replaceAll('%3A', ':')
            .replaceAll('%0A', '\n')
            .replaceAll('%0D', '\r')
            .replaceAll('%25', '%');
        expect(decode(match?.[1])).toBe(title.toWellFormed());
        expect(
          message.includes('%3A') || message.includes('%2C') || decode(match?.[2]) === message.toWellFormed(),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('disarms both forms in a log', () => {
    expect(withoutCommands('::a::\n  ::b::\nx ::c::\n a ##[error]d')).toBe(
      '\\::a::\n  \\::b::\nx ::c::\n a ##\\[error]d',
    );
  });

  it('takes for a line and for blanks what the runner takes for them', () => {
    expect(withoutCommands('a\r::b::\r\n\t::c::\n\n\u00a0\u0085 ::d::\n ')).toBe(
      'a\r\\::b::\r\n\t\\::c::\n\n\u00a0\u0085 \\::d::\n ',
    );
  });

  it('has time for a long text of blanks and line breaks', () => {
    const text = `${'\n'.repeat(300_000)}${' '.repeat(300_000)}x`;
    expect(withoutCommands(text)).toBe(text);
  });
});

describe('escapeTerminal', () => {
  it('shows control characters instead of sending them', () => {
    expect(escapeTerminal('a\u001b[31mb\u0007\u009b1m\u202e\u200b\u0000')).toBe(
      'a\\u{1b}[31mb\\u{7}\\u{9b}1m\\u{202e}\\u{200b}\\u{0}',
    );
    expect(escapeTerminal(' a \r\n b\tc')).toBe(' a b c');
    expect(escapeTerminal('a\nb\r\rc  d \t e')).toBe('a b c  d   e');
    expect(escapeTerminal('::error::x')).toBe('\\::error::x');
    expect(escapeTerminal('✅❤\ufe0f é 漢')).toBe('✅❤\ufe0f é 漢');
  });

  it('has time for a long text of blanks', () => {
    const text = `${' '.repeat(300_000)}x`;
    expect(escapeTerminal(text)).toBe(text);
  });

  it('takes the backticks off a sentence, and no command comes out', () => {
    expect(terminalSentence('`a` is not `b c`, nor ``')).toBe('a is not b c, nor ``');
    expect(terminalSentence('`::error::x`')).toBe('\\::error::x');
    expect(terminalSentence('##`[`error]x')).toBe('##\\[error]x');
  });

  it('leaves nothing that a terminal or runner obeys', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const shown of [escapeTerminal(text), terminalSentence(text)]) {
          expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029]/u);
          expect(shown).not.toMatch(/^\s*::|##\[/);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('quoteShell', () => {
  it.each([
    ['a/b:c.d,e@f%g+h-i_j', 'a/b:c.d,e@f%g+h-i_j'],
    ['--x=y', '--x=y'],
    ['=ls', "'=ls'"],
    ['', "''"],
    ['~', "'~'"],
    ["it's", "'it'\\''s'"],
    ['$(id) `x` "y" \\', `'$(id) \`x\` "y" \\'`],
  ])('quotes %j', (word, expected) => {
    expect(quoteShell(word)).toBe(expected);
  });

  it('refuses what no argument can carry', () => {
    expect(() => quoteShell('a\0b')).toThrow(new TypeError('an argument of a command cannot contain a NUL character'));
  });

  it('arrives unchanged through a real shell', () => {
    const words = fc.sample(hostile, { numRuns: 300, seed: 7 }).map((word) => word.toWellFormed().replaceAll('\0', ''));
    const out = execFileSync('sh', ['-c', `printf '%s\\0' ${shellCommand(words)}`], { encoding: 'utf8' });
    expect(out.split('\0').slice(0, -1)).toEqual(words);
  });
});
