import { t as MlopsError } from "./problem.js";
import { c as parseSketch, l as sketchText } from "./own-paths.js";
import { t as sketchDataset } from "./dataset.js";
import { r as localVersion } from "./table-source.js";
import { T as expectSame, p as sketchAddressOf } from "./commit-record.js";
import { o as builtVersion } from "./commit-data.js";

// src/data/named-files.ts
function withNames(text, files) {
	return files.reduce((all, file) => all.replaceAll(file.local, file.path), text);
}
function namedError(error, files) {
	if (!(error instanceof MlopsError)) return error;
	const problems = error.problems.map((problem) => ({
		...problem,
		message: withNames(problem.message, files)
	}));
	return new MlopsError(error.ends, problems);
}

// src/commands/steps/dataset-sketch.ts
async function sketchOf(situation, resolved, engine, tell) {
	const known = recordedSketch(situation, resolved);
	if (known !== void 0) return known;
	const version = await localFiles(situation, resolved, tell);
	const sketch = await sketchDataset(await engine.get(version.dataset), version, tell).catch((error) => {
		throw namedError(error, version.files);
	});
	await keepSketch(situation, version, sketch);
	return sketch;
}
async function keepSketch(situation, version, sketch) {
	await situation.records.keep({
		address: sketchAddressOf(version),
		text: sketchText(sketch)
	});
}
function recordedSketch(situation, resolved) {
	const address = sketchAddressOf(resolved);
	const text = situation.records.text(address);
	if (text === void 0) return void 0;
	const sketch = parseSketch(text);
	expectSame(address, "digest", sketch.digests.join("+"), resolved.digest);
	return sketch;
}
function localFiles(situation, resolved, tell) {
	if (resolved.built !== void 0) return builtVersion(situation, resolved, resolved.built, tell);
	const { own, sources, note } = situation;
	return localVersion(situation.repository, resolved, {
		cache: own.cache,
		sources,
		note
	}, tell);
}

export { namedError as a, sketchOf as i, localFiles as n, withNames as o, recordedSketch as r, keepSketch as t };