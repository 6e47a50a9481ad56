import { isAddress } from '../../support/source-address.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Dataset, Project } from '../types.ts';
import { checkCount, checkOrder } from './bounds.ts';
import { checkColumnRules } from './column-rules.ts';
import { checkColumn } from './columns.ts';
import { checkOthers } from './others.ts';
import { checkTableRule } from './table-rules.ts';

/** What one entry of `datasets` says that cannot be meant, found without its data. */
export function checkDatasetEntry(dataset: Dataset, all: Project['datasets'], list: ProblemList): void {
  const { path } = dataset;
  dataset.key.forEach((column, index) => {
    checkColumn(dataset, column, dataset.key.length === 1 ? [...path, 'key'] : [...path, 'key', index], list);
  });
  if (new Set(dataset.key).size < dataset.key.length)
    list.add('contradiction', [...path, 'key'], 'names a column twice', { value: true });
  if (dataset.time !== undefined) checkColumn(dataset, dataset.time, [...path, 'time'], list);
  checkFreshness(dataset, list);
  for (const column of dataset.drift.columns.keys())
    checkColumn(dataset, column, [...path, 'drift', 'columns', column], list);
  checkOrder(dataset.rows.min, dataset.rows.max, [...path, 'rows'], list);
  for (const column of dataset.columns.values()) checkColumnRules(dataset, column, list);
  checkChecks(dataset, list);
  checkOthers(dataset, all, list);
  const guessed = list.touches([...path, 'format']) || list.touches([...path, 'source']);
  if (dataset.format.kind === 'files' && !guessed) checkFiles(dataset, list);
}

/** It is asked when an entry of the lock file is renewed, which data in files do by a commit of their own. */
function checkFreshness({ database, source, digest, view, freshness, time, path }: Dataset, list: ProblemList): void {
  if (freshness === undefined) return;
  const at = [...path, 'freshness'];
  if (list.touches([...path, 'source'])) return;
  if (view !== undefined) {
    list.add(
      'contradiction',
      at,
      'is asked when rows are locked, and a view is locked with the dataset that it comes from',
      {
        remedy: `Write it there: datasets.${view.root}.freshness.`,
      },
    );
  } else if (database === undefined && (digest !== undefined || !isAddress(source))) {
    list.add(
      'not-supported-yet',
      at,
      '`freshness` of data in files of the repository is not supported in this version',
      {
        remedy: 'A rule `largest: { min: <day> }` of the column asks for the newest day that the data have to reach.',
      },
    );
  } else if (time === undefined) {
    list.add('contradiction', at, 'says how old the newest `time` may be, and there is no `time`', {
      remedy: 'Name the column with the time of the event: `time: at`.',
    });
  }
}

/** A tree of files has no rows and no columns, so a contract about them would never be asked. */
function checkFiles(dataset: Dataset, list: ProblemList): void {
  const asked = [
    dataset.key.length > 0 ? 'key' : '',
    dataset.time === undefined ? '' : 'time',
    Object.keys(dataset.rows).length > 0 ? 'rows' : '',
    dataset.columns.size > 0 ? 'columns' : '',
    dataset.checks.length > 0 ? 'checks' : '',
  ];
  for (const key of asked.filter((name) => name !== '')) {
    const message = '`files` are not looked into, so this would never be checked';
    list.add('contradiction', [...dataset.path, key], message, {
      remedy: 'Say `format: parquet`, `arrow`, `csv` or `json`.',
    });
  }
}

function checkChecks(dataset: Dataset, list: ProblemList): void {
  const seen = new Set<string>();
  for (const check of dataset.checks) {
    if (seen.has(check.name)) list.add('name-collision', check.path, `another check is named \`${check.name}\``);
    seen.add(check.name);
    checkCount(check.max, [...check.path, 'max'], list);
    checkTableRule(dataset, check, list);
  }
}
