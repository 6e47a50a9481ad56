import { t as withoutCommands } from "./workflow-command.js";
import { t as MlopsError } from "./problem.js";
import { t as version } from "./version.js";
import { i as reasons } from "./reasons4.js";
import { randomUUID } from "node:crypto";

// src/support/escape/command-fence.ts
function commandFence(line) {
	let word;
	return {
		open() {
			if (word !== void 0) return;
			word = randomUUID();
			line(`::stop-commands::${word}`);
		},
		close() {
			if (word === void 0) return false;
			line(`::${word}::`);
			word = void 0;
			return true;
		}
	};
}

// src/cli/progress.ts
const silenceMs = 2e3;
function streamProgress(stream, { quiet, runner }) {
	if (quiet) return {
		stage: (_, work) => work(),
		note: () => void 0,
		output: () => void 0
	};
	const plain = plainProgress(stream);
	return runner ? fenced(plain, stream) : plain;
}
function fenced(plain, stream) {
	const fence = commandFence((text) => void stream.write(`${text}\n`));
	return {
		stage: (title, work) => plain.stage(title, () => work().finally(() => fence.close())),
		note: (text) => {
			const wasOpen = fence.close();
			plain.note(withoutCommands(text));
			if (wasOpen) fence.open();
		},
		output: (text) => {
			fence.open();
			plain.output(text);
		}
	};
}
function plainProgress(stream) {
	const moving = stream.isTTY === true;
	return {
		stage: (title, work) => moving ? movingStage(stream, title, work) : plainStage(stream, title, work),
		note: (text) => void stream.write(`${text}\n`),
		output: (text) => void stream.write(text.replace(/^(?=.)/gm, "  │ "))
	};
}
async function plainStage(stream, title, work) {
	const started = Date.now();
	let wait = silenceMs;
	const speak = () => {
		stream.write(`${title} … ${seconds(started)}\n`);
		wait = Math.min(wait * 2, 6e4);
		timer = setTimeout(speak, wait);
	};
	let timer = setTimeout(speak, wait);
	try {
		const value = await work();
		if (wait > silenceMs) stream.write(`${title}: ${seconds(started)}\n`);
		return value;
	} finally {
		clearTimeout(timer);
	}
}
async function movingStage(stream, title, work) {
	const started = Date.now();
	const draw = (mark, end) => stream.write(`\r\u001b[2K${mark} ${title} ${seconds(started)}${end}`);
	draw("·", "");
	const timer = setInterval(() => draw("·", ""), 250);
	try {
		const value = await work();
		clearInterval(timer);
		draw("✓", "\n");
		return value;
	} catch (error) {
		clearInterval(timer);
		draw(error instanceof MlopsError && error.ends === "cancelled" ? "–" : "✗", "\n");
		throw error;
	}
}
function seconds(started) {
	return `${((Date.now() - started) / 1e3).toFixed(1)} s`;
}

