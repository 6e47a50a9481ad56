import { t as MlopsError } from "./problem.js";
import { r as sha256, t as canonicalJson } from "./canonical.js";
import { t as commandReasons } from "./reasons4.js";
import { h as gatesAddress } from "./ledger.js";
import { t as objectsOf } from "./git-objects.js";
import { a as releaseIn, d as releaseFor, f as releasePath, i as releaseDigestOf, m as renderRelease, n as unmergedOf, o as releasedBefore, r as fileOf, s as releasedBy } from "./merged-versions.js";
import { r as deploymentHistory } from "./read-versions.js";
import { s as parseGatesRecord } from "./records.js";

// src/promotion/holds.ts
function holdOn(records, digest) {
	const newest = newestAbout(records, digest);
	return newest?.what === "hold" ? newest : void 0;
}
function releaseOf(records, digest) {
	const newest = newestAbout(records, digest);
	return newest?.what === "release" ? newest : void 0;
}
function newestAbout(records, digest) {
	let newest;
	for (const record of records) {
		if (record.digests !== "all" && !record.digests.includes(digest)) continue;
		if (newest === void 0 || record.number > newest.number) newest = record;
	}
	return newest;
}

// src/promotion/asked.ts
function askedWith(pull, { records, pulls, holds }) {
	const record = records.filter((one) => one.version === pull.version && one.digest === pull.digest && isFirstFrom(one.from, pull, pulls)).toSorted((a, b) => b.number - a.number)[0];
	if (record === void 0) return void 0;
	const { version, by, override, upToHold } = record;
	const isNewer = (holdOn(holds, pull.digest)?.number ?? 0) > upToHold;
	return {
		version,
		by,
		...override !== void 0 && !isNewer && { override }
	};
}
function isFirstFrom(from, pull, pulls) {
	if (pull.number < from) return false;
	return !pulls.some(({ number, version }) => version === pull.version && number >= from && number < pull.number);
}

// src/promotion/release-settings.ts
function sameSettings(a, b) {
	return changedSettings(a, b).length === 0;
}
function changedSettings(a, b) {
	const [before, after] = [settingsOf$1(a), settingsOf$1(b)];
	return Object.keys(before).filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null));
}
function settingsOf$1(release) {
	const { evaluation: _, ...golden } = release.golden ?? {};
	const { code, ...serve } = release.serve;
	return {
		store: release.store,
		serve,
		"serve.code": code,
		"working-directory": release.workingDirectory,
		env: release.env,
		target: release.target,
		verify: release.verify,
		golden,
		"on-failure": release.onFailure
	};
}

// src/commands/promotion/gates-question.ts
function environmentGates({ models }, environment, model) {
	return (models.get(model)?.environmentGates ?? []).filter(({ at }) => at === environment);
}
function comparedWith({ models }, environments) {
	return [...models.values()].flatMap((model) => model.environmentGates).filter(({ at }) => environments.includes(at)).map(({ against }) => against);
}
function gatesQuestion(query, environment, version) {
	const rules = environmentGates(query.project, environment, version.model);
	if (rules.length === 0) return void 0;
	const relative = rules.filter(({ maxWorse, minBetter }) => maxWorse !== void 0 || minBetter !== void 0);
	const live = new Map(relative.map(({ against }) => [against, liveIn(query, against, version.model)]));
	const { commit, fingerprint, evaluation, artifact } = version;
	const asked = {
		version: {
			version: version.version,
			commit,
			fingerprint,
			evaluation,
			digest: artifact.digest
		},
		live: Object.fromEntries(live),
		rules: rules.map(({ path: _, ...rule }) => rule)
	};
	return {
		environment,
		version,
		rules,
		live,
		address: gatesAddress(environment, version.model, sha256(canonicalJson(asked)))
	};
}
async function readGates(ledger, questions) {
	if (questions.length === 0) return /* @__PURE__ */ new Map();
	const texts = await ledger.readMany(questions.map(({ address }) => address));
	return new Map([...texts].map(([address, text]) => [address, parseGatesRecord(text, address)]));
}
function liveIn({ states, now }, environment, model) {
	const state = states.get(environment);
	if (state === void 0) throw new TypeError(`${environment} was not read`);
	const { live } = deploymentHistory(state.deployments.get(model) ?? [], Date.parse(now));
	return live === void 0 ? null : {
		version: live.version,
		digest: live.digest
	};
}

