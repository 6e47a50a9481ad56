import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";

// src/gates/acceptance.ts
function lossesOf(judged) {
	const { model, candidate, gates } = judged;
	if (candidate === void 0) return [];
	return [...Map.groupBy(gates.filter(isLoss), ({ metric }) => metric)].flatMap(([metric, results]) => {
		const values = results.map((result) => lossValue(result, judged));
		const known = values.filter((value) => value !== void 0);
		if (known.length < values.length) return [];
		return [{
			model,
			metric,
			fingerprint: candidate.fingerprint,
			values: known.toSorted(byPlace)
		}];
	});
}
function lossOfChange({ reason, path, fingerprint }) {
	if (reason === void 0 || fingerprint === void 0) return void 0;
	return {
		model: String(path[1]),
		metric: reason,
		fingerprint,
		values: []
	};
}
function lossKey({ model, metric, fingerprint, values }) {
	return sha256(canonicalJson({
		model,
		metric,
		fingerprint,
		values
	}));
}
function withAccepted(gates, metric, accepted) {
	return gates.map((gate) => gate.metric === metric && isLoss(gate) ? {
		...gate,
		blocks: false,
		accepted
	} : gate);
}
function isLoss({ verdict, kind, level, blocks, accepted }) {
	return (verdict === "fail" || kind === "kept") && level === "fail" && (blocks || accepted !== void 0);
}
function lossValue(result, { comparison, judgedRows }) {
	const { kind, slice, on } = result;
	const line = (on === void 0 ? comparison?.metrics : judgedRows?.vouched?.metrics)?.find((one) => isAbout(one, result));
	if (kind === "kept") return lostValue(result, line);
	const absolute = kind === "min" || kind === "max";
	const value = (absolute ? line?.candidate.shipped ?? line?.candidate : line?.candidate)?.value;
	const baseline = absolute ? void 0 : line?.baseline?.value;
	if (typeof value !== "number" || !absolute && typeof baseline !== "number") return void 0;
	return {
		kind,
		...slice && { slice },
		value,
		...typeof baseline === "number" && { baseline },
		...on && { on }
	};
}
function lostValue({ kind }, line) {
	const baseline = line?.baseline?.value;
	return typeof baseline === "number" ? {
		kind,
		value: null,
		baseline
	} : void 0;
}
function isAbout({ metric, slice }, result) {
	return metric === result.metric && slice?.column === result.slice?.column && slice?.value === result.slice?.value;
}
function byPlace(one, other) {
	return compareText(canonicalJson(one), canonicalJson(other));
}

export { withAccepted as i, lossOfChange as n, lossesOf as r, lossKey as t };