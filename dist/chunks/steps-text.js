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

// src/commands/steps-text.ts
const words = {
	validate: ["validation", "validations"],
	train: ["training", "trainings"],
	evaluate: ["scoring", "scorings"]
};
function stepsText(counts) {
	const parts = [
		"validate",
		"train",
		"evaluate"
	].flatMap((kind) => {
		const [one, many] = words[kind];
		return counts[kind] === 0 ? [] : [`${counts[kind]} ${counts[kind] === 1 ? one : many}`];
	});
	return parts.length === 0 ? void 0 : parts.join(", ");
}

export { laterSteps as n, policySentence as r, stepsText as t };