import { S as uniqueBy, a as notPushedProblems, k as entryOf, t as findSituation, x as codePatterns } from "./find-situation.js";
import { d as mayNameBelow, h as isBuilt, m as builtRoot, n as loadProject } from "./load.js";
import { n as openRepository, t as existingRemote } from "./repository.js";
import { n as findHeads, r as judgedOf } from "./judged.js";
import { t as repositoryReasons } from "./reasons6.js";
import { n as uncommittedPaths } from "./work-tree.js";
import { t as escapeTerminal } from "./terminal.js";
import { i as isMissing, u as systemCode } from "./files.js";
import { t as Git } from "./git.js";
import { t as MlopsError } from "./problem.js";
import { r as matcher } from "./tree.js";
import { n as didYouMeanPath } from "./nearest.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as canonicalJson } from "./canonical.js";
import { n as projectTextsOnDisk, t as projectTexts } from "./project-texts.js";
import { t as dataReasons } from "./reasons.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { p as hasArtifactService } from "./forge.js";
import { t as isRemoteStore } from "./store-address.js";
import { a as checkNameOf } from "./publish-report.js";
import { n as shownCheckName } from "./check-name.js";
import { n as usualBranch } from "./ledger.js";
import { c as deployWorkflow, l as mergeWorkflow, n as isEnforced, r as nameOfEnforced, s as clockWorkflow, t as enforcedEnvironments } from "./protection.js";
import { a as texts, i as readYaml, n as member, r as members, t as items } from "./yaml-values.js";
import { i as movingDatasets } from "./lockable.js";
import { E as runAt, O as scoresAt } from "./commit-record.js";
import { n as remoteTips, t as fileHistory } from "./branch-history.js";
import { n as targetInCheckout, t as isStoreInCheckout } from "./in-checkout.js";
import { t as commandReasons } from "./reasons4.js";
import { c as readRelease, t as branchProblems, u as isTitled } from "./branch-problems.js";
import { n as readVersions } from "./read-versions.js";
import { f as releasePath } from "./merged-versions.js";
import { t as runProcess } from "./process.js";
import { t as baselineKinds } from "./plan.js";
import { isAbsolute, join, resolve } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/commands/doctor/column-findings.ts
async function columnFindings(request, ports) {
	const wanted = "no-such-test-column";
	try {
		const { problems } = await findSituation(request, ports);
		return problems.filter(({ reason }) => reason === wanted).map(({ message, place, remedy, reason }) => {
			return {
				what: "columns",
				state: "bad",
				says: `${place === void 0 ? "" : `${place.file}:${place.line}:${place.column}: `}${message.replaceAll("`", "")}`,
				reason,
				...remedy !== void 0 && { remedy }
			};
		});
	} catch (error) {
		if (error instanceof MlopsError && error.ends !== "cancelled") return [];
		throw error;
	}
}

// src/commands/doctor/declared-inputs.ts
async function inputFindings(repository, project) {
	const datasets = [...project.datasets.values()].filter((dataset) => dataset.database === void 0 && builtRoot(dataset, project.datasets) === void 0);
	const builds = [...project.datasets.values()].filter(isBuilt);
	const files = await filesHere(repository, []);
	const ignored = await filesHere(repository, datasets.map(({ source }) => literalStart(source)).filter(Boolean));
	const here = [.../* @__PURE__ */ new Set([...files, ...ignored])];
	const absent = [
		...datasets.flatMap((dataset) => absentData(dataset, here)),
		...[...project.models.values()].flatMap((model) => absentCode(entryOf(model), model, files)),
		...builds.flatMap(({ name, build }) => absentCode(name, build, files))
	];
	const once = uniqueBy(absent, ({ says }) => says);
	return once.length > 0 ? once : [{
		what: "inputs",
		state: "ok",
		says: "data, code and parameters that are named are here"
	}];
}
async function filesHere({ git }, places) {
	const which = places.length === 0 ? ["--exclude-standard"] : [];
	const below = places.map((place) => `./${place}`);
	const listed = await git.list([
		"ls-files",
		"-z",
		"--cached",
		"--others",
		...which,
		"--",
		...below
	]);
	const deleted = new Set(await git.list([
		"ls-files",
		"-z",
		"--deleted",
		"--",
		...below
	]));
	return listed.filter((path) => !deleted.has(path));
}
function literalStart(source) {
	const parts = source.split("/");
	const glob = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
	return (glob === -1 ? parts : parts.slice(0, glob)).join("/");
}
function absentData({ name, source }, here) {
	const named = matcher(source);
	const stands = (path) => named(path) || mayNameBelow(source, path);
	return here.some((path) => named(path) || path.endsWith(".dvc") && stands(path.slice(0, -4))) ? [] : [absent("data", `${name}: no file here is ${source}`, source, here)];
}
function absentCode(name, step, files) {
	return [...codePatterns(step).map(({ glob }) => glob), ...step.params.map(({ file }) => file)].filter((glob) => !files.some(matcher(glob))).map((glob) => absent("code", `${name}: no file here is ${glob}`, glob, files));
}
function absent(what, says, named, files) {
	return {
		what,
		state: "bad",
		says,
		remedy: didYouMeanPath(named, files) ?? "Bring the file back, or correct its name in mlops.yaml."
	};
}

// src/commands/doctor/finding.ts
function bad(what, error) {
	if (!(error instanceof MlopsError)) throw error;
	const [first] = error.problems;
	const more = error.problems.length > 1 ? ` (and ${error.problems.length - 1} more)` : "";
	const place = first?.place === void 0 ? "" : `${first.place.file}:${first.place.line}:${first.place.column}: `;
	const remedy = first?.remedy;
	return {
		what,
		state: "bad",
		says: `${place}${first?.message ?? error.message}${more}`,
		...remedy === void 0 ? {} : { remedy },
		...first === void 0 ? {} : { reason: first.reason }
	};
}
function withAdvice(finding, reasons) {
	const remedy = finding.remedy ?? (finding.reason === void 0 ? void 0 : reasons.remedyOf(finding.reason));
	return remedy === void 0 ? finding : {
		...finding,
		remedy
	};
}

// src/commands/doctor/default-branch-project.ts
async function defaultBranchFindings(query) {
	const { repository, project, request } = query;
	const file = request.projectFile;
	if (isAbsolute(file)) return [];
	try {
		const { base } = await findHeads(repository, request);
		const texts = await projectTexts(repository.git, await readCommit(repository.git, base.sha), file);
		const there = texts && loadProject(texts).project;
		const differing = differences(project, there);
		if (differing.length === 0) return [];
		const where = `${base.name} (${base.sha.slice(0, 12)})`;
		const says = `${file} ${there === void 0 ? `is not on ${where}, and it has` : `of the work tree is not that of ${where} in`} ${differing.join(", ")}: promote, deploy and status go by ${base.name}`;
		return [warning(says, `Merge ${file} into ${base.name} for what it says to count.`)];
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		if (error.problems.every(({ place }) => place === void 0)) return [];
		const says = `${file} of the default branch, by which promote goes, cannot be read: ${bad("promotion", error).says}`;
		return [warning(says, `Merge a ${file} without errors into it.`)];
	}
}
const warning = (says, remedy) => ({
	what: "promotion",
	state: "warn",
	says,
	remedy
});
function differences(here, there) {
	const [one, other] = [partsOf$1(here), there === void 0 ? /* @__PURE__ */ new Map() : partsOf$1(there)];
	return [.../* @__PURE__ */ new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}
function partsOf$1({ environments, models }) {
	return new Map([...[...environments.values()].map((one) => [`environment ${one.name}`, meaning(one)]), ...[...models.values()].flatMap(({ name, serve, environmentGates }) => [...serve === void 0 ? [] : [[`serve of ${name}`, meaning(serve)]], ...environmentGates.length === 0 ? [] : [[`gates of ${name} with at`, meaning(environmentGates)]]])]);
}
function meaning(value) {
	return canonicalJson(withoutPlaces(value));
}
function withoutPlaces(value) {
	if (Array.isArray(value)) return value.map(withoutPlaces);
	if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, withoutPlaces(member)]));
	if (typeof value !== "object" || value === null) return value;
	const members = Object.entries(value).filter(([key, member]) => key !== "path" || !Array.isArray(member));
	return Object.fromEntries(members.map(([key, member]) => [key, withoutPlaces(member)]));
}

