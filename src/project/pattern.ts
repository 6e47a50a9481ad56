/** Something in a regular expression that is wrong, or that the engines do not share. */
export interface PatternFinding {
  readonly kind: 'invalid' | 'not-portable';
  /** What it is called: "look-ahead", "back-reference". */
  readonly what: string;
  /** 0-based index into the pattern. */
  readonly index: number;
}

/** The largest count of a repetition that every engine takes: that of PostgreSQL. */
const largestRepeat = 255;

/** The largest product of counts of repetitions within each other, that of RE2. */
const largestProduct = 1000;

/** Escapes with one meaning everywhere: classes of ASCII characters, white space, and punctuation as itself. */
const sharedEscapes = /^[dDwWsSntrf.^$*+?()[\]{}|\\/"'`~!@#%&=:;,<>_ -]$/;

const extensions: readonly (readonly [start: string, what: string])[] = [
  ['?=', 'look-ahead'],
  ['?!', 'look-ahead'],
  ['?<=', 'look-behind'],
  ['?<!', 'look-behind'],
  ['?P<', 'named group'],
  ['?<', 'named group'],
  ["?'", 'named group'],
  ['?P=', 'back-reference'],
  ['?P>', 'recursion'],
  ['?R', 'recursion'],
  ['?>', 'atomic group'],
  ['?#', 'comment'],
  ['?(', 'condition'],
  ['?|', 'branch reset'],
  ['?', 'inline flag'],
  ['*', 'verb'],
];

const namedEscapes: Readonly<Record<string, string>> = {
  b: 'word boundary',
  B: 'word boundary',
  A: 'anchor \\A',
  z: 'anchor \\z',
  Z: 'anchor \\Z',
  G: 'anchor \\G',
  k: 'back-reference',
  g: 'back-reference',
  p: 'Unicode class',
  P: 'Unicode class',
  x: 'character code',
  u: 'character code',
  U: 'character code',
  c: 'control escape',
  Q: 'quoting \\Q…\\E',
  E: 'quoting \\Q…\\E',
  h: 'class \\h',
  H: 'class \\H',
  R: 'escape \\R',
  X: 'escape \\X',
  K: 'escape \\K',
};

/**
 * Checks that a regular expression stays in the subset that DuckDB (RE2), PostgreSQL, Trino and JavaScript read
 * alike: literals, `.`, classes with ranges, `\d \w \s`, groups, `|`, `* + ? {n,m}` (greedy), `^` and `$`.
 * Returns the findings in their order; empty: it is in the subset.
 */
export function checkPattern(pattern: string): readonly PatternFinding[] {
  const scan = new Scan(pattern);
  scan.run();
  if (scan.findings.length === 0 && !compiles(pattern))
    return [{ kind: 'invalid', what: 'not a regular expression', index: 0 }];
  return scan.findings;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    // Punctuation may be escaped everywhere but in JavaScript's Unicode mode.
    try {
      return new RegExp(pattern) !== undefined;
    } catch {
      return false;
    }
  }
}

class Scan {
  readonly findings: PatternFinding[] = [];
  readonly #text: string;
  readonly #open: number[] = [];
  #at = 0;
  /** Whether something stands before that can be repeated. */
  #atom = false;
  /** The largest product of counts in what stands before, and in each group that is open. */
  #product = 1;
  readonly #products: number[] = [];
  #most = 1;

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
    for (const index of this.#open) this.#find('invalid', '`(` without `)`', index);
  }

