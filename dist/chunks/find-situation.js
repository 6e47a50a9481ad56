import { i as __toESM } from "./rolldown-runtime.js";
import { b as requestAddress, c as buildAddress, m as evaluationAddress, u as commitAddress, v as proofAddress, x as runAddress, y as replacementAddress } from "./ledger.js";
import { B as readUserDocument, V as filePlaces, a as flowText, c as namedDatasets, f as buildsBelow, g as madeOf, h as isBuilt, m as builtRoot, p as buildsMissing, w as defined } from "./load.js";
import { C as scoresRecord, E as runAt, H as isModelStep, I as makePlan, J as datasetsOf, L as resultKey, O as scoresAt, Q as trainingRoles, S as runRecord, T as expectSame, V as isSmoke, W as nothingLost, X as rolesInReach, Y as evaluationFingerprint, Z as trainingFingerprint, at as metricsReadings, c as recordedResults, d as datasetBefore, f as ownScoresAddress, h as tookRole, it as declaredOutputs, l as asComparedWith, m as predecessorOf, p as sketchAddressOf, r as readCommitRecord, tt as explainChange, u as dataReportAddress, w as standing, y as evaluationAddressOf } from "./commit-record.js";
import { i as wantedRemote, n as openRepository, r as repositoryName } from "./repository.js";
import { A as takenFiles, D as codeOf, E as dvcCached, T as lfsStored, a as buildAt, c as recordedBuild, f as modelSteps, h as openDigestCache, i as namedStore, k as evaluationCodeOf, n as flatParams, p as takeFailures, r as paramFiles, s as isStored, t as commitData, u as giveFailures, y as dvcRemoteOf } from "./commit-data.js";
import { n as isPlainPath, r as matcher } from "./tree.js";
import { n as didYouMeanPath, r as nearest, t as didYouMean } from "./nearest.js";
import { r as parseDataReport } from "./data-report.js";
import { a as isOfOtherRun, c as parseSketch, i as openRecords, n as makeOwnPaths, o as differenceOf, s as replacedRecord } from "./own-paths.js";
import { t as MlopsError } from "./problem.js";
import { a as predictionsOf } from "./expression-text.js";
import { n as knownMetrics, t as knownMetric } from "./known.js";
import { i as linesFor, n as lostValues, r as wordLost } from "./lost-values.js";
import { r as sha256, t as canonicalJson } from "./canonical.js";
import { A as readDocument, T as weekdays, c as replacersOf, d as viewWords, g as formatDuration, h as formatAmount, i as driftStatistics, l as writtenStatistic, n as neededBy, r as neededFirst, t as neededBelow, u as linkedViews } from "./needs.js";
import { i as levelsFor, n as hasTooFewGroups, r as holm, t as askRule } from "./questions.js";
import { i as wordGroups, n as wordBound, o as wordNotTogether, s as wordUnknown } from "./words.js";
import { a as seedError, h as isPossible, i as noChange, l as seedNoise, m as defaultMetrics, o as symmetric, p as orientedChange, s as fold, u as spreads } from "./compare.js";
import { n as formatNumber } from "./numbers.js";
import { i as isMissing, n as insideOf, o as namingFile, s as readBounded } from "./files.js";
import { t as commandReasons } from "./reasons4.js";
import { f as driftDefault, m as rowsChangeDefault, p as driftDefaults } from "./cells.js";
import { t as require_picomatch } from "./picomatch.js";
import { n as lockFileOf, s as withLock } from "./lock.js";
import { n as findHeads, r as judgedOf } from "./judged.js";
import { i as readHead, n as readTexts, t as readCommit } from "./commit.js";
import { t as repositoryReasons } from "./reasons6.js";
import { n as uncommittedPaths, t as snapshotWorkTree } from "./work-tree.js";
import { n as sweepOwnFolders } from "./own-folder.js";
import { n as projectOf, t as lockedProject } from "./project-of.js";
import { t as projectTexts } from "./project-texts.js";
import { n as isAddress } from "./source-address.js";
import { t as trainingRequestOf } from "./training-request.js";
import { i as readProof } from "./proof.js";
import { dirname, join, relative } from "node:path";
import { copyFile, lstat, mkdir, open, stat, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { tmpdir } from "node:os";

// src/metrics/readers/json-keys.ts
const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;
function repeatedKey(text) {
	const open = [];
	let expectsKey = false;
	for (const match of text.matchAll(token)) {
		const [found] = match;
		const inside = open.at(-1);
		if (found === "{") open.push(/* @__PURE__ */ new Set());
		else if (found === "[") open.push("list");
		else if (found === "}" || found === "]") open.pop();
		else if (found !== "," && expectsKey && inside instanceof Set) {
			const key = String(JSON.parse(found));
			if (inside.has(key)) return {
				key,
				...placeOf$2(text, match.index)
			};
			inside.add(key);
		}
		expectsKey = found === "{" || found === "," && inside !== "list";
	}
}
function placeOf$2(text, index) {
	const before = text.slice(0, index).split("\n");
	return {
		line: before.length,
		column: (before.at(-1) ?? "").length + 1
	};
}

// src/metrics/readers/json.ts
const stringOrWord = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
function parseTolerantJson(text) {
	const parsed = JSON.parse(text.replace(stringOrWord, (found) => found.startsWith("\"") ? found : `"${found}"`));
	const twice = repeatedKey(text);
	if (twice === void 0) return parsed;
	const { key, line, column } = twice;
	throw new SyntaxError(`the key ${JSON.stringify(key)} stands twice in its object (line ${line}, column ${column})`);
}

// src/metrics/reported.ts
const fewestRuns = 5;
const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
function compareReported(request) {
	const levels = request.levels ?? [.95];
	return request.metrics.map((metric) => compareOne(metric, levels));
}
function compareOne(metric, levels) {
	const better = metric.better ?? knownMetric(metric.metric)?.better;
	const error = errorOf(metric);
	const { candidate, baseline } = metric;
	const line = {
		metric: metric.metric,
		...metric.slice && { slice: metric.slice },
		...better && { better },
		origin: metric.origin ?? "reported",
		candidate: estimateOf(candidate, metric, error, levels),
		method: error.name
	};
	if (!baseline) return line;
	const both = {
		...line,
		baseline: estimateOf(baseline, metric, error, levels)
	};
	if (both.candidate.value === null) return both;
	if (both.baseline.value === null) return {
		...both,
		notComparable: `the baseline has no value: ${both.baseline.undefinedBecause ?? "missing"}`
	};
	if (!better) return {
		...both,
		notComparable: "whether higher or lower is better was not declared"
	};
	if (metric.alike && sameValues(candidate, baseline)) return {
		...both,
		change: {
			...noChange(levels),
			paired: false
		},
		method: `identical ${metric.alike}`
	};
	if (metric.otherData && metric.otherData.length > 0) {
		const changed = metric.otherData.join(", ");
		return {
			...both,
			notComparable: `training reports it, and its data changed (${changed})`,
			otherData: metric.otherData
		};
	}
	return {
		...both,
		change: changeOf(metric, both.candidate.value, both.baseline.value, better, error, levels)
	};
}
function sameValues(one, other) {
	return one.values.length === other.values.length && one.values.every((value, at) => value === other.values[at]);
}
function errorOf(metric) {
	if (metric.exact) return {
		kind: "exact",
		name: "exact"
	};
	const sides = metric.baseline ? [metric.candidate, metric.baseline] : [metric.candidate];
	const errors = sides.map(standardErrorOf);
	if (errors.every((error) => error !== null) && errors.some((error) => error !== 0)) return {
		kind: "reported",
		name: "reported standard error"
	};
	const noise = noiseOf(metric, sides);
	if (noise.kind === "included" || noise.kind === "borrowed") return {
		kind: "seeds",
		name: "t over seeds"
	};
	const past = (metric.history ?? []).filter(Number.isFinite);
	if (past.length < fewestRuns || !spreads(past)) return {
		kind: "none",
		name: "no interval"
	};
	return {
		kind: "history",
		name: `t from the differences between ${past.length} successive runs`,
		...successive(past)
	};
}
function successive(values) {
	const steps = values.length - 1;
	const squares = values.slice(1).reduce((sum, value, at) => sum + (value - (values[at] ?? NaN)) ** 2, 0);
	return {
		deviation: Math.sqrt(squares / (2 * steps)),
		df: 2 * steps ** 2 / (3 * steps - 1)
	};
}
function standardErrorOf({ values, standardErrors }) {
	if (values.length === 0 || standardErrors?.length !== values.length) return null;
	let squares = 0;
	for (const error of standardErrors) {
		if (error === null || !Number.isFinite(error) || error < 0) return null;
		squares += error * error;
	}
	return Math.sqrt(squares / values.length);
}
function noiseOf(metric, sides) {
	const runs = sides.map(({ values, artifacts, untrained = false }) => ({
		values: values.map((value) => value ?? NaN),
		artifacts: artifacts ?? [],
		untrained
	}));
	const noise = seedNoise(runs, metric.seedHistory ?? []);
	return "variance" in noise && noise.variance === 0 ? { kind: "unknown" } : noise;
}
function estimateOf(side, metric, error, levels) {
	const seeds = side.values.length;
	const nothing = {
		rows: side.rows ?? null,
		seeds,
		intervals: [],
		exact: false
	};
	if (seeds === 0 || side.values.includes(null)) return {
		...nothing,
		value: null,
		undefinedBecause: side.noValue ?? "missing"
	};
	const value = side.values.reduce((sum, one) => sum + (one ?? NaN), 0) / seeds;
	if (!Number.isFinite(value)) return {
		...nothing,
		value: null,
		undefinedBecause: "not-a-number"
	};
	if ((metric.origin ?? "reported") === "reported" && side.values.some((one) => one !== null && !isPossible(metric.metric, one))) return {
		...nothing,
		value: null,
		undefinedBecause: "outside-range"
	};
	const noise = seeds > 1 ? noiseOf(metric, [side]) : { kind: "none" };
	const spread = sideSpread(side, value, error);
	const estimate = {
		...nothing,
		value,
		exact: error.kind === "exact",
		intervals: intervalsOf(value, spread, error.kind === "history" ? { kind: "none" } : noise, levels),
		...error.kind === "reported" && spread && { standardError: spread.standardError }
	};
	if (seeds === 1) return estimate;
	const first = side.values[0] ?? NaN;
	const only = {
		values: [first],
		standardErrors: side.standardErrors?.slice(0, 1) ?? []
	};
	const intervals = intervalsOf(first, error.kind === "seeds" ? null : sideSpread(only, first, error), { kind: "none" }, levels);
	const bySeed = side.values.filter((one) => one !== null);
	return {
		...estimate,
		bySeed,
		shipped: {
			value: first,
			intervals
		}
	};
}
function intervalsOf(value, spread, noise, levels) {
	if (spread === null) return [];
	return spread.standardError > 0 || "variance" in noise && noise.variance > 0 ? fold(value, spread, noise, levels, anywhere) : [];
}
function sideSpread(side, value, error) {
	switch (error.kind) {
		case "reported": return symmetric(value, standardErrorOf(side) ?? NaN, Number.POSITIVE_INFINITY);
		case "history": return symmetric(value, error.deviation / Math.sqrt(side.values.length), error.df);
		case "seeds": return side.values.length > 1 ? symmetric(value, 0, Number.POSITIVE_INFINITY) : null;
		default: return null;
	}
}
function changeOf(metric, candidate, baseline, better, error, levels) {
	const { candidate: ours, baseline: theirs } = metric;
	const value = orientedChange(candidate, baseline, better);
	const runs = 1 / ours.values.length + 1 / (theirs?.values.length ?? 1);
	const noise = error.kind === "exact" ? { kind: "none" } : error.kind === "history" ? {
		kind: "included",
		variance: error.deviation ** 2 * runs,
		df: error.df
	} : noiseOf(metric, theirs ? [ours, theirs] : [ours]);
	const fromSides = error.kind === "reported" && theirs;
	const rows = fromSides ? Math.hypot(standardErrorOf(ours) ?? 0, standardErrorOf(theirs) ?? 0) : 0;
	const known = error.kind !== "exact" && error.kind !== "none";
	const spread = symmetric(value, rows, Number.POSITIVE_INFINITY);
	return {
		value,
		intervals: known ? intervalsOf(value, spread, noise, levels) : [],
		exact: error.kind === "exact",
		paired: false,
		seedNoise: noise.kind,
		standardError: {
			rows: fromSides || error.kind === "exact" ? rows : null,
			seeds: seedError(noise)
		}
	};
}

// src/project/build-steps.ts
const noBuilds = {
	recorded: /* @__PURE__ */ new Set(),
	stored: /* @__PURE__ */ new Set(),
	unsketched: /* @__PURE__ */ new Set()
};
function buildKey(dataset, fingerprint) {
	return `${dataset} ${fingerprint}`;
}
function buildSteps(side, { project, builds = /* @__PURE__ */ new Map() }, read, known, before) {
	const isStored = (name) => known.stored.has(keyOf$3(builds.get(name)));
	const missing = new Set(buildsMissing(read, project.datasets, isStored).map(({ name }) => name));
	return [...builds.values()].map((facts) => {
		const { dataset, fingerprint } = facts;
		const runs = missing.has(dataset.name);
		const earlier = before?.builds?.get(dataset.name);
		return {
			id: buildStepId(dataset.name, side),
			kind: "build",
			side,
			dataset: dataset.name,
			fingerprint,
			decision: runs ? "run" : "reuse",
			reasons: runs ? runReasons(facts, earlier, known) : [reuseReason(facts, isStored(dataset.name), known)],
			needs: dataset.build.from.flatMap((name) => needOf(name, project, side)),
			runsOn: dataset.build.runsOn,
			timeout: dataset.build.timeout
		};
	});
}
function buildStepId(dataset, side) {
	return side === "candidate" ? `build:${dataset}` : `build:${dataset}@baseline`;
}
function needOf(name, { datasets }, side) {
	const dataset = datasets.get(name);
	const root = dataset?.view === void 0 ? dataset : datasets.get(dataset.view.root);
	return root?.build === void 0 ? [] : [buildStepId(root.name, side)];
}
function keyOf$3(facts) {
	return facts === void 0 ? "" : buildKey(facts.dataset.name, facts.fingerprint);
}
function runReasons(facts, before, known) {
	if (known.recorded.has(keyOf$3(facts))) return ["made before from the same inputs, and the store does not hold its files"];
	const why = known.notTrusted?.get(keyOf$3(facts));
	if (why !== void 0) return [`made before from the same inputs, which is not used: ${why}`];
	if (before === void 0) return ["not made from these inputs yet"];
	const changes = explainChange(before.inputs, facts.inputs).map(({ sentence }) => sentence);
	return changes.length === 0 ? ["inputs unchanged, but nothing is recorded that was made from them"] : changes;
}
function reuseReason(facts, isStored, known) {
	if (isStored) return "made before from the same inputs";
	return `${known.recorded.has(keyOf$3(facts)) ? "made before from the same inputs, and" : "not made here:"} nothing has to read its files`;
}

// src/project/build-jobs.ts
function buildGroups(sides) {
	const next = /* @__PURE__ */ new Map();
	const neighbours = (name) => next.get(name) ?? next.set(name, /* @__PURE__ */ new Set()).get(name) ?? /* @__PURE__ */ new Set();
	for (const { builds = /* @__PURE__ */ new Map(), project } of sides) for (const { dataset } of builds.values()) {
		neighbours(dataset.name);
		for (const from of dataset.build.from.flatMap((one) => madeBy(one, project))) {
			neighbours(dataset.name).add(from);
			neighbours(from).add(dataset.name);
		}
	}
	const groups = /* @__PURE__ */ new Map();
	for (const group of [...next.keys()].sort()) {
		const open = groups.has(group) ? [] : [group];
		for (const name of open) {
			if (groups.has(name)) continue;
			groups.set(name, group);
			open.push(...neighbours(name));
		}
	}
	return groups;
}
function madeBy(name, project) {
	return needOf(name, project, "candidate").map((id) => id.slice(6));
}
function buildJobs(plan, project, groups) {
	const todo = plan.steps.filter((step) => step.kind === "build" && step.decision === "run");
	return [...new Set(todo.map(({ dataset }) => groups.get(dataset) ?? dataset))].map((group) => {
		const steps = todo.filter(({ dataset }) => (groups.get(dataset) ?? dataset) === group);
		const datasets = [...new Set(steps.map(({ dataset }) => dataset))];
		const fingerprint = steps[0]?.fingerprint ?? "";
		const milliseconds = steps.reduce((sum, { timeout }) => sum + timeout, 0);
		return {
			group,
			name: `${group} ${fingerprint.slice(0, 12)}`,
			fingerprint,
			datasets,
			runners: datasets.map((dataset) => ({
				dataset,
				runsOn: runsOnOf(dataset, project, steps)
			})),
			"timeout-minutes": Math.max(1, Math.ceil(milliseconds / 6e4)) + 30,
			why: [...new Set(steps.flatMap(({ reasons }) => reasons))].join("; ")
		};
	});
}
function runsOnOf(name, { datasets }, steps) {
	const own = datasets.get(name)?.build?.runsOn ?? steps.find(({ dataset }) => dataset === name)?.runsOn;
	if (own === void 0) throw new TypeError(`nothing says where ${name} is made`);
	return own;
}

// src/project/entry-of.ts
function entryOf({ matrix, name }) {
	return matrix ?? name;
}

// src/project/name-in.ts
function nameIn(text) {
	try {
		const { value } = readDocument(text, "mlops.yaml");
		return typeof value === "object" && value !== null && "name" in value ? named$1(value.name) : void 0;
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return lineIn(text);
	}
}
function lineIn(text) {
	const [found, ...others] = text.matchAll(/^name:[ \t]+(?:"([^"\\\r\n]+)"|'([^'\r\n]+)'|([^\s"'#&*!|>%@`{[][^#\r\n]*?))[ \t]*(?:#.*)?\r?$/gm);
	return others.length > 0 ? void 0 : named$1(found?.[1] ?? found?.[2] ?? found?.[3]);
}
function named$1(name) {
	return typeof name === "string" && name !== "" ? name : void 0;
}

// src/project/step-reads.ts
function readByStep({ kind }, model) {
	if (kind === "evaluate" && model.train.run !== void 0) return [];
	return trainingRoles(model).map(([, dataset]) => dataset);
}

// src/project/plan-builds.ts
function planWithBuilds(candidate, baseline, known, lost = nothingLost) {
	const plan = makePlan(candidate, baseline, known, lost);
	const builds = known.builds ?? noBuilds;
	const own = buildSteps("candidate", candidate, readByCandidate(plan, candidate), builds, baseline);
	const before = baseline === void 0 ? [] : buildSteps("baseline", baseline, readOfBaseline(plan, candidate, baseline, known), builds);
	const made = new Set(own.map(({ fingerprint }) => fingerprint));
	const others = before.filter(({ decision, fingerprint }) => decision === "run" && !made.has(fingerprint));
	const steps = [...own, ...others];
	if (steps.length === 0) return plan;
	return {
		...plan,
		steps: [...steps, ...plan.steps.map((step) => withNeeds(step, steps, candidate, baseline))]
	};
}
function readByCandidate({ steps }, { project, models }) {
	return steps.flatMap((step) => {
		if (step.decision !== "run" && !isSmoke(step) || step.refused) return [];
		if (step.kind === "validate") return [step.dataset, ...namedIn(project, step.dataset)];
		if (!isModelStep(step)) return [];
		const rows = step.kind === "evaluate" ? models.get(step.model)?.model.evaluate?.label?.dataset : void 0;
		return [...rows === void 0 ? [] : [rows], ...step.side === "candidate" ? readBy(step, models) : []];
	});
}
function readOfBaseline({ steps }, candidate, baseline, { builds = noBuilds }) {
	const read = steps.filter(isModelStep).filter(({ side, decision, refused }) => side === "baseline" && decision === "run" && !refused).flatMap((step) => readBy(step, baseline.models));
	const waiting = new Set(steps.flatMap((step) => isModelStep(step) && step.decision === "wait" ? [step.model] : []));
	const changed = [...candidate.models.values()].flatMap(({ model }) => waiting.has(model.name) ? [] : model.evaluate?.label?.dataset ?? []).filter((name) => candidate.datasets.get(name)?.digest !== baseline.datasets.get(name)?.digest);
	return [
		...read,
		...changed,
		...builds.unsketched
	];
}
function readBy(step, models) {
	const facts = models.get(step.model);
	return facts === void 0 ? [] : readByStep(step, facts.model);
}
function namedIn({ datasets }, name) {
	const dataset = datasets.get(name);
	return dataset === void 0 ? [] : namedDatasets(dataset).map((named) => named.dataset);
}
function withNeeds(step, builds, { project }, baseline) {
	const known = (step.kind === "validate" ? needOf(step.dataset, project, "candidate") : isModelStep(step) && step.side === "baseline" && baseline !== void 0 ? readBy(step, baseline.models).flatMap((name) => needOf(name, baseline.project, "baseline")) : []).filter((need) => builds.some(({ id }) => id === need));
	return known.length === 0 ? step : {
		...step,
		needs: [.../* @__PURE__ */ new Set([...known, ...step.needs])]
	};
}

// src/project/user-schema.ts
async function checkUserFile(document, schemaText, file, text) {
	let validate;
	try {
		validate = await compile(schemaText);
	} catch (error) {
		return [{
			reason: "user-schema-invalid",
			message: `the schema for ${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`
		}];
	}
	if (validate(document)) return [];
	const places = text === void 0 ? void 0 : filePlaces(text, file);
	return (validate.errors ?? []).filter(isLeaf).map((error) => problemOf(error, file, places));
}
async function compile(schemaText) {
	const schema = JSON.parse(schemaText.replace(/^\uFEFF/, ""));
	if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null || Array.isArray(schema))) throw new TypeError("a schema is a table of keys, true or false");
	const [{ Ajv }, { Ajv2020 }, formats] = await Promise.all([
		import("./ajv2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./2020.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./dist.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))
	]);
	const options = {
		allErrors: true,
		strict: false,
		verbose: true
	};
	const ajv = isDraft07(schema) ? new Ajv(options) : new Ajv2020(options);
	formats.default.default(ajv);
	return ajv.compile(schema);
}
function isDraft07(schema) {
	return typeof schema === "object" && "$schema" in schema && String(schema.$schema).includes("draft-07");
}
function isLeaf(error) {
	return ![
		"if",
		"anyOf",
		"allOf"
	].includes(error.keyword);
}
function problemOf(error, file, places) {
	const path = error.instancePath.split("/").slice(1).map(unescapePointer);
	const where = path.join(".");
	const { additionalProperty, allowedValues } = error.params;
	const unknown = typeof additionalProperty === "string" ? additionalProperty : void 0;
	const allowed = Array.isArray(allowedValues) ? `: ${allowedValues.map(String).join(", ")}` : "";
	const what = unknown === void 0 ? `${error.message ?? error.keyword}${allowed}` : `unknown key \`${unknown}\``;
	const place = places?.at(unknown === void 0 ? path : [...path, unknown]);
	const remedy = unknown === void 0 ? void 0 : didYouMean(unknown, siblings(error));
	return {
		reason: "user-file-invalid",
		message: `${file}: ${where === "" ? "" : `${where}: `}${what}`,
		...place === void 0 ? {} : { place },
		...remedy === void 0 ? {} : { remedy }
	};
}
function siblings(error) {
	const parent = error.parentSchema;
	const properties = typeof parent === "object" && parent !== null ? Reflect.get(parent, "properties") : void 0;
	return typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
}
function unescapePointer(segment) {
	return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

// src/repository/not-here.ts
async function notHere(repository, { files }) {
	for (const { path, from } of files) {
		if (from.kind !== "pointer" || await mayBeHere(repository, path, from.pointer)) continue;
		return {
			path,
			tool: from.pointer.kind === "lfs" ? "Git LFS" : "DVC"
		};
	}
}
async function mayBeHere(repository, path, pointer) {
	const { git, root } = repository;
	if ((pointer.kind === "lfs" ? await lfsStored(git, pointer) : await dvcCached(root, pointer.md5)) !== void 0) return true;
	if (pointer.kind === "dvc" && pointer.md5.endsWith(".dir")) return false;
	const found = await stat(join(root, path)).catch(() => void 0);
	return found?.isFile() === true && (pointer.bytes === void 0 || found.size === pointer.bytes);
}

// src/repository/unpushed-base.ts
async function unpushedBase({ git }, { policy }, remote) {
	const judging = `${remote}/${policy.branch}`;
	const [local, tracking] = await Promise.all([`refs/heads/${policy.branch}`, `refs/remotes/${judging}`].map((ref) => readHead(git, ref)));
	if (local === void 0 || tracking === void 0 || local.sha === tracking.sha) return void 0;
	const commits = Number(await git.text([
		"rev-list",
		"--count",
		`${tracking.sha}..${local.sha}`,
		"--"
	]));
	return commits > 0 ? {
		judging,
		branch: policy.branch,
		commits
	} : void 0;
}

// src/gates/results.ts
function blocksUnknown(rule, reason) {
	return rule.whenUnknown === "block" && reason !== "not-in-baseline";
}
function kindOf(rule) {
	if (rule.min !== void 0) return "min";
	if (rule.max !== void 0) return "max";
	return rule.minBetter === void 0 ? "max-worse" : "min-better";
}
function subjectOf({ metric, slice }) {
	return slice === void 0 ? metric : `${metric} of ${slice.column} ${slice.value}`;
}

// src/gates/policy/change.ts
function keyChange(kind, about, path, { from, to }) {
	if (from === to) return [];
	const key = String(path.at(-1));
	return [{
		kind,
		path,
		from,
		to,
		sentence: `${verbs[kind]} the ${about}: ${key} ${from || "(none)"} → ${to || "(none)"}`,
		blocks: false
	}];
}
const verbs = {
	loosened: "loosens",
	tightened: "tightens",
	changed: "changes"
};
function added(path, to, sentence) {
	return {
		kind: "tightened",
		path,
		from: "",
		to,
		sentence,
		blocks: false
	};
}
function removed(path, from, sentence) {
	return {
		kind: "loosened",
		path,
		from,
		to: "",
		sentence,
		blocks: false
	};
}
function numberChange(about, path, from, to, tighter) {
	return keyChange(direction(from, to, tighter), about, path, {
		from: amountText(from),
		to: amountText(to)
	});
}
function direction(from, to, tighter) {
	if (from === void 0) return "tightened";
	if (to === void 0) return "loosened";
	const [before, after] = [amountOf(from), amountOf(to)];
	if (before.kind !== after.kind && before.value !== 0 && after.value !== 0) return "loosened";
	return after.value > before.value === (tighter === "higher") ? "tightened" : "loosened";
}
function amountOf(amount) {
	return typeof amount === "number" ? {
		kind: "absolute",
		value: amount
	} : amount;
}
function amountText(amount) {
	return amount === void 0 ? "" : formatAmount(amountOf(amount));
}
function ordered(about, path, loosestFirst, from, to) {
	return keyChange(loosestFirst.indexOf(to) > loosestFirst.indexOf(from) ? "tightened" : "loosened", about, path, {
		from,
		to
	});
}
function plain(path, from, to) {
	if (from === to) return [];
	return [{
		kind: "changed",
		path,
		from,
		to,
		sentence: `changes ${path.join(".")}: ${from || "(none)"} → ${to || "(none)"}`,
		blocks: false
	}];
}

// src/gates/policy/rules.ts
function compareGates(base, head) {
	const [before, after] = [rulesByTarget(base), rulesByTarget(head)];
	const rules = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].flatMap((target) => pairs(before.get(target) ?? [], after.get(target) ?? []).flatMap((pair) => compareRule(head.name, pair)));
	return [...defaultReplaced(base, head), ...rules];
}
function defaultReplaced(base, head) {
	if (base.gates.size > 0 || head.gates.size === 0) return [];
	const [from, to] = ["nothing may get worse beyond its noise", "gates of its own"];
	const sentence = `replaces the default gate of ${head.name} (${from}) by ${to}`;
	return [{
		kind: "changed",
		path: [...head.path, "gates"],
		from,
		to,
		sentence,
		blocks: false
	}];
}
function rulesByTarget(model) {
	return Map.groupBy(allRules(model), (rule) => canonicalJson([
		rule.metric,
		rule.by,
		placeOf$1(rule).at
	]));
}
function allRules({ gates, environmentGates }) {
	return [...[...gates.values()].flat(), ...environmentGates];
}
function placeOf$1(rule) {
	return "at" in rule ? rule : {};
}
function pairs(base, head) {
	const [left, right] = [[...base], [...head]];
	const found = [];
	for (const alike of [
		sameRule,
		sameKinds,
		() => true
	]) for (const rule of [...left]) {
		const other = right.find((candidate) => alike(rule, candidate));
		if (other === void 0) continue;
		found.push([rule, other]);
		left.splice(left.indexOf(rule), 1);
		right.splice(right.indexOf(other), 1);
	}
	return [
		...found,
		...left.map((rule) => [rule, void 0]),
		...right.map((rule) => [void 0, rule])
	];
}
function sameRule({ path: _, ...a }, { path: __, ...b }) {
	return canonicalJson(a) === canonicalJson(b);
}
const limits = [
	"min",
	"max",
	"maxWorse",
	"minBetter"
];
function sameKinds(a, b) {
	return limits.every((key) => a[key] === void 0 === (b[key] === void 0));
}
function compareRule(model, [base, head]) {
	const { metric, by } = base ?? head;
	const { at } = placeOf$1(base ?? head);
	const about = `gate on ${metric}${by === void 0 ? "" : ` by ${by}`} of ${model}${at === void 0 ? "" : ` at ${at}`}`;
	if (base === void 0) return [added(head.path, words(head), `adds a ${about}: ${words(head)}`)];
	if (head === void 0) return [removed(base.path, words(base), `removes the ${about}: ${words(base)}`)];
	const { path } = head;
	return [
		...numberChange(about, [...path, "min"], base.min, head.min, "higher"),
		...numberChange(about, [...path, "max"], base.max, head.max, "lower"),
		...numberChange(about, [...path, "max-worse"], base.maxWorse, head.maxWorse, "lower"),
		...numberChange(about, [...path, "min-better"], base.minBetter, head.minBetter, "higher"),
		...ordered(about, [...path, "level"], [
			"info",
			"warn",
			"fail"
		], base.level, head.level),
		...ordered(about, [...path, "when-unknown"], ["allow", "block"], base.whenUnknown, head.whenUnknown),
		...ordered(about, [...path, "require-interval"], ["false", "true"], `${base.requireInterval}`, `${head.requireInterval}`),
		...numberChange(about, [...path, "min-rows"], base.minRows, head.minRows, "lower"),
		...plain([...path, "better"], betterText(base.better), betterText(head.better)),
		...plain([...path, "against"], placeOf$1(base).against ?? "", placeOf$1(head).against ?? "")
	];
}
function words({ min, max, maxWorse, minBetter }) {
	return Object.entries({
		min,
		max,
		"max-worse": maxWorse,
		"min-better": minBetter
	}).flatMap(([key, limit]) => limit === void 0 ? [] : [`${key} ${amountText(limit)}`]).join(", ");
}
function betterText(better) {
	if (better === void 0) return "";
	return typeof better === "string" ? better : `close to ${better.closeTo}`;
}

