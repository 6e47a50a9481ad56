import { t as Git } from "./git.js";
import { l as array, u as boolean, v as object, x as string } from "./schemas.js";
import { n as pullRefs, t as noApprovals } from "./promotion-desk.js";
import { t as openPlace } from "./open-place2.js";
import { r as putJudgement, t as judgementOf } from "./promotion-check.js";
import { a as pullShape$1, c as writePromotionBody, i as asPromotion, n as putPull, r as closePull, s as readPromotionBody, t as pullTitle } from "./put-pull.js";
import { a as RequestError } from "./dist-bundle.js";
import { r as oneLine, t as clip } from "./clean.js";
import { t as MlopsError } from "./problem.js";
import { t as forgeReasons } from "./reasons10.js";
import { n as nameOf, r as persist, t as ask } from "./ask.js";
import { a as knownPullRequest } from "./comments.js";
import { n as remoteTips } from "./branch-history.js";
import { n as roleOf, t as mayWrite } from "./role.js";

// src/forge/github/promotion-close.ts
async function closePromotion(place, number, ended, word) {
	await closePull(place, number, {
		word,
		firstLine: "<!-- mlops-promotion-closed -->\n",
		body: ({ body }) => {
			const said = readPromotionBody(body ?? "");
			return said && writePromotionBody({
				...said,
				ended
			});
		}
	});
}

// src/forge/github/promotion-merge.ts
const methods = [
	"merge",
	"squash",
	"rebase"
];
const pullShape = object({
	merged: boolean(),
	head: object({ sha: string() })
});
async function mergePromotion(place, wanted) {
	const action = {
		what: `merge pull request ${wanted.number}`,
		permission: "contents: write"
	};
	let lost = false;
	return await persist(place, action, async () => {
		if (lost && await isMerged(place, wanted)) return "merged";
		lost = true;
		const refused = [];
		for (const method of methods) {
			const answer = await attempt(place, wanted, method);
			if (typeof answer === "string") return answer;
			refused.push(answer.refused);
		}
		throw refusal(place, wanted.number, refused.join(" "));
	});
}
async function isMerged(place, { number, head }) {
	const { client, owner, repo } = place;
	const { data } = await client.octokit.rest.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	const pull = pullShape.parse(data);
	return pull.merged && pull.head.sha === head;
}
async function attempt(place, { number, head, message }, method) {
	const { client, owner, repo } = place;
	const title = clip(oneLine(message), 250);
	const once = {
		owner,
		repo,
		pull_number: number,
		request: { retries: 0 }
	};
	try {
		await knownPullRequest(place, number, () => client.octokit.rest.pulls.merge({
			...once,
			sha: head,
			merge_method: method,
			commit_title: title
		}));
		return "merged";
	} catch (error) {
		if (!(error instanceof RequestError)) throw error;
		if (error.status === 409) return "moved";
		if (error.status !== 405) throw error;
		const said = saidIn(error);
		if (isAboutMethod.test(said)) return { refused: said };
		if (hasMoved.test(said)) return "moved";
		throw refusal(place, number, said);
	}
}
const isAboutMethod = /\b(merge commits?|merges|merge method)\b.* not allowed|must not contain merge commits/i;
const hasMoved = /not mergeable|(base|head) branch was modified|merge conflict/i;
function saidIn({ message }) {
	return clip(oneLine(message.replace(/ - https?:\/\/\S+$/, "")), 500);
}
function refusal(place, number, said) {
	const sentence = `GitHub does not merge pull request ${number} of ${nameOf(place)}: ${said}`;
	return MlopsError.of(forgeReasons, "promotion-merge-refused", sentence);
}

