/** What may stand for one directive in one case of the calendar. */
type Directives = Readonly<Record<string, string>>;

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const fullNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Of every date: the parts that have no say about each other. */
const common: Directives = {
  Y: '[0-9]{4}',
  y: '[0-9]{2}',
  H: '(?:[01][0-9]|2[0-3])',
  I: '(?:0[1-9]|1[0-2])',
  M: '[0-5][0-9]',
  S: '[0-5][0-9]',
  f: '[0-9]{1,6}',
  p: '(?:AM|PM)',
  z: '(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])',
  j: '(?:00[1-9]|0[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])',
  a: '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)',
  A: '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)',
  T: '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]',
  '%': '%',
};

const leapPair = '(?:0[48]|[2468][048]|[13579][26])';

/** Months of 31 and of 30 days, February, and its last day: that one in leap years alone, where there is a year. */
const cases: readonly Directives[] = [
  monthsOf([1, 3, 5, 7, 8, 10, 12], '(?:0[1-9]|[12][0-9]|3[01])'),
  monthsOf([4, 6, 9, 11], '(?:0[1-9]|[12][0-9]|30)'),
  monthsOf([2], '(?:0[1-9]|1[0-9]|2[0-8])'),
  {
    ...monthsOf([2], '29'),
    Y: `(?:[0-9]{2}${leapPair}|(?:[02468][048]|[13579][26])00)`,
    y: `(?:00|${leapPair})`,
  },
];

function monthsOf(months: readonly number[], days: string): Directives {
  const any = (texts: readonly (string | undefined)[]) => `(?:${texts.join('|')})`;
  return {
    m: any(months.map((month) => String(month).padStart(2, '0'))),
    b: any(months.map((month) => names[month - 1])),
    B: any(months.map((month) => fullNames[month - 1])),
    d: days,
  };
}

/** `%F` and `%R` are short for others. */
const shorts: Readonly<Record<string, string>> = { F: '%Y-%m-%d', R: '%H:%M', D: '%m/%d/%y' };

/** The directives that a date format may have, and what each stands for. */
export const dateDirectives: Readonly<Record<string, string>> = {
  Y: 'year of four digits',
  y: 'year of two digits',
  m: 'month, 01 to 12',
  b: 'month, `Jan` to `Dec`',
  B: 'month, `January` to `December`',
  d: 'day of the month, 01 to 31',
  j: 'day of the year, 001 to 366',
  a: 'day of the week, `Mon` to `Sun`',
  A: 'day of the week, `Monday` to `Sunday`',
  H: 'hour, 00 to 23',
  I: 'hour, 01 to 12',
  p: '`AM` or `PM`',
  M: 'minute, 00 to 59',
  S: 'second, 00 to 59',
  f: 'fraction of a second, 1 to 6 digits',
  z: 'offset from UTC: `Z`, `+02:00` or `+0200`',
  T: '`%H:%M:%S`',
  R: '`%H:%M`',
  F: '`%Y-%m-%d`',
  D: '`%m/%d/%y`',
  '%': 'a percent sign',
};

export type CalendarFormat =
  | { readonly ok: true; readonly pattern: string }
  | { readonly ok: false; readonly problem: string };

/**
 * A date format in the notation of C's strftime as a regular expression that only dates of the calendar match:
 * 31 April does not, and 29 February only in leap years (where the format has a year). Of the portable subset.
 * @param tail a regular expression for what follows it
 */
export function calendarPattern(format: string, tail = ''): CalendarFormat {
  const long = format.replaceAll(/%([FRD])/g, (_, short: string) => shorts[short] ?? '');
  const used = [...long.matchAll(/%(.?)/g)].map(([, letter]) => letter ?? '');
  const unknown = used.find((letter) => common[letter] === undefined && cases[0]?.[letter] === undefined);
  if (unknown !== undefined) return { ok: false, problem: `the directive %${unknown} is not one of these` };
  const twice = used.find((letter, at) => letter !== '%' && used.indexOf(letter) !== at);
  if (twice !== undefined) return { ok: false, problem: `the directive %${twice} stands twice` };
  const dated = used.some((letter) => cases[0]?.[letter] !== undefined);
  const texts = (dated ? cases : [{}]).map((one) => written(long, { ...common, ...one }));
  const pattern = [...new Set(texts)].map((text) => `(?:${text}${tail})`).join('|');
  return { ok: true, pattern };
}

function written(format: string, parts: Directives): string {
  return format.replaceAll(/%(.)|([^%])/g, (_, letter: string | undefined, character: string | undefined) =>
    letter === undefined ? escaped(character ?? '') : (parts[letter] ?? ''),
  );
}

function escaped(character: string): string {
  return /[.^$*+?()[\]{}|\\]/.test(character) ? `\\${character}` : character;
}
