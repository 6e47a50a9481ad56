import { defineReasons } from '../support/problem.ts';
import { contractFileReasons } from './contract-files/reasons.ts';
import { dvcReasons } from './dvc/reasons.ts';
import { environmentReasons } from './environment-reasons.ts';
import { expandReasons } from './expand/reasons.ts';
import { includeReasons } from './include/reasons.ts';

/** Why a project file, a params file or a user's own schema is refused. */
export const projectReasons = defineReasons({
  ...expandReasons,
  ...contractFileReasons,
  ...dvcReasons,
  ...includeReasons,
  'project-file-empty': {
    ends: 'input',
    cause: '`mlops.yaml` has no content, or only comments.',
    remedy: 'Start with `version: 1` and one model; `mlops schema` prints what may follow.',
  },
  'file-too-large': {
    ends: 'input',
    cause: '`mlops.yaml` is larger than 256 KB.',
    remedy: 'Move generated parts out of the file; a list of values belongs into the data.',
  },
  'yaml-syntax': {
    ends: 'input',
    cause: 'The file is not YAML 1.2, or holds several documents.',
    remedy: 'Look at the line shown and the one above it: indentation, a missing quote, a tab.',
  },
  'yaml-too-deep': {
    ends: 'input',
    cause: 'The document is nested more deeply than any project can be.',
    remedy: 'Look for a list or table that was indented by mistake.',
  },
  'yaml-too-many-aliases': {
    ends: 'input',
    cause: 'Aliases (`*name`) repeat more content than a project file needs, or refer to themselves.',
    remedy: 'Write repeated parts out, or use `defaults`.',
  },
  'yaml-too-many-nodes': {
    ends: 'input',
    cause: 'The file has more values, lists and tables than a project needs (50 000).',
    remedy: 'Split the project, or use globs instead of lists of files.',
  },
  'yaml-key': {
    ends: 'input',
    cause: 'A key is a list, a table, an alias, or the merge key `<<` of YAML 1.1.',
    remedy: 'Keys are plain text; write the merged keys out.',
  },
  'yaml-number-rounded': {
    ends: 'input',
    cause:
      'A whole number beyond 2^53 (9007199254740992) has no exact form as a number of 64 bits, and would be read as its neighbour.',
    remedy:
      'Give the nearest number that is named, or write it in quotes where values are compared as text (a column of type string).',
  },
  'yaml-duplicate-key': {
    ends: 'input',
    cause: 'The same key stands twice in one table, so one of the two would be ignored.',
    remedy: 'Remove or rename one of them.',
  },
  'forbidden-key': {
    ends: 'input',
    cause: 'A key is `__proto__`, `constructor` or `prototype`, which programs can confuse with their own.',
    remedy: 'Rename it.',
  },
  'nul-character': {
    ends: 'input',
    cause: 'A text holds the character NUL (`\\0`), at which arguments, paths and variables of a system end.',
    remedy: 'Remove it; a backslash that is meant as one is written twice, or between single quotes.',
  },
  'version-too-new': {
    ends: 'input',
    cause: 'The file was written for a newer version of the project format.',
    remedy: 'Update mlops-actions, or write the file for the version that is named.',
  },
  'lock-invalid': {
    ends: 'input',
    cause: '`mlops.lock` is not what `mlops lock` writes: a key is missing, unknown, or has another kind of value.',
    remedy:
      'Take the file as the base branch has it, then run `mlops lock <dataset>` for each dataset that was renewed.',
  },
  'lock-too-new': {
    ends: 'input',
    cause: '`mlops.lock` was written by a newer version of mlops-actions.',
    remedy: 'Update mlops-actions.',
  },
  'bad-store-address': {
    ends: 'input',
    cause: '`store` has a scheme that this version does not know, or an address with a part that is not possible.',
    remedy: 'Write a folder, `oci://host/repository` or `s3://bucket/prefix`.',
  },
  'unknown-key': {
    ends: 'input',
    cause: 'A key is not part of the project format; a misspelt key would otherwise be ignored.',
    remedy: 'Use one of the keys that are listed.',
  },
  'missing-key': {
    ends: 'input',
    cause: 'A key that has no default is absent.',
    remedy: 'Add it.',
  },
  'wrong-kind': {
    ends: 'input',
    cause: 'A value is of another kind than its key needs: text for a number, a list for a table.',
    remedy: 'Write it as the message says; quote what should be text.',
  },
  'invalid-value': {
    ends: 'input',
    cause: 'A value is of the right kind, but is not among those that its key takes.',
    remedy: 'Use one of the values, or the form, that the message names.',
  },
  'drift-p-value': {
    ends: 'input',
    cause:
      'A limit on a p-value. It shrinks with every row that is added: at a million rows any difference fails, at fifty none does, so it says how many rows there are and not how far the data moved.',
    remedy: 'Limit how far the column may move, as in `ks: 0.1` or `cramers-v: 0.1`; p-values are shown beside it.',
  },
  'drift-variant-unavailable': {
    ends: 'input',
    cause: 'A statistic is to be computed as another tool does it, over bins that nobody can compute a second time.',
    remedy:
      'Leave `as` out and choose a limit for the statistic as we compute it, or name a tool that can be followed.',
  },
  'not-supported-yet': {
    ends: 'input',
    cause: 'The key or value belongs to the design of the project format, and this version does not have it.',
    remedy: 'Remove it, or wait for the version that has it: nothing is ignored in silence.',
  },
  'nothing-declared': {
    ends: 'input',
    cause: 'The file declares neither a dataset nor a model, so every check would pass without a look at anything.',
    remedy: 'Declare one under `datasets` or `models`.',
  },
  'path-outside': {
    ends: 'input',
    cause: 'A path leaves the repository, is absolute, or is not written with `/` between plain names.',
    remedy: "Write it relative to the working directory, or with a leading `/` for the repository's root.",
  },
  'bad-source-address': {
    ends: 'input',
    cause: 'The address of a dataset is not one that can be read.',
    remedy: 'Write `s3://bucket/path`, `gs://bucket/path`, `az://container/path` or `https://host/file`.',
  },
  'source-without-digest': {
    ends: 'input',
    cause: 'What an https address gives can change at any time, and nothing but a digest says whether it did.',
    remedy: 'Add `digest: sha256:…` beside `source`: `curl -sSfL <address> | sha256sum` says it.',
  },
  'database-source': {
    ends: 'input',
    cause: 'A `source` in a database does not say in one way which database and which rows are meant.',
    remedy:
      'Write `{ postgres: WAREHOUSE_URL, table: public.outcomes }` or `{ trino: LAKE_URL, table: catalog.schema.table }`, or `query:` with one SELECT instead of `table:`.',
  },
  'database-variable': {
    ends: 'input',
    cause:
      'Where the name of an environment variable belongs there is something else, perhaps an address with a password. It is not shown here, but whoever can read the file can read it.',
    remedy:
      'Write the name alone, as in `postgres: WAREHOUSE_URL`, and give the variable to the job as a secret. A password that was committed has to be changed.',
  },
  'database-for-model': {
    ends: 'input',
    cause: 'Training, scoring and commands that make datasets take files, and rows of a database are none.',
    remedy: 'Export the rows to files and name those as the dataset; the one in the database can still be checked.',
  },
  'digest-of-a-path': {
    ends: 'input',
    cause: '`digest` stands beside a path. Git, a pointer or the file itself says what the content of a path is.',
    remedy: 'Remove `digest`.',
  },
  'invalid-name': {
    ends: 'input',
    cause: 'A name cannot be part of a folder, a branch or a variable.',
    remedy: 'Use letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit.',
  },
  'name-not-for-tags': {
    ends: 'input',
    cause: '`tags: gto` asks for tags of git, and a model or an environment has a name that GTO does not read there.',
    remedy: 'Use lower-case letters, digits and `-`, beginning and ending with a letter or digit, or leave `tags` out.',
  },
  'name-collision': {
    ends: 'input',
    cause: 'Two names differ only in case or in `-` and `_`, so their folders or variables would be the same.',
    remedy: 'Rename one of them.',
  },
  'reserved-variable': {
    ends: 'input',
    cause: 'A variable is set by the training contract, or holds a token of the forge, which training never gets.',
    remedy: 'Use another name; pass a token of your own under `secrets`.',
  },
  'not-acted-on': {
    ends: 'pass',
    cause:
      'The file asks for what this version reads and checks, and does not do yet: nothing watches a model (`monitor`), and no image is built for a deployment (`serve.image`).',
    remedy: 'Nothing, if it may wait. A model with `serve.image` is not deployed until then (`image-not-built`).',
  },
  'unknown-dataset': {
    ends: 'input',
    cause: 'A dataset is named that the file does not declare.',
    remedy: 'Declare it under `datasets`, or write a path with a `/` or an ending.',
  },
  'unknown-launcher': {
    ends: 'input',
    cause: 'A launcher is named that the file does not declare.',
    remedy: 'Declare it under `launchers`, or use `local`.',
  },
  'unknown-column': {
    ends: 'input',
    cause: 'A column is named that the contract of its dataset does not allow (`extra-columns: fail`).',
    remedy: 'Declare it under `columns`, or correct the name.',
  },
  'unknown-metric': {
    ends: 'input',
    cause: 'A metric is to be computed that we do not compute for this task.',
    remedy: 'Use one of the metrics that are listed; others can be reported by your own code.',
  },
  'unknown-user-file': {
    ends: 'input',
    cause: 'A schema is given for a file that is neither a params nor a metrics file of the model.',
    remedy: 'List the file under `params` or `metrics`, or correct its name.',
  },
  ...environmentReasons,
  'build-circle': {
    ends: 'input',
    cause: 'A dataset is made by a command of datasets that are made of it, so none of them could be the first.',
    remedy: 'Follow the names in the message, and take one of them out of a `from`.',
  },
  'build-over-dataset': {
    ends: 'input',
    cause:
      'The `source` of a dataset that a command makes may name a file of another dataset, so that a step with both would have one in place of the other.',
    remedy: 'Give the dataset that is made a `source` of its own, as in a folder of its own.',
  },
  'view-circle': {
    ends: 'input',
    cause: 'Datasets are views of each other in a circle, so none of them has a file.',
    remedy: 'Give one of them a `source`, or another `from`.',
  },
  'view-of-files': {
    ends: 'input',
    cause: 'A view names a dataset of the format `files`, which is a tree that nobody looks into: it has no rows.',
    remedy: 'Say `format: parquet`, `csv` or `json` of that dataset, or use it whole.',
  },
  contradiction: {
    ends: 'input',
    cause: 'Two keys cannot both hold, for example a `min` above a `max`.',
    remedy: 'Correct or remove one of them.',
  },
  'gate-direction-missing': {
    ends: 'input',
    cause: 'A gate compares a metric that is not known by name, so nobody can say which direction is better.',
    remedy:
      'Add `better: higher` or `better: lower` beside the limit, or `better: <number>` where the value should be close to it.',
  },
  'gate-empty': {
    ends: 'input',
    cause: 'A gate has no limit, so it would pass whatever happens.',
    remedy: 'Give it `min`, `max`, `max-worse` or `min-better`, or remove it.',
  },
  'gate-needs-rows': {
    ends: 'input',
    cause: 'A gate asks for slices (`by`), and the model has no `evaluate` section that could provide rows.',
    remedy: 'Add `evaluate`, or remove `by`.',
  },
  'needed-model-unknown': {
    ends: 'input',
    cause: 'A model needs another one, or starts from one, that the file does not declare.',
    remedy: 'Use one of the names that are listed, or add the model.',
  },
  'model-needs-circle': {
    ends: 'input',
    cause: 'Models need each other in a circle, so none of them could be trained first.',
    remedy: 'Take one of them out of `needs` or `base-model`: one model has to come first.',
  },
  'model-does-nothing': {
    ends: 'input',
    cause: 'A model is neither trained nor made of files that git tracks.',
    remedy:
      'Say how it is trained (`train: python train.py`), or name the tracked files that it is (`artifact: prompts/support.md`).',
  },
  'label-without-key': {
    ends: 'input',
    cause: 'Predictions are joined with labels by key, and the dataset of the labels has none.',
    remedy: 'Give the dataset a `key`.',
  },
  'gate-environment-unknown': {
    ends: 'input',
    cause: 'A gate says `at` or `against`, or `monitor` watches, what is no environment of the file.',
    remedy: 'Declare it under `environments`, or correct the name.',
  },
  'gate-never-asked': {
    ends: 'input',
    cause: 'A gate is to be asked at an environment, or against one, to which its model is never promoted.',
    remedy: 'Give the model `serve` and add it to `models` of that environment, or correct the gate.',
  },
  'gate-against-without-at': {
    ends: 'input',
    cause:
      'A gate says with which environment it compares and not at which one it is asked. Of a change gates are asked against its base; what is live may be another version in an hour.',
    remedy: 'Add `at`, the environment that asks it before a version is promoted there; or remove `against`.',
  },
  'gate-against-nothing': {
    ends: 'input',
    cause: 'A gate says with which environment it compares, and has only limits on the value itself.',
    remedy: 'Add `max-worse` or `min-better`, or remove `against`.',
  },
  'gate-without-tolerance': {
    ends: 'pass',
    cause: 'A gate allows a change of 0: only an identical or better result can pass it, noise included.',
    remedy: 'Allow what noise may do, for example `max-worse: 1%`, or leave the gate out for the default rule.',
  },
  'gate-direction-unusual': {
    ends: 'pass',
    cause: 'A gate says of a known metric that the other direction is better.',
    remedy: 'Remove `better`, unless the metric of this name means something else here.',
  },
  'pattern-invalid': {
    ends: 'input',
    cause: 'A pattern is not a regular expression.',
    remedy: 'Correct it at the position that is shown.',
  },
  'pattern-not-portable': {
    ends: 'input',
    cause: 'A pattern uses a feature that the data engines do not share, so it could mean different things.',
    remedy: 'Use the subset in docs/reference/patterns.md: literals, classes, groups, `|`, and greedy repetition.',
  },
  'params-unreadable': {
    ends: 'input',
    cause: 'A params file is not valid YAML, JSON or TOML, or has another ending.',
    remedy: 'Correct the file; params are read from `.yaml`, `.yml`, `.json` and `.toml`.',
  },
  'params-key-missing': {
    ends: 'input',
    cause: 'The project names a key that the params file does not have.',
    remedy: 'Correct the key in `params`, or add it to the params file.',
  },
  'user-schema-invalid': {
    ends: 'input',
    cause: 'A JSON Schema under `schemas` cannot be read or compiled.',
    remedy: 'Use draft 2020-12 or draft 07, without references to other files.',
  },
  'user-file-invalid': {
    ends: 'fail',
    cause: 'A params or metrics file does not keep the JSON Schema that the project gives for it.',
    remedy: 'Correct the value that is named, or the schema.',
  },
});

export type ProjectReason = keyof typeof projectReasons;
