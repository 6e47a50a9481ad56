import type { Dialect } from '../engines/dialect.ts';

/** Longest card number (ISO/IEC 7812-1), and an IBAN of 34 characters with each letter as two digits. */
const longestCard = 19;
const longestIban = 60;

/** What a text is turned into before its check digit is asked. */
export interface CheckDigit {
  /** Digits alone. */
  readonly number: (text: string) => string;
  /** SQL that is true for a column `number` of those whose check digit is right. */
  readonly holds: (dialect: Dialect) => string;
}

/** The last digit is the check digit of the others by Luhn (ISO/IEC 7812-1, annex B), as of payment cards. */
export const luhn: CheckDigit = {
  number: (text) => `replace(replace(${text}, ' ', ''), '-', '')`,
  holds: (dialect) => {
    const term = (at: number) => {
      const digit = digitAt(dialect, at);
      // Every second digit counts twice, and of two digits their sum.
      return at % 2 === 1 ? digit : `(CASE WHEN ${digit} > 4 THEN 2 * ${digit} - 9 ELSE 2 * ${digit} END)`;
    };
    return `mod(${sumOf(longestCard, term)}, 10) = 0`;
  },
};

/** The number modulo 97 is 1 (ISO 13616, ISO 7064), as of IBANs. */
export const iban97: CheckDigit = {
  number: (text) => {
    const plain = `replace(${text}, ' ', '')`;
    const turned = `(substr(${plain}, 5) || substr(${plain}, 1, 4))`;
    return letters.reduce((sql, letter, at) => `replace(${sql}, '${letter}', '${at + 10}')`, turned);
  },
  holds: (dialect) => {
    const powers = [1];
    for (let at = 1; at < longestIban; at += 1) powers.push(((powers.at(-1) ?? 0) * 10) % 97);
    return `mod(${sumOf(longestIban, (at) => `${powers[at - 1]} * ${digitAt(dialect, at)}`)}, 97) = 1`;
  },
};

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function sumOf(longest: number, term: (at: number) => string): string {
  return `(${Array.from({ length: longest }, (_, at) => term(at + 1)).join(' + ')})`;
}

/** The digit of `number` that stands so far from the end, 1 the last; 0 before the first. */
function digitAt(dialect: Dialect, at: number): string {
  const length = dialect.characters('number');
  return `(CASE WHEN ${length} >= ${at} THEN CAST(substr(number, ${length} - ${at - 1}, 1) AS INTEGER) ELSE 0 END)`;
}
