import { n as defineReasons } from "./problem.js";

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
	accepted: {
		ends: "pass",
		cause: "A gate fails, or something is removed that judged, and somebody who may has accepted exactly that by `/mlops accept`. All other gates pass.",
		remedy: "Read who accepted it and why. Another fingerprint or value has to be accepted anew."
	},
	warned: {
		ends: "pass",
		cause: "A gate of level `warn` is broken, or a judged metric got worse and a gate that may not block cannot tell whether it keeps its limit.",
		remedy: "Decide whether the loss is worth it; give the gate `level: fail` if such a change should not pass."
	},
	"unknown-allowed": {
		ends: "pass",
		cause: "No gate could be answered, and all of them say `when-unknown: allow`.",
		remedy: "Look why in the table; without that key the change would be stopped."
	},
	passes: {
		ends: "pass",
		cause: "No gate is broken, but no judged metric could be compared with a baseline, or only without an interval; or none of them moved, and a metric that no gate judges got worse.",
		remedy: "Look at the table; give a metric a gate if its loss should not pass."
	},
	"no-change": {
		ends: "pass",
		cause: "No judged metric moved beyond its noise, no other one got worse, and no gate is broken.",
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
		cause: "The change touches nothing that can change a model or a dataset, or every result it needs is recorded.",
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
	"intermediate-model": {
		ends: "pass",
		cause: "A model reports no number and has no gate; other models need it, and it is judged by what they make of it.",
		remedy: "Nothing to do. To judge it by itself, declare `metrics` or `evaluate` and gates."
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
		remedy: "Restore it. If it is to go, somebody who may merge in spite of this check has to do so: a branch with nothing but the removal gets the same verdict."
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

export { reportReasons as t };