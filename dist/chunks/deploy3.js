import { t as deploy } from "./deploy.js";
import { t as escapeTerminal } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { n as environmentOn, r as lookAtPromotion } from "./open-promotion.js";
import { r as readBoard } from "./read-board.js";
import { n as readVersions } from "./read-versions.js";
import { l as openArtifacts } from "./vouch.js";
import { n as runPromotionAction } from "./promotion-action.js";
import { join } from "node:path";

// src/commands/where-to-deploy.ts
async function whereToDeploy(request, ports) {
	const place = await lookAtPromotion(request, ports);
	const { name, runsOn, models } = environmentOn(place.project, request.branch);
	const versions = await readVersions(place.ledger, models);
	const { cells } = await readBoard(place, versions, {
		environments: [name],
		models
	});
	const released = cells.filter(({ facts }) => facts.branch.kind === "release");
	for (const cell of released) await showBeginning(cell, place, ports);
	const sentence = released.length === 0 ? `${request.branch} names no release yet.` : `${name} has ${released.map(({ model }) => model).join(", ")}.`;
	return {
		ends: "pass",
		reason: released.length === 0 ? "nothing-to-deploy" : "to-deploy",
		sentence,
		problems: [],
		data: {
			environment: name,
			runsOn,
			models: released.map(({ model }) => model)
		},
		text: () => `${escapeTerminal(sentence)}\n`
	};
}
async function showBeginning({ environment, model, facts, promotion }, place, ports) {
	if (!promotion.actions.some(({ kind }) => kind === "deploy") || place.deployments === void 0 || facts.branch.kind !== "release") return;
	const { version, digest, commit: release } = facts.branch.release;
	const sentence = `${model} ${version} is being deployed to ${environment.name}.`;
	const shown = {
		environment: environment.name,
		model,
		version,
		digest,
		release,
		sentence
	};
	try {
		await place.deployments.show({
			...shown,
			state: "in-progress"
		});
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		ports.progress.note(`The forge does not show it: ${error.message}`);
	}
}

// src/actions/deploy.ts
async function act() {
	await runPromotionAction("deploy", async (context) => context.flag("where") ? where(context) : deployHere(context));
}
async function where({ request, branch, ports, output }) {
	const found = await whereToDeploy({
		...request,
		branch
	}, ports);
	const { environment, runsOn, models } = found.data;
	output("environment", environment);
	output("runs-on", JSON.stringify(runsOn));
	output("count", String(models.length));
	return found;
}
async function deployHere(context) {
	const { request, branch, ports, input, flag, output, folder } = context;
	const environment = input("environment") || { branch };
	const handOver = join(folder, "deployment");
	const override = input("override");
	try {
		return await deploy({
			...request,
			environment,
			handOver,
			models: input("models").split(/\s+/).filter(Boolean),
			again: flag("again"),
			plan: false,
			...override !== "" && { override }
		}, ports);
	} finally {
		const put = await (await openArtifacts(request, ports)).put({ kind: "deployment" }, handOver);
		output("artifact", put?.name ?? "");
		output("digest", put?.digest ?? "");
	}
}

export { act };