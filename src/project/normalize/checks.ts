import { defined } from '../defined.ts';
import type { WrittenCheck } from '../schema/dataset.ts';
import type { Check, CheckRule, ProjectPath, TableRule } from '../types.ts';
import { amountOf } from '../units.ts';
import { columnOf } from './column.ts';
import type { Context } from './context.ts';
import { flowMembers } from './flow-text.ts';

/** One entry of `checks`, whichever of the rules it is. */
export function checkOf(context: Context, written: WrittenCheck, path: ProjectPath): Check {
  const rule = ruleOf(context, written, path);
  return {
    name: written.name ?? rule.text,
    rule,
    max: amountOf(written.max ?? 0),
    level: written.level ?? 'fail',
    path,
  };
}

/** Keys of an entry that say what is asked: one of them each. */
export const ruleKeys = ['where', 'sql', 'columns'] as const;

function ruleOf({ list }: Context, written: WrittenCheck, path: ProjectPath): CheckRule {
  const asked = ruleKeys.filter((key) => written[key] !== undefined);
  const [kind, second] = asked;
  if (second !== undefined)
    list.add('contradiction', path, `a check has one of \`${kind}\` and \`${second}\`, not both`);
  if (kind === undefined && !list.touches(path))
    list.add('missing-key', path, `one of the keys ${ruleKeys.map((key) => `\`${key}\``).join(', ')} is missing`);
  if (written.if !== undefined && (kind === 'where' || kind === 'sql'))
    list.add('contradiction', [...path, 'if'], `\`${kind}\` is SQL of its own: say there which rows are asked`);
  if (kind === 'sql') return { kind, text: written.sql ?? '' };
  if (kind === undefined || kind === 'where') return { kind: 'where', text: written.where ?? '' };
  const { name: _, max: __, level, ...rule } = written;
  return {
    ...tableRuleOf({ ...written, level: level ?? 'fail' }, path),
    text: flowMembers(rule),
    ...defined({ if: written.if }),
  };
}

type Leveled = WrittenCheck & { readonly level: Check['level'] };

function tableRuleOf(written: Leveled, path: ProjectPath): TableRule {
  const columns = Object.entries(written.columns ?? {}).map(([name, rules]) => {
    const column = columnOf(name, { ...rules, level: written.level }, [...path, 'columns', name]);
    return [name, column] as const;
  });
  return { kind: 'columns', columns: new Map(columns) };
}
