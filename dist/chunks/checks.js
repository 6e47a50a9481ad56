import { l as array, p as int, v as object, x as string } from "./schemas.js";
import { r as oneLine, t as clip } from "./clean.js";
import { n as shownCheckName, t as baseInCheckName } from "./check-name.js";
import { n as ownLogin } from "./comments.js";
import { a as isRefused, i as isMissing, r as persist } from "./ask.js";
import { n as isNewer } from "./generation.js";
import { t as checkLength } from "./text-limit.js";

// src/forge/github/apps.ts
const actions = "github-actions";
const appShape = object({ id: int().positive() });
async function actionsApp({ client }) {
	try {
		return appShape.parse((await client.octokit.rest.apps.getBySlug({ app_slug: actions })).data).id;
	} catch (error) {
		if (isMissing(error) || isRefused(error)) return void 0;
		throw error;
	}
}
async function ofOwnApp(place, all) {
	if (all.every(({ app }) => app === actions)) return all;
	const own = /^(.+)\[bot\]$/.exec(await ownLogin(place))?.[1];
	return all.filter(({ app }) => app === actions || app !== void 0 && app === own);
}

// src/forge/github/checks.ts
const checkShape = object({
	id: int(),
	name: string(),
	head_sha: string(),
	external_id: string().nullish(),
	status: string(),
	conclusion: string().nullish(),
	completed_at: string().nullish(),
	app: object({ slug: string().optional() }).nullish(),
	output: object({
		title: string().nullish(),
		summary: string().nullish(),
		text: string().nullish()
	})
});
const longestMessage = 1e4;
const own = /^mlops:(\d+)(:approved)?(?: into (.+))?$/s;
const conclusions = {
	pass: "success",
	fail: "failure",
	unknown: "action_required"
};
async function putCheckRun(place, given, writer, defaultBranch) {
	checkLength("summary of the check", given.summary);
	const check = {
		...given,
		name: shownCheckName(given, defaultBranch)
	};
	const action = {
		what: `write the check "${check.name}" on ${check.head.slice(0, 12)}`,
		permission: "checks: write"
	};
	await persist(place, action, async () => {
		const placed = (await placedChecks(place, check.head, check.name)).filter((one) => one.check.base === check.base);
		const [there] = await ofOwnApp(place, placed);
		const rank = {
			head: check.head,
			generation: writer.generation,
			approved: check.approved
		};
		if (there !== void 0 && isNewer({
			...there.check,
			generation: there.generation
		}, rank)) return "done";
		if (there !== void 0 && isSame(there.check, check)) return "done";
		if (there?.check.state === "in-progress" && await changed(place, there.id, check, writer)) return "again";
		await create(place, check, writer);
		return "again";
	});
}
async function checksOn(place, head) {
	return await listed(place, head, { filter: "all" });
}
async function ownChecks(place, head, base) {
	const added = baseInCheckName(base);
	return (await placedChecks(place, head)).filter(({ check }) => check.base === base).map(({ check }) => ({
		...check,
		name: check.name.endsWith(added) ? check.name.slice(0, -added.length) : check.name
	}));
}
async function ownCheck(place, head, { name, base }) {
	const placed = (await placedChecks(place, head, name)).filter(({ check }) => check.base === base);
	return (await ofOwnApp(place, placed))[0]?.check;
}
async function placedChecks(place, head, name) {
	return await listed(place, head, {
		filter: "latest",
		...name !== void 0 && { check_name: name }
	});
}
async function listed(place, head, wanted) {
	const { owner, repo, client } = place;
	const all = await client.octokit.paginate(client.octokit.rest.checks.listForRef, {
		owner,
		repo,
		ref: head,
		per_page: 100,
		...wanted
	});
	return array(checkShape).parse(all).flatMap((one) => {
		const [, generation, approved, base = ""] = own.exec(one.external_id ?? "") ?? [];
		if (generation === void 0) return [];
		const check = {
			...fromGithub(one),
			base,
			...approved !== void 0 && { approved: true }
		};
		const at = one.status === "completed" ? one.completed_at ?? void 0 : void 0;
		return [{
			id: one.id,
			generation: Number(generation),
			check,
			at,
			app: one.app?.slug
		}];
	}).sort((a, b) => b.id - a.id);
}
function fromGithub({ name, head_sha, status, conclusion, output }) {
	const verdict = conclusion === "success" || conclusion === "failure" ? {
		success: "pass",
		failure: "fail"
	}[conclusion] : "unknown";
	const state = status === "completed" ? verdict : "in-progress";
	const details = output.text ?? "";
	return {
		name,
		head: head_sha,
		state,
		title: output.title ?? "",
		summary: output.summary ?? "",
		...details !== "" && { details }
	};
}
function isSame(one, other) {
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
	const more = {
		...check.details && { text: check.details },
		...annotations.length > 0 && { annotations }
	};
	const output = {
		title: titleOf(check),
		summary: check.summary,
		...more
	};
	return {
		external_id: `mlops:${generation}${check.approved ? ":approved" : ""} into ${check.base}`,
		output,
		...url !== void 0 && { details_url: url },
		...check.state === "in-progress" ? { status: "in_progress" } : {
			status: "completed",
			conclusion: conclusions[check.state]
		}
	};
}
function titleOf({ title }) {
	return clip(oneLine(title), 251);
}
function annotation({ file, line, level, title, message }) {
	const place = {
		path: file,
		start_line: line,
		end_line: line,
		annotation_level: level
	};
	const text = message.split("\n").map(oneLine).join("\n");
	return {
		...place,
		title: clip(oneLine(title), 255),
		message: clip(text, longestMessage)
	};
}

export { actionsApp as a, putCheckRun as i, ownCheck as n, ownChecks as r, checksOn as t };