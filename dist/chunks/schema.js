import { R as load } from "./needs.js";
import { n as loadProject, y as hasInclude } from "./load.js";
import { n as openRepository } from "./repository.js";
import { t as escapeTerminal } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";
import { r as textsAround } from "./project-texts.js";
import { dirname, relative, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { realpath } from "node:fs/promises";

// src/commands/schema.ts
async function schema(request) {
	const names = Object.keys(request.schemas);
	if (request.name === void 0 && request.check !== void 0) {
		const remedy = `Name the schema: mlops schema <name> --check ${request.check}. There are: ${names.join(", ")}.`;
		throw MlopsError.of(commandReasons, "unknown-schema", "--check needs the name of a schema.", { remedy });
	}
	if (request.name === void 0) return passed("listed", `${names.length} schemas.`, { schemas: names }, `${names.join("\n")}\n`);
	const found = request.schemas[request.name];
	if (found === void 0) {
		const remedy = `There are: ${names.join(", ")}.`;
		throw MlopsError.of(commandReasons, "unknown-schema", `There is no schema "${request.name}".`, { remedy });
	}
	if (request.check === void 0) {
		const text = request.schemaText(found);
		return passed("listed", `The schema ${request.name}.`, JSON.parse(text), text);
	}
	const problems = await checkFile(request.name, found, request.check, request.folder);
	if (problems.length === 0) return passed("schema-ok", `${request.check} is a ${request.name} file.`, null, `${request.check}: ok\n`);
	const sentence = `${request.check} is no ${request.name} file: ${problems.length} problem${problems.length === 1 ? "" : "s"}.`;
	return {
		ends: "input",
		reason: "schema-mismatch",
		sentence,
		problems,
		data: null,
		text: () => `${escapeTerminal(sentence)}\n`
	};
}
function passed(reason, sentence, data, text) {
	return {
		ends: "pass",
		reason,
		sentence,
		problems: [],
		data,
		text: () => text
	};
}
async function checkFile(name, found, file, folder) {
	const text = await readText(resolve(folder, file), file);
	if (name === "mlops") return projectProblems(await textsOf(text, file, resolve(folder, file)));
	return (found.safeParse(parseFile(text, file)).error?.issues ?? []).map((issue) => ({
		reason: "schema-mismatch",
		message: `${file}: ${issue.path.join(".") || "the document"}: ${issue.message}`
	}));
}
const largest = 64 * 2 ** 20;
async function readText(path, file) {
	const unreadable = (why) => MlopsError.of(commandReasons, "file-unreadable", `${file} cannot be read: ${why}.`);
	const chunks = [];
	let bytes = 0;
	try {
		for await (const chunk of createReadStream(path)) {
			chunks.push(chunk);
			bytes += chunk.length;
			if (bytes > largest) break;
		}
	} catch (error) {
		throw unreadable(error instanceof Error ? error.message : String(error));
	}
	if (bytes > largest) throw unreadable(`it has more than ${largest / 2 ** 20} MB`);
	return Buffer.concat(chunks).toString("utf8");
}
async function textsOf(text, file, path) {
	if (!hasInclude(text, file)) return {
		file,
		text
	};
	const real = await realpath(path);
	const repository = await openRepository(dirname(real)).catch((error) => {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
	});
	const root = await realpath(repository?.root ?? dirname(real));
	return await textsAround(root, relative(root, real).replaceAll("\\", "/"), text);
}
function projectProblems(texts) {
	try {
		loadProject(texts);
		return [];
	} catch (error) {
		if (error instanceof MlopsError) return error.problems;
		throw error;
	}
}
function parseFile(text, file) {
	try {
		return file.endsWith(".json") ? JSON.parse(text) : load(text, { maxAliases: 0 });
	} catch (error) {
		throw MlopsError.of(commandReasons, "file-unreadable", `${file}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

export { schema };