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
const ownEvents = /* @__PURE__ */ new Set([
	"pull_request",
	"merge_group",
	"push",
	"schedule"
]);
async function newestArtifact(place, name, startedBy) {
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
	const asked = /* @__PURE__ */ new Map();
	for (const { id, digest, name: found, expired, workflow_run: run } of artifacts.toSorted((a, b) => b.id - a.id)) {
		if (found !== name || expired || run == null || !isOwn(run)) continue;
		const counts = asked.get(run.id) ?? ownEvents.has(await startedBy(run.id) ?? "");
		asked.set(run.id, counts);
		if (counts) return {
			id,
			run: run.id,
			...digest != null && { digest }
		};
	}
}
function isOwn({ repository_id: own, head_repository_id: head }) {
	return own !== void 0 && head === own;
}

export { newestArtifact };