import { t as pLimit } from "./p-limit.js";
import { C as applyPolicy, M as compareReported, _ as levelsOf, b as wantedMetrics, g as betterOf, o as pastCommits, r as readFacts, s as pastOf, v as sliceFloor, y as sliceMetrics } from "./find-situation.js";
import { x as runAddress } from "./ledger.js";
import { n as loadProject } from "./load.js";
import { t as readCommit } from "./commit.js";
import { t as MlopsError } from "./problem.js";
import { t as projectTexts } from "./project-texts.js";
import { C as scoresRecord, H as isModelStep, S as runRecord, a as isRecorded, f as ownScoresAddress, k as scoresOfRun, o as lookForRun, s as lookForScores, w as standing, x as replacedCount, y as evaluationAddressOf } from "./commit-record.js";
import { c as isOneArtifact, d as toSample, f as placesOf, n as compareRows, p as orientedChange, t as compareParts } from "./compare.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { l as failureOf } from "./commit-data.js";
import { g as loadScoredRows, m as askedRows, r as testRows, t as predictionFiles } from "./score-run.js";
import { n as localFiles } from "./dataset-sketch.js";
import { a as tQuantile } from "./statistics.js";
import { t as canonicalJson } from "./canonical.js";
import { join } from "node:path";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { availableParallelism } from "node:os";

// src/metrics/constant-guess.ts
const ofTheMean = /* @__PURE__ */ new Set([
	"log-loss",
	"brier",
	"mse",
	"rmse"
]);
function constantGuess(rows, metrics) {
	const asked = metrics.filter((metric) => ofTheMean.has(metric));
	if (asked.length === 0 || rows.n === 0 || rows.task === "scored") return /* @__PURE__ */ new Map();
	const { baseline: _, ...alone } = rows;
	const lines = compareRows({
		...alone,
		candidate: [answer(rows)]
	}, {
		metrics: asked,
		levels: []
	});
	return new Map(lines.flatMap(({ metric, slice, candidate: { value } }) => slice === void 0 && value !== null ? [[metric, value]] : []));
}
function answer(rows) {
	const { labels, weights, totalWeight } = toSample(rows);
	const mean = (of) => labels.reduce((sum, label, row) => sum + of(label) * (weights[row] ?? 0), 0) / totalWeight;
	const always = (value) => new Float64Array(rows.n).fill(value);
	const made = {
		seed: null,
		artifact: "constant"
	};
	if (rows.task === "regression") return {
		...made,
		predicted: always(mean((label) => label)),
		scores: []
	};
	const shares = rows.classes.map((_, index) => mean((label) => label === index ? 1 : 0));
	return {
		...made,
		scores: (rows.task === "binary" ? shares.slice(1) : shares).map(always)
	};
}

// src/metrics/apart.ts
const level = .95;
function compareApart(known, arrived, request) {
	const [before, after] = [known, arrived].map((rows) => {
		const { baseline: _, ...alone } = rows;
		const guess = constantGuess(alone, request.metrics);
		return {
			units: toSample(alone).units,
			lines: compareRows(alone, {
				...request,
				levels: []
			}),
			guess
		};
	});
	if (before === void 0 || after === void 0) return [];
	return before.lines.flatMap((line, at) => {
		const made = apart(line, after.lines[at], before.units, after.units);
		const [guessed, guessedAfter] = [before.guess.get(line.metric), after.guess.get(line.metric)];
		if (made === void 0) return [];
		if (guessed === void 0 || guessedAfter === void 0) return [made];
		return [{
			...made,
			constant: {
				known: guessed,
				arrived: guessedAfter
			}
		}];
	});
}
function apart({ metric, better, candidate: before }, line, ...[units, otherUnits]) {
	const after = line?.candidate;
	if (better === void 0 || before.value === null || after?.value == null) return void 0;
	const change = orientedChange(after.value, before.value, better);
	const made = {
		metric,
		better,
		known: before.value,
		arrived: after.value,
		change
	};
	const variances = [(before.standardError ?? NaN) ** 2, (after.standardError ?? NaN) ** 2];
	const total = variances[0] + variances[1];
	if (units < 2 || otherUnits < 2 || !(total > 0) || typeof better === "object") return made;
	const [first, second] = [before.groups ?? units, after.groups ?? otherUnits];
	const df = total ** 2 / (variances[0] ** 2 / (first - 1) + variances[1] ** 2 / (second - 1));
	const half = tQuantile(1.95 / 2, df) * Math.sqrt(total);
	return {
		...made,
		interval: {
			level,
			low: change - half,
			high: change + half
		}
	};
}

