import { n as defineReasons } from "./problem.js";
import { t as asExpression } from "./expression-text.js";

// src/project/contract-files/reasons.ts
const contractFileReasons = defineReasons({
	"contract-missing": {
		ends: "input",
		cause: "`columns` of a dataset names a file that git does not have as a text of at most 256 KB.",
		remedy: "Correct the path, or add the file to git. Paths begin at the folder of the file that names them."
	},
	"contract-invalid": {
		ends: "input",
		cause: "The file that `columns` of a dataset names cannot be read, or does not have what the text behind `#` names.",
		remedy: "A file of columns is what `columns` would be, one column for each key; of the properties of a dbt project, `#` and the name of the model, source table, seed or snapshot."
	},
	"contract-partial": {
		ends: "pass",
		cause: "Tests of a dbt project have no rule here, so that dbt alone asks them.",
		remedy: "Write what matters under `checks` of the dataset, or in a file of columns of your own."
	}
});

// src/project/dvc/reasons.ts
const dvcReasons = defineReasons({
	"dvc-missing": {
		ends: "input",
		cause: "`train: { dvc: … }` names a `dvc.yaml`, or that file names a file of variables, that git does not have as a text of at most 256 KB.",
		remedy: "Correct the path, or add the file to git. The `dvc.yaml` lies in the working directory of the model."
	},
	"dvc-invalid": {
		ends: "input",
		cause: "A `dvc.yaml` cannot be read, or a stage of it is none that DVC would run.",
		remedy: "`dvc stage list` says what DVC makes of the file."
	},
	"dvc-variable": {
		ends: "input",
		cause: "A variable in a `dvc.yaml` (a dollar sign and braces) names no variable of `params.yaml` or `vars`, or one that is no text.",
		remedy: "Correct the name, or add the value."
	},
	"dvc-stage-unknown": {
		ends: "input",
		cause: "The `dvc.yaml` has no stage of the name that `train: { dvc: … }` names.",
		remedy: "`dvc stage list` lists them."
	},
	"dvc-circle": {
		ends: "input",
		cause: "Stages of a `dvc.yaml` need what each other leave.",
		remedy: "`dvc dag` shows the circle; take one of the dependencies out."
	},
	"dvc-artifact-unclear": {
		ends: "input",
		cause: "Several outs of a pipeline could be the model.",
		remedy: "Name it under `artifact` of the model, or under `artifacts` of the `dvc.yaml` with `type: model`."
	},
	"dvc-frozen": {
		ends: "input",
		cause: "The stage that yields the artifact is `frozen`, so that nothing would be trained.",
		remedy: "Run `dvc unfreeze` for it, or name a stage that runs."
	},
	"dvc-outside": {
		ends: "input",
		cause: "A stage depends on something that no commit of this repository says the version of.",
		remedy: "Import it (`dvc import-url`), or name under `data` what the model reads: then that alone counts, and the command fetches the rest."
	},
	"dvc-persist": {
		ends: "pass",
		cause: "An out with `persist: true` stays from one run of its stage to the next, and a training here begins with its declared inputs alone.",
		remedy: "Nothing, if a training may begin anew; else name what it begins with under `data`."
	}
});

// src/project/environment-reasons.ts
const environmentReasons = defineReasons({
	"environment-model-unknown": {
		ends: "input",
		cause: "An environment names a model that the file does not declare.",
		remedy: "Declare it under `models`, or correct the name."
	},
	"environment-model-not-served": {
		ends: "input",
		cause: "An environment lists a model that has no `serve`, and such a model is never promoted.",
		remedy: "Give the model `serve: files` or a command that serves it, or take it out of the list."
	},
	"environment-without-models": {
		ends: "input",
		cause: "An environment is declared and no model has `serve`, so nothing would ever be promoted to it.",
		remedy: "Give a model `serve: files` or a command that serves it, or remove the environment."
	},
	"environment-need-unknown": {
		ends: "input",
		cause: "An environment needs another one that the file does not declare.",
		remedy: "Declare it under `environments`, or correct the name."
	},
	"environment-needs-circle": {
		ends: "input",
		cause: "Environments need each other in a circle, so no version could ever reach any of them.",
		remedy: "Take one of them out of `needs`: one environment has to come first."
	},
	"environment-branch-invalid": {
		ends: "input",
		cause: "The branch of an environment is no name that git takes, or one that mlops-actions keeps for itself (`mlops/…`).",
		remedy: "Leave `branch` out for `env/<name>`, or write another name."
	},
	"environment-branch-taken": {
		ends: "input",
		cause: "Two environments have one branch, or branches of which one would be a folder of the other, so releases would mix.",
		remedy: "Give each environment a branch of its own."
	},
	"environment-port-taken": {
		ends: "input",
		cause: "Two servers of local targets in one folder, so on one machine, have the same port.",
		remedy: "Give each a port of its own, or leave one out of `ports` for a free one."
	},
	"environment-time-zone-unknown": {
		ends: "input",
		cause: "The time zone of a window is no name of the IANA database; offsets such as `+01:00` know no summer time.",
		remedy: "Use a name such as `Europe/Berlin` or `UTC`."
	}
});

