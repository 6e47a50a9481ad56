import { a as readCommit, i as openDigestCache, l as datasetsOf, o as readTexts, p as matcher, s as applyPolicy, t as readFacts, u as evaluationFingerprint } from "./facts-COZ6FPLN.js";
import { c as sketchAddress, o as evaluationAddress, s as runAddress } from "./ledger-DOPelwlP.js";
import { t as loadProject } from "./load-B9-YncwO.js";
import { n as compareText, t as canonicalJson } from "./canonical-1ydQ-Y42.js";
import { t as MlopsError } from "./problem-BDAOkqNz.js";
import { t as repositoryReasons } from "./reasons-DuaWzkuW.js";
import { t as openRepository } from "./repository-woejxUlV.js";
import { n as uncommittedPaths, t as snapshotWorkTree } from "./work-tree-d-xVc07q.js";
import { t as openRecords } from "./records-B5X73J4o.js";
import { isAbsolute, join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";

// src/project/explain.ts
const shown = 3;
function explainChange(from, to) {
	return [
		change("params", "params changed", params(from.params, to.params)),
		change("data", "data changed", maps(from.data, to.data, showDigest)),
		change("code", "code changed", maps(codeOf(from), codeOf(to), () => "…")),
		change("command", "command changed", single("command", showCommand(from.command), showCommand(to.command))),
		change("command", "working directory changed", single("working directory", from.workingDirectory || "/", to.workingDirectory || "/")),
		change("seeds", "seeds changed", single("seeds", showSeeds(from.seeds), showSeeds(to.seeds))),
		change("env", "environment changed", maps(from.env, to.env, showParam)),
		change("outputs", "declared outputs changed", maps(asMap(from.outputs), asMap(to.outputs), () => "…")),
		...otherCommit(from.commit, to.commit)
	].filter((entry) => entry.details.length > 0);
}
function change(kind, title, details) {
	const alone = kind === "command" || kind === "seeds";
	const first = details.slice(0, shown).map((detail) => describe(detail, alone));
	const more = details.length > shown ? ` and ${details.length - shown} more` : "";
	return {
		kind,
		sentence: `${title}: ${first.join(", ")}${more}`,
		details
	};
}
function describe({ what, from, to }, alone) {
	if (from === "") return `${what} added${to === "…" ? "" : ` (${to})`}`;
	if (to === "") return `${what} removed`;
	if (from === to) return what;
	return alone ? `${from} → ${to}` : `${what} ${from} → ${to}`;
}
function otherCommit(from, to) {
	if (from === to) return [];
	const details = [{
		what: "commit",
		from: from?.slice(0, 12) ?? "(any)",
		to: to?.slice(0, 12) ?? "(any)"
	}];
	return [{
		kind: "commit",
		sentence: to === void 0 ? "reuse changed: from now on a commit with the same inputs reuses a run" : "`reuse: false`: every commit is trained",
		details
	}];
}
function params(from, to) {
	const prefix = /^[^:]*:/;
	const files = new Set([...from.keys(), ...to.keys()].map((key) => prefix.exec(key)?.[0]));
	const details = maps(from, to, showParam);
	return files.size > 1 ? details : details.map((detail) => ({
		...detail,
		what: detail.what.replace(prefix, "")
	}));
}
function maps(from, to, show) {
	return [.../* @__PURE__ */ new Set([...from.keys(), ...to.keys()])].sort(compareText).flatMap((what) => {
		const [before, after] = [from.get(what), to.get(what)];
		const texts = {
			from: before === void 0 ? "" : show(before),
			to: after === void 0 ? "" : show(after)
		};
		return before === void 0 === (after === void 0) && canonicalJson(before ?? null) === canonicalJson(after ?? null) ? [] : [{
			what,
			...texts
		}];
	});
}
function single(what, from, to) {
	return from === to ? [] : [{
		what,
		from,
		to
	}];
}
function codeOf({ code }) {
	return new Map(code.map((entry) => [entry.path, `${entry.mode} ${entry.oid}`]));
}
function asMap(values) {
	return new Map(values.map((value) => [value, true]));
}
function showDigest(digest) {
	return digest === "" ? "(none)" : digest.slice(0, 12);
}
function showCommand(command) {
	return command.kind === "shell" ? `\`${command.text}\`` : canonicalJson(command.argv);
}
function showSeeds(seeds) {
	return seeds.length === 0 ? "(none)" : seeds.join(", ");
}
function showParam(value) {
	const text = typeof value === "string" && isPlainText(value) ? value : canonicalJson(value);
	return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
function isPlainText(value) {
	return value.trim() === value && value !== "" && value !== "…" && !/^(true|false|null|[-+.\d].*)$/.test(value);
}

// src/project/plan.ts
function resultKey(model, fingerprint) {
	return `${model} ${fingerprint}`;
}
function makePlan(candidate, baseline, known) {
	const validate = [...candidate.datasets].map(([name, facts]) => validateStep(name, facts, baseline, known));
	const models = [...candidate.models.values()].flatMap((facts) => modelSteps(facts, baseline?.models.get(facts.model.name), known, candidate));
	const names = new Set(candidate.models.keys());
	return {
		schemaVersion: 1,
		candidate: candidate.sha,
		baseline: baseline?.sha ?? null,
		steps: [...validate, ...models],
		removed: [...baseline?.models.keys() ?? []].filter((name) => !names.has(name)).sort(compareText),
		first: baseline === void 0 ? [...names] : [...names].filter((name) => !baseline.models.has(name))
	};
}
function trainingMatrix(plan) {
	return plan.steps.filter((step) => step.kind === "train").filter((step) => step.decision === "run").map((step) => ({
		model: step.model,
		side: step.side,
		fingerprint: step.fingerprint,
		launcher: step.launcher,
		"runs-on": step.runsOn,
		"timeout-minutes": Math.max(1, Math.ceil(step.timeout * Math.max(1, step.seeds.length) / 6e4)),
		why: step.reasons.join("; ")
	}));
}
function validateStep(dataset, facts, baseline, known) {
	const before = baseline?.datasets.get(dataset);
	const recorded = known.reports.has(facts.reportKey);
	return {
		id: `validate:${dataset}`,
		kind: "validate",
		side: "candidate",
		dataset,
		digest: facts.digest,
		reportKey: facts.reportKey,
		decision: recorded ? "reuse" : "run",
		reasons: [validateReason(facts, before, recorded)],
		needs: []
	};
}
function validateReason(facts, before, recorded) {
	if (recorded) return before?.digest === facts.digest ? "unchanged, and checked before under this contract: not read" : "this version was checked before under this contract: not read";
	if (before === void 0) return "the baseline does not have this dataset";
	if (before.digest !== facts.digest) return `data changed: ${before.digest.slice(0, 12)} → ${facts.digest.slice(0, 12)}`;
	if (before.reportKey !== facts.reportKey) return "the contract changed";
	return "nothing is recorded about this version yet";
}
function modelSteps(facts, before, known, candidate) {
	const needs = datasetsOf(facts.model).filter((dataset) => candidate.datasets.has(dataset)).map((dataset) => `validate:${dataset}`);
	const steps = [trainStep(facts, "candidate", trainReasons(facts, before, known), known, needs)];
	const same = before?.fingerprint === facts.fingerprint;
	if (before !== void 0 && !same) {
		const why = known.runs.has(resultKey(before.model.name, before.fingerprint)) ? "recorded before" : "the baseline has no recorded run";
		steps.push(trainStep(before, "baseline", [why], known, []));
	}
	return [...steps, ...evaluateSteps(facts, before, known, candidate)];
}
function trainStep(facts, side, reasons, known, needs) {
	const { model, fingerprint } = facts;
	return {
		id: stepId("train", model.name, side),
		kind: "train",
		side,
		model: model.name,
		fingerprint,
		decision: known.runs.has(resultKey(model.name, fingerprint)) ? "reuse" : "run",
		reasons,
		needs,
		seeds: model.train.seeds,
		launcher: model.train.launcher,
		runsOn: model.train.runsOn,
		timeout: model.train.timeout
	};
}
function trainReasons(facts, before, known) {
	const run = facts.fingerprint.slice(0, 12);
	if (before === void 0) return [known.runs.has(resultKey(facts.model.name, facts.fingerprint)) ? `first version here; reuses run ${run}` : "first run: the baseline does not have this model"];
	const changes = before.fingerprint === facts.fingerprint ? [] : explainChange(before.inputs, facts.inputs).map((entry) => entry.sentence);
	if (known.runs.has(resultKey(facts.model.name, facts.fingerprint))) return changes.length === 0 ? [`inputs unchanged: reuses run ${run}`] : [...changes, `these inputs were trained before: reuses run ${run}`];
	return changes.length === 0 ? ["inputs unchanged, but no run is recorded for them"] : changes;
}
function evaluateSteps(facts, before, known, candidate) {
	if (facts.evaluation === void 0) return [];
	const own = evaluateStep(facts, "candidate", known, candidate);
	const same = before?.evaluation?.fingerprint === facts.evaluation.fingerprint;
	if (before?.evaluation === void 0 || same) return [own];
	const trained = before.fingerprint === facts.fingerprint ? "candidate" : "baseline";
	return [own, {
		...evaluateStep(before, "baseline", known, candidate),
		needs: [stepId("train", facts.model.name, trained), ...rowsNeeded(facts, candidate)]
	}];
}
function evaluateStep(facts, side, known, candidate) {
	const { model, evaluation } = facts;
	const fingerprint = evaluation?.fingerprint ?? "";
	const recorded = known.evaluations.has(resultKey(model.name, fingerprint));
	const test = model.evaluate?.label?.dataset;
	return {
		id: stepId("evaluate", model.name, side),
		kind: "evaluate",
		side,
		model: model.name,
		fingerprint,
		run: facts.fingerprint,
		decision: recorded ? "reuse" : "run",
		reasons: [recorded ? "scored before on these rows" : `not scored on these rows yet${test === void 0 ? "" : ` (${test})`}`],
		needs: [stepId("train", model.name, side), ...rowsNeeded(facts, candidate)]
	};
}
function rowsNeeded({ model }, candidate) {
	const test = model.evaluate?.label?.dataset;
	return test !== void 0 && candidate.datasets.has(test) ? [`validate:${test}`] : [];
}
function stepId(kind, name, side) {
	return side === "candidate" ? `${kind}:${name}` : `${kind}:${name}@baseline`;
}

// src/repository/judged.ts
async function findJudged(repository, request) {
	const { git } = repository;
	const head = await commitOf(repository, request.head ?? "HEAD");
	const branch = await branchOf(repository, request.head);
	const base = await baseBranch(repository, request);
	const policy = {
		sha: base.sha,
		branch: base.name
	};
	const about = branch === void 0 ? { policy } : {
		policy,
		branch
	};
	const parents = (await git.text([
		"show",
		"-s",
		"--format=%P",
		head,
		"--"
	])).split(" ").filter(Boolean);
	const detachedOnBase = branch === void 0 && await isAncestor(repository, head, base.sha);
	if (request.uncommitted !== true && (branch === base.name || detachedOnBase)) return onBaseBranch(repository, head, parents[0], about);
	const onto = await mergedOnto(repository, parents, base.sha);
	if (onto !== void 0) return {
		candidate: {
			sha: head,
			kind: "merge-result"
		},
		baseline: {
			sha: onto,
			kind: "first-parent"
		},
		...about
	};
	const mergeBase = await mergeBaseOf(repository, head, base);
	return {
		candidate: {
			sha: head,
			kind: "branch-head"
		},
		baseline: {
			sha: mergeBase,
			kind: "merge-base"
		},
		...about
	};
}
async function mergedOnto(repository, [first, ...others], base) {
	if (first === void 0 || others.length === 0) return void 0;
	if (!await isAncestor(repository, first, base)) return void 0;
	for (const other of others) if (await isAncestor(repository, other, base)) return void 0;
	return first;
}
async function isAncestor({ git }, commit, of) {
	return (await git.try([
		"merge-base",
		"--is-ancestor",
		commit,
		of
	])).code === 0;
}
function onBaseBranch(repository, head, parent, about) {
	const candidate = {
		sha: head,
		kind: "default-branch"
	};
	const own = {
		...about,
		policy: {
			...about.policy,
			sha: head
		}
	};
	if (parent !== void 0) return {
		candidate,
		baseline: {
			sha: parent,
			kind: "first-parent"
		},
		...own
	};
	if (repository.shallow) throw shallow(`${head.slice(0, 12)} has no parent here.`);
	return {
		candidate,
		...own
	};
}
async function commitOf(repository, revision) {
	const found = await repository.git.try([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
	if (found.code === 0) return found.stdout.toString("utf8").trim();
	if (revision === "HEAD") throw MlopsError.of(repositoryReasons, "no-commit", `${repository.root} has no commit yet.`);
	throw MlopsError.of(repositoryReasons, "unknown-revision", `"${revision}" names no commit in this clone.`);
}
async function branchOf(repository, head) {
	const name = head ?? "HEAD";
	const ref = (await repository.git.try([
		"rev-parse",
		"--symbolic-full-name",
		"--verify",
		"--quiet",
		"--end-of-options",
		name
	])).stdout.toString("utf8").trim();
	return ref.startsWith("refs/heads/") ? ref.slice(11) : void 0;
}
async function baseBranch(repository, request) {
	const names = request.base === void 0 ? await defaultNames(repository, request.remote) : [request.base];
	for (const name of names) {
		const sha = await tipOf(repository, name, request.remote);
		if (sha !== void 0) return {
			name,
			sha
		};
	}
	const said = request.base === void 0 ? `None of ${request.remote}/HEAD, main and master exists.` : `There is no branch "${request.base}".`;
	throw MlopsError.of(repositoryReasons, "base-not-found", said);
}
async function defaultNames(repository, remote) {
	const prefix = `refs/remotes/${remote}/`;
	const ref = (await repository.git.try([
		"symbolic-ref",
		"--quiet",
		`${prefix}HEAD`
	])).stdout.toString("utf8").trim();
	const named = ref.startsWith(prefix) ? [ref.slice(prefix.length)] : [];
	const configured = (await repository.git.try(["config", "init.defaultBranch"])).stdout.toString("utf8").trim();
	return [
		...named,
		"main",
		"master",
		...configured === "" ? [] : [configured]
	];
}
async function tipOf(repository, name, remote) {
	for (const ref of [
		`refs/remotes/${remote}/${name}`,
		`refs/heads/${name}`,
		`refs/remotes/${name}`
	]) {
		const found = await repository.git.try([
			"rev-parse",
			"--verify",
			"--quiet",
			`${ref}^{commit}`
		]);
		if (found.code === 0) return found.stdout.toString("utf8").trim();
	}
}
async function mergeBaseOf(repository, head, base) {
	const found = await repository.git.try([
		"merge-base",
		head,
		base.sha
	]);
	if (found.code === 0) return found.stdout.toString("utf8").trim();
	if (repository.shallow) throw shallow(`The merge base of ${head.slice(0, 12)} and ${base.name} is not in this clone.`);
	throw MlopsError.of(repositoryReasons, "no-merge-base", `${head.slice(0, 12)} and ${base.name} have no common commit.`);
}
function shallow(message) {
	return MlopsError.of(repositoryReasons, "shallow-clone", message);
}

// src/commands/addresses.ts
function dataReportAddress(key) {
	return `data-reports/${key.slice(0, 2)}/${key}.json`;
}
function ownScoresAddress(baseline, before) {
	const { evaluation, model } = before;
	const label = model.evaluate?.label;
	const own = label && baseline?.datasets.get(label.dataset);
	if (evaluation === void 0 || own === void 0 || own.digest === evaluation.inputs.rows) return void 0;
	return evaluationAddress(model.name, evaluationFingerprint({
		...evaluation.inputs,
		rows: own.digest
	}));
}

// src/commands/situation.ts
async function findSituation(request, ports) {
	const repository = await openRepository(request.folder);
	const ownFolder = await makeOwnFolder(repository.root);
	const remote = await existingRemote(repository, request.remote);
	const uncommitted = request.head === void 0 ? await uncommittedPaths(repository) : [];
	const onTop = uncommitted.length > 0 && request.uncommitted === "include";
	const judged = await findJudged(repository, {
		...request,
		uncommitted: onTop
	});
	const revision = onTop ? await snapshotWorkTree(repository) : judged.candidate.sha;
	const commit = await readCommit(repository.git, revision);
	const cache = await openDigestCache(join(ownFolder, "cache", "digests.json"));
	const head = await requireProject(repository, commit, request.projectFile);
	const policy = await readPolicy(repository, judged, commit, request.projectFile);
	const { project, changes } = applyPolicy(policy.project, head.project);
	const reader = {
		repository,
		cache,
		projectFile: request.projectFile
	};
	const candidate = await readFacts({
		...reader,
		commit,
		project
	});
	const baseline = await readBaseline(reader, judged, candidate);
	await cache.save();
	refuseUncommitted(request, uncommitted, candidate);
	const ledger = await ports.openLedger(repository, remote);
	const records = openRecords(ledger, join(ownFolder, "records"));
	await records.load([...addressesOf(candidate, baseline), ...earlierScores(baseline)]);
	return {
		request,
		repository,
		ownFolder,
		judged,
		head,
		project,
		candidate,
		...baseline === void 0 ? {} : { baseline },
		...policy.project && { policy: policy.project },
		policyChanges: changes,
		plan: makePlan(candidate.facts, baseline?.facts, knownIn(records, candidate, baseline)),
		ledger,
		records,
		store: await ports.openStore(isAbsolute(project.store) ? project.store : join(repository.root, project.store)),
		problems: [...head.warnings, ...policy.problems],
		uncommitted
	};
}
async function makeOwnFolder(root) {
	const folder = join(root, ".mlops");
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" }).catch((error) => {
		if (error.code !== "EEXIST") throw error;
	});
	return folder;
}
async function existingRemote(repository, remote) {
	return (await repository.git.try([
		"remote",
		"get-url",
		remote
	])).code === 0 ? remote : void 0;
}
async function requireProject(repository, commit, file) {
	const text = (await readTexts(repository.git, commit, [file])).get(file);
	if (text !== void 0) return loadProject(text, file);
	throw MlopsError.of(repositoryReasons, "project-missing", `${file} is not in commit ${commit.sha.slice(0, 12)} (${commit.subject}).`);
}
async function readPolicy(repository, judged, candidate, file) {
	if (judged.candidate.kind === "default-branch") return { problems: [] };
	const tip = await readCommit(repository.git, judged.policy.sha);
	const text = (await readTexts(repository.git, tip, [file])).get(file);
	if (text === void 0 || tip.sha === candidate.sha) return { problems: [] };
	try {
		return {
			project: loadProject(text, file).project,
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return { problems: [{
			reason: "policy-unreadable",
			message: `${file} on ${judged.policy.branch} cannot be read, so its gates cannot be asked: ${error.message}`
		}] };
	}
}
async function readBaseline(reader, judged, candidate) {
	if (judged.baseline === void 0) return void 0;
	const commit = await readCommit(reader.repository.git, judged.baseline.sha);
	const text = (await readTexts(reader.repository.git, commit, [reader.projectFile])).get(reader.projectFile);
	if (text === void 0) return void 0;
	try {
		return await readFacts({
			...reader,
			commit,
			project: loadProject(text, reader.projectFile).project,
			judgedBy: candidate
		});
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return;
	}
}
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
	const known = /* @__PURE__ */ new Set([projectFile]);
	for (const { model, inputs, evaluation } of candidate.facts.models.values()) {
		for (const entry of [...inputs.code, ...evaluation?.inputs.code ?? []]) known.add(entry.path);
		for (const { file } of model.params) known.add(file);
		for (const schema of model.schemas.values()) known.add(schema);
	}
	const data = [...candidate.facts.project.datasets.values()].map((dataset) => matcher(dataset.source));
	return ({ path }) => known.has(path) || data.some((test) => test(path));
}
function addressesOf(candidate, baseline) {
	return [candidate, baseline].flatMap((side) => side === void 0 ? [] : [...[...side.facts.datasets.values()].flatMap(({ digest, reportKey }) => [sketchAddress(digest), dataReportAddress(reportKey)]), ...[...side.facts.models.values()].flatMap(modelAddresses)]);
}
function earlierScores(baseline) {
	return [...baseline?.facts.models.values() ?? []].flatMap((facts) => ownScoresAddress(baseline, facts) ?? []);
}
function modelAddresses({ model, fingerprint, evaluation }) {
	const run = runAddress(model.name, fingerprint);
	return evaluation === void 0 ? [run] : [run, evaluationAddress(model.name, evaluation.fingerprint)];
}
function knownIn(records, candidate, baseline) {
	const sides = [candidate, ...baseline === void 0 ? [] : [baseline]];
	const models = sides.flatMap((side) => [...side.facts.models.values()]);
	const has = (address) => records.text(address) !== void 0;
	return {
		runs: new Set(models.filter(({ model, fingerprint }) => has(runAddress(model.name, fingerprint))).map(({ model, fingerprint }) => resultKey(model.name, fingerprint))),
		evaluations: new Set(models.flatMap(({ model, evaluation }) => evaluation !== void 0 && has(evaluationAddress(model.name, evaluation.fingerprint)) ? [resultKey(model.name, evaluation.fingerprint)] : [])),
		reports: new Set(sides.flatMap((side) => [...side.facts.datasets.values()]).filter(({ digest, reportKey }) => has(dataReportAddress(reportKey)) && has(sketchAddress(digest))).map(({ reportKey }) => reportKey))
	};
}

export { explainChange as a, trainingMatrix as i, dataReportAddress as n, ownScoresAddress as r, findSituation as t };