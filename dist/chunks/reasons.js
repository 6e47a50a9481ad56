import { n as defineReasons } from "./problem.js";

// src/data/reasons/checks.ts
const checksReasons = defineReasons({
	kept: {
		ends: "pass",
		cause: "The rule was checked on every row and is kept.",
		remedy: "Nothing to do."
	},
	"no-rows": {
		ends: "unknown",
		cause: "There is no row on which the rule could be checked.",
		remedy: "Look at the check of the number of rows first."
	},
	"empty-table": {
		ends: "fail",
		cause: "The dataset has no rows; an empty table keeps every rule and is worth nothing.",
		remedy: "Find out why the export was empty."
	},
	"too-few-rows": {
		ends: "fail",
		cause: "Fewer rows than `rows.min`.",
		remedy: "Complete the data, or lower the limit."
	},
	"too-many-rows": {
		ends: "fail",
		cause: "More rows than `rows.max`.",
		remedy: "Look for rows that were added twice."
	},
	"unreadable-lines": {
		ends: "fail",
		cause: "Lines of a text file have too few or too many fields, open quotes, or values that are not of the declared type.",
		remedy: "Correct these lines; they are not part of the table and no rule was checked on them. `mlops validate --rows <folder>` lists them all. Where the column has another type now, `mlops infer --update` proposes it."
	},
	"rows-without-order": {
		ends: "unknown",
		cause: "The rows of a database have no order, and the rule does not name a column that gives them one without ties.",
		remedy: "Name a column by `order` that is different in every row of a group, such as a sequence number."
	},
	"missing-column": {
		ends: "fail",
		cause: "A column of the contract does not exist.",
		remedy: "Write the column, correct its name, or declare `required: false`."
	},
	"optional-column-missing": {
		ends: "pass",
		cause: "A column that may be missing is missing; its rules had nothing to check.",
		remedy: "Nothing to do."
	},
	"forbidden-column": {
		ends: "fail",
		cause: "A column exists that the contract declares `absent`, for example because it is known only after the event.",
		remedy: "Leave it out where the file is written."
	},
	"extra-column": {
		ends: "fail",
		cause: "A column exists that the contract does not name.",
		remedy: "Declare it, leave it out, or set `extra-columns: allow`."
	},
	"wrong-type": {
		ends: "fail",
		cause: "A column is stored with another type than the contract declares.",
		remedy: "Write it with the declared type, or correct the contract."
	},
	"too-many-nulls": {
		ends: "fail",
		cause: "More values are missing than the contract allows.",
		remedy: "Find out why they are missing, or allow more with `nulls`."
	},
	"all-null": {
		ends: "fail",
		cause: "A column has no value in any row.",
		remedy: "Fill it or leave it out; a column that may be all null says so with `nulls: 100%`."
	},
	"not-finite": {
		ends: "fail",
		cause: "A column of numbers holds NaN or infinity, which pass through most comparisons unseen.",
		remedy: "Write a missing value as null; where NaN is meant, declare the column with `level: warn` or `info`."
	},
	"below-min": {
		ends: "fail",
		cause: "Values below `min`.",
		remedy: "Check the unit and the source of these rows."
	},
	"above-max": {
		ends: "fail",
		cause: "Values above `max`.",
		remedy: "Check the unit and the source of these rows."
	},
	"outside-values": {
		ends: "fail",
		cause: "Values that `values` does not list.",
		remedy: "Correct them, or add a new legitimate value to the contract."
	},
	"pattern-mismatch": {
		ends: "fail",
		cause: "Values that do not match `pattern` as a whole.",
		remedy: "Correct them, or the pattern."
	},
	"pattern-not-asked": {
		ends: "unknown",
		cause: "The pattern uses something that not every engine understands in the same way.",
		remedy: "Use literals, classes, groups, alternatives, anchors and quantifiers only."
	},
	"forbidden-value": {
		ends: "fail",
		cause: "Values that `not-values` forbids.",
		remedy: "Correct them, or the contract."
	},
	"forbidden-pattern": {
		ends: "fail",
		cause: "Values that match one of `not-pattern` as a whole.",
		remedy: "Correct them, or the pattern."
	},
	"format-mismatch": {
		ends: "fail",
		cause: "Values that do not have the declared `format`.",
		remedy: "Correct them, or name the format that they have."
	},
	"wrong-length": {
		ends: "fail",
		cause: "Texts with more or fewer characters than `length` allows.",
		remedy: "Look for texts that were cut off or run together."
	},
	"too-many-digits": {
		ends: "fail",
		cause: "Numbers with more digits after the point, or in all, than `decimals` allows.",
		remedy: "Round where the file is written, or correct the contract."
	},
	"empty-text": {
		ends: "fail",
		cause: "Empty texts in a column that must have none.",
		remedy: "Write a missing value as null."
	},
	"surrounding-blanks": {
		ends: "fail",
		cause: "Texts that begin or end with white space.",
		remedy: "Trim them where the file is written."
	},
	"control-characters": {
		ends: "fail",
		cause: "Texts that hold control characters, invisible ones (zero width, direction of writing), or characters that could not be decoded.",
		remedy: "Look for the wrong encoding, or for binary data in the column."
	},
	"spelling-variants": {
		ends: "fail",
		cause: "Texts that differ from a more frequent one only in letter case or white space.",
		remedy: "Write each value in one way: a model takes them for different ones."
	},
	"placeholder-value": {
		ends: "fail",
		cause: "Texts that only stand for a missing value.",
		remedy: "Write null, or name them in `format.csv.nulls`."
	},
	"too-few-values": {
		ends: "fail",
		cause: "Fewer different values than `distinct` asks for.",
		remedy: "Look for a column that was filled with a constant."
	},
	"too-many-values": {
		ends: "fail",
		cause: "More different values than `distinct` allows.",
		remedy: "Look for new or misspelt categories."
	},
	"almost-constant": {
		ends: "fail",
		cause: "The most frequent value stands more often than `most-common` allows.",
		remedy: "Look for a default that took the place of real values; a column that never changes teaches nothing."
	},
	"not-increasing": {
		ends: "fail",
		cause: "Values that are smaller than the one before them, or where `strictly` is asked equal to it.",
		remedy: "Sort the rows, name the column of the order, or look for a counter that was reset."
	},
	"not-decreasing": {
		ends: "fail",
		cause: "Values that are larger than the one before them, or where `strictly` is asked equal to it.",
		remedy: "Sort the rows, or name the column of the order."
	},
	"mean-outside": {
		ends: "fail",
		cause: "The mean of a column lies outside of its limits.",
		remedy: "Check the unit and the source of the column."
	},
	"sum-outside": {
		ends: "fail",
		cause: "The sum of a column lies outside of its limits.",
		remedy: "Check the unit and the source of the column."
	},
	"deviation-outside": {
		ends: "fail",
		cause: "The standard deviation of a column lies outside of its limits.",
		remedy: "Check the unit and the source of the column."
	},
	"median-outside": {
		ends: "fail",
		cause: "The median of a column lies outside of its limits.",
		remedy: "Check the unit and the source of the column."
	},
	"quantile-outside": {
		ends: "fail",
		cause: "A quantile of a column lies outside of its limits.",
		remedy: "Check the unit and the source of the column."
	},
	"smallest-outside": {
		ends: "fail",
		cause: "The smallest value of a column lies outside of its limits.",
		remedy: "Check the unit and the source of the column."
	},
	"largest-outside": {
		ends: "fail",
		cause: "The largest value of a column lies outside of its limits.",
		remedy: "Check the unit and the source of the column; for a time, whether the newest rows are there."
	},
	"too-many-outliers": {
		ends: "fail",
		cause: "More values lie far away from the others than `outliers` allows.",
		remedy: "Look at the named rows."
	},
	"measure-undefined": {
		ends: "unknown",
		cause: "The values have no such measure: there are too few of them, they have no spread, or it is beyond every number.",
		remedy: "Look at the number of values first."
	},
	"comparison-broken": {
		ends: "fail",
		cause: "A comparison of two columns does not hold in more rows than allowed.",
		remedy: "Look at the named rows; where the comparison need not hold, say so with `if`."
	},
	"outside-combinations": {
		ends: "fail",
		cause: "Values of several columns do not go together as `combinations` lists.",
		remedy: "Correct them, or add a new legitimate combination."
	},
	"sum-differs": {
		ends: "fail",
		cause: "Columns do not add up to what `adds-up` says.",
		remedy: "Look at the named rows; for rounded numbers say `within`."
	},
	"not-determined": {
		ends: "fail",
		cause: "Rows that are equal in some columns differ in others that these should determine.",
		remedy: "Look for misspelt values, or add the column that tells them apart to `from`."
	},
	"incomplete-rows": {
		ends: "fail",
		cause: "More rows have a null in some column than `complete` allows.",
		remedy: "Find out why values are missing, or name the columns that must have one."
	},
	"duplicate-rows": {
		ends: "fail",
		cause: "Rows stand more than once.",
		remedy: "Remove the duplicates; a model counts them twice."
	},
	"redundant-columns": {
		ends: "fail",
		cause: "Two columns have the same value in almost every row.",
		remedy: "Leave one of them out; where one is the label, the other gives it away."
	},
	"correlated-columns": {
		ends: "fail",
		cause: "Two columns of numbers are more correlated than allowed.",
		remedy: "Leave one of them out, or raise the limit; where one is the label, see whether the other is known before the event."
	},
	"time-gap": {
		ends: "fail",
		cause: "Between two neighbouring times there is more than `gaps` allows.",
		remedy: "Look for a day that was not exported."
	},
	"too-many-pairs": {
		ends: "unknown",
		cause: "There are too many pairs of columns to compare each of them.",
		remedy: "Name the columns that matter with `columns`."
	},
	"outside-other": {
		ends: "fail",
		cause: "Values that the named column of another dataset does not have.",
		remedy: "Add the missing rows there, or correct the values here."
	},
	"rows-in-other": {
		ends: "fail",
		cause: "Rows that another dataset has, too: a model that was trained on them has seen the answers.",
		remedy: "Leave them out of one of the two."
	},
	"not-after": {
		ends: "fail",
		cause: "Rows that are not later than the last one of another dataset, as a split in the order of time asks.",
		remedy: "Split by time: what is tested comes after what was trained on."
	},
	"other-dataset-missing": {
		ends: "unknown",
		cause: "A rule names another dataset, which the change does not have.",
		remedy: "Declare it again, or change the rule in a pull request of its own."
	},
	"not-unique": {
		ends: "fail",
		cause: "Values of a `unique` column occur more than once.",
		remedy: "Remove the duplicates."
	},
	"duplicate-key": {
		ends: "fail",
		cause: "Several rows have the same key.",
		remedy: "Remove the duplicates, or complete the key."
	},
	"null-key": {
		ends: "fail",
		cause: "A column of the key is null in some rows.",
		remedy: "Fill the key, or choose another."
	},
	"cannot-compare": {
		ends: "unknown",
		cause: "A rule does not fit the type that the column has in the data.",
		remedy: "Correct the type of the column first, or the rule."
	},
	"rule-broken": {
		ends: "fail",
		cause: "More rows break a rule of `checks` than its `max` allows.",
		remedy: "Look at the named rows."
	},
	"allowance-too-large": {
		ends: "unknown",
		cause: "The allowance (`max`) of a check is as large as the dataset, so that every row could break the rule.",
		remedy: "Allow fewer rows than there are, best as a percentage below 100%."
	},
	"null-result": {
		ends: "unknown",
		cause: "A `where` is neither true nor false for some rows, because a column in it is null.",
		remedy: "Say what null means: `x is not null and …`, or `coalesce(…, true)` to count such rows as breaking."
	},
	"where-not-by-row": {
		ends: "unknown",
		cause: "A `where` with an aggregate speaks about the whole table and not about single rows.",
		remedy: "Use `sql:` with a whole query that returns the rows that break the rule."
	},
	"bad-report": {
		ends: "input",
		cause: "A data report cannot be read: it is no JSON, or has another shape.",
		remedy: "Write it again with this version."
	},
	"newer-report": {
		ends: "input",
		cause: "A data report was written by a newer version of this tool.",
		remedy: "Use the newer version here as well."
	}
});

