import { t as openClient } from "./client.js";
import { t as readContext } from "./context.js";

// src/forge/github/open-place.ts
async function openPlace(options) {
	const { env, token, repository, signal, pace } = options;
	const { api, owner, repo, writer } = await readContext(env, repository);
	return {
		client: openClient({
			api,
			token,
			...signal !== void 0 && { signal },
			...pace && { pace }
		}),
		owner,
		repo,
		writer
	};
}

export { openPlace as t };