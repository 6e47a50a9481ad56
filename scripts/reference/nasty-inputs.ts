import { nastyGroups } from '../../test/data/nasty/groups.ts';

/** `docs/reference/nasty-inputs.md`: the table that is the test, for readers. */
export function nastyInputsReference(): string {
  const sections = nastyGroups.map(({ title, inputs }) => {
    const rows = inputs.map(
      ({ name, verdict, reasons }) => `| ${cell(name)} | ${verdict} | ${reasons.map(code).join(', ')} |`,
    );
    return [`## ${title}`, '', '| input | verdict | reasons |', '|---|---|---|', ...rows, ''].join('\n');
  });
  return `${intro}\n${sections.join('\n')}`;
}

const intro = `# Nasty inputs

Generated from the table that tests them by \`node scripts/generate.ts\`; do not edit. Each input has one right answer, and
gets it. Reasons are those of all checks that do not pass, with level \`warn\` as well; \`drifted\` and \`retyped\` are columns of
the comparison with another version. What these words mean is in [reason codes](reason-codes.md).

What nobody can see: a flipped bit in a page of a Parquet file or in the rows of an Arrow file is another value, and a fair one. The verdict is that of the
value. Only a digest tells: of a Git LFS or DVC pointer, and of a source with \`digest\`, it is compared before a byte is read, also with
what lies in the caches of these tools. Text packed with gzip has a checksum, and so has zstd where its writer asked for one. Every
other version of a dataset is named by the digest of its bytes.
`;

const comparison = /^(drifted|retyped) /;

function code(reason: string): string {
  return comparison.test(reason) ? reason.replace(/ (.*)/, ' `$1`') : `[\`${reason}\`](reason-codes.md#${reason})`;
}

const cell = (text: string) => text.replaceAll('|', '\\|');
