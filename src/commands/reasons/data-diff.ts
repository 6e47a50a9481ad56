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
  'data-side-missing': {
    ends: 'input',
    cause: 'A side of the comparison is no file, its glob matches none, or it is no regular file.',
    remedy:
      'Check the path, from the current folder or that of `--folder`. For a dataset of `mlops.yaml` name the revision, too: `train@HEAD`.',
  },
  'data-side-folder': {
    ends: 'input',
    cause: 'A side of the comparison is a folder, and nobody can say which of its files are meant.',
    remedy: 'Name its files by a glob in quotes, for example `"data/*.parquet"`.',
  },
  'data-side-format': {
    ends: 'input',
    cause: 'The name of a file does not end like a known format, or the files of one glob have several formats.',
    remedy:
      'Data files end in .csv, .tsv, .json, .jsonl, .ndjson or .parquet, also with .gz or .zst; sketches in .json.',
  },
  'data-side-sketch': {
    ends: 'input',
    cause: 'A JSON file is a sketch, but a damaged one or one of another schema version.',
    remedy: 'Make the sketch again, or compare the data themselves.',
  },
  'data-side-lines': {
    ends: 'input',
    cause: 'Lines of a text file are no rows of its table; what is compared without them is not the file.',
    remedy: 'Correct these lines.',
  },
});
