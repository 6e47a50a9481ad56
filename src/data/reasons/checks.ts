import { defineReasons } from '../../support/problem.ts';

/** What a check of a contract ends with. */
export const checksReasons = defineReasons({
  kept: { ends: 'pass', cause: 'The rule was checked on every row and is kept.', remedy: 'Nothing to do.' },
  'no-rows': {
    ends: 'unknown',
    cause: 'There is no row on which the rule could be checked.',
    remedy: 'Look at the check of the number of rows first.',
  },
  'empty-table': {
    ends: 'fail',
    cause: 'The dataset has no rows; an empty table keeps every rule and is worth nothing.',
    remedy: 'Find out why the export was empty.',
  },
  'too-few-rows': {
    ends: 'fail',
    cause: 'Fewer rows than `rows.min`.',
    remedy: 'Complete the data, or lower the limit.',
  },
  'too-many-rows': {
    ends: 'fail',
    cause: 'More rows than `rows.max`.',
    remedy: 'Look for rows that were added twice.',
  },
  'unreadable-lines': {
    ends: 'fail',
    cause:
      'Lines of a text file have too few or too many fields, open quotes, or values that are not of the declared type.',
    remedy:
      'Correct these lines; they are not part of the table and no rule was checked on them. `mlops validate --rows <folder>` lists them all. Where the column has another type now, `mlops infer --update` proposes it.',
  },
  'rows-without-order': {
    ends: 'unknown',
    cause:
      'The rows of a database have no order, and the rule does not name a column that gives them one without ties.',
    remedy: 'Name a column by `order` that is different in every row of a group, such as a sequence number.',
  },
  'missing-column': {
    ends: 'fail',
    cause: 'A column of the contract does not exist.',
    remedy: 'Write the column, correct its name, or declare `required: false`.',
  },
  'optional-column-missing': {
    ends: 'pass',
    cause: 'A column that may be missing is missing; its rules had nothing to check.',
    remedy: 'Nothing to do.',
  },
  'forbidden-column': {
    ends: 'fail',
    cause: 'A column exists that the contract declares `absent`, for example because it is known only after the event.',
    remedy: 'Leave it out where the file is written.',
  },
  'extra-column': {
    ends: 'fail',
    cause: 'A column exists that the contract does not name.',
    remedy: 'Declare it, leave it out, or set `extra-columns: allow`.',
  },
  'wrong-type': {
    ends: 'fail',
    cause: 'A column is stored with another type than the contract declares.',
    remedy: 'Write it with the declared type, or correct the contract.',
  },
  'too-many-nulls': {
    ends: 'fail',
    cause: 'More values are missing than the contract allows.',
    remedy: 'Find out why they are missing, or allow more with `nulls`.',
  },
  'all-null': {
    ends: 'fail',
    cause: 'A column has no value in any row.',
    remedy: 'Fill it or leave it out; a column that may be all null says so with `nulls: 100%`.',
  },
  'not-finite': {
    ends: 'fail',
    cause: 'A column of numbers holds NaN or infinity, which pass through most comparisons unseen.',
    remedy: 'Write a missing value as null; where NaN is meant, declare the column with `level: warn` or `info`.',
  },
  'below-min': { ends: 'fail', cause: 'Values below `min`.', remedy: 'Check the unit and the source of these rows.' },
  'above-max': { ends: 'fail', cause: 'Values above `max`.', remedy: 'Check the unit and the source of these rows.' },
  'outside-values': {
    ends: 'fail',
    cause: 'Values that `values` does not list.',
    remedy: 'Correct them, or add a new legitimate value to the contract.',
  },
  'pattern-mismatch': {
    ends: 'fail',
    cause: 'Values that do not match `pattern` as a whole.',
    remedy: 'Correct them, or the pattern.',
  },
  'pattern-not-asked': {
    ends: 'unknown',
    cause: 'The pattern uses something that not every engine understands in the same way.',
    remedy: 'Use literals, classes, groups, alternatives, anchors and quantifiers only.',
  },
  'forbidden-value': {
    ends: 'fail',
    cause: 'Values that `not-values` forbids.',
    remedy: 'Correct them, or the contract.',
  },
  'forbidden-pattern': {
    ends: 'fail',
    cause: 'Values that match one of `not-pattern` as a whole.',
    remedy: 'Correct them, or the pattern.',
  },
  'format-mismatch': {
    ends: 'fail',
    cause: 'Values that do not have the declared `format`.',
    remedy: 'Correct them, or name the format that they have.',
  },
  'wrong-length': {
    ends: 'fail',
    cause: 'Texts with more or fewer characters than `length` allows.',
    remedy: 'Look for texts that were cut off or run together.',
  },
  'too-many-digits': {
    ends: 'fail',
    cause: 'Numbers with more digits after the point, or in all, than `decimals` allows.',
    remedy: 'Round where the file is written, or correct the contract.',
  },
  'empty-text': {
    ends: 'fail',
    cause: 'Empty texts in a column that must have none.',
    remedy: 'Write a missing value as null.',
  },
  'surrounding-blanks': {
    ends: 'fail',
    cause: 'Texts that begin or end with white space.',
    remedy: 'Trim them where the file is written.',
  },
  'control-characters': {
    ends: 'fail',
    cause:
      'Texts that hold control characters, invisible ones (zero width, direction of writing), or characters that could not be decoded.',
    remedy: 'Look for the wrong encoding, or for binary data in the column.',
  },
  'spelling-variants': {
    ends: 'fail',
    cause: 'Texts that differ from a more frequent one only in letter case or white space.',
    remedy: 'Write each value in one way: a model takes them for different ones.',
  },
  'placeholder-value': {
    ends: 'fail',
    cause: 'Texts that only stand for a missing value.',
    remedy: 'Write null, or name them in `format.csv.nulls`.',
  },
  'too-few-values': {
    ends: 'fail',
    cause: 'Fewer different values than `distinct` asks for.',
    remedy: 'Look for a column that was filled with a constant.',
  },
  'too-many-values': {
    ends: 'fail',
    cause: 'More different values than `distinct` allows.',
    remedy: 'Look for new or misspelt categories.',
  },
  'almost-constant': {
    ends: 'fail',
    cause: 'The most frequent value stands more often than `most-common` allows.',
    remedy: 'Look for a default that took the place of real values; a column that never changes teaches nothing.',
  },
  'not-increasing': {
    ends: 'fail',
    cause: 'Values that are smaller than the one before them, or where `strictly` is asked equal to it.',
    remedy: 'Sort the rows, name the column of the order, or look for a counter that was reset.',
  },
  'not-decreasing': {
    ends: 'fail',
    cause: 'Values that are larger than the one before them, or where `strictly` is asked equal to it.',
    remedy: 'Sort the rows, or name the column of the order.',
  },
  'mean-outside': {
    ends: 'fail',
    cause: 'The mean of a column lies outside of its limits.',
    remedy: 'Check the unit and the source of the column.',
  },
  'sum-outside': {
    ends: 'fail',
    cause: 'The sum of a column lies outside of its limits.',
    remedy: 'Check the unit and the source of the column.',
  },
  'deviation-outside': {
    ends: 'fail',
    cause: 'The standard deviation of a column lies outside of its limits.',
    remedy: 'Check the unit and the source of the column.',
  },
  'median-outside': {
    ends: 'fail',
    cause: 'The median of a column lies outside of its limits.',
    remedy: 'Check the unit and the source of the column.',
  },
  'quantile-outside': {
    ends: 'fail',
    cause: 'A quantile of a column lies outside of its limits.',
    remedy: 'Check the unit and the source of the column.',
  },
  'smallest-outside': {
    ends: 'fail',
    cause: 'The smallest value of a column lies outside of its limits.',
    remedy: 'Check the unit and the source of the column.',
  },
  'largest-outside': {
    ends: 'fail',
    cause: 'The largest value of a column lies outside of its limits.',
    remedy: 'Check the unit and the source of the column; for a time, whether the newest rows are there.',
  },
  'too-many-outliers': {
    ends: 'fail',
    cause: 'More values lie far away from the others than `outliers` allows.',
    remedy: 'Look at the named rows.',
  },
  'measure-undefined': {
    ends: 'unknown',
    cause:
      'The values have no such measure: there are too few of them, they have no spread, or it is beyond every number.',
    remedy: 'Look at the number of values first.',
  },
  'comparison-broken': {
    ends: 'fail',
    cause: 'A comparison of two columns does not hold in more rows than allowed.',
    remedy: 'Look at the named rows; where the comparison need not hold, say so with `if`.',
  },
  'outside-combinations': {
    ends: 'fail',
    cause: 'Values of several columns do not go together as `combinations` lists.',
    remedy: 'Correct them, or add a new legitimate combination.',
  },
  'sum-differs': {
    ends: 'fail',
    cause: 'Columns do not add up to what `adds-up` says.',
    remedy: 'Look at the named rows; for rounded numbers say `within`.',
  },
  'not-determined': {
    ends: 'fail',
    cause: 'Rows that are equal in some columns differ in others that these should determine.',
    remedy: 'Look for misspelt values, or add the column that tells them apart to `from`.',
  },
  'incomplete-rows': {
    ends: 'fail',
    cause: 'More rows have a null in some column than `complete` allows.',
    remedy: 'Find out why values are missing, or name the columns that must have one.',
  },
  'duplicate-rows': {
    ends: 'fail',
    cause: 'Rows stand more than once.',
    remedy: 'Remove the duplicates; a model counts them twice.',
  },
  'redundant-columns': {
    ends: 'fail',
    cause: 'Two columns have the same value in almost every row.',
    remedy: 'Leave one of them out; where one is the label, the other gives it away.',
  },
  'correlated-columns': {
    ends: 'fail',
    cause: 'Two columns of numbers are more correlated than allowed.',
    remedy:
      'Leave one of them out, or raise the limit; where one is the label, see whether the other is known before the event.',
  },
  'time-gap': {
    ends: 'fail',
    cause: 'Between two neighbouring times there is more than `gaps` allows.',
    remedy: 'Look for a day that was not exported.',
  },
  'too-many-pairs': {
    ends: 'unknown',
    cause: 'There are too many pairs of columns to compare each of them.',
    remedy: 'Name the columns that matter with `columns`.',
  },
  'outside-other': {
    ends: 'fail',
    cause: 'Values that the named column of another dataset does not have.',
    remedy: 'Add the missing rows there, or correct the values here.',
  },
  'rows-in-other': {
    ends: 'fail',
    cause: 'Rows that another dataset has, too: a model that was trained on them has seen the answers.',
    remedy: 'Leave them out of one of the two.',
  },
  'not-after': {
    ends: 'fail',
    cause: 'Rows that are not later than the last one of another dataset, as a split in the order of time asks.',
    remedy: 'Split by time: what is tested comes after what was trained on.',
  },
  'other-dataset-missing': {
    ends: 'unknown',
    cause: 'A rule names another dataset, which the change does not have.',
    remedy: 'Declare it again, or change the rule in a pull request of its own.',
  },
  'not-unique': {
    ends: 'fail',
    cause: 'Values of a `unique` column occur more than once.',
    remedy: 'Remove the duplicates.',
  },
  'duplicate-key': {
    ends: 'fail',
    cause: 'Several rows have the same key.',
    remedy: 'Remove the duplicates, or complete the key.',
  },
  'null-key': {
    ends: 'fail',
    cause: 'A column of the key is null in some rows.',
    remedy: 'Fill the key, or choose another.',
  },
  'cannot-compare': {
    ends: 'unknown',
    cause: 'A rule does not fit the type that the column has in the data.',
    remedy: 'Correct the type of the column first, or the rule.',
  },
  'rule-broken': {
    ends: 'fail',
    cause: 'More rows break a rule of `checks` than its `max` allows.',
    remedy: 'Look at the named rows.',
  },
  'allowance-too-large': {
    ends: 'unknown',
    cause: 'The allowance (`max`) of a check is as large as the dataset, so that every row could break the rule.',
    remedy: 'Allow fewer rows than there are, best as a percentage below 100%.',
  },
  'null-result': {
    ends: 'unknown',
    cause: 'A `where` is neither true nor false for some rows, because a column in it is null.',
    remedy: 'Say what null means: `x is not null and …`, or `coalesce(…, true)` to count such rows as breaking.',
  },
  'where-not-by-row': {
    ends: 'unknown',
    cause: 'A `where` with an aggregate speaks about the whole table and not about single rows.',
    remedy: 'Use `sql:` with a whole query that returns the rows that break the rule.',
  },
  'bad-report': {
    ends: 'input',
    cause: 'A data report cannot be read: it is no JSON, or has another shape.',
    remedy: 'Write it again with this version.',
  },
  'newer-report': {
    ends: 'input',
    cause: 'A data report was written by a newer version of this tool.',
    remedy: 'Use the newer version here as well.',
  },
});