// src/gates/foresee.ts
function foresee(asked) {
	const before = [asked.base, asked.since].flatMap((model) => model ? allRules(model) : []);
	return allRules(asked.head).filter((rule) => !before.some((old) => sameRule(old, rule))).flatMap((rule) => foreseeRule(rule, asked));
}
function foreseeRule(rule, { head, recorded, computed }) {
	const found = linesFor(recorded, withoutSlices(rule));
	if (found.kind === "unknown") return isAmong(computed, rule.metric) ? [] : [namesNothing(rule, head, recorded)];
	if (rule.by !== void 0) return [];
	return found.lines.flatMap((line) => askRule(rule, line, "first-run", false).filter(({ kind }) => kind === "min" || kind === "max").filter(({ answer }) => answer.kind === "unknown" || !answer.bound.holds).map((question) => notKept(rule, head, line, question)));
}
function notKept(rule, head, line, question) {
	const { answer } = question;
	const said = answer.kind === "unknown" ? wordUnknown(line, question, answer.reason, head) : wordBound(line, question, answer.bound.brokenFor > 0 ? "fail" : "unknown");
	return problem$1("gate-not-kept", `${aboutGate(rule, head)} would not let the recorded run pass: ${said}`);
}
function isAmong(names, metric) {
	const canonical = (name) => knownMetric(name)?.name ?? name;
	return names.some((name) => canonical(name) === canonical(metric));
}
function withoutSlices({ by: _, ...rule }) {
	return rule;
}
function namesNothing(rule, head, recorded) {
	const there = [...new Set(recorded.metrics.map((line) => line.metric))];
	const near = nearest(rule.metric, there);
	const has = there.length === 0 ? "has no metric at all" : `has ${there.join(", ")}`;
	return problem$1("gate-names-nothing", `${aboutGate(rule, head)} asks for a metric that the recorded run does not have: it ${has}. With this gate every ${"at" in rule ? `promotion to ${rule.at}` : "later change"} is unknown.`, near === void 0 ? void 0 : `Did you mean \`${near}\`?`);
}
function aboutGate(rule, { name }) {
	const by = rule.by === void 0 ? "" : ` by \`${rule.by}\``;
	return `The new gate on \`${rule.metric}\`${by} of \`${name}\`${"at" in rule ? ` at \`${rule.at}\`` : ""}`;
}
function problem$1(reason, message, remedy) {
	return {
		reason,
		message,
		...remedy !== void 0 && { remedy }
	};
}

// src/gates/gone-rows.ts
const mostGone = .01;
function unlessGone(result, { base, gone }) {
	if (result.verdict !== "pass" || gone <= mostGone * base) return result;
	const share = 100 * gone / base;
	const counted = `${formatNumber(gone, 0)} of the base's ${formatNumber(base, 0)} test rows (${formatNumber(share, share < 10 ? 1 : 0)} %)`;
	const which = gone === base ? `none of the base's ${formatNumber(base, 0)} test rows is left` : `${counted} are gone`;
	return {
		...result,
		verdict: "unknown",
		reason: "rows-gone",
		sentence: `${result.sentence.replace(/\.$/, "")}; but ${which}, and at most ${100 * mostGone} % may be.`,
		blocks: result.level === "fail" && blocksUnknown(result.rule, "rows-gone")
	};
}
function withLostSlices(model, results, { slices }) {
	const lost = [...model.gates.values()].flat().flatMap((rule) => {
		const own = results.filter((result) => result.rule === rule && result.slice !== void 0);
		const judged = new Set(own.filter(({ reason }) => reason !== "slice-too-small").map(({ slice }) => slice?.value));
		if (rule.by === void 0 || !results.some((result) => result.rule === rule && asked(result))) return [];
		return slices.filter(({ column }) => column === rule.by).filter(({ value, rows }) => rows >= rule.minRows && !judged.has(value)).filter(({ value, rows, left }) => left < rows || !own.some(({ slice }) => slice?.value === value)).map((slice) => lostSlice(model, rule, slice));
	});
	const replaced = new Set(lost.map(keyOf$2));
	return [...lost, ...results.filter((result) => result.reason !== "slice-too-small" || !replaced.has(keyOf$2(result)))];
}
function asked({ reason }) {
	return reason !== "slice-missing" && reason !== "metric-missing";
}
function keyOf$2({ rule, slice }) {
	return JSON.stringify([
		rule.path,
		slice?.column,
		slice?.value
	]);
}
function lostSlice(model, rule, { column, value, rows, left }) {
	const about = {
		metric: rule.metric,
		slice: {
			column,
			value
		}
	};
	const now = left === 0 ? "none is left" : left === 1 ? "1 is left" : `${formatNumber(left, 0)} are left`;
	const why = left < rule.minRows ? "" : ", and larger slices took its place";
	return {
		model: model.name,
		...about,
		rule,
		kind: kindOf(rule),
		level: rule.level,
		verdict: "unknown",
		reason: "slice-gone",
		sentence: `${subjectOf(about)} is no longer judged: the base has ${formatNumber(rows, 0)} test rows of it, ${now}${why}.`,
		blocks: rule.level === "fail" && blocksUnknown(rule, "slice-gone")
	};
}

// src/gates/vouched-rows.ts
function worseOfBoth(all, again, rows) {
	const others = new Map(again.map((result) => [keyOf$1(result), result]));
	return all.map((one) => {
		const other = others.get(keyOf$1(one));
		if (one.verdict !== "fail" && other?.verdict === "fail") return {
			...other,
			on: "vouched-rows",
			sentence: onVouched(other.sentence, rows)
		};
		return one.verdict === "pass" && other?.verdict !== "pass" ? notDeserved(one, other, rows) : one;
	});
}
function keyOf$1({ metric, slice, kind, rule }) {
	return JSON.stringify([
		rule.path,
		metric,
		kind,
		slice?.column,
		slice?.value
	]);
}
function notDeserved(one, other, rows) {
	const names = rows.columns.slice(0, 3).map(({ name }) => name);
	const columns = `${names.join(", ")}${rows.columns.length > names.length ? ", …" : ""}`;
	const sentence = rows.vouched === void 0 || rows.vouched.rows === 0 ? `${subjectOf(one)} rests on changed rows alone: all ${formatNumber(rows.changed, 0)} test rows that the base knows have other values here (${columns}).` : onVouched(other?.sentence ?? `${subjectOf(one)} has no result.`, rows);
	return {
		...one,
		verdict: "unknown",
		reason: "rows-changed",
		on: "vouched-rows",
		sentence,
		blocks: one.level === "fail" && blocksUnknown(one.rule, "rows-changed")
	};
}
function onVouched(sentence, { vouched }) {
	const count = vouched?.rows ?? 0;
	return `On the ${count === 1 ? "1 test row that is" : `${formatNumber(count, 0)} test rows that are`} as the base has them: ${sentence}`;
}

