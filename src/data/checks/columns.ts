import type { Check, Column } from '../../project/types.ts';
import { answer, type CheckContext, type CheckFamily, type Judge } from './family.ts';
import { narrowed } from './narrowed.ts';
import { valueFamilies } from './values/value-families.ts';

export const columnsCheck: CheckFamily = {
  name: 'columns',
  key: 'checks[].columns',
  asks: 'Are rules about columns kept, as those of the contract are, by the rows of `if`, with the level and the allowance (`max`) of the check? Each answer has the name of its rule.',
  reasons: ['missing-column', 'allowance-too-large'],
  plan: (context) =>
    context.dataset.checks.flatMap((check) => {
      const { rule } = check;
      return rule.kind === 'columns'
        ? narrowed(context, check, (inner) => judges(inner, check, rule.columns)).map((judge) => named(judge, check))
        : [];
    }),
};

function judges(context: CheckContext, check: Check, columns: ReadonlyMap<string, Column>): readonly Judge[] {
  const names = new Set(context.stored.map(({ name }) => name));
  const gone = [...columns.values()].filter(({ name }) => !names.has(name));
  const present = context.stored.flatMap((column) => {
    const declared = columns.get(column.name);
    return declared === undefined ? [] : [{ ...column, declared }];
  });
  const inner = { ...context, present };
  return [
    ...gone.map((column) => () => missing(context, check, column)),
    ...valueFamilies.flatMap((family) => family.plan(inner)),
  ];
}

function missing(context: CheckContext, { level }: Check, { name, path }: Column) {
  const sentence = `${name}: the column does not exist`;
  return answer(context, {
    check: 'columns',
    column: name,
    verdict: 'fail',
    level,
    reason: 'missing-column',
    sentence,
    path,
  });
}

/** The user's name of the check goes with each of its answers. */
function named(judge: Judge, { name }: Check): Judge {
  return async () =>
    [await judge()]
      .flat()
      .map((result) =>
        result.name === undefined ? { ...result, name, sentence: `${name}: ${result.sentence}` } : result,
      );
}
