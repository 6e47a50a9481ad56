import { t as escapeTerminal } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { n as deploymentRunsOf, r as judgements, t as promote } from "./promote.js";
import { n as environmentOn, r as lookAtPromotion } from "./open-promotion.js";
import { r as readBoard } from "./read-board.js";
import { n as readVersions } from "./read-versions.js";
import { t as commandReasons } from "./reasons4.js";
import { i as runsOf, l as openArtifacts, o as trustOf } from "./vouch.js";
import { t as bringKept } from "./kept.js";
import { n as runPromotionAction, t as deployingRun } from "./promotion-action.js";
import { t as actionReasons } from "./reasons11.js";
import { t as takeDeployment } from "./take-deployment.js";

// src/commands/judge-promotion.ts
async function judgePromotion(request, ports) {
	const place = await lookAtPromotion(request, ports);
	const environment = environmentOn(place.project, request.branch);
	const [versions, { underWay: running }] = await Promise.all([readVersions(place.ledger, environment.models), deploymentRunsOf(place)]);
	const board = await readBoard(place, versions, {
		environments: [environment.name],
		models: [],
		running
	});
	const { checks } = place.desk;
	const found = (checks === void 0 ? [] : await judgements(board, place, checks)).find(({ pull }) => pull.number === request.pull);
	if (checks === void 0 || found === void 0) {
		const sentence = `There is nothing to say about pull request #${request.pull} into ${request.branch}: it is not open, or is about to be closed.`;
		throw MlopsError.of(commandReasons, "pull-not-judged", sentence);
	}
	await checks.judge(found.pull, found.judgement);
	const { verdict, title, summary } = found.judgement;
	const sentence = `Pull request #${request.pull} into ${request.branch}: ${title}.`;
	return {
		ends: "pass",
		reason: "promotion-judged",
		sentence,
		problems: [],
		data: {
			pull: request.pull,
			verdict,
			title,
			summary
		},
		text: () => `${escapeTerminal(sentence)}\n`
	};
}

// src/actions/promote.ts
async function act() {
	await runPromotionAction("promote", async (context) => context.flag("judge") ? judge(context) : promoteAll(context));
}
async function judge({ request, branch, ports }) {
	const number = /^refs\/pull\/(\d+)\/merge$/.exec(ports.env["GITHUB_REF"] ?? "")?.[1];
	if (number === void 0) {
		const sentence = `GITHUB_REF is \`${ports.env["GITHUB_REF"] ?? ""}\`, which is no pull request: there is none to judge.`;
		throw MlopsError.of(actionReasons, "event-not-supported", sentence);
	}
	return await judgePromotion({
		...request,
		branch,
		pull: Number(number)
	}, ports);
}
async function promoteAll(context) {
	const { request, branch, ports, token, input, output, folder } = context;
	const artifacts = await openArtifacts(request, ports);
	const handed = await takeDeployment(artifacts, input("deployment"), folder);
	const runs = runsOf(ports, token);
	const [to, override] = [input("to"), input("override")];
	const found = await promote({
		...request,
		trust: trustOf({
			change: request,
			ports,
			runs
		}),
		bring: bringKept(artifacts, folder, {
			token,
			runs
		}, ports),
		wishes: input("promote").split(/\s+/).filter(Boolean),
		init: false,
		...to !== "" && { to },
		...override !== "" && { override },
		deploying: {
			...await deployingRun(branch, ports.env),
			...handed !== void 0 && { handed }
		}
	}, ports);
	output("versions", JSON.stringify(found.data.versions ?? []));
	return found;
}

export { act };