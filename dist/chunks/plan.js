import { A as buildGroups, j as buildJobs, k as entryOf, t as findSituation } from "./find-situation.js";
import { H as isModelStep, S as runRecord, V as isSmoke } from "./commit-record.js";
import { t as neededBelow } from "./needs.js";
import { n as terminalSentence } from "./terminal.js";
import { r as oneLine, t as clip } from "./clean.js";
import { i as markdownSentence, t as escapeMarkdown } from "./markdown.js";
import { a as checkNameOf, c as pullRequestAt, o as isOnBase, s as markerOf, t as isThere } from "./publish-report.js";
import { t as reportFrame } from "./report-frame.js";
import { n as policySentence } from "./later-policy.js";
import { t as MlopsError } from "./problem.js";
import { t as stepsText } from "./steps-text.js";

// src/support/escape/mermaid.ts
function mermaidLabel(text, limit = 80) {
	return clip(oneLine(text), limit).replace(/[^\p{L}\p{M}\p{N} ._/,→×·…()-]/gu, (found) => `#${found.codePointAt(0)};`);
}

// src/project/matrix.ts
function trainingJobs(plan, project) {
	const todo = plan.steps.filter(isModelStep).filter((step) => step.decision === "run" || isSmoke(step));
	const names = [...new Set(todo.map((step) => step.model))];
	const levels = levelsOf(names, todo);
	return names.map((model) => {
		const { train, evaluate } = project.models.get(model) ?? {};
		if (train === void 0) throw new TypeError(`the plan names ${model}, which the project does not have`);
		const steps = todo.filter((step) => step.model === model);
		const trainings = steps.filter((step) => step.kind === "train");
		const smokes = steps.some(isSmoke);
		const milliseconds = train.run === void 0 ? (steps.length - trainings.length) * (evaluate?.repeat ?? 1) * (evaluate?.timeout ?? 0) : trainings.reduce((sum, step) => sum + timeOf(step, train), 0);
		const fingerprint = steps.find((step) => step.side === "candidate")?.fingerprint ?? steps[0]?.fingerprint ?? "";
		return {
			model,
			fingerprint,
			name: `${model}${smokes ? " smoke" : ""} ${fingerprint.slice(0, 12)}`,
			"runs-on": train.runsOn,
			"timeout-minutes": Math.max(1, Math.ceil(milliseconds / 6e4)) + 30,
			level: levels.get(model) ?? 1,
			needs: neededBelow(project.models, model).join(" "),
			why: steps.flatMap((step) => step.reasons).join("; ")
		};
	});
}
function timeOf(step, { smoke }) {
	const seeds = isSmoke(step) ? 0 : Math.max(1, step.seeds.length);
	return step.timeout * (seeds + (smoke !== void 0 && step.side === "candidate" ? 1 : 0));
}
function levelsOf(names, todo) {
	const makers = new Map(todo.map((step) => [step.id, step.model]));
	const needsOf = (steps) => new Map(names.map((name) => {
		return [name, steps.filter(({ model }) => model === name).flatMap(({ needs }) => needs).flatMap((id) => makers.get(id) ?? []).filter((model) => model !== name)];
	}));
	return levels(needsOf(todo)) ?? levels(needsOf(todo.filter(({ side }) => side === "candidate"))) ?? /* @__PURE__ */ new Map();
}
function levels(needs) {
	const found = /* @__PURE__ */ new Map();
	while (found.size < needs.size) {
		const ready = [...needs].filter(([name, needed]) => !found.has(name) && needed.every((one) => found.has(one)));
		if (ready.length === 0) return void 0;
		const reached = ready.map(([name, needed]) => [name, 1 + Math.max(0, ...needed.map((one) => found.get(one) ?? 0))]);
		for (const [name, level] of reached) found.set(name, level);
	}
	return found;
}

