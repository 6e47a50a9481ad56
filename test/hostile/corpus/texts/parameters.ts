import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { command, inCode, mention } = canary;
const expression = `\${{ github.token }}`;
const shell = `$(${command} a)`;

/** Parameters of a training. */
export const parameters: readonly TextCase[] = [
  {
    id: 'parameter-expression',
    place: 'parameter',
    text: expression,
    tries: 'to be evaluated by the workflow',
    mustNot: 'show a token',
  },
  {
    id: 'parameter-shell',
    place: 'parameter',
    text: `${shell}\`${command} b\`;${command} c`,
    tries: 'to run a command',
    mustNot: 'run',
  },
  {
    id: 'parameter-emoji',
    place: 'parameter',
    text: `:tada: ~~struck~~ ${mention}`,
    tries: 'to be mark-up',
    mustNot: 'be mark-up',
  },
  {
    id: 'parameter-lines',
    place: 'parameter',
    text: `a\n${inCode} b\n- [x] done`,
    tries: 'to be lines and a task',
    mustNot: 'be a line or a task',
  },
];