// src/data/reasons/database.ts
const databaseReasons = defineReasons({
	"database-address": {
		ends: "input",
		cause: "The environment variable that a source names is not the address of such a database.",
		remedy: "Set it to a postgres:// address, or for Trino to an https:// address; its value is never shown."
	},
	"database-not-set": {
		ends: "unavailable",
		cause: "The environment variable that holds the address of a database is not set here. A pull request from a fork has no secrets.",
		remedy: "Set it, in a workflow by `env:` from a secret of the repository; its value is never shown."
	},
	"database-offline": {
		ends: "unavailable",
		cause: "The rows are in a database, and with `--offline` nobody is asked.",
		remedy: "Run without `--offline`."
	},
	"database-away": {
		ends: "unavailable",
		cause: "The server of the database does not answer, or has ended the connection.",
		remedy: "See whether it runs and can be reached from this machine; then run it again."
	},
	"database-login": {
		ends: "unavailable",
		cause: "The database does not let this user in, or knows no such user or database.",
		remedy: "Correct user, password and name of the database in the variable that the source names."
	},
	"database-tls": {
		ends: "unavailable",
		cause: "No connection with TLS as asked for: the server offers none, or its certificate cannot be verified.",
		remedy: "Give the certificate of its authority, by `sslrootcert` for PostgreSQL and by NODE_EXTRA_CA_CERTS for Trino, or choose another `sslmode`."
	},
	"database-unfit": {
		ends: "unavailable",
		cause: "The server cannot count as the other engines do: too old, not in UTF-8, or built without ICU.",
		remedy: "Use PostgreSQL 14 or newer with the encoding UTF8 and ICU."
	},
	"database-table-missing": {
		ends: "input",
		cause: "The table does not exist in the database, or this user may not read it.",
		remedy: "Correct its name and schema, or grant SELECT on it."
	},
	"database-columns": {
		ends: "input",
		cause: "The table or query has no columns, or two of one name.",
		remedy: "Name each column of the query once, by AS."
	},
	"database-not-trusted": {
		ends: "unavailable",
		cause: "A pull request names a database that no dataset of the base branch is in, or comes from a fork, so the secret of this job is not used for it.",
		remedy: "Run `mlops validate` where the variable is yours; once the base branch has the dataset, its jobs ask the database. For a fork a maintainer takes the change over."
	},
	"database-column-unseen": {
		ends: "input",
		cause: "The engine can say of a type of column only whether a cell is null, so no digest would cover its values.",
		remedy: "Name a `query` that leaves these columns out, or a view that makes texts or numbers of them."
	},
	"database-content-changed": {
		ends: "unknown",
		cause: "A table of a database no longer has the rows that `mlops.lock` names, so nobody can tell about those, and others were not agreed on.",
		remedy: "Lock what is there now, `mlops lock <dataset>`, and look at the data diff of that change."
	},
	"database-content-moves": {
		ends: "unknown",
		cause: "Rows were written to a table while it was read, by an engine without one snapshot for several queries.",
		remedy: "Run again when nobody writes there, or name a `query` with a fixed snapshot, where the connector has one (`FOR VERSION AS OF`)."
	},
	"database-writes-no-files": {
		ends: "input",
		cause: "Rows of a database were to be written to a file, which a database does not do here.",
		remedy: "Export the rows to a file, and name that as the source."
	}
});

