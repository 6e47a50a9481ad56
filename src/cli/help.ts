import { type CommandInfo, helpOf, type OptionInfo } from './catalog/command-info.ts';
import { commands, commonOptions } from './catalog.ts';

/** The overview that `mlops` and `mlops --help` print. */
export function overview(version: string): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    `mlops ${version}: from mlops.yaml to a verdict`,
    '',
    'Usage: mlops <command> [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'mlops <command> --help shows its options and an example.',
    'Exit codes: 0 pass, 1 fail, 2 unknown, 64 usage, 65 input, 69 unavailable, 70 defect, 130 cancelled.',
    '',
  ].join('\n');
}

/** Help for one command. */
export function commandHelp(command: CommandInfo): string {
  return [
    `mlops ${command.name}: ${command.summary}`,
    '',
    `Usage: mlops ${command.name}${command.operands === '' ? '' : ` ${command.operands}`} [options]`,
    '',
    command.details,
    '',
    ...optionLines('Options', command.options),
    ...optionLines('Options of every command', commonOptions),
    'Example',
    `  $ ${command.example.line}`,
    ...(command.example.says ?? []).map((text) => `  ${text}`),
    '',
  ].join('\n');
}

function optionLines(title: string, options: readonly OptionInfo[]): readonly string[] {
  if (options.length === 0) return [];
  const names = options.map((option) => `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`);
  const width = Math.max(...names.map((name) => name.length));
  return [title, ...options.map((option, index) => `  ${(names[index] ?? '').padEnd(width)}  ${helpOf(option)}`), ''];
}