// src/metrics/repeated-rows.ts
function repeatsOf({ candidate, baseline = [] }) {
	const seeds = [candidate, baseline].flatMap((sides) => placesOf(sides).map((places) => places.map((at) => sides[at])));
	const times = Math.max(0, ...seeds.map((repeats) => repeats.length));
	if (times < 2) return void 0;
	return {
		times,
		equal: seeds.every(([first, ...others]) => others.every((other) => sameAnswers(first, other)))
	};
}
function sameAnswers(one, other) {
	const [ours, theirs] = [one, other].map((side) => [side?.predicted ?? /* @__PURE__ */ new Float64Array(), ...side?.scores ?? []]);
	return ours?.length === theirs?.length && (ours ?? []).every((column, at) => same(column, theirs?.[at]));
}
function same(one, other) {
	return one.length === other?.length && one.every((value, row) => value === other[row]);
}

// src/commands/situation/attempts.ts
const most = 50;
async function readBranch(situation) {
	const read = [];
	for (const sha of await branchCommits(situation)) {
		const found = await readAt(situation, sha);
		if (found !== void 0) read.push(found);
	}
	await situation.digests.save();
	return read;
}
async function countAttempts(situation, branch, facts, before) {
	const others = /* @__PURE__ */ new Map();
	for (const read of branch) {
		const then = read.facts.models.get(facts.model.name);
		if (then === void 0) continue;
		if (then.fingerprint === facts.fingerprint || then.fingerprint === before?.fingerprint) continue;
		const look = lookOf(situation, facts, read, then);
		if (look !== void 0) others.set(then.fingerprint, look);
	}
	const { records } = situation;
	await records.load([...others.values()].map(({ address }) => address));
	const scored = [...others.values()].filter((look) => isRecorded(records, look)).map(({ address }) => address);
	return [evaluationAddressOf(facts) ?? runAddress(facts.model.name, facts.fingerprint), ...scored].reduce((sum, address) => sum + 1 + replacedCount(records, address), 0);
}
async function branchCommits({ repository, judged, candidate }) {
	if (judged.baseline === void 0) return [];
	const args = [
		`--max-count=${most}`,
		candidate.commit.sha,
		"--not",
		judged.baseline.sha,
		judged.policy.sha
	];
	return (await repository.git.text(["rev-list", ...args])).split("\n").filter((sha) => sha !== "" && sha !== candidate.commit.sha);
}
async function readAt(situation, sha) {
	const { repository, request, policy, digests, sources, candidate } = situation;
	const { projectFile } = request;
	const commit = await readCommit(repository.git, sha);
	const texts = await projectTexts(repository.git, commit, projectFile);
	if (texts === void 0) return void 0;
	try {
		const { project } = applyPolicy(policy, loadProject(texts).project);
		return await readFacts({
			repository,
			commit,
			project,
			projectFile,
			cache: digests,
			sources,
			judgedBy: candidate
		});
	} catch (error) {
		if (error instanceof MlopsError && error.ends !== "cancelled") return void 0;
		throw error;
	}
}
function lookOf(situation, now, read, then) {
	const scores = evaluationAddressOf(then);
	if (scores !== void 0) return lookForScores(scores, {
		run: then.fingerprint,
		rows: then.evaluation?.inputs.rows
	});
	const label = now.model.evaluate?.label;
	return (label === void 0 ? sameData(now, then) : read.datasets.get(label.dataset)?.digest === situation.candidate.datasets.get(label.dataset)?.digest) ? lookForRun(then.model.name, then.fingerprint) : void 0;
}
function sameData(now, then) {
	const [one, other] = [now.inputs.data, then.inputs.data];
	return one.size === other.size && [...one].every(([role, digest]) => other.get(role) === digest);
}

// src/commands/comparison/changed-stages.ts
function stageNotices(facts, before, reported) {
	const { model } = facts;
	if (before === void 0 || reported.length === 0 || model.evaluate?.label !== void 0) return [];
	const known = new Map((before.model.stages?.reads ?? []).map((stage) => [stage.name, stage]));
	const changed = (model.stages?.reads ?? []).flatMap((stage) => {
		const then = known.get(stage.name);
		const what = then === void 0 ? ["it is new"] : differences(stage, facts, then, before);
		return what.length === 0 ? [] : [`${stage.name} (${few(what)})`];
	});
	const now = new Set((model.stages?.reads ?? []).map(({ name }) => name));
	const gone = [...known.keys()].filter((name) => !now.has(name)).map((name) => `${name} (it is gone)`);
	const stages = [...changed, ...gone];
	if (before.model.stages === void 0 || stages.length === 0) return [];
	return [{
		reason: "stage-before-changed",
		message: `Before the training of ${model.name} not the same is done as on the base: ${stages.join(", ")}. If the test rows are drawn there, the two sides report values of different rows.`
	}];
}
function differences(now, facts, then, before) {
	return [
		...now.command === then.command ? [] : ["its command"],
		...unlike(filesOf(now, facts), filesOf(then, before)),
		...unlike(paramsOf(now, facts), paramsOf(then, before))
	];
}
function unlike(one, other) {
	return [.../* @__PURE__ */ new Set([...one.keys(), ...other.keys()])].filter((name) => !Object.is(one.get(name), other.get(name)));
}
function filesOf({ paths }, { inputs }) {
	const read = inputs.code.filter(({ path }) => paths.some((dep) => path === dep || path.startsWith(`${dep}/`)));
	return new Map(read.map(({ path, oid }) => [path, oid]));
}
function paramsOf({ params }, { inputs }) {
	const wanted = params.flatMap(({ file, keys }) => keys === null ? [`${file}:`] : keys.map((key) => `${file}:${key}`));
	const isRead = (name) => wanted.some((one) => name === one || (one.endsWith(":") ? name.startsWith(one) : name.startsWith(`${one}.`)));
	return new Map([...inputs.params].filter(([name]) => isRead(name)).map(([name, value]) => [name, JSON.stringify(value)]));
}
function few(names) {
	return names.length > 4 ? `${names.slice(0, 4).join(", ")} and ${names.length - 4} more` : names.join(", ");
}

