import { n as openRepository } from "./repository.js";
import { n as terminalSentence, t as escapeTerminal } from "./terminal.js";
import { b as strictObject, h as literal, l as array, x as string } from "./schemas.js";
import { t as datetime } from "./iso.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { a as wantedEntries, t as isLockable } from "./lockable.js";
import { a as freshWords, i as readVersions, n as lockedProjectOf, o as shortDigest, r as lockText, s as stateLine } from "./lock2.js";
import { t as commandReasons } from "./reasons4.js";
import { n as lockFileOf, o as readLock, r as lockedObjectText } from "./lock.js";
import { s as readBounded } from "./files.js";
import { t as readVersioned } from "./versioned.js";
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { n as remoteTips } from "./branch-history.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as repositoryReasons } from "./reasons6.js";
import { t as largestText } from "./port.js";
import { J as datasetsOf } from "./commit-record.js";
import { g as madeOf } from "./load.js";
import { t as neededBelow } from "./needs.js";
import { i as markdownSentence, n as markdownCode } from "./markdown.js";
import { n as projectOf } from "./project-of.js";
import { l as openArtifacts } from "./vouch.js";
import { n as runPromotionAction } from "./promotion-action.js";
import { t as actionReasons } from "./reasons11.js";
import { n as takeHandedOver } from "./take-deployment.js";
import { join } from "node:path";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { tmpdir } from "node:os";

