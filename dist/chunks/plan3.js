import { r as plan } from "./plan.js";
import { p as hasArtifactService } from "./forge.js";
import { a as trustAsPlanned, i as runsOf, l as openArtifacts, n as lookAround, o as trustOf, s as callsTraining } from "./vouch.js";
import { t as MlopsError } from "./problem.js";
import { t as bringKept } from "./kept.js";
import { t as actionReasons } from "./reasons11.js";
import { t as runAction } from "./run-action.js";
import { n as takeFromRun } from "./take-from-run.js";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

// src/actions/in-flight.ts
const recording = /* @__PURE__ */ new Set([
	"pull_request",
	"merge_group",
	"push"
]);
const most = 5;
async function trainingNow(jobs, looking, tell) {
	const found = /* @__PURE__ */ new Map();
	if (jobs.length === 0) return found;
	try {
		const { runs, own, path } = await looking();
		const others = (await runs.unfinished()).filter((run) => run.id !== own && mayRecord(run, path)).slice(0, most);
		for (const { id } of others) {
			const names = await runs.jobNames(id);
			for (const { name } of jobs) if (names.some((one) => isNamed(one, name))) found.set(name, [...found.get(name) ?? [], id]);
		}
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		tell(`Whether another run trains the same now is not known: ${error.message}`);
	}
	return found;
}
function mayRecord(run, path) {
	return run.own && recording.has(run.event) && (run.path === path || callsTraining(run));
}
function isNamed(job, name) {
	return job === name || job.endsWith(` / ${name}`);
}

// src/actions/most-jobs.ts
const mostJobs = 256;
function requireFewEnough(jobs) {
	if (jobs.length <= 256) return;
	const sentence = `${jobs.length} models have something to train or to score, and GitHub runs at most ${256} jobs of one matrix.`;
	throw MlopsError.of(actionReasons, "too-many-trainings", sentence);
}

// src/actions/most-levels.ts
const mostLevels = 3;
function jobsByLevel(jobs) {
	const beyond = jobs.filter(({ level }) => level > 3).map(({ model }) => `\`${model}\``);
	if (beyond.length > 0) {
		const sentence = `${beyond.join(", ")} would be trained behind more than 2 models that need each other, and mlops-train.yml has ${3} levels.`;
		throw MlopsError.of(actionReasons, "too-many-levels", sentence);
	}
	return Array.from({ length: 3 }, (_, at) => jobs.filter(({ level }) => level === at + 1));
}

// src/actions/one-runner.ts
function oneRunner({ runners }) {
	const [first, ...others] = runners;
	if (first === void 0) throw new TypeError("a group with nothing to make has no job");
	const other = others.find(({ runsOn }) => !isDeepStrictEqual(runsOn, first.runsOn));
	if (other === void 0) return first.runsOn;
	const sentence = `${[first, other].map(({ dataset, runsOn }) => `${dataset} on ${JSON.stringify(runsOn)}`).join(", ")}: datasets whose commands read what the others make are made by one job, on one machine.`;
	throw MlopsError.of(actionReasons, "builds-on-several-runners", sentence);
}

// src/actions/plan.ts
async function act() {
	await runAction("plan", async (context) => {
		const { change, ports, event, flag, input, output, folder } = context;
		const announce = flag("announce") && event.kind === "pull-request" && event.fork !== "its-run";
		const artifacts = await openArtifacts(change, ports);
		const handedOver = await takeFromRun(artifacts, join(folder, "taken"), ({ what }) => ["brought", "fetched"].includes(what.kind));
		const token = input("token");
		const runs = runsOf(ports, token);
		const bring = bringKept(artifacts, folder, {
			token,
			runs
		}, ports);
		const trust = trustAsPlanned(input("not-trusted"), ports.env) ?? trustOf({
			...context,
			runs
		});
		const found = await plan({
			...change,
			handedOver,
			bring,
			trust,
			matrix: false,
			announce
		}, ports);
		const levels = jobsByLevel(found.jobs);
		for (const level of levels) requireFewEnough(level);
		const others = flag("in-flight") && hasArtifactService(ports.env) ? await trainingNow(found.jobs, () => lookAround({
			ports,
			runs
		}), ports.progress.note) : /* @__PURE__ */ new Map();
		const matrix = (level = []) => ({ include: level.map((job) => ({
			...job,
			"in-flight": (others.get(job.name) ?? []).join(" ")
		})) });
		const builds = found.builds.map(({ runners, ...job }) => ({
			...job,
			"runs-on": oneRunner({ runners })
		}));
		requireFewEnough(builds);
		const [first, second, third] = levels;
		output("builds", JSON.stringify({ include: builds }));
		output("count-builds", String(builds.length));
		output("matrix", JSON.stringify(matrix(first)));
		output("count", String(first?.length ?? 0));
		output("matrix-2", JSON.stringify(matrix(second)));
		output("count-2", String(second?.length ?? 0));
		output("matrix-3", JSON.stringify(matrix(third)));
		output("count-3", String(third?.length ?? 0));
		output("commit", found.commit);
		output("not-trusted", JSON.stringify(Object.fromEntries(found.notTrusted)));
		output("datasets", String(found.datasets.length));
		process.stdout.write(found.text({
			width: 120,
			color: false
		}));
		return found;
	});
}

export { act };