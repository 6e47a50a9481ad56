import { v as object, x as string } from "./schemas.js";
import { t as ask } from "./ask.js";

// src/forge/github/default-branch.ts
const shape = object({ default_branch: string().min(1) });
async function defaultBranchOf(place) {
	const { client, owner, repo } = place;
	return await ask(place, {
		what: "read the name of the default branch",
		permission: "metadata: read"
	}, async () => {
		return shape.parse((await client.octokit.rest.repos.get({
			owner,
			repo
		})).data).default_branch;
	});
}

export { defaultBranchOf as t };