// src/data/reasons/drift.ts
const driftReasons = defineReasons({
	"bad-sketch": {
		ends: "unknown",
		cause: "A stored sketch is damaged or is not a sketch.",
		remedy: "Delete that record; it is made again from the data."
	},
	"newer-sketch": {
		ends: "unknown",
		cause: "A stored sketch was written by a newer version of this tool.",
		remedy: "Use the newer version here as well."
	},
	"not-changed": {
		ends: "pass",
		cause: "The column differs by no more than two random halves of the same table would.",
		remedy: "Nothing to do."
	},
	changed: {
		ends: "pass",
		cause: "The column moved by more than chance explains, but not beyond its limit.",
		remedy: "Nothing to do; set a limit under `drift` if it matters."
	},
	drifted: {
		ends: "fail",
		cause: "The distribution of the column moved beyond its limit, and by more than chance explains.",
		remedy: "Find out why; if the new data is right, raise the limit under `drift` on the base branch, or train on it."
	},
	"null-share-moved": {
		ends: "fail",
		cause: "The share of missing, NaN or infinite values moved beyond its limit.",
		remedy: "Find out why values are missing (or suddenly present); raise `nulls` under `drift` if that is right."
	},
	"base-data-unreadable": {
		ends: "pass",
		cause: "The data of the base are damaged, or lie at an address that this change has left, so that only the contract is judged and nothing is compared.",
		remedy: "Nothing to do in this change; look at its data by themselves (`mlops data diff` of any two versions)."
	},
	"new-category": {
		ends: "fail",
		cause: "A value that the base does not have fills more of the rows than the limit allows. Of a column of many values the base lists the most frequent ones: one that is not listed counts by what it has more than the base can have had.",
		remedy: "Correct the value, or raise `new-category` under `drift`; a model has never seen that value."
	},
	"not-enough-data": {
		ends: "unknown",
		cause: "With so few rows chance alone can move the column beyond its limit, so that nobody can tell.",
		remedy: "Add rows, or declare a limit under `drift` that so many rows can decide."
	},
	"values-cut": {
		ends: "unknown",
		cause: "A sketch lists the 256 most frequent values of a column. The lists of the two sides differ in more rows than the limit allows, so that nobody can tell whether these values came, went or fell out of the list.",
		remedy: "Exclude a column of identifiers (`drift: { columns: { <name>: false } }`), group its values, or ask with `values: { from: … }` which may occur."
	},
	"drift-peer-bins": {
		ends: "unknown",
		cause: "A limit is declared for a statistic as another tool computes it, over bins that cannot be had from a sketch of this column; a number over other bins would not be that tool's.",
		remedy: "Leave `as` out under `drift` and choose a limit for the statistic as we compute it, or limit another one."
	},
	"drift-statistic-missing": {
		ends: "unknown",
		cause: "A limit is declared for a statistic that this column does not have, such as a distance of categories, or for a column that the data do not have.",
		remedy: "Limit a statistic of this kind of column under `drift`: docs/concepts/verdicts.md lists them."
	},
	"moves-by-nature": {
		ends: "pass",
		cause: "Keys, identifiers and times are different in new data by their nature; how they moved is listed only.",
		remedy: "Nothing to do; a limit declared for the column under `drift` makes it gate."
	},
	"not-compared": {
		ends: "pass",
		cause: "The column is excluded from drift, is sensitive, or has a type without a distribution.",
		remedy: "Nothing to do."
	},
	"type-changed": {
		ends: "unknown",
		cause: "The column has another kind of values than in the base, so that the two cannot be compared.",
		remedy: "Write the column as it was; if its new values are right, let the base branch ignore it under `drift` first."
	},
	"hidden-by-change": {
		ends: "unknown",
		cause: "The change itself calls a column sensitive that the base branch compares, so its drift cannot be judged.",
		remedy: "Merge `sensitive: true` in a pull request of its own; what it hides applies from the first commit on."
	},
	"drift-base-not-recorded": {
		ends: "unknown",
		cause: "The base branch has another version of rows of a database. Its sketch is not recorded, and a database does not have its rows of then.",
		remedy: "Look at the new rows themselves. Who merges them takes them for what later versions are compared with; a version is recorded by the workflow of its pull request, or by `mlops report`."
	},
	"one-side-empty": {
		ends: "unknown",
		cause: "One side has no rows (or no files) at all.",
		remedy: "Check how the data was written."
	},
	"row-count-kept": {
		ends: "pass",
		cause: "The number of rows (or files) changed by no more than its limit.",
		remedy: "Nothing to do."
	},
	"row-count-changed": {
		ends: "fail",
		cause: "The number of rows (or files) changed by more than its limit.",
		remedy: "Check that no part is missing or doubled; set `rows.change` if such steps are usual."
	},
	"column-removed": {
		ends: "fail",
		cause: "A column of the base is gone and no contract asks for it.",
		remedy: "Put it back, or accept the change if no model reads it."
	}
});

