import { r as sha256 } from "./canonical.js";

// src/actions/artifact-names.ts
function prefixOf(projectFile) {
	if (projectFile === "mlops.yaml") return "mlops";
	return `mlops-${sha256(projectFile).slice(0, 8)}`;
}
function suffixOf(what) {
	const fingerprint = "fingerprint" in what ? `-${what.fingerprint.slice(0, 16)}` : "";
	if ("model" in what) return `${what.kind}-${what.model}${fingerprint}`;
	if ("group" in what) return `${what.kind}-${what.group}`;
	return "dataset" in what ? `${what.kind}-${what.dataset}${fingerprint}` : what.kind;
}
function kindOf(suffix) {
	if (suffix === "data" || suffix === "evaluation") return { kind: suffix };
	if (suffix === "report" || suffix === "runs" || suffix === "deployment") return { kind: suffix };
	if (suffix === "versions") return { kind: suffix };
	const run = /^run-(.+)$/.exec(suffix)?.[1];
	if (run !== void 0) return {
		kind: "run",
		model: run
	};
	const build = /^build-(.+)$/.exec(suffix)?.[1];
	if (build !== void 0) return {
		kind: "build",
		group: build
	};
	const [, kind, of, fingerprint] = /^(kept|brought|made|fetched)-(.+)-([0-9a-f]{16})$/.exec(suffix) ?? [];
	if (of === void 0 || fingerprint === void 0) return void 0;
	if (kind === "made" || kind === "fetched") return {
		kind,
		dataset: of,
		fingerprint
	};
	return {
		kind: kind === "kept" ? "kept" : "brought",
		model: of,
		fingerprint
	};
}
const proofName = "mlops-proof.json";
function otherProofName(digest) {
	return `mlops-proof-${digest.slice(7, 23)}.json`;
}

export { suffixOf as a, proofName as i, otherProofName as n, prefixOf as r, kindOf as t };