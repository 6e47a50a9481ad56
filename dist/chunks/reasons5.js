import { t as cliReasons } from "./reasons2.js";
import { t as commandReasons } from "./reasons8.js";
import { t as dataReasons } from "./reasons.js";
import { t as forgeReasons } from "./reasons9.js";
import { n as defineReasons } from "./problem.js";
import { t as ledgerReasons } from "./reasons6.js";
import { n as evaluationReasons, t as trainingReasons } from "./reasons3.js";
import { t as readerReasons } from "./reasons4.js";
import { t as repositoryReasons } from "./reasons7.js";
import { t as storeReasons } from "./reasons10.js";

// src/metrics/reasons.ts
const comparisonReasons = defineReasons({
	"comparison-unreadable": {
		ends: "input",
		cause: "A comparison file is not JSON, or does not have the shape of schema `comparison`.",
		remedy: "Make it again with `mlops diff --json`; do not edit it by hand."
	},
	"comparison-too-new": {
		ends: "input",
		cause: "A comparison file was written by a newer version of mlops-actions.",
		remedy: "Use the same version of mlops-actions in every job."
	}
});

// src/project/reasons.ts
const projectReasons = defineReasons({
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
	"yaml-key": {
		ends: "input",
		cause: "A key is a list, a table, an alias, or the merge key `<<` of YAML 1.1.",
		remedy: "Keys are plain text; write the merged keys out."
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
	"version-too-new": {
		ends: "input",
		cause: "The file was written for a newer version of the project format.",
		remedy: "Update mlops-actions, or write the file for the version that is named."
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
	"invalid-name": {
		ends: "input",
		cause: "A name cannot be part of a folder, a branch or a variable.",
		remedy: "Use letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit."
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
	contradiction: {
		ends: "input",
		cause: "Two keys cannot both hold, for example a `min` above a `max`.",
		remedy: "Correct or remove one of them."
	},
	"gate-direction-missing": {
		ends: "input",
		cause: "A gate compares a metric that is not known by name, so nobody can say which direction is better.",
		remedy: "Add `better: higher`, `better: lower`, or the number to be close to."
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
	"label-without-key": {
		ends: "input",
		cause: "Predictions are joined with labels by key, and the dataset of the labels has none.",
		remedy: "Give the dataset a `key`."
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

// src/gates/reasons.ts
const gateReasons = defineReasons({
	"within-limit": {
		ends: "pass",
		cause: "The whole interval keeps the limit.",
		remedy: "Nothing to do."
	},
	"beyond-limit": {
		ends: "fail",
		cause: "The whole interval lies beyond the limit: the data show that the rule is broken.",
		remedy: "Look at what changed in the report; improve the model, or change the rule in a reviewed commit."
	},
	"cannot-tell": {
		ends: "unknown",
		cause: "The interval reaches over the limit: these rows and seeds cannot decide.",
		remedy: "Add test rows or seeds (the message says how many), or allow a larger tolerance."
	},
	"first-run": {
		ends: "unknown",
		cause: "The baseline does not have this model, so there is nothing to compare with.",
		remedy: "Nothing to do: absolute gates are asked, relative ones from the next change on."
	},
	"no-baseline": {
		ends: "unknown",
		cause: "The baseline has this model, but no recorded result of it.",
		remedy: "Run `mlops train`: it trains the baseline too where its run is missing."
	},
	"metric-missing": {
		ends: "unknown",
		cause: "A gate names a metric that neither the evaluation computed nor the code reported.",
		remedy: "Correct the name (the message lists what there is), or make the code write it."
	},
	"slice-missing": {
		ends: "unknown",
		cause: "A gate asks for every value of a column, and no slice of that column was computed.",
		remedy: "List the column under `evaluate.slices`."
	},
	undefined: {
		ends: "unknown",
		cause: "The metric has no value on these rows (one class only, a zero denominator, NaN, no rows).",
		remedy: "See the message for the cause; add rows that make it defined."
	},
	"baseline-zero": {
		ends: "unknown",
		cause: "A tolerance in percent of a baseline of 0 allows nothing and everything.",
		remedy: "Write the tolerance as an absolute number."
	},
	"seed-noise-unknown": {
		ends: "unknown",
		cause: "The metric got worse on these rows, but with one seed nobody knows how much seeds alone move it.",
		remedy: "Train with two seeds or more: `train: { seeds: [1, 2] }`."
	},
	"not-comparable": {
		ends: "unknown",
		cause: "Candidate and baseline were not scored on the same rows with the same labels.",
		remedy: "Declare an `evaluate.run` step, so that both can be scored on the same rows."
	},
	"no-interval": {
		ends: "unknown",
		cause: "The number came without an error, and the rule requires an interval (or there is no rule, so noise decides).",
		remedy: "Let us compute the metric from predictions, report its standard error, or set a tolerance."
	},
	"too-few-rows": {
		ends: "unknown",
		cause: "The slice has fewer rows than `min-rows`.",
		remedy: "Nothing to do: it is listed, not judged."
	},
	"no-slice-judged": {
		ends: "unknown",
		cause: "A gate asks for every value of a column, and every value has too few rows to be judged.",
		remedy: "Add test rows, lower `min-rows`, or let the gate say `when-unknown: allow`."
	},
	"better-unknown": {
		ends: "unknown",
		cause: "The direction of this metric is not known by its name and was not declared.",
		remedy: "Add `better: higher` or `better: lower` to the gate."
	},
	"model-removed": {
		ends: "fail",
		cause: "A model of the base branch is no longer in `mlops.yaml`, or has another name; with it go its gates.",
		remedy: "Keep the model, or have its removal accepted by somebody who may."
	},
	"contract-removed": {
		ends: "fail",
		cause: "A dataset lost its contract although a model still reads its files.",
		remedy: "Keep the dataset section, or have its removal accepted by somebody who may."
	},
	"policy-unreadable": {
		ends: "unknown",
		cause: "The project file on the base branch cannot be read, so nobody can ask its gates.",
		remedy: "Repair the file on the base branch first."
	}
});

// src/report/reasons.ts
const reportReasons = defineReasons({
	better: {
		ends: "pass",
		cause: "At least one judged metric got better beyond its noise, none got worse.",
		remedy: "Nothing to do."
	},
	mixed: {
		ends: "pass",
		cause: "Some judged metrics got better and others worse, all within their gates.",
		remedy: "Look at the table and decide whether the exchange is worth it."
	},
	"within-limits": {
		ends: "pass",
		cause: "A judged metric got worse beyond its noise, but no more than its gate allows.",
		remedy: "Nothing has to be done; tighten the gate if this should not pass."
	},
	"unknown-allowed": {
		ends: "pass",
		cause: "No gate could be answered, and all of them say `when-unknown: allow`.",
		remedy: "Look why in the table; without that key the change would be stopped."
	},
	passes: {
		ends: "pass",
		cause: "Every gate passes, but no judged metric could be compared with a baseline.",
		remedy: "Nothing to do."
	},
	"no-change": {
		ends: "pass",
		cause: "No judged metric moved beyond its noise, and every gate passes.",
		remedy: "Nothing to do."
	},
	"first-run": {
		ends: "pass",
		cause: "The base has no such model, so there is nothing to compare with; the absolute gates pass.",
		remedy: "Add `min` or `max` gates if the model has none: nothing else judges a first run."
	},
	"data-passes": {
		ends: "pass",
		cause: "Only data had to be checked, and every check passes.",
		remedy: "Nothing to do."
	},
	"policy-loosened": {
		ends: "pass",
		cause: "The change makes a gate, a limit or a contract looser; nothing else in it has to be judged.",
		remedy: "Have the new policy reviewed by somebody who may decide about it: it judges every change after this one."
	},
	"nothing-to-run": {
		ends: "pass",
		cause: "The change touches nothing that can change a model or a dataset.",
		remedy: "Nothing to do."
	},
	"training-failed": {
		ends: "fail",
		cause: "A training of the candidate did not end well.",
		remedy: "Read the end of its log, repair the command, run `mlops train` locally."
	},
	"training-interrupted": {
		ends: "unknown",
		cause: "A training was cancelled, preempted or lost its machine, so nobody can tell how good the model is.",
		remedy: "Run it again."
	},
	"nothing-judged": {
		ends: "unknown",
		cause: "A model was trained or reused, but no gate answered for it.",
		remedy: "Declare metrics and gates for the model in mlops.yaml."
	},
	"data-not-read": {
		ends: "unknown",
		cause: "A dataset had to be checked and there is no report of it.",
		remedy: "Look for the failed validate step and run it again."
	},
	"nothing-planned": {
		ends: "unknown",
		cause: "The report has neither models nor datasets, not even untouched ones.",
		remedy: "Look for the failed plan step and run it again."
	},
	"data-check-failed": {
		ends: "fail",
		cause: "The report of a dataset says fail without naming the check.",
		remedy: "Run `mlops validate` and read its output."
	},
	"policy-blocked": {
		ends: "fail",
		cause: "The pull request removes or renames something that the base branch judges.",
		remedy: "Restore it, or let the base branch give it up first in a pull request of its own."
	},
	"report-unreadable": {
		ends: "input",
		cause: "The report file is not JSON or is too large.",
		remedy: "Make it again with `mlops report --json`."
	},
	"report-malformed": {
		ends: "input",
		cause: "The report file does not follow the schema `report`.",
		remedy: "Make it again with `mlops report --json`."
	},
	"report-newer-version": {
		ends: "input",
		cause: "The report file was written by a newer version of this tool.",
		remedy: "Update the tool."
	}
});

// src/reasons.ts
const reasonTables = {
	cli: cliReasons,
	commands: commandReasons,
	data: dataReasons,
	forge: forgeReasons,
	gates: gateReasons,
	ledger: ledgerReasons,
	metrics: {
		...comparisonReasons,
		...evaluationReasons,
		...readerReasons
	},
	project: projectReasons,
	report: reportReasons,
	repository: repositoryReasons,
	store: storeReasons,
	training: trainingReasons
};
function allReasons() {
	const byCode = /* @__PURE__ */ new Map();
	for (const [room, table] of Object.entries(reasonTables)) for (const [code, info] of Object.entries(table)) byCode.set(code, [...byCode.get(code) ?? [], {
		...info,
		room
	}]);
	return [...byCode].map(([code, uses]) => ({
		code,
		uses
	})).sort((a, b) => a.code < b.code ? -1 : 1);
}
function remedyOf({ reason, docs }) {
	const tables = Object.entries(reasonTables).filter(([, table]) => Object.hasOwn(table, reason));
	const [, table] = tables.find(([room]) => room === "project" === (docs !== void 0)) ?? tables[0] ?? [];
	return table?.[reason]?.remedy;
}

export { gateReasons as a, reportReasons as i, reasonTables as n, remedyOf as r, allReasons as t };