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
  'data-file-changed': {
    ends: 'unavailable',
    cause: 'A data file was written to, or replaced, while it was read: its rows are those of no version.',
    remedy: 'Wait until whatever writes it has ended, and run it again. Nothing of it is recorded.',
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
    cause:
      'Some lines of a CSV file end with LF and others with CR LF, or a CR stands alone outside of quotes, so that nobody can say where its records end.',
    remedy:
      'Give all lines one end, for example with `sed -i "s/\\r$//" FILE`, put cells that hold a CR into quotes, and look for the program that mixed them.',
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
  'no-columns': {
    ends: 'input',
    cause: 'A data file has rows, or could have some, but not a single column.',
    remedy: 'Look for what writes it: a selection of no columns, or objects without keys.',
  },
  'reserved-column-name': {
    ends: 'input',
    cause: 'A column is named #row, #file, #line, #kind … or file_row_number, which are names of places in the data.',
    remedy: 'Rename the column where the file is written.',
  },
  'packed-file-damaged': {
    ends: 'input',
    cause:
      'A file that is packed with gzip or zstd is cut off or damaged, has other bytes behind its end, or is not packed as its name says.',
    remedy: 'Write or fetch the file again; `gzip -t` and `zstd -t` tell the same.',
  },
  'unpacked-too-large': {
    ends: 'input',
    cause:
      'A packed file becomes more than 200 times as large (above 256 MiB), or larger than the engine may spill, as files do that are made to fill disks.',
    remedy: 'Look at what it holds; where it is meant so, store it unpacked or as Parquet.',
  },
  'zstd-not-available': {
    ends: 'unavailable',
    cause: 'A file is packed with zstd, which this version of Node cannot read.',
    remedy: 'Use Node 22.15 or later, or pack the file with gzip.',
  },
  'bad-partition-folder': {
    ends: 'input',
    cause: 'A folder with `=` in its name is no partition: no name before it, one name twice, or escapes of no UTF-8.',
    remedy: 'Rename the folder to `name=value`, or keep it out of the glob.',
  },
  'partitions-differ': {
    ends: 'input',
    cause:
      'The folders `name=value` of some files of a dataset have other names, or another order, than those of others.',
    remedy: 'Give all files the same partitions, or narrow the glob to those that have.',
  },
  'partition-column-twice': {
    ends: 'input',
    cause: 'A partition (a folder `name=value`) and a column in the files have the same name.',
    remedy: 'Leave the column out where the files are written, or rename the folders.',
  },
  'partition-misfit': {
    ends: 'input',
    cause: 'The value in the name of a folder `name=value` is not of the type that is declared for the column.',
    remedy: 'Correct the type of the column in `mlops.yaml`, or rename the folder.',
  },
  'line-too-long': {
    ends: 'input',
    cause: 'One line of a text file is longer than 128 MiB: line ends are likely missing.',
    remedy: 'Look at the line; large values belong into Parquet, or into files of their own.',
  },
  'decimals-too-wide': {
    ends: 'input',
    cause:
      'A column of a Parquet or Arrow file holds decimals of more than 38 digits, which the data engine would round.',
    remedy: 'Write the column with at most 38 digits, or as text.',
  },
  'feather-v1': {
    ends: 'input',
    cause: 'A Feather file is of version 1, a format of 2016 that came before Arrow’s own and is not read.',
    remedy: 'Write it again as version 2: `pyarrow.feather.write_feather(pyarrow.feather.read_table(FILE), NEW)`.',
  },
  'arrow-type-not-read': {
    ends: 'input',
    cause:
      'A column of an Arrow file has a type that the data engine has no equal of: a union, a calendar interval, run-end encoding, a struct without fields, a decimal with a negative scale, a dictionary of lists.',
    remedy: 'Write the column with another type, or leave it out where the file is written.',
  },
  'arrow-batch-too-large': {
    ends: 'input',
    cause:
      'A batch of rows of an Arrow file that is packed with LZ4 or zstd, or a dictionary, or the values of some rows, does not fit into the memory that the data engine’s process may have for it (a quarter of its limit, and 256 MiB to 4 GiB).',
    remedy:
      'Write smaller batches (`chunksize=65536` of pyarrow.feather.write_feather, `record_batch_size` of polars), or the file unpacked.',
  },
  'not-a-table': {
    ends: 'input',
    cause: 'A dataset of format `files` has no rows and columns.',
    remedy: 'Declare the format of the files, or drop the rule that needs rows.',
  },
  'tables-not-read': {
    ends: 'pass',
    cause:
      'The source is a folder, so its files are not looked into, and all of them are tables: nothing in them is checked or compared.',
    remedy: 'Declare the format (`format: csv`), or say `format: files` if they are to be left alone.',
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
  'mixed-time-zones': {
    ends: 'fail',
    cause: 'In a column of points in time some have an offset from UTC and some have none; those were taken for UTC.',
    remedy: 'Write all with an offset, or all in UTC without one.',
  },
  'mixed-types': {
    ends: 'fail',
    cause: 'A column without a declared type holds values of different kinds; it was read as text.',
    remedy: 'Declare the type of the column, so that the values that do not fit are named, or correct the file.',
  },
});
