import { clip, clipWords, oneLine } from '../support/escape/index.ts';

/** "1 model", "3 models", and nothing for none. */
export function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A sentence of another room as a clause of ours: one line, no full stop, not longer than a reader bears. */
export function sentence(text: string): string {
  return clipWords(oneLine(text).replace(/\.$/, ''), 240);
}

/** A name as code, which every medium shows letter for letter. */
export function code(name: string): string {
  return `\`${clip(oneLine(name), 80).replaceAll('`', "'")}\``;
}

/** A message about a part, for a place that names the part already: "price: no run …" says the name once. */
export function withoutName(message: string, name: string): string {
  return message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
}