// src/gates/judge.ts
function judge(request) {
	const { rows } = request;
	const asked = questionsOf(request);
	const again = rows?.vouched === void 0 ? [] : questionsOnVouched(request, rows.vouched.metrics);
	const weighed = weigh([...asked, ...again]);
	const results = asked.map((entry) => toResult(request, entry, weighed));
	if (rows === void 0) return results;
	const reported = results.filter((_, index) => asked[index]?.line?.origin === "reported");
	const others = results.filter((result) => !reported.includes(result));
	const onBoth = rows.vouched === void 0 ? others : worseOfBoth(others, again.map((entry) => toResult(request, entry, weighed)), rows);
	return withLostSlices(request.model, [...onBoth.map((result) => unlessGone(result, rows)), ...reported], rows);
}
function questionsOnVouched(request, metrics) {
	if (metrics.length === 0) return [];
	return questionsOf({
		...request,
		comparison: {
			...request.comparison,
			metrics
		}
	}).filter(({ line }) => line !== void 0);
}
function weigh(asked) {
	const blocking = asked.flatMap((entry) => entry.level === "fail" && entry.answer.kind === "bound" ? [{
		entry,
		answer: entry.answer
	}] : []);
	const alone = holm(blocking.map(({ answer }) => answer.seedNoiseUnknown ? 0 : answer.bound.brokenFor));
	const all = holm(blocking.map(({ answer }) => answer.bound.brokenFor));
	const broken = blocking.filter(({ answer }, index) => (answer.seedNoiseUnknown ? all : alone)[index]);
	return {
		broken: new Set(broken.map(({ entry }) => entry)),
		gates: blocking.length
	};
}
function countBlocking(model, slices, metrics) {
	if (model.gates.size === 0) return metrics;
	return [...model.gates.values()].flat().filter((rule) => rule.level === "fail").reduce((sum, rule) => sum + limitsOf$1(rule) * (rule.by === void 0 ? 1 : slices.get(rule.by) ?? 1), 0);
}
function limitsOf$1({ min, max, maxWorse, minBetter }) {
	return [
		min,
		max,
		maxWorse,
		minBetter
	].filter((limit) => limit !== void 0).length;
}
function questionsOf(request) {
	const { model, comparison } = request;
	const lost = lostValues(model, comparison);
	const kept = lost.map((line) => askKept(request, line));
	if (model.gates.size === 0) return [...kept, ...defaultQuestions(request, lost)];
	return [...[...model.gates.values()].flat().flatMap((rule) => {
		const found = linesFor(comparison, rule);
		if (found.kind === "unknown") return [without$1(rule, found.reason, found.sentence)];
		const asked = found.lines.flatMap((line) => questionsAbout(request, rule, line));
		return found.lines.every((line) => isTooSmall(line, rule)) ? [nothingJudged(rule, found.lines), ...asked] : asked;
	}), ...kept];
}
function askKept(request, line) {
	const rule = unwrittenRule(request, line.metric);
	const sentence = wordLost(line, request.comparison);
	return {
		rule,
		kind: "kept",
		line,
		level: rule.level,
		answer: {
			kind: "unknown",
			reason: "value-lost",
			sentence
		}
	};
}
function unwrittenRule({ model, whenUnknown }, metric) {
	return {
		metric,
		minRows: 1,
		level: "fail",
		whenUnknown,
		requireInterval: false,
		path: [...model.path, "gates"]
	};
}
function nothingJudged(rule, lines) {
	const largest = [...lines].sort((a, b) => (b.candidate.rows ?? 0) - (a.candidate.rows ?? 0))[0];
	const rows = largest?.candidate.rows ?? 0;
	const has = largest !== void 0 && rows >= rule.minRows && hasTooFewGroups(largest) ? wordGroups(largest) : `has ${counted(rows)}`;
	return without$1(rule, "no-slice-judged", `${rule.metric} was judged on no value of ${rule.by}: the largest, ${largest?.slice?.value}, ${has}, too few.`);
}
function isTooSmall(line, rule) {
	if (line.slice === void 0) return false;
	const { rows, undefinedBecause } = line.candidate;
	return undefinedBecause === "too-few-rows" || rows !== null && rows < rule.minRows || hasTooFewGroups(line);
}
function wordTooSmall(line, rule) {
	const rows = line.candidate.rows ?? 0;
	if (rows >= rule.minRows && hasTooFewGroups(line)) return `${rule.metric} of ${line.slice?.column} ${line.slice?.value} ${wordGroups(line)}; ${5} are needed to judge it.`;
	const needed = rows < rule.minRows ? `${rule.minRows} are needed to judge it` : "more are needed to compute it";
	return `${rule.metric} of ${line.slice?.column} ${line.slice?.value} has ${counted(rows)}; ${needed}.`;
}
function counted(rows) {
	return rows === 1 ? "1 row" : `${formatNumber(rows, 0)} rows`;
}
function defaultQuestions(request, lost) {
	const known = request.comparison.metrics.filter((line) => line.slice === void 0 && line.better !== void 0);
	const computed = known.some(({ origin }) => origin === "computed");
	return known.filter((line) => (line.otherData === void 0 || !computed) && !lost.includes(line)).flatMap((line) => questionsAbout(request, unwrittenRule(request, line.metric), line));
}
function questionsAbout(request, rule, line) {
	if (isTooSmall(line, rule)) return [{
		...without$1(rule, "slice-too-small", wordTooSmall(line, rule)),
		line,
		level: "info"
	}];
	return askRule(rule, line, request.baseline, request.model.gates.size === 0).map((question) => ({
		rule,
		kind: question.kind,
		line,
		question,
		level: rule.level,
		answer: question.answer.kind === "bound" ? question.answer : {
			...question.answer,
			sentence: wordUnknown(line, question, question.answer.reason, request.model)
		}
	}));
}
function without$1(rule, reason, sentence) {
	return {
		rule,
		kind: kindOf(rule),
		level: rule.level,
		answer: {
			kind: "unknown",
			reason,
			sentence
		}
	};
}
function toResult(request, entry, weighed) {
	const { rule, kind, line, level } = entry;
	const said = conclude(request, entry, weighed);
	const about = line?.slice === void 0 ? { metric: rule.metric } : {
		metric: rule.metric,
		slice: line.slice
	};
	return {
		model: request.model.name,
		...about,
		rule,
		kind,
		level,
		...said,
		blocks: level === "fail" && (said.verdict === "fail" || said.verdict === "unknown" && blocksUnknown(rule, said.reason))
	};
}
function conclude(request, entry, weighed) {
	const { answer, line, question, level } = entry;
	if (answer.kind === "unknown") return {
		verdict: "unknown",
		reason: answer.reason,
		sentence: answer.sentence
	};
	if (line === void 0 || question === void 0) throw new TypeError("a bound is always about a line");
	if (answer.bound.holds) return {
		verdict: "pass",
		reason: "within-limit",
		sentence: wordBound(line, question, answer.seedNoiseUnknown ? "pass-on-rows" : "pass")
	};
	const alone = answer.bound.brokenFor >= 1;
	const fails = level === "fail" ? weighed.broken.has(entry) : alone;
	if (fails && answer.seedNoiseUnknown) return {
		verdict: "unknown",
		reason: "seed-noise-unknown",
		sentence: wordBound(line, question, "seed-noise")
	};
	if (fails) return {
		verdict: "fail",
		reason: "beyond-limit",
		sentence: wordBound(line, question, "fail")
	};
	const more = request.more?.(line, question);
	return {
		verdict: "unknown",
		reason: "cannot-tell",
		sentence: (alone ? wordNotTogether(line, question, weighed.gates) : wordBound(line, question, "unknown")) + (more === void 0 ? "" : ` ${more}`)
	};
}

// src/gates/policy/runs-on-text.ts
function runsOnText(runsOn) {
	return typeof runsOn === "string" ? runsOn : canonicalJson(runsOn);
}

// src/gates/policy/unplaced.ts
const unplaced = {
	runsOn: "ubuntu-latest",
	launcher: "local"
};

// src/gates/policy/build.ts
function buildUnder(base, head) {
	if (head.build === void 0) return head;
	const { secrets, runsOn } = base ?? {
		secrets: [],
		runsOn: unplaced.runsOn
	};
	return {
		...head,
		build: {
			...head.build,
			secrets,
			runsOn
		}
	};
}
function compareBuild({ path, build: base }, { build: head }) {
	const at = [...path, "build"];
	const runner = (build) => runsOnText(build?.runsOn ?? unplaced.runsOn);
	return [
		...plain(at, commandText$1(base), commandText$1(head)),
		...base === void 0 || head === void 0 ? [] : plain([...path, "from"], base.from.join(", "), head.from.join(", ")),
		...plain([...at, "secrets"], (base?.secrets ?? []).join(", "), (head?.secrets ?? []).join(", ")),
		...plain([...at, "runs-on"], runner(base), runner(head))
	];
}
function commandText$1(build) {
	return build === void 0 ? "" : shown$1(build.run);
}
function shown$1(command) {
	return command.kind === "shell" ? command.text : canonicalJson(command.argv);
}

// src/gates/policy/strictest.ts
function smallerAmount(base, head) {
	if (base === void 0 || head === void 0) return base ?? head;
	if (base.kind !== head.kind) return head.value === 0 ? head : base;
	return head.value <= base.value ? head : base;
}
function isAsSmall(amount, than) {
	if (than === void 0) return true;
	if (amount === void 0) return false;
	return amount.value === 0 || amount.kind === than.kind && amount.value <= than.value;
}
function largest(base, head) {
	return stricter(base, head, (order) => order >= 0);
}
function smallest(base, head) {
	return stricter(base, head, (order) => order <= 0);
}
function stricter(base, head, keepsBase) {
	if (base === void 0 || head === void 0) return base ?? head;
	const order = compareBounds(base, head);
	return order === void 0 || keepsBase(order) ? base : head;
}
function compareBounds(a, b) {
	const [left, right] = [positionOf(a), positionOf(b)];
	if (typeof a !== typeof b || Number.isNaN(left) || Number.isNaN(right)) return void 0;
	return left - right;
}
function positionOf(bound) {
	if (typeof bound === "number") return bound;
	const text = bound.replace(" ", "T");
	return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}
const levels = [
	"info",
	"warn",
	"fail"
];
function stricterLevel(a, b) {
	return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}
function sameMembers(a, b) {
	return a.every((each) => b.includes(each)) && b.every((each) => a.includes(each));
}

// src/gates/policy/contract-checks.ts
function strictestChecks(base, head) {
	return [
		...head.checks,
		...base.checks.flatMap((check) => stillApplies(check, head.checks)),
		...otherKey(base, head),
		...otherNulls(base, head)
	];
}
function stillApplies(base, head) {
	if (head.some((check) => check.name === base.name && check.rule.kind === base.rule.kind && check.rule.text === base.rule.text && isAsSmall(check.max, base.max) && stricterLevel(base.level, check.level) === check.level)) return [];
	return [head.some((check) => check.name === base.name) ? {
		...base,
		name: `${base.name} (as on the base branch)`
	} : base];
}
const nothing = {
	kind: "absolute",
	value: 0
};
function otherKey(base, head) {
	if (base.key.length === 0 || head.key.length === 0) return [];
	if (sameMembers(base.key, head.key)) return [];
	const columns = head.key.map(quoted).join(", ");
	const isNull = head.key.map((name) => `${quoted(name)} IS NULL`).join(" OR ");
	const text = `SELECT ${columns} FROM ${quoted(head.name)} GROUP BY ${columns} HAVING count(*) > 1 OR ${isNull}`;
	return [{
		name: `${head.key.join(", ")} is a key, as proposed`,
		rule: {
			kind: "sql",
			text
		},
		max: nothing,
		level: "fail",
		path: [...head.path, "key"]
	}];
}
function otherNulls(base, head) {
	return [...head.columns.values()].flatMap((column) => {
		const before = base.columns.get(column.name);
		const max = column.nulls;
		if (before === void 0 || max === void 0 || isAsSmall(smallerAmount(before.nulls, max), max)) return [];
		if (!before.required && !column.required) return [];
		return [{
			name: `nulls of ${column.name}, as proposed`,
			rule: {
				kind: "where",
				text: `${quoted(column.name)} IS NULL`
			},
			max,
			level: column.level,
			path: [...column.path, "nulls"]
		}];
	});
}
function quoted(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}

// src/gates/policy/rule-text.ts
function ruleText({ path: _, ...rule }) {
	return canonicalJson(rule);
}
function shownRule({ path: _, key: __, ...rule }) {
	const shown = Object.entries(rule).map(([name, value]) => [name, isAmount(value) ? formatAmount(value) : value]);
	return flowText(Object.fromEntries(shown));
}
function isAmount(value) {
	return typeof value === "object" && value !== null && "kind" in value && "value" in value;
}

// src/gates/policy/contract-columns.ts
function strictestColumns(base, head) {
	const columns = [.../* @__PURE__ */ new Set([...head.columns.keys(), ...base.columns.keys()])].flatMap((name) => {
		const column = strictestColumn(base.columns.get(name), head.columns.get(name));
		return column === void 0 ? [] : [[name, column]];
	});
	return new Map(columns);
}
function strictestColumn(base, head) {
	if (base === void 0) return head && {
		...head,
		...defaultsOfBase(void 0, head)
	};
	if (head === void 0) return base;
	return {
		name: head.name,
		...defined({
			type: strictestType(base.type, head.type),
			nulls: smallerAmount(base.nulls, head.nulls),
			min: largest(base.min, head.min),
			max: smallest(base.max, head.max),
			values: bothValues(base.values, head.values)
		}),
		...bothPatterns(base.pattern, head.pattern),
		unique: base.unique || head.unique,
		required: base.required || head.required,
		absent: base.absent || head.absent && !base.required,
		sensitive: base.sensitive || head.sensitive,
		level: stricterLevel(base.level, head.level),
		...bothRules(base, head),
		...defaultsOfBase(base, head),
		path: head.path
	};
}
function bothRules(base, head) {
	const asked = new Set((head.rules ?? []).map(ruleText));
	const rules = [...head.rules ?? [], ...(base.rules ?? []).filter((rule) => !asked.has(ruleText(rule)))];
	return rules.length === 0 ? {} : { rules };
}
function defaultsOfBase(base, head) {
	const filled = base?.nulls === void 0 && head.nulls !== void 0 && mayBeAll(head.nulls);
	const declared = base !== void 0;
	if (!filled && (declared || head.required && head.level === "fail")) return {};
	return { defaults: {
		level: stricterLevel(base?.level ?? "fail", head.level),
		filled,
		declared
	} };
}
function mayBeAll({ kind, value }) {
	return kind === "percent" ? value >= 100 : value > 0;
}
function strictestType(base, head) {
	return base === "number" && head === "integer" ? head : base ?? head;
}
function bothValues(base, head) {
	if (base === void 0 || head === void 0) return base ?? head;
	return head.filter((value) => base.includes(value));
}
function bothPatterns(base, head) {
	return defined({
		pattern: head ?? base,
		alsoPattern: head === void 0 || base === head ? void 0 : base
	});
}

// src/gates/policy/drift.ts
function strictestDrift(base, head) {
	if (base.drift.against === "none") return head.drift;
	const { against, columns } = head.drift.against === "none" ? base.drift : bothDrifts(base, head);
	const only = onlyInHead(base, head);
	return Object.values(only).some((names) => names.length > 0) ? {
		against,
		columns,
		onlyInHead: only
	} : {
		against,
		columns
	};
}
function onlyInHead(base, head) {
	const names = (is) => [...head.columns.values()].filter(is).map(({ name }) => name);
	const of = (name) => base.columns.get(name);
	return {
		declared: names(({ name }) => of(name) === void 0),
		unique: names(({ name, unique }) => unique && of(name)?.unique !== true),
		key: base.key.length === 0 ? head.key : [],
		sensitive: names(({ name, sensitive }) => sensitive && of(name)?.sensitive !== true),
		distances: [...head.drift.columns].flatMap(([name, limit]) => limitsDistance(limit) && !limitsDistance(base.drift.columns.get(name)) ? [name] : [])
	};
}
function limitsDistance(limit) {
	const limits = limitsOf(limit);
	return limits !== void 0 && isAsked("wasserstein", limits);
}
function bothDrifts(base, head) {
	const columns = [.../* @__PURE__ */ new Set([...base.drift.columns.keys(), ...head.drift.columns.keys()])].map((name) => {
		return [name, strictestLimit(...[base.drift.columns.get(name), head.drift.columns.get(name)], defaultsOf(name, base, head))];
	});
	return {
		against: "base",
		columns: new Map(columns)
	};
}
function strictestLimit(base, head, [before, after]) {
	const [from, to] = [limitsOf(base), limitsOf(head)];
	if (from === void 0) return head ?? none;
	if (to === void 0) return base ?? none;
	const limits = {};
	for (const statistic of driftStatistics) {
		if (!isAsked(statistic, from) && !isAsked(statistic, to)) continue;
		const asked = [from[statistic] ?? before(statistic), to[statistic] ?? after(statistic)];
		const limit = Math.min(...asked.filter((each) => each !== void 0));
		if (Number.isFinite(limit)) limits[statistic] = limit;
	}
	return {
		kind: "limits",
		limits
	};
}
const none = {
	kind: "limits",
	limits: {}
};
function limitsOf(limit) {
	if (limit === void 0) return {};
	return limit.kind === "ignore" ? void 0 : limit.limits;
}
function isAsked(statistic, limits) {
	return limits[statistic] !== void 0 || isReplaced(statistic, limits);
}
function isReplaced(statistic, limits) {
	return replacersOf(statistic).some((other) => limits[other] !== void 0);
}
function defaultsOf(name, base, head) {
	const dated = isDated(base.columns.get(name));
	const of = (side) => {
		const isTime = dated || isDated(side.columns.get(name));
		return (statistic) => {
			if (statistic === "nulls") return driftDefaults.nulls;
			return isTime || movesByNature(name, side, statistic) ? void 0 : driftDefault(statistic);
		};
	};
	return [of(base), of(head)];
}
function isDated(column) {
	return column?.type === "date" || column?.type === "timestamp";
}
function movesByNature(name, { time, key, columns }, statistic) {
	if (name === time || columns.get(name)?.unique === true) return true;
	return key.includes(name) && (key.length === 1 || statistic === "wasserstein");
}

// src/gates/policy/contract.ts
function strictestDataset(base, head) {
	if (base === void 0) return head;
	const columns = strictestColumns(base, head);
	const { time: _, ...proposal } = head;
	return {
		...proposal,
		format: strictestFormat(base.format, head.format),
		...defined({
			time: base.time,
			fieldNames: fieldNames(head, columns)
		}),
		key: base.key.length > 0 ? base.key : head.key,
		rows: defined({
			min: largest(base.rows.min, head.rows.min),
			max: smallest(base.rows.max, head.rows.max),
			change: strictestRowsChange(base.rows.change, head.rows.change)
		}),
		extraColumns: stricterExtra(base.extraColumns, head.extraColumns),
		columns,
		checks: strictestChecks(base, head),
		drift: strictestDrift(base, head),
		implicit: base.implicit || head.implicit,
		...(base.frozen ?? head.frozen) === true && { frozen: true }
	};
}
function strictestFormat(base, head) {
	if (head.kind === "files" && base.kind !== "table") return base;
	if (head.kind !== "csv" || base.kind !== "csv") return head;
	return sameMembers(base.nulls, head.nulls) ? head : {
		...head,
		nulls: base.nulls
	};
}
function fieldNames({ format, columns: proposed }, columns) {
	if (format.kind !== "csv" || format.header) return void 0;
	const named = (side) => [...side.values()].filter((column) => !column.absent).map(({ name }) => name);
	const names = [.../* @__PURE__ */ new Set([...named(proposed), ...named(columns)])];
	return names.join("\n") === named(columns).join("\n") ? void 0 : names;
}
function strictestRowsChange(base, head) {
	if (base === void 0 && head === void 0) return void 0;
	return smallerAmount(base ?? rowsChangeDefault, head ?? rowsChangeDefault);
}
function stricterExtra(a, b) {
	if (a === "allow") return b;
	return b === "allow" ? a : stricterLevel(a, b);
}

// src/gates/policy/compare-columns.ts
function compareColumns(about, format, base, head) {
	const column = base ?? head;
	if (column === void 0) return [];
	const { name, path } = column;
	if (head === void 0) return [removed(path, name, `removes ${name} from the ${about}`)];
	const of = `contract of ${name} in ${about.slice(12)}`;
	if (base === void 0) return [added(path, name, `adds ${name} to the ${about}`), ...loosenedDefaults(of, head)];
	return [
		...typeChange(of, [...path, "type"], format, base.type ?? "", head.type ?? ""),
		...nullsChange(of, [...path, "nulls"], base.nulls, head.nulls),
		...boundChange(of, [...path, "min"], base.min, head.min, 1),
		...boundChange(of, [...path, "max"], base.max, head.max, -1),
		...valuesChange(of, [...path, "values"], base.values, head.values),
		...optional(of, [...path, "pattern"], base.pattern ?? "", head.pattern ?? ""),
		...rulesChange(of, base, head),
		...base.required && head.absent && !base.absent ? keyChange("changed", of, [...path, "absent"], {
			from: "false",
			to: "true"
		}) : ordered(of, [...path, "absent"], ["false", "true"], `${base.absent}`, `${head.absent}`),
		...[
			"unique",
			"required",
			"sensitive"
		].flatMap((key) => ordered(of, [...path, key], ["false", "true"], `${base[key]}`, `${head[key]}`)),
		...ordered(of, [...path, "level"], levels, base.level, head.level)
	];
}
function rulesChange(about, base, head) {
	const [before, after] = [base.rules ?? [], head.rules ?? []];
	const below = (rule, side) => rule.path.slice(side.path.length);
	const places = [...before.map((rule) => below(rule, base)), ...after.map((rule) => below(rule, head))];
	return [...new Map(places.map((place) => [place.join("\n"), place])).values()].flatMap((place) => {
		const at = (rules, side) => rules.filter((rule) => below(rule, side).join("\n") === place.join("\n")).map(shownRule).join(" and ");
		return optional(about, [...base.path, ...place], at(before, base), at(after, head));
	});
}
function loosenedDefaults(of, { path, level, nulls, required }) {
	return [
		...ordered(of, [...path, "level"], levels, "fail", level),
		...isAll(nulls) ? nullsChange(of, [...path, "nulls"], void 0, nulls) : [],
		...ordered(of, [...path, "required"], ["false", "true"], "true", `${required}`)
	];
}
function nullsChange(about, path, from, to) {
	if (from === void 0 && isAll(to)) return keyChange("loosened", about, path, {
		from: "",
		to: amountText(to)
	});
	if (isAll(from) && to === void 0) return keyChange("tightened", about, path, {
		from: amountText(from),
		to: ""
	});
	return numberChange(about, path, from, to, "lower");
}
function isAll(nulls) {
	return nulls?.kind === "percent" && nulls.value >= 100;
}
function typeChange(about, path, format, from, to) {
	return (format === "csv" || format === "json") && from === "" ? keyChange("changed", about, path, {
		from,
		to
	}) : optional(about, path, from, to);
}
function optional(about, path, from, to) {
	return keyChange(givenOrGone(from, to) ?? "changed", about, path, {
		from,
		to
	});
}
function givenOrGone(from, to) {
	if (from === void 0 || from === "") return "tightened";
	return to === void 0 || to === "" ? "loosened" : void 0;
}
function boundChange(about, path, from, to, tighter) {
	const order = from === void 0 || to === void 0 ? void 0 : compareBounds(to, from);
	const compared = order === void 0 || order === 0 ? "changed" : order * tighter > 0 ? "tightened" : "loosened";
	return keyChange(givenOrGone(from, to) ?? compared, about, path, {
		from: `${from ?? ""}`,
		to: `${to ?? ""}`
	});
}
function valuesChange(about, path, from, to) {
	const gone = (from ?? []).some((value) => !to?.includes(value));
	const fresh = (to ?? []).some((value) => !from?.includes(value));
	if (!gone && !fresh) return [];
	const compared = gone && fresh ? "changed" : fresh ? "loosened" : "tightened";
	const text = (values) => (values ?? []).join(", ");
	return keyChange(givenOrGone(from, to) ?? compared, about, path, {
		from: text(from),
		to: text(to)
	});
}

