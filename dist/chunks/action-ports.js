import { t as MlopsError } from "./problem.js";
import { o as setSecret, r as getInput } from "./core.js";
import { a as commandFence, i as speakUp, n as portsOf } from "./app.js";
import { n as workflowCommand, t as withoutCommands } from "./workflow-command.js";
import { t as amountText } from "./amount.js";
import { t as actionReasons } from "./reasons8.js";
import { n as actions } from "./run-step.js";
import { f as hasArtifactService } from "./forge.js";
import { r as prefixOf } from "./artifact-names.js";
import { n as paceText, r as startOf } from "./seconds-text.js";

// src/actions/artifacts.ts
async function openArtifacts(change, ports) {
	const prefix = prefixOf(change.projectFile);
	if (hasArtifactService(ports.env)) {
		const { openWorkflowArtifacts } = await import("./workflow-artifacts.js");
		return await openWorkflowArtifacts(prefix);
	}
	const { openStoredArtifacts } = await import("./stored-artifacts.js");
	return openStoredArtifacts(prefix, change, ports);
}

// src/actions/log-progress.ts
function logProgress(write) {
	let open = false;
	const line = (text) => {
		write(`${open ? "\n" : ""}${text}\n`);
		open = false;
	};
	const fence = commandFence(line);
	const say = (text) => {
		const wasOpen = fence.close();
		line(withoutCommands(text));
		if (wasOpen) fence.open();
	};
	return {
		stage: async (title, work) => {
			let amount;
			let from;
			line(workflowCommand("group", {}, title));
			const stop = speakUp((seconds) => {
				const pace = paceText(from, amount, Date.now());
				const parts = [
					`${seconds.toFixed(1)} s`,
					amount === void 0 ? "" : amountText(amount),
					pace
				];
				say(parts.filter((part) => part !== "").join(", "));
			});
			try {
				return await work((told) => {
					from = startOf(from, told, Date.now());
					amount = told;
				});
			} finally {
				fence.close();
				line(`${stop().seconds.toFixed(1)} s`);
				line(workflowCommand("endgroup", {}, ""));
			}
		},
		note: say,
		output: (text) => {
			fence.open();
			write(text);
			open = text !== "" && !text.endsWith("\n");
		}
	};
}

// src/actions/action-ports.ts
function actionPorts(name, signal) {
	const token = "token" in actions[name].inputs ? getInput("token") : "";
	if (token !== "") setSecret(token);
	const env = {
		...process.env,
		...token !== "" && { GITHUB_TOKEN: token }
	};
	const progress = logProgress((text) => void process.stdout.write(text));
	return {
		input: (key) => getInput(key),
		flag: (key) => flagOf(key, getInput(key)),
		token,
		env,
		workspace: process.env["GITHUB_WORKSPACE"] ?? process.cwd(),
		ports: portsOf({
			offline: false,
			progress,
			env,
			signal
		})
	};
}
function flagOf(name, value) {
	if (value === "true" || value === "false") return value === "true";
	const sentence = `The input \`${name}\` is \`${value}\`; it takes \`true\` or \`false\`.`;
	throw MlopsError.of(actionReasons, "bad-input", sentence);
}

export { openArtifacts as n, actionPorts as t };