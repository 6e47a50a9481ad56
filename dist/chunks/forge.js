import { i as openHome, r as openRecordBranch } from "./ledger.js";
import { _ as number, b as strictObject, c as _enum, h as literal, p as int, v as object, x as string } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { t as MlopsError } from "./problem.js";
import { t as parsedJson } from "./json.js";
import { t as forgeReasons } from "./reasons10.js";
import { n as pullRefs, t as noApprovals } from "./promotion-desk.js";
import { n as remoteTips } from "./branch-history.js";
import { createHash } from "node:crypto";

// src/forge/artifact-service.ts
function hasArtifactService(env) {
	return isGithubCloud(env) || serverOf(env).endsWith(".localhost");
}
function isGithubCloud(env) {
	return serverOf(env) === "github.com" || serverOf(env).endsWith(".ghe.com");
}
function serverOf(env) {
	return new URL(env["GITHUB_SERVER_URL"] || "https://github.com").hostname;
}

// src/forge/github-remote.ts
function githubRepository(address, server = "https://github.com") {
	const hosts = [
		"github.com",
		"ssh.github.com",
		URL.canParse(server) ? new URL(server).hostname : ""
	];
	const found = address.includes("://") ? fromUrl(address) : fromScp(address);
	if (found === void 0 || !hosts.includes(found.host.toLowerCase())) return void 0;
	const name = /^\/?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(found.path)?.[1];
	return name === void 0 || name.includes("..") ? void 0 : name;
}
function fromUrl(address) {
	if (!URL.canParse(address)) return void 0;
	const { protocol, hostname, pathname } = new URL(address);
	return [
		"https:",
		"http:",
		"ssh:",
		"git:"
	].includes(protocol) ? {
		host: hostname,
		path: pathname
	} : void 0;
}
function fromScp(address) {
	const found = /^(?:[\w.-]+@)?([\w.-]+):(.+)$/.exec(address);
	return found === null ? void 0 : {
		host: found[1] ?? "",
		path: found[2] ?? ""
	};
}

// src/forge/local-records.ts
const recordsRef = "refs/pull/records";
const pullRequestShape = object({
	schemaVersion: literal(1),
	number: int().positive(),
	title: string(),
	branch: string(),
	base: string()
});
const commentShape = object({
	schemaVersion: literal(1),
	marker: string(),
	body: string(),
	head: string(),
	generation: number()
});
const checkShape = object({
	schemaVersion: literal(1),
	name: string(),
	head: string(),
	base: string().default(""),
	state: _enum([
		"in-progress",
		"pass",
		"fail",
		"unknown"
	]),
	title: string(),
	summary: string()
});
const numberShape = object({
	schemaVersion: literal(1),
	number: int().nonnegative()
});
const paths = {
	last: "last.json",
	branch: (branch, base) => `branches/${short(`${branch}\0${base}`)}.json`,
	pullRequest: (number) => `${number}/pull-request.json`,
	comments: (number) => `${number}/comments`,
	comment: (number, marker) => `${number}/comments/${short(marker)}.json`,
	promotions: "promotions",
	promotion: (number) => `promotions/${number}.json`,
	checks: (head) => `checks/${short(head)}`,
	check: ({ head, name, base }) => `checks/${short(head)}/${short(`${name}\0${base}`)}.json`
};
function short(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 24);
}
function recordText(record) {
	return `${JSON.stringify({
		schemaVersion: 1,
		...record
	}, null, 2)}\n`;
}
function parseRecord(shape, path, text) {
	const parsed = shape.safeParse(parsedJson(text));
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const what = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not readable"}`;
	throw MlopsError.of(forgeReasons, "forge-corrupt", `${path} on ${recordsRef} is no record of ours (${what}).`);
}
function parseComment(path, text) {
	const { marker, body, head, generation } = parseRecord(commentShape, path, text);
	return {
		marker,
		body,
		head,
		generation
	};
}
function parseCheck(path, text) {
	const { name, head, base, state, title, summary } = parseRecord(checkShape, path, text);
	return {
		name,
		head,
		base,
		state,
		title,
		summary
	};
}
function openRecords(home) {
	return openRecordBranch({
		home,
		ref: recordsRef,
		problem: forgeProblem,
		notice: () => void 0
	});
}
const forgeProblem = (failure, sentence) => {
	const reason = {
		unavailable: "forge-unavailable",
		refused: "forge-refused",
		busy: "forge-busy",
		corrupt: "forge-corrupt"
	}[failure];
	return MlopsError.of(forgeReasons, reason, sentence);
};

