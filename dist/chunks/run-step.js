import { t as MlopsError } from "./problem.js";
import { i as reasons, n as areQuiet } from "./reasons2.js";
import { a as setOutput, n as error, o as setSecret, s as warning } from "./core.js";
import { t as escapeTerminal } from "./terminal.js";
import { a as makeFolders } from "./files.js";
import { t as Git } from "./git.js";
import { n as openRepository } from "./repository.js";
import { t as actionReasons } from "./reasons11.js";
import { t as withRemedy } from "./with-remedy.js";
import { n as stopped, t as outcomeOfError } from "./failure.js";
import { r as toResult } from "./result2.js";
import { join, resolve } from "node:path";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/actions/registry.ts
const project = {
	description: "Project file, from the root of the repository.",
	default: "mlops.yaml"
};
const base = { description: "Base branch, whose tip holds the policy. Default: what the event says, else the default branch." };
const token = {
	description: "Token for git and GitHub.",
	default: "${{ github.token }}"
};
const readToken = { description: "Token for git, needed in private repositories only (`contents: read`). Training code of the same runner user may read it, so it must not be able to do more." };
const commit = { description: "The output `commit` of `plan`, so that all jobs of a run judge the same commit. Empty: the job finds it by itself." };
const notTrusted = { description: "The output `not-trusted` of `plan`: which records count as not there. Empty: those of the ledger are believed, and the report will not." };
const usualWait = "5";
const digest = "Digest of that artifact; outputs of a job cannot be written by another job, artifacts can.";
const ended = {
	verdict: "`pass`, `fail` or `unknown`.",
	reason: "The reason code that decided (docs/reference/reason-codes.md).",
	sentence: "The same for a person.",
	result: "Path of `result.json`, the result document (schema `result`)."
};
const actions = {
	plan: {
		title: "mlops plan",
		description: "Says what a change makes necessary, and why; puts check and comment of the pull request to \"running\".",
		permissions: {
			actions: "read: which runs have made the records that are used again, their files where `store:` is a folder of the runner, and which runs train the same now",
			contents: "read: the commits and the ledger branch",
			checks: "write: the check, in progress",
			"pull-requests": "write: the comment, running"
		},
		inputs: {
			project,
			base,
			token,
			commit: { description: "The commit that an earlier plan of this run has judged. Empty: it is found." },
			"not-trusted": { description: "What an earlier plan of this run has found out about records, instead of asking GitHub again." },
			"in-flight": {
				description: "`true`: look for runs that train the same now, and name them in the matrix. For the plan of mlops-train.yml, whose jobs have names that say what they train.",
				default: "false"
			},
			announce: {
				description: "`false`: write neither check nor comment.",
				default: "true"
			}
		},
		outputs: {
			...ended,
			matrix: "One entry for each model with work, as a workflow’s matrix takes it: `{\"include\":[{\"model\":…}]}`. Of models that need each other only the first to be made.",
			count: "How many entries the matrix has. Guard the job with it: an empty matrix is an error on GitHub.",
			"matrix-2": "Models that need one of the first matrix.",
			"count-2": "How many entries that has.",
			"matrix-3": "Models that need one of the second matrix.",
			"count-3": "How many entries that has.",
			"not-trusted": "Records that GitHub does not show to be made by a trusted run, and why, as JSON: for the input of that name of the jobs after this one.",
			builds: "One entry for each group of datasets that commands have to make, as a workflow’s matrix takes it: `{\"include\":[{\"group\":…}]}`.",
			"count-builds": "How many entries that has.",
			datasets: "How many datasets have to be validated.",
			commit: "The commit that is judged, for the input of that name of the jobs after this one."
		}
	},
	build: {
		title: "mlops build",
		sweeps: true,
		description: "Makes datasets by the commands that `mlops.yaml` names, those of one group, in folders that hold only what is declared, and hands them on.",
		permissions: { contents: "read: the commits and the ledger branch, in private repositories; otherwise none at all" },
		inputs: {
			project,
			base,
			token: readToken,
			commit,
			group: { description: "The `group` of the entry of the matrix `builds` of `plan`." },
			"not-trusted": notTrusted
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with the records and files."
		}
	},
	validate: {
		title: "mlops validate",
		description: "Checks the datasets that the change touches against their contract and against the base.",
		permissions: { contents: "read: the commits and the ledger branch, in private repositories" },
		inputs: {
			project,
			base,
			token: readToken,
			commit,
			"not-trusted": notTrusted,
			datasets: { description: "Names, separated by blanks or lines. Default: all." }
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with reports and sketches.",
			digest
		}
	},
	train: {
		title: "mlops train",
		sweeps: true,
		description: "Trains and scores one model in a folder that holds only what it declares, and hands the results on.",
		permissions: { contents: "read: the commits and the ledger branch, in private repositories; otherwise none at all" },
		inputs: {
			project,
			base,
			token: readToken,
			commit,
			model: { description: "Name of the model, as the matrix of `plan` has it." },
			needs: { description: "The `needs` of the entry of the matrix: models whose jobs have run before this one, and whose artifacts it gets." },
			"not-trusted": notTrusted,
			"in-flight": { description: "The `in-flight` of the entry of the matrix: runs that train the same now. What they make is waited for and used, if nothing is recorded yet when this job gets its turn." },
			"wait-minutes": {
				description: "How long to wait for what such a run records, from 0 to 60.",
				default: usualWait
			}
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with the records and predictions."
		}
	},
	evaluate: {
		title: "mlops evaluate",
		sweeps: true,
		description: "Compares what training wrote with the baseline, and hands on one small document for the report to judge.",
		permissions: {
			actions: "read: files of results that another run has recorded since the plan, where `store:` is a folder of the runner",
			contents: "read: the commits and the ledger branch, in private repositories",
			"pull-requests": "read: the pull request of a fork, after `workflow_run`"
		},
		inputs: {
			project,
			base,
			token: { description: "Token for git, needed in private repositories (`contents: read`), to find the pull request of a fork after `workflow_run` (`pull-requests: read`), and files that another run has kept (`actions: read`). It must not be able to do more: foreign files are read here." },
			commit,
			"not-trusted": notTrusted,
			data: { description: "The output `digest` of `validate`. Training code may write artifacts of any name, so the reports on data are taken from the one with these bytes. Empty: the data is checked here again." }
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with the comparisons.",
			digest
		}
	},
	report: {
		title: "mlops report",
		description: "Asks the gates, writes comment, check, summary and page, and appends to the ledger. Runs always.",
		permissions: {
			actions: "read: which runs have made the records that are used again",
			contents: "write: the ledger branch",
			checks: "write: the check",
			"pull-requests": "write: the comment"
		},
		inputs: {
			project,
			base,
			token,
			commit,
			evaluation: { description: "The output `digest` of `evaluate`. Training code may write artifacts of any name, so only the one with these bytes is believed. Empty: what trains ends as `evaluation-missing`." },
			record: {
				description: "`false`: write nothing to the ledger. Of a fork nothing is written.",
				default: "true"
			}
		},
		outputs: {
			...ended,
			page: "Path of the HTML page.",
			markdown: "Path of the comment’s text."
		}
	},
	promote: {
		title: "mlops promote",
		description: "Makes versions of what the default branch has brought, publishes their files, opens and merges promotion pull requests, and records what was deployed.",
		permissions: {
			actions: "write: which runs have made the results, the files that they have kept, and to start the workflow that deploys",
			checks: "write: the check `mlops promotion`",
			contents: "write: the ledger branch, the branches of environments and of promotion pull requests",
			deployments: "write: what is deployed where, with `deployment`; and on a clock, where the job that was to show it was killed",
			issues: "write: the issue about a deployment that has failed, likewise",
			packages: "write: the registry, where `store:` is `oci://ghcr.io/…`",
			"pull-requests": "write: promotion pull requests"
		},
		inputs: {
			project,
			token: {
				...token,
				description: "Token for git and GitHub. Pull requests that the default token opens need the setting \"Allow GitHub Actions to create and approve pull requests\"."
			},
			promote: { description: "Models, separated by blanks or lines: `delay`, or `delay@7` for a version that somebody wants. Default: all." },
			to: { description: "The only environment. Default: all." },
			override: { description: "Why a held version is promoted all the same; it is recorded with who has said so." },
			deployment: { description: "The output `digest` of `deploy`: what that job has deployed is recorded first. Empty: nothing was deployed." },
			judge: {
				description: "`true`: only say on the pull request of this run, by the check `mlops promotion`, whether it may be merged. Needs no more than *checks: write*, and to read.",
				default: "false"
			}
		},
		outputs: {
			...ended,
			versions: "The versions that were made, as JSON."
		}
	},
	deploy: {
		title: "mlops deploy",
		description: "Deploys what the branch of an environment names, verifies it, and hands over how that ended. It writes nothing to GitHub: `promote` records it.",
		permissions: {
			checks: "read: whether the check `mlops promotion` was green",
			contents: "read: the branches and the ledger",
			deployments: "write: with `where` alone, to show that a deployment begins",
			packages: "read: the registry, where `store:` is `oci://ghcr.io/…`",
			"pull-requests": "read: by which promotion a release came"
		},
		inputs: {
			project,
			token: {
				...token,
				description: "Token for git and GitHub. Commands of the release run beside it as the same user, so that it must not be able to write."
			},
			where: {
				description: "`true`: deploy nothing, say which environment the branch of this run belongs to and which machine deploys it.",
				default: "false"
			},
			environment: { description: "Default: that of the branch of this run." },
			models: { description: "Names, separated by blanks or lines. Default: all of the environment." },
			again: {
				description: "`true`: also what has failed there, or is live as it should be.",
				default: "false"
			},
			override: { description: "Why what is held, or came by no promotion, is deployed all the same; recorded with who said so." }
		},
		outputs: {
			...ended,
			environment: "With `where`: name of the environment.",
			"runs-on": "With `where`: the machine that deploys, as JSON for `fromJSON`.",
			count: "With `where`: of how many models the branch names a release. Guard the job with it.",
			artifact: "Name of the artifact with what was deployed.",
			digest: "Digest of that artifact; outputs of a job cannot be written by another job, artifacts can."
		}
	},
	command: {
		title: "mlops command",
		description: "Answers a comment on a pull request that begins with `/mlops`: `/mlops train <sha>` has a fork’s commit trained, or what waits of another (`when: request`), `/mlops explain` tells what decided, `/mlops accept <model> <metric> <reason>` accepts a loss.",
		permissions: {
			actions: "write: start the workflow that trains, or a run or job again",
			checks: "read: the verdict, and what waits",
			contents: "write: the ledger branch, for `accept` and `train`",
			"pull-requests": "write: the pull request and the answer"
		},
		inputs: {
			token,
			workflow: {
				description: "File name of the workflow that trains, as it is on the default branch.",
				default: "mlops-pull-request.yml"
			},
			job: {
				description: "Name of the job that reports, as people see it: it runs again after a loss was accepted.",
				default: "Report"
			}
		},
		outputs: { ...ended }
	},
	lock: {
		title: "mlops lock",
		description: "Renews `mlops.lock` by pull request: one step reads which version there is now of data that move, and another, with the rights to write, keeps the one pull request that proposes it.",
		permissions: {
			contents: "write: the branch of the pull request, with `found`; to read versions, only to read",
			"pull-requests": "write: the pull request, with `found`"
		},
		inputs: {
			project,
			token: {
				...token,
				description: "Token for git and GitHub. Pull requests that the default token opens need the setting \"Allow GitHub Actions to create and approve pull requests\", and their workflows wait until somebody starts them; with the token of an App they start by themselves."
			},
			datasets: { description: "Names, separated by blanks or lines: the only way to a `frozen` one. Default: all data that move without a commit." },
			found: { description: "The output `digest` of the step that has read the versions: they are proposed. Empty: they are read, and nothing is written to GitHub." },
			branch: {
				description: "Branch of the pull request. Each project file of a repository needs one of its own.",
				default: "mlops/lock"
			}
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with the versions that were read.",
			digest,
			"pull-request": "With `found`: number of the pull request that is open; empty where none is."
		}
	},
	main: {
		title: "mlops",
		sweeps: true,
		description: "GitOps for machine learning: does what mlops.yaml says for the event at hand, in one job.",
		permissions: {
			actions: "read: which runs have made the records that are used again, and their files where `store:` is a folder of the runner; write where environments are declared, to start the deployment of what was merged",
			contents: "write: the ledger branch; where environments are declared, their branches as well",
			checks: "write: the check",
			deployments: "write: what is deployed where, where environments are declared",
			issues: "write: the issue about a deployment that has failed, where environments are declared",
			"pull-requests": "write: the comment; where environments are declared, promotion pull requests"
		},
		inputs: {
			project,
			base,
			token: {
				...token,
				description: "Token for git and GitHub. It is not handed to training code, but that runs as the same user on the same machine and could read it from this process: use the separate actions where training code is not trusted like the workflow itself."
			}
		},
		outputs: {
			...ended,
			page: "Path of the HTML page.",
			markdown: "Path of the comment’s text."
		}
	}
};

