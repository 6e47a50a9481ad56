import { type CheckFamily, checkFamilies } from '../../src/data/index.ts';

/** `docs/reference/checks.md`: every check of a data contract, from the registry that runs them. */
export function checksReference(): string {
  return `# Checks of a data contract

Generated from the registry of checks by \`node scripts/generate.ts\`; do not edit. Checks are listed in the order of a
report. Each is asked of all rows, names the first rows that break it by key, and answers \`kept\` where it holds; on an
empty table \`no-rows\`, which is never a pass. How changes of the data against the base are judged is in
[verdicts](../concepts/verdicts.md#data).

${checkFamilies.map(section).join('\n')}`;
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
