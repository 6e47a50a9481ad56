import { defined } from '../defined.ts';
import type { WrittenCheck } from '../schema/dataset.ts';
import type { Check, CheckRule, ProjectPath } from '../types.ts';
import { amountOf } from '../units.ts';
import type { Context } from './context.ts';
import { flowMembers } from './flow-text.ts';
import { tableRuleKinds, tableRuleOf } from './table-rules.ts';

/** Keys of an entry that say what is asked: one of them each. */
const ruleKeys = ['where', 'sql', ...tableRuleKinds] as const;

/** Rules that single rows keep or break: of the others nobody can say how many rows may break them. */
const rowless: ReadonlySet<string> = new Set(['redundant', 'correlation', 'gaps', 'rows', 'rows-as']);

/** Rules that say what a null in their columns means. */
const withNulls: ReadonlySet<string> = new Set(['compare', 'combinations', 'adds-up']);

/** One entry of `checks`, whichever of the rules it is. */
export function checkOf(context: Context, written: WrittenCheck, path: ProjectPath, time: string | undefined): Check {
  const rule = ruleOf(context, written, path, time);
  return {
    name: written.name ?? rule.text,
    rule,
    max: amountOf(written.max ?? 0),
    level: written.level ?? 'fail',
    path,
  };
}

function ruleOf(context: Context, written: WrittenCheck, path: ProjectPath, time: string | undefined): CheckRule {
  const [kind, second] = ruleKeys.filter((key) => written[key] !== undefined);
  complain(context, written, path, kind, second);
  if (kind === 'sql') return { kind, text: written.sql ?? '' };
  const { name: _, max: __, level = 'fail', ...said } = written;
  const rule =
    kind === undefined || kind === 'where'
      ? undefined
      : tableRuleOf(kind, written, { level, ...defined({ time }) }, path);
  if (rule === undefined) return { kind: 'where', text: written.where ?? '' };
  return { ...rule, text: flowMembers(said), ...defined({ if: written.if }) };
}

type RuleKey = (typeof ruleKeys)[number];

function complain(
  { list }: Context,
  written: WrittenCheck,
  path: ProjectPath,
  kind: RuleKey | undefined,
  second: RuleKey | undefined,
): void {
  if (kind === undefined) {
    if (!list.touches(path))
      list.add('missing-key', path, `one of the keys ${ruleKeys.map((key) => `\`${key}\``).join(', ')} is missing`);
    return;
  }
  if (second !== undefined)
    list.add('contradiction', path, `a check has either \`${kind}\` or \`${second}\`, not both`);
  if (written.if !== undefined && (kind === 'where' || kind === 'sql'))
    list.add('contradiction', [...path, 'if'], `\`${kind}\` is SQL of its own: say there which rows are asked`);
  if (written.max !== undefined && rowless.has(kind))
    list.add(
      'contradiction',
      [...path, 'max'],
      `\`${kind}\` is not about single rows, so none can be allowed to break it`,
    );
  if (written.nulls !== undefined && !withNulls.has(kind))
    list.add('contradiction', [...path, 'nulls'], `\`${kind}\` leaves no choice what a null means`);
}