// src/repository/file-proposal.ts
const sign = "Mlops-Proposal";
const signLine = new RegExp(`^${sign}: (sha256:[0-9a-f]{64})$`, "m");
async function readProposal(place, base) {
	const { repository, remote, branch, file } = place;
	const { git } = repository;
	const head = (await remoteTips(repository, remote, [`refs/heads/${branch}`])).get(branch);
	if (head === void 0) return { kind: "none" };
	const fork = await git.try([
		"merge-base",
		base,
		head
	]);
	if (fork.code !== 0) return {
		kind: "others",
		head,
		why: "has no history in common with the base"
	};
	const below = fork.stdout.toString("utf8").trim();
	if (below === head) return {
		kind: "merged",
		head
	};
	const text = (await readTexts(git, await readCommit(git, head), [file])).get(file);
	const others = (why) => ({
		kind: "others",
		head,
		why,
		...text !== void 0 && { text }
	});
	const commits = (await git.text([
		"rev-list",
		"--no-merges",
		head,
		`^${base}`,
		"--"
	])).split("\n").filter(Boolean);
	const [own, ...more] = commits;
	if (own === void 0 || more.length > 0) return others(`has ${commits.length} commits that are not on the base`);
	const signed = signLine.exec(await git.text([
		"show",
		"-s",
		"--format=%B",
		own,
		"--"
	]))?.[1];
	if (signed === void 0) return others(`has the commit ${own.slice(0, 12)}, which somebody else has made`);
	const strange = (await git.list([
		"diff",
		"--name-only",
		"-z",
		"--no-renames",
		below,
		head,
		"--"
	])).find((path) => path !== file);
	if (strange !== void 0) return others(`changes ${strange} as well`);
	if (text === void 0 || signed !== `sha256:${sha256(text)}`) return others(`has another ${file} than was proposed`);
	return {
		kind: "ours",
		head,
		parent: await git.text([
			"rev-parse",
			"--verify",
			`${own}^1`
		]),
		alone: own === head,
		text
	};
}
async function pushProposal(place, wanted) {
	return await push(place, await commitOf(place, wanted), wanted.seen);
}
async function removeProposal(place, seen) {
	return await push(place, "", seen);
}
async function commitOf({ repository: { git }, file }, wanted) {
	const blob = await git.text([
		"hash-object",
		"-w",
		"--stdin"
	], { input: wanted.text });
	const folder = await mkdtemp(join(tmpdir(), "mlops-index-"));
	try {
		const env = { GIT_INDEX_FILE: join(folder, "index") };
		await git.bytes(["read-tree", wanted.base], { env });
		await git.bytes([
			"update-index",
			"--add",
			"--cacheinfo",
			`100644,${blob},${file}`
		], { env });
		const tree = await git.text(["write-tree", "--missing-ok"], { env });
		const message = `${wanted.title}\n\n${sign}: sha256:${sha256(wanted.text)}\n`;
		return await git.text([
			"commit-tree",
			tree,
			"-p",
			wanted.base,
			"-F",
			"-"
		], {
			env: author,
			input: message
		});
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
const author = Object.fromEntries(["AUTHOR", "COMMITTER"].flatMap((who) => [[`GIT_${who}_NAME`, "mlops"], [`GIT_${who}_EMAIL`, "mlops@localhost"]]));
async function push({ repository: { git }, remote, branch }, commit, seen = "") {
	const ref = `refs/heads/${branch}`;
	const args = [
		"push",
		"--no-verify",
		"--porcelain",
		"--quiet",
		`--force-with-lease=${ref}:${seen}`,
		"--",
		remote,
		`${commit}:${ref}`
	];
	const pushed = await git.try(args);
	if (pushed.code === 0) return true;
	const words = `${pushed.stdout.toString("utf8")}\n${pushed.stderr}`;
	if (/stale info|\[rejected\]|fetch first|non-fast-forward|cannot lock ref|failed to update ref/.test(words)) return false;
	const said = pushed.stderr.trim().split("\n").slice(0, 4).join("; ");
	throw MlopsError.of(repositoryReasons, "proposal-refused", `${remote} does not take ${branch}: ${said}.`);
}

// src/commands/renewal/hand-over.ts
const version = 1;
const limit = 64e6;
const fileName = "versions.json";
const name = string().min(1).max(500);
const schema = strictObject({
	schemaVersion: literal(version),
	projectFile: string().min(1),
	commit: string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/),
	readAt: datetime(),
	named: array(name),
	current: array(name),
	moved: string(),
	unread: array(strictObject({
		dataset: name,
		reason: string().regex(/^[a-z0-9-]{1,80}$/),
		message: string()
	}))
});
async function giveVersions(folder, { moved, ...found }) {
	await mkdir(folder, { recursive: true });
	const document = {
		schemaVersion: version,
		...found,
		moved: moved.size === 0 ? "" : lockText(moved)
	};
	await writeFile(join(folder, fileName), `${JSON.stringify(document)}\n`);
}
async function takeVersions(folder) {
	const [only, ...more] = await readdir(folder);
	const read = only === fileName && more.length === 0 ? await readBounded(join(folder, fileName), limit) : void 0;
	if (read?.kind !== "read") {
		const sentence = `What was handed over is not ${fileName} alone, with at most ${limit.toLocaleString("en-US")} bytes.`;
		throw MlopsError.of(commandReasons, "renewal-unreadable", sentence);
	}
	const { schemaVersion: _, moved, ...found } = readVersioned(read.bytes.toString("utf8"), {
		what: "What was handed over about the versions of data",
		schema,
		version,
		reasons: commandReasons,
		notJson: "renewal-unreadable",
		malformed: "renewal-unreadable",
		tooNew: "renewal-unreadable"
	});
	return {
		...found,
		moved: readLock(moved === "" ? void 0 : moved, "the entries that were handed over")
	};
}

// src/commands/find-versions.ts
async function findVersions(request, ports) {
	const repository = await openRepository(request.folder);
	const commit = await commitOnBase(repository, request);
	const { project, lock } = await lockedProjectOf(repository, request.projectFile);
	const named = new Set(request.datasets);
	const wanted = wantedEntries(project, {
		datasets: request.datasets,
		moving: named.size === 0
	});
	const readAt = (/* @__PURE__ */ new Date()).toISOString();
	await using folder = await makeOwnFolder(tmpdir(), "lock");
	await using engine = engineAtHand(ports, folder.path);
	const states = await readVersions({
		repository,
		...request,
		project,
		lock,
		datasets: wanted,
		writes: true,
		listed: ({ name, freshness }) => !named.has(name) && freshness === void 0
	}, engine, ports, caught);
	const unread = states.flatMap(unreadOf);
	const found = {
		projectFile: request.projectFile,
		commit,
		readAt,
		named: [...named],
		unread,
		current: states.flatMap((state) => state.state === "current" ? [state.dataset] : []),
		moved: new Map(states.flatMap((state) => "entry" in state ? [[state.dataset, state.entry]] : []))
	};
	await giveVersions(request.handOver, found);
	return outcomeOf(states, found);
}
async function commitOnBase({ git }, { remote, base }) {
	const commit = await git.text([
		"rev-parse",
		"--verify",
		"HEAD^{commit}"
	]);
	const tip = `refs/remotes/${remote}/${base}`;
	if ((await git.try([
		"merge-base",
		"--is-ancestor",
		commit,
		tip
	])).code === 0) return commit;
	const sentence = `${commit.slice(0, 12)} is checked out, which is not on ${base}: its lock file is renewed, and no other.`;
	throw MlopsError.of(commandReasons, "lock-not-on-base", sentence);
}
function caught(dataset, error) {
	if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
	return {
		dataset,
		state: "unread",
		problems: error.problems
	};
}
function unreadOf(state) {
	const { dataset } = state;
	if (state.state === "unread") return state.problems.slice(0, 1).map(({ reason, message }) => ({
		dataset,
		reason,
		message
	}));
	if (state.state !== "stale" && state.state !== "unclear") return [];
	return [{
		dataset,
		reason: state.state === "stale" ? "data-stale" : "freshness-unknown",
		message: `${dataset}: ${freshWords(state)}.`
	}];
}
function outcomeOf(states, found) {
	const { unread, moved, current } = found;
	const movedWords = moved.size === 0 ? "nothing else has moved" : `${[...moved.keys()].join(", ")} moved`;
	const end = unread.length > 0 ? {
		ends: "fail",
		reason: "versions-not-all-found",
		sentence: `No version of ${unread.map(({ dataset }) => dataset).join(", ")} can be proposed: ${firstLine(unread[0]?.message)} Of the others, ${movedWords}.`
	} : {
		ends: "pass",
		reason: "versions-found",
		sentence: passSentence(moved, current)
	};
	const lines = states.map((state) => state.state === "unread" ? `unread   ${state.dataset}: ${firstLine(state.problems[0]?.message)}` : stateLine(state));
	const problems = states.flatMap((state) => state.state === "unread" ? state.problems : []);
	const notFresh = unread.filter(({ dataset }) => !states.some((state) => state.state === "unread" && state.dataset === dataset)).map(({ reason, message }) => ({
		reason,
		message
	}));
	return {
		...end,
		problems: [...problems, ...notFresh],
		data: {
			moved: [...moved.keys()],
			current,
			unread
		},
		text: () => `${[
			...lines.map(escapeTerminal),
			"",
			terminalSentence(end.sentence)
		].join("\n")}\n`
	};
}
function passSentence(moved, current) {
	if (moved.size > 0) return `${[...moved.keys()].join(", ")} moved.`;
	if (current.length === 0) return "No dataset moves without a commit, so there is nothing to renew.";
	return `Nothing has moved: ${current.join(", ")} as the lock file says.`;
}
function firstLine(text = "nobody said why.") {
	return text.split("\n", 1)[0] ?? "";
}

// src/commands/renewal/pull-text.ts
const longestBody = largestText - 4e3;
const levels = [
	{
		datasets: 20,
		objects: 10,
		names: 200,
		problems: 20
	},
	{
		datasets: 20,
		objects: 0,
		names: 50,
		problems: 20
	},
	{
		datasets: 3,
		objects: 0,
		names: 10,
		problems: 3
	}
];
function renewalText(about) {
	const { changes, file } = about;
	const names = changes.map(({ dataset }) => dataset);
	const title = `Renew ${file}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}`;
	let body = "";
	for (const most of levels) {
		body = bodyOf(about, most);
		if (Buffer.byteLength(body) <= longestBody) break;
	}
	return {
		title,
		body
	};
}
function bodyOf(about, most) {
	const { changes, file, base, found } = about;
	const rest = changes.map(({ dataset }) => dataset).slice(most.datasets);
	return `${[
		`${changes.length === 1 ? "One dataset has" : `${changes.length} datasets have`} another version than ${markdownCode(file)} on ${markdownCode(base)} agrees on. Merging this agrees on what was there at ${found.readAt.slice(0, 16)}Z. ${askedText(about, most)}`,
		...changes.slice(0, most.datasets).map((change) => changeText(change, about, most)),
		...rest.length === 0 ? [] : [`### And ${rest.length} more\n\n${listOf(rest, most)}`],
		...unreadText(about, most),
		`Review it like code: its workflow holds the data against their contract and against the version before, and trains what depends on them. GitHub lets the workflows of a pull request that was opened or brought up to date with the token of a job wait until somebody with write access starts them ("Approve workflows to run"); with the token of a GitHub App they start by themselves.\n\nThis text and its branch are written anew as long as nobody else changes them.`
	].join("\n\n")}\n`;
}
function askedText({ by, found: { named } }, most) {
	if (by === void 0) return "A schedule asks for it.";
	const what = named.length === 0 ? "all that moves" : listOf(named, most);
	return `${markdownCode(by)} has asked for ${what}.`;
}
function changeText({ dataset, old, entry, kept }, { project, found }, most) {
	const rows = [
		[
			"version",
			old && markdownCode(shortDigest(old.digest)),
			markdownCode(shortDigest(entry.digest))
		],
		numberRow("rows", old?.rows, entry.rows),
		numberRow("bytes", old?.bytes, entry.bytes),
		numberRow("objects", old?.objects?.length, entry.objects?.length)
	].flatMap((row) => row === void 0 ? [] : [`| ${row.map((cell) => cell ?? "none").join(" | ")} |`]);
	const models = modelsOf(project, dataset);
	const unread = found.unread.find((one) => one.dataset === dataset);
	return [
		`### ${markdownCode(dataset)}${old === void 0 ? ", agreed on for the first time" : ""}`,
		...kept ? [keptText(unread?.message)] : [],
		`| | before | proposed |\n|---|---|---|\n${rows.join("\n")}`,
		...objectsText(old, entry, most),
		models.length === 0 ? "No model depends on it." : `Models that depend on it: ${listOf(models, most)}.`
	].join("\n\n");
}
function keptText(why) {
	const was = "As it was proposed before";
	return why === void 0 ? `${was}: it was not asked for this time.` : `${was}, since it cannot be read now.`;
}
function numberRow(name, old, now) {
	if (now === void 0) return void 0;
	const text = (value) => value.toLocaleString("en-US");
	const by = old === void 0 || old === now ? "" : ` (${now > old ? "+" : "−"}${text(Math.abs(now - old))})`;
	return [
		name,
		old === void 0 ? "none" : text(old),
		`${text(now)}${by}`
	];
}
function objectChanges(old, now) {
	const before = new Map(old.map((object) => [object.key, lockedObjectText(object)]));
	const after = new Map(now.map((object) => [object.key, lockedObjectText(object)]));
	const keysOf = (all, isMeant) => [...all.keys()].filter(isMeant).toSorted(compareText);
	return {
		added: keysOf(after, (key) => !before.has(key)),
		removed: keysOf(before, (key) => !after.has(key)),
		changed: keysOf(after, (key) => before.has(key) && before.get(key) !== after.get(key))
	};
}
function objectsText(old, { objects }, most) {
	if (old?.objects === void 0 || objects === void 0) return [];
	const { added, removed, changed } = objectChanges(old.objects, objects);
	const all = [
		...removed.map((key) => `removed ${markdownCode(key, 160)}`),
		...changed.map((key) => `changed ${markdownCode(key, 160)}`),
		...added.map((key) => `added ${markdownCode(key, 160)}`)
	];
	const more = all.length - most.objects;
	const lines = [...all.slice(0, most.objects), ...more > 0 ? [`and ${more.toLocaleString("en-US")} more, in the diff`] : []];
	return [[`Objects: ${added.length} added, ${removed.length} removed, ${changed.length} changed.`, ...lines.map((line) => `- ${line}`)].join("\n")];
}
function unreadText({ found: { unread }, passed, base }, most) {
	const lines = [
		...unread.slice(0, most.problems).map(({ dataset, reason, message }) => `- ${markdownCode(dataset)}: ${markdownSentence(message, 400)} (${markdownCode(reason)})`),
		...unread.length > most.problems ? [`- and ${unread.length - most.problems} more`] : [],
		...passed.length === 0 ? [] : [`- ${listOf(passed, most)}: ${markdownCode(base)} has changed what it says of ${passed.length === 1 ? "it" : "them"} meanwhile; the next run looks again.`]
	];
	return lines.length === 0 ? [] : [`### Not looked at\n\nNothing new is proposed of these:\n\n${lines.join("\n")}`];
}
function modelsOf({ models, datasets }, dataset) {
	const isIt = (name) => name === dataset || datasets.get(name)?.view?.root === dataset;
	const restsOnIt = (name) => isIt(name) || [...madeOf(name, datasets)].some(isIt);
	const readers = new Set([...models].flatMap(([name, model]) => datasetsOf(model).some(restsOnIt) ? [name] : []));
	const isAffected = (name) => [name, ...neededBelow(models, name)].some((one) => readers.has(one));
	return [...models.keys()].filter(isAffected);
}
function listOf(names, most) {
	const more = names.length - most.names;
	return `${names.slice(0, most.names).map((name) => markdownCode(name)).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// src/commands/renewal/wanted.ts
function wantedOf(tip, read, found, standing) {
	const settled = /* @__PURE__ */ new Set([...found.moved.keys(), ...found.current]);
	const isSame = (name) => isDeepStrictEqual(bare(tip.project.datasets.get(name)), bare(read.project.datasets.get(name))) && isDeepStrictEqual(tip.lock.get(name), read.lock.get(name));
	const moved = [...found.moved].filter(([name]) => isLockable(tip.project.datasets.get(name)) && isSame(name));
	const kept = [...standing?.proposed ?? []].filter(([name, entry]) => !settled.has(name) && isLockable(tip.project.datasets.get(name)) && isDeepStrictEqual(standing?.below.get(name), tip.lock.get(name)) && !isDeepStrictEqual(entry, tip.lock.get(name)));
	const changeOf = ([dataset, entry]) => {
		const old = tip.lock.get(dataset);
		return {
			dataset,
			entry,
			...old && { old }
		};
	};
	return {
		changes: [...moved.map(changeOf), ...kept.map((one) => ({
			...changeOf(one),
			kept: true
		}))].toSorted((a, b) => compareText(a.dataset, b.dataset)),
		passed: [...found.moved.keys()].filter((name) => !moved.some(([one]) => one === name))
	};
}
function bare(dataset) {
	if (dataset === void 0) return void 0;
	const { locked: _, view, ...rest } = dataset;
	return view === void 0 ? rest : {
		...rest,
		view: {
			...view,
			locked: void 0
		}
	};
}

// src/commands/propose-versions.ts
async function proposeVersions(request, ports) {
	const repository = await openRepository(request.folder);
	const found = await takeVersions(request.found);
	const commit = await commitOnBase(repository, request);
	requireSame(found, request, commit);
	const desk = await ports.openRenewalDesk(repository, request.remote);
	const base = await repository.git.text([
		"rev-parse",
		"--verify",
		`refs/remotes/${request.remote}/${request.base}`
	]);
	const file = lockFileOf(request.projectFile);
	const place = {
		repository,
		remote: request.remote,
		branch: request.branch,
		file
	};
	const tip = await sideAt(repository, base, request.projectFile);
	const proposal = await readProposal(place, base);
	const [read, standing] = await Promise.all([sideAt(repository, commit, request.projectFile), standingOf(repository, proposal, file)]);
	const { changes, passed } = wantedOf(tip, read, found, standing);
	const { open, closed } = await desk.pulls(request.branch, request.base);
	const around = {
		request,
		place,
		desk,
		base,
		file,
		found,
		changes,
		passed,
		proposal,
		open
	};
	if (changes.length === 0) return await nothingLeft(around);
	const entries = new Map([...tip.lock, ...changes.map(({ dataset, entry }) => [dataset, entry])]);
	const others = othersWork(around);
	if (others !== void 0) return leftToOthers(around, others);
	if (open?.about !== void 0 && open.about.readAt > found.readAt) return outdated(open, found);
	const digest = proposalDigest(changes);
	if (open === void 0 && closed?.about?.proposal === digest && closed.ended === void 0) return refused(closed);
	const { title, body } = renewalText({
		changes,
		passed,
		file,
		found,
		by: request.by,
		base: request.base,
		project: tip.project
	});
	if (!await pushed(around, {
		text: lockText(entries),
		title
	})) return leftToOthers(around, `${request.branch} was pushed to in this very moment`);
	const about = {
		project: request.projectFile,
		proposal: digest,
		readAt: found.readAt
	};
	const pull = await desk.put({
		branch: request.branch,
		base: request.base,
		title,
		body,
		about
	});
	return outcome({
		ends: "pass",
		reason: "renewal-proposed",
		sentence: `Pull request #${pull.number} proposes ${namesOf(changes)} for ${file}: ${pull.url}`
	}, pull);
}
function requireSame(found, { projectFile }, commit) {
	if (found.commit === commit && found.projectFile === projectFile) return;
	const sentence = `What was handed over is about ${found.projectFile} of ${found.commit.slice(0, 12)}, and this job is about ${projectFile} of ${commit.slice(0, 12)}.`;
	throw MlopsError.of(commandReasons, "renewal-unreadable", sentence);
}
async function sideAt(repository, revision, file) {
	const commit = await readCommit(repository.git, revision);
	const loaded = await projectOf(repository, commit, file);
	if (loaded !== void 0) return loaded;
	const where = `commit ${commit.sha.slice(0, 12)} (${commit.subject})`;
	throw MlopsError.of(repositoryReasons, "project-missing", `${file} is not in ${where}.`);
}
async function standingOf({ git }, proposal, file) {
	if (proposal.kind !== "ours") return void 0;
	const below = (await readTexts(git, await readCommit(git, proposal.parent), [file])).get(file);
	return {
		proposed: readLock(proposal.text, `${file} of the branch`),
		below: readLock(below, file)
	};
}
function proposalDigest(changes) {
	return `sha256:${sha256(canonicalJson(changes.map(({ dataset, entry }) => ({
		dataset,
		entry
	}))))}`;
}
function othersWork({ request, proposal, open }) {
	const about = open?.about;
	if (about !== void 0 && about.project !== request.projectFile) return `pull request #${open?.number} of ${request.branch} renews the versions of ${about.project}; each project file needs a \`branch\` of its own`;
	if (proposal.kind === "others") return `${request.branch} ${proposal.why}`;
	if (open === void 0 || about !== void 0) return void 0;
	return `somebody has opened pull request #${open.number} of ${request.branch}, or edited it`;
}
function leftToOthers(around, why) {
	const { proposal, changes, open, file } = around;
	const names = namesOf(changes);
	if (open !== void 0 && proposal.kind === "others" && hasAll(proposal.text, changes, file)) return outcome({
		ends: "pass",
		reason: "renewal-proposed",
		sentence: `Pull request #${open.number} has ${names} as they are now, by the hand of others: ${open.url}`
	}, open);
	return outcome({
		ends: "unknown",
		reason: "renewal-not-ours",
		sentence: `${names} moved, which is not proposed, since nothing of others is overwritten: ${why}.`
	}, open);
}
function hasAll(text, changes, file) {
	try {
		const there = readLock(text, file);
		return changes.every(({ dataset, entry }) => canonicalJson(there.get(dataset) ?? null) === canonicalJson(entry));
	} catch (error) {
		if (error instanceof MlopsError) return false;
		throw error;
	}
}
function outdated(open, { readAt }) {
	const sentence = `Pull request #${open.number} proposes what was read at ${open.about?.readAt}; this was read at ${readAt}.`;
	const error = MlopsError.of(commandReasons, "renewal-outdated", sentence);
	return {
		...outcome({
			ends: "unknown",
			reason: "renewal-outdated",
			sentence
		}, open),
		problems: error.problems
	};
}
function refused(closed) {
	return outcome({
		ends: "pass",
		reason: "renewal-refused",
		sentence: `Pull request #${closed.number} has proposed the same, and somebody has closed it: nothing is opened until something else moves.`
	}, closed, "closed");
}
async function pushed({ place, proposal, base }, { text, title }) {
	if (proposal.kind === "ours" && proposal.alone && proposal.parent === base && proposal.text === text) return true;
	return await pushProposal(place, {
		base,
		text,
		title,
		seen: proposal.kind === "none" ? void 0 : proposal.head
	});
}
async function nothingLeft(around) {
	const { request, place, desk, file, proposal, open, passed } = around;
	const standing = standingText(around);
	const others = othersWork(around);
	if (others !== void 0) return outcome({
		ends: "pass",
		reason: "renewal-current",
		sentence: `${standing}; ${others}, and is left as it is.`
	}, open);
	if (passed.length > 0) return outcome({
		ends: "pass",
		reason: "renewal-current",
		sentence: `${standing}.`
	}, open);
	if (open !== void 0) await desk.close(open.number, `Nothing is left to renew: \`${file}\` on \`${request.base}\` says it all by now.`);
	if (proposal.kind === "ours") await removeProposal(place, proposal.head);
	return outcome({
		ends: "pass",
		reason: "renewal-current",
		sentence: `${standing}${open === void 0 ? "" : `; pull request #${open.number} had become needless and was closed`}.`
	}, open, "closed");
}
function standingText({ request, file, found, passed }) {
	const unread = found.unread.map(({ dataset }) => dataset);
	const but = [...unread.length === 0 ? [] : [`of ${unread.join(", ")} nobody could tell`], ...passed.length === 0 ? [] : [`what ${request.base} says of ${passed.join(", ")} changed meanwhile, so the next run looks again`]];
	return `${file} on ${request.base} names what is there now${but.length === 0 ? "" : `, as far as it was read: ${but.join("; ")}`}`;
}
function namesOf(changes) {
	return changes.map(({ dataset }) => dataset).join(", ");
}
function outcome(end, pull, state = "open") {
	return {
		...end,
		problems: [],
		data: pull === void 0 ? {} : { pullRequest: {
			number: pull.number,
			url: pull.url,
			state
		} },
		text: () => `${terminalSentence(end.sentence)}\n`
	};
}

