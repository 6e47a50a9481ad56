import { defineReasons } from '../../support/problem.ts';

/** What `mlops data diff` answers, and what can be wrong with one of its two sides. */
export const dataDiffReasons = defineReasons({
  'data-compared': { ends: 'pass', cause: 'Two versions of data were compared.', remedy: 'Nothing to do.' },
  'data-nothing-in-common': {
    ends: 'unknown',
    cause: 'The two sides have no column in common, or one of them has no rows: nothing can be compared.',
    remedy: 'Check that both name the data that you mean.',
  },
  'data-bad-fail-on': {
    ends: 'usage',
    cause: '`--fail-on` names nothing that a comparison of data can end with.',
    remedy: 'Write `--fail-on drifted`, or leave it out: then nothing is judged.',
  },
  'data-bad-delimiter': {
    ends: 'usage',
    cause: '`--delimiter` names no text that can separate two values.',
    remedy: 'Write it in quotes: `--delimiter ";"`, and a tab as `--delimiter $\'\\t\'` in bash.',
  },
  'data-side-missing': {
    ends: 'input',
    cause: 'A side of the comparison is no file, its glob matches none, or it is no regular file.',
    remedy:
      'Check the path, from the current folder or that of `--folder`. For a dataset of `mlops.yaml` name the revision, too: `train@HEAD`.',
  },
  'data-side-folder': {
    ends: 'input',
    cause: 'A folder stands for its data files where all have one ending; this one has none, or several.',
    remedy: 'Name the files that are meant by a glob in quotes, for example `"data/*.parquet"`.',
  },
  'data-side-format': {
    ends: 'input',
    cause: 'The name of a file does not end like a known format, or the files of one glob have several formats.',
    remedy:
      'Data files end in .csv, .tsv, .json, .jsonl, .ndjson, .parquet, .arrow, .arrows, .ipc or .feather, also with .gz or .zst; sketches in .json.',
  },
  'data-side-sketch': {
    ends: 'input',
    cause: 'A JSON file is a sketch, but a damaged one or one of another schema version.',
    remedy: 'Make the sketch again, or compare the data themselves.',
  },
  'data-side-database': {
    ends: 'input',
    cause: 'An operand begins like a database, and what follows names no table and no query.',
    remedy:
      'Write `postgres:WAREHOUSE_URL/public.outcomes`, or in quotes `"postgres:WAREHOUSE_URL?query=SELECT …"`; WAREHOUSE_URL is the name of an environment variable that holds the address. A file of such a name is `./postgres:…`.',
  },
  'data-side-address': {
    ends: 'input',
    cause: 'An operand is the address of a database itself, and may hold a password; commands are kept and shown.',
    remedy:
      'Put the address into an environment variable and give its name: `postgres:WAREHOUSE_URL/public.outcomes`. If it had a password, that is in the history of your shell now.',
  },
  'data-side-lines': {
    ends: 'input',
    cause: 'Lines of a text file are no rows of its table; what is compared without them is not the file.',
    remedy: 'Correct these lines.',
  },
});