// src/forge/github/promotion-approvals.ts
const reviewsShape = array(object({
	state: string(),
	commit_id: string().nullish(),
	user: object({
		login: string(),
		type: string()
	}).nullish()
}));
const decisive = /* @__PURE__ */ new Set([
	"APPROVED",
	"CHANGES_REQUESTED",
	"DISMISSED"
]);
const mostPeople = 30;
async function approvalsOf(place, of) {
	const logins = await approversOf(place, of);
	const seen = await Promise.all(logins.slice(0, mostPeople).map((login) => standingOf$1(place, login)));
	const more = logins.length - mostPeople;
	const unseen = `${more} more approvals are not looked at: ${mostPeople} people are asked about.`;
	return {
		by: seen.flatMap((one) => one.counts ? [one.login] : []),
		without: [...seen.flatMap((one) => one.counts ? [] : [one.sentence]), ...more > 0 ? [unseen] : []]
	};
}
async function approversOf(place, { number, head, author }) {
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		pull_number: number,
		per_page: 100
	};
	const action = {
		what: `read the reviews of pull request ${number}`,
		permission: "pull-requests: read"
	};
	const words = (await ask(place, action, async () => reviewsShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.listReviews, asked)))).filter(({ state }) => decisive.has(state.toUpperCase()));
	return [...new Map(words.flatMap((one) => one.user == null ? [] : [[one.user.login, one]]))].flatMap(([login, { commit_id: commit, state, user }]) => {
		return user?.type === "User" && login !== author && state.toUpperCase() === "APPROVED" && commit === head ? [login] : [];
	});
}
async function standingOf$1(place, login) {
	const role = place.roles.get(login) ?? roleOf(place, login);
	place.roles.set(login, role);
	try {
		if (mayWrite(await role)) return {
			counts: true,
			login
		};
		return {
			counts: false,
			login,
			sentence: `That of ${login} does not count, who may not write here.`
		};
	} catch (error) {
		if (!isHidden(error)) throw error;
		return {
			counts: false,
			login,
			sentence: `That of ${login} does not count, as nobody can tell whether they may write: ${error.message}`
		};
	}
}
function isHidden(error) {
	const hidden = ["forge-no-permission"];
	return error instanceof MlopsError && error.problems.some(({ reason }) => hidden.some((one) => one === reason));
}

