import { defineReasons } from '../../support/problem.ts';

/** What is wrong with files, or with their columns, before a rule is asked. */
export const filesReasons = defineReasons({
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
  'mixed-line-ends': {
    ends: 'input',
    cause: 'Some lines of a CSV file end with LF and others with CR LF, so that nobody can say where its records end.',
    remedy:
      'Give all lines one end, for example with `sed -i "s/\\r$//" FILE`, and look for the program that mixed them.',
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
});
