import type { ColumnType } from '../../project/types.ts';
import { typeWords } from '../type-words.ts';
import { answer, type CheckFamily, type PresentColumn, type StoredColumn } from './family.ts';

export const typeCheck: CheckFamily = {
  name: 'type',
  key: 'columns.<name>.type',
  asks: 'Is the column stored with the declared type? Whole numbers are numbers, too.',
  reasons: ['wrong-type'],
  plan: (context) =>
    context.present.flatMap((column) => {
      const wanted = column.declared.type;
      if (wanted === undefined) return [];
      return [
        () => {
          const fits = isOfType(column, wanted);
          return answer(context, {
            check: 'type',
            column: column.name,
            verdict: fits ? 'pass' : 'fail',
            level: column.declared.level,
            reason: fits ? 'kept' : 'wrong-type',
            sentence: fits
              ? `${column.name}: stored as ${column.engineType}, which is of type ${wanted}`
              : `${column.name}: stored as ${typeWords(column)}, ${wanted} expected`,
            path: [...column.declared.path, 'type'],
          });
        },
      ];
    }),
};

/** Whether the stored type is the declared one; a column without a declared type is always of its own type. */
export function isOfType(column: PresentColumn, wanted: ColumnType | undefined = column.declared.type): boolean {
  return wanted === undefined || column.type === wanted || (wanted === 'number' && column.type === 'integer');
}

/** Whether patterns can be asked of a column: whole numbers have one form as text, other numbers do not. */
export function isTextual({ type }: StoredColumn): boolean {
  return type === 'string' || type === 'integer';
}

export function isNumeric({ type }: StoredColumn): boolean {
  return type === 'integer' || type === 'number';
}