// src/gates/policy/compare-drift.ts
function compareDrift(base, head) {
	const path = [...base.path, "drift"];
	const about = `contract of ${base.name}`;
	const compared = ordered(about, path, ["none", "base"], base.drift.against, head.drift.against);
	if (base.drift.against === "none" || head.drift.against === "none") return compared;
	return [.../* @__PURE__ */ new Set([...base.drift.columns.keys(), ...head.drift.columns.keys()])].flatMap((name) => {
		const sides = [base.drift.columns.get(name), head.drift.columns.get(name)];
		return compareColumn(`drift of ${name} in ${base.name}`, [
			...path,
			"columns",
			name
		], sides, defaultsOf(name, base, head));
	});
}
function compareColumn(about, path, [base, head], defaults) {
	const [from, to] = [limitsOf(base), limitsOf(head)];
	if (from === void 0 || to === void 0) {
		const text = (limits) => limits === void 0 ? "ignored" : "limited";
		return keyChange(to === void 0 ? "loosened" : "tightened", about, path, {
			from: text(from),
			to: text(to)
		});
	}
	return driftStatistics.flatMap((statistic) => {
		if (from[statistic] === void 0 && to[statistic] === void 0) return otherStatistic(statistic, from, to);
		const [before, after] = [from[statistic] ?? defaults[0](statistic), to[statistic] ?? defaults[1](statistic)];
		return numberChange(about, [...path, writtenStatistic(statistic).key], before, after, "lower");
	});
	function otherStatistic(statistic, before, after) {
		const text = (limits, side) => isReplaced(statistic, limits) ? "" : `${defaults[side](statistic) ?? ""}`;
		const [was, is] = [text(before, 0), text(after, 1)];
		if (isReplaced(statistic, before) === isReplaced(statistic, after)) return [];
		return keyChange("changed", about, [...path, statistic], {
			from: was,
			to: is
		});
	}
}

// src/gates/policy/compare-format.ts
function compareFormat(about, base, head) {
	const path = [...base.path, "format"];
	const [from, to] = [base.format, head.format];
	if (from.kind !== to.kind) {
		const kind = to.kind === "files" ? "loosened" : from.kind === "files" ? "tightened" : "changed";
		return keyChange(kind, about, path, {
			from: from.kind,
			to: written(to)
		});
	}
	if (from.kind !== "csv" || to.kind !== "csv") return [];
	const form = [
		"header",
		"delimiter",
		"quote"
	].flatMap((key) => plain([
		...path,
		"csv",
		key
	], shown(from[key]), shown(to[key])));
	const [gone, fresh] = [from.nulls.filter(not(to.nulls)), to.nulls.filter(not(from.nulls))];
	if (gone.length + fresh.length === 0) return form;
	const texts = {
		from: from.nulls.map(shown).join(", "),
		to: to.nulls.map(shown).join(", ")
	};
	return [...form, ...keyChange(gone.length === 0 ? "loosened" : "changed", about, [
		...path,
		"csv",
		"nulls"
	], texts)];
}
function compareOrder(base, head) {
	const [before, after] = [fieldsOf(base), fieldsOf(head)];
	if (before === void 0 || after === void 0) return [];
	if (before.every((name, place) => after[place] === name)) return [];
	if (after.every((name, place) => before[place] === name)) return [];
	return plain([...base.path, "columns"], before.join(", "), after.join(", "));
}
function fieldsOf({ format, columns }) {
	if (format.kind !== "csv" || format.header) return void 0;
	return [...columns.values()].filter((column) => !column.absent).map(({ name }) => name);
}
const not = (list) => (text) => !list.includes(text);
function written(format) {
	return format.kind === "csv" ? `csv with the nulls ${format.nulls.map(shown).join(", ")}` : format.kind;
}
function shown(value) {
	return JSON.stringify(value);
}

