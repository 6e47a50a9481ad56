import { n as noMeter, t as amountText } from "./amount.js";
import { t as withoutCommands } from "./workflow-command.js";
import { n as paceText, r as startOf, t as secondsText } from "./seconds-text.js";
import { i as reasons } from "./reasons2.js";
import { o as readSourceAddress, s as sourcePath } from "./source-address.js";
import { t as notAsked } from "./around.js";
import { t as version } from "./version.js";
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

// src/sources/open-sources.ts
function openSources(around) {
	const known = /* @__PURE__ */ new Map();
	const remote = () => import("./remote-sources.js").then(({ openRemoteSources }) => openRemoteSources(around));
	let opened;
	const ask = () => {
		opened ??= remote();
		return opened;
	};
	const find = async (source) => {
		const read = readSourceAddress(source);
		if (!read.ok) throw new TypeError(`${source} was taken for an address: ${read.message}`);
		const { address } = read;
		if (address.kind === "https") return [{
			address,
			key: "",
			path: sourcePath(source),
			bytes: void 0,
			tag: void 0
		}];
		if (around.offline) throw notAsked(source);
		return (await ask()).find(address);
	};
	return {
		find(source) {
			const found = known.get(source) ?? find(source);
			known.set(source, found);
			return found;
		},
		bring: async (objects, bringing) => (await ask()).bring(objects, bringing),
		bringPointed: async (content, bringing) => (await ask()).bringPointed(content, bringing)
	};
}

// src/cli/change-request.ts
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

