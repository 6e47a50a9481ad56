import type { CheckResult } from '../../data/types.ts';
import { without } from '../../project/index.ts';
import { looser } from './allowance.ts';
import { moreValues, wider } from './bounds.ts';
import { breaking, columnKey, type Edit, review } from './edit.ts';
import type { EditContext, Facts } from './facts.ts';
import { outwardWhole, shareOfNext } from './outward.ts';
import { put } from './put.ts';
import { retyped, widened } from './retype.ts';

/** The smallest edits that silence a finding; none where data have to be repaired instead. */
export async function editsOf(found: CheckResult, context: EditContext): Promise<readonly Edit[]> {
  if (found.path[0] !== 'datasets') return [];
  if (found.reason === 'unreadable-lines') return widened(context);
  const edit = await editOf(found, context);
  return edit === undefined ? [] : [edit];
}

async function editOf(found: CheckResult, context: EditContext): Promise<Edit | undefined> {
  const { reason, path } = found;
  const { facts } = context;
  switch (reason) {
    case 'too-many-nulls':
      return moreNulls(found);
    case 'all-null':
      return review('a column without any value is allowed', columnKey(found, 'nulls'), (text) =>
        put(text, columnKey(found, 'nulls'), '100%'),
      );
    case 'below-min':
    case 'above-max':
      return wider(found, context, reason === 'below-min' ? 'min' : 'max');
    case 'outside-values':
      return moreValues(found, context);
    case 'wrong-type':
      return retyped(found, context);
    case 'missing-column':
      if (path[2] !== 'columns') return undefined;
      return breaking('who reads the column does not find it', columnKey(found, 'required'), (text) =>
        put(text, columnKey(found, 'required'), 'false'),
      );
    case 'extra-column':
      return added(found, facts);
    case 'duplicate-key':
    case 'null-key':
      return breaking('rows can no longer be told apart by it', path, (text) => without(text, path));
    case 'too-few-rows':
      return rowsLimit(found, 'min', facts.rows);
    case 'too-many-rows':
      return rowsLimit(found, 'max', facts.rows);
    default:
      return looser(found, context);
  }
}

/** `nulls: 0`, or `nulls: { max: 0 }`. */
function moreNulls({ path, rows }: CheckResult): Edit {
  const share = shareOfNext(rows.failed, rows.checked);
  const why = `at most ${share} may be missing, which the next batch keeps as well`;
  return review(why, path, (text) => put(text, path, share));
}

function rowsLimit({ path }: CheckResult, side: 'min' | 'max', rows: number): Edit {
  const limit = outwardWhole(rows, side);
  const why = side === 'min' ? 'less data are enough' : 'more data are expected';
  const at = [...path, side];
  const text = `${why}: ${limit.toLocaleString('en-US')} or ${side === 'min' ? 'more' : 'fewer'}, rounded outward`;
  return review(text, at, (before) => put(before, at, String(limit)));
}

function added(found: CheckResult, { columns }: Facts): Edit | undefined {
  const column = columns.find(({ name }) => name === found.column);
  if (column === undefined) return undefined;
  const rules = column.type === 'other' ? '{}' : `{ type: ${column.type} }`;
  const at = [...found.path.slice(0, 2), 'columns', column.name];
  return {
    grade: 'compatible',
    why: 'a column that was not there takes nothing away',
    at,
    apply: (text) => put(text, at, rules),
  };
}
