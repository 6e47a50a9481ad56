import { r as sha256 } from "./canonical.js";

// src/actions/artifact-names.ts
function prefixOf(projectFile) {
	if (projectFile === "mlops.yaml") return "mlops";
	return `mlops-${sha256(projectFile).slice(0, 8)}`;
}
function suffixOf(what) {
	if (!("model" in what)) return what.kind;
	return `${what.kind}-${what.model}${"fingerprint" in what ? `-${what.fingerprint.slice(0, 16)}` : ""}`;
}
function kindOf(suffix) {
	if (suffix === "data" || suffix === "evaluation") return { kind: suffix };
	if (suffix === "report" || suffix === "runs" || suffix === "deployment") return { kind: suffix };
	const run = /^run-(.+)$/.exec(suffix)?.[1];
	if (run !== void 0) return {
		kind: "run",
		model: run
	};
	const [, kind, model, fingerprint] = /^(kept|brought)-(.+)-([0-9a-f]{16})$/.exec(suffix) ?? [];
	if (model === void 0 || fingerprint === void 0) return void 0;
	return {
		kind: kind === "kept" ? "kept" : "brought",
		model,
		fingerprint
	};
}
const proofName = "mlops-proof.json";
function otherProofName(digest) {
	return `mlops-proof-${digest.slice(7, 23)}.json`;
}

export { suffixOf as a, proofName as i, otherProofName as n, prefixOf as r, kindOf as t };