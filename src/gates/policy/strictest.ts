import type { Amount } from '../../project/types.ts';
import type { Level } from '../../support/verdict.ts';

/** The smaller of two amounts. Of two kinds only 0 compares with everything; otherwise the base's stays. */
export function smallerAmount(base: Amount | undefined, head: Amount | undefined): Amount | undefined {
  if (base === undefined || head === undefined) return base ?? head;
  if (base.kind !== head.kind) return head.value === 0 ? head : base;
  return head.value <= base.value ? head : base;
}

/** Whether an amount allows nothing that the other does not. */
export function isAsSmall(amount: Amount | undefined, than: Amount | undefined): boolean {
  if (than === undefined) return true;
  if (amount === undefined) return false;
  return amount.value === 0 || (amount.kind === than.kind && amount.value <= than.value);
}

type Bound = number | string;

export function largest<Value extends Bound>(base: Value | undefined, head: Value | undefined): Value | undefined {
  return stricter(base, head, (order) => order >= 0);
}

export function smallest<Value extends Bound>(base: Value | undefined, head: Value | undefined): Value | undefined {
  return stricter(base, head, (order) => order <= 0);
}

/** A number and a time do not compare: then the base's stays. */
function stricter<Value extends Bound>(
  base: Value | undefined,
  head: Value | undefined,
  keepsBase: (order: number) => boolean,
): Value | undefined {
  if (base === undefined || head === undefined) return base ?? head;
  const order = compareBounds(base, head);
  return order === undefined || keepsBase(order) ? base : head;
}

/** Order of two bounds, times by their instant (UTC where none is written); undefined where they do not compare. */
export function compareBounds(a: Bound, b: Bound): number | undefined {
  const [left, right] = [positionOf(a), positionOf(b)];
  if (typeof a !== typeof b || Number.isNaN(left) || Number.isNaN(right)) return undefined;
  return left - right;
}

function positionOf(bound: Bound): number {
  if (typeof bound === 'number') return bound;
  const text = bound.replace(' ', 'T');
  return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}

/** Loosest first. */
export const levels: readonly Level[] = ['info', 'warn', 'fail'];

export function stricterLevel(a: Level, b: Level): Level {
  return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}

/** Whether two lists name the same, in whatever order. */
export function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.every((each) => b.includes(each)) && b.every((each) => a.includes(each));
}
