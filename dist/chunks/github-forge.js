import { i as isMissing, r as persist, t as ask } from "./ask.js";
import { l as array, p as int, u as boolean, v as object, x as string } from "./schemas.js";
import { i as putCheckRun, r as ownChecks } from "./checks.js";
import { t as openClient } from "./client.js";
import { a as knownPullRequest, i as stamped, t as ownComments } from "./comments.js";
import { t as readContext } from "./context.js";
import { t as defaultBranchOf } from "./default-branch.js";
import { t as MlopsError } from "./problem.js";
import { t as forgeReasons } from "./reasons10.js";
import { n as isNewer } from "./generation.js";
import { t as checkLength } from "./text-limit.js";

// src/forge/github/pulls.ts
const side = object({
	ref: string(),
	sha: string()
});
const repository = object({ id: int() });
const ownRepository = repository.extend({ default_branch: string().min(1).optional() });
const listedShape = array(object({
	number: int(),
	state: string(),
	head: side,
	base: side
}));
const pullShape = object({
	state: string(),
	title: string(),
	head: side.extend({ repo: repository.nullish() }),
	base: side.extend({ repo: ownRepository }),
	mergeable: boolean().nullish(),
	merge_commit_sha: string().nullish()
});
const reading = { permission: "pull-requests: read" };
async function findPullRequest(place, query, event) {
	const { branch, base, commit, number } = query;
	if (number !== void 0) return await unmoved(place, number, commit);
	if (event !== void 0 && event.head === commit && event.base === base) {
		const started = await pullRequest(place, event.number);
		return started.state === "open" ? started : void 0;
	}
	const found = branch === void 0 ? await byCommit(place, commit, base) : await byBranch(place, branch, base);
	return found === void 0 ? void 0 : await pullRequest(place, found);
}
async function unmoved(place, number, commit) {
	const now = await pullRequest(place, number);
	const isOpen = now.state === "open";
	if (isOpen && now.pull.head === commit) return now;
	const why = isOpen ? `its head is ${now.pull.head.slice(0, 12)} by now` : "it is closed by now";
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
		pull: {
			number,
			title,
			branch: head.ref,
			base: base.ref,
			head: head.sha,
			...head.repo?.id !== base.repo.id && { fork: true },
			...mergeable === true && typeof merge === "string" && { merge }
		},
		state,
		defaultBranch: base.repo.default_branch
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
	let branch;
	const remembered = ({ pull, defaultBranch }) => {
		branch = defaultBranch ?? branch;
		return pull;
	};
	return {
		kind: "github",
		writer,
		pullRequest: async (query) => {
			const found = await findPullRequest(place, query, event);
			return found && remembered(found);
		},
		putComment: async (number, comment) => {
			checkLength("comment", stamped(comment));
			return await putStickyComment(place, number, comment);
		},
		putCheck: async (check) => {
			branch ??= await defaultBranchOf(place);
			await putCheckRun(place, check, writer, branch);
		},
		read: async (number) => {
			const { head, base } = remembered(await pullRequest(place, number));
			const reading = {
				what: `read comments of pull request ${number}`,
				permission: "pull-requests: read"
			};
			const comments = await ask(place, reading, () => ownComments(place).list(number));
			const looking = {
				what: `read checks of ${head.slice(0, 12)}`,
				permission: "checks: read"
			};
			const checks = await ask(place, looking, () => ownChecks(place, head, base));
			return {
				comments: comments.map(({ id: _, ...comment }) => comment),
				checks
			};
		}
	};
}

export { openGithubForge };