import { t as promote } from "./promote.js";
import { n as openArtifacts } from "./action-ports.js";
import { t as bringKept } from "./kept.js";
import { n as runPromotionAction, t as deployingRun } from "./promotion-action.js";
import { t as MlopsError } from "./problem.js";
import { t as actionReasons } from "./reasons7.js";
import { t as takeFromRun } from "./take-from-run.js";
import { i as runsOf, o as trustOf } from "./vouch.js";
import { join } from "node:path";

// src/actions/take-deployment.ts
async function takeDeployment(artifacts, wanted, folder) {
	if (wanted === "") return void 0;
	const isIt = ({ what, digest }) => what.kind === "deployment" && digest === wanted;
	const [found] = await takeFromRun(artifacts, join(folder, "taken"), isIt);
	if (found === void 0) {
		const sentence = `No artifact of this run has the digest ${wanted}, which the input \`deployment\` names.`;
		throw MlopsError.of(actionReasons, "bad-input", sentence);
	}
	if (found.strange !== void 0) throw new MlopsError("unknown", [found.strange]);
	return found.folder;
}

// src/actions/promote.ts
async function act() {
	await runPromotionAction("promote", async ({ request, branch, ports, token, input, output, folder }) => {
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
	});
}

export { act };