import { t as version } from "./version.js";

// src/actions/begin.ts
async function begin(name, load) {
	process.stdout.write(`${firstLine(name, process.env)}\n`);
	const { act } = await load();
	await act();
}
function firstLine(name, env) {
	const commit = /^[0-9a-f]{40,64}$/.exec(env["GITHUB_SHA"] ?? "")?.[0];
	const where = commit === void 0 ? "" : `, in a run at ${commit.slice(0, 12)}`;
	return `mlops ${version}: action ${name}${where}`;
}

export { begin as t };