// src/data/reasons/engine.ts
const engineReasons = defineReasons({
	"engine-missing": {
		ends: "unavailable",
		cause: "The library of the data engine was not found or could not be loaded on this machine.",
		remedy: "Install the npm dependencies, or let MLOPS_DUCKDB name a folder whose node_modules holds @duckdb/node-api (docs/guides/air-gapped.md)."
	},
	"engine-platform": {
		ends: "unavailable",
		cause: "The data engine is not on this machine, and there is no library with a pinned digest for its system.",
		remedy: "Install it with npm and let MLOPS_DUCKDB name that folder, or seed the tool cache with it (docs/guides/air-gapped.md)."
	},
	"bad-npm-mirror": {
		ends: "unavailable",
		cause: "The data engine is not on this machine, and MLOPS_NPM_MIRROR is not the address of an npm registry.",
		remedy: "Give an https:// address without user name, password and query, or leave it empty."
	},
	"engine-download-failed": {
		ends: "unavailable",
		cause: "The data engine is not on this machine and could not be downloaded.",
		remedy: "Let MLOPS_NPM_MIRROR name a registry that this machine reaches; without one seed the tool cache, or let MLOPS_DUCKDB name a folder (docs/guides/air-gapped.md)."
	},
	"engine-digest": {
		ends: "unavailable",
		cause: "What the registry sent for the data engine is not what this version pins. Nothing of it was unpacked.",
		remedy: "Find out who changes the answer: the mirror, or a proxy on the way. Without them seed the tool cache, or let MLOPS_DUCKDB name a folder (docs/guides/air-gapped.md)."
	},
	"engine-archive": {
		ends: "defect",
		cause: "A package of the data engine holds something that this version does not unpack, such as a link.",
		remedy: "Report it; until then let MLOPS_DUCKDB name a folder in which npm has installed it."
	},
	"engine-cache": {
		ends: "unavailable",
		cause: "The data engine cannot be written into the tool cache: it is full, read-only, or owned by somebody else.",
		remedy: "Free space, correct the rights of the folder, or let RUNNER_TOOL_CACHE or MLOPS_DUCKDB name another (docs/guides/air-gapped.md)."
	},
	"engine-crashed": {
		ends: "unavailable",
		cause: "The process of the data engine ended in the middle of a query.",
		remedy: "Run it again; if it happens again with the same file, that file is likely damaged in an unusual way."
	},
	"engine-out-of-memory": {
		ends: "unavailable",
		cause: "The data engine reached its memory limit, or the operating system ended it for its memory.",
		remedy: "Give the job more memory, or split the query; the engine spills to its temporary folder where it can."
	},
	"engine-disk-full": {
		ends: "unavailable",
		cause: "The temporary folder of the data engine has no space left.",
		remedy: "Free space, or choose a temporary folder on a larger disk."
	},
	"engine-own-files": {
		ends: "unavailable",
		cause: "The data engine cannot write or read the files that it keeps for itself in its temporary folder.",
		remedy: "See whether something removes them, and what the disk says; then run it again."
	},
	"engine-timeout": {
		ends: "unavailable",
		cause: "A query took longer than it may and was stopped.",
		remedy: "Look for a join without a condition in your own checks, or raise the time limit."
	},
	"engine-other-source": {
		ends: "input",
		cause: "A table was given to an engine that cannot read it: files to a database, or a table of a database to DuckDB.",
		remedy: "Name the source with the engine that has it: a path for files, the variable of the address for a database."
	},
	"engine-cancelled": {
		ends: "cancelled",
		cause: "The work was cancelled while the data engine was busy.",
		remedy: "Run it again."
	}
});

