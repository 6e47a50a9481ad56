/** One option of a command line. */
export interface OptionInfo {
  readonly name: string;
  readonly type: 'boolean' | 'string';
  readonly value?: string;
  /** Without what follows from `default`. */
  readonly help: string;
  /** What the option is where the command line does not have it. */
  readonly default?: string;
}

/** What help and reference say about an option. */
export function helpOf({ help, default: value }: OptionInfo): string {
  return value === undefined ? help : `${help} (default ${value})`;
}

export interface CommandInfo {
  readonly name: string;
  /** What follows the name, as in a synopsis. */
  readonly operands: string;
  readonly maxOperands: number;
  /** Default 0. */
  readonly minOperands?: number;
  readonly summary: string;
  readonly details: string;
  readonly options: readonly OptionInfo[];
  /** A command line of the story on `examples/flights`, and what it printed there; `…` for what differs or is left out. */
  readonly example: { readonly line: string; readonly says?: readonly string[] };
}

export const base: OptionInfo = {
  name: 'base',
  type: 'string',
  value: '<branch>',
  help: 'base branch, whose tip holds the policy (default: the remote’s default branch, else main, master or init.defaultBranch)',
};
export const head: OptionInfo = {
  name: 'head',
  type: 'string',
  value: '<revision>',
  help: 'commit to judge (default HEAD)',
};
export const noRecord: OptionInfo = { name: 'no-record', type: 'boolean', help: 'write nothing to the ledger' };
