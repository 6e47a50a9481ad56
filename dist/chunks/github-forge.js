import { a as isRefused, i as isMissing, n as nameOf, r as persist, t as ask } from "./ask.js";
import { _ as number, l as array, p as int, u as boolean, v as object, x as string } from "./schemas.js";
import { t as MlopsError } from "./problem.js";
import { t as largestText } from "./port.js";
import { t as forgeReasons } from "./reasons10.js";
import { n as openClient } from "./client.js";
import { n as runOf, t as readContext } from "./context.js";

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
const own = /^mlops:(\d+)$/;
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
		if (there !== void 0 && there.generation > writer.generation) return "done";
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
		const generation = own.exec(one.external_id ?? "")?.[1];
		return generation === void 0 ? [] : [{
			id: one.id,
			generation: Number(generation),
			check: fromGithub(one)
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
		external_id: `mlops:${generation}`,
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

// src/forge/github/known-pull-request.ts
async function knownPullRequest(place, number, work) {
	try {
		return await work();
	} catch (error) {
		if (!isMissing(error)) throw error;
		const { client, owner, repo } = place;
		await client.octokit.rest.repos.get({
			owner,
			repo
		});
		const sentence = `There is no pull request ${number} in ${nameOf(place)}.`;
		throw MlopsError.of(forgeReasons, "forge-no-pull-request", sentence);
	}
}

// src/forge/github/stamp.ts
const stampLine = /^<!-- mlops (\{.*\}) -->\r?\n/;
const stampShape = object({
	marker: string(),
	head: string().catch(""),
	generation: number().catch(-1)
});
function stamped({ marker, head, generation, body }) {
	return `<!-- mlops ${JSON.stringify({
		marker,
		head,
		generation,
		...runOf(generation)
	}).replace(/[<>&-]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)} -->\n${body}`;
}
function unstamped(text) {
	const found = stampLine.exec(text);
	const parsed = stampShape.safeParse(parseJson(found?.[1]));
	if (found === null || !parsed.success) return void 0;
	return {
		...parsed.data,
		body: text.slice(found[0].length)
	};
}
function parseJson(text) {
	try {
		return JSON.parse(text ?? "");
	} catch {
		return;
	}
}

// src/forge/github/comments.ts
const commentShape = object({
	id: int(),
	body: string().nullish(),
	user: object({ login: string() }).nullish()
});
function ownComments(place) {
	const { owner, repo, client } = place;
	const { octokit } = client;
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	let me;
	return {
		list: async (issue, marker) => {
			const asked = {
				owner,
				repo,
				issue_number: issue,
				per_page: 100
			};
			const all = await knownPullRequest(place, issue, () => octokit.paginate(octokit.rest.issues.listComments, asked));
			const stamps = array(commentShape).parse(all).flatMap(({ id, body, user }) => {
				const comment = unstamped(body ?? "");
				return comment === void 0 ? [] : [{
					id,
					author: user?.login,
					comment
				}];
			}).filter(({ comment }) => marker === void 0 || comment.marker === marker);
			if (stamps.length === 0) return [];
			me ??= await login(client.octokit);
			return stamps.filter(({ author }) => author === me).map(({ id, comment }) => ({
				id,
				...comment
			})).sort((a, b) => a.id - b.id);
		},
		create: async (issue, text) => {
			const { data } = await octokit.rest.issues.createComment({
				...once,
				issue_number: issue,
				body: text
			});
			const made = commentShape.parse(data);
			me = made.user?.login ?? me;
			const comment = unstamped(text);
			return comment === void 0 ? void 0 : {
				id: made.id,
				...comment
			};
		},
		change: async (id, text) => {
			await octokit.rest.issues.updateComment({
				...once,
				comment_id: id,
				body: text
			});
		},
		remove: async (id) => {
			await octokit.rest.issues.deleteComment({
				...once,
				comment_id: id
			});
		}
	};
}
const viewerShape = object({ viewer: object({ login: string() }) });
async function login(octokit) {
	return viewerShape.parse(await octokit.graphql("query { viewer { login } }")).viewer.login;
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
	const { branch, base, commit } = query;
	if (event !== void 0 && event.head === commit && event.base === base) {
		const { state, ...started } = await read(place, event.number);
		return state === "open" ? started : void 0;
	}
	const found = branch === void 0 ? await byCommit(place, commit, base) : await byBranch(place, branch, base);
	return found === void 0 ? void 0 : await pullRequest(place, found);
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
	const newest = others.reduce((best, one) => one.generation > best.generation ? one : best, kept);
	const isOurs = next.generation > newest.generation || next.generation === newest.generation && !sticky.wrote;
	sticky.outcome ??= isSame(newest, next) ? "unchanged" : "updated";
	const changed = await bring(sticky, kept, isOurs ? next : newest);
	for (const other of others) await remove(sticky, other);
	if (changed || others.length > 0) return "again";
	return newest.generation > next.generation ? "outdated" : sticky.outcome;
}
async function look({ comments, issue, next, created }) {
	const listed = await comments.list(issue, next.marker);
	if (created === void 0 || listed.some(({ id }) => id === created.id)) return listed;
	return [...listed, created].toSorted((a, b) => a.id - b.id);
}
async function bring(sticky, kept, wanted) {
	if (isSame(kept, wanted) && kept.generation === wanted.generation) return false;
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