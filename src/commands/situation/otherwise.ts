import type { GivenWay } from '../../ledger/index.ts';
import type { Ledger } from '../../ledger/port.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import { type Difference, differenceOf } from './results-of-records.ts';

/** A result of ours that somebody else has recorded otherwise, from the same inputs. */
export interface Otherwise {
  readonly address: string;
  readonly difference: Difference;
  /** The file that our record was kept in. */
  readonly aside?: string;
}

/** Those of the records that gave way that are findings. */
export function otherwiseOf(gaveWay: readonly GivenWay[]): readonly Otherwise[] {
  return gaveWay.flatMap(({ address, text, there, aside }) => {
    const difference = there === undefined ? undefined : differenceOf(address, text, there);
    return difference === undefined ? [] : [{ address, difference, ...(aside !== undefined && { aside }) }];
  });
}

/** Whose result it is; undefined where it is not one of a model. */
export function modelOf({ address }: Otherwise): string | undefined {
  const [kind, model] = address.split('/');
  return kind === 'runs' || kind === 'evaluations' ? model : undefined;
}

/** Each address once, runs first, without the scores whose only difference is that of their run. */
export function eachOnce(all: readonly Otherwise[]): readonly Otherwise[] {
  const single = [...new Map(all.map((one) => [one.address, one])).values()];
  const runs = single.filter(({ address }) => address.startsWith('runs/'));
  const isExplained = ({ difference: { recorded, ours } }: Otherwise) =>
    runs.some(({ difference }) => difference.recorded === recorded && difference.ours === ours);
  return [...runs, ...single.filter((one) => !one.address.startsWith('runs/') && !isExplained(one))];
}

/**
 * Says it with both results and, where the ledger tells, who was first.
 * @param reason `recorded-first` where the recorded result is what is used from here on, `recorded-otherwise` where the
 * numbers at hand are those of ours
 */
export async function otherwiseProblem(
  one: Otherwise,
  reason: 'recorded-first' | 'recorded-otherwise',
  ledger: Pick<Ledger, 'history'>,
): Promise<Problem> {
  const { address, difference } = one;
  const { what, recorded, ours } = difference;
  const message = `${subjectOf(one)} was made twice at the same time, and came out different: its ${what} is ${said(recorded)} in the record (${address}${await byWhom(address, ledger)}) and ${said(ours)} in what was made here. The first record stays.`;
  return { reason, message, remedy: commandReasons[reason].remedy };
}

function subjectOf({ address }: Otherwise): string {
  const [kind = '', model = '', , file = ''] = address.split('/');
  if (kind === 'runs') return `The run \`${file.slice(0, 12)}\` of ${model}`;
  if (kind === 'evaluations') return `The evaluation \`${file.slice(0, 12)}\` of ${model}`;
  return `The ${kinds[kind] ?? 'record'} at ${address}`;
}

const kinds: Readonly<Record<string, string>> = {
  sketches: 'sketch',
  'data-reports': 'data report',
  commits: 'record of a commit',
};

function said(value: string | null): string {
  return value === null ? 'not there' : `\`${value}\``;
}

/** The finding stands without it. */
async function byWhom(address: string, ledger: Pick<Ledger, 'history'>): Promise<string> {
  try {
    for await (const { at, author, message } of ledger.history(address, 1)) {
      return `, recorded by ${author} at ${at}: “${message.split('\n')[0]}”`;
    }
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
  }
  return '';
}
