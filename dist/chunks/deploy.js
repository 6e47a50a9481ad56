import { t as escapeTerminal } from "./terminal.js";
import { t as holdFileLock } from "./file-lock.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { t as deploymentHistory } from "./deployment-history.js";
import { o as dataTest, t as namedStore } from "./named-store.js";
import { i as openEnvironmentBranch, n as releaseHold, r as revertText } from "./act.js";
import { a as readDeployments, c as releaseDigestOf, d as releasedNow, i as openPromotion, l as releasedBefore, m as releasePath, r as modelNamed, t as environmentNamed } from "./open-promotion.js";
import { a as ask, c as throwIfCancelled, i as addressOf, l as titleOf, n as ownEvidence, o as commandText, r as timed, s as runCommand } from "./deployment.js";
import { t as worst } from "./verdict.js";
import { t as loadProject } from "./load.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as exportInputs } from "./export.js";
import { t as commandReasons } from "./reasons3.js";
import { n as readBoard, o as holdOn } from "./read-board.js";
import { t as recordHold } from "./record-hold.js";
import { c as deploymentAddress } from "./ledger.js";
import { o as promotionRecordText } from "./records2.js";
import { n as readVersions } from "./read-versions.js";
import { n as makeOwnPaths, t as isTaken } from "./own-paths.js";
import { join } from "node:path";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/deployment/verify-http.ts
async function askMany(step, endpoint, signal) {
	if (step.requests < 1) return {
		verdict: "unknown",
		sentence: "The step asks for no request."
	};
	const answers = [];
	const failures = [];
	while (answers.length < step.requests && failures.length <= step.maxFailures && !signal.aborted) {
		const answered = await ask(addressOf(endpoint, step.path), step.within, signal);
		answers.push(answered);
		const failure = failureOf(answered, step.status);
		if (failure !== void 0) failures.push(failure);
	}
	if (answers.length < step.requests && failures.length <= step.maxFailures) return {
		verdict: "unknown",
		sentence: `Only ${answers.length} of ${step.requests} requests were sent.`
	};
	return judge(step, answers, failures);
}
function failureOf(answered, status) {
	if (answered.kind === "none") return answered.why;
	return answered.status === status ? void 0 : `status ${answered.status} instead of ${status}`;
}
function judge(step, answers, failures) {
	const times = answers.flatMap((answered) => answered.kind === "answered" ? [answered.milliseconds] : []);
	const kinds = [...new Set(failures)].slice(0, 3).join("; ");
	if (failures.length > step.maxFailures) return {
		verdict: "fail",
		sentence: `${failures.length} of ${answers.length} requests failed, ${step.maxFailures} may: ${kinds}.`
	};
	if (failures.length === answers.length) return {
		verdict: "fail",
		sentence: `Not one of ${answers.length} requests got ${step.status}: ${kinds}.`
	};
	const slowest = `the slowest after ${(Math.max(...times) / 1e3).toFixed(3)} s`;
	const failed = failures.length === 0 ? "" : `, ${failures.length} failed, ${step.maxFailures} may: ${kinds}`;
	return {
		verdict: "pass",
		sentence: `${answers.length - failures.length} of ${step.requests} requests got ${step.status}, ${slowest}${failed}.`
	};
}

