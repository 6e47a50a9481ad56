// src/gates/bounds.ts
function atLeast(known, bound) {
	if (known.kind === "exact") {
		const holds = known.value >= bound;
		return {
			holds,
			brokenFor: holds ? 0 : Number.POSITIVE_INFINITY
		};
	}
	const usual = intervalAt(known.intervals, 1);
	const broken = known.intervals.filter((interval) => interval.high < bound).map(gatesOf);
	return {
		holds: usual !== void 0 && usual.low >= bound,
		brokenFor: Math.max(0, ...broken)
	};
}
function atMost(known, bound) {
	return atLeast(known.kind === "exact" ? {
		kind: "exact",
		value: -known.value
	} : {
		kind: "intervals",
		intervals: known.intervals.map(({ level, low, high }) => ({
			level,
			low: -high,
			high: -low
		}))
	}, -bound);
}
function levelsFor(gates) {
	const counts = Array.from({ length: Math.min(16, Math.max(1, gates)) }, (_, index) => index + 1);
	for (let count = 32; count < 2 * gates; count *= 2) counts.push(count);
	return counts.map((count) => 1 - .05 / count);
}
function intervalAt(intervals, gates) {
	return intervals.find((interval) => gatesOf(interval) === gates);
}
function gatesOf({ level }) {
	return Math.floor(.05 / (1 - level) + 1e-6);
}
function holm(brokenFor) {
	const order = brokenFor.map((strength, index) => ({
		strength,
		index
	})).sort((a, b) => b.strength - a.strength);
	const rejected = brokenFor.map(() => false);
	for (const [rank, { strength, index }] of order.entries()) {
		if (strength < brokenFor.length - rank) break;
		rejected[index] = true;
	}
	return rejected;
}

// src/gates/questions.ts
function askRule(rule, line, baseline, byDefault) {
	const questions = [];
	if (rule.min !== void 0) questions.push(askValue("min", rule, line, rule.min));
	if (rule.max !== void 0) questions.push(askValue("max", rule, line, rule.max));
	if (rule.maxWorse !== void 0) questions.push(askChange("max-worse", rule, line, baseline, rule.maxWorse, -1));
	if (rule.minBetter !== void 0) questions.push(askChange("min-better", rule, line, baseline, rule.minBetter, 1));
	if (byDefault) questions.push(askDefault(rule, line, baseline));
	return questions;
}
function askValue(kind, rule, line, limit) {
	const known = knownValue(line, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		answer: known
	};
	return {
		kind,
		limit,
		answer: {
			kind: "bound",
			bound: kind === "min" ? atLeast(known, limit) : atMost(known, limit),
			seedNoiseUnknown: false
		}
	};
}
function knownValue(line, rule) {
	const { candidate } = line;
	const { value, intervals } = candidate.shipped ?? candidate;
	if (!isNumber(value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (candidate.exact) return {
		kind: "exact",
		value
	};
	if (hasTooFewGroups(line)) return {
		kind: "unknown",
		reason: "too-few-groups"
	};
	if (intervals.length > 0) return {
		kind: "intervals",
		intervals
	};
	return pointOf(line, rule, value);
}
function pointOf({ origin }, rule, value) {
	return rule.requireInterval || origin === "computed" ? {
		kind: "unknown",
		reason: "no-interval"
	} : {
		kind: "exact",
		value
	};
}
function hasTooFewGroups({ candidate: { groups } }) {
	return groups !== void 0 && groups < 5;
}
function askChange(kind, rule, line, baseline, amount, sign) {
	const tolerance = absolute(amount, line);
	const limit = sign * (tolerance ?? 0) + 0;
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		amount,
		answer: known
	};
	if (tolerance === void 0) return {
		kind,
		limit,
		amount,
		answer: {
			kind: "unknown",
			reason: "baseline-zero"
		}
	};
	return {
		kind,
		limit,
		amount,
		answer: {
			kind: "bound",
			bound: atLeast(known, limit),
			seedNoiseUnknown: line.change?.seedNoise === "unknown"
		}
	};
}
function absolute(amount, line) {
	if (amount.kind === "absolute") return amount.value;
	const value = line.baseline?.value ?? 0;
	return value === 0 ? void 0 : Math.abs(value) * amount.value / 100;
}
function knownChange(line, baseline, rule) {
	if (baseline === "first-run") return {
		kind: "unknown",
		reason: "not-in-baseline"
	};
	if (!isNumber(line.candidate.value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (baseline === "missing") return {
		kind: "unknown",
		reason: "no-baseline"
	};
	if (line.better === void 0) return {
		kind: "unknown",
		reason: "better-unknown"
	};
	const { change } = line;
	if (change === void 0 || !Number.isFinite(change.value)) return {
		kind: "unknown",
		reason: whyNoChange(line)
	};
	if (change.exact) return {
		kind: "exact",
		value: change.value
	};
	if (hasTooFewGroups(line)) return {
		kind: "unknown",
		reason: "too-few-groups"
	};
	if (change.intervals.length > 0) return {
		kind: "intervals",
		intervals: change.intervals
	};
	return pointOf(line, rule, change.value);
}
function whyNoChange({ baseline, notComparable, otherData }) {
	if (otherData !== void 0) return "data-changed";
	if (notComparable !== void 0) return "not-comparable";
	if (baseline === void 0) return "no-baseline";
	return isNumber(baseline.value) ? "not-comparable" : "undefined";
}
function isNumber(value) {
	return value !== null && Number.isFinite(value);
}
function askDefault(rule, line, baseline) {
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind: "default",
		limit: 0,
		answer: known
	};
	const { brokenFor } = atLeast(known, 0);
	const noiseless = line.change?.exact === false && line.change.intervals.length === 0;
	if (brokenFor > 0 && noiseless) return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "unknown",
			reason: "no-interval"
		}
	};
	const seedNoiseUnknown = line.change?.seedNoise === "unknown";
	return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "bound",
			bound: {
				holds: brokenFor === 0,
				brokenFor
			},
			seedNoiseUnknown
		}
	};
}

export { levelsFor as i, hasTooFewGroups as n, holm as r, askRule as t };