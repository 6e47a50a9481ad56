import { a as setOutput, r as getInput } from "./core.js";
import { v as object, x as string } from "./schemas.js";
import { r as markdownFence } from "./markdown.js";
import { t as summary } from "./summary.js";
import { t as MlopsError } from "./problem.js";
import { c as actionPorts, t as defaultBranchOf } from "./vouch.js";
import { i as prepareCheckout, n as readRunnerEvent, t as runStep } from "./run-step.js";
import { t as actionReasons } from "./reasons11.js";

// src/actions/promotion-action.ts
async function runPromotionAction(name, work) {
	await runStep(name, async ({ folder, signal }) => {
		const { input, flag, token, workspace, env, ports } = actionPorts(name, signal);
		const base = await defaultBranchOf(env);
		const branch = branchOf(env);
		await prepareCheckout(workspace, {
			kind: "branch",
			base
		}, token);
		const request = {
			folder: workspace,
			projectFile: getInput("project"),
			remote: "origin",
			offline: false,
			base,
			uncommitted: "refuse"
		};
		const output = (key, value) => setOutput(key, value);
		const outcome = await work({
			input,
			flag,
			token,
			ports,
			output,
			request,
			branch,
			folder
		});
		const text = outcome.text({
			width: 120,
			color: false
		});
		process.stdout.write(text);
		if (process.env["GITHUB_STEP_SUMMARY"]) await summary.addRaw(markdownFence(text, "text"), true).write();
		return outcome;
	});
}
const dispatchShape = object({ inputs: object({ override: string() }) });
async function deployingRun(branch, env) {
	const commit = /^[0-9a-f]{40,64}$/.exec(env["GITHUB_SHA"] ?? "")?.[0];
	const said = dispatchShape.safeParse((await readRunnerEvent(env)).payload);
	const override = said.success ? said.data.inputs.override : "";
	return {
		branch,
		...commit !== void 0 && !env["GITHUB_BASE_REF"] && { commit },
		...override !== "" && { override }
	};
}
function branchOf(env) {
	if (env["GITHUB_BASE_REF"]) return env["GITHUB_BASE_REF"];
	const branch = /^refs\/heads\/(.+)$/.exec(env["GITHUB_REF"] ?? "")?.[1];
	if (branch !== void 0) return branch;
	const sentence = `GITHUB_REF is \`${env["GITHUB_REF"] ?? ""}\`, which is no branch: promotion and deployment are of branches.`;
	throw MlopsError.of(actionReasons, "event-not-supported", sentence);
}

export { runPromotionAction as n, deployingRun as t };