import { t as MlopsError } from "./problem.js";
import { n as loadProject } from "./load.js";
import { t as didYouMean } from "./nearest.js";
import { t as fileTest } from "./tree.js";
import { t as projectTexts } from "./project-texts.js";
import { t as commandReasons } from "./reasons4.js";
import { _ as holdsFolder, d as deploymentAddress, f as deploymentsFolder, g as holdAddress, o as askedAddress, s as askedFolder } from "./ledger.js";
import { t as readCommit } from "./commit.js";
import { t as repositoryReasons } from "./reasons6.js";
import { n as remoteTips, t as fileHistory } from "./branch-history.js";
import { n as findHeads } from "./judged.js";
import { f as releasePath, t as mergedInto, u as promotionBranches } from "./merged-versions.js";
import { i as wantedRemote, n as openRepository } from "./repository.js";
import { t as numbersOf } from "./read-versions.js";
import { a as parseAskedRecord, c as parseHoldRecord, o as parseDeploymentRecord } from "./records.js";

// src/commands/promotion/read-environments.ts
async function readEnvironments(query, environments) {
	const { repository, remote, ledger, desk } = query;
	const branches = [promotionBranches, ...environments.map(({ branch }) => `refs/heads/${branch}`)];
	const [tips, records] = await Promise.all([remoteTips(repository, remote, branches), readRecords(ledger, environments)]);
	return await Promise.all(environments.map(async (environment) => {
		const tip = tips.get(environment.branch);
		const [pulls, changes] = await Promise.all([desk.pulls(environment.branch, { approvals: environment.approvals > 0 }), tip === void 0 ? /* @__PURE__ */ new Map() : fileHistory(repository, tip, "releases")]);
		return {
			environment,
			tip,
			history: new Map(environment.models.map((model) => [model, changes.get(releasePath(model)) ?? []])),
			pulls,
			...records.get(environment.name) ?? {
				deployments: /* @__PURE__ */ new Map(),
				holds: /* @__PURE__ */ new Map(),
				asked: /* @__PURE__ */ new Map()
			}
		};
	}));
}
async function readDeployments(ledger, environment, model) {
	const folder = deploymentsFolder(environment, model);
	const addresses = numbersOf((await ledger.list([folder])).get(folder)).slice(-20).map((number) => deploymentAddress(environment, model, number));
	const texts = await ledger.readMany(addresses);
	return addresses.map((address) => parseDeploymentRecord(texts.get(address) ?? "", address));
}
async function readRecords(ledger, environments) {
	const places = environments.flatMap(({ name, models }) => models.map((model) => ({
		name,
		model
	})));
	const names = await ledger.list(places.flatMap(({ name, model }) => [...[
		deploymentsFolder(name, model),
		holdsFolder(name, model),
		askedFolder(name, model)
	]]));
	const found = places.map(({ name, model }) => ({
		name,
		model,
		deployments: numbersOf(names.get(deploymentsFolder(name, model))).slice(-20).map((number) => deploymentAddress(name, model, number)),
		holds: numbersOf(names.get(holdsFolder(name, model))).map((number) => holdAddress(name, model, number)),
		asked: numbersOf(names.get(askedFolder(name, model))).map((number) => askedAddress(name, model, number))
	}));
	const texts = await ledger.readMany(found.flatMap(({ deployments, holds, asked }) => [
		...deployments,
		...holds,
		...asked
	]));
	const textAt = (address) => texts.get(address) ?? "";
	return new Map(environments.map(({ name }) => {
		const own = found.filter((one) => one.name === name);
		const deployments = own.map((one) => [one.model, one.deployments.map((at) => parseDeploymentRecord(textAt(at), at))]);
		const holds = own.map((one) => [one.model, one.holds.map((at) => parseHoldRecord(textAt(at), at))]);
		const asked = own.map((one) => [one.model, one.asked.map((at) => parseAskedRecord(textAt(at), at))]);
		return [name, {
			deployments: new Map(deployments),
			holds: new Map(holds),
			asked: new Map(asked)
		}];
	}));
}

// src/commands/promotion/serving-code.ts
const portions = [
	200,
	5e3,
	void 0
];
async function servingCode({ repository: { git, shallow }, project, tip }) {
	const asked = [...project.models.values()].flatMap(({ name, serve }) => serve === void 0 || serve.code.length === 0 ? [] : [{
		name,
		isIts: fileTest(serve.code)
	}]);
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	if (shallow) throw MlopsError.of(repositoryReasons, "shallow-clone", "What `serve.code` names may have changed last in a commit that is not in this clone.");
	const log = [
		"log",
		"--first-parent",
		"--diff-merges=first-parent",
		"--no-renames",
		"--name-only",
		"-z"
	];
	for (const most of portions) {
		const limit = most === void 0 ? [] : [`--max-count=${most}`];
		const commits = changesIn(await git.text([
			...log,
			...limit,
			"--format=%x01%H",
			tip,
			"--"
		]));
		const found = asked.flatMap(({ name, isIts }) => {
			const commit = commits.find(({ paths }) => paths.some(isIts));
			return commit === void 0 ? [] : [[name, commit.sha]];
		});
		const known = new Map(found);
		const open = asked.filter(({ name }) => !known.has(name));
		if (most === void 0 || commits.length < most || !await anyThere(git, tip, open)) return known;
	}
	throw new TypeError("the last portion has no limit");
}
async function anyThere(git, tip, open) {
	if (open.length === 0) return false;
	const { tree } = await readCommit(git, tip);
	return tree.some(({ path }) => open.some(({ isIts }) => isIts(path)));
}
function changesIn(output) {
	return output.split("").slice(1).map((entry) => {
		const [sha = "", ...paths] = entry.split("\0").map((part) => part.replace(/^\n/, ""));
		return {
			sha: sha.trim(),
			paths: paths.filter(Boolean)
		};
	});
}