// src/deployment/verify.ts
async function verify(verification, around) {
	const evidence = [...await ownEvidence(verification, around.signal)];
	for (const step of verification.steps) {
		throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
		evidence.push(await timed(nameOf(step), () => findingOf(step, verification, around)));
	}
	throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
	return evidence;
}
function nameOf(step) {
	if (step.kind === "run") return `run ${commandText(step.run)}`;
	return `GET ${step.path}, ${step.requests} ${step.requests === 1 ? "request" : "requests"}`;
}
async function findingOf(step, verification, around) {
	if (step.kind === "run") return runStep(step, verification, around);
	const { endpoint } = verification.at;
	if (endpoint === void 0) return {
		verdict: "unknown",
		sentence: "There is no endpoint that could be asked."
	};
	return askMany(step, endpoint, around.signal);
}
async function runStep(step, { wanted, at }, around) {
	await using own = await makeOwnFolder(tmpdir(), "verify");
	const folder = join(own.path, "step");
	await mkdir(folder);
	const end = await runCommand({
		command: step.run,
		code: wanted.code,
		folder,
		declared: wanted.env,
		secrets: step.secrets,
		contract: variablesOf(wanted, at),
		timeout: step.timeout,
		of: `The verification of ${titleOf(wanted)}`
	}, around);
	if (end.kind === "timeout") return fail(`It ran longer than ${step.timeout / 1e3} s and was ended: ${end.words}`);
	if (end.kind === "not-started") return fail(`It could not be started: ${end.why}`);
	if (end.kind === "signal") return fail(`It was ended by ${end.signal}: ${end.words}`);
	if (end.code === 0) return {
		verdict: "pass",
		sentence: "It ended with exit code 0."
	};
	const sentence = `It ended with exit code ${end.code}: ${end.words}`;
	return {
		verdict: end.code === 2 ? "unknown" : "fail",
		sentence
	};
}
function variablesOf(wanted, { endpoint, folder }) {
	return {
		MLOPS_ENVIRONMENT: wanted.environment,
		MLOPS_MODEL_NAME: wanted.model,
		MLOPS_VERSION: String(wanted.version),
		...endpoint === void 0 ? {} : { MLOPS_ENDPOINT: endpoint },
		...folder === void 0 ? {} : { MLOPS_MODEL: join(folder, wanted.path ?? "") }
	};
}
function fail(sentence) {
	return {
		verdict: "fail",
		sentence
	};
}

// src/commands/deploying/deployable.ts
async function deployableOf(release, request) {
	const { repository, store, code, signal } = request;
	await requireBytes(release, store);
	const commit = await commitOf(release, repository);
	const isData = await dataOf(commit, request);
	const files = commit.tree.filter(({ path, mode }) => mode !== "160000" && !isData(path));
	await exportInputs(repository.git, {
		commit: commit.sha,
		code: files,
		data: [],
		work: code,
		signal
	});
	return {
		environment: release.environment,
		model: release.model,
		version: release.version,
		digest: release.artifact.digest,
		files: release.artifact.files,
		...release.artifact.path !== void 0 && { path: release.artifact.path },
		serve: release.serve,
		env: release.env,
		code: join(code, release.workingDirectory),
		bring: async (folder) => {
			for (const { path, digest } of release.artifact.files) await store.get(digest, join(folder, path));
		}
	};
}
async function requireBytes({ model, version, artifact }, store) {
	const there = await Promise.all(artifact.files.map(({ digest }) => store.has(digest)));
	const gone = artifact.files.filter((_, at) => there[at] === false);
	const [first] = gone;
	if (first === void 0) return;
	const sentence = `${gone.length} of ${artifact.files.length} files of ${model} ${version} are not in the ${store.describe()}, such as ${first.path} (${first.digest.slice(0, 19)}…).`;
	throw MlopsError.of(commandReasons, "release-bytes-missing", sentence);
}
async function commitOf({ commit }, { git }) {
	if ((await git.try([
		"cat-file",
		"-e",
		`${commit}^{commit}`
	])).code === 0) return await readCommit(git, commit);
	const sentence = `The release is of commit ${commit.slice(0, 12)}, which this clone does not have.`;
	throw MlopsError.of(commandReasons, "release-commit-gone", sentence);
}
async function dataOf(commit, { repository, projectFile }) {
	const text = (await readTexts(repository.git, commit, [projectFile])).get(projectFile);
	if (text === void 0) return () => false;
	return dataTest(loadProject(text, projectFile).project);
}

