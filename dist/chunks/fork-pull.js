import { t as MlopsError } from "./problem.js";
import { l as array, p as int, v as object, x as string } from "./schemas.js";
import { t as forgeReasons } from "./reasons10.js";
import { n as nameOf, t as ask } from "./ask.js";

// src/forge/github/fork-pull.ts
const listedShape = array(object({
	number: int().positive(),
	head: object({
		ref: string(),
		sha: string(),
		repo: object({ id: int() }).nullish()
	}),
	base: object({ ref: string() })
}));
async function findForkPulls(place, head) {
	const { client, owner, repo } = place;
	const from = `${head.name}:${head.branch}`;
	const action = {
		what: `find the pull request of ${from}`,
		permission: "pull-requests: read"
	};
	const asked = {
		owner,
		repo,
		state: "open",
		head: `${head.owner}:${head.branch}`,
		per_page: 100
	};
	const open = (await ask(place, action, async () => listedShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.list, asked)))).filter((pull) => pull.head.repo?.id === head.repository && pull.head.ref === head.branch);
	const pullOf = ({ number, base }) => ({
		number,
		base: base.ref
	});
	const [found, ...more] = open.filter(({ head: now }) => now.sha === head.commit);
	if (found !== void 0) return [pullOf(found), ...more.map(pullOf)];
	const commit = head.commit.slice(0, 12);
	const [moved] = open;
	if (moved !== void 0) {
		const now = moved.head.sha.slice(0, 12);
		const sentence = `The head of pull request ${moved.number} is ${now} by now, no longer ${commit}: a run of its own reports on that.`;
		throw MlopsError.of(forgeReasons, "pull-request-moved-on", sentence);
	}
	const sentence = `There is no open pull request of ${from} into ${nameOf(place)}.`;
	throw MlopsError.of(forgeReasons, "no-fork-pull-request", sentence);
}

export { findForkPulls };