// src/actions/checkout.ts
const remote = "origin";
async function prepareCheckout(folder, { base, baseCommit }, token) {
	const { root, shallow, git: bare } = await openCheckout(folder);
	const address = await bare.try([
		"remote",
		"get-url",
		remote
	]);
	if (address.code !== 0) return bare;
	await giveToken(bare, address.stdout.toString("utf8").trim(), token);
	const git = new Git(root);
	const wanted = base === void 0 ? [] : [`+${baseCommit ?? `refs/heads/${base}`}:refs/remotes/${remote}/${base}`];
	if (!shallow && wanted.length === 0) return git;
	const args = [
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		...shallow ? ["--unshallow", "--filter=blob:none"] : [],
		"--end-of-options",
		remote
	];
	const fetched = await git.try([...args, ...wanted]);
	if (fetched.code === 0) return git;
	const said = fetched.stderr.trim().split("\n").at(-1) ?? "";
	throw MlopsError.of(actionReasons, "history-not-fetched", `git could not fetch ${base ?? "the history"} from ${remote}: ${said}`);
}
async function requireMergeInto(git, { base, head }) {
	if (base === void 0 || head === void 0) return;
	const [onto = "", merged, ...others] = (await git.text([
		"show",
		"-s",
		"--format=%P",
		"HEAD",
		"--"
	])).split(" ");
	if (merged !== head || others.length > 0) return;
	const tip = `refs/remotes/${remote}/${base}`;
	if ((await git.try([
		"merge-base",
		"--is-ancestor",
		onto,
		tip
	])).code !== 1) return;
	const sentence = `What is checked out merges ${head.slice(0, 12)} into ${onto.slice(0, 12)}, which is not on ${base}.`;
	throw MlopsError.of(actionReasons, "merge-into-other-base", sentence);
}
async function openCheckout(folder) {
	try {
		return await openRepository(folder);
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		throw MlopsError.of(actionReasons, "no-checkout", `${folder} is no git repository: ${error.message}`);
	}
}
async function giveToken(git, address, token) {
	const server = originOf(address);
	if (token === "" || server === void 0) return;
	const own = await git.try([
		"config",
		"--get-urlmatch",
		"http.extraheader",
		`${server}/`
	]);
	if (own.code === 0 && own.stdout.toString("utf8").trim() !== "") return;
	const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
	setSecret(credentials);
	const at = Number(process.env["GIT_CONFIG_COUNT"] ?? "0");
	process.env["GIT_CONFIG_COUNT"] = String(at + 1);
	process.env[`GIT_CONFIG_KEY_${at}`] = `http.${server}/.extraheader`;
	process.env[`GIT_CONFIG_VALUE_${at}`] = `AUTHORIZATION: basic ${credentials}`;
}
function originOf(address) {
	const url = URL.parse(address);
	if (url === null) return void 0;
	const isHere = url.hostname === "127.0.0.1" || url.hostname === "localhost";
	return url.protocol === "https:" || url.protocol === "http:" && isHere ? url.origin : void 0;
}