// src/commands/deploying/deploy-release.ts
async function deployRelease(deploying) {
	const { release, rollback, ports } = deploying;
	const title = `${release.model} ${release.version}`;
	const opened = await openRelease(release, deploying.folder, deploying);
	const found = [];
	const ask = async (at, where = "") => {
		const steps = rollback ? [] : release.verify;
		const said = (await ports.progress.stage(`verify ${title}`, () => verify({
			wanted: opened.wanted,
			at,
			steps
		}, opened.around))).map((one) => ({
			...one,
			step: `${one.step}${where}`
		}));
		found.push(...said);
		return said;
	};
	const staged = await ports.progress.stage(`stage ${title}`, () => opened.target.stage(opened.wanted)).catch(atFaultOnly);
	if (staged instanceof MlopsError) return await keptBefore(deploying, opened, problemOf(staged), found);
	const isBeside = staged.endpoint !== void 0 || staged.folder !== void 0;
	if (!rollback && isBeside) {
		const evidence = await ask(staged, ", beside what is live");
		if (worst(evidence.map(({ verdict }) => verdict)) !== "pass") return await keptBefore(deploying, opened, evidenceProblem(evidence), found);
	}
	const live = await ports.progress.stage(`make ${title} live`, () => opened.target.apply(opened.wanted)).catch(atFaultOnly);
	if (live instanceof MlopsError) return await broughtBack(deploying, opened, problemOf(live), found);
	const evidence = await ask(live);
	if (worst(evidence.map(({ verdict }) => verdict)) !== "pass") return await broughtBack(deploying, opened, evidenceProblem(evidence), found);
	const where = live.endpoint ?? live.folder;
	const sentence = `${title} is live in ${release.environment}${where === void 0 ? "" : `, at ${where}`}`;
	return {
		outcome: { outcome: rollback ? "rollback" : "verified" },
		reason: rollback ? "rolled-back" : "deployed",
		sentence: `${sentence}${rollback ? " again" : " and verified"}.`,
		verification: found
	};
}
async function openRelease(release, place, { ports, sources }) {
	await mkdir(place, { recursive: true });
	const code = await mkdtemp(join(place, "code-"));
	const wanted = await deployableOf(release, {
		...sources,
		code
	});
	const around = {
		environment: release.environment,
		root: sources.repository.root,
		code: wanted.code,
		env: ports.env,
		signal: ports.signal,
		output: ports.progress.output
	};
	return {
		wanted,
		around,
		target: await ports.openTarget(release.target, around)
	};
}
function atFaultOnly(error) {
	if (error instanceof MlopsError && error.ends === "fail") return error;
	throw error;
}
function ignoreLive(error) {
	if (error instanceof MlopsError && (error.ends === "fail" || error.ends === "input")) return;
	throw error;
}
function problemOf({ problems }) {
	const [first] = problems;
	if (first === void 0) throw new TypeError("an error without a problem");
	return {
		reason: first.reason,
		sentence: first.message
	};
}
function evidenceProblem(evidence) {
	const failed = evidence.filter(({ verdict }) => verdict === "fail");
	const [first] = failed.length > 0 ? failed : evidence.filter(({ verdict }) => verdict === "unknown");
	const sentence = first === void 0 ? "Nothing was asked of it." : `${first.step}: ${first.sentence}`;
	return {
		reason: failed.length > 0 ? "verification-failed" : "verification-unknown",
		sentence
	};
}
async function keptBefore({ before }, { target, wanted }, why, verification) {
	await target.discard(wanted).catch(ignoreLive);
	return failed(why, before?.ref ?? null, verification);
}
async function broughtBack(deploying, half, why, verification) {
	const { before, ports } = deploying;
	await half.target.discard(half.wanted).catch(ignoreLive);
	if (before?.release === void 0) return failed(why, null, verification);
	const { release } = before;
	const opened = await openRelease(release, deploying.folder, deploying);
	const title = `bring ${release.model} ${release.version} back`;
	const live = await ports.progress.stage(title, () => opened.target.apply(opened.wanted)).catch(atFaultOnly);
	if (live instanceof MlopsError) {
		const sentence = `${why.sentence} Version ${release.version} could not be brought back: ${live.message}`;
		return failed({
			...why,
			sentence
		}, null, verification);
	}
	const evidence = await verify({
		wanted: opened.wanted,
		at: live,
		steps: []
	}, opened.around);
	if (worst(evidence.map(({ verdict }) => verdict)) === "pass") return failed(why, before.ref, verification);
	const { sentence: odd } = evidenceProblem(evidence);
	const sentence = `${why.sentence} Version ${release.version} was brought back, and is not as it should be: ${odd}`;
	return failed({
		...why,
		sentence
	}, null, [...verification, ...evidence]);
}
function failed(why, restored, verification) {
	return {
		outcome: {
			outcome: "failed",
			restored
		},
		...why,
		verification
	};
}

