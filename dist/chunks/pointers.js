import { R as load } from "./needs.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons6.js";
import { posix } from "node:path";

// src/repository/pointers.ts
const largestPointer = 1024;
function mayBePointer(bytes) {
	return bytes !== void 0 && bytes <= 1024;
}
const lfs = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n?$/;
function parseLfsPointer(text, file) {
	const found = lfs.exec(text);
	if (found === null && text.startsWith("version https://git-lfs.github.com/spec/")) throw MlopsError.of(repositoryReasons, "pointer-unreadable", `${file} begins like a Git LFS pointer, but has no sha256 and size as version 1 writes them.`);
	return found === null ? void 0 : {
		kind: "lfs",
		sha256: found[1] ?? "",
		bytes: Number(found[2])
	};
}
function parseDvcPointer(text, file) {
	const { out, wdir } = firstOut(text);
	const { md5, path, size } = out ?? {};
	if (typeof md5 !== "string" || !/^[0-9a-f]{32}(\.dir)?$/.test(md5) || typeof path !== "string") throw MlopsError.of(repositoryReasons, "pointer-unreadable", `${file} is not a DVC file with one output that has an md5 and a path.`);
	const stands = posix.join(posix.dirname(file), typeof wdir === "string" ? wdir : ".", path);
	if (posix.isAbsolute(path) || stands === ".." || stands.startsWith("../")) throw MlopsError.of(repositoryReasons, "data-outside", `${file} stands for ${path}, outside of the repository.`);
	const bytes = typeof size === "number" ? size : void 0;
	return {
		kind: "dvc",
		md5,
		path: stands.replace(/\/$/, ""),
		bytes
	};
}
function firstOut(text) {
	let document;
	try {
		document = load(text);
	} catch {
		return {};
	}
	if (!isRecord(document)) return {};
	const { outs, wdir } = document;
	const only = Array.isArray(outs) && outs.length === 1 ? outs[0] : void 0;
	return isRecord(only) ? {
		out: only,
		wdir
	} : {};
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export { parseLfsPointer as i, mayBePointer as n, parseDvcPointer as r, largestPointer as t };