// src/project/expand/reasons.ts
const expandReasons = defineReasons({
	"matrix-invalid": {
		ends: "input",
		cause: "A `matrix` is neither a table of lists nor a list of tables with plain values, or one of them is empty.",
		remedy: "Write `matrix: { region: [north, south] }` for every combination, or `matrix: [{ name: small, depth: 4 }]` for these."
	},
	"matrix-too-large": {
		ends: "input",
		cause: "A `matrix` makes more than 256 models, which is as many jobs as GitHub runs of one matrix; or those of a file make more than 200 000 values.",
		remedy: "Leave out values, or write a list of those combinations that are meant."
	},
	"matrix-name": {
		ends: "input",
		cause: "The values of a `matrix` make no name for a model: nothing of them is a letter or digit, the name is longer than 64 characters, or another model has it.",
		remedy: "Write the matrix as a list and begin each row with a short key of its own, as in `{ name: small, depth: 4 }`."
	},
	"matrix-key-unused": {
		ends: "input",
		cause: "Nothing of the model uses a key of its `matrix`, so models that differ in it alone would be the same training.",
		remedy: `Use it, as in \`train: python train.py ${asExpression("matrix.region")}\`, or take it out. To repeat a training there is \`seeds\`.`
	},
	"matrix-key-unknown": {
		ends: "input",
		cause: `\`${asExpression("matrix.<key>")}\` stands where there is no \`matrix\`, or names a key that the matrix, or a row of it, does not have.`,
		remedy: "Add the key to the matrix, or correct the name."
	},
	"matrix-key-twice": {
		ends: "input",
		cause: "With the values of a `matrix` put in, two keys of one table are the same, so one of the two would be ignored.",
		remedy: "Write one of them otherwise."
	},
	"expression-secret": {
		ends: "input",
		cause: `\`${asExpression("secrets.…")}\` of workflow files is not replaced: the project file is read without any secret.`,
		remedy: "Name the variable under `secrets`, and let the command read it."
	},
	"expression-unknown": {
		ends: "input",
		cause: `An expression of workflow files that is not \`${asExpression("matrix.<key>")}\`. Nothing else is replaced, and nothing is computed.`,
		remedy: `Write the value itself, \`${asExpression("matrix.<key>")}\`, or in a command a variable of its environment.`
	}
});

// src/project/include/reasons.ts
const includeReasons = defineReasons({
	"include-matches-nothing": {
		ends: "input",
		cause: "A pattern under `include` names no YAML file that git has in the commit, or in the work tree does not ignore: or only the file itself.",
		remedy: "Correct the pattern, which begins at the root of the repository, or add the file."
	},
	"include-unreadable": {
		ends: "input",
		cause: "A file that `include` names is a link, larger than 256 KB, or not UTF-8.",
		remedy: "Put the file itself in its place, or leave it out with a pattern that begins with `!`."
	},
	"folder-is-pattern": {
		ends: "input",
		cause: "Paths below a folder are globs that begin with its name, and the name has characters that mean something else there, such as `(`, `{` or `+(`.",
		remedy: "Rename the folder."
	},
	"include-too-many": {
		ends: "input",
		cause: "`include` names more than 200 files.",
		remedy: "Make the patterns narrower: `teams/*/mlops.yaml` rather than `**/*.yaml`."
	},
	"include-root-key": {
		ends: "input",
		cause: "A file that is included has a key that stands for the whole project: `name`, `store`, `comment`, `when-unknown`, `self-accept`, `reuse`, `tags` or `include`.",
		remedy: "Move the key to the file with the `include`, or remove it."
	}
});

