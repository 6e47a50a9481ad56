// src/support/verdict.ts
const order = {
	fail: 0,
	unknown: 1,
	pass: 2
};
function worst(verdicts) {
	let found;
	for (const verdict of verdicts) if (found === void 0 || order[verdict] < order[found]) found = verdict;
	return found ?? "unknown";
}

export { worst as t };