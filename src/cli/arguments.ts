import { parseArgs } from 'node:util';
import { didYouMean } from '../support/nearest.ts';
import { MlopsError } from '../support/problem.ts';
import type { CommandInfo, OptionInfo } from './catalog/command-info.ts';
import { commands, commonOptions } from './catalog.ts';
import { cliReasons } from './reasons.ts';

/** A command line as it was understood. */
export interface Arguments {
  readonly command: CommandInfo;
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** With the defaults of the catalog. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * The command first, then its options: `-h`, `help` and `help plan` as the options that they stand for (`--help`,
 * `plan --help`), options of every command that come before it behind it, and a group that has one command as that one
 * where its help is asked for (`data --help`).
 */
export function commandFirst(given: readonly string[]): readonly string[] {
  const args = given.map((word) => (word === '-h' ? '--help' : word));
  const [first, ...rest] = args;
  if (first === 'help') return [...rest.slice(0, wordsOfCommand(rest)), '--help'];
  const before = leadingOptions(args);
  const after = args.slice(before);
  if (after.length === 0) return args;
  const [only, ...others] = commands.filter(({ name }) => name.startsWith(`${after[0]} `));
  const isGroup = only !== undefined && others.length === 0 && after[1] === '--help';
  const named = isGroup ? [...only.name.split(' '), ...after.slice(1)] : after;
  const words = wordsOfCommand(named);
  return [...named.slice(0, words), ...args.slice(0, before), ...named.slice(words)];
}

/** How many words before the command are options of every command, with their values. */
function leadingOptions(args: readonly string[]): number {
  const [word = '', ...rest] = args;
  const option = commonOptions.find(({ name }) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (option === undefined) return 0;
  const words = option.type === 'boolean' || word.includes('=') ? 1 : Math.min(2, args.length);
  return words + leadingOptions(rest.slice(words - 1));
}

/** The name that a command line begins with, of one word or of two (`data diff`); also of a command that there is not. */
export function commandName(args: readonly string[]): string {
  return args.slice(0, wordsOfCommand(args)).join(' ');
}

function wordsOfCommand([first = '', second = '']: readonly string[]): number {
  const isGroup = commands.some(({ name }) => name.startsWith(`${first} `));
  return isGroup && second !== '' && !second.startsWith('-') ? 2 : 1;
}

/** Splits a command line after `mlops`. Errors: usage, with the nearest name. */
export function parseArguments(args: readonly string[]): Arguments {
  const name = commandName(args);
  const rest = args.slice(wordsOfCommand(args));
  const command = commands.find((info) => info.name === name);
  if (command === undefined) {
    const names = commands.map((info) => info.name);
    const group = names.filter((each) => each.startsWith(`${args[0]} `));
    throw usage(`There is no command "${name}".`, nearestOrAll(name, group.length > 0 ? group : names));
  }
  const options = [...command.options, ...commonOptions];
  const { positionals, tokens } = parseArgs({
    args: rest,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(options.map((option) => [option.name, { type: option.type }])),
  });
  const flags = new Set<string>();
  const values = new Map(
    options.flatMap((option) => (option.default === undefined ? [] : [[option.name, option.default]])),
  );
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    addOption(command, options, token, flags, values);
  }
  // After the options: what follows an unknown option may be its value and no operand.
  if (positionals.length > command.maxOperands) {
    throw usage(
      `mlops ${name} takes ${command.operands === '' ? 'no operand' : command.operands}, not "${positionals.join(' ')}".`,
    );
  }
  if (positionals.length < (command.minOperands ?? 0) && !flags.has('help')) {
    throw usage(`mlops ${name} needs ${command.operands}.`);
  }
  return { command, operands: positionals, flags, values };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Written as `--name=value`. */
  readonly inlineValue?: boolean | undefined;
}

function addOption(
  command: CommandInfo,
  options: readonly OptionInfo[],
  token: OptionToken,
  flags: Set<string>,
  values: Map<string, string>,
): void {
  const option = options.find((info) => info.name === token.name);
  if (option === undefined) {
    const known = options.map((info) => `--${info.name}`);
    throw usage(`mlops ${command.name} has no option ${token.rawName}.`, nearestOrAll(token.rawName, known));
  }
  if (option.type === 'boolean') {
    if (token.value !== undefined) throw usage(`--${option.name} takes no value.`);
    flags.add(option.name);
    return;
  }
  const swallowed = token.inlineValue !== true && token.value?.startsWith('--'); // the next option is no value
  if (token.value === undefined || token.value === '' || swallowed === true)
    throw usage(`--${option.name} needs a value: ${option.value}.`);
  values.set(option.name, token.value);
}

function usage(message: string, remedy?: string): MlopsError {
  return MlopsError.of(cliReasons, 'usage', message, remedy === undefined ? {} : { remedy });
}

/** "Did you mean …?" for names that are close enough to be a slip, else what there is. */
function nearestOrAll(found: string, allowed: readonly string[]): string {
  return didYouMean(found, allowed) ?? `There are: ${allowed.join(', ')}.`;
}
