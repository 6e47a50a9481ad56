import { canary } from '../canary.ts';
import type { HostileCase } from '../case.ts';

/** Names of branches that git takes; each is head of one pull request and base of another. */
export interface BranchCase extends HostileCase {
  readonly name: string;
}

const { command, mention } = canary;

export const branches: readonly BranchCase[] = [
  {
    id: 'branch-shell',
    name: `a$(${command})\`${command}\`;${command}|${command}&'"`,
    tries: 'to run a command by its name',
    mustNot: 'run',
  },
  {
    id: 'branch-markup',
    name: `${mention}/#31337-<img/src=x>-_b_`,
    tries: 'to be mark-up and to call people',
    mustNot: 'be mark-up',
  },
  {
    id: 'branch-command',
    name: '::error::injected%0A::set-output-name=verdict::pass'.replaceAll(':', '\uff1a'),
    tries: 'to look like a command by other colons',
    mustNot: 'be obeyed',
  },
  {
    id: 'branch-bidi',
    name: 'main\u202eniam\u2066\u200b\u2028x',
    tries: 'to show another name, on another line',
    mustNot: 'turn text around or break a line',
  },
  {
    id: 'branch-expression',
    name: `\${{github.token}}-%0A-%3A%3A`,
    tries: 'to be evaluated or decoded',
    mustNot: 'show a token',
  },
  {
    id: 'branch-ref',
    name: 'origin/main',
    tries: 'to be taken for the default branch',
    mustNot: 'be mixed up with it',
  },
];