// src/gates/policy/compare-frozen.ts
function compareFrozen(base, head) {
	const path = [...base.path, "frozen"];
	const key = ordered(`contract of ${base.name}`, path, ["false", "true"], String(base.frozen === true), String(head.frozen === true));
	return base.frozen === true || head.frozen === true ? [...key, ...entryChange([...path, "digest"], base, head)] : key;
}
function entryChange(path, base, head) {
	const [from, to] = [base.locked, head.locked];
	const what = `the frozen dataset ${head.name}`;
	if (from === void 0) return to === void 0 ? [] : [added(path, to.digest, `locks ${what} at ${sizeOf(to) ?? shortDigest(to)}`)];
	if (to === void 0) return [removed(path, from.digest, `removes the lock entry of ${what}`)];
	if (from.digest === to.digest) return [];
	const [before, after] = [sizeOf(from), sizeOf(to)];
	const sentence = `renews ${what}: ${before !== void 0 && after !== void 0 && before !== after ? `${before} → ${after}` : `${shortDigest(from)} → ${shortDigest(to)}`}`;
	return [{
		kind: "changed",
		path,
		from: from.digest,
		to: to.digest,
		sentence,
		blocks: false
	}];
}
function sizeOf({ rows, bytes }) {
	if (rows !== void 0) return `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
	return bytes === void 0 ? void 0 : `${bytes.toLocaleString("en-US")} bytes`;
}
function shortDigest({ digest }) {
	return `${digest.slice(0, 19)}…`;
}

// src/gates/policy/compare-view.ts
function compareView(base, head) {
	const [before, after] = [viewWords(base.view), viewWords(head.view)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].flatMap((key) => plain([...base.path, key], before.get(key) ?? "", after.get(key) ?? ""));
}

// src/gates/policy/overlap.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
function mayShareRows(a, b) {
	if (a.view === void 0 !== (b.view === void 0)) return false;
	const [one, other] = [a.database, b.database];
	if (one === void 0 || other === void 0) return one === other && mayOverlap(a.source, b.source);
	if (one.place.scheme !== other.place.scheme || one.place.variable !== other.place.variable) return false;
	return one.relation.kind === "query" || other.relation.kind === "query" || a.source === b.source;
}
function mayOverlap(a, b) {
	const [left, right] = [plainName(a), plainName(b)];
	if (isPlainPath(left) && isPlainPath(right)) return matcher(left)(right) || matcher(right)(left);
	if (isPlainPath(left)) return matcher(right)(left) || isWithin(folderOf$1(right), left);
	if (isPlainPath(right)) return matcher(left)(right) || isWithin(folderOf$1(left), right);
	return isWithin(folderOf$1(left), folderOf$1(right)) || isWithin(folderOf$1(right), folderOf$1(left));
}
function plainName(source) {
	return source.replace(/\.dvc$/, "").replace(/\/+$/, "");
}
function folderOf$1(glob) {
	return import_picomatch.default.scan(glob).base;
}
function isWithin(path, folder) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

// src/gates/policy/compare-contracts.ts
function compareContracts(base, before, after) {
	const head = after.datasets.get(base.name);
	if (head === void 0) return contractRemoved(base, before, after);
	const about = `contract of ${base.name}`;
	const names = /* @__PURE__ */ new Set([...base.columns.keys(), ...head.columns.keys()]);
	return [
		...compareView(base, head),
		...compareBuild(base, head),
		...head.view === void 0 ? compareFormat(about, base, head) : [],
		...numberChange(about, [
			...base.path,
			"rows",
			"min"
		], base.rows.min, head.rows.min, "higher"),
		...numberChange(about, [
			...base.path,
			"rows",
			"max"
		], base.rows.max, head.rows.max, "lower"),
		...numberChange(about, [
			...base.path,
			"rows",
			"change"
		], rowsChange(base), rowsChange(head), "lower"),
		...plain([...base.path, "time"], base.time ?? "", head.time ?? ""),
		...plain([...base.path, "key"], base.key.join(", "), head.key.join(", ")),
		...compareFrozen(base, head),
		...ordered(about, [...base.path, "extra-columns"], extraLevels, base.extraColumns, head.extraColumns),
		...compareOrder(base, head),
		...[...names].flatMap((name) => compareColumns(about, head.format.kind, base.columns.get(name), head.columns.get(name))),
		...compareChecks(about, base, head),
		...compareDrift(base, head)
	];
}
function rowsChange({ rows }) {
	return rows.change ?? rowsChangeDefault;
}
const extraLevels = ["allow", ...levels];
function contractRemoved(base, before, after) {
	if (base.implicit) return [];
	const isOther = ({ name }) => base.view !== void 0 && before.datasets.has(name);
	const samePlace = [...after.datasets.values()].find((dataset) => !isOther(dataset) && mayShareRows(dataset, base));
	const instead = [...after.models.values()].flatMap((model) => takenOver(base, before, after, model));
	const sentence = `removes the contract of ${base.frozen === true ? `the frozen dataset ${base.name}` : base.name}`;
	const why = samePlace !== void 0 ? `, whose files are still read${samePlace.implicit ? "" : ` as ${samePlace.name}`}` : instead.length > 0 ? `; ${instead.join(", ")}` : "";
	const change = removed(base.path, base.name, `${sentence}${why}`);
	return [why === "" ? change : {
		...change,
		blocks: true,
		reason: "contract-removed"
	}];
}
function takenOver(base, before, after, model) {
	const roles = before.models.get(model.name)?.data ?? /* @__PURE__ */ new Map();
	return [...model.data].flatMap(([role, name]) => {
		if (roles.get(role) !== base.name || before.datasets.has(name)) return [];
		const now = after.datasets.get(name);
		return [`${model.name} reads ${now?.implicit ? now.source : name} as ${role} instead`];
	});
}
function compareChecks(about, base, head) {
	const names = new Set([...base.checks, ...head.checks].map((check) => check.name));
	const find = (dataset, name) => dataset.checks.find((check) => check.name === name);
	return [...names].flatMap((name) => {
		const [before, after] = [find(base, name), find(head, name)];
		if (before === void 0) return [added(after?.path ?? base.path, name, `adds the check "${name}" to the ${about}`)];
		if (after === void 0) return [removed(before.path, name, `removes the check "${name}" from the ${about}`)];
		return compareCheck(`check "${name}" of ${base.name}`, before, after);
	});
}
function compareCheck(about, base, head) {
	return [
		...plain([...base.path, head.rule.kind], base.rule.text, head.rule.text),
		...numberChange(about, [...base.path, "max"], base.max, head.max, "lower"),
		...ordered(about, [...base.path, "level"], levels, base.level, head.level)
	];
}

// src/gates/policy/deploy-words.ts
function commandText(command) {
	if (command.kind === "argv") return canonicalJson(command.argv);
	return /^["[]/.test(command.text) ? canonicalJson(command.text) : command.text;
}
function stepText(step) {
	if (step.kind === "run") {
		const secrets = step.secrets.length === 0 ? "" : `, secrets ${step.secrets.join(", ")}`;
		return `run ${commandText(step.run)}, timeout ${formatDuration(step.timeout)}${secrets}`;
	}
	if (step.kind === "golden") return goldenText(step);
	if (step.kind === "prometheus") return prometheusText(step);
	const { path, status, requests, maxFailures, within } = step;
	return `http ${path}, status ${status}, requests ${requests}, max-failures ${maxFailures}, within ${formatDuration(within)}`;
}
function goldenText({ dataset, rows, minRows, protocol, columns, batch, within, tolerance }) {
	const sent = columns === void 0 ? "" : `, columns ${canonicalJson(columns)}`;
	return `golden ${dataset}, rows ${rows}, min-rows ${minRows}, ${protocolText(protocol)}${sent}, batch ${batch}, within ${formatDuration(within)}, tolerance ${tolerance}`;
}
function prometheusText({ query, min, max, samples, every, url, token, ...step }) {
	const limits = Object.entries({
		min,
		max
	}).flatMap(([key, limit]) => limit === void 0 ? [] : [`${key} ${limit}`]);
	const asked = `for ${formatDuration(step.for)}, every ${formatDuration(every)}, samples ${samples}`;
	const where = `${url === void 0 ? "" : `, url ${canonicalJson(url)}`}${token === void 0 ? "" : `, token ${token}`}`;
	return `prometheus ${canonicalJson(query)}, ${limits.join(", ")}, ${asked}${where}`;
}
function protocolText(protocol) {
	if (protocol.kind === "v1") return "protocol v1";
	if (protocol.kind === "v2") return `protocol v2${protocol.input === void 0 ? "" : `, input ${canonicalJson(protocol.input)}`}`;
	const { path, request, response } = protocol;
	return `protocol ${canonicalJson({
		path,
		request,
		response
	})}`;
}
function windowText({ days, from, to, timezone }) {
	return `${days.length === weekdays.length ? "every day" : days.map((day) => weekdays[day - 1] ?? "").join(", ")} ${timeText(from)}-${timeText(to)} ${timezone}`;
}
function timeText(minutes) {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	return `${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}
function targetTexts(target) {
	if (target.kind === "local") {
		const ports = [...target.ports].map(([model, port]) => `${model} ${port}`).toSorted();
		return /* @__PURE__ */ new Map([
			["kind", target.kind],
			["folder", target.folder],
			["ports", ports.join(", ")]
		]);
	}
	const { kind, apply, plan, status, undo, timeout, secrets } = target;
	const commands = Object.entries({
		apply,
		plan,
		status,
		undo
	});
	return new Map([
		["kind", kind],
		...commands.map(([key, command]) => [key, command === void 0 ? "" : commandText(command)]),
		["timeout", formatDuration(timeout)],
		["secrets", secrets.join(", ")]
	]);
}

// src/gates/policy/compare-verification.ts
function compareVerification(owner, path, base, head) {
	const [before, after] = [base.map(stepText), head.map(stepText)];
	const gone = without(before, after);
	const fresh = without(after, before);
	if (gone.length === 0 && fresh.length === 0) return plain(path, before.join("; "), after.join("; "));
	return [...gone.map((text) => removed(path, text, `removes from the verification of ${owner}: ${text}`)), ...fresh.map((text) => added(path, text, `adds to the verification of ${owner}: ${text}`))];
}
function without(texts, others) {
	const left = [...others];
	return texts.filter((text) => {
		const at = left.indexOf(text);
		if (at !== -1) left.splice(at, 1);
		return at === -1;
	});
}

// src/gates/policy/compare-environments.ts
function compareEnvironments(base, head) {
	return [...[...base.values()].flatMap((environment) => compareEnvironment(environment, head.get(environment.name))), ...[...head.values()].flatMap((environment) => base.has(environment.name) ? [] : [newEnvironment(environment)])];
}
function newEnvironment({ name, path }) {
	return {
		kind: "changed",
		path,
		from: "",
		to: name,
		sentence: `adds the environment ${name}`,
		blocks: false
	};
}
function compareEnvironment(base, head) {
	const { name, path } = base;
	if (head === void 0) return [removed(path, name, `removes the environment ${name}`)];
	const about = `environment ${name}`;
	return [
		...plain([...path, "branch"], base.branch, head.branch),
		...plain([...path, "models"], namesText(base.models), namesText(head.models)),
		...compareNeeds(about, [...path, "needs"], base.needs, head.needs),
		...compareSoak(about, [...path, "soak"], base.soak, head.soak),
		...compareWindows(about, [...path, "windows"], base.windows, head.windows),
		...numberChange(about, [...path, "approvals"], base.approvals, head.approvals, "higher"),
		...ordered(about, [...path, "auto-merge"], ["true", "false"], `${base.autoMerge}`, `${head.autoMerge}`),
		...plain([...path, "runs-on"], runsOnText(base.runsOn), runsOnText(head.runsOn)),
		...compareTargets([...path, "target"], base.target, head.target),
		...compareVerification(name, [...path, "verify"], base.verify, head.verify),
		...plain([...path, "on-failure"], base.onFailure, head.onFailure)
	];
}
function namesText(names) {
	return names.toSorted().join(", ");
}
function compareNeeds(about, path, base, head) {
	const gone = base.some((need) => !head.includes(need));
	const fresh = head.some((need) => !base.includes(need));
	return keyChange(gone ? fresh ? "changed" : "loosened" : "tightened", about, path, {
		from: namesText(base),
		to: namesText(head)
	});
}
function compareSoak(about, path, base, head) {
	return keyChange(head > base ? "tightened" : "loosened", about, path, {
		from: formatDuration(base),
		to: formatDuration(head)
	});
}
function compareWindows(about, path, base, head) {
	const kind = base.length === 0 ? "tightened" : head.length === 0 ? "loosened" : "changed";
	const text = (windows) => windows.map(windowText).toSorted().join("; ") || "always";
	return keyChange(kind, about, path, {
		from: text(base),
		to: text(head)
	});
}
function compareTargets(path, base, head) {
	const [before, after] = [targetTexts(base), targetTexts(head)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].flatMap((key) => plain([...path, key], before.get(key) ?? "", after.get(key) ?? ""));
}

// src/gates/policy/compare-serve.ts
function compareServe({ name, path: at, serve: base }, { serve: head }) {
	const path = [...at, "serve"];
	if (base === void 0 || head === void 0) return plain(path, wayText(base), wayText(head));
	return [
		...plain([...path, "run"], wayText(base), wayText(head)),
		...plain([...path, "health"], base.health, head.health),
		...plain([...path, "start-within"], formatDuration(base.startWithin), formatDuration(head.startWithin)),
		...plain([...path, "secrets"], base.secrets.join(", "), head.secrets.join(", ")),
		...compareVerification(name, [...path, "verify"], base.verify, head.verify)
	];
}
function wayText(serve) {
	if (serve === void 0) return "";
	return serve.run === void 0 ? "files" : commandText(serve.run);
}

// src/gates/policy/compare.ts
function compareProjects(base, head) {
	return [
		...ordered("policy", ["when-unknown"], ["allow", "block"], base.whenUnknown, head.whenUnknown),
		...ordered("policy", ["self-accept"], ["true", "false"], `${base.selfAccept}`, `${head.selfAccept}`),
		...ordered("policy", ["reuse"], ["verified", "never"], base.reuse, head.reuse),
		...plain(["store"], base.store, head.store),
		...plain(["tags"], base.tags ?? "none", head.tags ?? "none"),
		...plain(["launchers"], launchersText(base.launchers), launchersText(head.launchers)),
		...[...base.datasets.values()].flatMap((dataset) => compareContracts(dataset, base, head)),
		...[...base.models.values()].flatMap((model) => compareModels(model, head.models.get(model.name))),
		...[...head.models.values()].flatMap((model) => base.models.has(model.name) ? [] : newModel(model)),
		...compareEnvironments(base.environments, head.environments)
	];
}
function compareModels(base, head) {
	const { path, train } = base;
	if (head === void 0) {
		const sentence = `removes the model ${base.name} and its gates`;
		return [{
			...removed(path, base.name, sentence),
			blocks: true,
			reason: "model-removed"
		}];
	}
	return [
		...compareGates(base, head),
		...plain([
			...path,
			"train",
			"seeds"
		], train.seeds.join(", "), head.train.seeds.join(", ")),
		...plain([
			...path,
			"train",
			"when"
		], train.when, head.train.when),
		...plain([
			...path,
			"train",
			"secrets"
		], train.secrets.join(", "), head.train.secrets.join(", ")),
		...plain([
			...path,
			placeKey(head),
			"runs-on"
		], runsOnText(train.runsOn), runsOnText(head.train.runsOn)),
		...plain([
			...path,
			"train",
			"launcher"
		], train.launcher, head.train.launcher),
		...compareEvaluation(base, head),
		...compareServe(base, head)
	];
}
function placeKey({ train }) {
	return train.run === void 0 ? "evaluate" : "train";
}
function newModel(model) {
	const { path, train, evaluate } = model;
	return [
		...plain([
			...path,
			"train",
			"secrets"
		], "", train.secrets.join(", ")),
		...plain([
			...path,
			placeKey(model),
			"runs-on"
		], unplaced.runsOn, runsOnText(train.runsOn)),
		...plain([
			...path,
			"train",
			"launcher"
		], unplaced.launcher, train.launcher),
		...plain([
			...path,
			"evaluate",
			"secrets"
		], "", (evaluate?.secrets ?? []).join(", ")),
		...compareServe({
			...model,
			serve: void 0
		}, model)
	];
}
function compareEvaluation({ name, path: at, evaluate: base }, { evaluate: head }) {
	const path = [...at, "evaluate"];
	if (base === void 0) return head === void 0 ? [] : [added(path, "declared", `adds an evaluation of ${name}`)];
	if (head === void 0) return [removed(path, "declared", `removes the evaluation of ${name}`)];
	return [...base.run !== void 0 && head.run === void 0 ? [removed([...path, "run"], "declared", `lets the training of ${name} write the predictions it is judged by`)] : [], ...evaluationKeys.flatMap((key) => changeOfKey(key, path, base, head))];
}
const evaluationKeys = [
	"task",
	"label",
	"positive",
	"repeat",
	"compute",
	"slices",
	"cluster",
	"secrets"
];
const judging = /* @__PURE__ */ new Set([
	"task",
	"label",
	"positive",
	"cluster"
]);
function changeOfKey(key, path, base, head) {
	const [from, to] = [keyText(base[key]), keyText(head[key])];
	const changes = plain([...path, key === "label" && areRows(base) && areRows(head) ? "rows" : key], from, to);
	if (from === "" || !judging.has(key)) return changes;
	return changes.map((each) => ({
		...each,
		kind: "loosened",
		sentence: each.sentence.replace(/^changes /, "loosens ")
	}));
}
function areRows({ label }) {
	return label === void 0 || label.column === void 0;
}
function keyText(value) {
	return value === void 0 ? "" : canonicalJson(value);
}
function launchersText(launchers) {
	return [...launchers.values()].map(({ name, kind }) => `${name} (${kind})`).join(", ");
}

// src/gates/policy/own-changes.ts
function ownChanges(base, head, since) {
	const changes = compareProjects(base, head);
	if (since === void 0) return changes;
	const own = compareProjects(since, head);
	const places = [...own.map((change) => placeOf(change, since)), ...brought(since, head)];
	return changes.flatMap((change) => {
		const place = placeOf(change, base);
		if (places.some((made) => touches(made, place)) || mayBeRenamed(change, own, base)) return [change];
		return change.reason === "contract-removed" ? gainedContract(change, base, head, since) : [];
	});
}
function brought(since, head) {
	return ["models", "datasets"].flatMap((key) => [...head[key].keys()].filter((name) => !since[key].has(name)).map((name) => [key, name]));
}
function touches(made, place) {
	const isList = made.length === 3 && ["gates", "columns"].includes(String(made[2]));
	return startsWith(made, place) || !isList && startsWith(place, made);
}
function startsWith(path, start) {
	return start.every((key, index) => path[index] === key);
}
function placeOf({ path, from, to }, base) {
	const [section, name, key, at, index] = path;
	if (section === "models" && key === "gates" && at !== void 0) {
		const metric = knownMetric(String(at))?.name ?? at;
		return [
			section,
			name ?? "",
			key,
			metric,
			...typeof index === "number" ? [] : path.slice(4)
		];
	}
	if (section !== "datasets" || key !== "checks") return path;
	const check = base.datasets.get(String(name))?.checks.find((one) => one.path.at(-1) === at);
	const isNew = path.length === 4 && from === "";
	return [
		section,
		name ?? "",
		key,
		isNew ? to : check?.name ?? "",
		...path.slice(4)
	];
}
function mayBeRenamed({ reason, path }, own, base) {
	const names = path[0] === "models" ? base.models : base.datasets;
	return reason !== void 0 && own.some((change) => change.reason === reason && !names.has(String(change.path[1])));
}
function gainedContract(change, base, head, since) {
	const contract = base.datasets.get(String(change.path[1]));
	if (contract === void 0 || heirsOf(contract, base, head).every((name) => isJudged(name))) return [];
	const { reason: _, sentence, ...rest } = change;
	return [{
		...rest,
		kind: "changed",
		sentence: sentence.replace(/^removes/, "is older than")
	}];
	function isJudged(name) {
		return predecessorOf(base, head, name, since)?.name === contract?.name;
	}
}
function heirsOf(contract, base, head) {
	return [...head.datasets.values()].filter(({ name }) => !base.datasets.has(name)).filter((dataset) => mayShareRows(dataset, contract) || tookRole(base, head, contract, dataset)).map(({ name }) => name);
}

// src/gates/policy/apply.ts
function applyPolicy(base, head, since) {
	if (base === void 0) return {
		project: head,
		changes: []
	};
	const models = [...head.models].map(([name, model]) => [name, underPolicy(base.models.get(name), model)]);
	const datasets = [...head.datasets].map(([name, dataset]) => [name, buildUnder(base.datasets.get(name)?.build, strictestDataset(predecessorOf(base, head, name, since), dataset))]);
	const { name: _, tags: __, ...proposal } = head;
	return {
		project: {
			...proposal,
			...base.name !== void 0 && { name: base.name },
			store: base.store,
			comment: base.comment,
			whenUnknown: base.whenUnknown,
			selfAccept: base.selfAccept,
			reuse: base.reuse,
			...base.tags !== void 0 && { tags: base.tags },
			launchers: base.launchers,
			environments: base.environments,
			models: new Map(models),
			datasets: new Map([...linkedViews(new Map(datasets)), ...judgedBy(new Map(models), base, head)])
		},
		changes: ownChanges(base, head, since)
	};
}
function judgedBy(models, base, head) {
	const wanted = new Set([...models.values()].flatMap((model) => model.evaluate?.label?.dataset ?? []));
	return [...base.datasets].filter(([name]) => wanted.has(name) && !head.datasets.has(name));
}
function underPolicy(base, head) {
	const { evaluate: _, serve: __, ...proposal } = head;
	const evaluate = evaluationUnder(base?.evaluate, head.evaluate);
	const placed = {
		...proposal,
		train: trainUnder(base?.train, head.train),
		...evaluate && { evaluate }
	};
	if (base === void 0) return placed;
	return {
		...placed,
		gates: base.gates,
		environmentGates: base.environmentGates,
		...base.serve && { serve: base.serve }
	};
}
function trainUnder(base, head) {
	if (base === void 0) return {
		...head,
		secrets: [],
		...unplaced
	};
	const { seeds, secrets, runsOn, launcher, when } = base;
	if (head.run === void 0) return {
		...head,
		runsOn
	};
	return {
		...head,
		seeds,
		secrets,
		runsOn,
		launcher,
		when
	};
}
function evaluationUnder(base, head) {
	if (head === void 0) return base;
	if (base === void 0) return {
		...head,
		secrets: []
	};
	const { run: _, predictions: __, setup: ___, ...policy } = base;
	return {
		...policy,
		code: head.code,
		timeout: head.timeout,
		...head.run === void 0 ? {} : { run: head.run },
		...head.setup === void 0 ? {} : { setup: head.setup },
		...head.predictions === void 0 ? {} : { predictions: head.predictions }
	};
}

// src/support/unique-by.ts
function uniqueBy(items, key) {
	const first = /* @__PURE__ */ new Map();
	for (const item of items) {
		const name = key(item);
		if (!first.has(name)) first.set(name, item);
	}
	return [...first.values()];
}

// src/commands/situation/code-globs.ts
function codeGlobs({ head, project, candidate }) {
	const paths = candidate.commit.tree.map(({ path }) => path);
	const empty = /* @__PURE__ */ new Map();
	const isEmpty = (glob) => {
		const known = empty.get(glob) ?? !paths.some(matcher(glob));
		empty.set(glob, known);
		return known;
	};
	const found = [...modelPatterns(project), ...buildPatterns(project)].filter(({ glob }) => isEmpty(glob)).map(({ named, path, glob }) => {
		const reason = "code-matches-nothing";
		const message = `\`${named}\` names \`${glob}\`, and no file of the commit is that.`;
		const place = head.places.value(path);
		const remedy = didYouMeanPath(glob, paths);
		return {
			reason,
			message,
			...place && { place },
			...remedy !== void 0 && { remedy }
		};
	});
	return uniqueBy(found, ({ message }) => message);
}
function modelPatterns({ models }) {
	return [...models.values()].flatMap((model) => codePatterns(model).map(({ key, glob }) => ({
		named: `models.${entryOf(model)}.${key}`,
		path: [...model.path, ...key.split(".")],
		glob
	})));
}
function buildPatterns({ datasets }) {
	return [...datasets.values()].filter(isBuilt).flatMap(({ name, path, build }) => codePatterns(build).map(({ glob }) => ({
		named: `datasets.${name}.build.code`,
		path: [
			...path,
			"build",
			"code"
		],
		glob
	})));
}
function codePatterns({ code, evaluate, serve }) {
	return [
		...(code.kind === "globs" ? code.globs : []).map((glob) => ({
			key: "code",
			glob
		})),
		...(evaluate?.code ?? []).map((glob) => ({
			key: "evaluate.code",
			glob
		})),
		...(serve?.code ?? []).map((glob) => ({
			key: "serve.code",
			glob
		}))
	].filter(({ glob }) => !glob.startsWith("!"));
}

// src/commands/situation/evaluate-columns.ts
function evaluateColumns({ head, project, candidate, records }) {
	const said = /* @__PURE__ */ new Set();
	const problemsOf = (model, places) => named(model.evaluate).flatMap(({ key, column }) => {
		const dataset = model.evaluate?.label?.dataset;
		const columns = dataset === void 0 ? void 0 : columnsOf(dataset, candidate, records);
		if (dataset === void 0 || columns === void 0 || columns.includes(column)) return [];
		const entry = entryOf(model);
		const id = `${entry} ${key} ${column}`;
		if (said.has(id)) return [];
		said.add(id);
		const reason = "no-such-test-column";
		const message = `\`models.${entry}.evaluate.${key}\` names the column \`${column}\`, which dataset \`${dataset}\` does not have.`;
		const place = places?.value([
			...model.path,
			"evaluate",
			...key.split(".")
		]);
		const remedy = didYouMean(column, columns);
		return [{
			reason,
			message,
			...place && { place },
			...remedy !== void 0 && { remedy }
		}];
	});
	return [...[...head.project.models.values()].flatMap((model) => problemsOf(model, head.places)), ...[...project.models.values()].flatMap((model) => problemsOf(model))];
}
function named(evaluate) {
	if (evaluate?.label === void 0) return [];
	return [
		...evaluate.label.column === void 0 ? [] : [{
			key: "label.column",
			column: evaluate.label.column
		}],
		...evaluate.slices.map(({ column }) => ({
			key: "slices",
			column
		})),
		...evaluate.cluster.map((column) => ({
			key: "cluster",
			column
		}))
	];
}
function columnsOf(dataset, candidate, records) {
	const resolved = candidate.datasets.get(dataset);
	if (resolved === void 0 || resolved.dataset.format.kind === "files") return void 0;
	const key = candidate.facts.datasets.get(dataset)?.reportKey ?? "";
	return readable$2(records.text(dataReportAddress(key)), parseDataReport, ({ digest }) => digest, resolved) ?? readable$2(records.text(sketchAddressOf(resolved)), parseSketch, ({ digests }) => digests.join("+"), resolved);
}
function readable$2(text, parse, digestOf, { digest }) {
	if (text === void 0) return void 0;
	try {
		const read = parse(text);
		return digestOf(read) === digest && read.columns.length > 0 ? read.columns.map(({ name }) => name) : void 0;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}

// src/commands/situation/expected-records.ts
const noFiles = {
	artifact: [],
	outputs: []
};
function expectedRecords(candidate, baseline) {
	const sides = [candidate, ...baseline === void 0 ? [] : [baseline]];
	const models = sides.flatMap(({ facts }) => [...facts.models.values()]).flatMap(ofModel);
	const reports = sides.flatMap(reportsOf);
	const compared = [...candidate.datasets.values()].flatMap((now) => {
		const before = datasetBefore(baseline, candidate, now.dataset.name);
		return before === void 0 ? [] : [asComparedWith(before, now)];
	});
	const sketches = [...sides.flatMap(({ datasets }) => [...datasets.values()]), ...compared].map(sketchOf);
	const groups = buildGroups(sides.map(({ facts }) => facts));
	return [
		...sides.flatMap(({ facts }) => [...facts.builds.values()]).map((facts) => buildOf(facts, groups.get(facts.dataset.name) ?? facts.dataset.name)),
		...models,
		...reports,
		...sketches
	];
}
function buildOf({ dataset: { name }, fingerprint }, group) {
	const address = buildAddress(name, fingerprint);
	const read = (text, at) => {
		const { files } = buildAt({
			dataset: name,
			fingerprint
		}, text, at);
		return {
			artifact: [],
			outputs: files.map(({ digest }) => digest)
		};
	};
	return {
		address,
		by: {
			group,
			dataset: name,
			fingerprint
		},
		read
	};
}
function ofModel(facts) {
	const by = {
		model: facts.model.name,
		fingerprint: facts.fingerprint
	};
	const address = runAddress(facts.model.name, facts.fingerprint);
	const run = {
		address,
		by,
		read: (text, at = address) => {
			const { seeds } = runAt(at, text);
			const digests = (files) => files.map(({ digest }) => digest);
			return {
				artifact: seeds.flatMap((seed) => digests(seed.artifact.files)),
				outputs: seeds.flatMap((seed) => digests(seed.outputs))
			};
		}
	};
	const scored = evaluationAddressOf(facts);
	if (scored === void 0) return [run];
	const about = {
		run: facts.fingerprint,
		rows: facts.evaluation?.inputs.rows
	};
	const read = (text, at = scored) => ({
		artifact: [],
		outputs: scoresAt(at, text, about).seeds.flatMap((seed) => predictionsOf(seed).map(({ digest }) => digest))
	});
	return [run, {
		address: scored,
		by,
		read
	}];
}
function reportsOf({ facts, datasets }) {
	return [...facts.datasets].map(([name, { reportKey }]) => {
		const address = dataReportAddress(reportKey);
		const read = (text) => {
			const report = parseDataReport(text);
			expectSame(address, "dataset", report.dataset, name);
			expectSame(address, "digest", report.digest, datasets.get(name)?.digest ?? null);
			return noFiles;
		};
		return {
			address,
			by: "data",
			read
		};
	});
}
function sketchOf(resolved) {
	const address = sketchAddressOf(resolved);
	const read = (text) => {
		expectSame(address, "digest", parseSketch(text).digests.join("+"), resolved.digest);
		return noFiles;
	};
	return {
		address,
		by: "data",
		read
	};
}

// src/commands/comparison/asked-metrics.ts
function wantedMetrics(model) {
	const task = model.evaluate?.task;
	if (task === void 0) return [];
	const asked = model.evaluate?.compute ?? [];
	return asked.length > 0 ? asked : defaultMetrics(task);
}
function sliceMetrics(model) {
	const gated = new Set([...model.gates.keys()].map(canonicalName));
	const wanted = wantedMetrics(model);
	const named = wanted.filter((metric) => gated.has(canonicalName(metric)));
	return named.length > 0 ? named : wanted.slice(0, 1);
}
function canonicalName(metric) {
	return knownMetric(metric)?.name ?? metric;
}
function betterOf(model) {
	const rules = [...[...model.gates.values()].flat(), ...model.environmentGates];
	return new Map(rules.flatMap((rule) => rule.better === void 0 ? [] : [[rule.metric, rule.better]]));
}
function levelsOf(model, slices, times = 1) {
	const values = new Map([...slices].map(([column, { names }]) => [column, names.length]));
	return levelsFor(times * countBlocking(model, values, wantedMetrics(model).length));
}
function sliceFloor(model) {
	const floors = [...model.gates.values()].flat().flatMap((rule) => rule.by === void 0 ? [] : [rule.minRows]);
	return floors.length === 0 ? {} : { minSliceRows: Math.min(...floors) };
}

// src/commands/situation/gates-ahead.ts
function gatesAhead({ policy, proposed, candidate, baseline, records }) {
	const before = policy ?? baseline?.facts.project;
	return [...proposed.models.values()].flatMap((head) => {
		const base = before?.models.get(head.name);
		if (base === void 0 || head.gates.size + head.environmentGates.length === 0) return [];
		const sides = [candidate, baseline].map((side) => side?.facts.models.get(head.name));
		if (policy === void 0 && sides[0]?.fingerprint !== sides[1]?.fingerprint) return [];
		const values = sides.map((facts) => facts && valuesOf(records, facts)).find((found) => found !== void 0);
		if (values === void 0) return [];
		const metrics = compareReported({ metrics: values }).map((line, at) => withInterval(line, values[at]?.interval));
		const recorded = {
			schemaVersion: 1,
			model: head.name,
			metrics,
			attempts: 1,
			newRows: 0
		};
		const since = baseline?.facts.project.models.get(head.name);
		return foresee({
			base,
			...since && { since },
			head,
			recorded,
			computed: computedFrom(head, values)
		});
	});
}
function withInterval(line, interval) {
	return interval === void 0 ? line : {
		...line,
		candidate: {
			...line.candidate,
			intervals: [interval]
		}
	};
}
function computedFrom(head, values) {
	if (head.evaluate === void 0) return [];
	const scored = values.some(({ origin }) => origin === "computed");
	const any = scored ? [] : knownMetrics.filter(({ tasks }) => tasks.length > 0).map(({ name }) => name);
	const scores = head.evaluate.task === "scored" && !scored ? [...head.gates.keys()] : [];
	return [
		...head.evaluate.compute,
		...wantedMetrics(head),
		...scores,
		...any
	];
}
function valuesOf(records, facts) {
	try {
		const run = runRecord({ records }, facts);
		if (run === void 0) return void 0;
		const computed = computedValues(records, facts, run);
		const reported = Object.entries(run.seeds[0]?.metrics ?? {}).map(([metric, { value, standardError }]) => recordedValue("reported", metric, Number(value), standardError));
		return [...computed, ...reported.filter(({ metric }) => computed.every((one) => one.metric !== metric))];
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
function computedValues(records, facts, run) {
	const address = evaluationAddressOf(facts);
	const scores = address === void 0 ? void 0 : scoresRecord(records, address, {}, run)?.record;
	return Object.entries(scores?.values ?? {}).map(([metric, { value, standardError, seeds, interval }]) => ({
		...recordedValue("computed", metric, seeds[0] ?? value, standardError),
		...interval && { interval }
	}));
}
function recordedValue(origin, metric, value, standardError) {
	return {
		metric,
		origin,
		candidate: {
			values: [value],
			...standardError !== void 0 && { standardErrors: [standardError] }
		}
	};
}

// src/commands/situation/hand-over.ts
const recordLimit = 8e6;
const logLimit = 2e5;
async function handOver(situation, folders) {
	const { records } = situation;
	for (const { address, by, read } of situation.expected) {
		if (!isFor(folders.only, by)) continue;
		const found = standing(records, address);
		if (found === void 0) continue;
		const { text } = found;
		if (!records.published(found.address)) await writeInto(join(folders.records, "records", address), text);
		const { artifact, outputs } = read(text, found.address);
		const forOthers = by !== "data" && "model" in by && neededBy(situation.project.models, by.model).length > 0 ? artifact : [];
		await giveObjects(situation.store, [...outputs, ...forOthers], folders.outputs);
		if (by === "data" || folders.keep === void 0) continue;
		const place = "model" in by ? ["models", by.model] : ["datasets", by.dataset];
		await giveObjects(situation.store, [...artifact, ...outputs], join(folders.keep, ...place, by.fingerprint));
	}
	await giveWhy(situation, folders);
}
async function giveWhy(situation, folders) {
	const { records } = situation;
	const write = (path, text) => writeInto(join(folders.records, path), text);
	for (const facts of situation.candidate.facts.models.values()) {
		if (!isFor(folders.only, { model: facts.model.name })) continue;
		await giveLog(situation, facts, folders.records);
		await giveFailures(records, modelSteps, facts, write);
	}
	for (const { by } of situation.expected) {
		const tried = isFor(folders.only, by) ? triedIn(by) : void 0;
		if (tried !== void 0) await giveFailures(records, ["build"], tried, write);
	}
}
function isFor(only, by) {
	if (only === void 0 || by === "data") return true;
	return "model" in only ? "model" in by && by.model === only.model : "group" in by && by.group === only.group;
}
function triedIn(by) {
	if (by === "data" || "model" in by) return void 0;
	return {
		model: { name: by.dataset },
		fingerprint: by.fingerprint
	};
}
async function writeInto(file, text) {
	await mkdir(dirname(file), { recursive: true });
	await namingFile(file, () => writeFile(file, text));
}
async function giveObjects(store, digests, folder) {
	if (folder === void 0) return;
	await mkdir(join(folder, "objects"), { recursive: true });
	for (const digest of digests) {
		const target = objectIn(folder, digest);
		if (await stateOf(folder, target) === "missing" && await store.has(digest)) await store.get(digest, target);
	}
}
async function giveLog(situation, facts, folder) {
	const tail = await endOf(logOf(situation.own, facts));
	if (tail !== void 0) await writeInto(join(folder, "logs", `${facts.model.name}.txt`), tail);
}
async function takeOver(folders, taking) {
	const problems = [];
	const otherwise = [];
	for (const handed of folders) {
		if (handed.strange !== void 0) {
			problems.push(handed.strange);
			continue;
		}
		try {
			await takeFolder(handed, taking, otherwise);
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			problems.push(...error.problems);
		}
	}
	return {
		problems,
		otherwise
	};
}
async function takeFolder(handed, taking, otherwise) {
	for (const expected of taking.expected) {
		if (!isBy(handed, expected.by)) continue;
		const found = await takeRecord(handed, expected, taking);
		if (found !== void 0) otherwise.push(found);
	}
	const read = (path) => textOf(handed.folder, join(handed.folder, path));
	const refuse = (strange) => {
		if (strange !== void 0) throw corrupt(`${strange} is not what a failed step hands on.`);
	};
	for (const [model, facts] of taking.candidate.facts.models) {
		if (!isBy(handed, { model })) continue;
		await takeLog(handed, model, taking);
		refuse(await takeFailures(taking.records, modelSteps, facts, read));
	}
	for (const { by } of taking.expected) {
		const tried = isBy(handed, by) ? triedIn(by) : void 0;
		if (tried !== void 0) refuse(await takeFailures(taking.records, ["build"], tried, read));
	}
}
function isBy({ by }, of) {
	if (by === "all") return true;
	if (of === "data" || by === "data") return by === "data" && (of === "data" || "group" in of);
	if ("model" in of) return "model" in by && by.model === of.model;
	if ("dataset" in by) return by.dataset === of.dataset;
	return "group" in by && by.group === of.group;
}
async function takeRecord({ folder }, { address, read }, taking) {
	const { records, store } = taking;
	const file = join(folder, "records", address);
	const known = standing(records, address);
	const text = known?.text ?? await textOf(folder, file);
	if (text === void 0) return void 0;
	const { artifact, outputs } = known === void 0 ? foreign(address, () => read(text)) : read(text, known.address);
	await takeObjects(store, [...artifact, ...outputs], folder);
	if (known !== void 0) return otherThan(known.text, {
		address,
		read
	}, () => textOf(folder, file));
	if (!isOfOtherRun(address, text, records)) await records.keep({
		address,
		text
	});
}
async function otherThan(known, { address, read }, handedOn) {
	try {
		const handed = await handedOn();
		if (handed === void 0 || handed === known) return void 0;
		read(handed);
		const difference = differenceOf(address, handed, known);
		if (difference?.what === "replaced record") return void 0;
		return difference && {
			address,
			difference
		};
	} catch (error) {
		if (error instanceof MlopsError && error.ends !== "cancelled") return void 0;
		throw error;
	}
}
function foreign(address, work) {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		throw corrupt(`What was handed on as ${address} is not taken: ${error.message}`);
	}
}
async function textOf(folder, file) {
	const state = await stateOf(folder, file);
	if (state === "missing") return void 0;
	if (state === "other") throw corrupt(`${relative(folder, file)} is no regular file.`);
	const found = await readBounded(file, recordLimit);
	if (found.kind === "too-large") throw corrupt(`${relative(folder, file)} is larger than ${recordLimit} bytes.`);
	return found.bytes.toString("utf8");
}
async function takeObjects(store, digests, folder) {
	const taken = [];
	for (const digest of digests) {
		const file = objectIn(folder, digest);
		const state = await stateOf(folder, file);
		if (state === "missing" || await store.has(digest)) continue;
		if (state === "other") throw corrupt(`${relative(folder, file)} is no regular file.`);
		taken.push({
			digest,
			file
		});
	}
	const put = await store.putAll(taken.map(({ file }) => file));
	for (const [index, { digest, file }] of taken.entries()) {
		const holds = put[index]?.digest;
		if (holds !== digest) throw corrupt(`${relative(folder, file)} holds the bytes of ${holds}.`);
	}
}
async function takeLog({ folder }, model, { own, candidate }) {
	const facts = candidate.facts.models.get(model);
	const file = join(folder, "logs", `${model}.txt`);
	if (facts === void 0 || await stateOf(folder, file) !== "file") return;
	const target = logOf(own, facts);
	if (await lstat(target).catch(() => void 0) !== void 0) return;
	await mkdir(dirname(target), { recursive: true });
	await copyFile(file, target);
}
function logOf(own, { model, fingerprint }) {
	return join(own.seedRun(model.name, fingerprint, model.train.seeds[0] ?? null), "log.txt");
}
function objectIn(folder, digest) {
	return join(folder, "objects", digest.replace("sha256:", ""));
}
async function stateOf(folder, file) {
	try {
		return (await lstat(file)).isFile() && await insideOf(folder, file) !== void 0 ? "file" : "other";
	} catch (error) {
		if (isMissing(error)) return "missing";
		throw error;
	}
}
async function endOf(file) {
	if (!(await lstat(file).catch(() => void 0))?.isFile()) return void 0;
	const handle = await open(file, "r");
	try {
		const { size } = await handle.stat();
		const start = Math.max(0, size - logLimit);
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, logLimit)), 0, void 0, start);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}
function corrupt(message) {
	return MlopsError.of(commandReasons, "hand-over-corrupt", message);
}

// src/commands/situation/known-builds.ts
async function knownBuilds(records, store, candidate, baseline) {
	const all = [candidate, ...baseline === void 0 ? [] : [baseline]].flatMap(({ facts }) => [...facts.builds.values()]);
	const recorded = /* @__PURE__ */ new Set();
	const stored = /* @__PURE__ */ new Set();
	for (const facts of all) {
		const record = recordedBuild(records, asBuilt(facts));
		if (record === void 0) continue;
		recorded.add(keyOf(facts));
		if (await isStored(store, record)) stored.add(keyOf(facts));
	}
	const compared = unsketched(records, candidate, baseline).map(({ before }) => before);
	return {
		recorded,
		stored,
		unsketched: new Set(compared)
	};
}
function asBuilt({ dataset, fingerprint }) {
	return {
		dataset: dataset.name,
		fingerprint
	};
}
function keyOf({ dataset, fingerprint }) {
	return buildKey(dataset.name, fingerprint);
}
function unsketched(records, candidate, baseline) {
	return [...candidate.datasets.values()].flatMap((now) => {
		const before = datasetBefore(baseline, candidate, now.dataset.name);
		if (before?.built === void 0 || before.digest === now.digest || now.dataset.drift.against === "none") return [];
		return records.text(sketchAddressOf(asComparedWith(before, now))) !== void 0 ? [] : [{
			name: now.dataset.name,
			before: before.dataset.name
		}];
	});
}

// src/commands/situation/untouched.ts
async function untouchedBy(situation) {
	const { candidate, baseline, plan, policyChanges } = situation;
	if (baseline === void 0) return {
		models: [],
		datasets: []
	};
	const settled = (id) => plan.steps.filter(id).every((step) => step.decision === "reuse");
	const datasets = [...candidate.facts.datasets].filter(([name, facts]) => {
		const before = baseline.facts.datasets.get(name);
		return before?.digest === facts.digest && before.reportKey === facts.reportKey && settled((step) => step.kind === "validate" && step.dataset === name);
	}).map(([name]) => name);
	const models = [...candidate.facts.models].filter(([name, facts]) => sameResults(facts, candidate, baseline) && settled((step) => isModelStep(step) && step.model === name)).map(([name]) => name);
	const because = datasets.length === candidate.facts.datasets.size && models.length === candidate.facts.models.size && policyChanges.length === 0 ? await becauseOf(situation) : void 0;
	return {
		datasets,
		models,
		...because && { because }
	};
}
function sameResults(facts, candidate, baseline) {
	const before = baseline.facts.models.get(facts.model.name);
	const digest = (side, dataset) => side.facts.datasets.get(dataset)?.digest;
	return before?.fingerprint === facts.fingerprint && before.evaluation?.fingerprint === facts.evaluation?.fingerprint && datasetsOf(facts.model).every((dataset) => digest(candidate, dataset) === digest(baseline, dataset));
}
async function becauseOf({ repository, judged, candidate, request }) {
	if (judged.baseline === void 0) return void 0;
	const paths = await repository.git.list([
		"diff",
		"--name-only",
		"-z",
		judged.baseline.sha,
		candidate.commit.sha,
		"--"
	]);
	if (paths.length === 0) return "no file differs from the baseline";
	const shown = paths.slice(0, 3).map((path) => `\`${path.replaceAll("`", "'")}\``).join(", ");
	const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
	if (paths.includes(request.projectFile)) return `only ${shown}${more} changed, and with it no input, contract or gate`;
	return `only ${shown}${more} changed, which no model and no dataset reads`;
}

// src/commands/situation/lost-bytes.ts
async function lostBytes(records, store, candidate, baseline, known) {
	const search = {
		records,
		known,
		store,
		gone: goneFrom(store)
	};
	const found = await Promise.all([...candidate.facts.models.values()].flatMap((facts) => {
		const before = baseline?.facts.models.get(facts.model.name);
		if (baseline !== void 0 && isSettled(facts, candidate, baseline, known)) return [];
		return [facts, ...before === void 0 ? [] : [before]].map((side) => lostOf(search, facts, side));
	}));
	const own = found.flatMap(({ runs }) => runs);
	const again = new Set(own.map(([key]) => key));
	const sides = [candidate, ...baseline === void 0 ? [] : [baseline]];
	const needed = await Promise.all(sides.map((side) => lostNeeded(search, side, again)));
	return {
		runs: joined([...own, ...needed.flat()]),
		evaluations: joined(found.flatMap(({ evaluations }) => evaluations))
	};
}
async function lostNeeded(search, { facts: { models } }, lost) {
	const found = /* @__PURE__ */ new Map();
	const open = [...models.values()].filter((facts) => isToDo(facts, search.known, lost));
	for (const facts of open) for (const { model } of facts.model.needs ?? []) {
		const needed = models.get(model);
		const loss = needed === void 0 ? void 0 : await lostArtifact(search, needed);
		if (needed === void 0 || loss === void 0 || found.has(loss[0])) continue;
		found.set(loss[0], loss);
		open.push(needed);
	}
	return [...found.values()];
}
async function lostArtifact(search, { model, ...facts }) {
	const { records, known } = search;
	const key = resultKey(model.name, facts.fingerprint);
	const run = known.runs.has(key) ? readable$1(() => runRecord({ records }, {
		model,
		...facts
	})) : void 0;
	return asResult(search, key, await lostSeedsOf(search, run?.seeds.slice(0, 1) ?? [], artifactFiles, "model"), run?.seeds.length ?? 0)[0];
}
function isToDo({ model, fingerprint, evaluation }, known, lost) {
	const key = resultKey(model.name, fingerprint);
	if (!known.runs.has(key) || lost.has(key)) return true;
	return evaluation !== void 0 && !known.evaluations.has(resultKey(model.name, evaluation.fingerprint));
}
function lostResults({ runs, evaluations }, candidate, baseline) {
	const found = [candidate, ...baseline === void 0 ? [] : [baseline]].flatMap(({ facts }) => [...facts.models.values()]).filter(({ model, fingerprint, evaluation }) => {
		if (runs.has(resultKey(model.name, fingerprint))) return true;
		return evaluation !== void 0 && evaluations.has(resultKey(model.name, evaluation.fingerprint));
	}).map(({ model, fingerprint }) => [resultKey(model.name, fingerprint), {
		model: model.name,
		fingerprint
	}]);
	return [...new Map(found).values()];
}
function isSettled(facts, candidate, baseline, known) {
	const { model, fingerprint, evaluation } = facts;
	return sameResults(facts, candidate, baseline) && known.runs.has(resultKey(model.name, fingerprint)) && (evaluation === void 0 || known.evaluations.has(resultKey(model.name, evaluation.fingerprint)));
}
async function lostOf(search, facts, side) {
	const { records, known } = search;
	const name = facts.model.name;
	const runKey = resultKey(name, side.fingerprint);
	const run = known.runs.has(runKey) ? readable$1(() => runRecord({ records }, side)) : void 0;
	const compares = facts.model.evaluate?.label !== void 0;
	const scoring = facts.evaluation === void 0 ? void 0 : side.evaluation;
	const none = {
		runs: [],
		evaluations: []
	};
	if (scoring === void 0) {
		if (run === void 0 || !compares || side.evaluation !== void 0) return none;
		const lost = await lostSeedsOf(search, run.seeds, writtenPredictions, "predictions");
		return {
			...none,
			runs: asResult(search, runKey, lost, run.seeds.length)
		};
	}
	const key = resultKey(name, scoring.fingerprint);
	const recorded = known.evaluations.has(key);
	const scores = recorded ? readable$1(() => scoresOf(records, side, run)) : void 0;
	if (recorded && scores === void 0) return none;
	const unscored = scores && compares ? await lostSeedsOf(search, scores.seeds, scoredPredictions, "predictions") : [];
	return {
		evaluations: asResult(search, key, unscored, scores?.seeds.length ?? 0),
		runs: asResult(search, runKey, await lostSeedsOf(search, (run?.seeds ?? []).filter(({ seed }) => scores === void 0 || unscored.some((one) => one.seed === seed)), artifactFiles, "model"), run?.seeds.length ?? 0)
	};
}
function scoresOf(records, side, run) {
	const address = evaluationAddressOf(side);
	return address === void 0 ? void 0 : scoresRecord(records, address, { run: side.fingerprint }, run)?.record;
}
function artifactFiles({ artifact }) {
	return artifact.files.map(({ digest }) => digest);
}
function writtenPredictions({ outputs }) {
	return outputs.filter(({ kind }) => kind === "predictions").map(({ digest }) => digest);
}
function scoredPredictions(seed) {
	return predictionsOf(seed).map(({ digest }) => digest);
}
async function lostSeedsOf({ gone }, seeds, files, what) {
	return (await Promise.all(seeds.map(async (one) => ({
		seed: one.seed,
		digests: await gone(files(one))
	})))).filter(({ digests }) => digests.length > 0).map((one) => ({
		...one,
		what: [what]
	}));
}
function asResult({ store }, key, seeds, of) {
	return seeds.length === 0 ? [] : [[key, {
		seeds,
		of,
		store: store.describe()
	}]];
}
function joined(results) {
	const all = /* @__PURE__ */ new Map();
	for (const [key, lost] of results) {
		const before = all.get(key);
		const seeds = [...new Set([...before?.seeds ?? [], ...lost.seeds].map(({ seed }) => seed))].map((seed) => {
			const parts = [...before?.seeds ?? [], ...lost.seeds].filter((one) => one.seed === seed);
			return {
				seed,
				what: [...new Set(parts.flatMap(({ what }) => what))],
				digests: [...new Set(parts.flatMap(({ digests }) => digests))]
			};
		});
		all.set(key, {
			...lost,
			seeds
		});
	}
	return all;
}
function goneFrom(store) {
	const asked = /* @__PURE__ */ new Map();
	const has = (digest) => {
		const answer = asked.get(digest) ?? readableLater(store.has(digest));
		asked.set(digest, answer);
		return answer;
	};
	return async (digests) => {
		const there = await Promise.all(digests.map(has));
		return digests.filter((_, index) => there[index] === false);
	};
}
async function readableLater(answer) {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof MlopsError) return true;
		throw error;
	}
}
function readable$1(read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}