// src/actions/runner.ts
async function readRunnerEvent(env) {
	const [name, path] = [env["GITHUB_EVENT_NAME"], env["GITHUB_EVENT_PATH"]];
	if (!name) throw unusable("GITHUB_EVENT_NAME is not set, so nothing says what started this step.");
	if (!path) throw unusable("GITHUB_EVENT_PATH is not set, so nothing says what the event is about.");
	try {
		JSON.parse(readFileSync(path, "utf8"));
	} catch (error) {
		throw unusable(`GITHUB_EVENT_PATH names ${path}, which cannot be read as an event: ${messageOf(error)}.`);
	}
	const { context } = await import("./github2.js");
	return {
		name: context.eventName,
		payload: context.payload
	};
}
function requireSinks(env) {
	for (const name of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) {
		const path = env[name];
		if (!path) continue;
		try {
			accessSync(path, constants.W_OK);
			if (!statSync(path).isFile()) throw new Error("it is not a file");
		} catch (error) {
			throw unusable(`${name} names ${path}, which cannot be written: ${messageOf(error)}.`);
		}
	}
}
function asRunnerProblem(error) {
	return error instanceof MlopsError ? error : unusable(`The files of the runner cannot be written: ${messageOf(error)}.`);
}
function unusable(sentence) {
	return MlopsError.of(actionReasons, "runner-environment", sentence);
}
function messageOf(error) {
	return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}