// src/commands/comparison/replaced-notices.ts
function replacedNotices({ records }, facts, before) {
	const shared = before?.fingerprint === facts.fingerprint;
	return [["candidate", facts], ...before === void 0 || shared ? [] : [["baseline", before]]].flatMap(([side, of]) => {
		const run = runAddress(of.model.name, of.fingerprint);
		const replaced = [run, evaluationAddressOf(of) ?? run].find((address) => replacedCount(records, address) > 0);
		if (replaced === void 0) return [];
		const reason = "result-replaced";
		const what = replaced === run ? "run" : "scores";
		return [{
			reason,
			message: `${side === "candidate" ? "The" : "The baseline’s"} ${what} of ${of.model.name} at ${replaced} ${whyReplaced(records, replaced, what)}; what is compared is the result that was recorded in ${what === "run" ? "its" : "their"} place.`
		}];
	});
}
function whyReplaced(records, first, what) {
	const last = standing(records, first)?.text ?? "";
	if (/"why":\s*"not-trusted"/.test(last)) return `${what === "run" ? "was" : "were"} not trusted, and made again`;
	return `lost ${what === "run" ? "its" : "their"} bytes and came out different when made again`;
}

// src/commands/comparison/other-data.ts
function otherDataOf({ candidate, baseline }) {
	if (candidate === void 0 || baseline === void 0) return [];
	const [ours, theirs] = [versionsOf(candidate), versionsOf(baseline)];
	return [.../* @__PURE__ */ new Set([...ours.keys(), ...theirs.keys()])].filter((role) => ours.get(role) !== theirs.get(role));
}
function versionsOf({ seeds }) {
	return new Map((seeds[0]?.inputs.data ?? []).map(({ role, digest }) => [role, digest]));
}

// src/commands/comparison/alike-runs.ts
function alikeOf({ candidate, baseline }) {
	if (candidate === void 0 || baseline === void 0) return void 0;
	const [ours, theirs] = [candidate.seeds, baseline.seeds];
	if (ours.length !== theirs.length || ours.some(({ seed }, at) => seed !== theirs[at]?.seed)) return void 0;
	if (ours.every(({ artifact }, at) => artifact.digest !== "" && artifact.digest === theirs[at]?.artifact.digest)) return "artifacts";
	if (otherDataOf({
		candidate,
		baseline
	}).length > 0) return void 0;
	return ours.every((run, at) => sameMetrics(run, theirs[at])) ? "values" : void 0;
}
function sameMetrics({ metrics: ours }, other) {
	const theirs = other?.metrics ?? {};
	const names = Object.keys(ours);
	if (names.length === 0 || names.length !== Object.keys(theirs).length) return false;
	return names.every((name) => Object.hasOwn(theirs, name) && ours[name]?.value === theirs[name]?.value);
}

// src/commands/comparison/untrained.ts
function isUntrained({ training }) {
	return training === "none";
}
function untrainedArtifacts(...runs) {
	return runs.flatMap((run) => run?.seeds ?? []).flatMap((seed) => isUntrained(seed) ? [seed.artifact.digest] : []);
}

