// src/commands/reporting/later-policy.ts
function policySentence(change, { judged }) {
	return waits(change) ? `${change.sentence}; it takes effect once it is on ${judged.policy.branch}` : change.sentence;
}
function waits({ path, blocks }) {
	return path[0] !== "datasets" && !blocks;
}
function laterSteps({ policyChanges }, models) {
	const steps = ["train", "evaluate"];
	return policyChanges.filter(({ path, blocks }) => path[0] === "models" && models.includes(String(path[1])) && steps.includes(path[2]) && !blocks);
}

export { policySentence as n, laterSteps as t };