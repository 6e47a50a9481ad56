import type { Hygiene } from '../../../project/types.ts';
import type { Dialect } from '../../engines/dialect.ts';
import { identifier, literal } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import { type Asked, askedOf, type CheckContext, type CheckFamily } from '../family.ts';
import { spellingCheck } from './spelling.ts';

/** White space of ASCII, and what looks like it: no-break, typographic and ideographic spaces, zero width, byte order mark. */
const blanks =
  ' \t\r\n\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff';

/** All but tab, line feed and carriage return; and what a reader puts in the place of bytes that it cannot decode. */
const controls = '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\ufffd';

/**
 * What is not seen and changes what is seen: C1 controls, soft hyphen, Arabic letter mark, zero width space, marks and
 * overrides of direction, line and paragraph separators, word joiner and invisible operators, isolates, deprecated
 * format characters, byte order mark, and tags. Not the joiners U+200C and U+200D, which words of Persian and of Indian
 * languages and emoji need.
 */
const invisible =
  '\u0080-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}\u{e0020}-\u{e007f}';

const control = `[${controls}${invisible}]`;

/** What people and programs write where there is no value, in lower case. */
const placeholders = [
  'n/a',
  'na',
  'n.a.',
  '#n/a',
  '#na',
  '<na>',
  'nan',
  'null',
  '(null)',
  '<null>',
  '\\n',
  'none',
  'nil',
  'undefined',
  'missing',
  '-',
  '--',
  '---',
  '?',
  '.',
];

/** True where a text only stands for a missing value. */
export function isPlaceholder(dialect: Dialect, cell: string): string {
  return `${dialect.lower(dialect.trimmed(cell, blanks))} IN (${placeholders.map(literal).join(', ')})`;
}

interface TextAsk {
  readonly ask: Hygiene;
  readonly reason: string;
  readonly asks: string;
  readonly words: string;
  readonly breaks: (dialect: Dialect, cell: string) => string;
}

const textAsks: readonly TextAsk[] = [
  {
    ask: 'empty',
    reason: 'empty-text',
    asks: 'Is no text empty? An empty text is no null.',
    words: 'are empty texts',
    breaks: (dialect, cell) => `${dialect.characters(`CAST(${cell} AS VARCHAR)`)} = 0`,
  },
  {
    ask: 'blanks',
    reason: 'surrounding-blanks',
    asks: 'Does no text begin or end with white space, visible or not?',
    words: 'begin or end with white space',
    breaks: (dialect, cell) => `${dialect.trimmed(cell, blanks)} <> CAST(${cell} AS VARCHAR)`,
  },
  {
    ask: 'control',
    reason: 'control-characters',
    asks: 'Is no control character in a text (tab and line ends are none), none that is invisible or turns the direction of writing (U+200B, U+202E and the like, wherever they stand; the joiners U+200C and U+200D are letters’ own), and no sign that it was decoded wrongly (U+FFFD)?',
    words: 'hold a control character, an invisible one or one that could not be decoded',
    breaks: (dialect, cell) => dialect.holdsMatch(cell, control),
  },
  {
    ask: 'placeholder',
    reason: 'placeholder-value',
    asks: `Does no text only stand for a missing value? In any letter case: ${placeholders.map((text) => `\`${text}\``).join(' ')}.`,
    words: 'only stand for a missing value',
    breaks: isPlaceholder,
  },
];

/** One answer for each thing that is asked under the key `hygiene`. */
export const hygieneChecks: readonly CheckFamily[] = [...textAsks.map(familyOf), spellingCheck];

function familyOf(about: TextAsk): CheckFamily {
  return {
    name: `hygiene-${about.ask}`,
    key: 'columns.<name>.hygiene',
    asks: about.asks,
    reasons: [about.reason, 'cannot-compare'],
    plan: (context) =>
      askedOf(context, 'hygiene')
        .filter(({ rule }) => rule.asks.includes(about.ask))
        .map((asked) => judge(context, asked, about)),
  };
}

function judge(context: CheckContext, { column, rule }: Asked<'hygiene'>, { ask, reason, words, breaks }: TextAsk) {
  return cellJudge(context, column, {
    check: `hygiene-${ask}`,
    key: 'hygiene',
    path: rule.path,
    reason,
    words,
    breaks: column.type === 'string' ? breaks(context.engine.dialect, identifier(column.name)) : undefined,
  });
}
