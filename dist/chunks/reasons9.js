import { n as defineReasons } from "./problem.js";

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
		remedy: "Look at what changed in the report; improve the model, or change the rule in a reviewed commit. A loss that is wanted is accepted on the pull request by `/mlops accept <model> <metric> <reason>`."
	},
	"cannot-tell": {
		ends: "unknown",
		cause: "The interval reaches over the limit: these rows and seeds cannot decide.",
		remedy: "Add test rows or seeds (the message says how many), or allow a larger tolerance."
	},
	"not-in-baseline": {
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
	"gate-names-nothing": {
		ends: "pass",
		cause: "A gate that the change adds or rewrites names a metric that the recorded run of its model does not have. It judges from the next change on, and every one of them would be unknown.",
		remedy: "Correct the name (the message lists what there is), or make the code write the metric in this change."
	},
	"gate-not-kept": {
		ends: "pass",
		cause: "A gate that the change adds or rewrites asks for more than the recorded run of its model has. It judges from the next change on, and a change that does not improve the model would not pass.",
		remedy: "Merge it only if that is wanted; otherwise choose a limit that the recorded value keeps."
	},
	"slice-missing": {
		ends: "unknown",
		cause: "A gate asks for every value of a column, and no slice of that column was computed.",
		remedy: "List the column under `evaluate.slices`."
	},
	undefined: {
		ends: "unknown",
		cause: "The metric has no value on these rows (one class only, a zero denominator, NaN, no rows), or the code reported a number that it cannot have.",
		remedy: "See the message for the cause. What is computed needs rows that make it defined; of what the code reports, correct how it is computed or named."
	},
	"value-lost": {
		ends: "unknown",
		cause: "The baseline has a number for this metric, and the change has none (NaN or infinite, a text, null, not defined on its rows, or no longer written); no gate asks for it, so nobody has said that this may be.",
		remedy: "Write it as a number again, without quotes or units. Where it is gone on purpose, such as renamed, somebody who may write to the repository comments `/mlops accept <model> <metric> <reason>` on the pull request; or the base branch gets a gate on it with `level: info`, or `when-unknown: allow`, before."
	},
	"baseline-zero": {
		ends: "unknown",
		cause: "A tolerance in percent of a baseline of 0 allows nothing and everything.",
		remedy: "Write the tolerance as an absolute number."
	},
	"seed-noise-unknown": {
		ends: "unknown",
		cause: "The metric got worse by more than is allowed, but with one seed, or with seeds that all gave the same number, nobody knows how much seeds alone move it.",
		remedy: "Let the base branch ask for two seeds or more, `train: { seeds: [1, 2] }`, in a pull request of its own: seeds are policy, so this change cannot add them for itself. Where several gave the same number, let the command read `MLOPS_SEED`."
	},
	"not-comparable": {
		ends: "unknown",
		cause: "Candidate and baseline were not scored on the same rows with the same labels.",
		remedy: "Declare an `evaluate.run` step, so that both can be scored on the same rows."
	},
	"data-changed": {
		ends: "unknown",
		cause: "The training reports the metric itself, and its data are not those of the baseline: the two values may be of different rows, so that their difference says nothing of the model. Limits on the value (`min`, `max`) are judged.",
		remedy: "Let both models be scored on the same test rows (`evaluate` with `label` and `run`); or bring the data in a pull request of its own, and let the base say `when-unknown: allow` (on the gate, or for the project) if such a change is to pass."
	},
	"no-interval": {
		ends: "unknown",
		cause: "The number came without an error, and the rule requires an interval (or there is no rule, so noise decides).",
		remedy: "Let us compute the metric from predictions (`evaluate`), report its standard error (`rmse_stderr` beside `rmse`), or train several `seeds` that the command reads from `MLOPS_SEED`. Without `require-interval` a gate with `max-worse` lets pass what stays within it (docs/reference/training.md)."
	},
	"too-few-groups": {
		ends: "unknown",
		cause: "Rows of one group (`evaluate.cluster`) hang together, so the groups are the evidence, and there are too few of them: for metrics of two classes, too few that hold the rarer one.",
		remedy: "Add test rows of other groups. More rows of the same groups do not help; nor does leaving out `cluster`, which would take them for independent."
	},
	"slice-too-small": {
		ends: "unknown",
		cause: "The slice has fewer rows than `min-rows`, or, where rows come in groups, too few groups for an interval.",
		remedy: "Nothing to do: it is listed, not judged."
	},
	"no-slice-judged": {
		ends: "unknown",
		cause: "A gate asks for every value of a column, and every value has too few rows, or groups of rows, to be judged.",
		remedy: "Add test rows, lower `min-rows`, or let the gate say `when-unknown: allow`."
	},
	"rows-changed": {
		ends: "unknown",
		cause: "The change gives test rows of the base other values, and on the rows that are as the base has them the gate does not pass.",
		remedy: "Leave the test rows as they are, or bring their correction in a pull request of its own, where somebody looks at it."
	},
	"rows-gone": {
		ends: "unknown",
		cause: "More than 1 % of the base's test rows are no longer there: nobody can tell whether what is left was chosen.",
		remedy: "Keep the rows and their keys and add new ones, or bring the new test set in a pull request of its own, where somebody looks at it."
	},
	"slice-gone": {
		ends: "unknown",
		cause: "A gate judges every value of a column, and of a value that the base's test rows let it judge too few are left.",
		remedy: "Keep the rows, or give up that slice in a pull request of its own."
	},
	"better-unknown": {
		ends: "unknown",
		cause: "The direction of this metric is not known by its name and was not declared.",
		remedy: "Add `better: higher` or `better: lower` to the gate."
	},
	"model-removed": {
		ends: "fail",
		cause: "A model of the base branch is no longer in `mlops.yaml`, or has another name; with it go its gates.",
		remedy: "Keep the model under its name. If it is to go, somebody who may write to the repository comments `/mlops accept <model> model-removed <reason>` on the pull request; later ones are then judged without it."
	},
	"contract-removed": {
		ends: "fail",
		cause: "A dataset lost its contract although a model still reads its files.",
		remedy: "Keep the dataset section. If it is to go, somebody who may write to the repository comments `/mlops accept <dataset> contract-removed <reason>` on the pull request."
	},
	"policy-unreadable": {
		ends: "unknown",
		cause: "The project file on the base branch cannot be read, so nobody can ask its gates.",
		remedy: "Repair the file on the base branch first."
	},
	"project-moved": {
		ends: "unknown",
		cause: "The change moves the project file, so that the base branch has nothing at the place that judges it.",
		remedy: "Leave the file where the base branch has it; a move of the file is merged by somebody who may pass the check."
	}
});

export { gateReasons as t };