import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileTable } from '../../src/data/engines/port.ts';
import type { CheckResult, DataReport, DatasetVersion } from '../../src/data/types.ts';
import type { Check, Column, Dataset } from '../../src/project/types.ts';

/** A column of a contract with the loader's defaults. */
export function column(name: string, given: Partial<Column> = {}): Column {
  const path = ['datasets', 'trips', 'columns', name];
  return { name, unique: false, required: true, absent: false, sensitive: false, level: 'fail', path, ...given };
}

export function rule(name: string, kind: 'where' | 'sql', text: string, given: Partial<Check> = {}): Check {
  const path = ['datasets', 'trips', 'checks', 0];
  return { name, rule: { kind, text }, max: { kind: 'absolute', value: 0 }, level: 'fail', path, ...given };
}

/** A dataset `trips` over the files of a table, with the loader's defaults. */
export function versionOf(
  table: FileTable,
  columns: readonly Column[] = [],
  given: Partial<Dataset> = {},
): DatasetVersion {
  const dataset: Dataset = {
    name: 'trips',
    source: 'data/*',
    format: table.format,
    key: [],
    rows: {},
    extraColumns: 'warn',
    columns: new Map(columns.map((entry) => [entry.name, entry])),
    checks: [],
    drift: { against: 'none', columns: new Map() },
    implicit: false,
    path: ['datasets', 'trips'],
    ...given,
  };
  const files = table.files.map((local) => ({
    path: `data/${basename(local)}`,
    local,
    bytes: statSync(local, { throwIfNoEntry: false })?.size ?? 0,
  }));
  return { dataset, digest: 'abc', files };
}

/** The one result of a check, optionally of one column. */
export function resultOf(report: DataReport, check: string, name?: string): CheckResult {
  const found = report.checks.filter(
    (entry) => entry.check === check && (name === undefined || (entry.column ?? entry.name) === name),
  );
  const [first, second] = found;
  if (first === undefined || second !== undefined)
    throw new Error(`${found.length} results for ${check} ${name ?? ''}`);
  return first;
}

/** `verdict reason` of it. */
export function said(report: DataReport, check: string, name?: string): string {
  const result = resultOf(report, check, name);
  return `${result.verdict} ${result.reason}`;
}
