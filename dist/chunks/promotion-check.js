import { t as ask } from "./ask.js";
import { i as putCheckRun, n as ownCheck } from "./checks.js";

// src/forge/github/promotion-check.ts
const promotionCheck = "mlops promotion";
function placeOf({ number, releaseDigest }) {
	const brings = releaseDigest === void 0 ? "" : ` with ${releaseDigest}`;
	return {
		name: promotionCheck,
		base: `pull request ${number}${brings}`
	};
}
async function judgementOf(place, judged) {
	const action = {
		what: `read the checks of ${judged.head.slice(0, 12)}`,
		permission: "checks: read"
	};
	const found = await ask(place, action, () => ownCheck(place, judged.head, placeOf(judged)));
	return found === void 0 || found.state === "in-progress" ? void 0 : found.state;
}
async function putJudgement(place, judged, said) {
	const { verdict: state, title, summary } = said;
	const where = placeOf(judged);
	await putCheckRun(place, {
		...where,
		head: judged.head,
		state,
		title,
		summary
	}, place.writer, where.base);
}

export { promotionCheck as n, putJudgement as r, judgementOf as t };