// src/forge/github/generation.ts
const attempts = 1e3;
function generationOf(run, attempt) {
	return run * attempts + attempt;
}
function isNewer(one, other) {
	if (one.head === other.head && one.approved !== other.approved) return one.approved === true;
	return one.generation > other.generation;
}
function runOf(generation) {
	if (generation < attempts) return {};
	return {
		run: Math.floor(generation / attempts),
		attempt: generation % attempts
	};
}

export { isNewer as n, runOf as r, generationOf as t };