  #step(character: string): void {
    if (!'{*+?)'.includes(character)) this.#product = 1;
    if (character === '\\') this.#escape();
    else if (character === '[') this.#class();
    else if (character === '(') this.#group();
    else if (character === ')') this.#close();
    else if ('{*+?'.includes(character)) this.#repeat(character);
    else this.#plain(character);
  }

  #plain(character: string): void {
    if (character === '}' || character === ']') {
      this.#find('not-portable', `\`${character}\` without a backslash`, this.#at);
    }
    this.#atom = !'|^$'.includes(character);
    this.#at += 1;
  }

  #escape(): void {
    const index = this.#at;
    const next = this.#text.charAt(index + 1);
    this.#at += 2;
    this.#atom = true;
    if (next === '') this.#find('invalid', '`\\` at the end', index);
    else if (/[1-9]/.test(next)) this.#find('not-portable', 'back-reference', index);
    else if (!sharedEscapes.test(next)) this.#find('not-portable', namedEscapes[next] ?? `escape \\${next}`, index);
  }

  #group(): void {
    const rest = this.#text.slice(this.#at + 1, this.#at + 5);
    this.#open.push(this.#at);
    this.#products.push(this.#most);
    this.#most = 1;
    this.#atom = false;
    if (rest.startsWith('?:')) {
      this.#at += 3;
      return;
    }
    const extension = extensions.find(([start]) => rest.startsWith(start));
    if (extension) this.#find('not-portable', extension[1], this.#at);
    this.#at += 1 + (extension?.[0].length ?? 0);
  }

  #close(): void {
    if (this.#open.pop() === undefined) this.#find('invalid', '`)` without `(`', this.#at);
    this.#product = this.#most;
    this.#most = Math.max(this.#most, this.#products.pop() ?? 1);
    this.#at += 1;
    this.#atom = true;
  }

  #repeat(character: string): void {
    const index = this.#at;
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.#text.slice(index));
    if (character === '{' && !counted) this.#find('not-portable', '`{` without a backslash', index);
    else if (!this.#atom) this.#find('invalid', 'nothing to repeat', index);
    if (counted)
      this.#count(
        Number(counted[1]),
        counted[3] === undefined || counted[3] === '' ? undefined : Number(counted[3]),
        index,
      );
    this.#at += counted?.[0].length ?? 1;
    const next = this.#text.charAt(this.#at);
    if (next === '?') this.#find('not-portable', 'lazy repetition', this.#at);
    if (next === '+') this.#find('not-portable', 'possessive repetition', this.#at);
    if (next === '?' || next === '+') this.#at += 1;
    this.#atom = character === '{' && !counted;
  }

  #count(low: number, high: number | undefined, index: number): void {
    if (high !== undefined && high < low) this.#find('invalid', 'repetition with its larger count first', index);
    const count = Math.max(low, high ?? 0);
    this.#product *= Math.max(1, count);
    this.#most = Math.max(this.#most, this.#product);
    if (count > largestRepeat) this.#find('not-portable', `repetition above ${largestRepeat}`, index);
    else if (this.#product > largestProduct) {
      this.#find('not-portable', `repetitions within each other above ${largestProduct}`, index);
    }
  }

  #class(): void {
    const start = this.#at;
    this.#at += this.#text.startsWith('[^', start) ? 2 : 1;
    const first = this.#at;
    while (this.#at < this.#text.length && (this.#text.charAt(this.#at) !== ']' || this.#at === first)) {
      if (this.#text.charAt(this.#at) === '\\') this.#escape();
      else this.#classMember(first);
    }
    if (this.#at >= this.#text.length) this.#find('invalid', '`[` without `]`', start);
    this.#at += 1;
    this.#atom = true;
  }

  #classMember(first: number): void {
    const character = this.#text.charAt(this.#at);
    const pair = this.#text.slice(this.#at, this.#at + 2);
    if (pair === '[:' || pair === '[.' || pair === '[=') this.#find('not-portable', 'POSIX class', this.#at);
    else if (character === '[') this.#find('not-portable', '`[` in a class without a backslash', this.#at);
    else if (character === ']' && this.#at === first) this.#find('not-portable', '`]` first in a class', this.#at);
    else if (pair === '&&' || pair === '--' || pair === '~~' || pair === '||') {
      this.#find('not-portable', 'class operation', this.#at);
      this.#at += 1;
    }
    this.#at += 1;
  }

  #find(kind: PatternFinding['kind'], what: string, index: number): void {
    this.findings.push({ kind, what, index });
  }
}
