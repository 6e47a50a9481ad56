import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { command, mention } = canary;

/** Names of other files that a pull request adds. */
export const otherFiles: readonly TextCase[] = [
  {
    id: 'other-mention',
    place: 'other-file',
    text: `docs/${mention} <img src=x> #31337.md`,
    tries: 'to call people by the name of a changed file',
    mustNot: 'be mark-up',
  },
  {
    id: 'other-escape',
    place: 'other-file',
    text: 'docs/\u001b[2Jx\u0007\r::error::x.md',
    tries: 'to clear the terminal by a file name',
    mustNot: 'reach a terminal',
  },
  {
    id: 'other-attributes',
    place: 'other-file',
    text: '.gitattributes',
    tries: 'to run filters and to replace text on checkout and export',
    mustNot: 'change what is trained on or run a filter',
  },
  {
    id: 'other-modules',
    place: 'other-file',
    text: '.gitmodules',
    tries: 'to make git fetch or run something for a submodule',
    mustNot: 'be obeyed',
  },
  {
    id: 'other-config',
    place: 'other-file',
    text: '.config/git/config',
    tries: 'to be configuration of git',
    mustNot: 'be obeyed',
  },
  {
    id: 'other-npmrc',
    place: 'other-file',
    text: '.npmrc',
    tries: 'to be configuration of programs that start in the workspace',
    mustNot: 'be obeyed',
  },
  {
    id: 'other-reserved',
    place: 'other-file',
    text: 'docs/CON.aux:stream',
    tries: 'to be a device on Windows',
    mustNot: 'break a path',
  },
];

/** What stands in files that are obeyed where somebody reads them as configuration. */
export const configuration: Readonly<Record<string, string>> = {
  '.gitattributes': '* filter=hostile diff=hostile merge=hostile text eol=crlf export-subst ident\n',
  '.gitmodules': `[submodule "x"]\n\tpath = data/x\n\turl = ext::sh -c ${command}\n\tupdate = !${command}\n`,
  '.config/git/config': `[core]\n\tfsmonitor = ${command} g\n\thooksPath = hooks\n[filter "hostile"]\n\tclean = ${command} h\n\tsmudge = ${command} i\n`,
  '.npmrc': `script-shell=${command}\nnode-options=--require=${command}\n`,
};
