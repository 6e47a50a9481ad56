import { O as nameIn } from "./find-situation.js";
import { i as markdownSentence, n as markdownCode, t as escapeMarkdown } from "./markdown.js";
import { n as openRepository, r as repositoryName, t as existingRemote } from "./repository.js";
import { n as findHeads, r as judgedOf } from "./judged.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as MlopsError } from "./problem.js";
import { t as withRemedy } from "./with-remedy.js";
import { a as checkNameOf, c as pullRequestAt, n as markdownLimit, s as markerOf } from "./publish-report.js";

// src/report/stopped.ts
const headings = {
	fail: "❌ Stopped",
	unknown: "❓ Cannot tell"
};
function renderStopped({ project, head, state, problems, limit, run }) {
	const link = run !== void 0 && /^https?:\/\/[^\s)]+$/.test(run) ? ` · [run](${run})` : "";
	const title = `## ${headings[state]} · ${escapeMarkdown(project, 80)}\n\n`;
	const frame = `\n---\n\n<sub>commit \`${head.slice(0, 12)}\`${link} · Nothing was judged.</sub>\n`;
	const items = problems.map(itemOf);
	let kept = items;
	const left = () => kept.length < items.length ? `- … and ${items.length - kept.length} more, in the log of the run.\n` : "";
	const text = () => `${title}${kept.join("")}${left()}${frame}`;
	while (kept.length > 1 && Buffer.byteLength(text()) > limit) kept = kept.slice(0, Math.floor(kept.length / 2));
	return text();
}
function itemOf({ reason, message, remedy, place }) {
	const at = place === void 0 ? "" : `${markdownCode(`${place.file}:${place.line}:${place.column}`)} `;
	const next = remedy === void 0 ? "" : `  \n  → ${markdownSentence(remedy)}`;
	return `- ${at}${markdownSentence(message)} (${markdownCode(reason)})${next}\n`;
}

// src/commands/reporting/publish-failure.ts
async function publishFailure(request, where, error, ports) {
	try {
		const repository = await openRepository(request.folder);
		const judged = await judgedOf(repository, await findHeads(repository, request), false);
		await tell({
			repository,
			judged,
			request,
			candidate: { commit: await readCommit(repository.git, judged.candidate.sha) }
		}, where, error, ports);
		return [];
	} catch (other) {
		if (!(other instanceof MlopsError)) throw other;
		const said = new Set(error.problems.map(({ message }) => message));
		return other.problems.filter(({ message }) => !said.has(message));
	}
}
async function tell(change, where, { ends, problems }, ports) {
	const { forge, head, number, left, ...how } = where === "commit" ? await commitAt(change, ports) : await pullRequestAt(change, ports);
	const project = await projectName(change);
	const state = ends === "input" ? "fail" : "unknown";
	const told = problems.map((problem) => withRemedy(problem, ports.reasons));
	const url = forge.writer?.url;
	const body = renderStopped({
		project,
		head,
		state,
		problems: told,
		limit: markdownLimit,
		...url && { run: url }
	});
	await forge.putCheck({
		...how,
		name: checkNameOf(project),
		head,
		base: change.judged.policy.branch,
		state,
		title: firstLine(problems[0]?.message ?? ""),
		summary: body,
		annotations: told.flatMap((problem) => annotationOf(problem, state))
	});
	if (left !== void 0) throw left;
	if (number === void 0) return;
	const generation = forge.writer?.generation ?? Date.now();
	await forge.putComment(number, {
		...how,
		marker: markerOf(project),
		body,
		head,
		generation
	});
}
async function commitAt({ repository, request, judged }, ports) {
	return {
		forge: await ports.openForge(repository, await existingRemote(repository, request.remote)),
		head: judged.candidate.sha,
		number: void 0,
		left: void 0
	};
}
function annotationOf({ place, reason, message }, state) {
	if (place === void 0) return [];
	const level = state === "fail" ? "failure" : "warning";
	return [{
		file: place.file,
		line: place.line,
		level,
		title: reason,
		message
	}];
}
async function projectName({ repository, judged, request }) {
	const { git } = repository;
	const otherwise = () => repositoryName(repository, request.remote);
	const { projectFile: file } = request;
	const textIn = async (sha) => (await readTexts(git, await readCommit(git, sha), [file])).get(file);
	try {
		const text = await textIn(judged.policy.sha) ?? await textIn(judged.candidate.sha);
		return (text === void 0 ? void 0 : nameIn(text)) ?? await otherwise();
	} catch (error) {
		if (error instanceof MlopsError) return await otherwise();
		throw error;
	}
}
function firstLine(text) {
	return text.split("\n", 1)[0] ?? "";
}

export { publishFailure as t };