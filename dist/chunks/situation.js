import { a as readTexts, c as matcher, i as readCommit, o as applyPolicy, r as openDigestCache, t as readFacts } from "./facts.js";
import { c as sketchAddress, o as evaluationAddress, s as runAddress } from "./ledger.js";
import { t as loadProject } from "./load.js";
import { i as makePlan, n as dataReportAddress, r as ownScoresAddress, t as knownIn } from "./known.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons7.js";
import { t as openRepository } from "./repository.js";
import { n as uncommittedPaths, t as snapshotWorkTree } from "./work-tree.js";
import { t as openRecords } from "./records.js";
import { isAbsolute, join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";

// src/repository/judged.ts
async function findJudged(repository, request) {
	const { git } = repository;
	const head = await commitOf(repository, request.head ?? "HEAD");
	const [branch, base] = await Promise.all([branchOf(repository, request.head), baseBranch(repository, request)]);
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
	if (await request.uncommitted !== true && (branch === base.name || detachedOnBase)) return onBaseBranch(repository, head, parents[0], about);
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

// src/commands/situation.ts
function findSituation(request, ports) {
	return ports.progress.stage("read the repository and the ledger", () => readSituation(request, ports));
}
async function readSituation(request, ports) {
	const repository = await openRepository(request.folder);
	const ownFolder = await makeOwnFolder(repository.root);
	const remote = await existingRemote(repository, request.remote);
	const opening = ports.openLedger(repository, remote);
	opening.catch(() => void 0);
	const looking = request.head === void 0 ? uncommittedPaths(repository) : Promise.resolve([]);
	const isOnTop = looking.then((paths) => paths.length > 0 && request.uncommitted === "include");
	const [uncommitted, onTop, judged] = await Promise.all([
		looking,
		isOnTop,
		findJudged(repository, {
			...request,
			uncommitted: isOnTop
		})
	]);
	const revision = onTop ? await snapshotWorkTree(repository) : judged.candidate.sha;
	const [commit, cache] = await Promise.all([readSideBySide(repository, revision, judged), openDigestCache(join(ownFolder, "cache", "digests.json"))]);
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
	const before = await readBaseline(reader, judged, candidate);
	const baseline = before.read;
	await cache.save();
	refuseUncommitted(request, uncommitted, candidate);
	ports.signal.throwIfAborted();
	const ledger = await opening;
	const records = openRecords(ledger, join(ownFolder, "records"));
	await records.load([...addressesOf(candidate, baseline), ...earlierScores(baseline)]);
	ports.signal.throwIfAborted();
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
		problems: [...head.warnings, ...policy.problems.length > 0 ? policy.problems : before.problems],
		uncommitted
	};
}
async function readSideBySide({ git }, revision, { policy, baseline }) {
	const others = [policy.sha, ...baseline === void 0 ? [] : [baseline.sha]];
	const [commit] = await Promise.all([readCommit(git, revision), ...others.map((sha) => readCommit(git, sha))]);
	return commit;
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
	if (judged.baseline === void 0) return { problems: [] };
	const commit = await readCommit(reader.repository.git, judged.baseline.sha);
	const text = (await readTexts(reader.repository.git, commit, [reader.projectFile])).get(reader.projectFile);
	if (text === void 0) return { problems: [] };
	try {
		const { project } = loadProject(text, reader.projectFile);
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
		const { sha } = judged.baseline;
		return { problems: [{
			reason: "baseline-unreadable",
			message: `The baseline ${sha.slice(0, 12)} cannot be read, so there is nothing to compare with: ${error.message}`
		}] };
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

export { findSituation as t };