// src/forge/local-forge.ts
async function openLocalForge(options) {
	const home = await openHome(options);
	const remote = home.remote === void 0 ? void 0 : options.remote ?? "origin";
	const forge = {
		records: openRecords(home),
		refs: pullRefs(home.user, remote)
	};
	return {
		kind: "local",
		pullRequest: (query) => pullRequest(forge, query),
		putComment: (number, comment) => putComment(forge, number, comment),
		putCheck: (check) => putCheck(forge, check),
		read: (number) => readAll(forge, number)
	};
}
async function pullRequest(forge, query) {
	const { branch: asked } = query;
	if (asked === void 0) return void 0;
	const number = query.open ? await open(forge, {
		...query,
		branch: asked
	}) : await numberOf(forge, asked, query.base);
	if (number === void 0) return void 0;
	const head = await existing(asked, forge.refs.head(asked));
	const base = await existing(query.base, forge.refs.base(query.base));
	const record = await recordOf(forge, number);
	const merge = await forge.refs.merge(base, head, `Merge ${record.branch} into ${record.base}`);
	await forge.refs.publish(number, head, merge);
	const { title, branch } = record;
	return {
		number,
		title,
		branch,
		base: record.base,
		head,
		...merge === void 0 ? {} : { merge }
	};
}
async function existing(branch, asked) {
	const oid = await asked;
	if (oid !== void 0) return oid;
	throw MlopsError.of(forgeReasons, "forge-no-branch", `There is no branch ${branch}, neither here nor on the remote.`);
}
async function numberOf(forge, branch, base) {
	const path = paths.branch(branch, base);
	const text = (await (await forge.records.newest()).read([path])).get(path);
	return text === void 0 ? void 0 : parseRecord(numberShape, path, text).number;
}
async function open(forge, query) {
	await existing(query.branch, forge.refs.head(query.branch));
	await existing(query.base, forge.refs.base(query.base));
	const { branch, base, title } = query;
	const index = paths.branch(branch, base);
	let number = 0;
	await forge.records.change(async (view) => {
		const found = await view.read([index, paths.last]);
		const there = found.get(index);
		if (there !== void 0) {
			number = parseRecord(numberShape, index, there).number;
			return /* @__PURE__ */ new Map();
		}
		const last = found.get(paths.last);
		number = (last === void 0 ? 0 : parseRecord(numberShape, paths.last, last).number) + 1;
		return /* @__PURE__ */ new Map([
			[index, recordText({ number })],
			[paths.last, recordText({ number })],
			[paths.pullRequest(number), recordText({
				number,
				title,
				branch,
				base
			})]
		]);
	}, `Pull request for ${branch}`);
	return number;
}
async function recordOf(forge, number) {
	const path = paths.pullRequest(number);
	const text = (await (await forge.records.newest()).read([path])).get(path);
	if (text !== void 0) return parseRecord(pullRequestShape, path, text);
	throw MlopsError.of(forgeReasons, "forge-no-pull-request", `There is no pull request ${number}.`);
}
async function putComment(forge, number, comment) {
	await recordOf(forge, number);
	const path = paths.comment(number, comment.marker);
	let outcome = "created";
	await forge.records.change(async (view) => {
		const text = (await view.read([path])).get(path);
		const there = text === void 0 ? void 0 : parseComment(path, text);
		outcome = outcomeOf(there, comment);
		const isNewer = there === void 0 || comment.generation > there.generation;
		return outcome === "created" || outcome === "updated" || outcome === "unchanged" && isNewer ? /* @__PURE__ */ new Map([[path, recordText(comment)]]) : /* @__PURE__ */ new Map();
	}, `Comment on pull request ${number}`);
	return outcome;
}
function outcomeOf(there, next) {
	if (there === void 0) return "created";
	if (there.generation > next.generation) return "outdated";
	return there.body === next.body && there.head === next.head ? "unchanged" : "updated";
}
async function putCheck(forge, check) {
	const path = paths.check(check);
	await forge.records.change(async (view) => {
		const text = recordText(check);
		return (await view.read([path])).get(path) === text ? /* @__PURE__ */ new Map() : /* @__PURE__ */ new Map([[path, text]]);
	}, `Check ${check.name}`);
}
async function readAll(forge, number) {
	const { branch, base } = await recordOf(forge, number);
	const view = await forge.records.newest();
	const head = await existing(branch, forge.refs.head(branch));
	const comments = await view.folder(paths.comments(number));
	const checks = await view.folder(paths.checks(head));
	return {
		comments: [...comments].map(([path, text]) => parseComment(path, text)),
		checks: [...checks].map(([path, text]) => parseCheck(path, text)).filter((check) => check.base === base)
	};
}

