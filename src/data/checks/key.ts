import { identifier } from '../engines/sql.ts';
import { answer, type CheckContext, type CheckFamily, firstOf, type Judge } from './family.ts';
import { repeated } from './repeated.ts';
import { counted, share, whole } from './words.ts';

export const keyCheck: CheckFamily = {
  name: 'key',
  key: 'key',
  asks: 'Do the columns of the key identify every row: unique together, and never null?',
  reasons: ['duplicate-key', 'null-key', 'missing-column'],
  plan: (context) => {
    const { key } = context.dataset;
    if (key.length === 0) return [];
    const names = new Set(context.stored.map((column) => column.name));
    const gone = key.filter((name) => !names.has(name));
    if (gone.length > 0) return [() => missing(context, gone)];
    const empty = context.count(
      `count(*) FILTER (WHERE ${key.map((name) => `${identifier(name)} IS NULL`).join(' OR ')})`,
    );
    return [() => nulls(context, empty()), () => duplicates(context, empty())];
  },
};

const common = (context: CheckContext) =>
  ({ check: 'key', level: 'fail', path: [...context.dataset.path, 'key'] }) as const;

const named = (context: CheckContext) => `key ${context.dataset.key.join(', ')}`;

function missing(context: CheckContext, gone: readonly string[]): ReturnType<Judge> {
  const sentence = `${named(context)}: there is no column ${gone.join(', ')}`;
  return answer(context, { ...common(context), verdict: 'fail', reason: 'missing-column', sentence });
}

async function nulls(context: CheckContext, empty: number) {
  const { rows } = context.shape;
  if (rows === 0)
    return answer(context, {
      ...common(context),
      verdict: 'unknown',
      reason: 'no-rows',
      sentence: `${named(context)}: no rows`,
    });
  const condition = context.dataset.key.map((name) => `${identifier(name)} IS NULL`).join(' OR ');
  const examples = empty > 0 ? await context.examples(`(${condition})`) : [];
  return answer(context, {
    ...common(context),
    verdict: empty > 0 ? 'fail' : 'pass',
    reason: empty > 0 ? 'null-key' : 'kept',
    sentence: `${named(context)}: null in ${whole(empty)} of ${counted(rows, 'row')}${firstOf(examples)}`,
    nulls: empty,
    failed: empty,
    examples,
  });
}

async function duplicates(context: CheckContext, empty: number) {
  const { rows } = context.shape;
  if (rows === empty)
    return answer(context, {
      ...common(context),
      verdict: 'unknown',
      reason: 'no-rows',
      sentence: `${named(context)}: no keys`,
    });
  const { failed, values, condition } = await repeated(context, context.dataset.key);
  const examples = failed > 0 ? await context.examples(condition) : [];
  return answer(context, {
    ...common(context),
    verdict: failed > 0 ? 'fail' : 'pass',
    reason: failed > 0 ? 'duplicate-key' : 'kept',
    sentence:
      failed > 0
        ? `${named(context)}: ${counted(failed, 'row')}${share(failed, rows)} share ${counted(values, 'key')}${firstOf(examples)}`
        : `${named(context)}: all ${whole(rows - empty)} keys are different`,
    nulls: empty,
    failed,
    examples,
  });
}