// src/commands/comparison/reported-lines.ts
function reportedLines({ model }, runs, computed, past, times) {
	const have = new Set(computed.map((line) => line.metric));
	const names = namesOf(runs.candidate);
	const gone = namesOf(runs.baseline);
	const better = betterOf(model);
	const otherData = otherDataOf(runs);
	const alike = alikeOf(runs);
	const metrics = [.../* @__PURE__ */ new Set([...names, ...gone])].filter((name) => !have.has(name)).map((metric) => {
		const declared = better.get(metric);
		const baseline = runs.baseline && reportedSide(runs.baseline, metric);
		return {
			metric,
			...declared && { better: declared },
			candidate: reportedSide(runs.candidate, metric),
			...baseline && { baseline },
			...otherData.length > 0 && { otherData },
			...alike && { alike },
			history: pastValues(metric, runs, past),
			seedHistory: pastSeeds(metric, runs, past)
		};
	});
	return compareReported({
		metrics,
		levels: levelsOf(model, /* @__PURE__ */ new Map(), times)
	});
}
function namesOf(record) {
	const last = Number.POSITIVE_INFINITY;
	const written = (record?.seeds ?? []).flatMap((run) => Object.entries(run.metrics).toSorted(([, one], [, other]) => rank(one.at ?? last, other.at ?? last)));
	return [...new Set(written.map(([name]) => name))];
}
function rank(one, other) {
	return one === other ? 0 : one < other ? -1 : 1;
}
function reportedSide(record, metric) {
	const seeds = record?.seeds ?? [];
	const values = seeds.map((run) => {
		const value = run.metrics[metric]?.value;
		return value === void 0 ? null : Number(value);
	});
	const what = seeds.map((run) => run.metrics[metric] === void 0 ? run.noNumbers?.[metric] : void 0).find((found) => found !== void 0);
	const errors = seeds.map((run) => run.metrics[metric]?.standardError ?? null);
	return {
		values,
		...what && { noValue: what === "other" ? "no-number" : what },
		...errors.every((error) => error !== null) && { standardErrors: errors },
		artifacts: seeds.map((run) => run.artifact.digest),
		untrained: seeds.some(isUntrained)
	};
}
function pastValues(metric, { baseline }, past) {
	return onSameData(baseline, past).filter((run, at, all) => at === 0 || artifactOf(run) === "" || artifactOf(run) !== artifactOf(all[at - 1])).flatMap(({ seeds }) => numbersOf(seeds.slice(0, 1), metric));
}
function pastSeeds(metric, { candidate, baseline }, past) {
	const own = /* @__PURE__ */ new Set([candidate?.fingerprint, baseline?.fingerprint]);
	return onSameData(baseline, past).filter(({ fingerprint }) => !own.has(fingerprint)).filter(({ seeds }) => !isOneArtifact(seeds.map(({ artifact }) => artifact.digest))).map(({ seeds }) => numbersOf(seeds, metric)).filter((group) => group.length > 1);
}
function onSameData(baseline, { runs }) {
	const data = dataOf(baseline);
	return runs.filter((run) => dataOf(run) === data);
}
function numbersOf(seeds, metric) {
	return seeds.flatMap(({ metrics }) => {
		const value = metrics[metric]?.value;
		return typeof value === "number" ? [value] : [];
	});
}
function artifactOf(run) {
	return run?.seeds[0]?.artifact.digest ?? "";
}
function dataOf(run) {
	return (run?.seeds[0]?.inputs.data ?? []).map(({ role, digest }) => `${role} ${digest}`).join("\n");
}

// src/commands/comparison/label-counts.ts
function labelCounts(scored, metrics) {
	const { task, classes, labels, candidate, weights } = scored;
	if (task === "regression" || task === "scored" || weights !== void 0 || labels.length === 0) return void 0;
	const rows = new Array(classes.length).fill(0);
	for (const label of labels) rows[label] = (rows[label] ?? 0) + 1;
	const counted = classes.map((name, at) => ({
		name,
		rows: rows[at] ?? 0
	}));
	const positive = task === "binary" ? classes[1] : void 0;
	const byScore = candidate.some(({ predicted }) => predicted === void 0);
	return {
		classes: counted,
		...positive !== void 0 && { positive },
		...positive !== void 0 && byScore && { threshold: .5 },
		constant: [...constantGuess(scored, metrics)].map(([metric, value]) => ({
			metric,
			value
		}))
	};
}

// src/commands/comparison/scored-lines.ts
async function scoredLines(request, { load, compare }, ask) {
	const loaded = await load(request);
	const problems = loaded.problems.map(({ reason, message, remedy }) => ({
		reason,
		message,
		...remedy && { remedy }
	}));
	if (loaded.changedLabels > 0) {
		const message = `${loaded.changedLabels} labels of known rows differ from the base branch: the base's labels were used.`;
		problems.push({
			reason: "labels-changed",
			message
		});
	}
	const { rows, against, newRows, vouched } = loaded;
	const found = {
		newRows,
		...against && { against },
		problems
	};
	if (rows === void 0) return {
		metrics: [],
		onArrived: [],
		...found
	};
	const asked = (given) => ask(given, vouched === void 0 ? 1 : 2);
	const lines = (sets) => linesOf(sets, (given) => compare(given, asked(given)));
	const repeats = repeatsOf(rows);
	const labels = labelCounts(rows, asked(rows).overall.metrics ?? []);
	return {
		task: rows.task,
		...rows.scores && { scores: rows.scores },
		metrics: await lines({
			rows,
			...loaded.shared && { shared: loaded.shared }
		}),
		onArrived: onArrived(loaded.apart, asked),
		...vouched && { vouched: {
			rows: vouched.rows.n,
			metrics: vouched.rows.n === 0 ? [] : await lines(vouched)
		} },
		...labels && { labels },
		...repeats && { repeats },
		...rows.clusters && { groups: new Set(rows.clusters).size },
		...found
	};
}
async function linesOf({ rows, shared }, compare) {
	const lines = await compare(rows);
	if (shared === void 0 || shared.n === 0) return lines;
	return onSharedRows(lines, await compare(shared), shared.n);
}
function onArrived(apart, ask) {
	if (apart?.known.baseline === void 0 || apart.arrived.baseline === void 0) return [];
	const known = {
		...apart.known,
		candidate: apart.known.baseline
	};
	const arrived = {
		...apart.arrived,
		candidate: apart.arrived.baseline
	};
	const { metrics = [], better } = ask(known).bySlice;
	return compareApart(known, arrived, {
		metrics,
		...better && { better }
	});
}
function onSharedRows(all, shared, rows) {
	return all.map((line) => {
		const pair = shared.find((other) => other.metric === line.metric && sameSlice(other, line));
		if (pair?.baseline === void 0) return line;
		const { baseline, change, notComparable } = pair;
		const method = `${pair.method}, on ${rows} shared rows`;
		return {
			...line,
			method,
			baseline,
			...change && { change },
			...notComparable !== void 0 && { notComparable }
		};
	});
}
function sameSlice(a, b) {
	return a.slice?.column === b.slice?.column && a.slice?.value === b.slice?.value;
}
function besideRecorded(lines, recorded, levels) {
	return lines.map((line) => {
		const before = recorded[line.metric];
		if (line.slice !== void 0 || before === void 0) return line;
		const error = (value, count) => Array.from({ length: count }, () => value ?? null);
		const [made] = compareReported({
			metrics: [{
				metric: line.metric,
				...line.better && { better: line.better },
				candidate: {
					values: [line.candidate.value],
					standardErrors: error(line.candidate.standardError, 1)
				},
				baseline: {
					values: before.seeds,
					standardErrors: error(before.standardError, before.seeds.length)
				},
				origin: "computed"
			}],
			levels
		});
		if (made === void 0) return line;
		const method = line.candidate.value === null ? line.method : `${made.method}, unpaired`;
		return {
			...made,
			candidate: line.candidate,
			method
		};
	});
}

