import { v as object, x as string } from "./schemas.js";
import { i as isMissing, t as ask } from "./ask.js";

// src/forge/github/role.ts
const roleShape = object({ permission: string() });
const writers = /* @__PURE__ */ new Set(["write", "admin"]);
async function roleOf(place, login) {
	const { client, owner, repo } = place;
	const action = {
		what: `ask which role ${login} has`,
		permission: "metadata: read"
	};
	return await ask(place, action, async () => {
		try {
			const { data } = await client.octokit.rest.repos.getCollaboratorPermissionLevel({
				owner,
				repo,
				username: login
			});
			return roleShape.parse(data).permission;
		} catch (error) {
			if (isMissing(error)) return "none";
			throw error;
		}
	});
}
function mayWrite(role) {
	return writers.has(role);
}

export { roleOf as n, mayWrite as t };