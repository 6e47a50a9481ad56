import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternProblem } from '../../src/data/index.ts';
import { calendarPattern } from '../../src/project/formats/calendar.ts';
import { formatPattern, namedFormats } from '../../src/project/formats/named.ts';
import { checkPattern } from '../../src/project/pattern.ts';

const matches = (name: string, text: string) => {
  const found = formatPattern(name);
  return found.ok && new RegExp(`^(?:${found.pattern})$`).test(text);
};

/** What has the format, and what looks like it and has not. */
const cases: Readonly<Record<string, readonly [good: readonly string[], bad: readonly string[]]>> = {
  email: [
    ['a@b.de', "o'x+y.z@sub.example.co"],
    ['a@b', '@b.de', 'a b@c.de', 'a..b@c.de', 'a@-b.de', 'a@b.d'],
  ],
  uuid: [
    ['123e4567-e89b-12d3-a456-426614174000'],
    ['123e4567e89b12d3a456426614174000', '123e4567-e89b-12d3-a456-42661417400g'],
  ],
  ipv4: [
    ['0.0.0.0', '255.1.20.199'],
    ['256.1.1.1', '1.2.3', '01.2.3.4', '1.2.3.4.5'],
  ],
  ipv6: [
    ['::', '::1', '1::', 'fe80::1:2', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4', '1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:7::'],
    [':', '1:2:3:4:5:6:7', '1::2::3', '12345::', '1:2:3:4:5:6:7:8:9', '::g', '1:2:3:4:5:6:7:1.2.3.4'],
  ],
  url: [
    ['https://a.de', 'http://localhost:8080/x?y=1#z', 'https://[::1]/'],
    ['ftp://a.de', 'a.de', 'https://', 'https://a b'],
  ],
  hostname: [
    ['a', 'a-b.example.com'],
    ['-a', 'a-', 'a..b', 'a_b', ''],
  ],
  mac: [
    ['00:1A:2b:3c:4d:5e', '00-1A-2b-3c-4d-5e'],
    ['00:1A:2b:3c:4d', '00:1A-2b:3c:4d:5e', '001A2b3c4d5e'],
  ],
  hex: [
    ['00ff', 'AB'],
    ['a', '0g', ''],
  ],
  sha256: [['a'.repeat(64)], ['a'.repeat(63), 'g'.repeat(64)]],
  base64: [
    ['YQ==', 'YWI=', 'YWJj'],
    ['YQ', 'YQ=', '', 'Y==='],
  ],
  integer: [
    ['0', '-12', '+3', '007'],
    ['1.0', '', '1e3', '-'],
  ],
  number: [
    ['1', '-1.5', '.5', '1.', '2e-3'],
    ['1,5', '', '.', 'e3', 'nan'],
  ],
  percentage: [
    ['5%', '-1.5 %'],
    ['5', '%', '5%%'],
  ],
  boolean: [
    ['true', 'False', 'TRUE'],
    ['yes', '1', 'tRUE'],
  ],
  date: [
    ['2024-02-29', '2000-02-29', '2023-12-31'],
    ['2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-1-1', '24-01-01'],
  ],
  time: [
    ['00:00', '23:59:59', '12:00:00.123'],
    ['24:00', '12:60', '1:00', '12:00:00.'],
  ],
  'date-time': [
    ['2024-02-29T23:59:59Z', '2024-01-01T00:00:00.5+02:00'],
    ['2024-01-01 00:00:00Z', '2024-01-01T00:00:00', '2023-02-29T00:00:00Z', '2024-01-01T24:00:00Z', '2024-02-29'],
  ],
  phone: [
    ['+49 30 123456', '+1 (555) 123-4567', '+4930123456'],
    ['030 123456', '+0123456789', '+1', '+49 30 12345x'],
  ],
  iban: [
    ['DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32'],
    ['D89370400440532013000', 'DE8937', 'de89370400440532013000'],
  ],
  bic: [
    ['DEUTDEFF', 'DEUTDEFF500'],
    ['DEUTDEF', 'deutdeff', 'DEUTDEFF50'],
  ],
  'credit-card': [
    ['4111 1111 1111 1111', '378282246310005'],
    ['4111', '4111-1111-1111-111x', '41111111111111111111'],
  ],
  isbn: [
    ['978-3-16-148410-0', '080442957X', '9783161484100'],
    ['978-3-16-148410', '97831614841001', '08044X9577'],
  ],
  vin: [['1HGCM82633A004352'], ['1HGCM82633A00435', '1HGCM82633A00435O']],
  'country-code': [['DE'], ['de', 'DEU', 'D']],
  'currency-code': [['EUR'], ['eur', 'EU', 'EURO']],
  semver: [
    ['1.2.3', '1.0.0-rc.1+build.5'],
    ['1.2', 'v1.2.3', '01.2.3'],
  ],
  slug: [
    ['a', 'a-b-1'],
    ['A', 'a--b', '-a', 'a_b'],
  ],
};

describe('formats', () => {
  it.each(Object.keys(namedFormats))('%s takes what has it, refuses what has not, and is portable', (name) => {
    const [good, bad] = cases[name] ?? [[], []];
    expect(good.length * bad.length).toBeGreaterThan(0);
    expect(good.filter((text) => !matches(name, text))).toEqual([]);
    expect(bad.filter((text) => matches(name, text))).toEqual([]);
    expect(checkPattern(namedFormats[name] ?? '')).toEqual([]);
    expect(patternProblem(namedFormats[name] ?? '')).toBeUndefined();
  });

  it('a date format takes exactly the days of the calendar', () => {
    const day = fc.record({
      year: fc.integer({ min: 1600, max: 2600 }),
      month: fc.integer({ min: 1, max: 13 }),
      day: fc.integer({ min: 0, max: 32 }),
    });
    const pad = (value: number, size = 2) => String(value).padStart(size, '0');
    fc.assert(
      fc.property(day, (given) => {
        const date = new Date(Date.UTC(given.year, given.month - 1, given.day));
        const real = date.getUTCMonth() === given.month - 1 && date.getUTCDate() === given.day;
        expect(matches('%Y-%m-%d', `${given.year}-${pad(given.month)}-${pad(given.day)}`)).toBe(real);
        expect(matches('%d.%m.%Y', `${pad(given.day)}.${pad(given.month)}.${given.year}`)).toBe(real);
        expect(matches('%m/%d/%Y %H:%M', `${pad(given.month)}/${pad(given.day)}/${given.year} 23:59`)).toBe(real);
      }),
      { numRuns: 2000 },
    );
  });

  it('29 February is a day of leap years alone, in each year of two thousand', () => {
    const years = Array.from({ length: 2000 }, (_, index) => 1000 + index);
    const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    expect(years.filter((year) => matches('date', `${year}-02-29`))).toEqual(years.filter(leap));
  });

  it('a date format without a year takes 29 February, with month names only theirs', () => {
    expect(matches('%d.%m.', '29.02.')).toBe(true);
    expect(matches('%d.%m.', '30.02.')).toBe(false);
    expect(matches('%d %b %Y', '31 Mar 2024')).toBe(true);
    expect(matches('%d %b %Y', '31 Apr 2024')).toBe(false);
    expect(matches('%d. %B %Y', '29. February 2023')).toBe(false);
    expect(matches('%H:%M', '24:00')).toBe(false);
    expect(matches('%F %R', '2024-02-29 12:00')).toBe(true);
    expect(matches('100%%', '100%')).toBe(true);
    expect(matches('%y%m%d', '240229')).toBe(true);
    expect(matches('%y%m%d', '230229')).toBe(false);
  });

  it('what is no format is said', () => {
    expect(calendarPattern('%Y-%Q')).toEqual({ ok: false, problem: 'the directive %Q is not one of these' });
    expect(calendarPattern('%Y-%Y')).toEqual({ ok: false, problem: 'the directive %Y stands twice' });
    expect(calendarPattern('%Y-%')).toEqual({ ok: false, problem: 'the directive % is not one of these' });
    expect(formatPattern('toString')).toEqual({ ok: false, problem: 'there is no format `toString`' });
  });
});
