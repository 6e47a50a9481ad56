import { formatAmount } from '../../project/index.ts';
import type { Amount, ProjectPath } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';

type Kind = PolicyChange['kind'];

/** What two values of one key are shown as; '' stands for an absent key. */
export interface Texts {
  readonly from: string;
  readonly to: string;
}

/** "loosens the gate on roc-auc of delay: min 0.72 → 0.60"; empty where both read the same. */
export function keyChange(kind: Kind, about: string, path: ProjectPath, { from, to }: Texts): readonly PolicyChange[] {
  if (from === to) return [];
  const key = String(path.at(-1));
  const sentence = `${verbs[kind]} the ${about}: ${key} ${from || '(none)'} → ${to || '(none)'}`;
  return [{ kind, path, from, to, sentence, blocks: false }];
}

const verbs = { loosened: 'loosens', tightened: 'tightens', changed: 'changes' } as const;

/** A whole thing that the head adds: it applies in addition, or from the merge on. */
export function added(path: ProjectPath, to: string, sentence: string): PolicyChange {
  return { kind: 'tightened', path, from: '', to, sentence, blocks: false };
}

export function removed(path: ProjectPath, from: string, sentence: string): PolicyChange {
  return { kind: 'loosened', path, from, to: '', sentence, blocks: false };
}

/** A number or an amount; absent: no limit at all. */
export function numberChange(
  about: string,
  path: ProjectPath,
  from: number | Amount | undefined,
  to: number | Amount | undefined,
  tighter: 'higher' | 'lower',
): readonly PolicyChange[] {
  return keyChange(direction(from, to, tighter), about, path, { from: amountText(from), to: amountText(to) });
}

function direction(
  from: number | Amount | undefined,
  to: number | Amount | undefined,
  tighter: 'higher' | 'lower',
): Kind {
  if (from === undefined) return 'tightened';
  if (to === undefined) return 'loosened';
  const [before, after] = [amountOf(from), amountOf(to)];
  if (before.kind !== after.kind && before.value !== 0 && after.value !== 0) return 'loosened'; // only 0 compares; what may be looser is not shown as harmless
  return after.value > before.value === (tighter === 'higher') ? 'tightened' : 'loosened';
}

function amountOf(amount: number | Amount): Amount {
  return typeof amount === 'number' ? { kind: 'absolute', value: amount } : amount;
}

export function amountText(amount: number | Amount | undefined): string {
  return amount === undefined ? '' : formatAmount(amountOf(amount));
}

/** A key whose values have an order, loosest first. */
export function ordered(
  about: string,
  path: ProjectPath,
  loosestFirst: readonly string[],
  from: string,
  to: string,
): readonly PolicyChange[] {
  const kind = loosestFirst.indexOf(to) > loosestFirst.indexOf(from) ? 'tightened' : 'loosened';
  return keyChange(kind, about, path, { from, to });
}

/** A key whose values have no order. */
export function plain(path: ProjectPath, from: string, to: string): readonly PolicyChange[] {
  if (from === to) return [];
  const sentence = `changes ${path.join('.')}: ${from || '(none)'} → ${to || '(none)'}`;
  return [{ kind: 'changed', path, from, to, sentence, blocks: false }];
}
