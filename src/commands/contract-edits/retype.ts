import { counted } from '../../data/index.ts';
import type { CheckResult } from '../../data/types.ts';
import {
  fileAt,
  keysAt,
  loadProject,
  type ProjectPath,
  type ProjectTexts,
  textIn,
  without,
  withText,
} from '../../project/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { remove } from './allowance.ts';
import { type Apply, breaking, columnKey, type Edit } from './edit.ts';
import type { EditContext } from './facts.ts';
import { put } from './put.ts';
import { withTextAt } from './text-at.ts';

/** A column of files that store types has another one. */
export function retyped(found: CheckResult, context: EditContext): Edit | undefined {
  const column = context.facts.columns.find(({ name }) => name === found.column);
  if (column === undefined) return undefined;
  const why = `who reads the column gets ${column.type === 'other' ? column.engineType : column.type}`;
  if (column.type === 'other') return breaking(why, found.path, remove(found.path));
  return typeEdit(columnKey(found, 'type'), column.type, why, context);
}

/** Columns of texts whose values do not fit the declared type any more. */
export async function widened(context: EditContext): Promise<readonly Edit[]> {
  const { dataset } = context.facts;
  return (await context.facts.widenings()).map(({ column, from, to, misfits, filled }) => {
    const path = [...dataset.path, 'columns', column, 'type'];
    const typo = to === 'string' ? `; where these are mistakes, correct them instead` : '';
    const edit = typeEdit(path, to, `who reads ${column} gets ${to} instead of ${from}${typo}`, context);
    const many = `${misfits.toLocaleString('en-US')} of ${counted(filled, 'value')}`;
    return { ...edit, finding: `${column}: ${many} ${misfits === 1 ? 'is' : 'are'} not of type ${from}` };
  });
}

/** With the rules that the other type cannot have taken out. */
function typeEdit(path: ProjectPath, type: string, why: string, { texts }: EditContext): Edit {
  const column = path.slice(0, -1);
  const typed = withTextAt(texts, path, (text) => put(text, path, type));
  const impossible = typed === undefined ? [] : rulesWithout(typed, fileAt(loadProject(texts), path), column);
  const gone = impossible.map((key) => `\`${key}\``).join(', ');
  const also = gone === '' ? '' : `; ${gone} ${impossible.length === 1 ? 'goes' : 'go'}, which ${type} cannot keep`;
  const apply: Apply = (before) =>
    impossible.reduce(
      (after: string | undefined, key) => after && without(after, [...column, key]),
      put(before, path, type),
    );
  return breaking(`${why}${also}`, path, apply);
}

/** Rules of a column that contradict its type: without each of them the file has fewer problems. */
function rulesWithout(texts: ProjectTexts, file: string, column: ProjectPath): readonly string[] {
  const text = textIn(texts, file) ?? '';
  let [now, left] = [text, problemsOf(texts)];
  const gone: string[] = [];
  for (const key of keysAt(text, column) ?? []) {
    if (left === 0) break;
    const after = key === 'type' ? undefined : without(now, [...column, key]);
    const rest = after === undefined ? left : problemsOf(withText(texts, file, after));
    if (after === undefined || rest >= left) continue;
    [now, left] = [after, rest];
    gone.push(key);
  }
  return gone;
}

function problemsOf(texts: ProjectTexts): number {
  try {
    loadProject(texts);
    return 0;
  } catch (error) {
    if (error instanceof MlopsError) return error.problems.length;
    throw error;
  }
}
