// src/commands/reporting/later-policy.ts
function policySentence(change, { judged }) {
	return waits(change, judged) ? `${change.sentence}; it takes effect once it is on ${judged.policy.branch}` : change.sentence;
}
function waits({ path, blocks }, { candidate }) {
	return candidate.kind !== "default-branch" && path[0] !== "datasets" && !blocks;
}
function laterSteps(situation, models) {
	const { policyChanges, judged } = situation;
	const steps = ["train", "evaluate"];
	return policyChanges.filter((change) => waits(change, judged) && change.path[0] === "models" && models.includes(String(change.path[1])) && steps.includes(change.path[2]));
}

export { policySentence as n, laterSteps as t };