// src/forge/open-artifacts.ts
async function openArtifactSearch({ env, token, signal, runs }) {
	const [{ openPlace }, { newestArtifact }] = await Promise.all([import("./open-place.js"), import("./kept-artifact.js")]);
	const place = await openPlace({
		env,
		token,
		signal
	});
	return {
		owner: place.owner,
		repo: place.repo,
		newest: (name) => newestArtifact(place, name, async (run) => (await runs()).startedBy(run))
	};
}

// src/forge/open-command-desk.ts
async function openCommandDesk({ env, token, workflow, job, signal }) {
	if (token === "") throw MlopsError.of(forgeReasons, "forge-no-token", "A command in a comment is answered on GitHub, and there is no token.", { remedy: "Give the step the input `token`." });
	const [{ openPlace }, { commandDesk }, { verdictDesk }] = await Promise.all([
		import("./open-place.js"),
		import("./command-desk.js"),
		import("./verdict-desk.js")
	]);
	const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
	const place = await openPlace({
		env,
		token,
		signal
	});
	return {
		desk: commandDesk(place, {
			server,
			workflow
		}),
		verdicts: verdictDesk(place, job)
	};
}

// src/forge/which-forge.ts
function githubPlaceOf({ remote, env, signal }) {
	const token = env["GITHUB_TOKEN"] ?? "";
	const inJob = env["GITHUB_ACTIONS"] === "true" && token !== "";
	const named = remote && githubRepository(remote.address, env["GITHUB_SERVER_URL"]);
	if (!inJob && named === void 0) return void 0;
	if (token === "") {
		const sentence = `The pull requests of ${named} are on GitHub, and GITHUB_TOKEN is not set.`;
		throw MlopsError.of(forgeReasons, "forge-no-token", sentence);
	}
	const options = {
		env,
		token,
		...signal !== void 0 && { signal }
	};
	return inJob || named === void 0 ? options : {
		...options,
		repository: named
	};
}

// src/forge/open-deployment-desk.ts
const deployWorkflow = "mlops-deploy.yml";
async function openDeploymentDesk(options) {
	const place = githubPlaceOf(options);
	if (place === void 0) return void 0;
	const { openGithubDeploymentDesk } = await import("./deployment-desk.js");
	return await openGithubDeploymentDesk({
		...place,
		workflow: deployWorkflow
	});
}

// src/forge/open-enforcement.ts
async function openEnforcement(options) {
	const place = githubPlaceOf(options);
	if (place === void 0) return void 0;
	const { openGithubEnforcement } = await import("./enforce.js");
	return await openGithubEnforcement(place);
}

// src/forge/open-forge.ts
async function openForge(options) {
	const place = githubPlaceOf(options);
	if (place === void 0) return await openLocalForge({
		repository: options.repository,
		remote: options.remote?.name ?? null
	});
	const { openGithubForge } = await import("./github-forge.js");
	return await openGithubForge(place);
}

// src/forge/open-fork-pulls.ts
async function findPullsOfFork({ env, token, signal }, head) {
	if (token === "") {
		const sentence = `The pull request of ${head.name}:${head.branch} is asked for on GitHub, and there is no token.`;
		throw MlopsError.of(forgeReasons, "forge-no-token", sentence, { remedy: "Give the step the input `token`." });
	}
	const [{ openPlace }, { findForkPulls }] = await Promise.all([import("./open-place.js"), import("./fork-pull.js")]);
	return await findForkPulls(await openPlace({
		env,
		token,
		signal
	}), head);
}