// src/cli/progress/line-progress.ts
function lineProgress(write) {
	return {
		async stage(title, work) {
			let amount;
			let from;
			const stop = speakUp((seconds) => {
				const counted = amount === void 0 ? "" : `, ${amountText(amount)}`;
				const pace = paceText(from, amount, Date.now());
				write(`${title} … ${secondsText(seconds * 1e3)}${counted}${pace === "" ? "" : `, ${pace}`}\n`);
			});
			try {
				const value = await work((told) => {
					from = startOf(from, told, Date.now());
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

// src/cli/progress.ts
async function streamProgress(stream, { quiet, runner, live }) {
	if (quiet) return {
		stage: (_, work) => work(noMeter),
		note: () => void 0,
		output: () => void 0
	};
	if (live && !runner) {
		const { liveProgress } = await import("./live-progress.js");
		return marked(liveProgress(stream));
	}
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
	const { name } = args.command;
	const run = Object.hasOwn(commands, name) ? commands[name] : void 0;
	if (run === void 0) throw new TypeError(`the catalog names ${name}, which nothing implements`);
	const progress = await streamProgress(process.stderr, {
		quiet: args.flags.has("quiet"),
		runner: process.env["GITHUB_ACTIONS"] === "true",
		live: isLiveTerminal(process.stderr, process.env)
	});
	return run(args, portsOf({
		offline: args.flags.has("offline"),
		progress,
		env: process.env,
		signal
	}));
}
const commands = {
	init: runInit,
	plan: runPlan,
	explain: runExplain,
	build: runBuild,
	validate: runValidate,
	infer: runInfer,
	lock: runLock,
	train: runTrain,
	diff: runDiff,
	"data diff": runDataDiff,
	report: runReport,
	promote: runPromote,
	status: runStatus,
	deploy: runDeploy,
	rollback: runRollback,
	hold: (args, ports) => runHold("hold", args, ports),
	release: (args, ports) => runHold("release", args, ports),
	history: runHistory,
	schema: runSchema,
	doctor: runDoctor
};
async function runInit(args, ports) {
	const [{ init }, { default: templates }] = await Promise.all([import("./init.js"), import("./templates.js")]);
	const { folder, projectFile, remote } = changeRequest(args);
	return init({
		folder,
		projectFile,
		remote,
		workflows: args.flags.has("workflows"),
		dryRun: args.flags.has("dry-run"),
		templates
	}, ports);
}
async function runPlan(args, ports) {
	const { plan } = await import("./plan2.js");
	const graph = args.flags.has("svg") ? "svg" : args.flags.has("graph") ? "mermaid" : void 0;
	return plan({
		...changeRequest(args),
		uncommitted: "include",
		matrix: args.flags.has("matrix"),
		graph
	}, ports);
}
async function runExplain(args, ports) {
	const { explain } = await import("./explain2.js");
	return explain({
		...changeRequest(args),
		uncommitted: "include",
		models: args.operands
	}, ports);
}
async function runBuild(args, ports) {
	const { build } = await import("./build.js");
	return build({
		...changeRequest(args),
		uncommitted: "include",
		datasets: args.operands,
		keep: args.flags.has("keep"),
		again: args.flags.has("again")
	}, ports);
}
async function runValidate(args, ports) {
	const { validate } = await import("./validate2.js");
	const rows = optional("rows", args.values.get("rows"));
	return validate({
		...changeRequest(args),
		uncommitted: "include",
		datasets: args.operands,
		...rows
	}, ports);
}
async function runInfer(args, ports) {
	const { infer } = await import("./infer.js");
	const { folder, projectFile, remote, offline } = changeRequest(args);
	return infer({
		folder,
		projectFile,
		remote,
		offline,
		data: args.operands,
		write: args.flags.has("write"),
		update: args.flags.has("update"),
		verbose: args.flags.has("verbose")
	}, ports);
}
async function runLock(args, ports) {
	const { lock } = await import("./lock3.js");
	const { folder, projectFile, remote } = changeRequest(args);
	return lock({
		folder,
		projectFile,
		remote,
		datasets: args.operands,
		moving: args.flags.has("moving")
	}, ports);
}
async function runTrain(args, ports) {
	const { train } = await import("./train2.js");
	return train({
		...changeRequest(args),
		models: args.operands,
		record: !args.flags.has("no-record"),
		keep: args.flags.has("keep"),
		replace: args.flags.has("replace")
	}, ports);
}
async function runDiff(args, ports) {
	const { diff } = await import("./diff2.js");
	return diff({
		...changeRequest(args),
		models: args.operands
	}, ports);
}
async function runDataDiff(args, ports) {
	const { dataDiff } = await import("./data-diff.js");
	const { folder, projectFile, remote } = changeRequest(args);
	const [base = "", head = ""] = args.operands;
	return dataDiff({
		folder,
		projectFile,
		remote,
		base,
		head,
		...optional("delimiter", args.values.get("delimiter")),
		...optional("nulls", args.values.get("nulls")?.split(",")),
		...optional("failOn", args.values.get("fail-on"))
	}, ports);
}
async function runReport(args, ports) {
	const { report } = await import("./report3.js");
	return report({
		...changeRequest(args),
		record: !args.flags.has("no-record"),
		publish: args.flags.has("publish") && "pull-request",
		markdown: args.flags.has("markdown"),
		...optional("output", args.values.get("output"))
	}, ports);
}
async function runPromote(args, ports) {
	const { promote } = await import("./promote2.js");
	return promote({
		...changeRequest(args),
		wishes: args.operands,
		init: args.flags.has("init"),
		protect: args.flags.has("protect"),
		...optional("to", args.values.get("to")),
		...optional("override", args.values.get("override"))
	}, ports);
}
async function runStatus(args, ports) {
	const { status } = await import("./status.js");
	return status({
		...changeRequest(args),
		models: args.operands,
		...optional("pullRequest", args.values.get("pull-request"))
	}, ports);
}
async function runDeploy(args, ports) {
	const { deploy } = await import("./deploy2.js");
	const [environment = "", ...models] = args.operands;
	const flags = {
		again: args.flags.has("again"),
		plan: args.flags.has("plan")
	};
	return deploy({
		...changeRequest(args),
		environment,
		models,
		...flags,
		...optional("override", args.values.get("override"))
	}, ports);
}
async function runRollback(args, ports) {
	const [{ rollback }, { wishOf }] = await Promise.all([import("./rollback.js"), import("./wishes.js")]);
	const [environment = "", model = ""] = args.operands;
	const because = args.values.get("because") ?? "";
	return rollback({
		...changeRequest(args),
		environment,
		...wishOf(model),
		because
	}, ports);
}
async function runHold(what, args, ports) {
	const [{ hold }, { wishOf }] = await Promise.all([import("./hold.js"), import("./wishes.js")]);
	const [environment = "", model = ""] = args.operands;
	return hold({
		...changeRequest(args),
		what,
		environment,
		wish: wishOf(model),
		all: args.flags.has("all"),
		because: args.values.get("because") ?? ""
	}, ports);
}
async function runHistory(args, ports) {
	const { history } = await import("./history.js");
	const [model] = args.operands;
	return history({
		...changeRequest(args),
		...optional("model", model),
		...optional("at", args.values.get("at")),
		csv: args.flags.has("csv"),
		limit: defaultedValue(args, "limit")
	}, ports);
}
async function runSchema(args) {
	const [{ schema }, { schemas, schemaText }] = await Promise.all([import("./schema.js"), import("./schemas2.js")]);
	return schema({
		folder: changeRequest(args).folder,
		schemas,
		schemaText,
		...optional("name", args.operands[0]),
		...optional("check", args.values.get("check"))
	});
}
async function runDoctor(args, ports) {
	const { doctor } = await import("./doctor.js");
	return doctor({
		...changeRequest(args),
		uncommitted: "include"
	}, ports);
}
async function openLedgerAt(repository) {
	const { openLedger } = await import("./ledger2.js");
	return await openLedger({ repository });
}
function portsOf({ offline, progress, env, signal }) {
	const forgeOf = async (repository, remote) => {
		const place = {
			repository: repository.root,
			env,
			signal
		};
		if (remote === void 0) return place;
		const address = await repository.git.text([
			"remote",
			"get-url",
			"--",
			remote
		]);
		return {
			...place,
			remote: {
				name: remote,
				address
			}
		};
	};
	return {
		openLedger: async (repository, remote) => {
			const { openLedger } = await import("./ledger2.js");
			return openLedger({
				repository: repository.root,
				known: repository,
				remote: remote ?? null,
				offline,
				notice: progress.note
			});
		},
		openStore: async (place) => {
			const { openStore } = await import("./store2.js");
			return openStore(place, {
				env,
				signal,
				offline,
				notice: progress.note
			});
		},
		openSources: (trusted) => openSources({
			env,
			signal,
			offline,
			trusted
		}),
		askStore: async (place) => {
			const { askStore } = await import("./store2.js");
			return askStore(place, {
				env,
				signal,
				offline
			});
		},
		openForge: async (repository, remote) => {
			const { openForge } = await import("./forge2.js");
			return openForge(await forgeOf(repository, remote));
		},
		openPromotionDesk: async (repository, remote) => {
			const { openPromotionDesk } = await import("./forge2.js");
			return openPromotionDesk(await forgeOf(repository, remote));
		},
		openRenewalDesk: async (repository, remote) => {
			const { openRenewalDesk } = await import("./forge2.js");
			return openRenewalDesk(await forgeOf(repository, remote));
		},
		openDeploymentDesk: async (repository, remote) => {
			const { openDeploymentDesk } = await import("./forge2.js");
			return openDeploymentDesk(await forgeOf(repository, remote));
		},
		openEnforcement: async (repository, remote) => {
			const { openEnforcement } = await import("./forge2.js");
			return openEnforcement(await forgeOf(repository, remote));
		},
		openTarget: async (target, around) => {
			const { openTarget } = await import("./deployment2.js");
			return openTarget(target, around);
		},
		readHost: async (repository, remote) => {
			const { readHost } = await import("./forge2.js");
			const address = remote && await repository.git.text([
				"remote",
				"get-url",
				"--",
				remote
			]);
			return readHost({
				env,
				signal,
				...optional("address", address)
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
		openDatabase: async (place) => {
			const { openDatabase } = await import("./data2.js");
			return openDatabase(place, {
				env,
				signal,
				offline
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