import type { Column } from '../../project/types.ts';
import { nearest } from '../../support/nearest.ts';
import { answer, type CheckContext, type CheckFamily, type Judge, type StoredColumn } from './family.ts';

export const columnCheck: CheckFamily = {
  name: 'column',
  key: 'columns.<name> (required, absent), extra-columns',
  asks: 'Do the columns of the contract exist, the forbidden ones not, and no others?',
  reasons: ['missing-column', 'optional-column-missing', 'forbidden-column', 'extra-column'],
  plan: (context) => {
    const names = new Set(context.stored.map((column) => column.name));
    const declared = [...context.dataset.columns.values()];
    // The key names its columns, and so does the contract by it.
    const key = new Set(context.dataset.key);
    const extra = context.stored.filter((column) => column.declared === undefined && !key.has(column.name));
    return [
      ...declared
        .filter((column) => !column.absent && !names.has(column.name))
        .map((column) => missing(context, column)),
      ...declared.filter((column) => column.absent).map((column) => forbidden(context, column)),
      ...(declared.length > 0 ? extra.map((column) => undeclared(context, column)) : []),
    ].flat();
  },
};

function missing(context: CheckContext, column: Column): Judge {
  const names = context.stored.map(({ name }) => name);
  const padded = names.find((name) => name.trim() === column.name);
  const near = padded === undefined ? nearest(column.name, names) : `${JSON.stringify(padded)}, with blanks around it`;
  const hint = near === undefined ? '' : ` (there is ${near})`;
  return () =>
    answer(context, {
      check: 'column',
      column: column.name,
      verdict: column.required ? 'fail' : 'pass',
      level: column.level,
      reason: column.required ? 'missing-column' : 'optional-column-missing',
      sentence: `${column.name}: the column does not exist${hint}`,
      path: column.path,
    });
}

/** SQL does not tell upper and lower case apart, so neither does a ban. */
function forbidden(context: CheckContext, column: Column): Judge {
  const found = context.stored.find(({ name }) => name.toLowerCase() === column.name.toLowerCase());
  return () =>
    answer(context, {
      check: 'column',
      column: column.name,
      verdict: found ? 'fail' : 'pass',
      level: column.level,
      reason: found ? 'forbidden-column' : 'kept',
      sentence: found
        ? `${found.name}: the column exists, but must not`
        : `${column.name}: the column does not exist, as it should be`,
      path: [...column.path, 'absent'],
    });
}

function undeclared(context: CheckContext, column: StoredColumn): readonly Judge[] {
  const level = context.dataset.extraColumns;
  if (level === 'allow') return [];
  return [
    () =>
      answer(context, {
        check: 'column',
        column: column.name,
        verdict: 'fail',
        level,
        reason: 'extra-column',
        sentence: `${column.name}: the contract does not name this column (${column.type === 'other' ? column.engineType : column.type})`,
        path: context.dataset.path,
      }),
  ];
}