// src/forge/local-promotion-desk.ts
const promotionShape = object({
	schemaVersion: literal(1),
	number: int().positive(),
	branch: string(),
	base: string(),
	title: string(),
	body: string(),
	about: strictObject({
		model: string(),
		version: int().positive(),
		digest: string(),
		releaseDigest: string(),
		revert: literal(true).exactOptional()
	}),
	state: _enum([
		"open",
		"closed",
		"gone",
		"merged"
	]),
	word: string(),
	openedAt: datetime(),
	closedAt: datetime().exactOptional()
});
async function openLocalPromotionDesk(options) {
	const home = await openHome(options);
	const remote = home.remote === void 0 ? void 0 : options.remote ?? "origin";
	const desk = {
		records: openRecords(home),
		refs: pullRefs(home.user, remote),
		repository: { git: home.user },
		remote
	};
	return {
		kind: "local",
		pulls: (base) => pulls(desk, base),
		put: (wanted) => put(desk, wanted),
		close: (number, state, word) => close(desk, number, {
			state,
			word
		}),
		merge: (number, head, message) => merge(desk, number, head, message)
	};
}
async function pulls(desk, base) {
	return await asPulls(desk, [...await (await desk.records.newest()).folder(paths.promotions)].map(([path, text]) => parseRecord(promotionShape, path, text)).filter((one) => one.base === base).sort((a, b) => a.number - b.number));
}
async function asPulls(desk, promotions) {
	const open = promotions.filter(({ state }) => state === "open");
	const refs = [...new Set(open.flatMap(({ branch, base }) => [branch, base]))].map((branch) => `refs/heads/${branch}`);
	const tips = open.length === 0 ? /* @__PURE__ */ new Map() : await remoteTips(desk.repository, desk.remote, refs);
	return await Promise.all(promotions.map((one) => asPull(desk, one, tips)));
}
async function asPull({ refs }, { word: _, schemaVersion: __, ...promotion }, tips) {
	const ended = {
		...promotion,
		head: void 0,
		paths: [],
		approvals: noApprovals
	};
	if (promotion.state !== "open") return ended;
	const [head, base] = [tips.get(promotion.branch), tips.get(promotion.base)];
	if (head === void 0) return {
		...ended,
		state: "gone"
	};
	if (base === void 0) return {
		...promotion,
		head,
		paths: [],
		approvals: noApprovals
	};
	if (!await refs.related(base, head)) return {
		...ended,
		state: "closed"
	};
	if (await refs.contains(base, head)) return {
		...ended,
		state: "merged"
	};
	return {
		...promotion,
		head,
		paths: await refs.changed(base, head),
		approvals: noApprovals
	};
}
async function put(desk, wanted) {
	let result;
	await desk.records.change(async (view) => {
		const texts = await view.folder(paths.promotions);
		const open = [...texts].map(([path, text]) => parseRecord(promotionShape, path, text)).find(({ branch, base, state }) => branch === wanted.branch && base === wanted.base && state === "open");
		const last = (await view.read([paths.last])).get(paths.last);
		const number = open?.number ?? (last === void 0 ? 0 : parseRecord(numberShape, paths.last, last).number) + 1;
		const openedAt = open?.openedAt ?? (/* @__PURE__ */ new Date()).toISOString();
		result = {
			schemaVersion: 1,
			...wanted,
			number,
			openedAt,
			state: "open",
			word: ""
		};
		const text = recordText(result);
		if (open !== void 0 && texts.get(paths.promotion(number)) === text) return /* @__PURE__ */ new Map();
		const made = open === void 0 ? [[paths.last, recordText({ number })]] : [];
		return new Map([[paths.promotion(number), text], ...made]);
	}, `Promotion pull request for ${wanted.branch}`);
	if (result === void 0) throw new TypeError("nothing was put");
	const [pull] = await asPulls(desk, [result]);
	if (pull === void 0) throw new TypeError("one record gives one pull request");
	return pull;
}
async function close(desk, number, change) {
	const path = paths.promotion(number);
	await desk.records.change(async (view) => {
		const text = (await view.read([path])).get(path);
		const there = text === void 0 ? void 0 : parseRecord(promotionShape, path, text);
		if (there === void 0 || there.state !== "open") return /* @__PURE__ */ new Map();
		return /* @__PURE__ */ new Map([[path, recordText({
			...there,
			...change,
			closedAt: (/* @__PURE__ */ new Date()).toISOString()
		})]]);
	}, `Promotion pull request ${number} is ${change.state}`);
}
async function merge(desk, number, head, message) {
	const path = paths.promotion(number);
	const text = (await (await desk.records.newest()).read([path])).get(path);
	const there = text === void 0 ? void 0 : parseRecord(promotionShape, path, text);
	if (there === void 0 || there.state !== "open") return "moved";
	const [now, base] = await Promise.all([desk.refs.base(there.branch), desk.refs.base(there.base)]);
	if (now !== head || base === void 0) return "moved";
	const commit = await desk.refs.merge(base, head, message);
	if (commit === void 0 || !await desk.refs.move(there.base, commit, base)) return "moved";
	await close(desk, number, {
		state: "merged",
		word: ""
	});
	return "merged";
}

