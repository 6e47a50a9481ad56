import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { mention } = canary;

/** Names of columns. */
export const columns: readonly TextCase[] = [
  {
    id: 'column-mention',
    place: 'column',
    text: `${mention} #31337 GH-31337 hostile/repo#31337`,
    tries: 'to call people and to name issues by a column',
    mustNot: 'be a mention or a reference',
  },
  {
    id: 'column-table',
    place: 'column',
    text: '| a | b |\n| --- | --- |\n| c |',
    tries: 'to end a cell and to begin a table',
    mustNot: 'change the shape of a table',
  },
  {
    id: 'column-backticks',
    place: 'column',
    text: '``` `a`` ````',
    tries: 'to end a code span with runs of backticks',
    mustNot: 'leave its code',
  },
  {
    id: 'column-prototype',
    place: 'column',
    text: '__proto__',
    tries: 'to change the prototype of objects',
    mustNot: 'get lost or change another object',
  },
  {
    id: 'column-constructor',
    place: 'column',
    text: 'constructor',
    tries: 'to be found where nobody put it',
    mustNot: 'be taken for a key that exists',
  },
  {
    id: 'column-sql',
    place: 'column',
    text: `x"; COPY (SELECT 1) TO 'outside.csv'; --`,
    tries: 'to end a quoted name in SQL',
    mustNot: 'run a statement',
  },
  {
    id: 'column-bidi',
    place: 'column',
    text: 'price\u202e\u2066ecirp\u2069\u200b',
    tries: 'to show another name than it has',
    mustNot: 'turn the direction of text or hide characters',
  },
  {
    id: 'column-escape',
    place: 'column',
    text: '\u001b[2K\u001b[1A\u001b[32mpass\u001b[0m',
    tries: 'to overwrite the line before it',
    mustNot: 'reach a terminal as an escape sequence',
  },
  {
    id: 'column-command',
    place: 'column',
    text: '::set-output name=verdict::pass',
    tries: 'to be a workflow command',
    mustNot: 'be obeyed by the runner',
  },
  {
    id: 'column-homoglyph',
    place: 'column',
    text: 'iԁ',
    tries: 'to be taken for the key column',
    mustNot: 'be mixed up with another column',
  },
  {
    id: 'column-long',
    place: 'column',
    text: `long-${'x'.repeat(3000)}`,
    tries: 'to push everything else out of the report',
    mustNot: 'make the report too long to be written',
  },
  {
    id: 'column-blank',
    place: 'column',
    text: ' \u00a0 ',
    tries: 'to be a name that nobody sees',
    mustNot: 'break a list or a table',
  },
];