// src/commands/situation/training-way.ts
function trainedOn(model, models) {
	return rolesInReach(model, models).map((reach) => ({
		...reach,
		...wayOf(reach, model, models)
	}));
}
function wayOf({ role, through }, model, models) {
	const trained = through === void 0 ? model : models.get(through) ?? model;
	const at = [
		...trained.path,
		"data",
		role
	];
	if (through === void 0) return {
		way: "`data`",
		at
	};
	return {
		way: `\`data\` of ${entryOf(trained)} (${wayTo(model, through, models)})`,
		at
	};
}
function wayTo(model, needed, models) {
	const role = (model.needs?.find((one) => one.model === needed || neededBelow(models, one.model).includes(needed)))?.role;
	return role === void 0 || role === "base-model" ? "`base-model`" : `\`needs.${role}\``;
}

// src/commands/situation/made-of-one.ts
function madeOfOne(model, { datasets: resolved, facts }) {
	const { datasets, models } = facts.project;
	const judged = model.evaluate?.run === void 0 ? void 0 : model.evaluate.label?.dataset;
	const test = judged === void 0 ? void 0 : datasets.get(judged);
	const made = test && builtRoot(test, datasets);
	if (test === void 0 || made === void 0) return [];
	const rootOf = (name) => datasets.get(name)?.view?.root ?? name;
	const origins = [...new Set([...madeOf(test.name, datasets)].map(rootOf))];
	const originOf = (root) => origins.find((one) => one === root) ?? origins.find((one) => haveFileInCommon(resolved.get(one), resolved.get(root)));
	return trainedOn(model, models).flatMap((reach) => {
		const given = datasets.get(reach.dataset);
		const root = rootOf(reach.dataset);
		if (given === void 0 || root === made.name) return [];
		const common = {
			reach,
			judged: test.name
		};
		const read = originOf(root);
		if (read !== void 0) return [{
			...common,
			origin: read,
			...isSameKey(given.key, test.key) && { key: given.key }
		}];
		const origin = [...madeOf(reach.dataset, datasets)].flatMap((one) => originOf(rootOf(one)) ?? [])[0];
		return origin === void 0 ? [] : [{
			...common,
			origin,
			byCommand: true
		}];
	});
}
function haveFileInCommon(one, other) {
	const ids = new Set(one?.files.filter(({ bytes }) => bytes > 0).map(({ id }) => id));
	return other?.files.some(({ id }) => ids.has(id)) ?? false;
}
function isSameKey(one, other) {
	return one.length > 0 && isDeepStrictEqual(one.toSorted(), other.toSorted());
}
function rowsNotCompared({ head, candidate }) {
	const found = [...candidate.facts.project.models.values()].flatMap((model) => madeOfOne(model, candidate).filter(({ key }) => key === void 0).map((one) => notice(model, one, head)));
	return uniqueBy(found, ({ message }) => message);
}
function notice(model, { reach: { dataset, through, at }, judged, origin, byCommand }, { places }) {
	const reason = "rows-not-compared";
	const training = through === void 0 ? "training" : `the training of ${through}, which it needs,`;
	const [why, remedy] = byCommand === void 0 ? [`a command makes the rows of ${judged} of ${origin}, and they have no \`key\` in common`, `Give ${dataset} and ${judged} the same \`key\`, and their rows are counted.`] : [`commands make both of ${origin}`, `See to it that the commands part the rows, or let one command make a dataset with a column that says the part, and take two views of it.`];
	return {
		reason,
		message: `${entryOf(model)}: whether ${dataset}, which ${training} gets, has rows of ${judged}, by which the model is judged, nobody can tell: ${why}.`,
		place: places.value(at),
		remedy
	};
}

