import { t as loadProject } from "./load.js";
import { n as openRepository, t as existingRemote } from "./repository.js";
import { n as judgedOf, t as findHeads } from "./judged.js";
import { t as repositoryReasons } from "./reasons7.js";
import { o as uncommittedPaths } from "./situation.js";
import { t as escapeTerminal } from "./terminal.js";
import { u as Git } from "./ledger.js";
import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as baselineKinds } from "./plan.js";
import { t as commandReasons } from "./reasons8.js";
import { isAbsolute, join } from "node:path";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/commands/doctor/finding.ts
function bad(what, error) {
	if (!(error instanceof MlopsError)) throw error;
	const [first] = error.problems;
	const more = error.problems.length > 1 ? ` (and ${error.problems.length - 1} more)` : "";
	const place = first?.place === void 0 ? "" : `${first.place.file}:${first.place.line}:${first.place.column}: `;
	const remedy = first?.remedy;
	return {
		what,
		state: "bad",
		says: `${place}${first?.message ?? error.message}${more}`,
		...remedy === void 0 ? {} : { remedy }
	};
}

// src/commands/doctor/engine-finding.ts
const what = "engine";
async function engineFinding(ports, offline) {
	try {
		const place = await ports.findEngine();
		if (place.kind === "absent") return absentFinding(place, offline);
		return {
			what,
			state: "ok",
			says: `${await answer(ports)}, ${origins[place.kind]} ${place.folder}`
		};
	} catch (error) {
		return bad(what, error);
	}
}
const origins = {
	named: "as MLOPS_DUCKDB says from",
	installed: "from node_modules of",
	cached: "from the tool cache,"
};
function absentFinding(place, offline) {
	const { folder, damage, refusal } = place;
	const there = damage === void 0 ? "DuckDB is not on this machine" : `DuckDB in ${folder} is damaged (${damage})`;
	if (refusal !== void 0) return {
		what,
		state: "bad",
		says: `${there}. ${refusal}`,
		remedy: dataReasons["engine-platform"].remedy
	};
	const { remedy } = dataReasons["engine-missing"];
	if (offline) return {
		what,
		state: "bad",
		says: `${there}, and offline it is not downloaded`,
		remedy
	};
	return {
		what,
		state: "warn",
		says: `${there}; the first command that needs it downloads it to ${folder}`,
		remedy
	};
}
async function answer(ports) {
	const folder = await mkdtemp(join(tmpdir(), "mlops-doctor-"));
	try {
		await using engine = engineAtHand(ports, folder);
		const { rows } = await (await engine.get()).query("SELECT 6 * 7", []);
		if (Number(rows[0]?.[0]) !== 42) throw new TypeError("the engine cannot count");
		return "DuckDB answers";
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}

// src/commands/doctor.ts
async function doctor(request, ports) {
	const findings = [await check("node", async () => process.version)];
	findings.push(await check("git", () => gitVersion(request.folder)));
	const repository = await attempt(findings, "repository", () => openRepository(request.folder), (found) => found.root);
	findings.push(await engineFinding(ports, request.offline));
	if (repository !== void 0) await aboutRepository(findings, repository, request, ports);
	const failed = findings.filter((finding) => finding.state === "bad");
	const sentence = failed.length === 0 ? "Everything that is needed is there." : `${failed.length} of ${findings.length} checks failed.`;
	return {
		ends: failed.length === 0 ? "pass" : "fail",
		reason: failed.length === 0 ? "healthy" : "unhealthy",
		sentence,
		problems: [],
		data: { findings },
		text: () => `${[
			...findings.flatMap(lines),
			"",
			sentence
		].map(escapeTerminal).join("\n")}\n`
	};
}
async function aboutRepository(findings, repository, request, ports) {
	const loaded = await attempt(findings, "project", () => readProject(repository, request.projectFile), describeProject);
	const commit = await commitFinding(repository);
	findings.push(commit);
	if (commit.state === "ok") findings.push(await check("base", () => baseAnswer(repository, request)));
	findings.push(shallowFinding(repository), await uncommittedFinding(repository));
	const remote = await existingRemote(repository, request.remote);
	findings.push(remote !== void 0 ? {
		what: "remote",
		state: "ok",
		says: remote
	} : {
		what: "remote",
		state: "warn",
		says: `there is no remote "${request.remote}": the ledger stays in this clone`,
		remedy: `git remote add ${request.remote} <url>`
	});
	findings.push(await check("ledger", () => ledgerAnswer(repository, remote, ports)));
	if (loaded === void 0) return;
	findings.push(await check("store", () => storeAnswer(repository, loaded, ports)));
	findings.push(...await gpuFindings(loaded, ports));
}
async function check(what, answer) {
	try {
		return {
			what,
			state: "ok",
			says: await answer()
		};
	} catch (error) {
		return bad(what, error);
	}
}
async function attempt(findings, what, work, says) {
	try {
		const value = await work();
		findings.push({
			what,
			state: "ok",
			says: says(value)
		});
		return value;
	} catch (error) {
		findings.push(bad(what, error));
		return;
	}
}
async function gitVersion(folder) {
	const version = await new Git(folder).version();
	return version === void 0 ? "there, of an unknown version" : `${version.major}.${version.minor}`;
}
async function commitFinding({ git }) {
	const head = await git.try([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	]);
	return head.code === 0 ? {
		what: "commits",
		state: "ok",
		says: `at ${head.stdout.toString("utf8").slice(0, 12)}`
	} : {
		what: "commits",
		state: "warn",
		says: "there is none yet",
		remedy: repositoryReasons["no-commit"].remedy
	};
}
async function baseAnswer(repository, request) {
	const { policy, baseline } = await judgedOf(repository, await findHeads(repository, request), false);
	const compared = baseline && `${baselineKinds[baseline.kind]} ${baseline.sha.slice(0, 12)}`;
	return `${policy.branch}; compared with ${compared ?? "nothing, this is the first commit"}`;
}
async function readProject(repository, file) {
	const path = isAbsolute(file) ? file : join(repository.root, file);
	const text = await readFile(path, "utf8").catch((error) => {
		throw MlopsError.of(commandReasons, "file-unreadable", `${file} cannot be read: ${error.code}.`, { remedy: "Run `mlops init`, which proposes one, or write `mlops.yaml` at the root of the repository." });
	});
	return loadProject(text, file);
}
function describeProject({ project }) {
	return `${project.models.size} model${project.models.size === 1 ? "" : "s"}, ${project.datasets.size} dataset${project.datasets.size === 1 ? "" : "s"}`;
}
function shallowFinding(repository) {
	return repository.shallow ? {
		what: "history",
		state: "warn",
		says: "the clone is shallow: a merge base may lie beyond its edge",
		remedy: "git fetch --unshallow"
	} : {
		what: "history",
		state: "ok",
		says: "complete"
	};
}
async function uncommittedFinding(repository) {
	const paths = await uncommittedPaths(repository);
	return paths.length === 0 ? {
		what: "work tree",
		state: "ok",
		says: "clean"
	} : {
		what: "work tree",
		state: "warn",
		says: `${paths.length} uncommitted paths; train and report need their inputs committed`
	};
}
async function ledgerAnswer(repository, remote, ports) {
	const ledger = await ports.openLedger(repository, remote);
	for await (const entry of ledger.history("", 1)) return `last record ${entry.at.slice(0, 16).replace("T", " ")} by ${entry.author}`;
	return "empty: the first `mlops train` makes it";
}
async function storeAnswer(repository, { project }, ports) {
	const store = await ports.openStore(isAbsolute(project.store) ? project.store : join(repository.root, project.store));
	await store.has(`sha256:${"0".repeat(64)}`);
	return store.describe();
}
async function gpuFindings({ project }, ports) {
	const wanting = [...project.models.values()].filter((model) => (model.train.resources.gpus?.count ?? 0) > 0);
	if (wanting.length === 0) return [];
	const { localLauncher } = await import("./training2.js");
	const findings = [];
	for (const { name, train } of wanting) {
		const { problems, gpus } = await localLauncher.check(train.resources, ports.env);
		const [problem] = problems;
		findings.push(problem === void 0 ? {
			what: "gpu",
			state: "ok",
			says: `${name}: ${gpus.map((gpu) => gpu.name).join(", ")}`
		} : {
			what: "gpu",
			state: "warn",
			says: `${name}: ${problem.message}`,
			remedy: "Train on the runner that `runs-on` names."
		});
	}
	return findings;
}
function lines({ what, state, says, remedy }) {
	return [`${state.padEnd(4)}  ${what.padEnd(10)}  ${says}`, ...remedy === void 0 ? [] : [`      → ${remedy}`]];
}

export { doctor };