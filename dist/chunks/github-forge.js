import { a as isRefused, i as isMissing, r as persist, t as ask } from "./ask.js";
import { l as array, p as int, u as boolean, v as object, x as string } from "./schemas.js";
import { n as isNewer } from "./generation.js";
import { t as MlopsError } from "./problem.js";
import { t as largestText } from "./port.js";
import { t as forgeReasons } from "./reasons10.js";
import { n as openClient } from "./client.js";
import { i as knownPullRequest, r as stamped, t as ownComments } from "./comments.js";
import { t as readContext } from "./context.js";

// src/forge/github/text-limit.ts
function checkLength(what, text) {
	const bytes = Buffer.byteLength(text);
	if (bytes <= 6e4) return;
	const sentence = `The ${what} has ${bytes} bytes; GitHub gets ${largestText} at most.`;
	throw MlopsError.of(forgeReasons, "forge-text-too-long", sentence);
}

// src/forge/github/checks.ts
const checkShape = object({
	id: int(),
	name: string(),
	head_sha: string(),
	external_id: string().nullish(),
	status: string(),
	conclusion: string().nullish(),
	output: object({
		title: string().nullish(),
		summary: string().nullish()
	})
});
const own = /^mlops:(\d+)(:approved)?$/;
const conclusions = {
	pass: "success",
	fail: "failure",
	unknown: "action_required"
};
async function putCheckRun(place, check, writer) {
	checkLength("summary of the check", check.summary);
	const action = {
		what: `write the check "${check.name}" on ${check.head.slice(0, 12)}`,
		permission: "checks: write"
	};
	await persist(place, action, async () => {
		const there = (await ownChecks(place, check.head, check.name))[0];
		const rank = {
			head: check.head,
			generation: writer.generation,
			approved: check.approved
		};
		if (there !== void 0 && isNewer({
			...there.check,
			generation: there.generation
		}, rank)) return "done";
		if (there !== void 0 && isSame$1(there.check, check)) return "done";
		if (there?.check.state === "in-progress" && await changed(place, there.id, check, writer)) return "again";
		await create(place, check, writer);
		return "again";
	});
}
async function ownChecks(place, head, name) {
	const { owner, repo, client } = place;
	const all = await client.octokit.paginate(client.octokit.rest.checks.listForRef, {
		owner,
		repo,
		ref: head,
		per_page: 100,
		filter: "latest",
		...name !== void 0 && { check_name: name }
	});
	return array(checkShape).parse(all).flatMap((one) => {
		const [, generation, approved] = own.exec(one.external_id ?? "") ?? [];
		if (generation === void 0) return [];
		const check = {
			...fromGithub(one),
			...approved !== void 0 && { approved: true }
		};
		return [{
			id: one.id,
			generation: Number(generation),
			check
		}];
	}).sort((a, b) => b.id - a.id);
}
function fromGithub({ name, head_sha, status, conclusion, output }) {
	const verdict = conclusion === "success" || conclusion === "failure" ? {
		success: "pass",
		failure: "fail"
	}[conclusion] : "unknown";
	return {
		name,
		head: head_sha,
		state: status === "completed" ? verdict : "in-progress",
		title: output.title ?? "",
		summary: output.summary ?? ""
	};
}
function isSame$1(one, other) {
	if (one.approved !== other.approved) return false;
	return one.state === other.state && one.title === titleOf(other) && one.summary.trim() === other.summary.trim();
}
async function create({ client, owner, repo }, check, writer) {
	const { name, head } = check;
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	await client.octokit.rest.checks.create({
		...once,
		name,
		head_sha: head,
		...content(check, writer)
	});
}
async function changed({ client, owner, repo }, id, check, writer) {
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	try {
		await client.octokit.rest.checks.update({
			...once,
			check_run_id: id,
			...content(check, writer)
		});
		return true;
	} catch (error) {
		if (isMissing(error) || isRefused(error)) return false;
		throw error;
	}
}
function content(check, { generation, url }) {
	const annotations = (check.annotations ?? []).slice(0, 10).map(annotation);
	const output = {
		title: titleOf(check),
		summary: check.summary,
		...annotations.length > 0 && { annotations }
	};
	return {
		external_id: `mlops:${generation}${check.approved ? ":approved" : ""}`,
		output,
		...url !== void 0 && { details_url: url },
		...check.state === "in-progress" ? { status: "in_progress" } : {
			status: "completed",
			conclusion: conclusions[check.state]
		}
	};
}
function titleOf({ title }) {
	const short = [...title].slice(0, 250).join("");
	return short === title ? title : `${short}…`;
}
function annotation({ file, line, level, title, message }) {
	return {
		path: file,
		start_line: line,
		end_line: line,
		annotation_level: level,
		title: title.slice(0, 255),
		message
	};
}