// src/commands/comparison/scorer.ts
function scoredBy({ model: { evaluate } }) {
	return evaluate?.run === void 0 ? "training" : "step";
}
function scorerProblems(facts, before) {
	const [now, then] = [facts.evaluation, before?.evaluation];
	if (before === void 0) return [];
	if (facts.fingerprint === before.fingerprint && now?.fingerprint === then?.fingerprint) return [];
	const differs = (one, other) => canonicalJson(one ?? null) !== canonicalJson(other ?? null);
	const changed = [
		...differs(now?.inputs.command, then?.inputs.command) ? ["its command"] : [],
		...differs(now?.inputs.setup, then?.inputs.setup) ? ["its `setup`"] : [],
		...otherVariables(facts, before),
		...otherFiles(facts, before)
	];
	if (changed.length === 0) return [];
	const named = changed.length > 5 ? `${changed.slice(0, 5).join(", ")} and ${changed.length - 5} more` : changed.join(", ");
	return [{
		reason: "scorer-changed",
		message: `What scores the rows of ${facts.model.name} is not the base's (${named}): a difference of the scores may be that of the scorers.`
	}];
}
function otherVariables(facts, before) {
	if (scoredBy(facts) === "training") return [];
	const [now, then] = [facts.inputs.env, before.inputs.env];
	return [.../* @__PURE__ */ new Set([...now.keys(), ...then.keys()])].toSorted().filter((name) => now.get(name) !== then.get(name)).map((name) => `the variable ${name}`);
}
function otherFiles(facts, before) {
	const sides = [facts, before].map(({ evaluation, inputs }) => {
		const trained = new Set(inputs.code.map(({ path }) => path));
		const all = new Map((evaluation?.inputs.code ?? []).map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
		return {
			all,
			own: [...all.keys()].filter((path) => !trained.has(path))
		};
	});
	return [...new Set(sides.flatMap(({ own }) => own))].filter((path) => sides[0]?.all.get(path) !== sides[1]?.all.get(path)).toSorted();
}

// src/commands/comparison/survived.ts
function survivedNotices(model, step, seeds) {
	return seeds.flatMap(({ seed, survivors }) => {
		if (survivors === void 0) return [];
		return [{
			reason: "child-survived",
			message: `The ${step} of ${model}${seed === null ? "" : ` with seed ${seed}`} left ${survivors === 1 ? "a process running, which was" : `${survivors} processes running, which were`} ended; what it had not written yet is missing from the result.`
		}];
	});
}

// src/commands/comparison/test-rows.ts
function testRowsOf(situation, facts, before, run, computed, { base, known, gone, changed, columns, added }) {
	const gated = new Set(sliceMetrics(facts.model));
	const told = (lines) => lines.filter((line) => line.slice === void 0 && gated.has(line.metric));
	return {
		dataset: facts.model.evaluate?.label?.dataset ?? "",
		rows: {
			base,
			known,
			arrived: computed.newRows,
			gone,
			changed
		},
		columns,
		added,
		effect: before === void 0 ? [] : rowsEffect(situation, before, run, told(computed.metrics)),
		onArrived: computed.onArrived,
		onVouched: told(computed.vouched?.metrics ?? []).map(({ metric, baseline, candidate }) => ({
			metric,
			base: baseline?.value ?? null,
			head: candidate.value
		}))
	};
}
function rowsEffect(situation, before, run, lines) {
	const address = ownScoresAddress(situation.baseline, before);
	const about = { run: before.fingerprint };
	const own = address === void 0 ? void 0 : scoresRecord(situation.records, address, about, run);
	if (own === void 0) return [];
	const { values } = own.record;
	return lines.flatMap(({ metric, baseline }) => {
		const from = values[metric]?.value;
		const to = baseline?.value;
		return typeof from === "number" && typeof to === "number" ? [{
			metric,
			from,
			to
		}] : [];
	});
}

// src/commands/comparison/waiting.ts
const reasons = {
	request: "training-not-requested",
	merge: "training-at-merge"
};
function waitingProblem({ plan, request }, model) {
	const step = plan.steps.filter(isModelStep).find((one) => one.model === model && one.waiting !== void 0);
	if (step?.waiting === void 0) return void 0;
	const { until, model: whose } = step.waiting;
	const own = step.side === "baseline" ? `the baseline of ${model}` : model;
	const what = whose === model ? `${own} is` : `${own} needs ${whose}, which is`;
	const ask = `comment \`/mlops train ${request.unasked?.head ?? "<the whole commit id of the head>"}\``;
	return until === "request" ? {
		reason: reasons.request,
		message: `${what} trained when somebody asks for it, and nobody has.`,
		remedy: `To have it trained and judged, ${ask}.`
	} : {
		reason: reasons.merge,
		message: `${what} trained when the change is merged: nobody has judged it yet.`,
		remedy: `Merge without a verdict on it, or ${ask} to have it trained and judged before.`
	};
}

// src/commands/comparison/compare-model.ts
async function compareModel(situation, name, comparing, history) {
	const facts = situation.candidate.facts.models.get(name);
	if (facts === void 0) throw new TypeError(`the candidate has no model ${name}`);
	const before = situation.baseline?.facts.models.get(name);
	const sides = {
		facts,
		...before && { before }
	};
	try {
		return {
			...sides,
			...await compareSides(situation, facts, before, comparing, history)
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		const candidate = readQuietly(situation, facts);
		const baseline = before && readQuietly(situation, before);
		const state = before === void 0 ? "first-run" : "missing";
		return {
			...sides,
			...candidate && { candidate },
			...baseline && { baseline },
			state,
			problems: error.problems
		};
	}
}
function readQuietly(situation, facts) {
	try {
		return runRecord(situation, facts);
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
async function compareSides(situation, facts, before, comparing, { past, branch }) {
	const { model } = facts;
	const candidate = runRecord(situation, facts);
	const baseline = before && runRecord(situation, before);
	const state = before === void 0 ? "first-run" : baseline === void 0 ? "missing" : "compared";
	const runs = {
		...candidate && { candidate },
		...baseline && { baseline }
	};
	if (candidate === void 0) {
		const problems = await withoutRun(situation, facts);
		return {
			...runs,
			state,
			problems
		};
	}
	const computed = await computedLines(situation, facts, before, runs, comparing, past);
	const asked = ofTask(facts, computed);
	const sameRun = before?.fingerprint === facts.fingerprint;
	const reported = reportedLines(asked, runs, computed.metrics, past, computed.vouched === void 0 ? 1 : 2);
	const metrics = [...computed.metrics, ...reported];
	return {
		...runs,
		state,
		...computed.against && {
			testRows: testRowsOf(situation, asked, before, baseline, computed, computed.against),
			rows: {
				...computed.against,
				...computed.vouched && { vouched: computed.vouched }
			}
		},
		...computed.labels && { labels: computed.labels },
		comparison: {
			schemaVersion: 1,
			model: model.name,
			metrics,
			attempts: await countAttempts(situation, branch, facts, before),
			newRows: computed.newRows,
			...computed.repeats && { repeats: computed.repeats },
			...computed.scores && { scoredBy: scoredBy(facts) },
			...(model.evaluate?.cluster.length ?? 0) > 0 && { cluster: model.evaluate?.cluster ?? [] },
			...computed.groups !== void 0 && { groups: computed.groups }
		},
		problems: [
			...waitingBaseline(situation, model.name, state),
			...computed.problems,
			...computed.scores ? scorerProblems(facts, before) : [],
			...stageNotices(facts, before, reported),
			...sameRun ? [] : survivedNotices(model.name, "training", candidate.seeds),
			...replacedNotices(situation, facts, before)
		]
	};
}
async function withoutRun(situation, facts) {
	const failed = await failureOf(situation, "train", facts);
	const waits = waitingProblem(situation, facts.model.name);
	if (failed === void 0) return [waits ?? notTrained(situation, facts)];
	return waits === void 0 ? failed : [...failed, waits];
}
function notTrained(situation, { model, fingerprint }) {
	const same = [...situation.baseline?.facts.models.values() ?? []].find((other) => other.fingerprint === fingerprint && other.model.name !== model.name);
	const former = same !== void 0 && readQuietly(situation, same) !== void 0 ? same.model.name : void 0;
	const named = `fingerprint \`${fingerprint.slice(0, 12)}\``;
	return {
		reason: "not-trained",
		message: former === void 0 ? `No run of ${model.name} is recorded for ${named}.` : `No run of ${model.name} is recorded; the same inputs (${named}) are recorded as ${former}, and a run counts for the model of its own name only.`
	};
}
function waitingBaseline(situation, model, state) {
	const waits = state === "missing" ? waitingProblem(situation, model) : void 0;
	return waits === void 0 ? [] : [waits];
}
const nothingComputed = {
	metrics: [],
	newRows: 0,
	onArrived: [],
	problems: []
};
async function computedLines(situation, facts, before, runs, comparing, past) {
	const judge = facts.model.evaluate;
	if (judge?.label === void 0) {
		const message = `${facts.model.name} declares no label, so its scores mean nothing.`;
		return {
			...nothingComputed,
			problems: judge?.run === void 0 ? [] : [{
				reason: "no-label",
				message
			}]
		};
	}
	const candidate = scoresOf(situation, facts, runs.candidate);
	if (candidate === void 0) {
		const message = `The scores of ${facts.model.name} on ${judge.label.dataset} are not recorded.`;
		const failed = await failureOf(situation, "score", facts);
		return {
			...nothingComputed,
			problems: failed ?? [{
				reason: "not-scored",
				message
			}]
		};
	}
	const baseline = before && scoresOf(situation, before, runs.baseline);
	await using folder = await makeOwnFolder(situation.own.comparisons, "compare");
	const base = baseline && await filesOrGone(situation, baseline, join(folder.path, "baseline"));
	const { version: baseTest, problems: unread } = await baselineRows(situation, facts);
	const request = {
		...askedRows(judge),
		test: (await testRows(situation, facts)).version,
		slices: judge.slices,
		candidate: await predictionFiles(situation, candidate.seeds, join(folder.path, "candidate")),
		...base?.kind === "files" && { baseline: base.files },
		...baseTest && { baseTest },
		pairing: judge.run === void 0 ? "shared" : "all"
	};
	const scored = await scoredLines(request, comparing, (rows, times) => {
		const asked = ofTask(facts, rows);
		const { model } = asked;
		const untrained = untrainedArtifacts(runs.candidate, runs.baseline);
		const common = {
			levels: levelsOf(model, rows.slices, times),
			better: betterOf(model),
			seed: 1,
			untrained
		};
		return {
			overall: {
				...common,
				metrics: wantedMetrics(model),
				history: seedHistory(asked, before, past)
			},
			bySlice: {
				...common,
				metrics: sliceMetrics(model),
				slices: judge.slices,
				...sliceFloor(model)
			}
		};
	});
	const survived = sameScores(facts, before) ? [] : survivedNotices(facts.model.name, "scoring", candidate.seeds);
	const lines = {
		...scored,
		problems: [
			...unread,
			...scored.problems,
			...survived
		]
	};
	if (base?.kind !== "gone") return lines;
	const levels = levelsOf(ofTask(facts, lines).model, /* @__PURE__ */ new Map(), lines.vouched === void 0 ? 1 : 2);
	const metrics = besideRecorded(lines.metrics, base.record.values, levels);
	return {
		...lines,
		metrics,
		problems: [...lines.problems, ...base.problems]
	};
}
function sameScores({ evaluation }, before) {
	return evaluation === void 0 || evaluation.fingerprint === before?.evaluation?.fingerprint;
}
function ofTask(facts, { task, scores }) {
	const { model } = facts;
	if (model.evaluate === void 0 || task === void 0) return facts;
	const compute = scores?.map(({ name }) => name) ?? model.evaluate.compute;
	return {
		...facts,
		model: {
			...model,
			evaluate: {
				...model.evaluate,
				task,
				compute
			}
		}
	};
}
function seedHistory(facts, before, past) {
	const own = /* @__PURE__ */ new Set([facts.fingerprint, before?.fingerprint]);
	const rows = facts.evaluation?.inputs.rows;
	const others = past.evaluations.filter((record) => !own.has(record.run) && record.rows === rows).filter(({ seeds }) => !isOneArtifact(seeds.map(({ artifact }) => artifact)));
	return wantedMetrics(facts.model).map((metric) => ({
		metric,
		groups: others.map(({ values }) => (values[metric]?.seeds ?? []).filter((value) => value !== null)).filter((group) => group.length > 1)
	}));
}
async function filesOrGone(situation, record, folder) {
	try {
		return {
			kind: "files",
			files: await predictionFiles(situation, record.seeds, folder)
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || record.values === void 0) throw error;
		return {
			kind: "gone",
			record,
			problems: [{
				reason: "predictions-gone",
				message: `The baseline's predictions are gone (${error.message}): compared by recorded values, unpaired.`
			}]
		};
	}
}
function scoresOf(situation, facts, run) {
	const address = evaluationAddressOf(facts);
	if (address !== void 0) {
		const about = {
			run: facts.fingerprint,
			rows: facts.evaluation?.inputs.rows
		};
		const found = scoresRecord(situation.records, address, about, run);
		if (found === void 0) return void 0;
		return run === void 0 ? found.record : scoresOfRun(found.address, found.record, run);
	}
	const seeds = (run?.seeds ?? []).flatMap(({ seed, seconds, artifact, outputs }) => outputs.filter((output) => output.kind === "predictions").map(({ path, digest, bytes }) => ({
		seed,
		seconds,
		artifact: artifact.digest,
		predictions: {
			path,
			digest,
			bytes
		}
	})));
	return seeds.length === 0 ? void 0 : {
		seeds,
		values: {}
	};
}
async function baselineRows(situation, facts) {
	const label = facts.model.evaluate?.label;
	const before = label && situation.baseline?.datasets.get(label.dataset);
	const now = label && situation.candidate.datasets.get(label.dataset);
	if (before === void 0 || before.digest === now?.digest) return { problems: [] };
	const found = before.problems.length > 0 ? before.problems : await filesOrWhy(situation, before);
	if ("version" in found) return {
		...found,
		problems: []
	};
	const why = found[0]?.message ?? "unreadable";
	const head = label?.column === void 0 ? "nothing says which rows are new" : "all labels come from the head";
	return { problems: [{
		reason: "unusable-base-labels",
		message: `The base's version of ${before.dataset.name} cannot be read (${why}): ${head}.`
	}] };
}
async function filesOrWhy(situation, before) {
	try {
		return { version: await localFiles(situation, before) };
	} catch (error) {
		if (before.built === void 0 || !(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return error.problems;
	}
}

// src/commands/comparison/compare-threads.ts
function openCompareThreads(most) {
	const limit = pLimit(most);
	const all = [];
	const resting = [];
	let closed = false;
	const start = () => {
		const worker = new Worker(threadFile());
		all.push(worker);
		return worker;
	};
	return {
		compare: (rows, request) => limit(async () => {
			if (closed) throw ended();
			const worker = resting.pop() ?? start();
			const lines = await ask(worker, {
				rows,
				request
			});
			resting.push(worker);
			return lines;
		}),
		async close() {
			closed = true;
			await Promise.all(all.map((worker) => worker.terminate()));
		}
	};
}
function ask(worker, task) {
	return new Promise((resolve, reject) => {
		const end = () => reject(ended());
		worker.once("error", reject);
		worker.once("exit", end);
		worker.once("message", (lines) => {
			worker.off("error", reject).off("exit", end);
			resolve(lines);
		});
		worker.postMessage(task);
	});
}
function ended() {
	return /* @__PURE__ */ new Error("the thread that compares has ended");
}
function threadFile() {
	const found = [
		"./compare-thread.ts",
		"./compare-thread.js",
		"../compare-thread.js"
	].map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
	if (found === void 0) throw new Error("there is no compare-thread.js beside the bundle");
	return found;
}

// src/commands/comparison/comparing.ts
const fewRows = 2e3;
function openComparing(engine, models) {
	const threads = Math.min(models, availableParallelism());
	const inTurn = pLimit(1);
	let opened;
	return {
		atOnce: threads + 1,
		load: (request) => inTurn(async () => loadScoredRows(await engine.get(), request)),
		async compare(rows, request) {
			if (models < 2 || rows.n < fewRows) return compareParts(rows, request);
			opened ??= openCompareThreads(threads);
			return await opened.compare(rows, request);
		},
		async [Symbol.asyncDispose]() {
			await opened?.close();
		}
	};
}

// src/commands/comparison/compare-models.ts
async function compareModels(situation, names, engine, ports, instead = () => void 0) {
	if (names.length === 0) return [];
	const [first] = names;
	const title = names.length === 1 ? `compare ${first}` : `compare ${names.length} models`;
	return await ports.progress.stage(title, async (tell) => {
		const known = names.map((name) => instead(name));
		if (names.some((name, at) => known[at] === void 0 && readsPredictions(situation, name))) engine.prepare();
		const commits = await pastCommits(situation);
		const pasts = [];
		for (const name of names) pasts.push(await pastOf(situation, commits, name));
		const branch = await readBranch(situation);
		await using comparing = openComparing(engine, known.filter((found) => found === void 0).length);
		const limit = pLimit(comparing.atOnce);
		let done = 0;
		const count = () => {
			if (names.length > 1) tell({
				unit: "models",
				done,
				of: names.length
			});
		};
		count();
		return await Promise.all(names.map((name, at) => limit(async () => {
			const past = pasts[at] ?? nothingPast;
			const compared = known[at] ?? await compareModel(situation, name, comparing, {
				past,
				branch
			});
			done += 1;
			count();
			return {
				compared,
				past
			};
		})));
	});
}
function readsPredictions(situation, name) {
	const facts = situation.candidate.facts.models.get(name);
	return facts?.model.evaluate?.label !== void 0 && readQuietly(situation, facts) !== void 0;
}
const nothingPast = {
	evaluations: [],
	runs: []
};

export { isUntrained as n, compareModels as t };