// src/project/reasons.ts
const projectReasons = defineReasons({
	...expandReasons,
	...contractFileReasons,
	...dvcReasons,
	...includeReasons,
	"project-file-empty": {
		ends: "input",
		cause: "`mlops.yaml` has no content, or only comments.",
		remedy: "Start with `version: 1` and one model; `mlops schema` prints what may follow."
	},
	"file-too-large": {
		ends: "input",
		cause: "`mlops.yaml` is larger than 256 KB.",
		remedy: "Move generated parts out of the file; a list of values belongs into the data."
	},
	"yaml-syntax": {
		ends: "input",
		cause: "The file is not YAML 1.2, or holds several documents.",
		remedy: "Look at the line shown and the one above it: indentation, a missing quote, a tab."
	},
	"yaml-too-deep": {
		ends: "input",
		cause: "The document is nested more deeply than any project can be.",
		remedy: "Look for a list or table that was indented by mistake."
	},
	"yaml-too-many-aliases": {
		ends: "input",
		cause: "Aliases (`*name`) repeat more content than a project file needs, or refer to themselves.",
		remedy: "Write repeated parts out, or use `defaults`."
	},
	"yaml-too-many-nodes": {
		ends: "input",
		cause: "The file has more values, lists and tables than a project needs (50 000).",
		remedy: "Split the project, or use globs instead of lists of files."
	},
	"yaml-key": {
		ends: "input",
		cause: "A key is a list, a table, an alias, or the merge key `<<` of YAML 1.1.",
		remedy: "Keys are plain text; write the merged keys out."
	},
	"yaml-number-rounded": {
		ends: "input",
		cause: "A whole number beyond 2^53 (9007199254740992) has no exact form as a number of 64 bits, and would be read as its neighbour.",
		remedy: "Give the nearest number that is named, or write it in quotes where values are compared as text (a column of type string)."
	},
	"yaml-duplicate-key": {
		ends: "input",
		cause: "The same key stands twice in one table, so one of the two would be ignored.",
		remedy: "Remove or rename one of them."
	},
	"forbidden-key": {
		ends: "input",
		cause: "A key is `__proto__`, `constructor` or `prototype`, which programs can confuse with their own.",
		remedy: "Rename it."
	},
	"nul-character": {
		ends: "input",
		cause: "A text holds the character NUL (`\\0`), at which arguments, paths and variables of a system end.",
		remedy: "Remove it; a backslash that is meant as one is written twice, or between single quotes."
	},
	"version-too-new": {
		ends: "input",
		cause: "The file was written for a newer version of the project format.",
		remedy: "Update mlops-actions, or write the file for the version that is named."
	},
	"lock-invalid": {
		ends: "input",
		cause: "`mlops.lock` is not what `mlops lock` writes: a key is missing, unknown, or has another kind of value.",
		remedy: "Take the file as the base branch has it, then run `mlops lock <dataset>` for each dataset that was renewed."
	},
	"lock-too-new": {
		ends: "input",
		cause: "`mlops.lock` was written by a newer version of mlops-actions.",
		remedy: "Update mlops-actions."
	},
	"bad-store-address": {
		ends: "input",
		cause: "`store` has a scheme that this version does not know, or an address with a part that is not possible.",
		remedy: "Write a folder, `oci://host/repository` or `s3://bucket/prefix`."
	},
	"unknown-key": {
		ends: "input",
		cause: "A key is not part of the project format; a misspelt key would otherwise be ignored.",
		remedy: "Use one of the keys that are listed."
	},
	"missing-key": {
		ends: "input",
		cause: "A key that has no default is absent.",
		remedy: "Add it."
	},
	"wrong-kind": {
		ends: "input",
		cause: "A value is of another kind than its key needs: text for a number, a list for a table.",
		remedy: "Write it as the message says; quote what should be text."
	},
	"invalid-value": {
		ends: "input",
		cause: "A value is of the right kind, but is not among those that its key takes.",
		remedy: "Use one of the values, or the form, that the message names."
	},
	"drift-p-value": {
		ends: "input",
		cause: "A limit on a p-value. It shrinks with every row that is added: at a million rows any difference fails, at fifty none does, so it says how many rows there are and not how far the data moved.",
		remedy: "Limit how far the column may move, as in `ks: 0.1` or `cramers-v: 0.1`; p-values are shown beside it."
	},
	"drift-variant-unavailable": {
		ends: "input",
		cause: "A statistic is to be computed as another tool does it, over bins that nobody can compute a second time.",
		remedy: "Leave `as` out and choose a limit for the statistic as we compute it, or name a tool that can be followed."
	},
	"not-supported-yet": {
		ends: "input",
		cause: "The key or value belongs to the design of the project format, and this version does not have it.",
		remedy: "Remove it, or wait for the version that has it: nothing is ignored in silence."
	},
	"nothing-declared": {
		ends: "input",
		cause: "The file declares neither a dataset nor a model, so every check would pass without a look at anything.",
		remedy: "Declare one under `datasets` or `models`."
	},
	"path-outside": {
		ends: "input",
		cause: "A path leaves the repository, is absolute, or is not written with `/` between plain names.",
		remedy: "Write it relative to the working directory, or with a leading `/` for the repository's root."
	},
	"bad-source-address": {
		ends: "input",
		cause: "The address of a dataset is not one that can be read.",
		remedy: "Write `s3://bucket/path`, `gs://bucket/path`, `az://container/path` or `https://host/file`."
	},
	"source-without-digest": {
		ends: "input",
		cause: "What an https address gives can change at any time, and nothing but a digest says whether it did.",
		remedy: "Add `digest: sha256:…` beside `source`: `curl -sSfL <address> | sha256sum` says it."
	},
	"database-source": {
		ends: "input",
		cause: "A `source` in a database does not say in one way which database and which rows are meant.",
		remedy: "Write `{ postgres: WAREHOUSE_URL, table: public.outcomes }` or `{ trino: LAKE_URL, table: catalog.schema.table }`, or `query:` with one SELECT instead of `table:`."
	},
	"database-variable": {
		ends: "input",
		cause: "Where the name of an environment variable belongs there is something else, perhaps an address with a password. It is not shown here, but whoever can read the file can read it.",
		remedy: "Write the name alone, as in `postgres: WAREHOUSE_URL`, and give the variable to the job as a secret. A password that was committed has to be changed."
	},
	"database-for-model": {
		ends: "input",
		cause: "Training, scoring and commands that make datasets take files, and rows of a database are none.",
		remedy: "Export the rows to files and name those as the dataset; the one in the database can still be checked."
	},
	"digest-of-a-path": {
		ends: "input",
		cause: "`digest` stands beside a path. Git, a pointer or the file itself says what the content of a path is.",
		remedy: "Remove `digest`."
	},
	"invalid-name": {
		ends: "input",
		cause: "A name cannot be part of a folder, a branch or a variable.",
		remedy: "Use letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit."
	},
	"name-not-for-tags": {
		ends: "input",
		cause: "`tags: gto` asks for tags of git, and a model or an environment has a name that GTO does not read there.",
		remedy: "Use lower-case letters, digits and `-`, beginning and ending with a letter or digit, or leave `tags` out."
	},
	"name-collision": {
		ends: "input",
		cause: "Two names differ only in case or in `-` and `_`, so their folders or variables would be the same.",
		remedy: "Rename one of them."
	},
	"reserved-variable": {
		ends: "input",
		cause: "A variable is set by the training contract, or holds a token of the forge, which training never gets.",
		remedy: "Use another name; pass a token of your own under `secrets`."
	},
	"not-acted-on": {
		ends: "pass",
		cause: "The file asks for what this version reads and checks, and does not do yet: nothing watches a model (`monitor`), and no image is built for a deployment (`serve.image`).",
		remedy: "Nothing, if it may wait. A model with `serve.image` is not deployed until then (`image-not-built`)."
	},
	"unknown-dataset": {
		ends: "input",
		cause: "A dataset is named that the file does not declare.",
		remedy: "Declare it under `datasets`, or write a path with a `/` or an ending."
	},
	"unknown-launcher": {
		ends: "input",
		cause: "A launcher is named that the file does not declare.",
		remedy: "Declare it under `launchers`, or use `local`."
	},
	"unknown-column": {
		ends: "input",
		cause: "A column is named that the contract of its dataset does not allow (`extra-columns: fail`).",
		remedy: "Declare it under `columns`, or correct the name."
	},
	"unknown-metric": {
		ends: "input",
		cause: "A metric is to be computed that we do not compute for this task.",
		remedy: "Use one of the metrics that are listed; others can be reported by your own code."
	},
	"unknown-user-file": {
		ends: "input",
		cause: "A schema is given for a file that is neither a params nor a metrics file of the model.",
		remedy: "List the file under `params` or `metrics`, or correct its name."
	},
	...environmentReasons,
	"build-circle": {
		ends: "input",
		cause: "A dataset is made by a command of datasets that are made of it, so none of them could be the first.",
		remedy: "Follow the names in the message, and take one of them out of a `from`."
	},
	"build-over-dataset": {
		ends: "input",
		cause: "The `source` of a dataset that a command makes may name a file of another dataset, so that a step with both would have one in place of the other.",
		remedy: "Give the dataset that is made a `source` of its own, as in a folder of its own."
	},
	"view-circle": {
		ends: "input",
		cause: "Datasets are views of each other in a circle, so none of them has a file.",
		remedy: "Give one of them a `source`, or another `from`."
	},
	"view-of-files": {
		ends: "input",
		cause: "A view names a dataset of the format `files`, which is a tree that nobody looks into: it has no rows.",
		remedy: "Say `format: parquet`, `csv` or `json` of that dataset, or use it whole."
	},
	contradiction: {
		ends: "input",
		cause: "Two keys cannot both hold, for example a `min` above a `max`.",
		remedy: "Correct or remove one of them."
	},
	"gate-direction-missing": {
		ends: "input",
		cause: "A gate compares a metric that is not known by name, so nobody can say which direction is better.",
		remedy: "Add `better: higher` or `better: lower` beside the limit, or `better: <number>` where the value should be close to it."
	},
	"gate-empty": {
		ends: "input",
		cause: "A gate has no limit, so it would pass whatever happens.",
		remedy: "Give it `min`, `max`, `max-worse` or `min-better`, or remove it."
	},
	"gate-needs-rows": {
		ends: "input",
		cause: "A gate asks for slices (`by`), and the model has no `evaluate` section that could provide rows.",
		remedy: "Add `evaluate`, or remove `by`."
	},
	"needed-model-unknown": {
		ends: "input",
		cause: "A model needs another one, or starts from one, that the file does not declare.",
		remedy: "Use one of the names that are listed, or add the model."
	},
	"model-needs-circle": {
		ends: "input",
		cause: "Models need each other in a circle, so none of them could be trained first.",
		remedy: "Take one of them out of `needs` or `base-model`: one model has to come first."
	},
	"model-does-nothing": {
		ends: "input",
		cause: "A model is neither trained nor made of files that git tracks.",
		remedy: "Say how it is trained (`train: python train.py`), or name the tracked files that it is (`artifact: prompts/support.md`)."
	},
	"label-without-key": {
		ends: "input",
		cause: "Predictions are joined with labels by key, and the dataset of the labels has none.",
		remedy: "Give the dataset a `key`."
	},
	"gate-environment-unknown": {
		ends: "input",
		cause: "A gate says `at` or `against`, or `monitor` watches, what is no environment of the file.",
		remedy: "Declare it under `environments`, or correct the name."
	},
	"gate-never-asked": {
		ends: "input",
		cause: "A gate is to be asked at an environment, or against one, to which its model is never promoted.",
		remedy: "Give the model `serve` and add it to `models` of that environment, or correct the gate."
	},
	"gate-against-without-at": {
		ends: "input",
		cause: "A gate says with which environment it compares and not at which one it is asked. Of a change gates are asked against its base; what is live may be another version in an hour.",
		remedy: "Add `at`, the environment that asks it before a version is promoted there; or remove `against`."
	},
	"gate-against-nothing": {
		ends: "input",
		cause: "A gate says with which environment it compares, and has only limits on the value itself.",
		remedy: "Add `max-worse` or `min-better`, or remove `against`."
	},
	"gate-without-tolerance": {
		ends: "pass",
		cause: "A gate allows a change of 0: only an identical or better result can pass it, noise included.",
		remedy: "Allow what noise may do, for example `max-worse: 1%`, or leave the gate out for the default rule."
	},
	"gate-direction-unusual": {
		ends: "pass",
		cause: "A gate says of a known metric that the other direction is better.",
		remedy: "Remove `better`, unless the metric of this name means something else here."
	},
	"pattern-invalid": {
		ends: "input",
		cause: "A pattern is not a regular expression.",
		remedy: "Correct it at the position that is shown."
	},
	"pattern-not-portable": {
		ends: "input",
		cause: "A pattern uses a feature that the data engines do not share, so it could mean different things.",
		remedy: "Use the subset in docs/reference/patterns.md: literals, classes, groups, `|`, and greedy repetition."
	},
	"params-unreadable": {
		ends: "input",
		cause: "A params file is not valid YAML, JSON or TOML, or has another ending.",
		remedy: "Correct the file; params are read from `.yaml`, `.yml`, `.json` and `.toml`."
	},
	"params-key-missing": {
		ends: "input",
		cause: "The project names a key that the params file does not have.",
		remedy: "Correct the key in `params`, or add it to the params file."
	},
	"user-schema-invalid": {
		ends: "input",
		cause: "A JSON Schema under `schemas` cannot be read or compiled.",
		remedy: "Use draft 2020-12 or draft 07, without references to other files."
	},
	"user-file-invalid": {
		ends: "fail",
		cause: "A params or metrics file does not keep the JSON Schema that the project gives for it.",
		remedy: "Correct the value that is named, or the schema."
	}
});

export { projectReasons as t };