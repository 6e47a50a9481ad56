import { defineReasons } from '../../support/problem.ts';

/** What `mlops infer` answers, and why it cannot. */
export const inferReasons = defineReasons({
  'infer-proposed': {
    ends: 'pass',
    cause: 'A contract was inferred from data.',
    remedy: 'Read it: what data hold today is not yet what they have to hold. `--write` puts it into `mlops.yaml`.',
  },
  'infer-written': {
    ends: 'pass',
    cause: 'A contract was inferred from data and put into `mlops.yaml`.',
    remedy: 'Read the difference, change what is wrong, and run `mlops validate`.',
  },
  'infer-nothing-new': {
    ends: 'pass',
    cause: 'The contract of each dataset says already whatever could be inferred.',
    remedy: 'Nothing to do. Where `mlops validate` fails, `mlops infer --update` proposes changes.',
  },
  'infer-no-project': {
    ends: 'input',
    cause: '`mlops infer --update` changes contracts, and there is no `mlops.yaml` in a repository here that has any.',
    remedy: 'Make one with `mlops init`, or infer a contract with `mlops infer <data> --write`.',
  },
  'infer-database-source': {
    ends: 'input',
    cause:
      '`mlops infer --update` changes contracts that are there, and was given a table of a database instead of the name of a dataset.',
    remedy: 'Name the dataset that has this table as its `source`, or infer a contract with `--write`.',
  },
  'infer-update-open': {
    ends: 'unknown',
    cause:
      'Something in the data keeps their contract from being kept, or from being asked, that no edit of `mlops.yaml` silences.',
    remedy: 'Repair the data; what `mlops infer --update` lists first is the first thing to look at.',
  },
  'infer-no-table': {
    ends: 'input',
    cause: 'What is to be inferred from is a tree of files that nobody looks into, or a table without rows or columns.',
    remedy:
      'Name data files (.csv, .tsv, .json, .jsonl, .ndjson, .parquet, .arrow, .feather) that hold rows, or give the dataset a `format`.',
  },
  'infer-odd-text': {
    ends: 'input',
    cause:
      'The place in `mlops.yaml` is written with an anchor, an alias, a tag or between brackets, and cannot be added to without changing more.',
    remedy: 'Write that part of the file in lines of its own, or copy what `mlops infer` prints.',
  },
});
