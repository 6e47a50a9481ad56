import { t as MlopsError } from "./problem.js";
import { g as looseObject, p as int } from "./schemas.js";

// src/support/versioned.ts
const versioned = looseObject({ schemaVersion: int() });
function readVersioned(text, form) {
	const { what, schema, version, reasons } = form;
	const document = parseJson(text, form);
	const found = versioned.safeParse(document);
	if (found.success && found.data.schemaVersion > version) {
		const message = `${what} has schema version ${found.data.schemaVersion}; this version reads up to ${version}.`;
		throw MlopsError.of(reasons, form.tooNew, message);
	}
	const parsed = schema.safeParse(document);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const place = issue?.path.join(".") || "its root";
	const why = issue?.message ?? "it does not follow the schema";
	throw MlopsError.of(reasons, form.malformed, `${what} is not valid at ${place}: ${why}.`);
}
function parseJson(text, { what, reasons, notJson }) {
	try {
		return JSON.parse(text);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw MlopsError.of(reasons, notJson, `${what} is not JSON: ${why}.`);
	}
}

export { readVersioned as t };