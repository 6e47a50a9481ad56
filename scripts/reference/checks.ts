import { type CheckFamily, checkFamilies } from '../../src/data/index.ts';
import { peersReference } from './peers.ts';

/** `docs/reference/checks.md`: every check of a data contract, from the registry that runs them. */
export function checksReference(): string {
  return `# Checks of a data contract

Generated from the registry of checks by \`node scripts/generate.ts\`; do not edit. Checks are listed in the order of a
report. Each is asked of all rows, says how many rows were checked, were null, could not be read and broke it, names the
first of these by key, never values of a \`sensitive\` column, and answers \`kept\` where it holds; on an empty table
\`no-rows\`, which is never a pass. How changes of the data against the base are judged is in
[verdicts](../concepts/verdicts.md#data). What other tools call these checks is [at the end](#names-of-other-tools);
why the keys are as they are is in [the catalogue](../decisions/data-checks-catalogue.md).

Nulls neither keep nor break a rule about values: they are counted, and limited by \`nulls\`. A rule for some rows, with
an allowance or with a level of its own stands in \`checks\`. Its allowance (\`max\`) is of rows that break a rule about a value; \`nulls\`,
\`distinct\` and measures have limits of their own:

\`\`\`yaml
checks:
  - { name: paid rides have a fare, if: "payment = 'card'", columns: { fare: { min: 3, nulls: 0 } }, max: 1%, level: warn }
\`\`\`

${checkFamilies.map(section).join('\n')}
## Names of other tools

What is called what, and what is not offered. There is no check here that depends on the clock: the answer about a
version of a dataset would change while nobody changes anything. How old data may be is asked by the newest day that
they have to reach, \`largest: { min: 2026-10-01 }\`.

${peersReference()}`;
}

function section({ name, key, asks, reasons }: CheckFamily): string {
  const codes = reasons.map((reason) => `[\`${reason}\`](reason-codes.md#${reason})`);
  return `## ${name}

${asks}

Asked by: ${keyText(key)}

Reason codes: ${codes.join(', ')}
`;
}

/** Keys of `mlops.yaml` as code; "always" and what follows it as words. */
function keyText(key: string): string {
  return key.startsWith('always') ? key : `\`${key}\``;
}