// src/forge/github/pulls.ts
const side = object({
	ref: string(),
	sha: string()
});
const listedShape = array(object({
	number: int(),
	state: string(),
	head: side,
	base: side
}));
const pullShape = object({
	state: string(),
	title: string(),
	head: side,
	base: side,
	mergeable: boolean().nullish(),
	merge_commit_sha: string().nullish()
});
const reading = { permission: "pull-requests: read" };
async function findPullRequest(place, query, event) {
	const { branch, base, commit, number } = query;
	if (number !== void 0) return await unmoved(place, number, commit);
	if (event !== void 0 && event.head === commit && event.base === base) {
		const { state, ...started } = await read(place, event.number);
		return state === "open" ? started : void 0;
	}
	const found = branch === void 0 ? await byCommit(place, commit, base) : await byBranch(place, branch, base);
	return found === void 0 ? void 0 : await pullRequest(place, found);
}
async function unmoved(place, number, commit) {
	const { state, ...now } = await read(place, number);
	if (state === "open" && now.head === commit) return now;
	const why = state === "open" ? `its head is ${now.head.slice(0, 12)} by now` : "it is closed by now";
	const sentence = `Nothing is said on pull request ${number} about ${commit?.slice(0, 12) ?? "no commit"}: ${why}.`;
	throw MlopsError.of(forgeReasons, "pull-request-moved-on", sentence);
}
async function byBranch(place, branch, base) {
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		state: "open",
		head: `${owner}:${branch}`,
		base,
		per_page: 100
	};
	return (await ask(place, {
		what: `find the pull request of ${branch}`,
		...reading
	}, async () => listedShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.list, asked)))).find(({ head }) => head.ref === branch)?.number;
}
async function byCommit(place, commit, base) {
	if (commit === void 0) return void 0;
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		commit_sha: commit,
		per_page: 100
	};
	const action = {
		what: `find the pull request of ${commit.slice(0, 12)}`,
		...reading
	};
	return (await ask(place, action, async () => listedShape.parse(await client.octokit.paginate(client.octokit.rest.repos.listPullRequestsAssociatedWithCommit, asked)))).find((pull) => pull.state === "open" && pull.head.sha === commit && pull.base.ref === base)?.number;
}
async function pullRequest(place, number) {
	const { state: _, ...found } = await read(place, number);
	return found;
}
async function read(place, number) {
	const { client, owner, repo } = place;
	const action = {
		what: `read pull request ${number}`,
		...reading
	};
	const get = () => client.octokit.rest.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	const { state, title, head, base, mergeable, merge_commit_sha: merge } = await ask(place, action, async () => pullShape.parse((await knownPullRequest(place, number, get)).data));
	return {
		state,
		number,
		title,
		branch: head.ref,
		base: base.ref,
		head: head.sha,
		...mergeable === true && typeof merge === "string" && { merge }
	};
}

// src/forge/github/sticky-comment.ts
async function putStickyComment(place, issue, next) {
	const sticky = {
		issue,
		next,
		comments: ownComments(place),
		wrote: false
	};
	const action = {
		what: `write the comment on pull request ${issue}`,
		permission: "pull-requests: write"
	};
	return await persist(place, action, () => round(sticky));
}
async function round(sticky) {
	const { comments, issue, next } = sticky;
	const [kept, ...others] = await look(sticky);
	if (kept === void 0) {
		sticky.outcome ??= "created";
		sticky.created = await comments.create(issue, stamped(next));
		sticky.wrote = true;
		return "again";
	}
	const newest = others.reduce((best, one) => isNewer(one, best) ? one : best, kept);
	const isOurs = isNewer(next, newest) || !isNewer(newest, next) && !sticky.wrote;
	sticky.outcome ??= isSame(newest, next) ? "unchanged" : "updated";
	const changed = await bring(sticky, kept, isOurs ? next : newest);
	for (const other of others) await remove(sticky, other);
	if (changed || others.length > 0) return "again";
	return isNewer(newest, next) ? "outdated" : sticky.outcome;
}
async function look({ comments, issue, next, created }) {
	const listed = await comments.list(issue, next.marker);
	if (created === void 0 || listed.some(({ id }) => id === created.id)) return listed;
	return [...listed, created].toSorted((a, b) => a.id - b.id);
}
async function bring(sticky, kept, wanted) {
	if (isSame(kept, wanted) && kept.generation === wanted.generation && kept.approved === wanted.approved) return false;
	sticky.wrote = true;
	await unlessGone(sticky, kept, sticky.comments.change(kept.id, stamped(wanted)));
	return true;
}
async function remove(sticky, other) {
	await unlessGone(sticky, other, sticky.comments.remove(other.id));
	if (other.id === sticky.created?.id) sticky.created = void 0;
}
async function unlessGone(sticky, { id }, work) {
	try {
		await work;
	} catch (error) {
		if (!isMissing(error)) throw error;
		if (id === sticky.created?.id) sticky.created = void 0;
	}
}
function isSame(one, other) {
	const plain = (text) => text.replaceAll("\r\n", "\n").trim();
	return one.head === other.head && plain(one.body) === plain(other.body);
}

// src/forge/github/github-forge.ts
async function openGithubForge(options) {
	const { env, token, repository, signal, pace } = options;
	const { api, owner, repo, writer, event } = await readContext(env, repository);
	const place = {
		client: openClient({
			api,
			token,
			...signal && { signal },
			...pace && { pace }
		}),
		owner,
		repo
	};
	return {
		kind: "github",
		writer,
		pullRequest: (query) => findPullRequest(place, query, event),
		putComment: async (number, comment) => {
			checkLength("comment", stamped(comment));
			return await putStickyComment(place, number, comment);
		},
		putCheck: (check) => putCheckRun(place, check, writer),
		read: async (number) => {
			const { head } = await pullRequest(place, number);
			const reading = {
				what: `read comments of pull request ${number}`,
				permission: "pull-requests: read"
			};
			const comments = await ask(place, reading, () => ownComments(place).list(number));
			const looking = {
				what: `read checks of ${head.slice(0, 12)}`,
				permission: "checks: read"
			};
			const checks = await ask(place, looking, () => ownChecks(place, head));
			return {
				comments: comments.map(({ id: _, ...comment }) => comment),
				checks: checks.map(({ check }) => check)
			};
		}
	};
}

export { openGithubForge };