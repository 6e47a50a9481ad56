import { t as openClient } from "./client.js";
import { t as readContext } from "./context.js";

// src/forge/github/open-place.ts
async function openPlace({ env, token, repository, signal }) {
	const { api, owner, repo } = await readContext(env, repository);
	return {
		client: openClient({
			api,
			token,
			...signal !== void 0 && { signal }
		}),
		owner,
		repo
	};
}

export { openPlace };