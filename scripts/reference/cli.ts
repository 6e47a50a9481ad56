import { type CommandInfo, helpOf, type OptionInfo } from '../../src/cli/catalog/command-info.ts';
import { commands, commonOptions } from '../../src/cli/catalog.ts';
import { exitCodes } from '../../src/support/problem.ts';

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown: nobody can tell; never a pass',
  usage: 'wrong usage',
  input: 'bad project file or input',
  unavailable: 'a needed service is unavailable',
  defect: 'a defect of ours',
  cancelled: 'cancelled',
};

/** `docs/reference/cli.md`: every command with its options and an example, from the catalog that help is made from. */
export function cliReference(): string {
  const codes = Object.entries(exitCodes).map(
    ([name, code]) => `| ${code} | ${meanings[name as keyof typeof meanings]} |`,
  );
  return `# Commands

Generated from the command line's catalog by \`node scripts/generate.ts\`; do not edit. \`mlops <command> --help\` prints
the same.

${commands.map(section).join('\n')}
## Options of every command

${optionTable(commonOptions)}

## Exit codes

| code | means |
|---|---|
${codes.join('\n')}
`;
}

function section(command: CommandInfo): string {
  const operands = command.operands === '' ? '' : ` ${command.operands}`;
  const options = command.options.length === 0 ? '' : `${optionTable(command.options)}\n\n`;
  return `## mlops ${command.name}

\`mlops ${command.name}${operands} [options]\`: ${command.summary}.

${command.details}

${options}\`\`\`
${[`$ ${command.example.line}`, ...(command.example.says ?? [])].join('\n')}
\`\`\`
`;
}

function optionTable(options: readonly OptionInfo[]): string {
  const rows = options.map((option) => {
    const { name, value } = option;
    const written = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return `| \`${written}\` | ${helpOf(option).replaceAll('|', '\\|')} |`;
  });
  return ['| option | meaning |', '|---|---|', ...rows].join('\n');
}