// src/report/running.ts
function renderRunning({ project, head, todo, run }) {
	const link = run !== void 0 && /^https:\/\/[^\s)]+$/.test(run) ? ` · [run](${run})` : "";
	return `${[
		`## ⏳ Running · ${escapeMarkdown(project, 80)}`,
		`Commit \`${head.slice(0, 12)}\` is being checked. ${markdownSentence(todo)}`,
		"---",
		`<sub>commit \`${head.slice(0, 12)}\`${link}</sub>`
	].join("\n\n")}\n`;
}

// src/commands/plan-graph/graph.ts
function planGraph(plan, project) {
	const steps = new Map(plan.steps.map((step) => [step.id, step]));
	return {
		nodes: plan.steps.map((step) => ({
			id: step.id,
			title: titleOf(step),
			decision: step.refused ? "refused" : step.decision,
			reasons: step.reasons
		})),
		edges: plan.steps.flatMap((step) => step.needs.flatMap((need) => {
			const from = steps.get(need);
			return from === void 0 ? [] : [{
				from: need,
				to: step.id,
				label: labelOf(from, step, project)
			}];
		}))
	};
}
function titleOf({ id }) {
	return id.replace(":", " ").replace("@", " of the ");
}
function labelOf(from, to, project) {
	if (from.kind === "build") return "data";
	const model = isModelStep(to) ? project.models.get(to.model) : void 0;
	if (from.kind !== "validate") return model === void 0 ? "model" : neededAs(model, from.model);
	return (model === void 0 ? [] : rolesOf(model, from.dataset, to.kind)).join(", ") || "data";
}
function neededAs({ needs = [] }, from) {
	return needs.filter(({ model }) => model === from).map(({ role }) => role).join(", ") || "model";
}
function rolesOf(model, dataset, kind) {
	if (kind === "evaluate") return ["test rows"];
	const judged = model.evaluate?.label?.dataset === dataset;
	const roles = [...model.data].filter(([, name]) => name === dataset).map(([role]) => role);
	return judged && model.evaluate?.run !== void 0 ? ["judged by"] : roles;
}

// src/commands/plan-graph/mermaid.ts
const classes = {
	run: "fill:#ddf4ff,stroke:#0969da,color:#1f2328",
	reuse: "fill:#f6f8fa,stroke:#8c959f,color:#1f2328",
	wait: "fill:#fff8c5,stroke:#9a6700,color:#1f2328",
	refused: "fill:#ffebe9,stroke:#cf222e,color:#1f2328"
};
function planMermaid({ nodes, edges }) {
	const names = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
	const used = [...new Set(nodes.map(({ decision }) => decision))];
	return `${[
		"flowchart LR",
		...nodes.map(({ id, title, decision, reasons }) => {
			const label = [`${decision} · ${title}`, reasons[0]?.replaceAll("`", "") ?? ""].map((each) => mermaidLabel(each)).join("<br>");
			return `  ${names.get(id)}["${label}"]:::${decision}`;
		}),
		...edges.map(({ from, to, label }) => `  ${names.get(from)} -- "${mermaidLabel(label)}" --> ${names.get(to)}`),
		...used.map((decision) => `  classDef ${decision} ${classes[decision]}`)
	].join("\n")}\n`;
}

// src/commands/reporting/announce.ts
async function announce(situation, todo, ports) {
	const { project } = reportFrame(situation, ports);
	const { forge, number, head, left, ...how } = await pullRequestAt(situation, ports);
	if (left !== void 0) throw left;
	const base = situation.judged.policy.branch;
	const url = forge.writer?.url;
	const body = renderRunning({
		project,
		head,
		todo,
		...url !== void 0 && { run: url }
	});
	const name = checkNameOf(project);
	await forge.putCheck({
		...how,
		name,
		head,
		base,
		state: "in-progress",
		title: todo,
		summary: body
	});
	const marker = markerOf(project);
	if (!expectsComment(situation) && !await isThere(forge, number, marker)) return;
	await forge.putComment(number, {
		...how,
		marker,
		body,
		head,
		generation: forge.writer?.generation ?? Date.now()
	});
}
function expectsComment({ project, plan, policyChanges }) {
	if (project.comment === "always") return true;
	const hasWork = policyChanges.length > 0 || plan.steps.some((step) => step.decision !== "reuse");
	return project.comment === "on-change" && hasWork;
}

// src/commands/situation/bare-numbers.ts
function bareNumbers(situation) {
	const bare = [...situation.project.models.values()].filter(isBare).filter(({ name }) => {
		return ![situation.candidate, situation.baseline].map((side) => side?.facts.models.get(name)).some((facts) => facts !== void 0 && reportsErrors(situation, facts));
	});
	return [...Map.groupBy(bare, entryOf).values()].map((models) => ({
		reason: "bare-numbers",
		message: `Whether a change makes ${namesText(models)} better or worse nobody will be able to tell: ${models.length === 1 ? "its metrics" : "the metrics of each"} are bare numbers of one run, and no gate says how much worse they may get.`
	}));
}
const shown = 3;
function namesText(models) {
	const names = models.slice(0, shown).map(({ name }) => `\`${name}\``);
	const more = models.length - names.length;
	return more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more of the matrix`;
}
function isBare({ metrics, evaluate, train, gates }) {
	if (metrics.length === 0 || evaluate !== void 0 || train.seeds.length > 1) return false;
	return ![...gates.values()].flat().some(({ maxWorse, minBetter }) => maxWorse !== void 0 || minBetter !== void 0);
}
function reportsErrors({ records }, facts) {
	try {
		return (runRecord({ records }, facts)?.seeds ?? []).some(({ metrics }) => Object.values(metrics).some(({ standardError }) => standardError !== void 0));
	} catch (error) {
		if (error instanceof MlopsError) return false;
		throw error;
	}
}

// src/commands/plan.ts
async function plan(request, ports) {
	const situation = await findSituation(request, ports);
	const jobs = trainingJobs(situation.plan, situation.project);
	const builds = buildJobs(situation.plan, situation.project, groupsOf(situation));
	const sentence = planSentence(situation.plan);
	if (request.announce && !isOnBase(situation)) await announce(situation, sentence, ports);
	const drawn = await drawing(request.graph, situation);
	return {
		...endingOf(situation, ports),
		sentence,
		jobs,
		builds,
		commit: situation.candidate.commit.sha,
		notTrusted: situation.notTrusted.records,
		datasets: situation.plan.steps.flatMap((step) => step.kind === "validate" && step.decision === "run" ? [step.dataset] : []),
		data: {
			...situation.plan,
			matrix: jobs,
			builds,
			policy: situation.policyChanges,
			commits: situation.judged
		},
		text: () => drawn ?? (request.matrix ? `${JSON.stringify({ include: jobs })}\n` : planText(situation, sentence))
	};
}
function groupsOf({ candidate, baseline }) {
	return buildGroups([candidate.facts, ...baseline === void 0 ? [] : [baseline.facts]]);
}
function endingOf(situation, { reasons }) {
	const missing = [...situation.candidate.datasets.values()].flatMap((dataset) => dataset.problems);
	const problems = [
		...situation.problems,
		...situation.misplaced,
		...missing,
		...bareNumbers(situation)
	];
	const isBroken = missing.some((problem) => reasons.endsOf(problem.reason) !== "unknown");
	const open = problems.find((problem) => reasons.endsOf(problem.reason) !== "pass");
	const hasWork = situation.plan.steps.some((step) => step.decision !== "reuse");
	return {
		ends: isBroken ? "fail" : open === void 0 ? "pass" : "unknown",
		reason: open?.reason ?? (hasWork ? "planned" : "nothing-to-run"),
		problems
	};
}
async function drawing(kind, { plan: planned, project }) {
	if (kind === void 0) return void 0;
	const graph = planGraph(planned, project);
	return kind === "mermaid" ? planMermaid(graph) : (await import("./svg.js")).planSvg(graph);
}
function planSentence(plan) {
	const todo = plan.steps.filter((step) => step.decision === "run" && !step.refused);
	const smoke = plan.steps.filter(isSmoke).length;
	const count = (kind) => todo.filter((step) => kindOf(step) === kind).length;
	const refused = new Set(plan.steps.flatMap((step) => isModelStep(step) && step.refused ? [step.model] : []));
	const rest = refused.size === 0 ? "" : ` Refused for their data: ${[...refused].join(", ")}.`;
	const steps = stepsText({
		build: count("build"),
		validate: count("validate"),
		smoke,
		train: count("train"),
		take: count("take"),
		evaluate: count("evaluate")
	});
	return `${steps === void 0 ? "Nothing has to run: 0 trainings." : `To do: ${steps}.`}${rest}${waitsText(plan)}`;
}
function waitsText({ steps }) {
	const named = (until) => [...new Set(steps.filter(isModelStep).flatMap((step) => step.waiting?.until === until ? [step.model] : []))];
	const [asked, merged] = [named("request"), named("merge")];
	return [...asked.length > 0 ? [` Waits until somebody asks for it: ${asked.join(", ")}.`] : [], ...merged.length > 0 ? [` Waits for the merge: ${merged.join(", ")}.`] : []].join("");
}
function kindOf(step) {
	return step.kind === "train" && step.untrained ? "take" : step.kind;
}
function planText(situation, sentence) {
	const { plan, judged, uncommitted } = situation;
	const against = judged.baseline === void 0 ? ", with no commit to compare it with" : `, compared with ${judged.baseline.sha === judged.candidate.sha ? "that commit as it is" : `${baselineKinds[judged.baseline.kind]} ${judged.baseline.sha.slice(0, 12)}`}`;
	const what = uncommitted.length === 0 ? "" : ` with ${uncommitted.length} uncommitted change${uncommitted.length === 1 ? "" : "s"}`;
	return `${[
		`${judged.branch === judged.policy.branch && uncommitted.length > 0 ? candidateKinds["default-branch"] : candidateKinds[judged.candidate.kind]} ${judged.candidate.sha.slice(0, 12)}${what}${against}; policy of ${policyName(situation)} ${judged.policy.sha.slice(0, 12)}`,
		"",
		...table(plan.steps),
		...plan.removed.map((model) => `removed   ${model}`),
		...situation.policyChanges.map((change) => `${change.blocks ? "blocks" : "policy"}    ${policySentence(change, situation)}`),
		"",
		sentence
	].map(terminalSentence).join("\n")}\n`;
}
function policyName({ judged, problems, request }) {
	const { branch } = judged.policy;
	return problems.some(({ reason }) => reason === "base-not-pushed") ? `${request.remote}/${branch}` : branch;
}
const candidateKinds = {
	"merge-result": "The merge result",
	"branch-head": "The branch head",
	"default-branch": "The default branch at"
};
const baselineKinds = {
	"first-parent": "the first parent",
	"merge-base": "the merge base",
	"last-version": "the last version",
	"live-version": "the live version"
};
function table(steps) {
	const rows = steps.map((step) => [
		step.refused ? "refused" : step.decision,
		titleOf(step),
		step.reasons.join("; ")
	]);
	const width = Math.max(0, ...rows.map(([, what]) => what.length));
	return rows.map(([decision, what, why]) => `${decision.padEnd(9)} ${what.padEnd(width)}  ${why}`);
}

export { planSentence as i, endingOf as n, plan as r, baselineKinds as t };