// src/commands/deploying/after-failure.ts
async function afterFailure(failure) {
	const { release } = failure.failed;
	const done = [await holdRelease(failure)];
	if (release.onFailure === "hold") return done;
	if (failure.before === void 0) return [...done, "there is no release before it to go back to: the branch names it until something newer comes"];
	if (release.onFailure === "propose") return [...done, await proposeRevert(failure, failure.before)];
	return [...done, await revertRelease(failure, failure.before)];
}
async function holdRelease({ place, cell, failed: { release }, because, by = "mlops deploy" }) {
	const { environment, model, facts } = cell;
	const { digest } = release.artifact;
	if (holdOn(facts.holds, digest) !== void 0) return `${model} ${release.version} is held already`;
	await recordHold(place, {
		environment,
		model,
		said: facts.holds
	}, {
		what: "hold",
		digests: [digest],
		by,
		because
	});
	return `${model} ${release.version} is held`;
}
async function revertRelease(failure, before) {
	const { place, cell, failed: { release, text } } = failure;
	const { environment, model } = cell;
	const path = releasePath(model);
	const branch = await openEnvironmentBranch({
		...place,
		branch: environment.branch
	});
	const message = `Revert "Promote ${model} ${release.version} to ${environment.name}"\n\n${failure.because}`;
	try {
		const files = /* @__PURE__ */ new Map([[path, before.text]]);
		const commit = await branch.put({
			files,
			seen: /* @__PURE__ */ new Map([[path, text]]),
			message
		});
		if (commit === void 0) return `${environment.branch} has moved on, so nothing is reverted`;
		return `${environment.branch} names version ${before.release.version} again (${commit.slice(0, 12)})`;
	} catch (error) {
		if (!(error instanceof MlopsError) || !error.problems.some(({ reason }) => reason === "environment-branch-refused")) throw error;
		return await proposeRevert(failure, before);
	}
}
async function proposeRevert({ place, cell, failed, because }, before) {
	const { environment, model } = cell;
	const name = `mlops/promotion/${environment.name}/${model}/back-from-v${failed.release.version}`;
	const branch = await openEnvironmentBranch({
		...place,
		branch: environment.branch
	});
	const { title, body } = revertText(failed.release, before.release, because);
	await branch.propose(name, {
		files: /* @__PURE__ */ new Map([[releasePath(model), before.text]]),
		message: title,
		open: false
	});
	return `pull request ${(await place.desk.put({
		branch: name,
		base: environment.branch,
		title,
		body,
		about: {
			model,
			version: before.release.version,
			digest: before.release.artifact.digest,
			revert: true,
			releaseDigest: releaseDigestOf(before.text)
		}
	})).number} would take it back`;
}

// src/commands/deploying/finish-failure.ts
function unfinishedFailure({ facts }) {
	const { branch, deployments, holds } = facts;
	if (branch.kind !== "release") return void 0;
	const last = deployments.toSorted((a, b) => a.number - b.number).at(-1);
	if (last?.outcome !== "failed" || last.release !== branch.release.commit || !isAtFault(last)) return void 0;
	const word = holds.filter(({ digests, at }) => digests.includes(last.digest) && at >= last.endedAt).toSorted((a, b) => a.number - b.number).at(-1);
	const hasRevert = facts.revert !== void 0;
	return word?.what === "release" || word?.what === "hold" && hasRevert ? void 0 : last;
}
function isAtFault({ reason }) {
	return reason !== "verification-unknown";
}
async function finishFailure(cell, record, place) {
	if (!isAtFault(record)) return [];
	const failed = releasedNow(cell.state, cell.model);
	if (failed === void 0) throw new TypeError("what failed is what the branch names");
	const before = restoredOf(cell, record);
	return await afterFailure({
		place,
		cell,
		failed,
		because: record.sentence,
		...before && { before }
	});
}
function restoredOf({ model, state }, record) {
	if (record.outcome !== "failed" || record.restored === null) return void 0;
	const { version, digest } = record.restored;
	return releasedBefore(state, model).find(({ release }) => release.version === version && release.artifact.digest === digest);
}

