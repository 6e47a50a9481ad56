import { formatPattern } from '../../project/index.ts';

/** A way to write dates or moments. */
export interface MomentForm {
  /** What `format` calls it; for ISO forms that only `type` knows, a name of ours. */
  readonly name: string;
  /** What `type` makes of texts of this form. */
  readonly type?: 'date' | 'timestamp';
  /** Whether it has an offset from UTC. */
  readonly zoned?: boolean;
  /** A regular expression for the whole value. */
  readonly pattern: string;
}

const day = patternOf('%Y-%m-%d');
const clock = '(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?';
const offset = ' ?(?:Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)';

/** What texts of `type: date` and `type: timestamp` look like; a date is the midnight that begins it. */
const isoForms: readonly MomentForm[] = [
  { name: 'iso-date', type: 'date', pattern: day },
  { name: 'iso-local', type: 'timestamp', pattern: `(?:${day})(?:[T ]${clock})?` },
  { name: 'iso-zoned', type: 'timestamp', zoned: true, pattern: `(?:${day})[T ]${clock}${offset}` },
  { name: 'iso-any', pattern: `(?:${day})(?:[T ]${clock}(?:${offset})?)?` },
];

/** Forms that a column of stored texts can be held to. */
const storedForms = ['date', 'date-time', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%dT%H:%M'];
const separated = ['.', '/', '-'].flatMap((between) => [
  ...['%d %m %Y', '%m %d %Y', '%d %m %y', '%m %d %y', '%y %m %d'].map((each) => each.replaceAll(' ', between)),
  ...(between === '-' ? [] : [`%Y${between}%m${between}%d`]),
]);
const worded = ['%d %b %Y', '%d %B %Y', '%b %d, %Y', '%B %d, %Y', '%d-%b-%Y', '%d-%b-%y', '%Y%m%d'];
/** Other ways to write a day; a column is of one of them only where no other fits as well. */
export const dayForms: readonly MomentForm[] = [...separated, ...worded].map(named);
/** What may stand behind the day. */
const clocks = [' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p', 'T%H:%M:%S'];

/** ISO forms of texts: with types where they can be cast, else with formats. */
export function isoFormsOf(isStored: boolean): readonly MomentForm[] {
  return isStored ? [...storedForms.map(named), ...isoForms.slice(-1)] : isoForms;
}

/** A form of days with each time of day. */
export function withClocks({ name }: MomentForm): readonly MomentForm[] {
  return clocks.map((each) => named(`${name}${each}`));
}

/** The same followed by anything that begins like a time of day. */
export function beginsLike({ pattern }: MomentForm): string {
  return `(?:${pattern})[T ][0-9].*`;
}

/**
 * Anything that looks like a date, a part of one or a time of day: too kind to be a rule, and enough to say that the next
 * batch has other values.
 */
export const likeMoment = [
  '\\s*[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}(?:[T ,].*)?',
  '\\s*[0-9]{4}(?:-|[-/ ]?[WwQqHh])[0-9]{1,2}\\s*',
  '\\s*[WwQqHh][0-9]{1,2}[-/ ]?(?:[0-9]{4}|[0-9]{2})?\\s*',
  '\\s*[0-9]{1,2}[-/.][0-9]{4}\\s*',
  '\\s*[0-9]{1,2}:[0-9]{2}.*',
  '\\s*(?:[0-9]{1,2}[-. ]+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}(?:[-., ]+[0-9].*)?',
  '\\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}(?:[-., ].*)?',
]
  .map((each) => `(?:${each})`)
  .join('|');

function named(name: string): MomentForm {
  return { name, pattern: patternOf(name) };
}

function patternOf(name: string): string {
  const found = formatPattern(name);
  if (!found.ok) throw new Error(found.problem);
  return found.pattern;
}
