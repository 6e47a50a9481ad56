import { oneLine } from '../support/escape/index.ts';

/**
 * What branch protection asks for. A commit may be the head of pull requests into several branches, and GitHub shows its
 * checks on all of them: only another name keeps the verdict for one from standing for another, from the very moment a
 * pull request is opened or gets another base.
 */
export function shownCheckName({ name, base }: { name: string; base: string }, defaultBranch: string): string {
  return base === defaultBranch ? name : `${name}${baseInCheckName(base)}`;
}

/**
 * The base in the name of a check, so that no two branches share one: what nobody sees is written as in an address, not
 * left out, or the name for `release` could be had by a branch that only looks like it.
 */
export function baseInCheckName(base: string): string {
  const plain = (character: string) => character !== '%' && oneLine(character) === character;
  const shown = Array.from(base.toWellFormed(), (one) => (plain(one) ? one : encodeURIComponent(one)));
  return ` into ${shown.join('')}`;
}