// src/commands/deploying/record-deployment.ts
const mostTries = 5;
async function recordDeployment(made, { place, ports, remote }) {
	const { model, environment, facts } = made.cell;
	let number = Math.max(0, ...facts.deployments.map((one) => one.number)) + 1;
	let { ledger } = place;
	for (let attempt = 1;; attempt++) {
		const record = recordOf(made, number, place.by, ports.tool);
		const address = deploymentAddress(environment.name, model, number);
		const message = `Deployment ${number} of ${model} to ${environment.name}: version ${record.version} ${record.outcome}`;
		const text = promotionRecordText(record);
		const { gaveWay } = await ledger.write([{
			address,
			text
		}], message, () => /* @__PURE__ */ new Map([[address, "drop"]]));
		if (gaveWay.length === 0) return record;
		ledger = await ports.openLedger(place.repository, remote);
		const last = (await readDeployments(ledger, environment.name, model)).at(-1);
		if (last !== void 0 && isSame(last, record)) return "by-somebody";
		if (attempt === mostTries) throw new TypeError(`no number is free for a deployment of ${model}`);
		number = Math.max(last?.number ?? 0, number) + 1;
	}
}
function isSame(a, b) {
	return a.release === b.release && a.releaseDigest === b.releaseDigest && a.outcome === b.outcome;
}
function recordOf({ cell, action, release, text, startedAt, ended }, number, by, tool) {
	const { outcome, reason, sentence, verification } = ended;
	return {
		schemaVersion: 1,
		environment: cell.environment.name,
		model: cell.model,
		number,
		version: release.version,
		digest: release.artifact.digest,
		release: action.commit,
		releaseDigest: releaseDigestOf(text),
		commit: release.commit,
		by,
		startedAt,
		endedAt: (/* @__PURE__ */ new Date()).toISOString(),
		reason,
		sentence,
		verification,
		tool,
		...outcome
	};
}

