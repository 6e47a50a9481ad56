import type { Hygiene } from '../../../project/types.ts';
import { characters, holdsMatch, trimmed } from '../../engines/dialect.ts';
import { identifier, literal } from '../../engines/sql.ts';
import { cellJudge } from '../cell-rule.ts';
import { type Asked, askedOf, type CheckContext, type CheckFamily } from '../family.ts';
import { spellingCheck } from './spelling.ts';

/** White space of ASCII, and what looks like it: no-break, typographic and ideographic spaces, zero width, byte order mark. */
const blanks =
  ' \t\r\n\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff';

/** All but tab, line feed and carriage return; and what a reader puts in the place of bytes that it cannot decode. */
const control = '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\ufffd]';

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

interface TextAsk {
  readonly ask: Hygiene;
  readonly reason: string;
  readonly asks: string;
  readonly words: string;
  readonly breaks: (cell: string) => string;
}

const textAsks: readonly TextAsk[] = [
  {
    ask: 'empty',
    reason: 'empty-text',
    asks: 'Is no text empty? An empty text is no null.',
    words: 'are empty texts',
    breaks: (cell) => `${characters(`CAST(${cell} AS VARCHAR)`)} = 0`,
  },
  {
    ask: 'blanks',
    reason: 'surrounding-blanks',
    asks: 'Does no text begin or end with white space, visible or not?',
    words: 'begin or end with white space',
    breaks: (cell) => `${trimmed(cell, blanks)} <> CAST(${cell} AS VARCHAR)`,
  },
  {
    ask: 'control',
    reason: 'control-characters',
    asks: 'Is no control character in a text (tab and line ends are none), and no sign that it was decoded wrongly (U+FFFD)?',
    words: 'hold a control character or one that could not be decoded',
    breaks: (cell) => holdsMatch(cell, control),
  },
  {
    ask: 'placeholder',
    reason: 'placeholder-value',
    asks: `Does no text only stand for a missing value? In any letter case: ${placeholders.map((text) => `\`${text}\``).join(' ')}.`,
    words: 'only stand for a missing value',
    breaks: (cell) => `lower(${trimmed(cell, blanks)}) IN (${placeholders.map(literal).join(', ')})`,
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
    breaks: column.type === 'string' ? breaks(identifier(column.name)) : undefined,
  });
}
