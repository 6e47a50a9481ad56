// src/report/outcome.ts
const outcomes = {
	stopped: {
		word: "Stopped",
		verdict: "fail"
	},
	"data-broken": {
		word: "Data broken",
		verdict: "fail"
	},
	"training-failed": {
		word: "Training failed",
		verdict: "fail"
	},
	"not-trained": {
		word: "Not trained",
		verdict: "fail"
	},
	worse: {
		word: "Worse",
		verdict: "fail"
	},
	"not-good-enough": {
		word: "Not good enough",
		verdict: "fail"
	},
	drifted: {
		word: "Data drifted",
		verdict: "fail"
	},
	"policy-blocked": {
		word: "Policy blocked",
		verdict: "fail"
	},
	"cannot-tell": {
		word: "Cannot tell",
		verdict: "unknown"
	},
	accepted: {
		word: "Loss accepted",
		verdict: "pass"
	},
	warned: {
		word: "Passes, with a warning",
		verdict: "pass"
	},
	mixed: {
		word: "Mixed, within limits",
		verdict: "pass"
	},
	"within-limits": {
		word: "Within limits",
		verdict: "pass"
	},
	better: {
		word: "Better",
		verdict: "pass"
	},
	"first-run": {
		word: "First run",
		verdict: "pass"
	},
	"unknown-allowed": {
		word: "Unknown, allowed",
		verdict: "pass"
	},
	passes: {
		word: "Passes",
		verdict: "pass"
	},
	"policy-loosened": {
		word: "Policy loosened",
		verdict: "pass"
	},
	"no-change": {
		word: "No measurable change",
		verdict: "pass"
	},
	"data-passes": {
		word: "Data passes",
		verdict: "pass"
	},
	"nothing-to-run": {
		word: "Nothing to run",
		verdict: "pass"
	}
};
const outcomeNames = Object.keys(outcomes).filter(isOutcome);
function isOutcome(name) {
	return Object.hasOwn(outcomes, name);
}
function byOutcome(one, other) {
	return outcomeNames.indexOf(one) - outcomeNames.indexOf(other);
}
function joinOutcomes(parts) {
	const worst = parts.toSorted(byOutcome)[0];
	return worst === "within-limits" && parts.includes("better") ? "mixed" : worst;
}

export { outcomes as i, joinOutcomes as n, outcomeNames as r, byOutcome as t };