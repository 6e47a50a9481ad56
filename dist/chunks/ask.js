import { t as MlopsError } from "./problem.js";
import { E as ZodError } from "./schemas.js";
import { t as forgeReasons } from "./reasons10.js";
import { a as RequestError } from "./dist-bundle.js";
import { setTimeout } from "node:timers/promises";

// src/forge/github/failures.ts
function pauseBefore(error, failures) {
	if (!(error instanceof RequestError)) return void 0;
	const limit = limitOf(error);
	if (limit !== void 0) return limit <= 120 ? limit : void 0;
	return error.status >= 500 ? failures ** 2 : void 0;
}
function limitOf(error) {
	if (error.status !== 403 && error.status !== 429) return void 0;
	const headers = error.response?.headers ?? {};
	const after = Number(headers["retry-after"]);
	if (headers["retry-after"] !== void 0 && Number.isFinite(after)) return Math.max(0, after);
	if (`${headers["x-ratelimit-remaining"]}` === "0") return Math.max(0, Math.ceil(Number(headers["x-ratelimit-reset"] ?? 0) - Date.now() / 1e3) + 1);
	return error.status === 429 || /\bsecondary rate\b/i.test(error.message) ? 60 : void 0;
}
function isMissing(error) {
	return error instanceof RequestError && (error.status === 404 || error.status === 410);
}
function isRefused(error) {
	return error instanceof RequestError && error.status === 403 && limitOf(error) === void 0;
}
function explained(error, repository, { what, permission }) {
	if (error instanceof ZodError) {
		const [issue] = error.issues;
		const where = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not readable"}`;
		return MlopsError.of(forgeReasons, "forge-strange-answer", `GitHub's answer to ${what} in ${repository} is not understood (${where}).`);
	}
	if (!(error instanceof RequestError)) return error;
	const said = sayingOf(error);
	const limit = limitOf(error);
	if (limit !== void 0) {
		const sentence = `GitHub lets nobody ${what} in ${repository} for another ${limit} s: ${said}`;
		return MlopsError.of(forgeReasons, "forge-limited", sentence);
	}
	if (error.status === 401) return MlopsError.of(forgeReasons, "forge-bad-token", `GitHub does not accept the token to ${what} in ${repository}: ${said}`);
	if (error.status === 403 || error.status === 404) return forbidden(error, repository, {
		what,
		permission
	});
	if (error.status >= 500) return MlopsError.of(forgeReasons, "forge-no-answer", `GitHub could not be asked to ${what} in ${repository}: ${said}`);
	const sentence = `GitHub does not accept what was sent to ${what} in ${repository} (${error.status}): ${said}`;
	return MlopsError.of(forgeReasons, "forge-rejected", sentence);
}
function forbidden(error, repository, { what, permission }) {
	const sentence = `GitHub refuses to ${what} in ${repository} (${error.status}): ${sayingOf(error)} The token lacks \`${permission}\`.`;
	const remedy = remedyOf(error, permission);
	return MlopsError.of(forgeReasons, "forge-no-permission", sentence, { remedy });
}
function remedyOf({ message }, permission) {
	if (/via a GitHub App/i.test(message)) return "Only the token of a job or of a GitHub App may write checks; a person's token never may.";
	if (permission === "metadata: read") return "Every token of a job may do that in its own repository: look at GITHUB_REPOSITORY, and at the rights of a token of your own.";
	return `Add \`${permission}\` under \`permissions:\` of the job; pull requests from forks never get it.`;
}
function sayingOf(error) {
	const words = error.message.replace(/ - https?:\/\/\S+$/, "").replace(/\s+/g, " ").trim().slice(0, 300);
	return `${words === "" ? "no words" : words}${/[.!?]$/.test(words) ? "" : "."}`;
}

// src/forge/github/ask.ts
function nameOf({ owner, repo }) {
	return `${owner}/${repo}`;
}
async function ask(place, action, work) {
	try {
		return await work();
	} catch (error) {
		place.client.signal?.throwIfAborted();
		throw explained(error, nameOf(place), action);
	}
}
const rounds = 8;
async function persist(place, action, round) {
	const { second, signal } = place.client;
	let failures = 0;
	for (let count = 0; count < rounds; count++) try {
		const outcome = await round();
		if (outcome !== "again") return outcome;
		await setTimeout(second / 2, void 0, { signal });
	} catch (error) {
		signal?.throwIfAborted();
		failures += 1;
		const pause = pauseBefore(error, failures);
		if (pause === void 0 || failures > 3) throw explained(error, nameOf(place), action);
		await setTimeout(pause * second, void 0, { signal });
	}
	const sentence = `Others were faster ${rounds} times than the attempt to ${action.what} in ${nameOf(place)}.`;
	throw MlopsError.of(forgeReasons, "forge-busy", sentence);
}

export { isRefused as a, isMissing as i, nameOf as n, persist as r, ask as t };