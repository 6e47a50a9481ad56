import { t as MlopsError } from "./problem.js";
import { b as strictObject, c as _enum, h as literal, l as array, p as int, v as object, x as string } from "./schemas.js";
import { a as RequestError } from "./dist-bundle.js";
import { r as oneLine, t as clip } from "./clean.js";
import { t as commentJson } from "./comment.js";
import { t as parsedJson } from "./json.js";
import { t as forgeReasons } from "./reasons10.js";
import { n as nameOf, r as persist } from "./ask.js";
import { a as knownPullRequest, r as ownTexts } from "./comments.js";
import { t as checkLength } from "./text-limit.js";

// src/forge/github/promotion-body.ts
const firstLine = /^<!-- mlops-promotion (\{[^\n]*\}) -->(?:\r?\n|$)/;
const longestLine = 8e3;
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const shape = strictObject({
	about: strictObject({
		model: string().min(1),
		version: int().positive(),
		digest,
		releaseDigest: digest,
		revert: literal(true).exactOptional()
	}),
	ended: _enum([
		"closed",
		"gone",
		"merged"
	]).exactOptional()
});
function readPromotionBody(text) {
	const found = firstLine.exec(text);
	if (found?.[1] === void 0 || found[1].length > longestLine) return void 0;
	const parsed = shape.safeParse(parsedJson(found[1]));
	return parsed.success ? {
		...parsed.data,
		body: text.slice(found[0].length)
	} : void 0;
}
function writePromotionBody({ body, about, ended }) {
	const json = commentJson({
		about,
		ended
	});
	if (json.length > longestLine) {
		const sentence = `What a promotion pull request is for takes ${json.length} characters; ${longestLine} are taken at most.`;
		throw MlopsError.of(forgeReasons, "forge-text-too-long", sentence);
	}
	const text = `<!-- mlops-promotion ${json} -->\n${body}`;
	checkLength("promotion pull request", text);
	return text;
}
function sameText(one, other) {
	return plainText(one) === plainText(other);
}
function plainText(text) {
	return text.replaceAll("\r\n", "\n").trim();
}

// src/forge/github/promotion-place.ts
const promotionBranches = "mlops/promotion/";
const repository = object({ id: int() });
const pullShape = object({
	number: int().positive(),
	html_url: string(),
	state: _enum(["open", "closed"]),
	title: string(),
	body: string().nullish(),
	created_at: string(),
	closed_at: string().nullish(),
	merged_at: string().nullish(),
	user: object({ login: string() }).nullish(),
	head: object({
		ref: string(),
		sha: string(),
		repo: repository.nullish()
	}),
	base: object({
		ref: string(),
		repo: repository
	})
});
function asPromotion(pull) {
	const { head, base } = pull;
	if (head.repo?.id !== base.repo.id || !head.ref.startsWith(promotionBranches)) return void 0;
	const said = readPromotionBody(pull.body ?? "");
	return said && {
		...said,
		pull
	};
}

// src/forge/github/close-pull.ts
async function closePull(place, number, { word, firstLine, body }) {
	const { client, owner, repo } = place;
	const action = {
		what: `close pull request ${number}`,
		permission: "pull-requests: write"
	};
	await persist(place, action, async () => {
		const pull = await read(place, number);
		if (pull.state === "closed") return "done";
		if (word !== "") await comment(place, number, {
			word,
			firstLine
		});
		const said = body(pull);
		const once = {
			owner,
			repo,
			pull_number: number,
			request: { retries: 0 }
		};
		await client.octokit.rest.pulls.update({
			...once,
			state: "closed",
			...said !== void 0 && { body: said }
		});
		return "done";
	});
}
async function read(place, number) {
	const { client, owner, repo } = place;
	const get = () => client.octokit.rest.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	return pullShape.parse((await knownPullRequest(place, number, get)).data);
}
async function comment(place, number, { word, firstLine }) {
	const texts = ownTexts(place);
	if ((await texts.list(number, (text) => text.startsWith(firstLine) || void 0)).length === 0) await texts.create(number, `${firstLine}${word}`);
}

// src/forge/github/put-pull.ts
const longestTitle = 256;
function pullTitle(text) {
	return clip(oneLine(text), longestTitle);
}
async function putPull(place, { branch, base, title, body }) {
	const action = {
		what: `open the pull request of ${branch}`,
		permission: "pull-requests: write"
	};
	return await persist(place, action, async () => {
		const open = await openPull(place, {
			branch,
			base
		});
		if (open === void 0) return await create(place, {
			branch,
			base,
			title,
			body
		});
		if (open.title === title && sameText(open.body ?? "", body)) return open;
		return await change(place, open.number, {
			title,
			body
		});
	});
}
async function openPull({ client, owner, repo }, { branch, base }) {
	const asked = {
		owner,
		repo,
		state: "open",
		head: `${owner}:${branch}`,
		base,
		per_page: 100
	};
	const { data } = await client.octokit.rest.pulls.list(asked);
	return array(pullShape).parse(data).find(({ head, base: into }) => head.ref === branch && into.ref === base && head.repo?.id === into.repo.id);
}
async function create(place, { branch, ...more }) {
	const { client, owner, repo } = place;
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	try {
		const { data } = await client.octokit.rest.pulls.create({
			...once,
			...more,
			head: branch
		});
		return pullShape.parse(data);
	} catch (error) {
		if (!(error instanceof RequestError)) throw error;
		if (error.status === 422 && /already exists/i.test(wordsOf(error))) return "again";
		if (error.status === 403 && /not permitted to create/i.test(error.message)) throw forbiddenToJobs(place, error);
		throw error;
	}
}
async function change({ client, owner, repo }, number, text) {
	const once = {
		owner,
		repo,
		pull_number: number,
		request: { retries: 0 }
	};
	return pullShape.parse((await client.octokit.rest.pulls.update({
		...once,
		...text
	})).data);
}
function wordsOf(error) {
	return `${error.message} ${JSON.stringify(error.response?.data ?? "")}`;
}
function forbiddenToJobs(place, error) {
	const said = error.message.replace(/ - https?:\/\/\S+$/, "");
	const sentence = `GitHub lets no job open pull requests in ${nameOf(place)}: ${said}`;
	return MlopsError.of(forgeReasons, "forge-no-pull-requests-by-jobs", sentence);
}

export { pullShape as a, writePromotionBody as c, asPromotion as i, putPull as n, plainText as o, closePull as r, readPromotionBody as s, pullTitle as t };