// src/commands/promotion/gates-facts.ts
function questionsOf(query, state, model, asked) {
	const { environment, pulls } = state;
	if (environmentGates(query.project, environment.name, model).length === 0) return [];
	const newest = state.history.get(model)?.[0];
	const [named] = newest === void 0 ? [] : releasedBy(newest, state, model);
	const open = pulls.filter(({ about, state: is }) => about.model === model && is === "open");
	const others = [asked?.version, ...open.map(({ about }) => about.version)];
	return (query.versions.get(model) ?? []).filter(({ version }) => version >= (named?.release.version ?? 0) || others.includes(version)).flatMap((version) => gatesQuestion(query, environment.name, version) ?? []);
}
function answersTo(questions, said) {
	return new Map(questions.flatMap(({ address, version: { version } }) => {
		const found = said.get(address);
		if (found === void 0) return [];
		if ("unable" in found) return [[version, {
			kind: "unable",
			because: found.unable
		}]];
		const { verdict, sentence } = found;
		return [[version, {
			kind: "said",
			verdict,
			sentence
		}]];
	}));
}

// src/commands/promotion/named-versions.ts
async function namedVersions(states, models, repository) {
	const found = models.map(async (model) => [model, await highestOf(states, model, repository)]);
	return new Map(await Promise.all(found));
}
async function highestOf(states, model, { git }) {
	const all = states.flatMap((state) => (state.history.get(model) ?? []).flatMap((change) => releasedBy(change, state, model).map((released) => ({
		state,
		change,
		released
	}))));
	for (const { state, change, released } of all.toSorted((a, b) => versionOf(b.released) - versionOf(a.released))) if (isOfPull(released, state) || await isTitled(released, state, model, change.commit, git)) return versionOf(released);
	return 0;
}
const versionOf = ({ release }) => release.version;
function isOfPull({ text }, { pulls }) {
	const digest = releaseDigestOf(text);
	return pulls.some(({ about }) => about.releaseDigest === digest);
}
async function isTitled({ release: { version } }, { environment }, model, commit, git) {
	const log = await git.try([
		"log",
		"--format=%s",
		`${commit}^..${commit}`,
		"--"
	]);
	if (log.code !== 0) return true;
	const title = `Promote ${model} ${version} to ${environment.name}`;
	return log.stdout.toString("utf8").split("\n").some((subject) => subject.startsWith(title) && /^(,| \(|$)/.test(subject.slice(title.length)));
}

// src/commands/promotion/facts-of.ts
async function factsOf(query, state, model, asked) {
	const pulls = state.pulls.filter(({ about }) => about.model === model);
	const branch = branchOf(query, state, model);
	const open = await Promise.all(pulls.filter((pull) => pull.state === "open" && pull.about.revert === void 0 && !isOnBranch(pull, branch)).map((pull) => openOf(query, state, pull)));
	const revert = pulls.find((pull) => pull.state === "open" && pull.about.revert === true && !isOnBranch(pull, branch));
	const running = runningOn(query, state, branch);
	const needs = state.environment.needs.flatMap((name) => {
		const needed = query.states.get(name);
		return needed === void 0 ? [] : [[name, neededOf(query, needed, model)]];
	});
	const questions = questionsOf(query, state, model, asked);
	return {
		now: query.now,
		model,
		environment: state.environment,
		versions: (query.versions.get(model) ?? []).map((version) => knownOf(version, query)),
		branch,
		deployments: deploymentsOf(state, model),
		holds: state.holds.get(model) ?? [],
		open,
		closed: pulls.filter(({ state: is }) => is === "gone").map(({ number, about, closedAt }) => ({
			number,
			version: about.version,
			closedAt: closedAt ?? query.now,
			by: "Somebody"
		})),
		needs: new Map(needs),
		...revert && { revert: {
			number: revert.number,
			openedAt: revert.openedAt
		} },
		...running && { running },
		...asked && { asked },
		...questions.length > 0 && { gates: answersTo(questions, query.gates) }
	};
}
function knownOf(version, { merged, repository: { shallow } }) {
	const unmerged = unmergedOf(version, {
		merged,
		shallow
	});
	return unmerged === void 0 ? version : {
		...version,
		unmerged
	};
}
function runningOn({ running }, { environment }, branch) {
	const since = running.get(environment.branch);
	if (since === void 0 || branch.kind !== "release") return void 0;
	const { version, digest } = branch.release;
	return {
		version,
		digest,
		since,
		phase: "deploying"
	};
}
function neededOf(query, state, model) {
	return {
		environment: state.environment,
		branch: branchOf(query, state, model),
		deployments: deploymentsOf(state, model),
		holds: state.holds.get(model) ?? []
	};
}
function isOnBranch({ about }, branch) {
	return branch.kind === "release" && branch.release.releaseDigest === about.releaseDigest;
}
function branchOf(query, state, model) {
	if (state.tip === void 0) return { kind: "missing" };
	const newest = state.history.get(model)?.[0];
	const earlier = releasedBefore(state, model).filter((released) => wasGiven(query, state, model, released)).map(({ release: { version, artifact } }) => ({
		version,
		digest: artifact.digest
	}));
	if (newest === void 0) return {
		kind: "empty",
		earlier
	};
	if (newest.text === void 0) return {
		kind: "empty",
		since: newest.at,
		commit: newest.commit,
		earlier
	};
	const read = readRelease(newest, state, model);
	if (read.kind === "unreadable") return read;
	return {
		kind: "release",
		release: onBranch(query, state, newest, read.release),
		earlier
	};
}
function readRelease(newest, state, model) {
	try {
		const release = releaseIn(newest, fileOf(state, model));
		const because = whoseItIsNot(release, state, model);
		return because === void 0 ? {
			kind: "release",
			release
		} : unreadable(newest, because);
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return unreadable(newest, error.message, error.problems[0]?.place);
	}
}
function wasGiven({ versions }, state, model, one) {
	return versions.get(model)?.some(({ version }) => version === one.release.version) === true || isOfPull(one, state);
}
function unreadable({ commit, at: since }, because, place) {
	return {
		kind: "unreadable",
		because,
		commit,
		since,
		...place && { place }
	};
}
function whoseItIsNot(release, { environment }, model) {
	if (release.model !== model) return `it is the release of ${release.model}, at the place of ${model}.`;
	if (release.environment === environment.name) return void 0;
	return `it is a release for ${release.environment}.`;
}
function onBranch(query, state, { commit, at, text = "" }, release) {
	const { environment, pulls } = state;
	const { version, artifact } = release;
	const releaseDigest = releaseDigestOf(text);
	const known = query.versions.get(release.model)?.find((one) => one.version === version);
	const model = query.project.models.get(release.model);
	const today = known === void 0 || model?.serve === void 0 ? void 0 : releaseFor(known, {
		project: query.project,
		model,
		environment,
		code: query.servingCode.get(model.name)
	}, release.previous);
	const settings = today === void 0 ? "same" : settingsOf(today, release, state);
	const same = pulls.filter((one) => one.about.releaseDigest === releaseDigest && !["closed", "gone"].includes(one.state));
	const times = timesNamed(state, release.model, text);
	const newest = same.length < times ? void 0 : same.at(-1);
	const pull = query.needsCheck && newest?.judged !== "pass" ? void 0 : newest;
	const asked = pull && askedWith(aboutOf(pull), askedFactsOf(state, release.model));
	return {
		version,
		digest: artifact.digest,
		releaseDigest,
		commit,
		since: at,
		settings,
		arrival: pull === void 0 ? { kind: "other" } : {
			kind: "promotion",
			approvals: approvalsOf(pull, asked),
			...asked && { asked }
		}
	};
}
function timesNamed(state, model, text) {
	const readable = (state.history.get(model) ?? []).filter((change) => change.text === void 0 || isReleaseOf(change, state, model));
	return readable.filter((change, at) => change.text === text && readable[at + 1]?.text !== text).length;
}
function isReleaseOf(change, state, model) {
	return releasedBy(change, state, model).some(({ release }) => whoseItIsNot(release, state, model) === void 0);
}
function settingsOf(today, release, state) {
	if (sameSettings(today, release)) return "same";
	const [now, ...older] = state.history.get(release.model) ?? [];
	const first = older.findLastIndex(({ text }) => text !== void 0 && text === now?.text);
	return older.slice(0, Math.max(first, 0)).flatMap((change) => releasedBy(change, state, release.model)).some((one) => one.release.version === release.version && sameSettings(today, one.release)) ? "taken-back" : "changed";
}
async function openOf(query, state, pull) {
	const { number, about, head = "", approvals, openedAt } = pull;
	const { version, digest } = about;
	const asked = askedWith(aboutOf(pull), askedFactsOf(state, about.model));
	return {
		number,
		version,
		digest,
		head,
		openedAt,
		approvals: approvalsOf({ approvals }, asked),
		content: await contentOf(query, state, pull),
		...asked && { asked }
	};
}
function approvalsOf({ approvals }, asked) {
	if (asked === void 0 || !approvals.by.includes(asked.by)) return approvals;
	const why = `${asked.by} has approved what ${asked.by} asked for, which does not count.`;
	return {
		by: approvals.by.filter((login) => login !== asked.by),
		without: [...approvals.without, why]
	};
}
function askedFactsOf({ asked, holds, pulls }, model) {
	const own = pulls.filter(({ about }) => about.model === model && about.revert === void 0);
	return {
		records: asked.get(model) ?? [],
		pulls: own.map(aboutOf),
		holds: holds.get(model) ?? []
	};
}
function aboutOf({ number, about: { version, digest } }) {
	return {
		number,
		version,
		digest
	};
}
async function contentOf(query, state, { about, head, paths }) {
	const path = releasePath(about.model);
	if (paths.some((one) => one !== path) || head === void 0) return "edited";
	const text = (await objectsOf(query.repository.git).read(`${head}:${path}`))?.bytes.toString("utf8");
	if (text === void 0 || releaseDigestOf(text) !== about.releaseDigest) return "edited";
	return renderedFor(query, state, about) === text ? "rendered" : "outdated";
}
function deploymentsOf({ deployments, history }, model) {
	const since = new Map(history.get(model)?.map(({ commit, at }) => [commit, at]));
	return (deployments.get(model) ?? []).map((record) => {
		const at = since.get(record.release);
		return at !== void 0 && Date.parse(at) > Date.parse(record.endedAt) ? {
			...record,
			endedAt: at
		} : record;
	});
}
function renderedFor(query, { environment, deployments }, { model: name, version }) {
	const { project, versions, now } = query;
	const model = project.models.get(name);
	const record = versions.get(name)?.find((one) => one.version === version);
	if (model?.serve === void 0 || record === void 0) return void 0;
	const { live } = deploymentHistory(deployments.get(name) ?? [], Date.parse(now));
	const previous = live === void 0 ? null : {
		version: live.version,
		digest: live.digest
	};
	const question = gatesQuestion(query, environment.name, record);
	const resolving = {
		project,
		model,
		environment,
		code: query.servingCode.get(name)
	};
	if (question === void 0) return renderRelease(releaseFor(record, resolving, previous));
	const said = query.gates.get(question.address);
	if (said === void 0 || "unable" in said) return void 0;
	return renderRelease(releaseFor(record, resolving, previous, said));
}

// src/commands/promotion/branch-problems.ts
function branchProblems(cell) {
	const { branch } = cell.facts;
	if (branch.kind === "missing") return lostProblem(cell);
	if (branch.kind === "unreadable") return [unreadableProblem(cell, branch)];
	return branch.kind === "release" ? unrecordedProblem(cell, branch.release) : [];
}
function requireBranch(cell) {
	const [problem] = branchProblems(cell);
	if (problem === void 0) return;
	const { message, place, remedy } = problem;
	const more = {
		...place && { place },
		...remedy !== void 0 && { remedy }
	};
	const reasons = {
		missing: "branch-lost",
		unreadable: "branch-unreadable",
		release: "branch-unrecorded"
	};
	const { kind } = cell.facts.branch;
	if (kind === "empty") throw new TypeError("a branch that names nothing has no problem");
	throw MlopsError.of(commandReasons, reasons[kind], message, more);
}
function unreadableProblem({ environment, model, facts }, { commit, because, place }) {
	const reason = "branch-unreadable";
	const since = commit.slice(0, 12);
	return {
		reason,
		message: `${environment.name}: the release of ${model} on ${environment.branch} cannot be read, since commit ${since}: ${because}`,
		...place && { place },
		remedy: `${revertText({
			environment,
			facts
		})}.`
	};
}
function lostProblem({ environment: { name, branch }, model, promotion }) {
	const live = promotion?.live ?? null;
	if (live === null) return [];
	return [{
		reason: "branch-lost",
		message: `${name}: the branch ${branch} is gone, though version ${live.version} of ${model} is live; nothing is promoted or deployed there.`
	}];
}
function unrecordedProblem({ environment, model, facts }, { version, commit, arrival }) {
	const read = facts.versions.map((one) => one.version);
	const isUnread = read.length >= 20 && version < Math.min(...read);
	if (arrival.kind === "promotion" || isUnread || read.includes(version)) return [];
	return [{
		reason: "branch-unrecorded",
		message: `${environment.name}: ${environment.branch} names version ${version} of ${model}, since commit ${commit.slice(0, 12)}; no promotion has brought it, and there is no record of such a version.`,
		remedy: `${revertText({
			environment,
			facts
		})}.`
	}];
}
function revertText({ environment, facts: { branch } }) {
	const commit = commitOf(branch)?.slice(0, 12) ?? "what changed it";
	return `Revert it in a clone of ${environment.branch} (\`git revert ${commit}\`, a merge with \`-m 1\`) and push, or merge the revert as a pull request where the branch is protected`;
}
function commitOf(branch) {
	if (branch.kind === "unreadable") return branch.commit;
	return branch.kind === "release" ? branch.release.commit : void 0;
}

export { askedWith as _, branchOf as a, readRelease as c, namedVersions as d, questionsOf as f, changedSettings as g, readGates as h, askedFactsOf as i, renderedFor as l, gatesQuestion as m, requireBranch as n, factsOf as o, comparedWith as p, revertText as r, isOnBranch as s, branchProblems as t, isTitled as u, holdOn as v, releaseOf as y };