// src/data/reasons/files.ts
const filesReasons = defineReasons({
	"no-data-files": {
		ends: "input",
		cause: "A table was named without a single file.",
		remedy: "Check the path or glob of the dataset."
	},
	"missing-data-file": {
		ends: "input",
		cause: "A data file does not exist, or is not a regular file.",
		remedy: "Check the path; for files kept outside git, fetch them first."
	},
	"empty-data-file": {
		ends: "input",
		cause: "A data file has no bytes, so not even column names are known.",
		remedy: "Write the file again: an interrupted export often leaves an empty file."
	},
	"unreadable-data-file": {
		ends: "input",
		cause: "A data file is damaged, cut off, or of another format than declared.",
		remedy: "Write the file again, or correct `format` of the dataset."
	},
	"data-file-changed": {
		ends: "unavailable",
		cause: "A data file was written to, or replaced, while it was read: its rows are those of no version.",
		remedy: "Wait until whatever writes it has ended, and run it again. Nothing of it is recorded."
	},
	"not-utf8": {
		ends: "input",
		cause: "A text file is not encoded in UTF-8 (often Latin-1, Windows-1252 or UTF-16).",
		remedy: "Convert it, for example with `iconv -f LATIN1 -t UTF-8`."
	},
	"nul-bytes": {
		ends: "input",
		cause: "A text file contains NUL bytes: it is binary, UTF-16, or was cut off and padded.",
		remedy: "Write the file again as UTF-8 text."
	},
	"mixed-line-ends": {
		ends: "input",
		cause: "Some lines of a CSV file end with LF and others with CR LF, or a CR stands alone outside of quotes, so that nobody can say where its records end.",
		remedy: "Give all lines one end, for example with `sed -i \"s/\\r$//\" FILE`, put cells that hold a CR into quotes, and look for the program that mixed them."
	},
	"duplicate-header": {
		ends: "input",
		cause: "Two columns of one file have the same name (upper and lower case are not told apart in SQL).",
		remedy: "Rename one of them where the file is written."
	},
	"bad-header": {
		ends: "input",
		cause: "The first line of a CSV file is not a list of column names.",
		remedy: "Give every column a name, close open quotes, or declare `header: false`."
	},
	"no-columns": {
		ends: "input",
		cause: "A data file has rows, or could have some, but not a single column.",
		remedy: "Look for what writes it: a selection of no columns, or objects without keys."
	},
	"reserved-column-name": {
		ends: "input",
		cause: "A column is named #row, #file, #line, #kind … or file_row_number, which are names of places in the data.",
		remedy: "Rename the column where the file is written."
	},
	"packed-file-damaged": {
		ends: "input",
		cause: "A file that is packed with gzip or zstd is cut off or damaged, has other bytes behind its end, or is not packed as its name says.",
		remedy: "Write or fetch the file again; `gzip -t` and `zstd -t` tell the same."
	},
	"unpacked-too-large": {
		ends: "input",
		cause: "A packed file becomes more than 200 times as large (above 256 MiB), or larger than the engine may spill, as files do that are made to fill disks.",
		remedy: "Look at what it holds; where it is meant so, store it unpacked or as Parquet."
	},
	"zstd-not-available": {
		ends: "unavailable",
		cause: "A file is packed with zstd, which this version of Node cannot read.",
		remedy: "Use Node 22.15 or later, or pack the file with gzip."
	},
	"bad-partition-folder": {
		ends: "input",
		cause: "A folder with `=` in its name is no partition: no name before it, one name twice, or escapes of no UTF-8.",
		remedy: "Rename the folder to `name=value`, or keep it out of the glob."
	},
	"partitions-differ": {
		ends: "input",
		cause: "The folders `name=value` of some files of a dataset have other names, or another order, than those of others.",
		remedy: "Give all files the same partitions, or narrow the glob to those that have."
	},
	"partition-column-twice": {
		ends: "input",
		cause: "A partition (a folder `name=value`) and a column in the files have the same name.",
		remedy: "Leave the column out where the files are written, or rename the folders."
	},
	"partition-misfit": {
		ends: "input",
		cause: "The value in the name of a folder `name=value` is not of the type that is declared for the column.",
		remedy: "Correct the type of the column in `mlops.yaml`, or rename the folder."
	},
	"line-too-long": {
		ends: "input",
		cause: "One line of a text file is longer than 128 MiB: line ends are likely missing.",
		remedy: "Look at the line; large values belong into Parquet, or into files of their own."
	},
	"decimals-too-wide": {
		ends: "input",
		cause: "A column of a Parquet or Arrow file holds decimals of more than 38 digits, which the data engine would round.",
		remedy: "Write the column with at most 38 digits, or as text."
	},
	"feather-v1": {
		ends: "input",
		cause: "A Feather file is of version 1, a format of 2016 that came before Arrow’s own and is not read.",
		remedy: "Write it again as version 2: `pyarrow.feather.write_feather(pyarrow.feather.read_table(FILE), NEW)`."
	},
	"arrow-type-not-read": {
		ends: "input",
		cause: "A column of an Arrow file has a type that the data engine has no equal of: a union, a calendar interval, run-end encoding, a struct without fields, a decimal with a negative scale, a dictionary of lists.",
		remedy: "Write the column with another type, or leave it out where the file is written."
	},
	"arrow-batch-too-large": {
		ends: "input",
		cause: "A batch of rows of an Arrow file that is packed with LZ4 or zstd, or a dictionary, or the values of some rows, does not fit into the memory that the data engine’s process may have for it (a quarter of its limit, and 256 MiB to 4 GiB).",
		remedy: "Write smaller batches (`chunksize=65536` of pyarrow.feather.write_feather, `record_batch_size` of polars), or the file unpacked."
	},
	"not-a-table": {
		ends: "input",
		cause: "A dataset of format `files` has no rows and columns.",
		remedy: "Declare the format of the files, or drop the rule that needs rows."
	},
	"tables-not-read": {
		ends: "pass",
		cause: "The source is a folder, so its files are not looked into, and all of them are tables: nothing in them is checked or compared.",
		remedy: "Declare the format (`format: csv`), or say `format: files` if they are to be left alone."
	},
	"unknown-target-format": {
		ends: "defect",
		cause: "Rows were to be written to a file whose name ends with no known format.",
		remedy: "Use a name that ends with .parquet, .csv or .jsonl."
	},
	"files-differ": {
		ends: "fail",
		cause: "The files of one dataset do not have the same columns; they were united by name.",
		remedy: "Write all files with the same columns and types, or narrow the glob."
	},
	"wrong-delimiter": {
		ends: "fail",
		cause: "A CSV file has one column whose name looks like several names with another delimiter.",
		remedy: "Declare the delimiter: `format: { csv: { delimiter: \";\" } }`."
	},
	"mixed-time-zones": {
		ends: "fail",
		cause: "In a column of points in time some have an offset from UTC and some have none; those were taken for UTC.",
		remedy: "Write all with an offset, or all in UTC without one."
	},
	"mixed-types": {
		ends: "fail",
		cause: "A column without a declared type holds values of different kinds; it was read as text.",
		remedy: "Declare the type of the column, so that the values that do not fit are named, or correct the file."
	}
});

