import { n as stopped, t as outcomeOfError } from "./failure.js";
import { r as exitCodes, t as MlopsError } from "./problem.js";
import { t as version } from "./version.js";
import { t as didYouMean } from "./nearest.js";
import { t as cliReasons } from "./reasons13.js";
import { u as systemCode } from "./files.js";
import { t as escapeTerminal } from "./terminal.js";
import { fstatSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";

// src/cli/catalog/command-info.ts
function helpOf({ help, default: value }) {
	return value === void 0 ? help : `${help} (default ${value})`;
}
const base = {
	name: "base",
	type: "string",
	value: "<branch>",
	help: "base branch, whose tip holds the policy (default: the remote’s default branch, else main, master or init.defaultBranch)"
};
const head = {
	name: "head",
	type: "string",
	value: "<revision>",
	help: "commit to judge (default HEAD)"
};
const noRecord = {
	name: "no-record",
	type: "boolean",
	help: "write nothing to the ledger"
};

// src/cli/catalog/data.ts
const build = {
	name: "build",
	operands: "[dataset…]",
	maxOperands: 1e3,
	summary: "make datasets by their commands, where an input has changed",
	details: "Runs the command of each dataset that has `build` and whose files the store does not have, after those that it is made of: each in a folder that holds only what is declared, uncommitted files included. With names: only those and what they rest on. What is there is not made again; `validate` and `train` make what they need by themselves.",
	options: [
		base,
		head,
		{
			name: "keep",
			type: "boolean",
			help: "keep the run folders and print their paths"
		},
		{
			name: "again",
			type: "boolean",
			help: "run the commands also where their files are there, and end with 1 where other files come out; nothing is overwritten"
		}
	],
	example: {
		line: "mlops build",
		says: ["No dataset of this project is made by a command."]
	}
};
const validate = {
	name: "validate",
	operands: "[dataset…]",
	maxOperands: 1e3,
	summary: "check datasets against their contracts and against the base",
	details: "Checks what was not checked before, uncommitted files included, and shows how the data differs from the base.",
	options: [
		base,
		head,
		{
			name: "rows",
			type: "string",
			value: "<folder>",
			help: "write the rows that break each check into a new folder, a CSV file each: at most 10,000 rows or 50 MB, without sensitive columns"
		}
	],
	example: { line: "mlops validate train" }
};
const infer = {
	name: "infer",
	operands: "[data…]",
	maxOperands: 1e3,
	summary: "propose a contract that the next batch will keep as well",
	details: "Each operand is the name of a dataset, a data file, a folder of data files, a glob of them in quotes, or a table or query of a database as `data diff` takes it, whose contract is printed only; without one: all datasets of `mlops.yaml`. Prints types, nulls, keys, closed sets, formats, natural bounds and sensitive columns, then what a person has to look at, the worst first: above all what the data break of this very contract. Of a declared dataset only what its contract does not say yet is printed. Files and tables need neither a repository nor `mlops.yaml`. With `--update`: checks the data of the work tree against the contracts and proposes, as a diff, the smallest edit for each finding, with what it does to those who read the dataset: compatible, needs review or breaking.",
	options: [
		{
			name: "update",
			type: "boolean",
			help: "propose edits of mlops.yaml that silence what the data of today break"
		},
		{
			name: "write",
			type: "boolean",
			help: "put it into mlops.yaml, whose other lines and comments stay as they are"
		},
		{
			name: "verbose",
			type: "boolean",
			help: "after the contract, the counts that speak for every rule"
		}
	],
	example: { line: "mlops infer train" }
};
const lock = {
	name: "lock",
	operands: "[dataset…]",
	maxOperands: 1e3,
	summary: "agree on the present version of datasets that are frozen, in a database or behind an address",
	details: "Writes, for each dataset that is named, what its data in the work tree are (digest, rows, bytes; behind an address also the version of each object) into `mlops.lock` beside `mlops.yaml`. A dataset with `frozen: true` fails where its data are not those of its entry, so both change in one reviewed change, whose report says so. Of rows in a database the entry says which version of them is checked at all: their digest and number are counted by the server. Of data behind an address (`s3://`, `gs://`, `az://`) it names the objects that are meant: what arrives later changes no pull request until the entry is renewed, and an object that was replaced is refused. No entry is written where the newest `time` is older than `freshness` allows. Without a name nothing is written: says for each dataset whether it is what its entry says, and ends with 2 where one is not.",
	options: [{
		name: "moving",
		type: "boolean",
		help: "write the entries of all rows in databases and objects behind addresses, but of frozen ones"
	}],
	example: {
		line: "mlops lock",
		says: ["No dataset is frozen, in a database or behind an address."]
	}
};
const dataDiff = {
	name: "data diff",
	operands: "<base> <head>",
	minOperands: 2,
	maxOperands: 2,
	summary: "show what two versions of data differ in, without judging",
	details: "Each side is a data file (CSV, TSV, JSON lines, Parquet or Arrow, also compressed), a folder of such files of one ending, a glob of them in quotes, a sketch (a JSON file as on the ledger), `<dataset>@<revision>`: a dataset of `mlops.yaml` as a commit has it, or a table of PostgreSQL or Trino: `postgres:WAREHOUSE_URL/public.outcomes`, `trino:LAKE_URL/lake.rides.trips`, or a query there, in quotes: `\"postgres:WAREHOUSE_URL?query=SELECT …\"`, where WAREHOUSE_URL is the name of the environment variable that holds the address. Files and tables need neither a repository nor `mlops.yaml`. Compares rows, columns and their types, nulls, ranges, values and distributions. Limits and sensitive columns are those of the dataset, of the head where both sides are one; else the defaults. A file in the source of a dataset of the `mlops.yaml` here leaves no value of what that contract calls sensitive; of columns that no contract names those are hidden whose names say that they are personal or secret (`email`, `birth_date`), as `infer` proposes them, which a note says. A dataset whose sketch is recorded is not read. Ends with 0 whatever differs unless `--fail-on` is given, with 2 where nothing can be compared.",
	options: [
		{
			name: "delimiter",
			type: "string",
			value: "<text>",
			help: "what separates two values of CSV files, such as \";\" (default: a comma; a tab for .tsv)"
		},
		{
			name: "nulls",
			type: "string",
			value: "<texts>",
			help: "what stands for a missing value in CSV files besides nothing at all, between commas: NA,null"
		},
		{
			name: "fail-on",
			type: "string",
			value: "drifted",
			help: "judge: exit code 1 where a column or the number of rows moved beyond its limit, 2 where nobody can tell"
		}
	],
	example: { line: "mlops data diff train@main train@HEAD" }
};

// src/cli/catalog.ts
const commonOptions = [
	{
		name: "json",
		type: "boolean",
		help: "print exactly one result document on stdout; logs go to stderr"
	},
	{
		name: "folder",
		type: "string",
		value: "<path>",
		help: "work in this repository (default: the current folder)"
	},
	{
		name: "project",
		type: "string",
		value: "<file>",
		help: "project file, from the root",
		default: "mlops.yaml"
	},
	{
		name: "remote",
		type: "string",
		value: "<name>",
		help: "git remote of ledger and base branch",
		default: "origin"
	},
	{
		name: "offline",
		type: "boolean",
		help: "do not contact the remote; use what this clone has"
	},
	{
		name: "quiet",
		type: "boolean",
		help: "no progress on stderr"
	},
	{
		name: "help",
		type: "boolean",
		help: "show this help"
	}
];
const commands = [
	{
		name: "init",
		operands: "",
		maxOperands: 0,
		summary: "look at a repository and propose its mlops.yaml",
		details: "Looks for data, training scripts, DVC stages, parameters, metrics and workflows, and writes a commented mlops.yaml and, for a repository on GitHub, workflow files. Says what it guessed and why. What is there already is never changed: its difference is shown. Executes nothing.",
		options: [{
			name: "workflows",
			type: "boolean",
			help: "workflow files although the remote is not on GitHub"
		}, {
			name: "dry-run",
			type: "boolean",
			help: "write nothing; say what would be written"
		}],
		example: { line: "mlops init --dry-run" }
	},
	{
		name: "plan",
		operands: "",
		maxOperands: 0,
		summary: "say what a change makes necessary, and why",
		details: "Compares the judged commit with its baseline: what is validated, trained, scored or reused. Runs nothing.",
		options: [
			base,
			head,
			{
				name: "matrix",
				type: "boolean",
				help: "print the models with a training or scoring to do as a workflow matrix, one job each (JSON)"
			},
			{
				name: "graph",
				type: "boolean",
				help: "print the steps and what they need of each other as a mermaid flowchart"
			},
			{
				name: "svg",
				type: "boolean",
				help: "the same as a picture (SVG)"
			}
		],
		example: {
			line: "mlops plan",
			says: [
				"…",
				"run       train delay                     params changed: features [\"schedule\",\"weather\"] → …",
				"reuse     train delay of the baseline     recorded before",
				"run       evaluate delay                  not scored on these rows yet (holdout)",
				"…",
				"To do: 1 training, 1 scoring."
			]
		}
	},
	{
		name: "explain",
		operands: "[model…]",
		maxOperands: 1e3,
		summary: "tell what would run for a model, from what, against what, and what would change that",
		details: "For each model that is named, or all: what is to do and why, its commands, the files, data and parameters that they read, what they leave, the commit it is compared with, its gates, and which changes train, score or judge it again. Runs nothing.",
		options: [base, head],
		example: { line: "mlops explain delay" }
	},
	build,
	validate,
	infer,
	lock,
	{
		name: "train",
		operands: "[model…]",
		maxOperands: 1e3,
		summary: "train and score what has no recorded result yet",
		details: "Validates the data that is needed, trains each seed in a folder that holds only declared inputs, scores the test rows, and records everything in the ledger.",
		options: [
			base,
			head,
			noRecord,
			{
				name: "keep",
				type: "boolean",
				help: "keep the run folders and print their paths"
			},
			{
				name: "replace",
				type: "boolean",
				help: "where the store has lost a recorded result for good and it comes out different when made again: record the new one in its place"
			}
		],
		example: {
			line: "mlops train delay",
			says: [
				"…",
				"done     train delay  trained 3 seeds (…",
				"reused   train delay of the baseline  recorded before",
				"done     evaluate delay  scored … rows",
				"reused   evaluate delay of the baseline  scored before on these rows",
				"Done: 1 training, 1 scoring."
			]
		}
	},
	{
		name: "diff",
		operands: "[model…]",
		maxOperands: 1e3,
		summary: "show metrics beside the baseline, with intervals, without judging",
		details: "Prints every metric and slice of candidate and baseline, and by how much the candidate is better: minus is worse, whichever way the metric points. No gate is asked.",
		options: [base, head],
		example: { line: "mlops diff delay" }
	},
	dataDiff,
	{
		name: "report",
		operands: "",
		maxOperands: 0,
		summary: "judge the change: the verdict, the comment, the page",
		details: "Validates data that was not checked yet, compares recorded results with the baseline, asks the gates of the base branch, and writes the comment and the HTML page. Trains nothing.",
		options: [
			base,
			head,
			noRecord,
			{
				name: "output",
				type: "string",
				value: "<folder>",
				help: "where report.md, report.html and report.json with all detail are written (default .mlops/report)"
			},
			{
				name: "markdown",
				type: "boolean",
				help: "print the whole comment as it would be posted"
			},
			{
				name: "publish",
				type: "boolean",
				help: "put comment and check on the pull request, on GitHub or a local forge (which opens one if there is none)"
			}
		],
		example: {
			line: "mlops report --markdown",
			says: ["## ✅ Better · flights", "…"]
		}
	},
	{
		name: "promote",
		operands: "[model[@version]…]",
		maxOperands: 1e3,
		summary: "number what the default branch has brought, and promote it",
		details: "Makes the next version of each model whose inputs have changed on the default branch, from the run that exists, and judges it against the version before. Then does for every environment what is right now: opens a promotion pull request, closes one that is superseded, merges where `auto-merge` says so. With `model@version` it promotes that version because you say so. Trains nothing, deploys nothing.",
		options: [
			base,
			{
				name: "to",
				type: "string",
				value: "<environment>",
				help: "only there (default: every environment)"
			},
			{
				name: "override",
				type: "string",
				value: "<reason>",
				help: "promote the named version although it is held; who and why is recorded"
			},
			{
				name: "init",
				type: "boolean",
				help: "make the branches of environments that do not exist yet, and say what protects them; nothing else"
			},
			{
				name: "protect",
				type: "boolean",
				help: "with `--init`: make the missing protection, too, with the token of an administrator in GITHUB_TOKEN"
			}
		],
		example: { line: "mlops promote" }
	},
	{
		name: "status",
		operands: "[model…]",
		maxOperands: 1e3,
		summary: "show which version is where, and what the next one waits for",
		details: "The board of models and environments, from branches, ledger and forge. Changes nothing.",
		options: [base, {
			name: "pull-request",
			type: "string",
			value: "<number>",
			help: "title and body of this promotion pull request instead, open or not"
		}],
		example: { line: "mlops status" }
	},
	{
		name: "deploy",
		operands: "<environment> [model…]",
		minOperands: 1,
		maxOperands: 1e3,
		summary: "bring to an environment what its branch says, verify it, record it",
		details: "Stages the release beside what is live, verifies it, makes it live and verifies it again. Where that fails, the last verified version stays or comes back, the failed one is held, and the branch is put right as `on-failure` says.",
		options: [
			base,
			{
				name: "plan",
				type: "boolean",
				help: "only say what the target would change"
			},
			{
				name: "again",
				type: "boolean",
				help: "also what has failed there, or is live already"
			},
			{
				name: "override",
				type: "string",
				value: "<reason>",
				help: "deploy what is held, or did not come by a promotion pull request; who and why is recorded"
			}
		],
		example: { line: "mlops deploy staging" }
	},
	{
		name: "rollback",
		operands: "<environment> <model>[@version]",
		minOperands: 2,
		maxOperands: 2,
		summary: "take a version back: hold it, revert its release, deploy what was verified before",
		details: "The same as a revert of the release on the branch of the environment with plain git, followed by `deploy`, and a hold with the reason. With a version it takes back that one alone: where another one is released, nothing is done, so that it can be said twice.",
		options: [base, {
			name: "because",
			type: "string",
			value: "<reason>",
			help: "why, for those who find it held"
		}],
		example: { line: "mlops rollback staging delay --because outage" }
	},
	{
		name: "hold",
		operands: "<environment> <model>[@version]",
		minOperands: 2,
		maxOperands: 2,
		summary: "keep automation from promoting a version to an environment",
		details: "Holds the bytes of the version that is released there, or of the named one. Newer versions may pass.",
		options: [
			base,
			{
				name: "because",
				type: "string",
				value: "<reason>",
				help: "why, for those who find it held"
			},
			{
				name: "all",
				type: "boolean",
				help: "hold every version of the model, also those to come"
			}
		],
		example: { line: "mlops hold production delay --because outage" }
	},
	{
		name: "release",
		operands: "<environment> <model>[@version]",
		minOperands: 2,
		maxOperands: 2,
		summary: "let automation promote again what was held",
		details: "Takes back a hold, by a record of its own: who held what, and why, stays to be read.",
		options: [
			base,
			{
				name: "because",
				type: "string",
				value: "<reason>",
				help: "why, for those who read it later"
			},
			{
				name: "all",
				type: "boolean",
				help: "take back the hold of every version"
			}
		],
		example: { line: "mlops release production delay --because repaired" }
	},
	{
		name: "history",
		operands: "[model | environment]",
		maxOperands: 1,
		summary: "list recorded runs and scores, or deployments, newest first",
		details: "Reads the ledger: when a run (a training) and its scores (metrics on the test rows) were recorded, and for which commit. Of an environment, also one that `mlops.yaml` no longer has: what was deployed there, when, by whom, and how it ended; with `--at`, what was live at that moment.",
		options: [
			{
				name: "limit",
				type: "string",
				value: "<n>",
				help: "as many at most",
				default: "20"
			},
			{
				name: "at",
				type: "string",
				value: "<date>",
				help: "of an environment: what was live then (a day, or a time with its zone)"
			},
			{
				name: "csv",
				type: "boolean",
				help: "of an environment: as a table for other programs"
			}
		],
		example: { line: "mlops history delay --limit 2" }
	},
	{
		name: "schema",
		operands: "[name]",
		maxOperands: 1,
		summary: "print the JSON Schema of one of our files",
		details: "Without a name: lists them. The same files lie in schemas/.",
		options: [{
			name: "check",
			type: "string",
			value: "<file>",
			help: "check this JSON or YAML file against the schema"
		}],
		example: {
			line: "mlops schema mlops --check mlops.yaml",
			says: ["mlops.yaml: ok"]
		}
	},
	{
		name: "doctor",
		operands: "",
		maxOperands: 0,
		summary: "check git, engine, project, store and ledger, and say what to do",
		details: "Every line is a check with its answer; what is wrong comes with the remedy. Where the repository is on GitHub it asks it, with the token in GITHUB_TOKEN; where `mlops.yaml` has environments it looks at all that promotion needs. Changes nothing.",
		options: [base],
		example: {
			line: "mlops doctor",
			says: [
				"…",
				"ok    engine      DuckDB answers, from node_modules of …",
				"ok    project     1 model, 2 datasets",
				"…",
				"Everything that is needed is there."
			]
		}
	}
];

// src/cli/arguments.ts
function commandFirst(given) {
	const args = given.map((word) => word === "-h" ? "--help" : word);
	const [first, ...rest] = args;
	if (first === "help") return [...rest.slice(0, wordsOfCommand(rest)), "--help"];
	const before = leadingOptions(args);
	const after = args.slice(before);
	if (after.length === 0) return args;
	const [only, ...others] = commands.filter(({ name }) => name.startsWith(`${after[0]} `));
	const named = only !== void 0 && others.length === 0 && after[1] === "--help" ? [...only.name.split(" "), ...after.slice(1)] : after;
	const words = wordsOfCommand(named);
	return [
		...named.slice(0, words),
		...args.slice(0, before),
		...named.slice(words)
	];
}
function leadingOptions(args) {
	const [word = "", ...rest] = args;
	const option = commonOptions.find(({ name }) => word === `--${name}` || word.startsWith(`--${name}=`));
	if (option === void 0) return 0;
	const words = option.type === "boolean" || word.includes("=") ? 1 : Math.min(2, args.length);
	return words + leadingOptions(rest.slice(words - 1));
}
function commandName(args) {
	return args.slice(0, wordsOfCommand(args)).join(" ");
}
function wordsOfCommand([first = "", second = ""]) {
	return commands.some(({ name }) => name.startsWith(`${first} `)) && second !== "" && !second.startsWith("-") ? 2 : 1;
}
function parseArguments(args) {
	const name = commandName(args);
	const rest = args.slice(wordsOfCommand(args));
	const command = commands.find((info) => info.name === name);
	if (command === void 0) {
		const names = commands.map((info) => info.name);
		const group = names.filter((each) => each.startsWith(`${args[0]} `));
		throw usage(`There is no command "${name}".`, nearestOrAll(name, group.length > 0 ? group : names));
	}
	const options = [...command.options, ...commonOptions];
	const { positionals, tokens } = parseArgs({
		args: rest,
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries(options.map((option) => [option.name, { type: option.type }]))
	});
	const flags = /* @__PURE__ */ new Set();
	const values = new Map(options.flatMap((option) => option.default === void 0 ? [] : [[option.name, option.default]]));
	for (const token of tokens) {
		if (token.kind !== "option") continue;
		addOption(command, options, token, flags, values);
	}
	if (positionals.length > command.maxOperands) throw usage(`mlops ${name} takes ${command.operands === "" ? "no operand" : command.operands}, not "${positionals.join(" ")}".`);
	if (positionals.length < (command.minOperands ?? 0) && !flags.has("help")) throw usage(`mlops ${name} needs ${command.operands}.`);
	return {
		command,
		operands: positionals,
		flags,
		values
	};
}
function addOption(command, options, token, flags, values) {
	const option = options.find((info) => info.name === token.name);
	if (option === void 0) {
		const known = options.map((info) => `--${info.name}`);
		throw usage(`mlops ${command.name} has no option ${token.rawName}.`, nearestOrAll(token.rawName, known));
	}
	if (option.type === "boolean") {
		if (token.value !== void 0) throw usage(`--${option.name} takes no value.`);
		flags.add(option.name);
		return;
	}
	const swallowed = token.inlineValue !== true && token.value?.startsWith("--");
	if (token.value === void 0 || token.value === "" || swallowed === true) throw usage(`--${option.name} needs a value: ${option.value}.`);
	values.set(option.name, token.value);
}
function usage(message, remedy) {
	return MlopsError.of(cliReasons, "usage", message, remedy === void 0 ? {} : { remedy });
}
function nearestOrAll(found, allowed) {
	return didYouMean(found, allowed) ?? `There are: ${allowed.join(", ")}.`;
}

// src/cli/help.ts
function overview(version) {
	const width = Math.max(...commands.map((command) => command.name.length));
	return [
		`mlops ${version}: from mlops.yaml to a verdict`,
		"",
		"Usage: mlops <command> [options]",
		"",
		...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
		"",
		"mlops <command> --help shows its options and an example.",
		"Exit codes: 0 pass, 1 fail, 2 unknown, 64 usage, 65 input, 69 unavailable, 70 defect, 130 cancelled.",
		""
	].join("\n");
}
function commandHelp(command) {
	return [
		`mlops ${command.name}: ${command.summary}`,
		"",
		`Usage: mlops ${command.name}${command.operands === "" ? "" : ` ${command.operands}`} [options]`,
		"",
		command.details,
		"",
		...optionLines("Options", command.options),
		...optionLines("Options of every command", commonOptions),
		"Example",
		`  $ ${command.example.line}`,
		...(command.example.says ?? []).map((text) => `  ${text}`),
		""
	].join("\n");
}
function optionLines(title, options) {
	if (options.length === 0) return [];
	const names = options.map((option) => `--${option.name}${option.value === void 0 ? "" : ` ${option.value}`}`);
	const width = Math.max(...names.map((name) => name.length));
	return [
		title,
		...options.map((option, index) => `  ${(names[index] ?? "").padEnd(width)}  ${helpOf(option)}`),
		""
	];
}

// src/cli/output.ts
async function deliver(text) {
	try {
		await (isStream() ? throughStream(text) : throughFile(text));
	} catch (error) {
		if (systemCode(error) === "EPIPE") return;
		const why = error instanceof Error ? error.message : String(error);
		throw MlopsError.of(cliReasons, "output-lost", `What belongs on stdout could not be written there: ${why}.`);
	}
}
function listenToStreams() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
}
function isStream() {
	if (process.stdout.isTTY === true) return true;
	const found = fstatSync(process.stdout.fd);
	return found.isFIFO() || found.isSocket();
}
function throughStream(text) {
	return new Promise((resolve, reject) => {
		process.stdout.write(text, (error) => error ? reject(error) : resolve());
	});
}
function throughFile(text) {
	let rest = Buffer.from(text, "utf8");
	while (rest.length > 0) rest = rest.subarray(writeSync(process.stdout.fd, rest));
}

