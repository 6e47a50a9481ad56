import { calendarPattern } from './calendar.ts';

const byte = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = `(?:${byte}\\.){3}${byte}`;
const group = '[0-9A-Fa-f]{1,4}';
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const host = `${label}(?:\\.${label})*`;
const domain = `(?:${label}\\.)+[A-Za-z]{2,63}`;
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+".replace('{', '\\{').replace('}', '\\}').replace('|', '\\|');

/** Every number of left and right groups around `::`, RFC 4291 §2.2, with and without a dotted end. */
function ipv6(): string {
  const forms = [`(?:${group}:){7}${group}`, `(?:${group}:){6}${ipv4}`];
  for (let left = 0; left <= 7; left += 1) {
    const before = left === 0 ? '' : `${group}(?::${group}){${left - 1}}`;
    const rest = 7 - left;
    const after = rest === 0 ? '' : `(?:${group}(?::${group}){0,${rest - 1}})?`;
    forms.push(`${before}::${after}`);
    if (left <= 5) forms.push(`${before}::(?:${group}:){0,${5 - left}}${ipv4}`);
  }
  return forms.map((form) => `(?:${form})`).join('|');
}

const offset = '(?:\\.[0-9]{1,9})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])';

function orThrow(format: string, tail = ''): string {
  const found = calendarPattern(format, tail);
  if (!found.ok) throw new Error(found.problem);
  return found.pattern;
}

/**
 * Formats by name. Each is a regular expression of the portable subset for the whole value, in ASCII: a form, and no
 * promise that the address, card or code exists.
 */
export const namedFormats: Readonly<Record<string, string>> = {
  // RFC 5321 without quoted local parts, comments and address literals: what mail programs send to.
  email: `${atom}(?:\\.${atom})*@${domain}`,
  uuid: '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}',
  ipv4,
  ipv6: ipv6(),
  url: `https?://(?:${host}|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?(?:[/?#][^\\s]*)?`,
  hostname: host,
  mac: '[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})',
  hex: '(?:[0-9A-Fa-f]{2})+',
  sha256: '[0-9A-Fa-f]{64}',
  base64: '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)',
  integer: '[+-]?[0-9]+',
  number: '[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?',
  percentage: '[+-]?[0-9]+(?:\\.[0-9]+)?\\s?%',
  boolean: '(?:[Tt]rue|TRUE|[Ff]alse|FALSE)',
  date: orThrow('%Y-%m-%d'),
  time: '(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?',
  // RFC 3339.
  'date-time': orThrow('%Y-%m-%dT%H:%M:%S', offset),
  // E.164, with the punctuation that people write.
  phone: '\\+[1-9](?:[ ().-]{0,2}[0-9]){6,14}',
  iban: '[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}',
  bic: '[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?',
  'credit-card': '[0-9]{4}(?:[ -]?[0-9]){8,15}',
  isbn: '(?:97[89][ -]?)?[0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx]',
  vin: '[A-HJ-NPR-Z0-9]{17}',
  'country-code': '[A-Z]{2}',
  'currency-code': '[A-Z]{3}',
  semver:
    '(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){2}(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?',
  slug: '[a-z0-9]+(?:-[a-z0-9]+)*',
};

export type FoundFormat =
  | { readonly ok: true; readonly pattern: string }
  | { readonly ok: false; readonly problem: string };

/** A format by name, or a date format such as `%Y-%m-%d`; the pattern is for the whole value. */
export function formatPattern(name: string): FoundFormat {
  if (name.includes('%')) return calendarPattern(name);
  const pattern = Object.hasOwn(namedFormats, name) ? namedFormats[name] : undefined;
  if (pattern !== undefined) return { ok: true, pattern };
  return { ok: false, problem: `there is no format \`${name}\`` };
}