// src/actions/run-step.ts
async function runStep(name, work, isRed = ({ ends }) => ends !== "pass") {
	const started = performance.now();
	const controller = new AbortController();
	const stop = () => controller.abort();
	process.on("SIGINT", stop).on("SIGTERM", stop);
	const folder = resolve(process.env["RUNNER_TEMP"] ?? tmpdir(), `mlops-${name}-${process.pid}`);
	const outcome = await outcomeOf(name, controller.signal, async () => {
		requireSinks(process.env);
		await makeFolders(folder).catch((error) => {
			throw asRunnerProblem(error);
		});
		return await work({
			folder,
			signal: controller.signal
		});
	});
	const lost = await finish(name, outcome, folder, (performance.now() - started) / 1e3);
	if (isRed(outcome) && !isQuiet(outcome) || lost) process.exitCode = 1;
}
function isQuiet({ ends, problems }) {
	return ends === "unknown" && areQuiet(problems.map(({ reason }) => reason));
}
async function outcomeOf(name, signal, work) {
	try {
		return await work();
	} catch (error) {
		return outcomeOfError(signal.aborted ? stopped(error, actions[name].title) : error);
	}
}
async function finish(name, found, folder, seconds) {
	const lost = await handOut(name, found, folder, seconds);
	const problems = [...found.problems, ...lost].map((problem) => withRemedy(problem, reasons));
	for (const problem of problems) annotate(problem);
	if (found.ends !== "pass" && problems.every(({ reason }) => reason !== found.reason)) error(escapeTerminal(found.sentence), { title: found.reason });
	return lost.length > 0;
}
async function handOut(name, found, folder, seconds) {
	const result = toResult(name, {
		...found,
		problems: found.problems.map((problem) => withRemedy(problem, reasons))
	}, seconds);
	const file = join(folder, "result.json");
	try {
		requireSinks(process.env);
		await makeFolders(folder);
		await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
		for (const key of ["verdict", "reason"]) setOutput(key, result[key]);
		setOutput("sentence", escapeTerminal(result.sentence));
		setOutput("result", file);
		return [];
	} catch (error) {
		const { problems } = asRunnerProblem(error);
		const said = new Set(found.problems.map(({ message }) => message));
		return problems.filter(({ message }) => !said.has(message));
	}
}
function annotate({ reason, message, remedy, place }) {
	const text = [...`${place?.branch === void 0 ? "" : `${place.file}:${place.line} on ${place.branch}: `}${message}`.split("\n"), ...remedy === void 0 ? [] : [`→ ${remedy}`]].map(escapeTerminal).join("\n");
	const here = place?.branch === void 0 ? place : void 0;
	const at = here === void 0 ? {} : {
		file: here.file,
		startLine: here.line,
		startColumn: here.column
	};
	(reasons.endsOf(reason) === "pass" || areQuiet([reason]) ? warning : error)(text, {
		title: reason,
		...at
	});
}

export { requireMergeInto as a, prepareCheckout as i, readRunnerEvent as n, actions as o, giveToken as r, runStep as t };