import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { command } = canary;

/** Names of files of data. */
export const dataFiles: readonly TextCase[] = [
  {
    id: 'file-newline',
    place: 'data-file',
    text: 'a\n::set-output name=x::y\n.csv',
    tries: 'to forge lines by a file name',
    mustNot: 'be a line',
  },
  {
    id: 'file-option',
    place: 'data-file',
    text: '--upload-pack=hostile-canary.csv',
    tries: 'to be an option of git',
    mustNot: 'be an option',
  },
  {
    id: 'file-remove',
    place: 'data-file',
    text: '-rf .csv',
    tries: 'to be an option of a program',
    mustNot: 'be an option',
  },
  {
    id: 'file-exclude',
    place: 'data-file',
    text: ':(exclude)*.csv',
    tries: 'to be a pattern that leaves files out',
    mustNot: 'leave files out',
  },
  {
    id: 'file-shell',
    place: 'data-file',
    text: `$(${command} d);${command} e|${command} f&'".csv`,
    tries: 'to run a command by a file name',
    mustNot: 'run',
  },
  {
    id: 'file-bidi',
    place: 'data-file',
    text: 'evil\u202evsc.exe.csv',
    tries: 'to show another ending',
    mustNot: 'turn text around',
  },
  {
    id: 'file-sql',
    place: 'data-file',
    text: `x'), read_text('secret.txt')--.csv`,
    tries: 'to end a file name in SQL',
    mustNot: 'read another file',
  },
];
