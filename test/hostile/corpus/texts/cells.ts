import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { host, mention } = canary;

/** Cells that break their contract, shown as examples. */
export const cells: readonly TextCase[] = [
  {
    id: 'cell-separator',
    place: 'cell',
    text: 'a\u2028::error::injected\u2029\u0085::warning::x',
    tries: 'to begin a line with separators that are no line breaks',
    mustNot: 'begin a line',
  },
  {
    id: 'cell-return',
    place: 'cell',
    text: 'a\r::add-mask::0.9',
    tries: 'to begin a line with a carriage return',
    mustNot: 'be a command',
  },
  {
    id: 'cell-link',
    place: 'cell',
    text: `[click](javascript:alert(1)) <https://${host}> www.${host} xmpp:a@${host}`,
    tries: 'to be a link',
    mustNot: 'be a link',
  },
  {
    id: 'cell-footnote',
    place: 'cell',
    text: `[^1]\n\n[^1]: ${mention}\n\n[x]: https://${host}`,
    tries: 'to define a footnote and a reference',
    mustNot: 'define anything',
  },
  {
    id: 'cell-nul',
    place: 'cell',
    text: 'a\u0000b\u0007\u009b31m',
    tries: 'to cut a text at NUL and to beep',
    mustNot: 'reach a terminal',
  },
];
