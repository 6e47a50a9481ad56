import { l as array, p as int, v as object, x as string } from "./schemas.js";
import { i as isMissing, t as ask } from "./ask.js";

// src/forge/github/run-artifacts.ts
const shape = object({ artifacts: array(object({
	name: string(),
	digest: string().nullish(),
	workflow_run: object({ id: int() }).nullish()
})) });
async function artifactDigests(place, run, name) {
	const { client, owner, repo } = place;
	const action = {
		what: `list the artifacts of run ${run}`,
		permission: "actions: read"
	};
	return await ask(place, action, async () => {
		try {
			const which = {
				owner,
				repo,
				run_id: run,
				name,
				per_page: 100
			};
			const { data } = await client.octokit.rest.actions.listWorkflowRunArtifacts(which);
			const { artifacts } = shape.parse(data);
			return artifacts.flatMap((one) => one.name === name && one.digest != null ? [one.digest] : []);
		} catch (error) {
			if (isMissing(error)) return [];
			throw error;
		}
	});
}
async function artifactsNamed(place, name) {
	const { client, owner, repo } = place;
	const action = {
		what: `list the artifacts ${name}`,
		permission: "actions: read"
	};
	return await ask(place, action, async () => {
		const { data } = await client.octokit.rest.actions.listArtifactsForRepo({
			owner,
			repo,
			name,
			per_page: 100
		});
		return shape.parse(data).artifacts.flatMap(({ name: found, digest, workflow_run: run }) => {
			return found === name && digest != null && run != null ? [{
				run: run.id,
				digest
			}] : [];
		});
	});
}

export { artifactDigests, artifactsNamed };