// src/commands/situation/past-results.ts
const most = 40;
async function pastCommits(situation) {
	const { records } = situation;
	const addresses = await pastAddresses(situation);
	await records.load(addresses);
	return addresses.flatMap((address) => readCommitRecord(records.text(address)) ?? []).toReversed();
}
async function pastAddresses({ repository, judged, candidate }) {
	const args = [
		"rev-list",
		"--first-parent",
		`--max-count=${most}`,
		judged.policy.sha
	];
	return (await repository.git.text(args)).split("\n").filter((sha) => sha !== "" && sha !== candidate.commit.sha).map(commitAddress);
}
async function pastOf(situation, commits, model) {
	const results = commits.flatMap((commit) => commit.models[model] ?? []);
	const runs = [...new Set(results.map(({ run }) => runAddress(model, run)))];
	const scores = new Map(results.flatMap(({ run, evaluation }) => evaluation === null ? [] : [[evaluationAddress(model, evaluation), run]]));
	await situation.records.load([...runs, ...scores.keys()]);
	const text = (address) => situation.records.text(address) ?? "";
	return {
		runs: runs.flatMap((address) => readable(() => runAt(address, text(address)))),
		evaluations: [...scores].flatMap(([address, run]) => readable(() => scoresAt(address, text(address), { run })))
	};
}
function readable(read) {
	try {
		return [read()];
	} catch (error) {
		if (error instanceof MlopsError) return [];
		throw error;
	}
}
function trendOf({ evaluations, runs }, seeds) {
	const trend = /* @__PURE__ */ new Map();
	const add = (metric, value) => {
		if (typeof value === "number") trend.set(metric, [...trend.get(metric) ?? [], value]);
	};
	for (const { values, seeds: scored } of evaluations) {
		if (scored.length !== seeds) continue;
		for (const [metric, { value }] of Object.entries(values)) add(metric, value);
	}
	const computed = new Set(trend.keys());
	for (const run of runs) {
		if (run.seeds.length !== seeds) continue;
		for (const metric of Object.keys(run.seeds[0]?.metrics ?? {})) if (!computed.has(metric)) add(metric, meanOf(run, metric));
	}
	return Object.fromEntries(trend);
}
function meanOf({ seeds }, metric) {
	const values = seeds.map(({ metrics }) => metrics[metric]?.value).filter((value) => typeof value === "number");
	return values.length === seeds.length ? values.reduce((sum, value) => sum + value, 0) / values.length : void 0;
}

// src/commands/situation/base-not-pushed.ts
async function notPushedProblems(repository, judged, remote) {
	const found = await unpushedBase(repository, judged, remote);
	if (found === void 0) return [];
	const { branch, judging, commits } = found;
	return [{
		reason: "base-not-pushed",
		message: commits === 1 ? `\`${judging}\` judges, and the local \`${branch}\` has 1 commit that is not pushed and does not count.` : `\`${judging}\` judges, and the local \`${branch}\` has ${commits} commits that are not pushed and do not count.`,
		remedy: `git push ${remote} ${branch}`
	}];
}

// src/commands/situation/changes-on-base.ts
function changesOnBase(baseline, project) {
	if (baseline === void 0) return [];
	return compareProjects(baseline.facts.project, project).map((change) => ({
		...change,
		blocks: false
	}));
}

// src/commands/situation/dataset-places.ts
function withPlaces(candidate, { places, project }) {
	const datasets = [...candidate.datasets].map(([name, resolved]) => {
		const own = project.datasets.get(name);
		if (own === void 0 || resolved.problems.length === 0) return [name, resolved];
		const place = places.value(own.implicit ? own.path : [...own.path, own.view === void 0 ? "source" : "from"]);
		const problems = resolved.problems.map((problem) => ({
			place,
			...problem
		}));
		return [name, {
			...resolved,
			problems
		}];
	});
	return {
		...candidate,
		datasets: new Map(datasets)
	};
}

// src/commands/situation/files-in-reach.ts
function filesInReach(facts, read) {
	return [
		...ownFiles(facts, read),
		...neededFiles(facts.model, read),
		...filesOfBuilds(facts.model, read)
	];
}
function ownFiles({ model, inputs }, read) {
	const { path } = model;
	const scores = {
		files: evaluationCodeOf(model, read.commit.tree),
		how: "is among the code that scores",
		at: [
			...path,
			"evaluate",
			"code"
		],
		remedy: "Take it out of `evaluate.code`."
	};
	const params = {
		files: paramsFiles(model.params, read),
		how: "is a file of parameters",
		at: [...path, "params"],
		remedy: "Take it out of `params`."
	};
	if (model.train.run === void 0) {
		const remedy = "Take it out of `artifact` and `code`.";
		return [
			scores,
			{
				files: inputs.code,
				how: "is among the files of the model",
				at: [...path, "artifact"],
				remedy
			},
			params
		];
	}
	return [
		scores,
		{
			files: inputs.code,
			how: "is among the code that trains",
			at: [...path, "code"],
			remedy: outOfCode("`code`")
		},
		params
	];
}
function neededFiles(model, read) {
	const { facts, commit } = read;
	return neededBelow(facts.project.models, model.name).flatMap((name) => {
		const needed = facts.models.get(name);
		if (needed === void 0) return [];
		const { path } = needed.model;
		const entry = entryOf(needed.model);
		const way = wayTo(model, name, facts.project.models);
		if (needed.model.train.run === void 0) return {
			files: takenFiles(needed.model, commit.tree).filter(({ kind }) => kind === "artifact").flatMap(({ files }) => files),
			how: `is the artifact of ${entry}, or a part of it, which it gets by ${way}`,
			at: [...path, "artifact"],
			remedy: `Take it out of \`models.${entry}.artifact\`, or ${entry} out of ${way}.`
		};
		return stepFiles(needed.inputs, needed.model.params, read, {
			how: `the training of ${entry}, which it needs by ${way}`,
			at: path,
			named: `models.${entry}`,
			otherwise: `or ${entry} out of ${way}`
		});
	});
}
function filesOfBuilds(model, read) {
	const { project, builds } = read.facts;
	const seen = /* @__PURE__ */ new Set();
	return trainedOn(model, project.models).flatMap(({ dataset, way }) => buildsBelow([dataset], project.datasets).flatMap(({ name }) => {
		const build = builds.get(name);
		if (build === void 0 || seen.has(name)) return [];
		seen.add(name);
		const rest = name === dataset ? "" : `, on which ${dataset} rests`;
		return stepFiles(build.inputs, build.dataset.build.params, read, {
			how: `the command that makes ${name}${rest}, which it gets by ${way}`,
			at: [...build.dataset.path, "build"],
			named: `datasets.${name}.build`,
			otherwise: `or ${dataset} out of ${way}`
		});
	}));
}
function stepFiles({ code }, params, read, { how, at, named, otherwise }) {
	return [{
		files: code,
		how: `is among the code of ${how}`,
		at: [...at, "code"],
		remedy: outOfCode(`\`${named}.code\``, `, ${otherwise}`)
	}, {
		files: paramsFiles(params, read),
		how: `is a file of parameters of ${how}`,
		at: [...at, "params"],
		remedy: `Take it out of \`${named}.params\`, ${otherwise}.`
	}];
}
function outOfCode(key, otherwise = "") {
	return `Take it out of ${key} (a pattern with \`!\` excludes files; without the key every tracked file is code)${otherwise}.`;
}
function paramsFiles(params, { commit }) {
	return params.map(({ file }) => commit.entry(file) ?? { path: file });
}

