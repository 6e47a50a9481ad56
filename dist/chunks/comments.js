import { t as MlopsError } from "./problem.js";
import { _ as number, h as literal, l as array, p as int, v as object, x as string } from "./schemas.js";
import { t as forgeReasons } from "./reasons10.js";
import { i as isMissing, n as nameOf } from "./ask.js";
import { t as commentJson } from "./comment.js";
import { t as parsedJson } from "./json.js";
import { r as runOf } from "./generation.js";

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
	generation: number().catch(-1),
	approved: literal(true).optional().catch(void 0)
});
function stamped({ marker, head, generation, approved, body }) {
	return `<!-- mlops ${commentJson({
		marker,
		head,
		generation,
		approved,
		...runOf(generation)
	})} -->\n${body}`;
}
function unstamped(text) {
	const found = stampLine.exec(text);
	const parsed = stampShape.safeParse(parsedJson(found?.[1]));
	if (found === null || !parsed.success) return void 0;
	const { approved, ...stamp } = parsed.data;
	return {
		...stamp,
		...approved && { approved },
		body: text.slice(found[0].length)
	};
}

// src/forge/github/comments.ts
const commentShape = object({
	id: int(),
	body: string().nullish(),
	created_at: string(),
	user: object({ login: string() }).nullish()
});
function ownTexts(place) {
	const { owner, repo, client } = place;
	const { octokit } = client;
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	let me;
	return {
		list: async (issue, read) => {
			const asked = {
				owner,
				repo,
				issue_number: issue,
				per_page: 100
			};
			const all = await knownPullRequest(place, issue, () => octokit.paginate(octokit.rest.issues.listComments, asked));
			const found = array(commentShape).parse(all).flatMap(({ id, body, created_at: at, user }) => {
				const value = read(body ?? "");
				return value === void 0 ? [] : [{
					author: user?.login,
					found: {
						id,
						at,
						value
					}
				}];
			});
			if (found.length === 0) return [];
			me ??= await ownLogin(place);
			return found.filter(({ author }) => author === me).map((one) => one.found).sort((a, b) => a.id - b.id);
		},
		create: async (issue, text) => {
			const { data } = await octokit.rest.issues.createComment({
				...once,
				issue_number: issue,
				body: text
			});
			const made = commentShape.parse(data);
			me = made.user?.login ?? me;
			return made.id;
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
function ownComments(place) {
	const texts = ownTexts(place);
	return {
		...texts,
		list: async (issue, marker) => {
			return (await texts.list(issue, (body) => {
				const comment = unstamped(body);
				return marker === void 0 || comment?.marker === marker ? comment : void 0;
			})).map(({ id, value }) => ({
				id,
				...value
			}));
		},
		create: async (issue, text) => {
			const id = await texts.create(issue, text);
			const comment = unstamped(text);
			return comment === void 0 ? void 0 : {
				id,
				...comment
			};
		}
	};
}
const viewerShape = object({ viewer: object({ login: string() }) });
async function ownLogin({ client }) {
	return viewerShape.parse(await client.octokit.graphql("query { viewer { login } }")).viewer.login;
}

export { knownPullRequest as a, stamped as i, ownLogin as n, ownTexts as r, ownComments as t };