// src/commands/deploying/deploy-cell.ts
async function deployCell(cell, around) {
	const { model, promotion, facts } = cell;
	if (facts.branch.kind !== "release") {
		const [wait] = promotion.waitsFor;
		const odd = promotion.live !== null || facts.branch.kind !== "empty";
		const sentence = odd ? wait?.sentence ?? promotion.state : "the branch names no release yet";
		return {
			model,
			state: odd ? "waits" : "nothing",
			sentence,
			followed: []
		};
	}
	const action = promotion.actions.find((one) => one.kind === "deploy") ?? againAction(cell, around.request);
	if (action !== void 0) return await deployNow(cell, action, around);
	const unfinished = unfinishedFailure(cell);
	if (unfinished !== void 0) return await finished(cell, unfinished, around);
	const { version } = facts.branch.release;
	if (!(promotion.version === version && stopped.has(promotion.state))) return await lookAfter(cell, around);
	return {
		model,
		state: "waits",
		sentence: `version ${version} is not deployed: ${promotion.waitsFor.map(({ sentence }) => sentence).join(" ")}`,
		followed: []
	};
}
const stopped = /* @__PURE__ */ new Set([
	"merged",
	"held",
	"failed",
	"rolled-back",
	"deploying",
	"verifying"
]);
function againAction({ facts, promotion }, { again }) {
	if (!again || facts.branch.kind !== "release") return void 0;
	const { version, digest, commit } = facts.branch.release;
	if (promotion.live?.version !== version || promotion.live.digest !== digest) return void 0;
	return {
		kind: "deploy",
		version,
		digest,
		commit,
		rollback: false
	};
}
async function lookAfter(cell, around) {
	const { model, facts } = cell;
	if (facts.branch.kind !== "release") throw new TypeError("nothing is released");
	const { version, digest, commit } = facts.branch.release;
	const there = await whatIsThere(cell, around);
	if (there === void 0) return elsewhere(cell, version);
	const unchanged = (how) => {
		return {
			model,
			state: "unchanged",
			sentence: `version ${version} is live already, ${how}`,
			followed: []
		};
	};
	if (there.version === version && there.digest === digest && there.healthy) return unchanged("as its target says");
	if (there.version === null && there.digest === null) return unchanged(`as it is recorded (${there.because ?? "its target does not say what is live"})`);
	const found = there.digest === digest ? "" : ` (the target has version ${there.version ?? "unknown"})`;
	around.ports.progress.note(`${model} ${version} is not as it was left${found}: ${there.because ?? "it is another one"}`);
	return await deployNow(cell, {
		kind: "deploy",
		version,
		digest,
		commit,
		rollback: false
	}, around);
}
async function whatIsThere(cell, around) {
	const { release } = releaseOfCell(cell);
	const sources = await sourcesOf(release, around);
	const { target } = await openRelease(release, around.folder, {
		ports: around.ports,
		sources
	});
	return await target.status(cell.model);
}
function elsewhere({ model, environment }, version) {
	const { target } = environment;
	return {
		model,
		state: "waits",
		reason: "target-elsewhere",
		sentence: `version ${version} is recorded as live, and there is nothing of ${model} in ${target.kind === "local" ? `${target.folder} here` : "its target"}`,
		followed: []
	};
}
function releaseOfCell({ model, state }) {
	const released = releasedNow(state, model);
	if (released === void 0) throw new TypeError(`nothing is released of ${model}`);
	return released;
}
async function sourcesOf(release, { place, ports, request }) {
	const store = await namedStore(release, place.repository, ports);
	return {
		repository: place.repository,
		store,
		projectFile: request.projectFile,
		signal: ports.signal
	};
}
async function deployNow(cell, action, around) {
	const { model } = cell;
	const { place, ports, request, folder } = around;
	const { text, release } = releaseOfCell(cell);
	const before = beforeOf(cell);
	if (before !== void 0 && !request.again && await whatIsThere(cell, around) === void 0) return elsewhere(cell, before.ref.version);
	if (request.plan) return await planned(cell, release, around);
	if (action.release !== void 0) await releaseHold(action.digest, action.release, {
		cell,
		place
	});
	const startedAt = (/* @__PURE__ */ new Date()).toISOString();
	const sources = await sourcesOf(release, around);
	const made = {
		cell,
		action,
		release,
		text,
		startedAt,
		ended: withOverride(await deployRelease({
			release,
			rollback: action.rollback,
			folder,
			ports,
			sources,
			...before && { before: {
				ref: before.ref,
				release: before.release
			} }
		}), action)
	};
	const record = await recordDeployment(made, {
		place,
		ports,
		remote: request.remote
	});
	if (record === "by-somebody") return {
		model,
		state: "unchanged",
		sentence: `somebody else has deployed version ${release.version} meanwhile, with the same end`,
		followed: []
	};
	if (record.outcome !== "failed") return {
		model,
		state: "deployed",
		sentence: record.sentence,
		record,
		followed: []
	};
	return await finished(cell, record, around);
}
function withOverride(ended, { override }) {
	if (override === void 0) return ended;
	return {
		...ended,
		sentence: `${ended.sentence} Overridden by ${override.by}: ${override.because}`
	};
}
async function planned({ model }, release, around) {
	const sources = await sourcesOf(release, around);
	const opened = await openRelease(release, around.folder, {
		ports: around.ports,
		sources
	});
	const { changes, lines } = await opened.target.plan(opened.wanted);
	return {
		model,
		state: "planned",
		sentence: `version ${release.version} would be deployed${changes ? "" : ", and nothing would change"}`,
		followed: lines
	};
}
async function finished(cell, record, { place }) {
	const followed = await finishFailure(cell, record, place);
	return {
		model: cell.model,
		state: "failed",
		sentence: record.sentence,
		record,
		followed
	};
}
function beforeOf(cell) {
	const { facts, model, state } = cell;
	const words = deploymentHistory(facts.deployments, Date.parse(facts.now));
	const { live } = words;
	const older = releasedBefore(state, model);
	const release = (live === void 0 ? older.find(({ text }) => words.wordOnRelease(releaseDigestOf(text))?.kind === "verified") : [releaseOfCell(cell), ...older].find(({ text }) => releaseDigestOf(text) === live.releaseDigest))?.release;
	const ref = live ?? (release && {
		version: release.version,
		digest: release.artifact.digest
	});
	return ref && {
		ref: {
			version: ref.version,
			digest: ref.digest
		},
		release
	};
}

