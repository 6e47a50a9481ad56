import { defineReasons } from '../../support/problem.ts';

/** Why `columns: <file>` of a dataset is refused. */
export const contractFileReasons = defineReasons({
  'contract-missing': {
    ends: 'input',
    cause: '`columns` of a dataset names a file that git does not have as a text of at most 256 KB.',
    remedy: 'Correct the path, or add the file to git. Paths begin at the folder of the file that names them.',
  },
  'contract-invalid': {
    ends: 'input',
    cause:
      'The file that `columns` of a dataset names cannot be read, or does not have what the text behind `#` names.',
    remedy:
      'A file of columns is what `columns` would be, one column for each key; of the properties of a dbt project, `#` and the name of the model, source table, seed or snapshot.',
  },
  'contract-partial': {
    ends: 'pass',
    cause: 'Tests of a dbt project have no rule here, so that dbt alone asks them.',
    remedy: 'Write what matters under `checks` of the dataset, or in a file of columns of your own.',
  },
});