// src/actions/lock.ts
async function act() {
	await runPromotionAction("lock", async (context) => context.input("found") === "" ? find(context) : propose(context));
}
async function find(context) {
	const { request, ports, input, output, folder } = context;
	const place = placeOf(context);
	const handOver = join(folder, "versions");
	const datasets = input("datasets").split(/\s+/).filter(Boolean);
	const found = await findVersions({
		...place,
		datasets,
		handOver
	}, ports);
	const put = await (await openArtifacts(request, ports)).put({ kind: "versions" }, handOver);
	output("artifact", put?.name ?? "");
	output("digest", put?.digest ?? "");
	return found;
}
async function propose(context) {
	const { request, ports, input, output, folder } = context;
	const place = placeOf(context);
	const artifacts = await openArtifacts(request, ports);
	const found = await takeHandedOver(artifacts, {
		kind: "versions",
		input: "found",
		digest: input("found")
	}, folder);
	const by = ports.env["GITHUB_EVENT_NAME"] === "schedule" ? void 0 : ports.env["GITHUB_TRIGGERING_ACTOR"] ?? ports.env["GITHUB_ACTOR"];
	const proposed = await proposeVersions({
		...place,
		branch: branchOf(input("branch")),
		found,
		by
	}, ports);
	const { pullRequest } = proposed.data;
	output("pull-request", pullRequest?.state === "open" ? `${pullRequest.number}` : "");
	return proposed;
}
function placeOf({ request: { folder, projectFile, remote, base }, branch }) {
	if (base === branch) return {
		folder,
		projectFile,
		remote,
		base
	};
	const sentence = `The run is one of ${branch}, and the lock file is renewed on ${base ?? "the default branch"}: start it there.`;
	throw MlopsError.of(actionReasons, "event-not-supported", sentence);
}
function branchOf(given) {
	if (/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(given) && !/\.\.|\/\/|[/.]$|\.lock$/.test(given)) return given;
	const sentence = `The input \`branch\` is \`${given}\`; it takes the name of a branch, of letters, digits and \`._/-\`.`;
	throw MlopsError.of(actionReasons, "bad-input", sentence);
}

export { act };