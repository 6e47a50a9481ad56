import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { host, inCode, mention } = canary;

/** Lines that training prints. */
export const logLines: readonly TextCase[] = [
  {
    id: 'log-output',
    place: 'log-line',
    text: '::set-output name=verdict::pass',
    tries: 'to set an output',
    mustNot: 'be obeyed',
  },
  {
    id: 'log-resume',
    place: 'log-line',
    text: '::stop-commands::mine\n::mine::\n##[error]injected',
    tries: 'to end what stops commands',
    mustNot: 'end it',
  },
  {
    id: 'log-return',
    place: 'log-line',
    text: 'progress 10 %\r::set-env name=PATH::/evil\r\u001b[1A\u001b[2K::add-path::/evil',
    tries: 'to overwrite lines',
    mustNot: 'forge a line',
  },
  {
    id: 'log-fence',
    place: 'log-line',
    text: `\`\`\`\`\`\`\n${inCode} ${mention}\n</details>\n~~~\n    <script>`,
    tries: 'to end the block of the log in the report',
    mustNot: 'leave its block',
  },
  {
    id: 'log-osc',
    place: 'log-line',
    text: `\u001b]8;;https://${host}\u0007click\u001b]8;;\u0007\u001b]0;title\u0007`,
    tries: 'to be a link in a terminal',
    mustNot: 'reach a terminal',
  },
  {
    id: 'log-last-words',
    place: 'log-line',
    text: `Error: \u202e${mention} \`a\` <b>x</b> #31337 ::error::injected\u2028::warning::x`,
    tries: 'to be quoted as the cause',
    mustNot: 'be more than text where it is quoted',
  },
];