// src/cli/problems.ts
function problemText(problems) {
	return problems.map(one).join("\n\n");
}
function one({ reason, message, place, remedy, docs }) {
	const branch = place?.branch === void 0 ? "" : ` on ${escapeTerminal(place.branch)}`;
	return [
		`${place === void 0 ? "" : `${escapeTerminal(place.file)}:${place.line}:${place.column}${branch}: `}${message.split("\n").map(escapeTerminal).join("\n")} [${reason}]`,
		...place === void 0 ? [] : sourceLines(place),
		...remedy === void 0 ? [] : [`  → ${escapeTerminal(remedy)}`],
		...docs === void 0 ? [] : [`  see ${escapeTerminal(docs)}`]
	].join("\n");
}
const widest = 100;
function sourceLines({ line, column, source = "" }) {
	if (source.trim() === "") return [];
	const start = column > 80 ? column - 1 - Math.floor(widest / 2) : 0;
	const margin = `${String(line).padStart(6)} | `;
	const before = [...source.slice(start, column - 1)].length;
	return [`${margin}${escapeTerminal(source.slice(start, start + widest))}`, `${" ".repeat(margin.length + before)}^`];
}

// src/cli/main.ts
async function main(given) {
	listenToStreams();
	const args = commandFirst(given);
	const [first] = args;
	if (first === void 0 || first === "--help") return say(overview(version));
	if (first === "--version") return say(`${version}\n`);
	const json = args.includes("--json");
	const started = performance.now();
	const outcome = await attempt(args).catch(outcomeOfError);
	return typeof outcome === "string" ? say(outcome) : finish(commandName(args), outcome, json, started);
}
async function attempt(args) {
	const parsed = parseArguments(args);
	return parsed.flags.has("help") ? commandHelp(parsed.command) : run(parsed);
}
async function run(parsed) {
	const { runCommand } = await import("./app2.js");
	const controller = new AbortController();
	const stop = () => {
		if (controller.signal.aborted) process.exit(exitCodes.cancelled);
		controller.abort();
	};
	process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
	try {
		return await runCommand(parsed, controller.signal);
	} catch (error) {
		throw controller.signal.aborted ? stopped(error, `mlops ${parsed.command.name}`) : error;
	} finally {
		process.off("SIGINT", stop).off("SIGTERM", stop).off("SIGHUP", stop);
	}
}
async function finish(command, found, json, started) {
	const seconds = (performance.now() - started) / 1e3;
	const outcome = {
		...found,
		problems: await withRemedies(found.problems)
	};
	if (outcome.problems.length > 0) process.stderr.write(`${problemText(outcome.problems)}\n`);
	return await lost(json ? await document(command, outcome, seconds) : outcome.text(style())) ?? exitCodes[outcome.ends];
}
async function lost(text) {
	try {
		await deliver(text);
		return;
	} catch (error) {
		const { ends, problems } = outcomeOfError(error);
		process.stderr.write(`${problemText(await withRemedies(problems))}\n`);
		return exitCodes[ends];
	}
}
async function document(command, outcome, seconds) {
	const { toResult } = await import("./result.js");
	return `${JSON.stringify(toResult(command, outcome, seconds))}\n`;
}
async function withRemedies(problems) {
	if (problems.every((problem) => problem.remedy !== void 0)) return problems;
	const { reasons } = await import("./reasons17.js");
	return problems.map((problem) => {
		const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
		return remedy === void 0 ? problem : {
			...problem,
			remedy
		};
	});
}
function style() {
	const color = process.stdout.isTTY === true && process.env["NO_COLOR"] === void 0;
	return {
		width: process.stdout.columns ?? 100,
		color
	};
}
async function say(text) {
	return await lost(text) ?? exitCodes.pass;
}

export { main };