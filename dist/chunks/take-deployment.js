import { t as MlopsError } from "./problem.js";
import { t as actionReasons } from "./reasons11.js";
import { n as takeFromRun } from "./take-from-run.js";
import { join } from "node:path";

// src/actions/take-deployment.ts
async function takeDeployment(artifacts, wanted, folder) {
	if (wanted === "") return void 0;
	return await takeHandedOver(artifacts, {
		kind: "deployment",
		input: "deployment",
		digest: wanted
	}, folder);
}
async function takeHandedOver(artifacts, by, folder) {
	const [found] = await takeFromRun(artifacts, join(folder, "taken"), ({ what, digest }) => what.kind === by.kind && digest === by.digest);
	if (found === void 0) {
		const sentence = `No artifact of this run has the digest ${by.digest}, which the input \`${by.input}\` names.`;
		throw MlopsError.of(actionReasons, "bad-input", sentence);
	}
	if (found.strange !== void 0) throw new MlopsError("unknown", [found.strange]);
	return found.folder;
}

export { takeHandedOver as n, takeDeployment as t };