import { i as isMissing } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { join } from "node:path";
import { mkdir, readdir } from "node:fs/promises";

// src/actions/kept.ts
async function keepResults(artifacts, folder, own) {
	for (const model of own === void 0 ? await namesIn(folder) : [own]) for (const fingerprint of await namesIn(join(folder, model))) await artifacts.put({
		kind: "kept",
		model,
		fingerprint
	}, join(folder, model, fingerprint));
}
async function namesIn(folder) {
	try {
		return await readdir(folder);
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}
function bringKept(artifacts, folder, asking, ports) {
	const search = {
		env: ports.env,
		signal: ports.signal,
		...asking
	};
	const bringOne = async ({ model, fingerprint }) => {
		const into = join(folder, `kept-${model}-${fingerprint.slice(0, 16)}`);
		await mkdir(into, { recursive: true });
		const name = `run \`${fingerprint.slice(0, 12)}\` of ${model}`;
		try {
			if (!await artifacts.getEarlier({
				kind: "kept",
				model,
				fingerprint
			}, into, search)) {
				ports.progress.note(`No artifact holds the files of ${name} any more.`);
				return [];
			}
		} catch (error) {
			if (!(error instanceof MlopsError)) throw error;
			ports.progress.note(`The files of ${name} could not be fetched: ${error.message}`);
			return [];
		}
		await artifacts.put({
			kind: "brought",
			model,
			fingerprint
		}, into);
		return [{
			folder: into,
			by: { model }
		}];
	};
	return async (results) => (await Promise.all(results.map(bringOne))).flat();
}

export { keepResults as n, bringKept as t };