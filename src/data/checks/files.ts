import type { Level } from '../../support/verdict.ts';
import { withNames } from '../named-files.ts';
import { answer, type CheckContext, type CheckFamily, type Judge } from './family.ts';
import { counted } from './words.ts';

export const filesCheck: CheckFamily = {
  name: 'files',
  key: 'always',
  asks: 'Can every file, or the table of a database, be read as a table, and do all files of a glob have the same columns?',
  reasons: ['files-differ', 'wrong-delimiter', 'mixed-types', 'mixed-time-zones', 'tables-not-read'],
  plan: (context) => {
    const { problems } = context.shape;
    return problems.length === 0
      ? [() => readable(context)]
      : problems.map((problem) => () => problemOf(context, problem));
  },
};

function readable(context: CheckContext): ReturnType<Judge> {
  const { files } = context.version;
  const columns = counted(context.shape.columns.length, 'column');
  const what = context.version.relation === undefined ? counted(files.length, 'file') : 'the table';
  return answer(context, {
    check: 'files',
    verdict: 'pass',
    level: 'fail',
    reason: 'kept',
    sentence: `${what} could be read: ${counted(context.shape.rows, 'row')}, ${columns}`,
    path: context.dataset.path,
  });
}

function problemOf(context: CheckContext, problem: CheckContext['shape']['problems'][number]): ReturnType<Judge> {
  const named = problem.column === undefined ? undefined : context.dataset.columns.get(problem.column);
  const declared = named?.defaults?.declared === false ? undefined : named; // the base asks as if nobody named it
  const where = problem.column === undefined ? {} : { column: problem.column };
  const optional = problem.reason === 'files-differ' && declared?.required === false;
  const sentence = withNames(problem.message, context.version.files);
  return answer(context, {
    check: 'files',
    ...where,
    verdict: optional ? 'pass' : 'fail',
    level: declared?.level ?? levelOf(context, problem.reason),
    reason: optional ? 'optional-column-missing' : problem.reason,
    sentence,
    path: named?.path ?? context.dataset.path,
  });
}

/** A column that nobody declared and that not all files have is as serious as any extra column. */
function levelOf(context: CheckContext, reason: string): Level {
  const extra = context.dataset.extraColumns;
  if (reason !== 'files-differ' || context.dataset.implicit) return 'fail';
  return extra === 'allow' ? 'info' : extra;
}
