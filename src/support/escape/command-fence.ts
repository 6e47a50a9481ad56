import { randomUUID } from 'node:crypto';

/** A part of a runner's log in which no line is a command to the runner. */
export interface CommandFence {
  /** Nothing where it is open already. */
  open(): void;
  /** Gives whether it was open. */
  close(): boolean;
}

/**
 * `stop-commands` and its resume, by a word that nobody can know who prints between them. One fence spans everything that
 * is printed beside each other: the runner knows one word at a time, so the end of one program must not end it.
 * @param line writes one whole line to the runner
 */
export function commandFence(line: (text: string) => void): CommandFence {
  let word: string | undefined;
  return {
    open() {
      if (word !== undefined) return;
      word = randomUUID();
      line(`::stop-commands::${word}`);
    },
    close() {
      if (word === undefined) return false;
      line(`::${word}::`);
      word = undefined;
      return true;
    },
  };
}