// src/data/reasons/frozen.ts
const frozenReasons = defineReasons({
	"frozen-not-locked": {
		ends: "unknown",
		cause: "A dataset is `frozen`, and `mlops.lock` of this commit has no entry for it.",
		remedy: "Run `mlops lock <dataset>` on the data as they have to be, and commit `mlops.lock`."
	},
	"frozen-changed": {
		ends: "fail",
		cause: "The data of a `frozen` dataset are not those that its entry in `mlops.lock` names.",
		remedy: "Put the data back as they were; if they are meant to change, run `mlops lock <dataset>` and commit `mlops.lock` with them."
	},
	"frozen-miscounted": {
		ends: "fail",
		cause: "An entry of `mlops.lock` has the digest of the data and other numbers of rows or bytes than they have.",
		remedy: "Run `mlops lock <dataset>` and commit `mlops.lock`; nobody has to write it by hand."
	}
});

// src/data/reasons/predictions.ts
const predictionsReasons = defineReasons({
	"no-key": {
		ends: "unknown",
		cause: "The test dataset has no key, so predictions cannot be joined with labels.",
		remedy: "Declare `key` of the test dataset: the columns that identify a row."
	},
	"unusable-label": {
		ends: "unknown",
		cause: "The label column is missing, null in some rows, or not a number although the task is a regression.",
		remedy: "Correct `evaluate.label`, or leave rows without a label out of the test dataset."
	},
	"unusable-base-labels": {
		ends: "unknown",
		cause: "The base knows this test dataset, but its key or label cannot be used, so all labels come from the head.",
		remedy: "Look at the labels yourself before you accept them."
	},
	"unclear-positive-class": {
		ends: "unknown",
		cause: "For a binary task it is not clear which label counts as positive, or there are more than two labels.",
		remedy: "Set `evaluate.positive`, or `evaluate.task: multiclass`."
	},
	"task-changed": {
		ends: "unknown",
		cause: "`evaluate.task` is not set, and the labels tell another task than on the base: nothing is comparable.",
		remedy: "Set `evaluate.task` to what the model answers, or correct the labels."
	},
	"unusable-slice": {
		ends: "unknown",
		cause: "A column to slice by has too many values for slices.",
		remedy: "Use `top`, which takes the most frequent values, or slice by another column."
	},
	"no-such-test-column": {
		ends: "unknown",
		cause: "A column that `evaluate` names (label, slice or cluster) is not in the test dataset.",
		remedy: "Correct the name in `evaluate`, or add the column to the test dataset."
	},
	"unusable-predictions": {
		ends: "unknown",
		cause: "A predictions file lacks the key, or has neither `prediction` nor `score` columns for every class.",
		remedy: "Write the key columns and `prediction`, `score` or `score_<class>` to a .parquet, .csv or .jsonl file."
	},
	"missing-ids": {
		ends: "unknown",
		cause: "Rows of the test dataset have no prediction.",
		remedy: "Predict every row; leaving hard ones out would flatter the model."
	},
	"data-not-sendable": {
		ends: "unknown",
		cause: "A column of the rows that a golden step sends is missing, is the label, or holds what a request cannot carry.",
		remedy: "Name under `columns` of the step what the server takes: numbers, texts, truth values, dates."
	},
	"duplicate-ids": {
		ends: "unknown",
		cause: "Rows of the test dataset have more than one prediction, or its key is not unique.",
		remedy: "Write one prediction for each row."
	},
	"extra-ids": {
		ends: "unknown",
		cause: "There are predictions for rows that are not in the test dataset.",
		remedy: "Predict the rows of the declared test dataset, and only those."
	},
	"unusable-values": {
		ends: "unknown",
		cause: "Predictions or scores are null, NaN, infinite or no numbers.",
		remedy: "Find out why the model gives no answer there; a missing prediction is not a wrong one."
	},
	"unknown-class": {
		ends: "unknown",
		cause: "A predicted class is neither a label of the test dataset nor named by a `score_<class>` column.",
		remedy: "Write class names as they stand in the label column."
	}
});

