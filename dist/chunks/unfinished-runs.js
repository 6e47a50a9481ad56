import { l as array, v as object, x as string } from "./schemas.js";
import { i as isMissing, t as ask } from "./ask.js";
import { r as runShape, t as described } from "./workflow-run2.js";

// src/forge/github/unfinished-runs.ts
const states = [
	"in_progress",
	"queued",
	"pending"
];
const listShape = object({ workflow_runs: array(runShape) });
async function unfinishedRuns(place) {
	const { client, owner, repo } = place;
	const lists = await ask(place, {
		what: "list the runs that have not ended",
		permission: "actions: read"
	}, () => Promise.all(states.map(async (status) => {
		const { data } = await client.octokit.rest.actions.listWorkflowRunsForRepo({
			owner,
			repo,
			status,
			per_page: 100
		});
		return listShape.parse(data).workflow_runs;
	})));
	return [...new Map(lists.flat().map((run) => [run.id, described(run, place)])).values()].sort((a, b) => b.id - a.id);
}
const jobsShape = object({ jobs: array(object({ name: string() })) });
async function jobNames(place, run) {
	const { client, owner, repo } = place;
	const action = {
		what: `list the jobs of run ${run}`,
		permission: "actions: read"
	};
	return await ask(place, action, async () => {
		try {
			const { data } = await client.octokit.rest.actions.listJobsForWorkflowRun({
				owner,
				repo,
				run_id: run,
				per_page: 100
			});
			return jobsShape.parse(data).jobs.map(({ name }) => name);
		} catch (error) {
			if (isMissing(error)) return [];
			throw error;
		}
	});
}

export { jobNames, unfinishedRuns };