import { t as MlopsError } from "./problem.js";
import { O as _coercedNumber, T as url, p as int, r as ZodNumber, v as object, x as string } from "./schemas.js";
import { t as forgeReasons } from "./reasons10.js";
import { t as generationOf } from "./generation.js";
import { readFile } from "node:fs/promises";

// node_modules/zod/v4/classic/coerce.js
function number(params) {
	return _coercedNumber(ZodNumber, params);
}

// src/forge/github/context.ts
const environmentShape = object({
	GITHUB_API_URL: url().optional(),
	GITHUB_SERVER_URL: url().default("https://github.com"),
	GITHUB_REPOSITORY: string().regex(/^[\w.-]+\/[\w.-]+$/, "not of the form owner/name"),
	GITHUB_RUN_ID: number().int().positive().optional(),
	GITHUB_RUN_ATTEMPT: number().int().positive().default(1),
	GITHUB_EVENT_NAME: string().optional(),
	GITHUB_EVENT_PATH: string().optional()
});
const side = object({
	sha: string(),
	ref: string()
});
const eventShape = object({ pull_request: object({
	number: int().positive(),
	head: side,
	base: side
}).optional() });
async function readContext(env, repository) {
	const parsed = environmentShape.safeParse({
		...withoutEmpty(env),
		...repository !== void 0 && { GITHUB_REPOSITORY: repository }
	});
	if (!parsed.success) throw unusable(parsed.error);
	const found = parsed.data;
	const [owner = "", repo = ""] = found.GITHUB_REPOSITORY.split("/");
	const event = await readEvent(found.GITHUB_EVENT_NAME, found.GITHUB_EVENT_PATH);
	return {
		api: safeAddress(found.GITHUB_API_URL ?? apiOf(found.GITHUB_SERVER_URL)),
		owner,
		repo,
		writer: writerOf(found),
		...event !== void 0 && { event }
	};
}
function apiOf(server) {
	const { hostname, origin } = new URL(server);
	return hostname === "github.com" ? "https://api.github.com" : `${origin}/api/v3`;
}
function writerOf(env) {
	const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = env;
	if (run === void 0) return { generation: 0 };
	const url = `${server.replace(/\/+$/, "")}/${name}/actions/runs/${run}/attempts/${attempt}`;
	return {
		generation: generationOf(run, attempt),
		url
	};
}
async function readEvent(name, path) {
	if (name !== "pull_request" || path === void 0) return void 0;
	const parsed = eventShape.safeParse(await readJson(path));
	if (!parsed.success) throw unusable(parsed.error, `The event file ${path} is not understood`);
	const pull = parsed.data.pull_request;
	return pull && {
		number: pull.number,
		head: pull.head.sha,
		base: pull.base.ref
	};
}
async function readJson(path) {
	try {
		return JSON.parse(await readFile(path, "utf8"));
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw MlopsError.of(forgeReasons, "forge-context", `The event file ${path} cannot be read: ${why}.`);
	}
}
function safeAddress(address) {
	const { protocol, hostname } = new URL(address);
	if (protocol === "https:" || protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]")) return address.replace(/\/+$/, "");
	throw MlopsError.of(forgeReasons, "forge-context", `The API is at ${address}; only https:// is used with a token.`);
}
function withoutEmpty(env) {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}
function unusable(error, what = "The variables of the runner are not understood") {
	const said = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
	return MlopsError.of(forgeReasons, "forge-context", `${what} (${said}).`);
}

export { readContext as t };