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

// src/commands/steps-text.ts
const words = {
	validate: ["validation", "validations"],
	train: ["training", "trainings"],
	take: ["artifact of the commit", "artifacts of the commit"],
	evaluate: ["scoring", "scorings"]
};
function stepsText(counts) {
	const parts = [
		"validate",
		"train",
		"take",
		"evaluate"
	].flatMap((kind) => {
		const [one, many] = words[kind];
		const count = counts[kind] ?? 0;
		return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	});
	return parts.length === 0 ? void 0 : parts.join(", ");
}

export { laterSteps as n, policySentence as r, stepsText as t };