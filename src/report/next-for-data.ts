import type { CheckResult } from '../data/types.ts';
import { code } from './clause.ts';
import { failedChecks } from './dataset-clause.ts';
import type { DatasetReport } from './types.ts';

/** Policy is changed where nothing else rides on it. */
export const ownPullRequest = 'in a pull request of its own, since the base branch judges this one';

/** What to repair in data that break their contract: rows, their number, a column or a file are repaired differently. */
export function brokenStep(
  dataset: DatasetReport | undefined,
  remedies: (reason: string) => string | undefined,
): string {
  const name = dataset === undefined ? 'the dataset' : code(dataset.dataset);
  const ofFile = dataset === undefined ? undefined : fileRemedy(dataset, remedies);
  if (ofFile !== undefined) return `${ofFile} Then push again.`;
  const [check] = dataset === undefined ? [] : failedChecks(dataset);
  if (dataset === undefined || check === undefined || dataset.problems.some(({ verdict }) => verdict === 'fail')) {
    return `Repair the files of ${name} as said below and push again.`;
  }
  if (check.reason === 'frozen-miscounted')
    return `Run ${lockCommand(dataset)} and commit the lock file; the data are right.`;
  const branch = check.place?.branch;
  if (check.reason === 'frozen-changed' && branch !== undefined) {
    return `Put the files of ${name} back as they were: they are frozen on \`${branch}\`, and are so until a pull request of its own has thawed them.`;
  }
  if (check.reason === 'frozen-changed') {
    return `Put the files of ${name} back as they were; if they are meant to change, run ${lockCommand(dataset)} and commit the lock file with them.`;
  }
  const { repair, right } = remedyOf(check, name);
  return `${repair}; if ${right} and the contract of ${name} is wrong, change \`mlops.yaml\` ${ownPullRequest}.`;
}

/** A fault of a whole file is repaired where the file is written, and no row of it is counted. */
function fileRemedy(dataset: DatasetReport, remedies: (reason: string) => string | undefined): string | undefined {
  const problem = dataset.problems.find(({ verdict }) => verdict === 'fail');
  const reason = problem?.reason ?? failedChecks(dataset)[0]?.reason;
  return reason === undefined || !wholeFile.has(reason) ? undefined : remedies(reason);
}

const wholeFile: ReadonlySet<string> = new Set([
  'missing-data-file',
  'empty-data-file',
  'unreadable-data-file',
  'not-utf8',
  'nul-bytes',
  'mixed-line-ends',
  'duplicate-header',
  'bad-header',
  'files-differ',
  'wrong-delimiter',
]);

/** What to do where nobody can tell about data; undefined where the table of reasons says it as well. */
export function openStep(dataset: DatasetReport): string | undefined {
  if (dataset.reason === 'frozen-not-locked') {
    return `Run ${lockCommand(dataset)} on the data as they have to be, and commit the lock file.`;
  }
  const retyped = dataset.diff?.columns.find(({ reason, level }) => reason === 'type-changed' && level === 'fail');
  if (dataset.reason !== 'type-changed' || retyped === undefined) return undefined;
  const column = code(retyped.column);
  return `Write ${column} as it was; if its new values are right, let the base branch stop comparing it first (${code(`drift: { columns: { ${retyped.column}: ignore } }`)} under ${code(dataset.dataset)} in \`mlops.yaml\`), ${ownPullRequest}.`;
}

function lockCommand({ dataset }: DatasetReport): string {
  return code(`mlops lock ${dataset}`);
}

interface Remedy {
  readonly repair: string;
  /** When the contract is to change instead. */
  readonly right: string;
}

function remedyOf(check: CheckResult, name: string): Remedy {
  const number = numbers[check.reason];
  if (number !== undefined) return { repair: number(name), right: 'the number of rows is right' };
  const column = columns[check.reason];
  const which = check.column === undefined ? 'the column' : code(check.column);
  if (column !== undefined) return { repair: column(which), right: 'the data are right' };
  const named = Object.keys(check.examples[0] ?? {}).length > 0 || check.sentence.includes('first: ');
  return {
    repair: named ? 'Repair the rows named below' : `Repair the rows of ${name} that the checks below count`,
    right: 'they are right',
  };
}

const numbers: Readonly<Record<string, (dataset: string) => string>> = {
  'empty-table': (dataset) => `Find out why ${dataset} was written without rows and write it again`,
  'too-few-rows': (dataset) => `Find out which rows of ${dataset} are missing and add them`,
  'too-many-rows': (dataset) => `Look for rows of ${dataset} that were added twice and take them out`,
  'row-count-changed': (dataset) => `Look for a part of ${dataset} that is missing or was added twice`,
};

const columns: Readonly<Record<string, (column: string) => string>> = {
  'missing-column': (column) => `Write ${column}, or correct its name`,
  'column-removed': (column) => `Put ${column} back`,
  'forbidden-column': (column) => `Leave ${column} out where the file is written`,
  'extra-column': (column) => `Leave ${column} out where the file is written`,
  'wrong-type': (column) => `Write ${column} with its declared type`,
  'all-null': (column) => `Fill ${column}`,
};
