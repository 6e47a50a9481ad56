import { closeSync, openSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';
import { visible } from '../support/escape/index.ts';

export interface LogOptions {
  readonly path: string;
  /** Goes on with a file that is there. */
  readonly append?: boolean;
  /** Bytes kept from the beginning and from the end. */
  readonly limit: {
    readonly head: number;
    readonly tail: number;
    /** Bytes that are shown while the step runs; of more than that, the end follows. */
    readonly shown: number;
  };
  /** Values that are replaced by `***`. */
  readonly secrets: readonly string[];
  readonly display: ((text: string) => void) | undefined;
}

export interface StepLog {
  readonly write: (stream: 'stdout' | 'stderr', chunk: Buffer) => void;
  /** The beginning and the end of what was written, for finding causes. */
  readonly excerpt: () => string;
  /** Writes the rest; nothing may be written afterwards. */
  readonly close: () => void;
}

/** A line longer than this is cut into several, so that a program without line breaks cannot exhaust memory. */
const longestLine = 64 * 1024;
const excerptBytes = 64 * 1024;

/**
 * Keeps and shows what a step prints. Whole lines, without escape sequences and invisible characters, a carriage return
 * as a line break (progress bars), secrets masked. The file holds the beginning and the end, with a note between them
 * where something was left out; so does what is shown. Whoever displays it for a workflow runner has to see to it that
 * no line of it is a command (`commandFence`).
 */
export function openLog(options: LogOptions): StepLog {
  const file = openSync(options.path, options.append === true ? 'a' : 'wx', 0o644);
  const tail = new Tail(options.limit.tail);
  const secrets = options.secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  const recent = new Tail(excerptBytes);
  let head = '';
  let written = 0;
  let left = 0;
  const show = shownUpTo(options.limit.shown, options.display);
  const block = (lines: readonly string[]) => {
    const joined = `${lines.join('\n')}\n`;
    // Line by line only where it matters: an escape sequence that is not ended must not swallow the lines after it.
    const clean = plainText.test(joined) ? joined : `${lines.map(harmless).join('\n')}\n`;
    const shown = mask(clean, secrets);
    show.text(shown);
    const bytes = Buffer.byteLength(shown);
    if (head.length < excerptBytes) head += shown;
    else recent.push(shown);
    if (left === 0 && written + bytes <= options.limit.head) {
      writeSync(file, shown);
      written += bytes;
    } else left += bytes;
    if (left > 0) tail.push(shown);
  };
  const lines = { stdout: splitter(block), stderr: splitter(block) };
  return {
    write: (stream, chunk) => lines[stream].push(chunk),
    excerpt: () => `${head}${recent.text()}`,
    close: () => {
      lines.stdout.end();
      lines.stderr.end();
      const cut = left - tail.bytes;
      if (cut > 0) writeSync(file, `\n[${cut} bytes were left out here]\n\n`);
      writeSync(file, tail.text());
      closeSync(file);
      show.end();
    },
  };
}

/** Shows text up to a number of bytes; of the rest, what it ended with, once it has ended. */
function shownUpTo(limit: number, display: LogOptions['display']) {
  const last = new Tail(excerptBytes);
  let shown = 0;
  let hidden = 0;
  return {
    text(text: string): void {
      const bytes = Buffer.byteLength(text);
      if (hidden === 0 && shown + bytes <= limit) {
        shown += bytes;
        display?.(text);
        return;
      }
      if (hidden === 0) display?.('\n[a lot of output: from here on only its end is shown, when the step has ended]\n');
      hidden += bytes;
      last.push(text);
    },
    end(): void {
      if (hidden === 0) return;
      if (hidden > last.bytes) display?.(`\n[${hidden - last.bytes} bytes were left out here]\n\n`);
      display?.(last.text());
    },
  };
}

function mask(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) masked = masked.replaceAll(secret, '***');
  return masked;
}

/** Printable ASCII, tabs and line breaks. */
const plainText = /^[\t\n\u0020-\u007e]*$/;

/** What some programs take for the end of a line, and ours does not: a line must not become two further on. */
const otherBreaks = /[\u000b\f\u001c-\u001f\u0085\u2028\u2029]/g;

function harmless(line: string): string {
  return visible(stripVTControlCharacters(line)).replace(otherBreaks, ' ');
}

/** Decodes UTF-8 across chunks and gives whole lines. */
function splitter(block: (lines: readonly string[]) => void) {
  const decoder = new StringDecoder('utf8');
  let pending = '';
  const take = (text: string) => {
    pending += text;
    const parts = pending.split(/\r\n|\n|\r(?!$)/);
    pending = parts.pop() ?? '';
    if (parts.length > 0) block(parts);
    while (pending.length > longestLine) {
      block([pending.slice(0, longestLine)]);
      pending = pending.slice(longestLine);
    }
  };
  return {
    push: (chunk: Buffer) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (pending !== '') block([pending.replace(/\r$/, '')]);
      pending = '';
    },
  };
}

/** The last lines up to a number of bytes. */
class Tail {
  readonly #limit: number;
  #lines: string[] = [];
  #first = 0;
  bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(line: string): void {
    this.#lines.push(line);
    this.bytes += Buffer.byteLength(line);
    while (this.bytes > this.#limit && this.#first < this.#lines.length - 1) {
      this.bytes -= Buffer.byteLength(this.#lines[this.#first] ?? '');
      this.#lines[this.#first] = ''; // else thousands of long lines would be kept until the list is cut
      this.#first += 1;
    }
    if (this.#first > 4096) {
      this.#lines = this.#lines.slice(this.#first);
      this.#first = 0;
    }
  }

  text(): string {
    return this.#lines.slice(this.#first).join('');
  }
}
