import type { Amount, ProjectPath } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';

export function direction(
  from: number | Amount | undefined,
  to: number | Amount | undefined,
  tighter: 'higher' | 'lower',
): PolicyChange['kind'] {
  if (from === undefined) return 'tightened';
  if (to === undefined) return 'loosened';
  const [before, after] = [amountOf(from), amountOf(to)];
  if (before.kind !== after.kind) return 'changed';
  return after.value > before.value === (tighter === 'higher') ? 'tightened' : 'loosened';
}

export function amountOf(amount: number | Amount): Amount {
  return typeof amount === 'number' ? { kind: 'absolute', value: amount } : amount;
}

export function amountText(amount: number | Amount | undefined): string {
  if (amount === undefined) return '';
  const { kind, value } = amountOf(amount);
  return kind === 'percent' ? `${value} %` : `${value}`;
}

/** A key whose values have an order, loosest first. */
export function ordered(
  about: string,
  path: ProjectPath,
  loosestFirst: readonly string[],
  from: string,
  to: string,
): readonly PolicyChange[] {
  if (from === to) return [];
  const kind = loosestFirst.indexOf(to) > loosestFirst.indexOf(from) ? 'tightened' : 'loosened';
  const key = String(path.at(-1));
  return [
    {
      kind,
      path,
      from,
      to,
      sentence: sentence(kind, about === 'whole' ? 'policy' : about, key, from, to),
      blocks: false,
    },
  ];
}

export function numberChange(
  about: string,
  path: ProjectPath,
  from: number | undefined,
  to: number | undefined,
  tighter: 'higher' | 'lower',
): readonly PolicyChange[] {
  if (from === to) return [];
  const kind = direction(from, to, tighter);
  const texts = { from: amountText(from), to: amountText(to) };
  return [
    { kind, path, ...texts, sentence: sentence(kind, about, String(path.at(-1)), texts.from, texts.to), blocks: false },
  ];
}

/** A key whose values have no order. */
export function plain(path: ProjectPath, from: string, to: string): readonly PolicyChange[] {
  if (from === to) return [];
  const said = `changes ${path.join('.')}: ${from || '(none)'} → ${to || '(none)'}`;
  return [{ kind: 'changed', path, from, to, sentence: said, blocks: false }];
}

export function sentence(kind: PolicyChange['kind'], about: string, key: string, from: string, to: string): string {
  return `${verbs[kind]} the ${about}: ${key} ${from || '(none)'} → ${to || '(none)'}`;
}

const verbs = { loosened: 'loosens', tightened: 'tightens', changed: 'changes' } as const;
