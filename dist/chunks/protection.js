import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/promotion/promotion-workflows.ts
const mergeWorkflow = ".github/workflows/mlops-merge.yml";
const deployWorkflow = ".github/workflows/mlops-deploy.yml";
const clockWorkflow = ".github/workflows/mlops-promote.yml";

// src/commands/promotion/protection.ts
async function protectionOf({ repository, remote }, protect, ports) {
	const enforcement = await ports.openEnforcement(repository, remote);
	if (enforcement !== void 0) return protect ? enforcement.create : enforcement.look;
	if (!protect) return void 0;
	throw MlopsError.of(commandReasons, "protect-nowhere", "Promotion pull requests are in this repository itself, where nothing can protect a branch.");
}
function enforcedEnvironments({ environments }) {
	return [...environments.values()].map(({ name, branch, approvals }) => ({
		name,
		branch,
		approvals
	}));
}
function isEnforced({ state }) {
	return state === "there" || state === "made";
}
function nameOfEnforced({ what, name }) {
	return `${what} ${name}`;
}
function unprotected(found) {
	const open = found.filter((one) => !isEnforced(one)).map(nameOfEnforced);
	if (open.length === 0) return [];
	return [{
		reason: "branches-unprotected",
		message: `Not protected as they should be: ${open.join(", ")}.`
	}];
}
function protectionLines(found) {
	return found.flatMap((one) => [`${one.state.padEnd(7)}  ${nameOfEnforced(one)}: ${one.sentence}`, ...isEnforced(one) || one.click === void 0 ? [] : [`         → ${one.click}`]]);
}

export { protectionOf as a, deployWorkflow as c, protectionLines as i, mergeWorkflow as l, isEnforced as n, unprotected as o, nameOfEnforced as r, clockWorkflow as s, enforcedEnvironments as t };