// src/commands/doctor/engine-finding.ts
const what$2 = "engine";
async function engineFinding(ports, offline) {
	try {
		const place = await ports.findEngine();
		if (place.kind === "absent") return absentFinding(place, offline);
		return {
			what: what$2,
			state: "ok",
			says: `${await answer(ports)}, ${origins[place.kind]} ${place.folder}`
		};
	} catch (error) {
		return bad(what$2, error);
	}
}
const origins = {
	named: "as MLOPS_DUCKDB says from",
	installed: "from node_modules of",
	cached: "from the tool cache,"
};
function absentFinding(place, offline) {
	const { folder, damage, refusal } = place;
	const there = damage === void 0 ? "DuckDB is not on this machine" : `DuckDB in ${folder} is damaged (${damage})`;
	if (refusal !== void 0) return {
		what: what$2,
		state: "bad",
		says: `${there}. ${refusal}`,
		remedy: dataReasons["engine-platform"].remedy
	};
	const { remedy } = dataReasons["engine-missing"];
	if (offline) return {
		what: what$2,
		state: "bad",
		says: `${there}, and offline it is not downloaded`,
		remedy
	};
	return {
		what: what$2,
		state: "warn",
		says: `${there}; the first command that needs it downloads it to ${folder}`,
		remedy
	};
}
async function answer(ports) {
	await using folder = await makeOwnFolder(tmpdir(), "doctor");
	await using engine = engineAtHand(ports, folder.path);
	const { rows } = await (await engine.get()).query("SELECT 6 * 7", []);
	if (Number(rows[0]?.[0]) !== 42) throw new TypeError("the engine cannot count");
	return "DuckDB answers";
}

// src/commands/doctor/pull-request-trigger.ts
const usualTypes = [
	"opened",
	"synchronize",
	"reopened"
];
function pullRequestsOf(on) {
	const given = eventOf(on, "pull_request");
	if (given === void 0) return {};
	return { pullRequests: {
		types: textsAt(given, "types") ?? usualTypes,
		...filterOf(given)
	} };
}
function startsForPush(on, branch) {
	const given = eventOf(on, "push");
	if (given === void 0) return false;
	const [filter, tags] = [filterOf(given), textsAt(given, "tags") ?? textsAt(given, "tags-ignore")];
	if (tags !== void 0 && filter.bases === void 0 && filter.notBases === void 0) return false;
	return startsFor(filter, branch);
}
function eventOf(on, event) {
	const [, given] = members(on).find(([name]) => name === event) ?? [];
	return given ?? (items(on).includes(event) || member(on, event) !== void 0 ? null : void 0);
}
function filterOf(given) {
	const [bases, notBases] = ["branches", "branches-ignore"].map((key) => textsAt(given, key));
	return {
		...bases !== void 0 && { bases },
		...notBases !== void 0 && { notBases }
	};
}
function textsAt(given, key) {
	const value = member(given, key);
	return value === void 0 || value === null ? void 0 : texts(value);
}
function startsFor({ bases, notBases }, branch) {
	if (notBases?.some((pattern) => matches(pattern, branch)) === true) return false;
	if (bases === void 0) return true;
	const last = bases.findLast((pattern) => matches(pattern.replace(/^!/, ""), branch));
	return last !== void 0 && !last.startsWith("!");
}
function namedBases({ bases = [] }) {
	return bases.filter((pattern) => /^[\w./-]+$/.test(pattern));
}
function matches(pattern, branch) {
	const source = pattern.replaceAll(/\\(.)|\*\*|\*|[.^$(){}|]/gs, (part, escaped) => {
		if (part === "**") return ".*";
		if (part === "*") return "[^/]*";
		return (escaped ?? part).replaceAll(/\W/g, "\\$&");
	});
	try {
		return new RegExp(`^(?:${source})$`, "s").test(branch);
	} catch {
		return true;
	}
}

// src/commands/doctor/base-findings.ts
const what$1 = "bases";
function baseFindings(asked) {
	const judging = {
		...asked,
		workflows: asked.workflows.filter(({ path }) => path !== deployWorkflow)
	};
	return [...editedFindings(judging), ...ruleFindings(judging)];
}
function editedFindings({ workflows }) {
	const judging = workflows.filter(({ pullRequests }) => pullRequests !== void 0);
	const deaf = judging.filter(({ pullRequests }) => pullRequests?.types.includes("edited") !== true);
	if (judging.length === 0) return [];
	if (deaf.length === 0) return [{
		what: what$1,
		state: "ok",
		says: "a pull request that gets another base is judged again"
	}];
	return deaf.map(({ path, pullRequests }) => ({
		what: what$1,
		state: "warn",
		says: `${path} does not start when a pull request gets another base: it is judged for that only at its next push`,
		remedy: `on: { pull_request: { types: [${[...pullRequests?.types ?? [], "edited"].join(", ")}] } }, and in the first job if: github.event.action != 'edited' || github.event.changes.base`
	}));
}
function ruleFindings(asked) {
	const { settings, workflows, project } = asked;
	const { protectedBranches: found, defaultBranch } = settings;
	if (found.kind === "hidden") return [];
	const triggers = workflows.flatMap(({ pullRequests }) => pullRequests === void 0 ? [] : [pullRequests]);
	const judged = (branch) => triggers.some((trigger) => startsFor(trigger, branch));
	const { looked, others } = found.value;
	const promoted = new Set([...project.environments.values()].map(({ branch }) => branch));
	const known = /* @__PURE__ */ new Set([
		defaultBranch,
		...looked.map(({ branch }) => branch),
		...others,
		...promoted
	]);
	const open = [...new Set(triggers.flatMap(namedBases))].filter((branch) => !known.has(branch) && judged(branch));
	const ruled = looked.filter(({ branch }) => branch !== usualBranch);
	const loose = ruled.filter(({ branch }) => judged(branch) && !promoted.has(branch)).filter((one) => one.requiredChecks.every((check) => !isOurs(asked, check)));
	return [
		...looked.filter(({ branch }) => branch === usualBranch).flatMap(ledgerFinding),
		...ruled.flatMap((one) => strictFindings(asked, one, judged(one.branch))),
		...looseFinding(asked, [...loose.map(({ branch }) => branch), ...open]),
		...others.length === 0 ? [] : [notLookedAt(others)]
	];
}
function nameFor({ settings, project }, base) {
	const name = checkNameOf(project.name ?? settings.repository.split("/")[1] ?? "");
	return shownCheckName({
		name,
		base
	}, settings.defaultBranch);
}
function isOurs(asked, check) {
	const name = nameFor(asked, asked.settings.defaultBranch);
	return check === name || check.startsWith(`${name} into `);
}
function strictFindings(asked, { branch, requiredChecks }, judged) {
	const own = nameFor(asked, branch);
	return requiredChecks.filter((check) => isOurs(asked, check)).map((check) => {
		if (check !== own) {
			const says = `${branch} waits for the check "${check}", which speaks of another branch and never comes there`;
			return {
				what: what$1,
				state: "bad",
				says,
				remedy: `Require "${own}" instead, in a rule of ${branch} alone.`
			};
		}
		if (judged) return {
			what: what$1,
			state: "ok",
			says: `${branch} needs the check "${own}"`
		};
		const says = `${branch} waits for the check "${own}", and no workflow that runs mlops starts for pull requests into it`;
		return {
			what: what$1,
			state: "bad",
			says,
			remedy: `on: { pull_request: { branches: [${branch}] } }`
		};
	});
}
function looseFinding(asked, branches) {
	if (branches.length === 0) return [];
	const can = branches.length === 1 ? "can" : "each can";
	const says = `${branches.join(", ")} ${can} be merged into whatever the check says: it is not required there`;
	const names = branches.map((branch) => `"${nameFor(asked, branch)}"`).join(", ");
	const where = branches.length === 1 ? "a ruleset of that branch" : "a ruleset of each branch";
	return [{
		what: what$1,
		state: "warn",
		says,
		remedy: `Require the status check ${names} in ${where}, from GitHub Actions.`
	}];
}
function ledgerFinding({ branch, requiredChecks: [first] }) {
	if (first === void 0) return [];
	const says = `${branch} needs the check "${first}", which no push of records has: the ledger may be refused`;
	return [{
		what: what$1,
		state: "warn",
		says,
		remedy: `Take ${branch} out of the rule, or let GitHub Actions bypass it.`
	}];
}
function notLookedAt(others) {
	const says = `${others.length} more protected branches were not looked at: ${others.slice(0, 3).join(", ")}, …`;
	return {
		what: what$1,
		state: "warn",
		says,
		remedy: "Look at their rules on GitHub."
	};
}

