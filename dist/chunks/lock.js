import { t as MlopsError } from "./problem.js";
import { _ as number, b as strictObject, h as literal, x as string, y as record } from "./schemas.js";
import { T as readDocument, g as formatPath, s as linkedViews } from "./drift-statistics.js";

// src/project/lock.ts
const lockVersion = 1;
const entry = strictObject({
	digest: string().regex(/^sha256:[0-9a-f]{64}$/, { error: "`sha256:` and 64 digits from 0 to 9 and a to f" }).describe("Of the version of the dataset, over the paths and contents of its files; in a database over its rows, by that engine."),
	rows: number().int().min(0).optional().describe("How many rows it has, where it is a table; for people."),
	bytes: number().int().min(0).optional().describe("How large its files are together; for people.")
});
const lockFile = strictObject({
	schemaVersion: literal(1),
	datasets: record(string(), entry).describe("What each `frozen` dataset, and each one in a database, has to be, by its name.")
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
	return new Map(Object.entries(read.data.datasets).map(([name, { digest, rows, bytes }]) => [name, {
		digest,
		...rows !== void 0 && { rows },
		...bytes !== void 0 && { bytes }
	}]));
}
function withLock(project, lock) {
	if ([...project.datasets.values()].every(({ name, locked, database, view }) => locked === lock.get(name) && (database === void 0 || view === void 0 || view.locked === lock.get(view.root)))) return project;
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

export { withLock as i, lockFileOf as n, readLock as r, lockFile as t };