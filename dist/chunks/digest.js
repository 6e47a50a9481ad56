import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";

// src/training/digest.ts
function manifestDigest(files) {
	const lines = files.map((file) => [file.path, file.digest]).sort(([a], [b]) => compareText(a, b));
	return `sha256:${sha256(canonicalJson(lines))}`;
}

export { manifestDigest as t };