// src/commands/promotion/open-promotion.ts
async function openPromotion(request, ports) {
	const place = await lookAtPromotion(request, ports);
	await place.ledger.write([], "Records that waited");
	return place;
}
async function lookAtPromotion(request, ports) {
	if (request.offline) throw MlopsError.of(commandReasons, "promotion-offline", "What is promoted is known to the remote alone, and --offline does not ask it.");
	const repository = await openRepository(request.folder);
	const remote = await wantedRemote(repository, request.remote);
	const [desk, deployments] = await Promise.all([ports.openPromotionDesk(repository, remote), ports.openDeploymentDesk(repository, remote)]);
	const [ledger, { sha: tip, name: defaultBranch }] = await Promise.all([ports.openLedger(repository, remote), newestTip(repository, remote, request)]);
	const project = await projectAt(repository, tip, request.projectFile, ports.progress);
	if (project.environments.size === 0) {
		const sentence = `${request.projectFile} on ${defaultBranch} declares no environments.`;
		throw MlopsError.of(commandReasons, "environments-missing", sentence);
	}
	const by = await whoIs(repository, ports.env);
	let found;
	const codeOnce = () => {
		found ??= servingCode({
			repository,
			project,
			tip
		});
		return found;
	};
	const tipNow = async () => (await newestTip(repository, remote, request)).sha;
	return {
		repository,
		remote,
		ledger,
		desk,
		deployments,
		tip,
		defaultBranch,
		project,
		merged: mergedInto({
			repository,
			tip,
			tipNow
		}),
		by,
		servingCode: codeOnce
	};
}
function withLedger(ports, ledger) {
	return {
		...ports,
		openLedger: () => Promise.resolve(ledger)
	};
}
async function newestTip(repository, remote, request) {
	const { base } = await findHeads(repository, request);
	if (remote === void 0) return base;
	const ref = `+refs/heads/${base.name}:refs/remotes/${remote}/${base.name}`;
	const fetched = await repository.git.try([
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-write-fetch-head",
		"--",
		remote,
		ref
	]);
	if (fetched.code === 0) return (await findHeads(repository, {
		...request,
		base: base.name
	})).base;
	const sentence = `${base.name} cannot be fetched from ${remote}: ${fetched.stderr.trim()}.`;
	const remedy = /couldn't find remote ref/.test(fetched.stderr) ? `Push it first: \`git push --set-upstream ${remote} ${base.name}\`.` : void 0;
	throw MlopsError.of(commandReasons, "default-branch-unavailable", sentence, remedy === void 0 ? {} : { remedy });
}
const mostChanges = 20;
async function projectAt({ git }, tip, file, { note }) {
	const commit = await readCommit(git, tip);
	const texts = await projectTexts(git, commit, file);
	if (texts === void 0) {
		const where = `commit ${tip.slice(0, 12)} (${commit.subject})`;
		throw MlopsError.of(repositoryReasons, "project-missing", `${file} is not in ${where}.`);
	}
	try {
		return loadProject(texts).project;
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		const found = await lastReadable(git, tip, texts);
		if (found === void 0) throw error;
		note(`${file} of ${tip.slice(0, 12)} cannot be read, and that of ${found.sha.slice(0, 12)} is used: ${error.message}`);
		return found.project;
	}
}
async function lastReadable(git, tip, now) {
	const { file, included } = now;
	const log = [
		"log",
		"--first-parent",
		`--max-count=${mostChanges}`,
		"--format=%H",
		tip,
		"--",
		...[file, ...included?.keys() ?? []].map((path) => `:(top,literal)${path}`)
	];
	for (const sha of (await git.text(log)).split("\n").filter(Boolean)) {
		const texts = await projectTexts(git, await readCommit(git, sha), file);
		const project = texts && readable(texts);
		if (project !== void 0) return {
			sha,
			project
		};
	}
}
function readable(texts) {
	try {
		return loadProject(texts).project;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
async function whoIs({ git }, env) {
	const login = env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"];
	if (env["GITHUB_ACTIONS"] === "true" && login !== void 0) return login;
	const found = await git.try(["var", "GIT_AUTHOR_IDENT"]);
	const who = /^(.*>) \d+ [+-]\d+\s*$/.exec(found.stdout.toString("utf8").trim())?.[1];
	return found.code === 0 && who !== void 0 ? who : "somebody whom git does not know";
}
function environmentNamed({ environments }, name) {
	const found = environments.get(name);
	if (found !== void 0) return found;
	const names = [...environments.keys()];
	const sentence = `There is no environment ${JSON.stringify(name)}; declared: ${names.join(", ")}.`;
	const remedy = didYouMean(name, names);
	throw MlopsError.of(commandReasons, "no-such-environment", sentence, remedy === void 0 ? {} : { remedy });
}
function environmentOn({ environments }, branch) {
	const all = [...environments.values()];
	const found = all.find((one) => one.branch === branch);
	if (found !== void 0) return found;
	const sentence = `${branch} is the branch of no environment; those are: ${all.map((one) => one.branch).join(", ")}.`;
	throw MlopsError.of(commandReasons, "no-such-environment", sentence);
}
function modelNamed({ name: environment, models }, name) {
	if (models.includes(name)) return name;
	const sentence = `${environment} has no model ${JSON.stringify(name)}; it has: ${models.join(", ")}.`;
	const remedy = didYouMean(name, models);
	throw MlopsError.of(commandReasons, "not-in-environment", sentence, remedy === void 0 ? {} : { remedy });
}

export { openPromotion as a, readEnvironments as c, modelNamed as i, environmentOn as n, withLedger as o, lookAtPromotion as r, readDeployments as s, environmentNamed as t };