import { defineReasons } from '../support/problem.ts';

/** Every reason that the data room gives: errors that end a command, and verdicts of checks. */
export const dataReasons = defineReasons({
  // ── engine ──
  'engine-missing': {
    ends: 'unavailable',
    cause: 'The library of the data engine was not found or could not be loaded on this machine.',
    remedy:
      'Install the npm dependencies, or let MLOPS_DUCKDB name a folder whose node_modules holds @duckdb/node-api.',
  },
  'engine-crashed': {
    ends: 'unavailable',
    cause: 'The process of the data engine ended in the middle of a query.',
    remedy: 'Run it again; if it happens again with the same file, that file is likely damaged in an unusual way.',
  },
  'engine-out-of-memory': {
    ends: 'unavailable',
    cause: 'The data engine reached its memory limit, or the operating system ended it for its memory.',
    remedy: 'Give the job more memory, or split the query; the engine spills to its temporary folder where it can.',
  },
  'engine-disk-full': {
    ends: 'unavailable',
    cause: 'The temporary folder of the data engine has no space left.',
    remedy: 'Free space, or choose a temporary folder on a larger disk.',
  },
  'engine-timeout': {
    ends: 'unavailable',
    cause: 'A query took longer than it may and was stopped.',
    remedy: 'Look for a join without a condition in your own checks, or raise the time limit.',
  },
  'engine-cancelled': {
    ends: 'cancelled',
    cause: 'The work was cancelled while the data engine was busy.',
    remedy: 'Run it again.',
  },
  // ── files ──
  'no-data-files': {
    ends: 'input',
    cause: 'A table was named without a single file.',
    remedy: 'Check the path or glob of the dataset.',
  },
  'missing-data-file': {
    ends: 'input',
    cause: 'A data file does not exist, or is not a regular file.',
    remedy: 'Check the path; for files kept outside git, fetch them first.',
  },
  'empty-data-file': {
    ends: 'input',
    cause: 'A data file has no bytes, so not even column names are known.',
    remedy: 'Write the file again: an interrupted export often leaves an empty file.',
  },
  'unreadable-data-file': {
    ends: 'input',
    cause: 'A data file is damaged, cut off, or of another format than declared.',
    remedy: 'Write the file again, or correct `format` of the dataset.',
  },
  'not-utf8': {
    ends: 'input',
    cause: 'A text file is not encoded in UTF-8 (often Latin-1, Windows-1252 or UTF-16).',
    remedy: 'Convert it, for example with `iconv -f LATIN1 -t UTF-8`.',
  },
  'nul-bytes': {
    ends: 'input',
    cause: 'A text file contains NUL bytes: it is binary, UTF-16, or was cut off and padded.',
    remedy: 'Write the file again as UTF-8 text.',
  },
  'duplicate-header': {
    ends: 'input',
    cause: 'Two columns of one file have the same name (upper and lower case are not told apart in SQL).',
    remedy: 'Rename one of them where the file is written.',
  },
  'bad-header': {
    ends: 'input',
    cause: 'The first line of a CSV file is not a list of column names.',
    remedy: 'Give every column a name, close open quotes, or declare `header: false`.',
  },
  'not-a-table': {
    ends: 'input',
    cause: 'A dataset of format `files` has no rows and columns.',
    remedy: 'Declare the format of the files, or drop the rule that needs rows.',
  },
  'unknown-target-format': {
    ends: 'defect',
    cause: 'Rows were to be written to a file whose name ends with no known format.',
    remedy: 'Use a name that ends with .parquet, .csv or .jsonl.',
  },
  // ── tables that can be read, with a problem ──
  'files-differ': {
    ends: 'fail',
    cause: 'The files of one dataset do not have the same columns; they were united by name.',
    remedy: 'Write all files with the same columns and types, or narrow the glob.',
  },
  'wrong-delimiter': {
    ends: 'fail',
    cause: 'A CSV file has one column whose name looks like several names with another delimiter.',
    remedy: 'Declare the delimiter: `format: { csv: { delimiter: ";" } }`.',
  },
  'mixed-types': {
    ends: 'fail',
    cause: 'A column without a declared type holds values of different kinds; it was read as text.',
    remedy: 'Declare the type of the column, so that the values that do not fit are named, or correct the file.',
  },
  // ── SQL ──
  'sql-syntax': {
    ends: 'input',
    cause: 'The SQL of a check cannot be parsed.',
    remedy: 'Write one expression for `where`, one SELECT for `sql`, in the dialect of DuckDB.',
  },
  'sql-not-allowed': {
    ends: 'input',
    cause: 'The SQL of a check does more than select from its own dataset, or depends on chance or the clock.',
    remedy:
      'Use one SELECT over the named dataset only; files, settings, random numbers and the time of day are closed.',
  },
  'sql-failed': {
    ends: 'input',
    cause: 'The SQL of a check could not be run, for example because a column does not exist or types do not fit.',
    remedy: 'Correct the name or the types; the message names the nearest columns.',
  },
});
