import { posix } from 'node:path';

/** One command of a shell text, as far as splitting it tells; nothing of it is executed. */
export interface Statement {
  /** As written, without what joins it to the next one. */
  readonly text: string;
  /** Without quotes; redirections are words of their own. */
  readonly words: readonly string[];
  /** Where it runs, from the root; '' for it. */
  readonly folder: string;
  /** It stands in a loop, a condition or a function. */
  readonly inBlock: boolean;
}

/** Longer texts are programs, and what they do no list of commands tells. */
const longest = 20_000;
const opening = /^(?:if|for|while|until|case|function)\b|^[A-Za-z_]\w*\s*\(\)|^\{$/;
const closing = /^(?:fi|done|esac|\})(?=\s|$)/;
const inner = /^(?:then|do|else|elif)\b\s*/;

/**
 * The commands of a text as bash reads it: lines, `&&`, `;`; comments and here documents left out; `cd` is followed.
 * @param folder where the text begins, from the root
 */
export function statementsOf(text: string, folder: string): readonly Statement[] {
  const statements: Statement[] = [];
  let place: string | undefined = folder;
  let depth = 0;
  for (const part of partsOf(withoutHereDocuments(text.slice(0, longest)))) {
    const own = part.replace(inner, '');
    if (closing.test(own)) depth = Math.max(0, depth - 1);
    if (opening.test(own)) {
      depth += own.includes('}') ? 0 : 1;
      continue;
    }
    if (own === '' || closing.test(own)) continue;
    const words = wordsOf(own);
    if (words[0] === 'cd' && depth === 0) {
      place = movedTo(place, words[1]);
      continue;
    }
    // After a `cd` that nobody can follow no path means anything.
    if (place === undefined) return statements;
    statements.push({ text: own, words, folder: place, inBlock: depth > 0 });
  }
  return statements;
}

function movedTo(folder: string | undefined, target: string | undefined): string | undefined {
  if (folder === undefined || target === undefined || /^[/~-]|\$/.test(target)) return undefined;
  const to = posix.normalize(posix.join(folder, target)).replace(/\/$/, '');
  if (to.startsWith('..')) return undefined;
  return to === '.' ? '' : to;
}

function withoutHereDocuments(text: string): string {
  const kept: string[] = [];
  let end: string | undefined;
  for (const line of text.replaceAll(/[ \t]{0,20}\\\r?\n\s*/g, ' ').split(/\r?\n/)) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      continue;
    }
    end = /<<-?\s*["']?([A-Za-z_]\w*)["']?/.exec(line)?.[1];
    if (end === undefined) kept.push(line);
  }
  return kept.join('\n');
}

/** Quoted texts and escapes are one token each, so that nothing in them ends a command. */
const token = /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|(?<=^|\s)#[^\n]*|&&|\|\||./gsu;

/** Split where one command ends, outside of quotes and `$(…)`. */
function partsOf(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const [found] of text.matchAll(token)) {
    if (found.length > 1 && found.startsWith('#')) continue;
    if (found === '(' || found === ')') depth = Math.max(0, depth + (found === '(' ? 1 : -1));
    if (depth === 0 && /^(?:&&|\|\||[\n;])$/.test(found)) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${found}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '' && part !== '#');
}

/** Words without their quotes; `>>`, `>` and `|` stand alone. */
export function wordsOf(text: string): readonly string[] {
  const words = text.matchAll(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|(\d?>>?&?\d?|\|)|[^\s"'|>]+(?:"[^"]*"|'[^']*'|[^\s"'|>])*/g,
  );
  return [...words].map(([whole, double, single]) => double ?? single ?? whole.replaceAll(/["']/g, ''));
}
