// src/commands/steps-text.ts
const words = {
	build: ["build", "builds"],
	validate: ["validation", "validations"],
	smoke: ["smoke run", "smoke runs"],
	train: ["training", "trainings"],
	take: ["artifact of the commit", "artifacts of the commit"],
	evaluate: ["scoring", "scorings"]
};
function stepsText(counts) {
	const parts = [
		"build",
		"validate",
		"smoke",
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

export { stepsText as t };