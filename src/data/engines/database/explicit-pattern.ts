/** How an engine writes what its regular expressions must not be left to interpret. */
export interface PatternWriter {
  /** A character by its code point, inside a class. */
  readonly code: (point: number) => string;
  readonly begin: string;
  readonly end: string;
}

type Range = readonly [from: number, to: number];

const highest = 0x10ffff;
const spaces: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
];
const classes: Readonly<Record<string, readonly Range[]>> = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  s: spaces,
};
const controls: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12 };

/**
 * A pattern of the portable subset with everything written out that engines read in their own ways: `.` is all but a line
 * feed; `\d \w \s` are ASCII; `^` and `$` are the ends of the text; no escape but of code points and of operators.
 */
export function explicitPattern(pattern: string, writer: PatternWriter): string {
  const parts: string[] = [];
  let at = 0;
  const characters = [...pattern];
  while (at < characters.length) {
    const character = characters[at] ?? '';
    if (character === '[') {
      const found = readClass(characters, at + 1);
      parts.push(classOf(found.ranges, found.negated, writer));
      at = found.end;
      continue;
    }
    if (character === '\\') {
      parts.push(escaped(characters[at + 1] ?? '', writer));
      at += 2;
      continue;
    }
    parts.push(plain(character, writer));
    at += 1;
  }
  return parts.join('');
}

function plain(character: string, writer: PatternWriter): string {
  if (character === '.') return classOf([[10, 10]], true, writer);
  if (character === '^') return writer.begin;
  if (character === '$') return writer.end;
  return '()|*+?{}:,'.includes(character) || /[\dA-Za-z]/.test(character) ? character : literalOf(character, writer);
}

function literalOf(character: string, writer: PatternWriter): string {
  const point = character.codePointAt(0) ?? 0;
  return classOf([[point, point]], false, writer);
}

function escaped(letter: string, writer: PatternWriter): string {
  const ranges = classes[letter.toLowerCase()];
  if (ranges !== undefined) return classOf(ranges, letter !== letter.toLowerCase(), writer);
  const control = controls[letter];
  return literalOf(control === undefined ? letter : String.fromCodePoint(control), writer);
}

function classOf(ranges: readonly Range[], negated: boolean, { code }: PatternWriter): string {
  const members = ranges.map(([from, to]) => (from === to ? code(from) : `${code(from)}-${code(to)}`));
  return `[${negated ? '^' : ''}${members.join('')}]`;
}

interface FoundClass {
  readonly ranges: readonly Range[];
  readonly negated: boolean;
  /** Behind the closing bracket. */
  readonly end: number;
}

function readClass(characters: readonly string[], start: number): FoundClass {
  const negated = characters[start] === '^';
  const ranges: Range[] = [];
  let at = negated ? start + 1 : start;
  while (at < characters.length && characters[at] !== ']') {
    const low = member(characters, at);
    at = low.end;
    const high = characters[at] === '-' && characters[at + 1] !== ']' ? member(characters, at + 1) : undefined;
    const [from, to] = [low.ranges[0], high?.ranges[0]];
    if (high !== undefined && from !== undefined && to !== undefined) {
      ranges.push([from[0], to[1]]);
      at = high.end;
    } else ranges.push(...low.ranges);
  }
  return { ranges, negated, end: at + 1 };
}

function member(
  characters: readonly string[],
  at: number,
): { readonly ranges: readonly Range[]; readonly end: number } {
  const character = characters[at] ?? '';
  if (character !== '\\') return { ranges: [single(character)], end: at + 1 };
  const letter = characters[at + 1] ?? '';
  const ranges = classes[letter.toLowerCase()];
  const end = at + 2;
  if (ranges !== undefined) return { ranges: letter === letter.toLowerCase() ? ranges : others(ranges), end };
  const control = controls[letter];
  return { ranges: [control === undefined ? single(letter) : [control, control]], end };
}

function single(character: string): Range {
  const point = character.codePointAt(0) ?? 0;
  return [point, point];
}

/** All code points that are in none of the ranges, which ascend; from 1, since no engine's text holds a 0 everywhere. */
function others(ranges: readonly Range[]): readonly Range[] {
  const gaps: Range[] = [];
  let next = 1;
  for (const [from, to] of ranges) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  return [...gaps, [next, highest]];
}