// src/forge/github/promotion-pulls.ts
const page = 100;
async function promotionPulls(place, { base, listed, look }) {
	return await describedPulls(place, base, listed.flatMap((pull) => asPromotion(pull) ?? []).sort((a, b) => a.pull.number - b.pull.number), look);
}
async function otherPulls(place, base, listed) {
	const others = listed.filter(({ head, base: { repo }, state }) => state === "open" && head.repo?.id === repo.id).filter((pull) => asPromotion(pull) === void 0);
	if (others.length === 0) return [];
	const refs = [base, ...others.map(({ head }) => head.ref)].map((branch) => `refs/heads/${branch}`);
	const tips = await remoteTips(place.repository, place.remote, refs);
	const tip = tips.get(base);
	const found = others.map(async ({ number, head: { ref } }) => {
		const head = tips.get(ref);
		if (head === void 0 || tip === void 0 || !await place.refs.related(tip, head)) return [];
		return [{
			number,
			head,
			paths: await place.refs.changed(tip, head)
		}];
	});
	return (await Promise.all(found)).flat();
}
async function listPulls(place, base) {
	const { client, owner, repo } = place;
	const { pulls } = client.octokit.rest;
	const asked = {
		owner,
		repo,
		base,
		sort: "created",
		direction: "desc",
		per_page: page
	};
	const action = {
		what: `list the pull requests into ${base}`,
		permission: "pull-requests: read"
	};
	return await ask(place, action, async () => {
		const newest = array(pullShape$1).parse((await pulls.list({
			...asked,
			state: "all"
		})).data);
		if (newest.length < page) return newest;
		const open = array(pullShape$1).parse(await client.octokit.paginate(pulls.list, {
			...asked,
			state: "open"
		}));
		const known = new Set(newest.map(({ number }) => number));
		return [...newest, ...open.filter(({ number }) => !known.has(number))];
	});
}
async function describedPulls(place, base, found, look = {}) {
	const open = found.filter(({ pull }) => pull.state === "open");
	const refs = [base, ...open.map(({ pull }) => pull.head.ref)].map((branch) => `refs/heads/${branch}`);
	const tips = open.length === 0 ? /* @__PURE__ */ new Map() : await remoteTips(place.repository, place.remote, refs);
	const seen = await Promise.all(found.map(async (one) => ({
		one,
		now: await standingOf(place, one, tips)
	})));
	const newest = new Map(seen.filter(({ now }) => now.state === "merged").map(({ one }) => [one.about.model, one]));
	return await Promise.all(seen.map(async ({ one, now }) => {
		const isAskedFor = now.state === "merged" && one.about.releaseDigest === look.releaseDigest;
		const decides = now.state === "open" || newest.get(one.about.model) === one || isAskedFor;
		const head = now.head ?? one.pull.head.sha;
		return described(one, now, decides ? await saidOf(place, one, head, look) : { approvals: noApprovals });
	}));
}
async function standingOf({ refs }, { pull, ended }, tips) {
	const over = {
		head: void 0,
		paths: []
	};
	if (pull.merged_at != null) return {
		...over,
		state: "merged"
	};
	if (pull.state === "closed") return {
		...over,
		state: ended ?? "gone"
	};
	const [head, base] = [tips.get(pull.head.ref), tips.get(pull.base.ref)];
	if (head === void 0 || base === void 0) return {
		...over,
		state: "gone"
	};
	if (!await refs.related(base, head)) return {
		...over,
		state: "closed"
	};
	if (await refs.contains(base, head)) return {
		...over,
		state: "merged"
	};
	return {
		state: "open",
		head,
		paths: await refs.changed(base, head)
	};
}
async function saidOf(place, { pull, about: { releaseDigest } }, head, look) {
	const reviewed = {
		number: pull.number,
		head,
		author: pull.user?.login
	};
	const [approvals, judged] = await Promise.all([look.approvals === true ? approvalsOf(place, reviewed) : noApprovals, judgementOf(place, {
		number: pull.number,
		head,
		releaseDigest
	})]);
	return {
		approvals,
		...judged !== void 0 && { judged }
	};
}
function described({ pull, about, body }, now, said) {
	return {
		number: pull.number,
		branch: pull.head.ref,
		base: pull.base.ref,
		title: pull.title,
		body,
		about,
		...now,
		openedAt: pull.created_at,
		...pull.closed_at != null && now.state !== "open" && { closedAt: pull.closed_at },
		...said,
		url: pull.html_url
	};
}

// src/forge/github/promotion-put.ts
async function putPromotion(place, wanted) {
	const { branch, base } = wanted;
	const text = {
		title: pullTitle(wanted.title),
		body: writePromotionBody(wanted)
	};
	const found = asPromotion(await putPull(place, {
		branch,
		base,
		...text
	}));
	const [described] = found === void 0 ? [] : await describedPulls(place, base, [found]);
	if (described !== void 0) return described;
	const sentence = `The pull request of ${branch} in ${nameOf(place)} does not say what was written.`;
	throw MlopsError.of(forgeReasons, "forge-strange-answer", sentence);
}

// src/forge/github/promotion-desk.ts
async function openGithubPromotionDesk(options) {
	const git = new Git(options.clone);
	const { remote } = options;
	const place = {
		...await openPlace(options),
		repository: { git },
		remote,
		refs: pullRefs(git, remote),
		roles: /* @__PURE__ */ new Map()
	};
	const listings = /* @__PURE__ */ new Map();
	return {
		kind: "github",
		pulls: async (base, look = {}) => {
			const listed = await listPulls(place, base);
			listings.set(base, listed);
			return await promotionPulls(place, {
				base,
				listed,
				look
			});
		},
		put: (wanted) => putPromotion(place, wanted),
		close: (number, state, word) => closePromotion(place, number, state, word),
		merge: (number, head, message) => mergePromotion(place, {
			number,
			head,
			message
		}),
		checks: {
			judge: async ({ number, head, releaseDigest }, judgement) => {
				if (head !== void 0) await putJudgement(place, {
					number,
					head,
					releaseDigest
				}, judgement);
			},
			others: async (base) => await otherPulls(place, base, listings.get(base) ?? await listPulls(place, base))
		}
	};
}

export { openGithubPromotionDesk };