import { l as array, p as int, v as object, x as string } from "./schemas.js";
import { i as isMissing, t as ask } from "./ask.js";

// src/forge/github/workflow-run.ts
const repositoryShape = object({ full_name: string() });
const runShape = object({
	id: int(),
	event: string(),
	path: string(),
	head_sha: string().regex(/^[0-9a-f]{40,64}$/),
	repository: repositoryShape,
	head_repository: repositoryShape.nullish(),
	referenced_workflows: array(object({
		path: string(),
		ref: string().nullish()
	})).nullish()
});
async function workflowRun(place, run) {
	const { client, owner, repo } = place;
	const action = {
		what: `ask what run ${run} was`,
		permission: "actions: read"
	};
	return await ask(place, action, async () => {
		try {
			const { data } = await client.octokit.rest.actions.getWorkflowRun({
				owner,
				repo,
				run_id: run
			});
			return described(runShape.parse(data), place);
		} catch (error) {
			if (isMissing(error)) return void 0;
			throw error;
		}
	});
}
const listShape = object({ workflow_runs: array(runShape) });
async function newestRuns(place, file) {
	const { client, owner, repo } = place;
	const action = {
		what: `list the runs of ${file}`,
		permission: "actions: read"
	};
	return await ask(place, action, async () => {
		try {
			const which = {
				owner,
				repo,
				workflow_id: file,
				per_page: 100
			};
			const { data } = await client.octokit.rest.actions.listWorkflowRuns(which);
			return listShape.parse(data).workflow_runs.map((run) => described(run, place));
		} catch (error) {
			if (isMissing(error)) return [];
			throw error;
		}
	});
}
function described(found, { owner, repo }) {
	const name = `${owner}/${repo}`.toLowerCase();
	const isHere = (one) => one?.full_name.toLowerCase() === name;
	return {
		id: found.id,
		event: found.event,
		own: isHere(found.repository) && isHere(found.head_repository),
		path: withoutRef(found.path),
		head: found.head_sha,
		called: (found.referenced_workflows ?? []).map(({ path, ref }) => ({
			path: withoutRef(path),
			ref: ref ?? refOf(path)
		}))
	};
}
function withoutRef(path) {
	return path.split("@")[0] ?? path;
}
function refOf(path) {
	const ref = path.split("@")[1] ?? "";
	return ref.startsWith("refs/") ? ref : `refs/heads/${ref}`;
}

export { workflowRun as i, newestRuns as n, runShape as r, described as t };