// src/commands/deploy.ts
async function deploy(request, ports) {
	const place = await openPromotion(request, ports);
	const environment = environmentNamed(place.project, request.environment);
	const models = request.models.length === 0 ? environment.models : request.models.map((name) => modelNamed(environment, name));
	const own = await makeOwnPaths(place.repository);
	const lock = own.deployLock(environment.name);
	await using _ = await holdFileLock(lock, {
		held: (holder) => another(holder, environment.name, lock),
		isFolder: () => isTaken(lock, "is a folder, and the lock of deployments has to be there")
	});
	const versions = await readVersions(place.ledger, models);
	const before = await readBoard(place, versions, {
		environments: [environment.name],
		models
	});
	const asked = askedFor(request, place, before);
	const states = [...before.query.states.values()];
	const { cells } = asked.size === 0 ? before : await readBoard(place, versions, {
		environments: [environment.name],
		models,
		asked,
		states
	});
	await using folder = await makeOwnFolder(own.deployments, "deploy");
	const done = [];
	for (const cell of cells) done.push(await deployCell(cell, {
		request,
		place,
		ports,
		folder: join(folder.path, cell.model)
	}));
	return outcomeOf(environment.name, done);
}
function another(holder, environment, lock) {
	const sentence = `${holder === "unknown" ? "Another process" : `Process ${holder.pid} on ${holder.host}`} deploys to ${environment} from this checkout (${lock}).`;
	return MlopsError.of(commandReasons, "another-deployment", sentence);
}
function askedFor({ again, override }, { by }, { cells }) {
	if (!again && override === void 0) return /* @__PURE__ */ new Map();
	return new Map(cells.flatMap(({ model, facts: { branch } }) => {
		if (branch.kind !== "release") return [];
		const { version } = branch.release;
		return [[model, {
			version,
			by,
			...override !== void 0 && { override }
		}]];
	}));
}
function outcomeOf(environment, done) {
	const failed = done.filter(({ state }) => state === "failed");
	const waits = done.filter(({ state }) => state === "waits");
	const deployed = done.filter(({ state }) => state === "deployed");
	const first = failed[0] ?? waits[0];
	const problems = [...failed, ...waits].map(({ model, sentence, state, record, reason }) => ({
		reason: state === "failed" ? record?.reason ?? "verification-failed" : reason ?? "deploy-waits",
		message: `${environment}: ${model}: ${sentence}`
	}));
	const good = deployed.length === 0 ? "Everything is as the branch says." : deployed.map(({ sentence }) => sentence).join(" ");
	return {
		ends: failed.length > 0 ? "fail" : waits.length > 0 ? "unknown" : "pass",
		reason: problems[0]?.reason ?? (deployed.length > 0 ? "deployed" : "nothing-to-deploy"),
		sentence: first === void 0 ? good : `${environment}: ${first.model}: ${first.sentence}`,
		problems,
		data: {
			environment,
			models: done
		},
		text: () => `${done.flatMap(({ model, state, sentence, record, followed }) => [
			`${state.padEnd(9)} ${model}: ${sentence}`,
			...(record?.verification ?? []).map((one) => `          ${one.verdict.padEnd(7)} ${one.step}: ${one.sentence}`),
			...followed.map((what) => `          ${state === "planned" ? "" : "then: "}${what}`)
		]).map(escapeTerminal).join("\n")}\n`
	};
}

export { verify as a, requireBytes as i, holdRelease as n, revertRelease as r, deploy as t };