// src/app.ts
async function runCommand(args, signal) {
	const ports = portsOf({
		offline: args.flags.has("offline"),
		progress: streamProgress(process.stderr, {
			quiet: args.flags.has("quiet"),
			runner: process.env["GITHUB_ACTIONS"] === "true"
		}),
		env: process.env,
		signal
	});
	const change = changeRequest(args);
	switch (args.command.name) {
		case "init": {
			const [{ init }, { default: templates }] = await Promise.all([import("./init.js"), import("./templates.js")]);
			const { folder, projectFile, remote } = change;
			return init({
				folder,
				projectFile,
				remote,
				workflows: args.flags.has("workflows"),
				dryRun: args.flags.has("dry-run"),
				templates
			}, ports);
		}
		case "plan": {
			const { plan } = await import("./plan2.js");
			return plan({
				...change,
				uncommitted: "include",
				matrix: args.flags.has("matrix")
			}, ports);
		}
		case "validate": {
			const { validate } = await import("./validate.js");
			return validate({
				...change,
				uncommitted: "include",
				datasets: args.operands
			}, ports);
		}
		case "train": {
			const { train } = await import("./train2.js");
			return train({
				...change,
				models: args.operands,
				record: !args.flags.has("no-record"),
				keep: args.flags.has("keep"),
				replace: args.flags.has("replace")
			}, ports);
		}
		case "diff": {
			const { diff } = await import("./diff.js");
			return diff({
				...change,
				models: args.operands
			}, ports);
		}
		case "report": {
			const { report } = await import("./report3.js");
			return report({
				...change,
				record: !args.flags.has("no-record"),
				publish: args.flags.has("publish") && "pull-request",
				markdown: args.flags.has("markdown"),
				...optional("output", args.values.get("output"))
			}, ports);
		}
		case "history": {
			const { history } = await import("./history.js");
			return history({
				...change,
				...optional("model", args.operands[0]),
				limit: defaultedValue(args, "limit")
			}, ports);
		}
		case "schema": {
			const [{ schema }, table] = await Promise.all([import("./schema.js"), import("./schemas2.js")]);
			return schema({
				folder: change.folder,
				schemas: table.schemas,
				schemaText: table.schemaText,
				...optional("name", args.operands[0]),
				...optional("check", args.values.get("check"))
			});
		}
		case "doctor": {
			const { doctor } = await import("./doctor.js");
			return doctor({
				...change,
				uncommitted: "include"
			}, ports);
		}
		default: throw new TypeError(`the catalog names ${args.command.name}, which nothing implements`);
	}
}
function changeRequest(args) {
	return {
		folder: args.values.get("folder") ?? process.cwd(),
		projectFile: defaultedValue(args, "project"),
		remote: defaultedValue(args, "remote"),
		offline: args.flags.has("offline"),
		uncommitted: "refuse",
		...optional("base", args.values.get("base")),
		...optional("head", args.values.get("head"))
	};
}
function defaultedValue(args, name) {
	const value = args.values.get(name);
	if (value === void 0) throw new TypeError(`--${name} has no default in the catalog`);
	return value;
}
function optional(key, value) {
	const entry = {};
	if (value !== void 0) entry[key] = value;
	return entry;
}
async function openLedgerAt(repository) {
	const { openLedger } = await import("./ledger2.js");
	return await openLedger({ repository });
}
function portsOf({ offline, progress, env, signal }) {
	return {
		openLedger: async (repository, remote) => {
			const { openLedger } = await import("./ledger2.js");
			return openLedger({
				repository: repository.root,
				offline,
				notice: progress.note,
				remote: remote ?? null
			});
		},
		openStore: async (folder) => {
			const { openFolderStore } = await import("./store.js");
			return openFolderStore(folder);
		},
		openForge: async (repository, remote) => {
			const { openForge } = await import("./forge2.js");
			const place = {
				repository: repository.root,
				env,
				signal
			};
			if (remote === void 0) return openForge(place);
			const address = await repository.git.text([
				"remote",
				"get-url",
				"--",
				remote
			]);
			return openForge({
				...place,
				remote: {
					name: remote,
					address
				}
			});
		},
		readHost: async (repository, remote) => {
			const { readHost } = await import("./forge2.js");
			return readHost({
				env,
				signal,
				...optional("address", remote && await repository.git.text([
					"remote",
					"get-url",
					"--",
					remote
				]))
			});
		},
		openEngine: async (folder) => {
			const { openDuckdb, provideDuckdb } = await import("./data2.js");
			const download = offline ? "never" : "where-needed";
			return openDuckdb({
				tempFolder: folder,
				signal,
				library: await provideDuckdb({
					env,
					notice: progress.note,
					signal,
					download
				})
			});
		},
		findEngine: async () => {
			const { findDuckdb } = await import("./data2.js");
			return findDuckdb({ env });
		},
		progress,
		reasons,
		signal,
		tool: `mlops-actions ${version}`,
		origin: env["GITHUB_ACTIONS"] === "true" ? "ci" : "local",
		env
	};
}

export { commandFence as i, portsOf as n, runCommand as r, openLedgerAt as t };