import { l as array, p as int, u as boolean, v as object, x as string } from "./schemas.js";
import { t as ask } from "./ask.js";

// src/forge/github/kept-artifact.ts
const runShape = object({
	id: int(),
	repository_id: int().optional(),
	head_repository_id: int().optional()
});
const shape = object({ artifacts: array(object({
	id: int(),
	name: string(),
	expired: boolean(),
	digest: string().nullish(),
	workflow_run: runShape.nullish()
})) });
async function newestArtifact(place, name) {
	const { client, owner, repo } = place;
	const action = {
		what: `look for the artifact ${name}`,
		permission: "actions: read"
	};
	const { artifacts } = await ask(place, action, async () => {
		const answer = await client.octokit.rest.actions.listArtifactsForRepo({
			owner,
			repo,
			name,
			per_page: 100
		});
		return shape.parse(answer.data);
	});
	const newest = artifacts.filter(({ name: found, expired, workflow_run: run }) => {
		return found === name && !expired && run != null && isOwn(run);
	}).toSorted((a, b) => b.id - a.id)[0];
	if (newest?.workflow_run == null) return void 0;
	const { id, digest, workflow_run: run } = newest;
	return {
		id,
		run: run.id,
		...digest != null && { digest }
	};
}
function isOwn({ repository_id: own, head_repository_id: head }) {
	return own !== void 0 && head === own;
}

export { newestArtifact };