// src/commands/situation/labels-in-reach.ts
function refuseLabelsInReach(read, places) {
	const found = new Map([...read.datasets].map(([name, resolved]) => [name, holderOf(resolved)]));
	const problems = [...read.facts.models.values()].flatMap((facts) => {
		const { model } = facts;
		const label = model.evaluate?.run === void 0 ? void 0 : model.evaluate.label;
		const holds = label && found.get(label.dataset);
		if (label === void 0 || holds === void 0) return [];
		const judged = `the ${label.column === void 0 ? "rows" : "labels"} of ${label.dataset}`;
		const refused = (path, { how, at, remedy }) => problem(`${entryOf(model)}: ${path} ${how}, and holds ${judged}`, places.value(at), remedy);
		return [
			...filesInReach(facts, read).flatMap((way) => {
				const held = way.files.find(({ path, oid }) => holds({
					path,
					id: oid && `git:${oid}`
				}));
				return held === void 0 ? [] : [refused(held.path, way)];
			}),
			...madeOfLabels(model, label.dataset, read.facts.project, places),
			...otherDatasets(model, label.dataset, read).flatMap(({ given, ...way }) => {
				const held = given.files.find(holds);
				return held === void 0 ? [] : [refused(held.path, way)];
			})
		];
	});
	const once = uniqueBy(problems, ({ message }) => message);
	if (once.length > 0) throw new MlopsError("input", once);
}
function otherDatasets(model, judged, { datasets, facts: { project } }) {
	return trainedOn(model, project.models).flatMap(({ role, dataset: name, through, way, at }) => readFor(name, judged, project).flatMap((origin) => {
		const given = datasets.get(origin);
		if (given === void 0 || areViewsOfOne(given, datasets.get(judged))) return [];
		const by = origin === name ? `dataset ${name}` : `dataset ${origin}, of which ${name} is made`;
		return [{
			given,
			how: `is given to ${trainingOf(through)} as \`${role}\` (${by})`,
			at,
			remedy: `Take ${name} out of ${way}${origin === name ? "" : `, or ${origin} out of the \`from\` below ${name}`}.`
		}];
	}));
}
function readFor(name, judged, { datasets }) {
	const told = [judged, rootOf(judged, datasets)];
	return [name, ...[...madeOf(name, datasets)].filter((origin) => !told.includes(origin))];
}
function madeOfLabels(model, judged, { datasets, models }, places) {
	return trainedOn(model, models).flatMap(({ role, dataset: name, through, way, at }) => {
		const dataset = datasets.get(name);
		if (dataset === void 0 || builtRoot(dataset, datasets) === void 0) return [];
		const origins = madeOf(name, datasets);
		const from = [judged, rootOf(judged, datasets)].find((one) => origins.has(one));
		const isWhole = rootOf(judged, datasets) === name;
		if (!isWhole && from === void 0) return [];
		const how = isWhole ? `has all rows of ${judged}` : `is made of ${from}, which has the rows`;
		const remedy = isWhole ? `Name a view without these rows in ${way}.` : `Name a view without these rows in the \`from\` below ${name}, or take ${name} out of ${way}.`;
		return [problem(`${entryOf(model)}: ${name}, which ${trainingOf(through)} gets as \`${role}\`, ${how}`, places.value(at), remedy)];
	});
}
function rootOf(name, datasets) {
	return datasets.get(name)?.view?.root ?? name;
}
function trainingOf(through) {
	return through === void 0 ? "training" : `the training of ${through}, which it needs,`;
}
function areViewsOfOne(one, other) {
	if (one.dataset.view === void 0 || other?.dataset.view === void 0) return false;
	return isDeepStrictEqual(one.files, other.files);
}
function holderOf({ files }) {
	const folders = files.flatMap(({ from }) => from.kind === "pointer" ? folderOf(from.pointer) : []);
	const paths = new Set([...files, ...folders].map(({ path }) => path));
	const ids = new Set([...files.filter(mayHoldRows), ...folders].map(({ id }) => id));
	return ({ path, id }) => paths.has(path) || ids.has(id);
}
function folderOf(pointer) {
	const folder = pointer.kind === "dvc" ? pointer.folder : void 0;
	return folder === void 0 ? [] : [{
		path: folder.path,
		id: `md5:${folder.md5}`
	}];
}
function mayHoldRows({ bytes, id }) {
	return bytes > 0 || id.startsWith("md5:") && id !== "md5:d41d8cd98f00b204e9800998ecf8427e";
}
function problem(what, place, remedy) {
	return {
		reason: "labels-in-reach",
		message: `${what} that the model is judged by.`,
		place,
		remedy
	};
}

// src/commands/situation/policy-file.ts
async function readPolicy(request) {
	const { repository, judged, candidate, policy, file } = request;
	if (judged.candidate.kind === "default-branch") return { problems: [] };
	if (policy.sha === candidate.sha) return { problems: [] };
	let text;
	try {
		const lockFile = lockFileOf(file);
		const locks = await readTexts(repository.git, policy, [file, lockFile]);
		text = locks.get(file);
		const texts = await projectTexts(repository.git, policy, file);
		if (texts === void 0) return { problems: await movedProblems(request) };
		const since = await projectSince(request);
		const { project, places } = lockedProject(texts, locks.get(lockFile));
		return {
			project,
			places,
			...since && { since },
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return {
			...refused("policy-unreadable", `${file} on ${judged.policy.branch} cannot be read, so its gates cannot be asked: ${withFiles(error, file)}`),
			...text !== void 0 && { named: { name: nameIn(text) } }
		};
	}
}
async function projectSince({ repository, judged, baseline, policy, file }) {
	if (judged.baseline?.kind !== "merge-base" || baseline === void 0 || baseline.sha === policy.sha) return void 0;
	return await readableProject(repository, baseline, file);
}
const mostLooked = 50;
async function movedProblems({ repository, judged, candidate, policy, file, head }) {
	const before = await firstOf(policy.tree.map(({ path }) => path).filter((path) => /\.ya?ml$/.test(path) && candidate.entry(path) === void 0).slice(0, mostLooked), async (path) => {
		const project = await readableProject(repository, policy, path);
		return project !== void 0 && project.name === head.name;
	});
	if (before === void 0) return [];
	const which = head.name === void 0 ? "this project" : `the project \`${head.name}\``;
	return refused("project-moved", `${judged.policy.branch} has ${which} in ${before}, and this change has it in ${file}: the gates of the one are not asked of the other.`).problems;
}
async function firstOf(items, is) {
	for (const item of items) if (await is(item)) return item;
}
async function readableProject(repository, commit, file) {
	try {
		return (await projectOf(repository, commit, file))?.project;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
function withFiles({ problems }, file) {
	return problems.map(({ place, message }) => place === void 0 || place.file === file ? message : `${place.file}: ${message}`).join("\n");
}
function refused(reason, message) {
	return { problems: [{
		reason,
		message
	}] };
}

// src/commands/situation/untracked-artifact.ts
async function untrackedProblems(repository, model, commit) {
	if (model.train.run !== void 0) return [];
	const problems = [];
	for (const { kind, pattern, files } of takenFiles(model, commit.tree)) {
		if (files.length > 0) continue;
		const path = join(model.workingDirectory, pattern);
		const here = await whyUntracked(repository, path);
		const reason = "artifact-not-tracked";
		const message = `${entryOf(model)}: the ${kind} ${pattern} is not in commit ${commit.sha.slice(0, 12)}${here ?? ""}.`;
		const paths = commit.tree.map((entry) => entry.path);
		const remedy = here === void 0 ? didYouMeanPath(path, paths) : void 0;
		problems.push({
			reason,
			message,
			...remedy !== void 0 && { remedy }
		});
	}
	return problems;
}
async function whyUntracked({ root, git }, path) {
	if (!isPlainPath(path)) return void 0;
	if (!await stat(join(root, path)).then(() => true, () => false)) return void 0;
	const asked = await git.try([
		"check-ignore",
		"--verbose",
		"--",
		path
	]);
	const [rule] = asked.stdout.toString("utf8").split("	");
	return asked.code === 0 ? `: it lies here, and git ignores it (${rule})` : ": it lies here, and git does not track it";
}

// src/commands/situation/user-schemas.ts
async function userFileProblems(model, commit, texts) {
	const params = new Set(model.params.map(({ file }) => file));
	const problems = [];
	for (const [file, schema] of model.schemas) {
		const schemaText = texts.get(schema);
		const text = texts.get(file);
		if (schemaText === void 0) {
			const reason = "schema-missing";
			const message = `${entryOf(model)}: the schema ${schema} of ${file} is not in commit ${commit.sha.slice(0, 12)}.`;
			problems.push({
				reason,
				message
			});
		} else if (params.has(file) && text !== void 0) {
			const read = readUserDocument(text, file);
			if (!("problem" in read)) problems.push(...await checkUserFile(read.document, schemaText, file, text));
		}
	}
	return problems;
}
async function metricsFileProblems(model, git, commit, read) {
	const files = model.metrics.map(({ file }) => file).filter((file) => model.schemas.has(file));
	if (files.length === 0) return [];
	const schemas = await readTexts(git, commit, [...model.schemas.values()]);
	const problems = [];
	for (const file of files) {
		const schema = schemas.get(model.schemas.get(file) ?? "");
		const text = await read(file);
		if (schema !== void 0 && text !== void 0) problems.push(...await checkMetrics(text, file, schema));
	}
	return problems;
}
async function checkMetrics(text, file, schema) {
	if (/\.json$/i.test(file)) return await checkUserFile(parseTolerantJson(text), schema, file, text);
	const read = readUserDocument(text, file);
	if (!("problem" in read)) return await checkUserFile(read.document, schema, file, text);
	return [{
		reason: "user-schema-invalid",
		message: `${file} cannot be checked against its schema: only JSON, YAML and TOML files can.`,
		remedy: `Take ${file} out of \`schemas\`.`
	}];
}

// src/commands/situation/read-commit.ts
async function readFacts(request) {
	const { repository, commit, project } = request;
	const problems = [];
	const { datasets, builds, buildParams } = await commitData(request, problems);
	const models = [...project.models.values()];
	const texts = await readTexts(repository.git, commit, models.flatMap((model) => [...model.params.map((entry) => entry.file), ...model.schemas.values()]));
	const params = new Map(models.map((model) => [model.name, paramFiles(model.params, entryOf(model), commit, texts, problems)]));
	if (request.judgedBy === void 0) for (const model of models) {
		problems.push(...await userFileProblems(model, commit, texts));
		problems.push(...await untrackedProblems(repository, model, commit));
	}
	const once = uniqueBy(problems, (problem) => canonicalJson(problem));
	if (once.length > 0) throw new MlopsError("input", once);
	const facts = allFacts(models, request, datasets, params);
	return {
		commit,
		datasets,
		params,
		buildParams,
		facts: {
			sha: commit.sha,
			project,
			builds,
			datasets: await datasetFacts(repository, datasets),
			models: facts
		}
	};
}
async function datasetFacts(repository, datasets) {
	const facts = await Promise.all([...datasets].map(async ([name, resolved]) => {
		const { dataset, digest, problems } = resolved;
		const { drift: _, rows, frozen, locked, build: ___, ...contract } = dataset;
		const { change: __, ...size } = rows;
		const others = namedOthers(dataset, datasets);
		const agreed = frozen === true && { frozen: locked ?? "not locked" };
		const order = [...dataset.columns.keys()];
		const key = {
			version: 1,
			digest,
			contract: {
				...contract,
				rows: size
			},
			order,
			...others,
			...agreed
		};
		const missing = problems.length > 0 && { missing: true };
		const notLocked = dataset.database !== void 0 && (dataset.view ?? dataset).locked === void 0 && { notLocked: true };
		const absent = await notHere(repository, resolved);
		return [name, {
			digest,
			reportKey: sha256(canonicalJson(key)),
			...missing,
			...notLocked,
			...absent && { notHere: absent }
		}];
	}));
	return new Map(facts);
}
function namedOthers(dataset, datasets) {
	const names = [...new Set(namedDatasets(dataset).map((named) => named.dataset))];
	if (names.length === 0) return {};
	const others = names.map((name) => {
		const { digest, dataset: other } = datasets.get(name) ?? {};
		const { format, columns, key, time } = other ?? {};
		return [name, {
			digest,
			format,
			columns,
			key,
			time
		}];
	});
	return { others: new Map(others) };
}
function allFacts(models, request, datasets, params) {
	const { models: all } = request.project;
	const made = /* @__PURE__ */ new Map();
	for (const name of neededFirst(all, all.keys())) {
		const model = all.get(name);
		if (model !== void 0) made.set(name, modelFacts(model, request, datasets, params, made));
	}
	const inOrder = models.flatMap(({ name }) => made.get(name) ?? []);
	return new Map(inOrder.map((facts) => [facts.model.name, facts]));
}
function modelFacts(model, request, datasets, params, made) {
	const inputs = trainingInputs(model, request, datasets, params.get(model.name) ?? /* @__PURE__ */ new Map(), made);
	const fingerprint = trainingFingerprint(inputs);
	const evaluation = evaluationInputs(model, request, datasets, inputs, fingerprint);
	if (evaluation === void 0) return {
		model,
		inputs,
		fingerprint
	};
	return {
		model,
		inputs,
		fingerprint,
		evaluation: {
			inputs: evaluation,
			fingerprint: evaluationFingerprint(evaluation)
		}
	};
}
function trainingInputs(model, request, datasets, params, made) {
	const { project, projectFile, commit } = request;
	const inputs = {
		code: codeOf(model, project, projectFile, commit.tree),
		data: new Map(trainingRoles(model).map(([role, dataset]) => [role, datasets.get(dataset)?.digest ?? ""])),
		params: flatParams(params),
		command: model.train.run ?? null,
		...model.train.setup && { setup: model.train.setup },
		workingDirectory: model.workingDirectory,
		env: model.env,
		seeds: model.train.seeds,
		outputs: declaredOutputs(model),
		readings: metricsReadings(model),
		...model.needs && { needs: neededRuns(model.needs, made) }
	};
	return model.train.reuse ? inputs : {
		...inputs,
		commit: commit.sha
	};
}
function neededRuns(needs, made) {
	return new Map(needs.map(({ role, model }) => [role, {
		model,
		fingerprint: made.get(model)?.fingerprint ?? ""
	}]));
}
function evaluationInputs(model, request, datasets, training, run) {
	const step = model.evaluate;
	if (step?.run === void 0) return void 0;
	const judge = request.judgedBy?.facts.models.get(model.name)?.model.evaluate ?? step;
	const rowsOf = request.judgedBy?.datasets ?? datasets;
	const extra = evaluationCodeOf(model, request.commit.tree);
	const code = extra.length === 0 ? training.code : unionByPath(training.code, extra);
	return {
		run,
		rows: judge.label === void 0 ? null : rowsOf.get(judge.label.dataset)?.digest ?? null,
		code,
		command: step.run,
		...step.setup && { setup: step.setup },
		label: judge.label ?? null,
		predictions: step.predictions ?? null,
		...judge.repeat !== void 0 && { repeat: judge.repeat }
	};
}
function unionByPath(code, extra) {
	return [...new Map([...code, ...extra].map((entry) => [entry.path, entry])).values()];
}

// src/commands/situation/trusted-sources.ts
function trustedSources(origin, judged, policy, dvcConfig) {
	if (origin === "local" || judged.candidate.kind === "default-branch") return "all";
	const remote = dvcRemoteOf(dvcConfig ?? "", {})?.url;
	return [...[...policy?.datasets.values() ?? []].map(({ source }) => source), ...remote === void 0 ? [] : [`${remote.replace(/\/+$/, "")}/`]].filter(isAddress);
}

// src/commands/situation/uncommitted-inputs.ts
function refuseUncommitted(request, paths, candidate) {
	if (request.uncommitted === "include" || paths.length === 0) return;
	const isInput = inputTest(candidate, request.projectFile);
	const dirty = paths.filter(isInput).map(({ path }) => path);
	if (dirty.length === 0) return;
	const shown = dirty.slice(0, 5).join(", ") + (dirty.length > 5 ? ` and ${dirty.length - 5} more` : "");
	const what = dirty.length === 1 ? "input is" : "inputs are";
	throw MlopsError.of(repositoryReasons, "dirty-tree", `${dirty.length} ${what} not committed: ${shown}.`);
}
function inputTest(candidate, projectFile) {
	const known = /* @__PURE__ */ new Set([
		projectFile,
		lockFileOf(projectFile),
		...candidate.facts.project.included
	]);
	for (const { model, inputs, evaluation } of candidate.facts.models.values()) {
		for (const entry of [...inputs.code, ...evaluation?.inputs.code ?? []]) known.add(entry.path);
		for (const { file } of model.params) known.add(file);
		for (const schema of model.schemas.values()) known.add(schema);
	}
	for (const { dataset, inputs } of candidate.facts.builds.values()) {
		for (const entry of inputs.code) known.add(entry.path);
		for (const { file } of dataset.build.params) known.add(file);
	}
	const data = [...candidate.facts.project.datasets.values()].filter(({ database, build, view }) => database === void 0 && build === void 0 && view?.built !== true).map((dataset) => matcher(dataset.source));
	return ({ path }) => known.has(path) || data.some((test) => test(path));
}

// src/commands/situation/sides.ts
async function readSides(request, ports, tell) {
	const repository = await openRepository(request.folder);
	const own = await makeOwnPaths(repository);
	const remote = await wantedRemote(repository, request.remote);
	const [ledger, digests, uncommitted, heads] = await Promise.all([
		ports.openLedger(repository, remote),
		openDigestCache(own.digests, { tell }),
		request.head === void 0 ? uncommittedPaths(repository) : [],
		findHeads(repository, request),
		...[
			tmpdir(),
			own.engine,
			own.comparisons,
			own.builds
		].map(sweepOwnFolders)
	]);
	const onTop = uncommitted.length > 0 && request.uncommitted === "include";
	const judged = comparedWith(await judgedOf(repository, heads, onTop), request);
	const [commits, notPushed] = await Promise.all([readCommits(repository, judged, onTop), judged.candidate.kind === "default-branch" ? [] : notPushedProblems(repository, judged, request.remote)]);
	const head = await requireProject(repository, commits.candidate, request.projectFile);
	const policy = await readPolicy({
		repository,
		judged,
		...commits,
		file: request.projectFile,
		head: head.project
	});
	const { project: applied, changes } = applyPolicy(policy.project, head.project, policy.since);
	const named = policy.named === void 0 ? applied : withName(applied, policy.named.name);
	const project = withLock(named, head.lock);
	const dvcConfig = (await readTexts(repository.git, commits.policy, [".dvc/config"])).get(".dvc/config");
	const sources = ports.openSources(trustedSources(ports.origin, judged, policy.project, dvcConfig));
	const reader = {
		repository,
		cache: digests,
		sources,
		projectFile: request.projectFile
	};
	const candidate = withPlaces(await readFacts({
		...reader,
		commit: commits.candidate,
		project
	}), head);
	refuseLabelsInReach(candidate, head.places);
	const before = await readBaseline(reader, commits.baseline, candidate);
	await digests.save();
	refuseUncommitted(request, uncommitted, candidate);
	ports.signal.throwIfAborted();
	return {
		repository,
		own,
		judged,
		ledger,
		digests,
		sources,
		head,
		project,
		candidate,
		uncommitted,
		policyProject: policy.project,
		policyPlaces: policy.places,
		policyChanges: judged.candidate.kind === "default-branch" ? changesOnBase(before.read, head.project) : changes,
		baseline: before.read,
		baselineCommit: commits.baseline,
		problems: [
			...notPushed,
			...head.warnings,
			...policy.problems.length > 0 ? policy.problems : before.problems
		]
	};
}
function comparedWith(found, { baseline: wanted, baselineKind: kind = "last-version" }) {
	if (wanted === void 0) return found;
	const { baseline: _, ...judged } = found;
	return wanted === null ? judged : {
		...judged,
		baseline: {
			sha: wanted,
			kind
		}
	};
}
async function readCommits(repository, judged, onTop) {
	const revision = onTop ? await snapshotWorkTree(repository) : judged.candidate.sha;
	const reading = /* @__PURE__ */ new Map();
	const read = (sha) => {
		const commit = reading.get(sha) ?? readCommit(repository.git, sha);
		reading.set(sha, commit);
		return commit;
	};
	const [candidate, baseline, policy] = await Promise.all([
		read(revision),
		judged.baseline && read(judged.baseline.sha),
		read(judged.policy.sha)
	]);
	return {
		candidate,
		baseline,
		policy
	};
}
async function requireProject(repository, commit, file) {
	const where = `commit ${commit.sha.slice(0, 12)} (${commit.subject})`;
	if (commit.entry(file)?.mode === "120000") throw MlopsError.of(repositoryReasons, "project-missing", `${file} is a symbolic link in ${where}.`, { remedy: `Replace the link by the file itself, or name the file: \`--project <path>\`.` });
	const loaded = await projectOf(repository, commit, file);
	if (loaded !== void 0) return loaded;
	throw MlopsError.of(repositoryReasons, "project-missing", `${file} is not in ${where}.`);
}
function withName({ name: _, ...project }, name) {
	return {
		...project,
		...name !== void 0 && { name }
	};
}
async function readBaseline(reader, commit, candidate) {
	if (commit === void 0) return { problems: [] };
	try {
		const loaded = await projectOf(reader.repository, commit, reader.projectFile);
		if (loaded === void 0) return { problems: [] };
		const { project } = loaded;
		return {
			read: await readFacts({
				...reader,
				commit,
				project,
				judgedBy: candidate
			}),
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return { problems: [{
			reason: "baseline-unreadable",
			message: `The baseline \`${commit.sha.slice(0, 12)}\` cannot be read, so there is nothing to compare with: ${error.message}`
		}] };
	}
}

// src/commands/situation/trusted-records.ts
const allTrusted = {
	results: /* @__PURE__ */ new Map(),
	records: /* @__PURE__ */ new Map()
};
function notTrustedProblems({ records }) {
	const reason = "run-not-trusted";
	return [...records].map(([address, why]) => ({
		reason,
		message: `${address} is not used: ${why}.`
	}));
}
async function distrustRecords(records, trust, candidate, baseline) {
	const models = touchedResults(candidate, baseline);
	const builds = touchedBuilds(models, candidate, baseline);
	return await distrustResults(records, trust, models, candidate.facts.project.reuse, builds);
}
async function distrustResults(records, trust, models, reuse, builds = []) {
	const results = models.map((facts) => ({
		facts,
		runs: chain(records, runAddress(facts.model.name, facts.fingerprint)),
		scores: chain(records, evaluationAddressOf(facts))
	}));
	const made = builds.map((facts) => ({
		facts,
		chain: chain(records, buildAddress(facts.dataset.name, facts.fingerprint))
	}));
	const addresses = [.../* @__PURE__ */ new Set([...results.flatMap(({ runs, scores }) => [...runs, ...scores]), ...made.flatMap((one) => one.chain)])];
	if (addresses.length === 0) return allTrusted;
	await records.load(addresses.map((address) => proofOf(records, address)));
	const why = await trust(addresses.map((address) => claimOf(records, address)), reuse);
	const found = {
		results: /* @__PURE__ */ new Map(),
		records: /* @__PURE__ */ new Map()
	};
	for (const result of results) addDistrusted(found, result, why);
	for (const { facts, chain: all } of made) {
		const reason = why.get(all.at(-1) ?? "");
		if (reason !== void 0) found.results.set(buildKey(facts.dataset.name, facts.fingerprint), reason);
		for (const address of behindLastTrusted(all, why)) found.records.set(address, why.get(address) ?? "");
	}
	records.distrust([...found.records.keys()]);
	return found;
}
function addDistrusted(found, { facts, runs, scores }, why) {
	const { model, fingerprint, evaluation } = facts;
	const run = behindLastTrusted(runs, why);
	const scored = run.length > 0 && run.length === runs.length ? scores : behindLastTrusted(scores, why);
	const reason = why.get(runs.at(-1) ?? "");
	if (reason !== void 0) found.results.set(resultKey(model.name, fingerprint), reason);
	if (evaluation !== void 0 && scored.length > 0) {
		const of = why.get(scores.at(-1) ?? "") ?? "its run is made again";
		found.results.set(resultKey(model.name, evaluation.fingerprint), of);
	}
	for (const address of run) found.records.set(address, why.get(address) ?? "");
	for (const address of scored) found.records.set(address, why.get(address) ?? "its run is made again");
}
function touchedBuilds(models, candidate, baseline) {
	const digest = (side, name) => side?.facts.datasets.get(name)?.digest;
	const names = [...[...candidate.facts.datasets.keys()].filter((name) => digest(candidate, name) !== digest(baseline, name)), ...models.flatMap(({ model }) => datasetsOf(model))];
	const found = [candidate, ...baseline === void 0 ? [] : [baseline]].flatMap(({ facts }) => buildsBelow(names, facts.project.datasets).flatMap(({ name }) => facts.builds.get(name) ?? []));
	return uniqueBy(found, ({ dataset, fingerprint }) => buildKey(dataset.name, fingerprint));
}
function touchedResults(candidate, baseline) {
	return [...candidate.facts.models.values()].flatMap((facts) => {
		if (baseline === void 0) return [facts];
		if (sameResults(facts, candidate, baseline)) return [];
		const before = baseline.facts.models.get(facts.model.name);
		return before === void 0 ? [facts] : [facts, before];
	});
}
function chain(records, first) {
	const found = [];
	for (let next = first; next !== void 0 && isOnLedger(records, next); next = replacementAddress(next)) found.push(next);
	return found;
}
function isOnLedger(records, address) {
	return records.text(address) !== void 0 && records.published(address);
}
function behindLastTrusted(addresses, why) {
	return addresses.slice(addresses.findLastIndex((address) => !why.has(address)) + 1);
}
function proofOf(records, address) {
	return proofAddress(sha256(records.text(address) ?? ""));
}
function claimOf(records, address) {
	const text = records.text(address) ?? "";
	const found = records.text(proofOf(records, address));
	const proof = readProof(found);
	const digest = `sha256:${sha256(text)}`;
	const names = proof?.records[address] === digest;
	return {
		address,
		digest,
		local: /"origin":\s*"local"/.test(text),
		...proof !== void 0 && names && { proof: {
			run: proof.run,
			digest: `sha256:${sha256(found ?? "")}`
		} }
	};
}

// src/commands/situation/find-situation.ts
function findSituation(request, ports) {
	return ports.progress.stage("read the repository and the ledger", (tell) => readSituation(request, ports, tell));
}
async function readSituation(request, ports, tell) {
	const sides = await readSides(request, ports, tell);
	const { problems, policyProject, policyPlaces, baseline, baselineCommit, ...read } = sides;
	const { repository, head, project, candidate } = read;
	const { known, taken, taking, ...found } = await readRecords(request, ports, sides);
	const { records, notTrusted } = found;
	const lost = await lostAfterAll(request, ports, taking, baseline, known);
	const unasked = isUnasked(request, found.records);
	const planned = async () => {
		const builds = {
			...await knownBuilds(records, found.store, candidate, baseline),
			notTrusted: notTrusted.results
		};
		return planWithBuilds(candidate.facts, baseline?.facts, {
			...known,
			builds,
			unasked
		}, lost);
	};
	const first = await planned();
	const plan = await bringBuilds(request, ports, taking, first) ? await planned() : first;
	return {
		request,
		...read,
		...found,
		name: project.name ?? await repositoryName(repository, request.remote),
		...baseline && { baseline },
		...baselineCommit && { baselineCommit },
		...policyProject && { policy: policyProject },
		...policyPlaces && { policyPlaces },
		plan,
		lost,
		reasons: ports.reasons,
		note: ports.progress.note,
		problems: [
			...problems,
			...taken.problems,
			...notTrustedProblems(notTrusted),
			...gatesAhead({
				policy: policyProject,
				proposed: head.project,
				candidate,
				baseline,
				records
			}),
			...evaluateColumns({
				head,
				project,
				candidate,
				records
			}),
			...codeGlobs({
				head,
				project,
				candidate
			}),
			...rowsNotCompared({
				head,
				candidate
			})
		],
		otherwise: taken.otherwise
	};
}
function isUnasked({ unasked }, records) {
	if (unasked?.head === void 0) return unasked !== void 0;
	const text = records.text(requestAddress(unasked.head));
	if (text !== void 0) trainingRequestOf(unasked.head, text);
	return text === void 0;
}
async function readRecords(request, ports, sides) {
	const { repository, own, judged, ledger, project, candidate, baseline } = sides;
	const records = openRecords(ledger, own.records);
	const expected = expectedRecords(candidate, baseline);
	const past = request.past === true ? await pastAddresses({
		repository,
		judged,
		candidate
	}) : [];
	const asked = request.unasked?.head === void 0 ? [] : [requestAddress(request.unasked.head)];
	await records.load([
		...expected.map(({ address }) => address),
		...earlierScores(baseline),
		...past,
		...asked
	]);
	const notTrusted = request.trust === void 0 ? allTrusted : await distrustRecords(records, request.trust, candidate, baseline);
	const store = await namedStore(project, repository, ports);
	const taking = {
		records,
		store,
		expected,
		own,
		candidate
	};
	const taken = await takeOver(await request.handedOver ?? [], taking);
	ports.signal.throwIfAborted();
	const recorded = recordedResults(records, candidate, baseline);
	const known = {
		...recorded.known,
		notTrusted: notTrusted.results
	};
	return {
		records,
		expected,
		store,
		notTrusted,
		misplaced: recorded.problems,
		known,
		taken,
		taking
	};
}
async function lostAfterAll({ bring }, { progress }, taking, baseline, known) {
	const { records, store, candidate } = taking;
	const look = () => lostBytes(records, store, candidate, baseline, known);
	const lost = await look();
	const results = lostResults(lost, candidate, baseline);
	if (bring === void 0 || results.length === 0) return lost;
	await takeBrought(await bring(results), progress, taking);
	return look();
}
async function takeBrought(folders, progress, taking) {
	const { problems } = await takeOver(folders, taking);
	for (const { message } of problems) progress.note(`Files of an earlier run are not used: ${message}`);
}
async function bringBuilds({ bring }, { progress }, taking, { steps }) {
	const lost = steps.flatMap((step) => {
		if (step.kind !== "build" || step.decision !== "run") return [];
		const { dataset, fingerprint } = step;
		return recordedBuild(taking.records, {
			dataset,
			fingerprint
		}) === void 0 ? [] : [{
			dataset,
			fingerprint
		}];
	});
	if (bring === void 0 || lost.length === 0) return false;
	await takeBrought(await bring(lost), progress, taking);
	return true;
}
function earlierScores(baseline) {
	return [...baseline?.facts.models.values() ?? []].flatMap((facts) => ownScoresAddress(baseline, facts) ?? []);
}

export { buildGroups as A, applyPolicy as C, readByStep as D, planWithBuilds as E, compareReported as M, parseTolerantJson as N, nameIn as O, uniqueBy as S, subjectOf as T, levelsOf as _, notPushedProblems as a, wantedMetrics as b, trendOf as c, untouchedBy as d, asBuilt as f, betterOf as g, takeOver as h, metricsFileProblems as i, buildJobs as j, entryOf as k, madeOfOne as l, handOver as m, distrustResults as n, pastCommits as o, unsketched as p, readFacts as r, pastOf as s, findSituation as t, wayOf as u, sliceFloor as v, judge as w, codePatterns as x, sliceMetrics as y };