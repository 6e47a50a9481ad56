import { i as isMissing } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { a as suffixOf } from "./artifact-names.js";
import { join } from "node:path";
import { mkdir, readdir } from "node:fs/promises";

// src/actions/kept.ts
async function keepResults(artifacts, folder) {
	const kept = async (kind, keepOne) => {
		for (const of of await namesIn(join(folder, kind))) for (const fingerprint of await namesIn(join(folder, kind, of))) await keepOne(of, fingerprint, join(folder, kind, of, fingerprint));
	};
	await kept("models", (model, fingerprint, files) => artifacts.put({
		kind: "kept",
		model,
		fingerprint
	}, files));
	await kept("datasets", (dataset, fingerprint, files) => artifacts.put({
		kind: "made",
		dataset,
		fingerprint
	}, files));
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
	const bringOne = async (lost) => {
		const { was, now, by, name } = asArtifacts(lost);
		const into = join(folder, suffixOf(was));
		await mkdir(into, { recursive: true });
		try {
			if (!await artifacts.getEarlier(was, into, search)) {
				ports.progress.note(`No artifact holds the files of ${name} any more.`);
				return [];
			}
		} catch (error) {
			if (!(error instanceof MlopsError)) throw error;
			ports.progress.note(`The files of ${name} could not be fetched: ${error.message}`);
			return [];
		}
		await artifacts.put(now, into);
		return [{
			folder: into,
			by
		}];
	};
	return async (results) => (await Promise.all(results.map(bringOne))).flat();
}
function asArtifacts(lost) {
	const short = lost.fingerprint.slice(0, 12);
	return "model" in lost ? {
		was: {
			kind: "kept",
			...lost
		},
		now: {
			kind: "brought",
			...lost
		},
		by: { model: lost.model },
		name: `run \`${short}\` of ${lost.model}`
	} : {
		was: {
			kind: "made",
			...lost
		},
		now: {
			kind: "fetched",
			...lost
		},
		by: { dataset: lost.dataset },
		name: `version \`${short}\` of ${lost.dataset}`
	};
}

export { keepResults as n, bringKept as t };