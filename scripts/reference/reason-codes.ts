import { allReasons, type ReasonEntry } from '../../src/reasons.ts';
import { exitCodes } from '../../src/support/problem.ts';

/** `docs/reference/reason-codes.md`: every reason code with what it means and what to do, from the rooms' tables. */
export function reasonCodesReference(): string {
  return `# Reason codes

Every verdict and every error carries one of these codes. Generated from the code by \`node scripts/generate.ts\`; do
not edit. "Ends" is the verdict, or how a command ends that stops for this reason, with the exit code. A report
that could be made ends with its verdict (0, 1 or 2), whatever its reason ends otherwise.

${allReasons().map(section).join('\n')}`;
}

function section({ code, ends, quiet, cause, remedy }: ReasonEntry): string {
  const step = quiet ? '; a step of a workflow that it stops stays green' : '';
  return `## \`${code}\`\n\nEnds: ${ends} (${exitCodes[ends]})${step}\n\n${cause}\n\n${remedy}\n`;
}
