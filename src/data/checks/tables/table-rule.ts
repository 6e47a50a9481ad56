import type { Check, TableRuleKind, TableRuleOf } from '../../../project/types.ts';
import type { CheckResult } from '../../types.ts';
import { type Answer, answer, type CheckContext, type Judge, type StoredColumn } from '../family.ts';
import { narrowed } from '../narrowed.ts';
import { commonOf } from '../user-sql.ts';

/** A check and the rows that it asks. */
export interface InTable {
  readonly context: CheckContext;
  readonly check: Check;
}

/** A rule about the table, over the rows that its check asks. */
export interface AskedOfTable<Kind extends TableRuleKind> extends InTable {
  readonly rule: TableRuleOf<Kind>;
}

/** Plans every rule of a kind; a column that is missing answers it. */
export function planTableRules<Kind extends TableRuleKind>(
  context: CheckContext,
  kind: Kind,
  columnsOf: (rule: TableRuleOf<Kind>) => readonly string[],
  plan: (asked: AskedOfTable<Kind>) => Judge,
): readonly Judge[] {
  return context.dataset.checks.flatMap((check) => {
    const { rule } = check;
    if (!isOfKind(rule, kind)) return [];
    const names = new Set(context.stored.map(({ name }) => name));
    const gone = columnsOf(rule).filter((name) => !names.has(name));
    if (gone.length > 0) return [() => missing(context, check, gone)];
    return narrowed(context, check, (inner) => [plan({ context: inner, check, rule })]);
  });
}

function isOfKind<Kind extends TableRuleKind>(rule: Check['rule'], kind: Kind): rule is TableRuleOf<Kind> {
  return rule.kind === kind;
}

function missing(context: CheckContext, check: Check, gone: readonly string[]): CheckResult {
  const sentence = `${check.name}: there is no column ${gone.join(', ')}`;
  return answer(context, { ...commonOf(check), verdict: 'fail', reason: 'missing-column', sentence, checked: 0 });
}

/** An answer about the rows that a check asks, which begins with its name. */
export function answerOf({ context, check }: InTable, given: Said): CheckResult {
  return answer(context, { ...commonOf(check), ...given, sentence: `${check.name}: ${given.sentence}` });
}

type Said = Omit<Answer, 'check' | 'name' | 'level' | 'path'>;

/** The stored column of a name that is known to be there. */
export function storedColumn({ stored }: CheckContext, name: string): StoredColumn {
  const found = stored.find((column) => column.name === name);
  if (found === undefined) throw new Error(`there is no column ${name}`);
  return found;
}
