import { t as MlopsError } from "./problem.js";
import { l as array, p as int, v as object, x as string } from "./schemas.js";
import { t as forgeReasons } from "./reasons10.js";
import { i as isMissing, t as ask } from "./ask.js";
import { t as checksOn } from "./checks.js";
import { r as runOf } from "./generation.js";
import { setTimeout } from "node:timers/promises";

// src/forge/github/verdict-desk.ts
function verdictDesk(place, job) {
	return {
		concluded: (head, base, until) => concluded(place, {
			head,
			base,
			...until !== void 0 && { until }
		}),
		fileOn: (branch, path) => fileOn(place, branch, path),
		reportAgain: (run) => reportAgain(place, run, job),
		runAgain: (run, attempt) => runAgain(place, run, attempt)
	};
}
async function concluded(place, { head, base, until }) {
	const action = {
		what: `read the checks of ${head.slice(0, 12)}`,
		permission: "checks: read"
	};
	const stood = (await ask(place, action, () => checksOn(place, head))).filter(({ at, check }) => check.base === base && at !== void 0 && (until === void 0 || Date.parse(at) <= Date.parse(until)));
	return stood.filter((one) => one === stood.find(({ check }) => check.name === one.check.name)).map(({ check, generation }) => {
		const { run, attempt } = runOf(generation);
		return {
			name: check.name,
			details: check.details ?? "",
			run,
			attempt
		};
	});
}
async function fileOn({ client, owner, repo }, branch, path) {
	const place = {
		client,
		owner,
		repo
	};
	const action = {
		what: `read ${path} of ${branch}`,
		permission: "contents: read"
	};
	return await ask(place, action, async () => {
		try {
			const asked = {
				owner,
				repo,
				path,
				ref: `refs/heads/${branch}`,
				mediaType: { format: "raw" }
			};
			const { data } = await client.octokit.rest.repos.getContent(asked);
			const text = data;
			return text instanceof ArrayBuffer ? Buffer.from(text).toString("utf8") : string().parse(text);
		} catch (error) {
			if (isMissing(error)) return void 0;
			throw error;
		}
	});
}
const runShape = object({
	status: string().nullish(),
	html_url: string(),
	run_attempt: int().optional()
});
const jobsShape = array(object({
	id: int(),
	name: string()
}));
const looks = 40;
async function reportAgain(place, run, name) {
	const page = await ended(place, run);
	const { client, owner, repo } = place;
	const looking = {
		what: `read the jobs of run ${run}`,
		permission: "actions: read"
	};
	const jobs = await ask(place, looking, async () => jobsShape.parse(await client.octokit.paginate(client.octokit.rest.actions.listJobsForWorkflowRun, {
		owner,
		repo,
		run_id: run,
		filter: "latest",
		per_page: 100
	})));
	const job = jobs.find((one) => one.name === name) ?? (jobs.length === 1 ? jobs[0] : void 0);
	if (job === void 0) {
		const sentence = `Run ${run} has no job ${JSON.stringify(name)}, but ${jobs.length} others.`;
		throw MlopsError.of(forgeReasons, "forge-rejected", sentence, { remedy: "Give the step of mlops-commands.yml the input `job`: the name of the job that reports." });
	}
	const action = {
		what: `run the job "${job.name}" of run ${run} again`,
		permission: "actions: write"
	};
	const again = {
		owner,
		repo,
		job_id: job.id,
		request: { retries: 0 }
	};
	await ask(place, action, () => client.octokit.rest.actions.reRunJobForWorkflowRun(again));
	return page;
}
async function runAgain(place, run, attempt) {
	const now = await lookAt(place, run);
	if ((now.run_attempt ?? 1) > attempt) return now.html_url;
	const page = await ended(place, run);
	const { client, owner, repo } = place;
	const action = {
		what: `run all jobs of run ${run} again`,
		permission: "actions: write"
	};
	const again = {
		owner,
		repo,
		run_id: run,
		request: { retries: 0 }
	};
	await ask(place, action, () => client.octokit.rest.actions.reRunWorkflow(again));
	return page;
}
async function lookAt(place, run) {
	const { client, owner, repo } = place;
	const action = {
		what: `read run ${run}`,
		permission: "actions: read"
	};
	return await ask(place, action, async () => runShape.parse((await client.octokit.rest.actions.getWorkflowRun({
		owner,
		repo,
		run_id: run
	})).data));
}
async function ended(place, run) {
	const { client } = place;
	for (let count = 0; count < looks; count++) {
		const { status, html_url: page } = await lookAt(place, run);
		if (status === "completed") return page;
		await setTimeout(5 * client.second, void 0, { signal: client.signal });
	}
	const sentence = `Run ${run} does not end, so that no job of it can run again.`;
	throw MlopsError.of(forgeReasons, "forge-busy", sentence);
}

export { verdictDesk };