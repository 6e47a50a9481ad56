import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { host, mention } = canary;

/** Names of checks. */
export const checkNames: readonly TextCase[] = [
  {
    id: 'check-markup',
    place: 'check-name',
    text: `**ok** ${mention} ![](https://${host}) \`\` <h1>x</h1>`,
    tries: 'to be mark-up by the name of a check',
    mustNot: 'be mark-up',
  },
  {
    id: 'check-lines',
    place: 'check-name',
    text: 'a\n\n::error::injected\n\u001b[32mpass',
    tries: 'to forge lines of a report',
    mustNot: 'be a line',
  },
];
