import { n as noMeter, r as shareOf, t as amountText } from "./amount.js";
import { t as withoutCommands } from "./workflow-command.js";
import { n as widthOf, t as fitText } from "./text-width.js";
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

// src/support/speak-up.ts
const silenceMs = 2e3;
const longestMs = 6e4;
function speakUp(speak) {
	const started = Date.now();
	const seconds = () => (Date.now() - started) / 1e3;
	let wait = silenceMs;
	const again = () => {
		speak(seconds());
		wait = Math.min(wait * 2, longestMs);
		timer = setTimeout(again, wait);
	};
	let timer = setTimeout(again, wait);
	return () => {
		clearTimeout(timer);
		return {
			seconds: seconds(),
			spoke: wait > silenceMs
		};
	};
}

// src/cli/progress/stage-line.ts
const marks = [
	"⠋",
	"⠙",
	"⠹",
	"⠸",
	"⠼",
	"⠴",
	"⠦",
	"⠧",
	"⠇",
	"⠏"
];
const markMs = 100;
const widestBar = 24;
const narrowestBar = 6;
const leastTitle = 12;
function stageLine({ title, started, amount }, now, width) {
	const mark = marks[Math.floor(now / markMs) % marks.length] ?? "·";
	const time = secondsText(now - started);
	const counted = amount === void 0 ? "" : amountText(amount);
	const share = amount === void 0 ? void 0 : shareOf(amount);
	const tail = counted === "" ? time : `${counted} · ${time}`;
	const room = width - widthOf(`${mark} ${title} ${tail}`);
	if (room > narrowestBar && share !== void 0) return `${mark} ${title} ${bar(share, room - 1)} ${tail}`;
	const end = width - widthOf(`${mark}  ${tail}`) >= Math.min(leastTitle, widthOf(title)) ? tail : time;
	const left = width - widthOf(`${mark}  ${end}`);
	return fitText(left > 0 ? `${mark} ${fitText(title, left)} ${end}` : `${mark} ${time}`, width);
}
function bar(share, room) {
	const cells = Math.min(widestBar, room);
	const full = Math.floor(share * cells);
	return "█".repeat(full) + "░".repeat(cells - full);
}
function secondsText(milliseconds) {
	const seconds = Math.max(0, milliseconds) / 1e3;
	if (seconds < 120) return `${seconds.toFixed(1)} s`;
	return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
}

// src/cli/progress/line-progress.ts
function lineProgress(write) {
	return {
		async stage(title, work) {
			let amount;
			const stop = speakUp((seconds) => {
				const counted = amount === void 0 ? "" : `, ${amountText(amount)}`;
				write(`${title} … ${secondsText(seconds * 1e3)}${counted}\n`);
			});
			try {
				const value = await work((told) => {
					amount = told;
				});
				const { seconds, spoke } = stop();
				if (spoke) write(`${title}: ${secondsText(seconds * 1e3)}\n`);
				return value;
			} finally {
				stop();
			}
		},
		note: (text) => write(`${text}\n`),
		output: write
	};
}

// src/cli/progress/live-block.ts
function liveBlock(terminal) {
	let shown = [];
	const columns = () => positive(terminal.columns, 80);
	const width = () => Math.max(1, columns() - 1);
	return {
		width,
		draw(lines, above = "") {
			const next = lines.slice(-Math.max(1, positive(terminal.rows, 24) - 1)).map((line) => fitText(line, width()));
			const text = erasing(shown, columns()) + above + next.map((line) => `${line}\n`).join("");
			if (text !== "") terminal.write(text);
			shown = next;
		}
	};
}
function positive(size, usual) {
	return size === void 0 || size <= 0 ? usual : size;
}
function erasing(lines, columns) {
	const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
	return rows === 0 ? "" : `\r\u001b[${rows}A\u001b[J`;
}

// src/cli/progress/live-progress.ts
const frameMs = 100;
function liveProgress(terminal) {
	const block = liveBlock(terminal);
	const running = /* @__PURE__ */ new Set();
	let timer;
	const draw = (above = "") => {
		const now = Date.now();
		const width = block.width();
		block.draw([...running].map((stage) => stageLine(stage, now, width)), above);
	};
	const ended = () => {
		if (running.size > 0) return;
		clearInterval(timer);
		timer = void 0;
	};
	return {
		async stage(title, work) {
			const stage = {
				title,
				started: Date.now()
			};
			const end = (mark) => {
				running.delete(stage);
				ended();
				draw(`${mark} ${title} ${secondsText(Date.now() - stage.started)}\n`);
			};
			running.add(stage);
			timer ??= setInterval(draw, frameMs);
			draw();
			try {
				const value = await work((amount) => {
					stage.amount = amount;
				});
				end("✓");
				return value;
			} catch (error) {
				end(error instanceof MlopsError && error.ends === "cancelled" ? "–" : "✗");
				throw error;
			}
		},
		note: (text) => draw(`${text}\n`),
		output: (text) => draw(text.endsWith("\n") ? text : `${text}\n`)
	};
}

// src/cli/progress.ts
function streamProgress(stream, { quiet, runner, live }) {
	if (quiet) return {
		stage: (_, work) => work(noMeter),
		note: () => void 0,
		output: () => void 0
	};
	if (live && !runner) return marked(liveProgress(stream));
	const plain = marked(lineProgress((text) => void stream.write(text)));
	return runner ? fenced(plain, stream) : plain;
}
function isLiveTerminal(stream, env) {
	const isCi = ![
		"",
		"0",
		"false"
	].includes((env["CI"] ?? "").toLowerCase());
	return stream.isTTY === true && env["TERM"] !== "dumb" && !isCi;
}
function marked(progress) {
	return {
		...progress,
		output: (text) => progress.output(text.replace(/^(?=.)/gm, "  │ "))
	};
}
function fenced(plain, stream) {
	const fence = commandFence((text) => void stream.write(`${text}\n`));
	return {
		stage: (title, work) => plain.stage(title, (tell) => work(tell).finally(() => fence.close())),
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

// src/app.ts
async function runCommand(args, signal) {
	const ports = portsOf({
		offline: args.flags.has("offline"),
		progress: streamProgress(process.stderr, {
			quiet: args.flags.has("quiet"),
			runner: process.env["GITHUB_ACTIONS"] === "true",
			live: isLiveTerminal(process.stderr, process.env)
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

export { commandFence as a, speakUp as i, portsOf as n, runCommand as r, openLedgerAt as t };