// src/forge/open-promotion-desk.ts
async function openPromotionDesk(options) {
	const { repository, remote } = options;
	const place = githubPlaceOf(options);
	if (place === void 0) return await openLocalPromotionDesk({
		repository,
		remote: remote?.name ?? null
	});
	if (remote === void 0) throw MlopsError.of(forgeReasons, "forge-no-remote", "Promotion pull requests are on GitHub, and this clone has no remote to read their branches from.");
	const { openGithubPromotionDesk } = await import("./promotion-desk2.js");
	return await openGithubPromotionDesk({
		...place,
		clone: repository,
		remote: remote.name
	});
}

// src/forge/open-renewal-desk.ts
async function openRenewalDesk(options) {
	const place = githubPlaceOf(options);
	if (place === void 0) throw MlopsError.of(forgeReasons, "renewal-not-here", "Pull requests that renew the lock file are opened on GitHub, and this repository is not there.");
	const { openGithubRenewalDesk } = await import("./renewal-desk.js");
	return await openGithubRenewalDesk(place);
}

// src/forge/open-workflow-runs.ts
async function openWorkflowRuns({ env, token, signal }) {
	const [{ openPlace }, { newestRuns, workflowRun }, { artifactDigests, artifactsNamed }, { jobNames, unfinishedRuns }] = await Promise.all([
		import("./open-place.js"),
		import("./workflow-run.js"),
		import("./run-artifacts.js"),
		import("./unfinished-runs.js")
	]);
	const place = await openPlace({
		env,
		token,
		signal
	});
	const events = /* @__PURE__ */ new Map();
	const told = (run) => {
		events.set(run.id, Promise.resolve(run.event));
		return run;
	};
	const get = async (id) => {
		const found = await workflowRun(place, id);
		return found && told(found);
	};
	return {
		repository: `${place.owner}/${place.repo}`,
		get,
		startedBy: (run) => {
			const event = events.get(run) ?? get(run).then((found) => found?.event);
			events.set(run, event);
			return event;
		},
		newest: async (file) => (await newestRuns(place, file)).map(told),
		digests: (run, artifact) => artifactDigests(place, run, artifact),
		artifacts: (name) => artifactsNamed(place, name),
		unfinished: () => unfinishedRuns(place),
		jobNames: (run) => jobNames(place, run)
	};
}

// src/forge/read-host.ts
async function readHost({ address, env, signal }) {
	const token = env["GITHUB_TOKEN"] ?? "";
	const named = address === void 0 ? void 0 : githubRepository(address, env["GITHUB_SERVER_URL"] || void 0);
	const repository = (env["GITHUB_ACTIONS"] === "true" ? env["GITHUB_REPOSITORY"] : void 0) ?? named;
	if (repository === void 0) return { kind: "elsewhere" };
	if (token === "") return {
		kind: "no-token",
		repository
	};
	const [{ openPlace }, { readSettings }] = await Promise.all([import("./open-place.js"), import("./settings.js")]);
	return {
		kind: "github",
		settings: await readSettings(await openPlace({
			env,
			token,
			repository,
			...signal !== void 0 && { signal }
		}))
	};
}

export { findPullsOfFork as a, openDeploymentDesk as c, openLocalForge as d, githubRepository as f, openPromotionDesk as i, openCommandDesk as l, isGithubCloud as m, openWorkflowRuns as n, openForge as o, hasArtifactService as p, openRenewalDesk as r, openEnforcement as s, readHost as t, openArtifactSearch as u };