// src/data/reasons/sql.ts
const sqlReasons = defineReasons({
	"sql-syntax": {
		ends: "unknown",
		cause: "The SQL of a check cannot be parsed.",
		remedy: "Write one expression for `where`, one SELECT for `sql`, in the dialect of DuckDB."
	},
	"sql-not-allowed": {
		ends: "unknown",
		cause: "The SQL of a check does more than select from its own dataset, or depends on chance or the clock.",
		remedy: "Use one SELECT over the named dataset only; files, settings, random numbers and the time of day are closed."
	},
	"sql-cannot-fail": {
		ends: "unknown",
		cause: "The SQL of a check gives the same answer whatever the data are: it names no column of its dataset, never reads it, hides it behind a common table expression of its name, or ends with `limit 0`.",
		remedy: "Ask about a column of the dataset; to switch a rule off, remove it."
	},
	"sql-too-costly": {
		ends: "unknown",
		cause: "A query of a check took more than two minutes, or all of the memory or the temporary disk space, and was stopped.",
		remedy: "Look for a recursion without an end and for a join without a condition. Nothing of it is recorded: where the machine was busy, run it again."
	},
	"sql-failed": {
		ends: "unknown",
		cause: "The SQL of a check could not be run, for example because a column does not exist or types do not fit.",
		remedy: "Correct the name or the types; the message names the nearest columns."
	}
});