// src/commands/doctor/workflow-files.ts
const folder = ".github/workflows";
const ours$2 = /(^|\/)actions\/(plan|build|validate|train|evaluate|report|promote|deploy)@|(^|\/)mlops-actions@/;
const training = /(^|\/)actions\/train@|(^|\/)mlops-actions@/;
const trainFile$1 = /\.github\/workflows\/mlops-train\.ya?ml(@|$)/;
async function workflowFiles(root) {
	return (await readWorkflows(root)).map(describe$1).filter(({ runsUs, trainCalls }) => runsUs || trainCalls.length > 0);
}
async function readWorkflows(root) {
	const files = (await readdir(join(root, folder)).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
	return await Promise.all(files.map(async (name) => {
		return {
			path: `${folder}/${name}`,
			workflow: readYaml(await textOf(join(root, folder, name)))
		};
	}));
}
async function textOf(path) {
	return await readFile(path, "utf8").catch(() => "");
}
function describe$1({ path, workflow }) {
	const jobs = members(member(workflow, "jobs")).map(([, job]) => job);
	const uses = jobs.flatMap((job) => items(member(job, "steps"))).flatMap(usesOf);
	return {
		path,
		events: eventsOf(member(workflow, "on")),
		...pullRequestsOf(member(workflow, "on")),
		runsUs: uses.some((one) => ours$2.test(one)),
		trainCalls: [...new Set(jobs.flatMap(usesOf).filter((one) => trainFile$1.test(one)))],
		...uses.some((one) => training.test(one)) && { trainsItself: true }
	};
}
function usesOf(value) {
	const uses = member(value, "uses");
	return typeof uses === "string" ? [uses] : [];
}
function eventsOf(on) {
	const named = members(on).map(([name]) => name);
	return named.length > 0 ? named : items(on).filter((event) => typeof event === "string");
}

// src/commands/doctor/comment-commands.ts
const ours$1 = /(^|\/)actions\/command@/;
const needs = [
	{
		grant: "pull-requests: write",
		what: "no command can be answered"
	},
	{
		grant: "actions: write",
		what: "`/mlops train` starts nothing, and nothing is run again"
	},
	{
		grant: "checks: read",
		what: "`/mlops explain` and `/mlops accept` cannot read the verdict"
	},
	{
		grant: "contents: write",
		what: "`/mlops accept`, and `/mlops train` for `when: request`, cannot be recorded"
	}
];
async function commentFindings(root) {
	return judgeComments((await readWorkflows(root)).flatMap(({ path, workflow }) => describe(path, workflow)));
}
function judgeComments(workflows) {
	const what = "comments";
	const answering = workflows.filter(({ answers }) => answers);
	if (answering.length === 0) return [{
		what,
		state: "warn",
		says: "no workflow answers `/mlops …` in comments: nobody can accept a loss or have a fork trained",
		remedy: "mlops init --workflows"
	}];
	const paths = answering.map(({ path }) => path).join(", ");
	const missing = needs.filter(({ grant }) => answering.every(({ grants }) => !grants.has(grant)));
	if (missing.length === 0) {
		if (answering.some(({ recordsTrain }) => recordsTrain)) return [{
			what,
			state: "ok",
			says: `${paths} answers commands`
		}];
		return [{
			what,
			state: "warn",
			says: `${paths} is older than this version: the job that may write the ledger does not run for \`/mlops train\`, which \`when: request\` in mlops.yaml waits for`,
			remedy: newer
		}];
	}
	return missing.map(({ grant, what: lost }) => ({
		what,
		state: "warn",
		says: `${paths} is older than this version, or changed: ${lost}`,
		remedy: `Add \`${grant}\` to its job, or t${newer.slice(1)}`
	}));
}
const newer = "Take the file that mlops init --workflows --dry-run proposes.";
function describe(path, workflow) {
	const own = members(member(workflow, "jobs")).map(([, job]) => job).filter((job) => items(member(job, "steps")).flatMap(usesOf).some((uses) => ours$1.test(uses)));
	if (own.length === 0) return [];
	const on = member(workflow, "on");
	const answers = items(on).includes("issue_comment") || members(on).some(([event]) => event === "issue_comment");
	const all = member(workflow, "permissions");
	const grants = (job) => grantsOf(member(job, "permissions") ?? all);
	const recordsTrain = own.some((job) => grants(job).includes("contents: write") && runsForTrain(member(job, "if")));
	return [{
		path,
		answers,
		grants: new Set(own.flatMap(grants)),
		recordsTrain
	}];
}
function runsForTrain(condition) {
	const text = String(condition ?? "");
	return text.includes("'train'") || !text.includes("'accept'");
}
function grantsOf(permissions) {
	if (permissions === "write-all") return needs.map(({ grant }) => grant);
	return members(permissions).flatMap(([name, level]) => level === "write" ? [`${name}: write`, `${name}: read`] : [`${name}: ${String(level)}`]);
}

// src/commands/doctor/older-workflows.ts
const action = /(?:^|\/)actions\/(plan|build|train|evaluate|report)(?:@|$)/;
const trainFile = /\.github\/workflows\/mlops-train\.ya?ml(@|$)/;
const asks = /* @__PURE__ */ new Set([
	"plan",
	"evaluate",
	"report",
	"call"
]);
const told = /* @__PURE__ */ new Set([
	"build",
	"train",
	"evaluate",
	"call"
]);
async function olderWorkflows(root, { models, datasets }) {
	const jobs = (await readWorkflows(root)).flatMap(({ path, workflow }) => jobsOf(path, workflow));
	const handsOn = [...models.values()].some(({ needs = [] }) => needs.length > 0);
	return [...jobs.flatMap((job) => missing$1(job, handsOn)), ...withoutBuilds(jobs, [...datasets.values()].some(isBuilt))];
}
function withoutBuilds(jobs, asked) {
	if (!asked) return [];
	return [...new Set(jobs.map(({ path }) => path))].flatMap((path) => {
		const own = jobs.filter((job) => job.path === path);
		const calls = own.filter((job) => job.action === "call");
		const trains = own.some(({ action: of }) => of === "train");
		const lacks = calls.length > 0 && calls.every(({ given }) => member(given, "builds") === void 0) ? "a job that calls mlops-train.yml with `builds: true` before the check" : trains && own.every(({ action: of }) => of !== "build") ? "the job that runs the action `build`" : void 0;
		if (lacks === void 0) return [];
		return [{
			what: "workflows",
			state: "warn",
			says: `${path} is older than the actions need: datasets of this project are made by commands, and it lacks ${lacks}`,
			remedy: anew
		}];
	});
}
const anew = "Add the lines, or move the file away and run mlops init --workflows.";
function missing$1(job, handsOn) {
	const lines = [
		...asks.has(job.action) && !mayRead(job) ? ["permissions: { actions: read }"] : [],
		...told.has(job.action) && member(job.given, "not-trusted") === void 0 ? ["with: { not-trusted: the output of that name of the plan }"] : [],
		...handsOn && job.action === "train" && member(job.given, "needs") === void 0 ? ["with: { needs: that of the matrix }` and jobs for the plan’s `matrix-2` and `matrix-3"] : []
	];
	if (lines.length === 0) return [];
	return [{
		what: "workflows",
		state: "warn",
		says: `${job.path} is older than the actions need: its job ${job.name} lacks ${lines.map((line) => `\`${line}\``).join(" and ")}`,
		remedy: anew
	}];
}
function mayRead({ permissions, action: of, afterwards }) {
	if (permissions === void 0 || of === "evaluate" && afterwards) return true;
	if (permissions === "read-all" || permissions === "write-all") return true;
	return ["read", "write"].some((level) => member(permissions, "actions") === level);
}
function jobsOf(path, workflow) {
	const afterwards = member(member(workflow, "on"), "workflow_run") !== void 0;
	return members(member(workflow, "jobs")).flatMap(([name, job]) => {
		const common = {
			path,
			name,
			permissions: member(job, "permissions") ?? member(workflow, "permissions"),
			afterwards
		};
		const calls = usesOf(job).filter((uses) => trainFile.test(uses));
		const steps = items(member(job, "steps")).flatMap((step) => usesOf(step).flatMap((uses) => {
			const found = action.exec(uses)?.[1];
			return found === void 0 ? [] : [{
				...common,
				action: found,
				given: member(step, "with")
			}];
		}));
		return [...calls.map(() => ({
			...common,
			action: "call",
			given: member(job, "with")
		})), ...steps];
	});
}

// src/commands/doctor/own-machines.ts
const hosted = /^(ubuntu|windows|macos)-[\w.-]+$/i;
const oldestRunner = [
	2,
	327,
	1
];
function trainingMachines({ models, datasets }) {
	return [...[...models.values()].flatMap(({ name, train }) => machineOf(name, train.runsOn)), ...[...datasets.values()].flatMap(({ name, build }) => build === void 0 ? [] : machineOf(`the dataset ${name}`, build.runsOn))];
}
function deployingMachines({ environments }) {
	return [...environments.values()].flatMap(({ name, runsOn }) => machineOf(`the environment ${name}`, runsOn));
}
function isHosted(runsOn) {
	const { labels, group } = partsOf(runsOn);
	return group === void 0 && labels.every((label) => hosted.test(label));
}
function machineOf(who, runsOn) {
	if (isHosted(runsOn)) return [];
	const { labels, group } = partsOf(runsOn);
	return [{
		who,
		labels,
		...group !== void 0 && { group }
	}];
}
function partsOf(runsOn) {
	if (typeof runsOn === "string") return { labels: [runsOn] };
	return "labels" in runsOn ? runsOn : { labels: runsOn };
}
function runnerFindings(machines, settings) {
	const { runners, organization } = settings;
	if (runners.kind === "hidden") return [];
	return machines.map((machine) => runnerFinding(machine, runners.value, organization));
}
function runnerFinding({ who, labels, group }, runners, organization) {
	const what = "runner";
	const asked = `${who} asks for ${[...group === void 0 ? [] : [`the group ${group}`], ...labels].join(", ")}`;
	const found = runners.filter((runner) => hasAll(runner, labels));
	if (found.length === 0) return noRunner(asked, organization);
	const old = found.filter(({ version }) => version !== void 0 && isOldRunner(version));
	if (old.length > 0) {
		const names = old.map(({ name, version }) => `${name} (${version})`).join(", ");
		return {
			what,
			state: "bad",
			says: `${asked}, and the actions need a runner from ${oldestRunner.join(".")} on: ${names}`,
			remedy: "Update the runner program, or switch its automatic updates on."
		};
	}
	const online = found.filter((runner) => runner.online);
	return online.length > 0 ? {
		what,
		state: "ok",
		says: `${asked}: ${online.map(({ name }) => name).join(", ")}`
	} : {
		what,
		state: "warn",
		says: `${asked}: ${found.map(({ name }) => name).join(", ")}, none of which is online`,
		remedy: "Start one: a job waits for 24 hours and then fails."
	};
}
function noRunner(asked, organization) {
	const says = `${asked}; no runner of this repository has that`;
	return organization ? {
		what: "runner",
		state: "warn",
		says: `${says}, and those of the organization are not listed here`
	} : {
		what: "runner",
		state: "bad",
		says,
		remedy: "Register one with these labels, or change `runs-on`."
	};
}
function hasAll(runner, labels) {
	const has = new Set(runner.labels.map((label) => label.toLowerCase()));
	return labels.every((label) => has.has(label.toLowerCase()));
}
function isOldRunner(version) {
	const parts = version.split(".").map(Number);
	for (const [index, least] of oldestRunner.entries()) {
		const part = parts[index] ?? 0;
		if (part !== least) return part < least;
	}
	return false;
}
function guardFindings(machines, settings, env) {
	if (machines.length === 0) return [];
	if (!settings.organization) return [hookFinding(env)];
	const { runnerGroups } = settings;
	if (runnerGroups.kind === "hidden") return [];
	return machines.map((machine) => groupFinding(machine, runnerGroups.value, settings));
}
function hookFinding(env) {
	const hook = env["ACTIONS_RUNNER_HOOK_JOB_STARTED"] ?? "";
	if (hook !== "") return {
		what: "hook",
		state: "ok",
		says: `this runner asks ${hook} before each job`
	};
	return {
		what: "hook",
		state: "warn",
		says: "only organizations have runner groups: nothing keeps other workflows away from your machines",
		remedy: "Install templates/mlops-job-started.sh on each machine (docs/guides/github.md, \"Machines of your own\")."
	};
}
function groupFinding({ who, group }, groups, settings) {
	const what = "group";
	const file = `${settings.repository}/.github/workflows/mlops-train.yml@refs/heads/${settings.defaultBranch}`;
	const remedy = `Restrict its runner group to ${file}, and name the group under \`runs-on\`.`;
	if (group === void 0) return {
		what,
		state: "warn",
		says: `${who} names no runner group, so any workflow may use its machine`,
		remedy
	};
	const found = groups.find(({ name }) => name === group);
	if (found === void 0) return {
		what,
		state: "bad",
		says: `${who} asks for the group ${group}, which this repository may not use`,
		remedy: `Give ${settings.repository} access to the group, or correct the name.`
	};
	const { workflows } = found;
	if (workflows === null) return {
		what,
		state: "warn",
		says: `any workflow may use the group ${group}`,
		remedy
	};
	const others = workflows.filter((workflow) => workflow !== file);
	if (!workflows.includes(file)) return {
		what,
		state: "bad",
		says: `the group ${group} does not let mlops-train.yml of ${settings.defaultBranch} in`,
		remedy
	};
	return others.length === 0 ? {
		what,
		state: "ok",
		says: `the group ${group} is for mlops-train.yml of ${settings.defaultBranch} alone`
	} : {
		what,
		state: "warn",
		says: `the group ${group} is also for ${others.join(", ")}`,
		remedy
	};
}

// src/commands/doctor/renewal-findings.ts
const ours = /(^|\/)actions\/lock@/;
const most = 5;
async function renewalWorkflows(root) {
	return (await readWorkflows(root)).flatMap(({ path, workflow }) => {
		const steps = members(member(workflow, "jobs")).map(([, job]) => job).flatMap((job) => items(member(job, "steps"))).filter((step) => usesOf(step).some((uses) => ours.test(uses)));
		if (steps.length === 0) return [];
		const proposing = steps.map((step) => member(step, "with")).filter((given) => member(given, "found") !== void 0);
		return [{
			path,
			scheduled: members(member(workflow, "on")).some(([event]) => event === "schedule"),
			byJobToken: proposing.some((given) => member(given, "token") === void 0)
		}];
	});
}
function renewalFindings(project, workflows) {
	const what = "renewal";
	const moving = movingDatasets(project);
	if (moving.length === 0) return [];
	const names = `${moving.slice(0, most).join(", ")}${moving.length > most ? ` and ${moving.length - most} more` : ""}`;
	const scheduled = workflows.filter((one) => one.scheduled).map(({ path }) => path);
	if (scheduled.length > 0) return [{
		what,
		state: "ok",
		says: `${scheduled.join(", ")} proposes what moves: ${names}`
	}];
	const [byHand] = workflows;
	if (byHand !== void 0) return [{
		what,
		state: "ok",
		says: `no schedule starts ${byHand.path}: new versions of ${names} are proposed when somebody starts it`,
		remedy: "on: { schedule: [{ cron: \"23 4 * * *\" }] }"
	}];
	return [{
		what,
		state: "ok",
		says: `no workflow proposes new versions of ${names}: they come when somebody runs mlops lock --moving`,
		remedy: "`mlops init` writes mlops-lock.yml, which does it by pull request."
	}];
}

// src/commands/doctor/waiting-trainings.ts
const ofTheDefaultBranch = /* @__PURE__ */ new Set(["push", "schedule"]);
function waitingFindings({ models }, workflows) {
	const waiting = [...models.values()].filter(({ train }) => train.when !== "pull-request").map(({ name }) => name);
	if (waiting.length === 0) return [];
	const what = "when";
	const after = workflows.filter(({ trainCalls, trainsItself }) => trainCalls.length > 0 || trainsItself).find(({ events }) => events.some((event) => ofTheDefaultBranch.has(event)));
	if (after !== void 0) return [{
		what,
		state: "ok",
		says: `${after.path} trains ${waiting.join(", ")} after a merge`
	}];
	return [{
		what,
		state: "warn",
		says: `no workflow trains on \`push\`: after a merge nobody trains ${waiting.join(", ")}`,
		remedy: "Add `push: { branches: [<default branch>] }` below `on:` (docs/guides/costly-trainings.md)."
	}];
}

// src/commands/doctor/github-findings.ts
async function hostFindings(host, root, project, env) {
	if (host.kind === "elsewhere") return [];
	if (host.kind === "no-token") return [{
		what: "github",
		state: "warn",
		says: `${host.repository} was not asked: GITHUB_TOKEN is not set`,
		remedy: "GITHUB_TOKEN=$(gh auth token) mlops doctor"
	}];
	const [workflows, comments, older, renewing] = await Promise.all([
		workflowFiles(root),
		commentFindings(root),
		olderWorkflows(root, project),
		renewalWorkflows(root)
	]);
	const renews = renewing.some(({ byJobToken }) => byJobToken);
	return [
		...githubFindings({
			settings: host.settings,
			project,
			workflows,
			renews,
			env
		}),
		...older,
		...comments,
		...renewalFindings(project, renewing)
	];
}
function githubFindings(asked) {
	const { settings, project, env } = asked;
	const [machines, deploying] = [trainingMachines(project), deployingMachines(project)];
	return [
		{
			what: "github",
			state: "ok",
			says: `${settings.repository}, ${settings.private ? "private" : "public"}, default branch ${settings.defaultBranch}`
		},
		...workflowFindings(asked),
		...requiredFindings(asked),
		...baseFindings(asked),
		...queueFindings(asked),
		...tokenFindings(settings),
		...openingFindings(asked),
		...forkFindings(settings, machines.length > 0),
		...runnerFindings([...machines, ...deploying], settings),
		...guardFindings(machines, settings, env),
		...handOverFindings(asked),
		...waitingFindings(project, asked.workflows),
		...unseenFindings(asked, {
			training: machines.length > 0,
			deploying: deploying.length > 0
		})
	];
}
function workflowFindings({ workflows, settings }) {
	const what = "workflows";
	if (workflows.length === 0) return [{
		what,
		state: "warn",
		says: "no workflow of this commit runs mlops: pull requests get no comment and no check",
		remedy: "mlops init --workflows"
	}];
	const expected = `${settings.repository}/.github/workflows/mlops-train.yml@${settings.defaultBranch}`;
	const wrong = workflows.flatMap(({ path, trainCalls }) => trainCalls.map((call) => ({
		path,
		call
	}))).filter(({ call }) => call !== expected && call !== expected.replace("@", "@refs/heads/"));
	if (wrong.length === 0) return [{
		what,
		state: "ok",
		says: workflows.map(({ path }) => path).join(", ")
	}];
	return wrong.map(({ path, call }) => ({
		what,
		state: "bad",
		says: call.startsWith("./") ? `${path} calls ${call}, the copy of the pull request itself, which may train anywhere` : `${path} calls ${call}, which is not the copy on ${settings.defaultBranch}`,
		remedy: `uses: ${expected}`
	}));
}
function requiredFindings({ settings, project }) {
	const { requiredChecks, defaultBranch } = settings;
	if (requiredChecks.kind === "hidden") return [];
	const name = checkNameOf(project.name ?? settings.repository.split("/")[1] ?? "");
	if (requiredChecks.value.includes(name)) return [{
		what: "merge",
		state: "ok",
		says: `${defaultBranch} needs the check "${name}"`
	}];
	return [{
		what: "merge",
		state: "warn",
		says: `${defaultBranch} can be merged into whatever the check says: "${name}" is not required`,
		remedy: `Require the status check "${name}" in a ruleset of ${defaultBranch}, from GitHub Actions.`
	}];
}
function queueFindings({ settings, project, workflows }) {
	const what = "queue";
	if (settings.queueMinutes.kind === "hidden" || settings.queueMinutes.value === null) return [];
	const minutes = settings.queueMinutes.value;
	if (!workflows.some(({ events }) => events.includes("merge_group"))) return [{
		what,
		state: "bad",
		says: "there is a merge queue, and no workflow that runs mlops answers it: its check would never come",
		remedy: "on: { pull_request: , merge_group: }"
	}];
	const longest = Math.max(0, ...[...project.models.values()].map(({ train }) => train.timeout / 6e4));
	if (longest < minutes) return [{
		what,
		state: "ok",
		says: `waits ${minutes} minutes for its checks`
	}];
	return [{
		what,
		state: "warn",
		says: `gives up after ${minutes} minutes, and a training may take ${Math.ceil(longest)}`,
		remedy: "Raise \"Status check timeout\" of the merge queue."
	}];
}
function handOverFindings({ env, project: { store } }) {
	const what = "store";
	if (hasArtifactService(env)) return [{
		what,
		state: "ok",
		says: "artifacts carry what jobs hand on"
	}];
	if (isAbsolute(store)) return [{
		what,
		state: "ok",
		says: `jobs hand on through ${store}, which every runner has to see`
	}];
	return [{
		what,
		state: "bad",
		says: `this server keeps no artifacts, and ${store} ${isRemoteStore(store) ? "takes nothing from jobs of a pull request" : "is a folder of each checkout"}: jobs cannot hand on what they made`,
		remedy: "store: /mnt/mlops   # in mlops.yaml: a folder that every runner mounts"
	}];
}
function tokenFindings({ jobToken, repository }) {
	if (jobToken.kind === "hidden") return [];
	if (jobToken.value === "read") return [{
		what: "token",
		state: "ok",
		says: "jobs that ask for nothing may only read"
	}];
	return [{
		what: "token",
		state: "warn",
		says: "jobs whose workflow has no `permissions` may write to the repository",
		remedy: `Choose read-only "Workflow permissions" in the Actions settings of ${repository}.`
	}];
}
function openedByJobs({ project, renews = false }) {
	return [...project.environments.size > 0 ? ["promotion pull request"] : [], ...renews ? ["pull request that renews the lock file"] : []];
}
function openingFindings(asked) {
	const { jobsOpenPulls, repository } = asked.settings;
	const wanted = openedByJobs(asked);
	if (wanted.length === 0 || jobsOpenPulls.kind === "hidden") return [];
	if (jobsOpenPulls.value) return [{
		what: "token",
		state: "ok",
		says: "jobs may open pull requests"
	}];
	return [{
		what: "token",
		state: "bad",
		says: `jobs may not open pull requests, so no ${wanted.join(" and no ")} ever opens`,
		remedy: `Tick "Allow GitHub Actions to create and approve pull requests" in the Actions settings of ${repository}.`
	}];
}
function forkFindings(settings, own) {
	const { forkApproval } = settings;
	if (settings.private || forkApproval.kind === "hidden") return [];
	if (forkApproval.value === "all_external_contributors") return [{
		what: "forks",
		state: "ok",
		says: "somebody approves each workflow that a pull request from outside starts"
	}];
	const says = "people from outside who have contributed before start workflows with their pull requests, unasked";
	return [{
		what: "forks",
		state: own ? "bad" : "warn",
		says: own ? `${says}; you have machines of your own` : says,
		remedy: "Require approval for all external contributors in the Actions settings."
	}];
}
function unseenFindings(about, own) {
	const { settings } = about;
	const hidden = [
		[settings.requiredChecks, "required checks"],
		[settings.protectedBranches, "protected branches"],
		[settings.queueMinutes, "the merge queue"],
		[settings.jobToken, "the default token of jobs"],
		...openedByJobs(about).length === 0 ? [] : [[settings.jobsOpenPulls, "whether jobs may open pull requests"]],
		...settings.private ? [] : [[settings.forkApproval, "who approves workflows of forks"]],
		...own.training || own.deploying ? [[settings.runners, "runners"]] : [],
		...own.training ? [[settings.runnerGroups, "runner groups"]] : []
	].flatMap(([seen, name]) => seen.kind === "hidden" ? [{
		name,
		permission: seen.permission
	}] : []);
	return [...new Set(hidden.map(({ permission }) => permission))].map((permission) => ({
		what: "unseen",
		state: "warn",
		says: hidden.filter((one) => one.permission === permission).map(({ name }) => name).join(", "),
		remedy: `Ask with a token that has ${permission}; the token of a job never has.`
	}));
}

// src/commands/doctor/ledger-answer.ts
const opened = 20;
async function ledgerAnswer(ledger) {
	const entries = [];
	for await (const entry of ledger.history("", opened)) entries.push(entry);
	const [newest] = entries;
	if (newest === void 0) return "empty: the first `mlops train` makes it";
	const texts = await ledger.readMany([...new Set(entries.map(({ address }) => address))]);
	for (const [address, text] of texts) {
		if (address.startsWith("runs/")) runAt(address, text);
		if (address.startsWith("evaluations/")) scoresAt(address, text);
	}
	return `last record ${newest.at.slice(0, 16).replace("T", " ")} by ${newest.author}`;
}

// src/commands/doctor/branch-findings.ts
const init = "mlops promote --init";
const renew = `${init}; where a ruleset protects the branch, it pushes a branch to open a pull request from`;
function branchFindings({ branches }) {
	const what = "branches";
	const absent = branches.filter(({ isThere }) => !isThere);
	if (absent.length === 0) return [{
		what,
		state: "ok",
		says: branches.map(({ name }) => name).join(", ")
	}];
	return absent.map(({ name }) => {
		const says = `there is no branch ${name}, so nothing is promoted to its environment`;
		return {
			what,
			state: "warn",
			says,
			remedy: init
		};
	});
}
function promotionWorkflowFindings(looked) {
	const { workflows, defaultBranch, branches } = looked;
	const complaints = [
		...absentFindings(looked),
		...triggerFindings(looked),
		...copyFindings(looked)
	];
	if (complaints.length > 0) return complaints;
	const copies = branches.filter(({ isThere }) => isThere).map(({ name }) => name);
	const also = copies.length === 0 ? "" : `; ${deployWorkflow} is the same on ${copies.join(", ")}`;
	return [{
		what: "workflows",
		state: "ok",
		says: `${[...workflows.keys()].sort().join(", ")} on ${defaultBranch}${also}`
	}];
}
const lost = [
	{
		path: mergeWorkflow,
		state: "warn",
		without: "a merge makes no version, unless another workflow does it"
	},
	{
		path: deployWorkflow,
		state: "bad",
		without: "nothing is deployed"
	},
	{
		path: clockWorkflow,
		state: "warn",
		without: "what waits for time or for people is not asked again, unless another workflow does it"
	}
];
function absentFindings({ workflows, defaultBranch }) {
	return lost.filter(({ path }) => !workflows.has(path)).map(({ path, state, without }) => {
		const remedy = `\`mlops init\` writes it; commit it, and push it to ${defaultBranch}.`;
		return {
			what: "workflows",
			state,
			says: `${defaultBranch} has no ${path}: ${without}`,
			remedy
		};
	});
}
function triggerFindings({ workflows, branches, defaultBranch }) {
	const text = workflows.get(deployWorkflow);
	if (text === void 0) return [];
	const on = member(readYaml(text), "on");
	const { pullRequests } = pullRequestsOf(on);
	const where = `${deployWorkflow} of ${defaultBranch}`;
	const names = branches.map(({ name }) => name);
	const unpushed = names.filter((name) => !startsForPush(on, name));
	const unasked = names.filter((name) => pullRequests === void 0 || !startsFor(pullRequests, name));
	const remedyFor = (event) => `on: { ${event}: { branches: ${JSON.stringify(names)} } }, then ${init}`;
	return [...unpushed.length === 0 ? [] : [{
		what: "workflows",
		state: "bad",
		remedy: remedyFor("push"),
		says: `${where} does not start for pushes to ${unpushed.join(", ")}: a merge there deploys nothing`
	}], ...unasked.length === 0 ? [] : [{
		what: "workflows",
		state: "warn",
		remedy: remedyFor("pull_request"),
		says: `${where} does not start for pull requests into ${unasked.join(", ")}: a revert there gets no check`
	}]];
}
function copyFindings({ workflows, branches, defaultBranch }) {
	const ours = workflows.get(deployWorkflow);
	if (ours === void 0) return [];
	return branches.filter(({ isThere }) => isThere).flatMap((branch) => copyFinding(branch, ours, defaultBranch));
}
function copyFinding({ name, deploy }, ours, defaultBranch) {
	if (deploy === ours) return [];
	const what = "workflows";
	if (deploy === void 0) return [{
		what,
		state: "bad",
		says: `${name} has no ${deployWorkflow}: a push to it deploys nothing`,
		remedy: renew
	}];
	return [{
		what,
		state: "warn",
		says: `${deployWorkflow} on ${name} is not as it is on ${defaultBranch}, and it is what deploys from there`,
		remedy: renew
	}];
}

// src/commands/doctor/environment-branches.ts
async function readEnvironmentBranches(query) {
	const { repository, remote, defaultBranch, environments } = query;
	const names = environments.map(({ branch }) => branch);
	const tips = await remoteTips(repository, remote, [defaultBranch, ...names].map((name) => `refs/heads/${name}`));
	const textsOf = async (branch, paths) => {
		const tip = tips.get(branch);
		return tip === void 0 ? /* @__PURE__ */ new Map() : await readTexts(repository.git, await readCommit(repository.git, tip), paths);
	};
	return {
		defaultBranch,
		workflows: await textsOf(defaultBranch, [
			mergeWorkflow,
			deployWorkflow,
			clockWorkflow
		]),
		branches: await Promise.all(names.map(async (name) => {
			const deploy = (await textsOf(name, [deployWorkflow])).get(deployWorkflow);
			return {
				name,
				isThere: tips.has(name),
				deploy
			};
		}))
	};
}

// src/commands/doctor/lasting-folders.ts
function folderFindings(project) {
	return [...storeFinding(project), ...[...project.environments.values()].flatMap(targetFinding)];
}
function storeFinding(project) {
	if (!isStoreInCheckout(project)) return [];
	return [{
		what: "store",
		state: "bad",
		says: `\`store: ${project.store}\` is a folder of a job’s checkout, which goes with the job: no version is made`,
		remedy: commandReasons["store-expires"].remedy
	}];
}
function targetFinding({ name, target }) {
	const folder = targetInCheckout(target);
	if (folder === void 0) return [];
	return [{
		what: "target",
		state: "bad",
		says: `${name}: the target \`${folder}\` is a folder of a job’s checkout, which the next job cleans`,
		remedy: commandReasons["target-in-checkout"].remedy
	}];
}

// src/commands/doctor/protection-findings.ts
const what = "protection";
async function protectionFindings(enforcement, environments) {
	try {
		const found = await enforcement.look(environments);
		const open = found.filter((one) => !isEnforced(one));
		if (open.length === 0) return [{
			what,
			state: "ok",
			says: found.map(nameOfEnforced).join(", ")
		}];
		return open.map(openFinding);
	} catch (error) {
		return [bad(what, error)];
	}
}
function openFinding(one) {
	const click = one.click === void 0 ? "" : ` Or by hand: ${one.click}`;
	const remedy = one.state === "hidden" ? `Ask with a token that may look.${click === "" ? "" : ` What should be there: ${one.click}`}` : `\`mlops promote --init --protect\` with the token of an administrator.${click}`;
	return {
		what,
		state: "warn",
		says: `${nameOfEnforced(one)} (${one.state}): ${one.sentence}`,
		remedy
	};
}

// src/commands/doctor/release-findings.ts
async function releaseFindings(query) {
	const { repository, remote, environments, ledger } = query;
	const refs = environments.map(({ branch }) => `refs/heads/${branch}`);
	const [tips, versions] = await Promise.all([remoteTips(repository, remote, refs), readVersions(ledger, [...new Set(environments.flatMap(({ models }) => models))])]);
	const found = environments.map(async (environment) => {
		const tip = tips.get(environment.branch);
		if (tip === void 0) return [];
		const history = await fileHistory(repository, tip, "releases");
		const ofModels = environment.models.map(async (model) => {
			const branch = await namingBranch(history.get(releasePath(model))?.[0], environment, model, repository);
			return branchProblems({
				environment,
				model,
				facts: {
					branch,
					versions: versions.get(model) ?? []
				}
			});
		});
		return (await Promise.all(ofModels)).flat().map(({ message: says, reason, remedy }) => {
			return {
				what: "branches",
				state: "bad",
				says,
				reason,
				...remedy !== void 0 && { remedy }
			};
		});
	});
	return (await Promise.all(found)).flat();
}
async function namingBranch(newest, environment, model, { git }) {
	if (newest?.text === void 0) return { kind: "empty" };
	const read = readRelease(newest, { environment }, model);
	if (read.kind === "unreadable") return read;
	const isOurs = await isTitled(read, { environment }, model, newest.commit, git);
	const { commit } = newest;
	return {
		kind: "release",
		release: {
			version: read.release.version,
			commit,
			arrival: { kind: isOurs ? "promotion" : "other" }
		}
	};
}

// src/commands/doctor/promotion-findings.ts
async function promotionFindings(query, ports) {
	const { project, host } = query;
	if (project.environments.size === 0) return [];
	const onGithub = host !== void 0 && host.kind !== "elsewhere";
	return [
		...await aboutBranches(query, onGithub, ports),
		...onGithub ? folderFindings(project) : [],
		...host?.kind === "github" ? await aboutProtection(query, ports) : []
	];
}
async function aboutBranches({ repository, remote, project, request }, onGithub, ports) {
	try {
		const { base } = await findHeads(repository, request);
		const environments = [...project.environments.values()];
		const looked = await readEnvironmentBranches({
			repository,
			remote,
			defaultBranch: base.name,
			environments
		});
		const ledger = await ports.openLedger(repository, remote);
		const releases = await releaseFindings({
			repository,
			remote,
			environments,
			ledger
		});
		return [
			...branchFindings(looked).filter(({ state }) => releases.length === 0 || state !== "ok"),
			...releases,
			...onGithub ? promotionWorkflowFindings(looked) : []
		];
	} catch (error) {
		return [bad("branches", error)];
	}
}
async function aboutProtection({ repository, remote, project }, ports) {
	const enforcement = await ports.openEnforcement(repository, remote);
	return enforcement === void 0 ? [] : await protectionFindings(enforcement, enforcedEnvironments(project));
}

// src/commands/doctor/step-commands.ts
async function commandFindings({ root }, project, env) {
	const findings = [];
	for (const model of project.models.values()) {
		const steps = [["train", model.train.run], ["evaluate", model.evaluate?.run]];
		for (const [step, command] of steps) {
			const word = command && firstWord(command);
			if (word === void 0 || await isThere(word, join(root, model.workingDirectory), root, env)) continue;
			findings.push(missing(entryOf(model), model.train.runsOn, step, word));
		}
	}
	for (const { name, build } of [...project.datasets.values()].filter(isBuilt)) {
		const word = firstWord(build.run);
		if (word === void 0 || await isThere(word, join(root, build.workingDirectory), root, env)) continue;
		findings.push(missing(name, build.runsOn, "build", word));
	}
	const once = uniqueBy(findings, ({ says }) => says);
	return once.length > 0 ? once : [{
		what: "commands",
		state: "ok",
		says: "the steps begin with programs that are here"
	}];
}
function firstWord(command) {
	if (command.kind === "argv") return command.argv[0];
	const [word] = (command.text.split("\n").find((text) => text.trim() !== "" && !text.trim().startsWith("#")) ?? "").trim().replace(/^(?:[A-Za-z_]\w*=[^\s'"$`]*\s+)+/, "").split(/[\s;|&]/);
	return word !== void 0 && /^[\w./+-]+$/.test(word) ? word : void 0;
}
async function isThere(word, folder, root, env) {
	if (word.includes("/")) return isFile(resolve(folder, word));
	for (const place of [folder, root]) if (await isFile(join(place, ".venv", "bin", word))) return true;
	try {
		return (await runProcess("bash", [
			"--noprofile",
			"--norc",
			"-c",
			"type -t -- \"$1\"",
			"bash",
			word
		], { env })).code === 0;
	} catch (error) {
		if (isMissing(error)) return true;
		throw error;
	}
}
async function isFile(path) {
	try {
		return (await stat(path)).isFile();
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}
function missing(name, runsOn, step, word) {
	const elsewhere = !isHosted(runsOn);
	const says = `${name}: ${step} begins with ${word}, which is ${word.includes("/") ? "no file" : "not on PATH"} here`;
	const remedy = elsewhere ? "See that the runner which `runs-on` names has it." : `Install ${word}, or correct \`${step}\` of ${name} in mlops.yaml.`;
	return {
		what: "commands",
		state: elsewhere ? "warn" : "bad",
		says,
		remedy
	};
}

// src/commands/doctor/work-tree.ts
function workTreeFinding(uncommitted) {
	const [only, ...more] = uncommitted;
	if (only === void 0) return {
		what: "work tree",
		state: "ok",
		says: "clean"
	};
	return {
		what: "work tree",
		state: "warn",
		says: `${more.length === 0 ? `1 uncommitted path (${only})` : `${uncommitted.length} uncommitted paths`}; train and report need their inputs committed`,
		remedy: "Look with `git status`, then commit what belongs to the change, and ignore or `git stash` the rest."
	};
}

// src/commands/doctor.ts
async function doctor(request, ports) {
	const findings = [await check("node", async () => process.version)];
	findings.push(await check("git", () => gitVersion(request.folder)));
	const repository = await attempt(findings, "repository", () => openRepository(request.folder), (found) => found.root);
	findings.push(await engineFinding(ports, request.offline));
	if (repository !== void 0) await aboutRepository(findings, repository, request, ports);
	const failed = findings.filter((finding) => finding.state === "bad");
	const advised = findings.map((finding) => withAdvice(finding, ports.reasons));
	const sentence = sentenceOf(findings);
	return {
		ends: failed.length === 0 ? "pass" : "fail",
		reason: failed.length === 0 ? "healthy" : "unhealthy",
		sentence,
		problems: [],
		data: { findings: advised },
		text: () => `${[
			...advised.flatMap(lines),
			"",
			sentence
		].map(escapeTerminal).join("\n")}\n`
	};
}
function sentenceOf(findings) {
	const count = (state) => findings.filter((finding) => finding.state === state).length;
	const [bad, warned] = [count("bad"), count("warn")];
	if (bad > 0) return `${bad} of ${findings.length} checks failed.`;
	if (warned > 0) return `Nothing is broken; look at ${warned === 1 ? "the one warning" : `the ${warned} warnings`}.`;
	return "Everything that is needed is there.";
}
async function aboutRepository(findings, repository, request, ports) {
	const loaded = await attempt(findings, "project", () => readProject(repository, request.projectFile), describeProject);
	const commit = await commitFinding(repository);
	findings.push(commit);
	if (commit.state === "ok") findings.push(await baseFinding(repository, request));
	findings.push(shallowFinding(repository), workTreeFinding((await uncommittedPaths(repository)).map(({ path }) => path)));
	const remote = await existingRemote(repository, request.remote);
	findings.push(remote !== void 0 ? {
		what: "remote",
		state: "ok",
		says: remote
	} : {
		what: "remote",
		state: "warn",
		says: `there is no remote "${request.remote}": the ledger stays in this clone`,
		remedy: `git remote add ${request.remote} <url>`
	});
	findings.push(await check("ledger", async () => ledgerAnswer(await ports.openLedger(repository, remote))));
	if (loaded === void 0) return;
	findings.push(...await inputFindings(repository, loaded.project));
	if (commit.state === "ok") findings.push(...await columnFindings(request, ports));
	findings.push(...await commandFindings(repository, loaded.project, ports.env));
	const { store } = loaded.project;
	findings.push(await check("store", () => ports.askStore({
		store,
		root: repository.root
	})));
	findings.push(...await gpuFindings(loaded, ports));
	if (commit.state === "ok") findings.push(...await defaultBranchFindings({
		repository,
		project: loaded.project,
		request
	}));
	if (request.offline) return;
	const host = await hostOf(findings, repository, remote, ports);
	if (host !== void 0) findings.push(...await hostFindings(host, repository.root, loaded.project, ports.env));
	if (commit.state !== "ok") return;
	findings.push(...await promotionFindings({
		repository,
		remote,
		project: loaded.project,
		request,
		host
	}, ports));
}
async function hostOf(findings, repository, remote, ports) {
	try {
		return await ports.readHost(repository, remote);
	} catch (error) {
		findings.push(bad("github", error));
		return;
	}
}
async function check(what, answer) {
	try {
		return {
			what,
			state: "ok",
			says: await answer()
		};
	} catch (error) {
		return bad(what, error);
	}
}
async function attempt(findings, what, work, says) {
	try {
		const value = await work();
		findings.push({
			what,
			state: "ok",
			says: says(value)
		});
		return value;
	} catch (error) {
		findings.push(bad(what, error));
		return;
	}
}
async function gitVersion(folder) {
	const version = await new Git(folder).version();
	return version === void 0 ? "there, of an unknown version" : `${version.major}.${version.minor}`;
}
async function commitFinding({ git }) {
	const head = await git.try([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	]);
	return head.code === 0 ? {
		what: "commits",
		state: "ok",
		says: `at ${head.stdout.toString("utf8").slice(0, 12)}`
	} : {
		what: "commits",
		state: "warn",
		says: "there is none yet",
		remedy: repositoryReasons["no-commit"].remedy
	};
}
async function baseFinding(repository, request) {
	try {
		const judged = await judgedOf(repository, await findHeads(repository, request), false);
		const { policy, baseline } = judged;
		const compared = baseline && `${baselineKinds[baseline.kind]} ${baseline.sha.slice(0, 12)}`;
		const says = `${policy.branch}; compared with ${compared ?? "nothing, this is the first commit"}`;
		const [hidden] = await notPushedProblems(repository, judged, request.remote);
		if (hidden === void 0) return {
			what: "base",
			state: "ok",
			says
		};
		const remedy = hidden.remedy === void 0 ? {} : { remedy: hidden.remedy };
		return {
			what: "base",
			state: "warn",
			says: `${says}. ${hidden.message.replaceAll("`", "")}`,
			...remedy
		};
	} catch (error) {
		return bad("base", error);
	}
}
async function readProject(repository, file) {
	const remedy = "Run `mlops init`, which proposes one, or write `mlops.yaml` at the root of the repository.";
	const refused = (code) => MlopsError.of(commandReasons, "file-unreadable", `${file} cannot be read: ${code}.`, { remedy });
	const texts = await projectTextsOnDisk(repository.root, file).catch((error) => {
		const code = systemCode(error);
		throw code === void 0 ? error : refused(code);
	});
	if (texts === void 0) throw refused("ENOENT");
	return loadProject(texts);
}
function describeProject({ project }) {
	return `${project.models.size} model${project.models.size === 1 ? "" : "s"}, ${project.datasets.size} dataset${project.datasets.size === 1 ? "" : "s"}`;
}
function shallowFinding(repository) {
	return repository.shallow ? {
		what: "history",
		state: "warn",
		says: "the clone is shallow: a merge base may lie beyond its edge",
		remedy: "git fetch --unshallow"
	} : {
		what: "history",
		state: "ok",
		says: "complete"
	};
}
async function gpuFindings({ project }, ports) {
	const wanting = [...project.models.values()].filter((model) => Object.keys(model.train.resources).length > 0);
	if (wanting.length === 0) return [];
	const { localLauncher } = await import("./training2.js");
	const findings = [];
	for (const model of wanting) {
		const { train } = model;
		const name = entryOf(model);
		const { problems, gpus } = await localLauncher.check(train.resources, ports.env);
		const [problem] = problems;
		if (problem === void 0 && train.resources.gpus === void 0) continue;
		findings.push(problem === void 0 ? {
			what: "gpu",
			state: "ok",
			says: `${name}: ${gpus.map((gpu) => gpu.name).join(", ")}`
		} : {
			what: problem.reason === "machine-too-small" ? "machine" : "gpu",
			state: "warn",
			says: `${name}: ${problem.message}`,
			remedy: "Train on the runner that `runs-on` names."
		});
	}
	return uniqueBy(findings, ({ says }) => says);
}
function lines({ what, state, says, remedy }) {
	return [`${state.padEnd(4)}  ${what.padEnd(10)}  ${says}`, ...remedy === void 0 ? [] : [`      → ${remedy}`]];
}

export { doctor };