import { n as compareText } from "./canonical.js";
import { t as MlopsError } from "./problem.js";
import { _ as number, b as strictObject, h as literal, x as string, y as record } from "./schemas.js";
import { A as readDocument, u as linkedViews, y as formatPath } from "./needs.js";

// src/project/lock.ts
const lockVersion = 1;
const objectForm = /^(0|[1-9]\d{0,15}) ([!#-~]{1,128})(?: md5:([0-9a-f]{32}))?$/;
const mostLockedObjects = 1e4;
const entry = strictObject({
	digest: string().regex(/^sha256:[0-9a-f]{64}$/, { error: "`sha256:` and 64 digits from 0 to 9 and a to f" }).describe("Of the version of the dataset, over the paths and contents of its files; in a database over its rows, by that engine."),
	rows: number().int().min(0).optional().describe("How many rows it has, where it is a table; for people."),
	bytes: number().int().min(0).optional().describe("How large its files are together; for people."),
	objects: record(string().min(1).max(1024), string().regex(objectForm, { error: "bytes, tag and, where the tag is no MD5 and there is one, `md5:` and its digits" })).optional().describe("Of data behind an address: which version of which objects is meant, by key: bytes, the tag of the store, and its MD5.")
});
const lockFile = strictObject({
	schemaVersion: literal(1),
	datasets: record(string(), entry).describe("What each `frozen` dataset has to be, and which version of rows in a database and of objects behind an address is meant, by the names of the datasets.")
}).describe("The versions of data that were agreed on in review, beside `mlops.yaml`.");
function lockFileOf(projectFile) {
	return `${projectFile.replace(/\.ya?ml$/, "")}.lock`;
}
function readLock(text, file) {
	if (text === void 0) return /* @__PURE__ */ new Map();
	const { value, places, problems } = readDocument(text, file);
	const version = typeof value === "object" && value !== null ? Reflect.get(value, "schemaVersion") : 0;
	if (typeof version === "number" && version > 1) {
		const message = `${file} is of version ${version}; this program reads version ${1}`;
		throw new MlopsError("input", [{
			reason: "lock-too-new",
			message,
			place: places.value(["schemaVersion"])
		}]);
	}
	const read = lockFile.safeParse(value);
	const found = (read.success ? [] : read.error.issues).map((issue) => {
		const path = issue.path.map((segment) => typeof segment === "number" ? segment : String(segment));
		return {
			reason: "lock-invalid",
			message: path.length === 0 ? `${file} holds no lock entries` : `${formatPath(path)}: ${issue.message}`,
			place: places.value(path)
		};
	});
	const all = [...problems, ...found];
	if (!read.success || all.length > 0) throw new MlopsError("input", all);
	return new Map(Object.entries(read.data.datasets).map(([name, { digest, rows, bytes, objects }]) => [name, {
		digest,
		...rows !== void 0 && { rows },
		...bytes !== void 0 && { bytes },
		...objects && { objects: Object.entries(objects).map(objectOf).toSorted((a, b) => compareText(a.key, b.key)) }
	}]));
}
function objectOf([key, text]) {
	const [, bytes = "", tag = "", md5] = objectForm.exec(text) ?? [];
	return {
		key,
		bytes: Number(bytes),
		tag,
		...md5 !== void 0 && { md5 }
	};
}
function lockedObjectText({ bytes, tag, md5 }) {
	return `${bytes} ${tag}${md5 === void 0 ? "" : ` md5:${md5}`}`;
}
function pinOf({ locked, database, view }) {
	return pinned(view === void 0 ? locked : view.locked, database);
}
function pinned(entry, database) {
	return database !== void 0 || entry?.objects !== void 0 ? entry : void 0;
}
function withLock(project, lock) {
	if ([...project.datasets.values()].every(({ name, locked, database, view }) => locked === lock.get(name) && (view === void 0 || view.locked === pinned(lock.get(view.root), database)))) return project;
	const datasets = [...project.datasets].map(([name, { locked: _, ...dataset }]) => {
		const locked = lock.get(name);
		return [name, locked === void 0 ? dataset : {
			...dataset,
			locked
		}];
	});
	return {
		...project,
		datasets: linkedViews(new Map(datasets))
	};
}

export { pinOf as a, mostLockedObjects as i, lockFileOf as n, readLock as o, lockedObjectText as r, withLock as s, lockFile as t };