import { t as ask } from "./ask.js";
import { b as strictObject, h as literal, l as array, x as string } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { a as pullShape, n as putPull, o as plainText, r as closePull, t as pullTitle } from "./put-pull.js";
import { t as openPlace } from "./open-place2.js";
import { r as sha256 } from "./canonical.js";
import { t as commentJson } from "./comment.js";
import { t as parsedJson } from "./json.js";
import { t as checkLength } from "./text-limit.js";

// src/forge/github/renewal-body.ts
const firstLine = /^<!-- mlops-lock (\{[^\n]{1,2000}\}) -->(?:\r?\n|$)/;
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const shape = strictObject({
	project: string().min(1),
	proposal: digest,
	readAt: datetime(),
	text: digest,
	ended: literal(true).exactOptional()
});
function readRenewal({ title, body }) {
	const found = firstLine.exec(body);
	const parsed = found === null ? void 0 : shape.safeParse(parsedJson(found[1] ?? ""));
	if (found === null || parsed?.success !== true) return void 0;
	const { text, ended, ...about } = parsed.data;
	if (text !== textDigest(title, body.slice(found[0].length))) return void 0;
	return {
		about,
		...ended && { ended }
	};
}
function writeRenewal({ title, body }, { about, ended }) {
	const whole = `<!-- mlops-lock ${commentJson({
		...about,
		text: textDigest(title, body),
		ended
	})} -->\n${body}`;
	checkLength("pull request that renews the lock file", whole);
	return {
		title,
		body: whole
	};
}
function endedRenewal({ title, body }) {
	const read = readRenewal({
		title,
		body
	});
	return read === void 0 ? {
		title,
		body
	} : writeRenewal({
		title,
		body: body.replace(firstLine, "")
	}, {
		...read,
		ended: true
	});
}
function textDigest(title, body) {
	return `sha256:${sha256(`${plainText(title)}\n${plainText(body)}`)}`;
}

// src/forge/github/renewal-desk.ts
async function openGithubRenewalDesk(options) {
	const place = await openPlace(options);
	return {
		pulls: (branch, base) => pullsOf(place, branch, base),
		put: async ({ branch, base, about, ...said }) => {
			const text = writeRenewal({
				title: pullTitle(said.title),
				body: said.body
			}, { about });
			return described(await putPull(place, {
				branch,
				base,
				...text
			}));
		},
		close: (number, word) => closePull(place, number, {
			word,
			firstLine: "<!-- mlops-lock-closed -->\n",
			body: ({ title, body }) => endedRenewal({
				title,
				body: body ?? ""
			}).body
		})
	};
}
async function pullsOf(place, branch, base) {
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		state: "all",
		head: `${owner}:${branch}`,
		base,
		sort: "created",
		direction: "desc",
		per_page: 100
	};
	const action = {
		what: `list the pull requests of ${branch}`,
		permission: "pull-requests: read"
	};
	const own = (await ask(place, action, async () => array(pullShape).parse((await client.octokit.rest.pulls.list(asked)).data))).filter(({ head, base: into }) => head.ref === branch && into.ref === base && head.repo?.id === into.repo.id);
	const open = own.find(({ state }) => state === "open");
	const last = own.find(({ state }) => state === "closed");
	const closed = last?.merged_at == null ? last : void 0;
	return {
		...open && { open: described(open) },
		...closed && { closed: described(closed) }
	};
}
function described({ number, html_url: url, title, body }) {
	return {
		number,
		url,
		...readRenewal({
			title,
			body: body ?? ""
		})
	};
}

export { openGithubRenewalDesk };