// src/data/reasons/views.ts
const viewsReasons = defineReasons({
	"view-where": {
		ends: "input",
		cause: "`where` of a view is no condition that the data engine can ask of each row: it does not parse, names a column that is not there, is not true or false, or calls what is closed (the clock, chance, files).",
		remedy: "Write one condition in SQL over columns of the dataset that `from` names, such as `hour >= '2026-10-01'`."
	},
	"view-column": {
		ends: "input",
		cause: "`select` of a view, or the `time` by which it counts, names a column that the dataset it comes from does not have.",
		remedy: "Use a name that is listed."
	},
	"view-time": {
		ends: "input",
		cause: "`last` or `drop-last` of a view counts by a column that holds neither dates nor timestamps.",
		remedy: "Name a column of dates or timestamps as `time`; of text files its `type` says so in the contract of the dataset."
	},
	"view-time-missing": {
		ends: "input",
		cause: "`last` or `drop-last` of a view counts by time, and some rows have none: nobody can tell on which side they belong.",
		remedy: "Repair those rows, or leave them out by name: `where: <time> IS NOT NULL` of the view is asked first."
	}
});

// src/data/reasons.ts
const dataReasons = defineReasons({
	...engineReasons,
	...databaseReasons,
	...filesReasons,
	...sqlReasons,
	...driftReasons,
	...checksReasons,
	...frozenReasons,
	...predictionsReasons,
	...viewsReasons
});

export { dataReasons as t };