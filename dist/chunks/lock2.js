import { i as mostLockedObjects, n as lockFileOf, r as lockedObjectText, s as withLock } from "./lock.js";
import { n as openRepository } from "./repository.js";
import { t as repositoryReasons } from "./reasons6.js";
import { f as writeAtomic } from "./files.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { a as wantedEntries, n as isMoving, r as isTable, t as isLockable } from "./lockable.js";
import { g as formatDuration } from "./needs.js";
import { n as terminalSentence } from "./terminal.js";
import { n as contentOf, t as ofOneContent } from "./one-content.js";
import { g as columnTypeOf } from "./data.js";
import { t as identifier } from "./sql.js";
import { n as tableSource } from "./table-source.js";
import { t as typeWords } from "./type-words.js";
import { m as builtRoot } from "./load.js";
import { t as commitOf } from "./judged.js";
import { g as resolveDataset, h as openDigestCache, v as lockedObjectsOf } from "./commit-data.js";
import { t as readCommit } from "./commit.js";
import { t as snapshotWorkTree } from "./work-tree.js";
import { t as commandReasons } from "./reasons4.js";
import { n as datasetOfCommit, t as contentHere } from "./dataset-of-commit.js";
import { n as makeOwnPaths } from "./own-paths.js";
import { n as compareText } from "./canonical.js";
import { n as yamlLines } from "./yaml.js";
import { r as projectOnDisk } from "./project-of.js";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { tmpdir } from "node:os";

// src/data/freshness.ts
const day = 864e5;
const calendar = 864e13;
async function freshnessOf(engine, version, { within, now }) {
	const { time: name } = version.dataset;
	if (name === void 0) throw new TypeError(`${version.dataset.name} has no column of time`);
	const table = tableSource(version);
	const stored = (await engine.describe(table)).columns.find((column) => column.name === name);
	if (stored === void 0) return unclear(`there is no column ${name}`);
	const type = columnTypeOf(stored.engineType);
	if (type !== "date" && type !== "timestamp") return unclear(`${name} holds ${typeWords({
		...stored,
		type
	})} and no points in time`);
	const latest = engine.dialect.timeAsDouble(identifier(name), stored.engineType);
	const { rows } = await engine.query(`SELECT max(${latest}) FROM ${identifier(table.name)}`, [table]);
	const [found] = rows[0] ?? [];
	if (found === null || found === void 0) return unclear(`no row says its ${name}`);
	const newest = Number(found) * (type === "date" ? day : .001);
	if (!(Math.abs(newest) <= calendar)) return unclear(`the newest ${name} is in no calendar`);
	if (newest > now + day) return unclear(`the newest ${name} lies more than a day ahead`);
	const age = now - newest - (type === "date" ? day : 0);
	if (age <= within) return { state: "fresh" };
	return {
		state: "stale",
		age,
		...!(version.dataset.columns.get(name)?.sensitive === true) && { newest: shown(newest, type) }
	};
}
function shown(milliseconds, type) {
	const text = new Date(milliseconds).toISOString();
	return type === "date" ? text.slice(0, text.indexOf("T")) : `${text.slice(0, text.indexOf(".")).replace("T", " ")} UTC`;
}
const unclear = (why) => ({
	state: "unclear",
	why
});

// src/commands/lock/outcome.ts
function lockOutcome(states, { file, unused }) {
	const end = endOf(states, file);
	const idle = unused.map((name) => `unused   ${name}: the entry counts nothing, since it is neither frozen, nor in a database, nor behind an address`);
	const lines = [
		...states.map(stateLine),
		...idle,
		...states.length + idle.length > 0 ? [""] : [],
		end.sentence
	];
	return {
		...end,
		problems: [],
		data: {
			file,
			datasets: states,
			unused
		},
		text: () => `${lines.map(terminalSentence).join("\n")}\n`
	};
}
function endOf(states, file) {
	const names = (wanted) => states.filter(({ state }) => wanted.includes(state)).map(({ dataset }) => dataset);
	const notFresh = states.filter((state) => state.state === "stale" || state.state === "unclear");
	const [stale] = notFresh.filter(({ state }) => state === "stale");
	const [first] = stale === void 0 ? notFresh : [stale];
	if (first !== void 0) {
		const others = notFresh.length === 1 ? "its entry stays" : `the entries of ${names(["stale", "unclear"]).join(", ")} stay`;
		const sentence = `${first.dataset}: ${freshWords(first)}; ${others} as before.`;
		return stale === void 0 ? {
			ends: "unknown",
			reason: "freshness-unknown",
			sentence
		} : {
			ends: "fail",
			reason: "data-stale",
			sentence
		};
	}
	const [different, written] = [names([
		"missing",
		"changed",
		"miscounted"
	]), names(["locked", "renewed"])];
	if (different.length > 0) return {
		ends: "unknown",
		reason: "lock-differs",
		sentence: `The data of ${different.join(", ")} are not what ${file} says: \`mlops lock ${different.join(" ")}\` writes what they are.`
	};
	if (written.length > 0) return {
		ends: "pass",
		reason: "lock-written",
		sentence: `${written.join(", ")} in ${file}: commit it with the data.`
	};
	return {
		ends: "pass",
		reason: "lock-current",
		sentence: states.length === 0 ? "No dataset is frozen, in a database or behind an address." : standingSentence(names(["current"]), names(["moving"]), file)
	};
}
function standingSentence(current, moving, file) {
	const free = `${moving.join(", ")}: no entry, so each plan takes what is there then.`;
	if (current.length === 0) return free;
	const stands = `${current.join(", ")} as ${file} says.`;
	return moving.length === 0 ? stands : `${stands} ${free}`;
}
function stateLine(state) {
	const { dataset } = state;
	if (state.state === "missing") return `missing  ${dataset}: no entry`;
	if (state.state === "moving") return `moving   ${dataset}: no entry; each plan takes what is at ${state.source} then`;
	if (state.state === "changed") return `changed  ${dataset}: locked at ${sizeOf(state.old)}, and the data are another version`;
	if (state.state === "miscounted") return `changed  ${dataset}: the data are ${shortDigest(state.digest)}, and the entry has other counts or objects than they`;
	if (state.state === "stale" || state.state === "unclear") return `${state.state.padEnd(8)} ${dataset}: ${freshWords(state)}`;
	if (state.state === "current") return `current  ${dataset}: ${shortDigest(state.digest)}`;
	const from = state.state === "renewed" && state.old !== void 0 ? `${sizeOf(state.old)} → ` : "";
	return `${state.state.padEnd(8)} ${dataset}: ${from}${sizeOf(state.entry)}`;
}
function freshWords(state) {
	if (state.state === "unclear") return `nobody can tell how old the rows are, since ${state.why}`;
	const allowed = formatDuration(state.freshness);
	const newest = state.newest === void 0 ? "" : ` ${state.newest},`;
	return `the newest ${state.time} is${newest} ${ageWords(state.age)} old, and \`freshness\` allows ${allowed}`;
}
function ageWords(milliseconds) {
	const seconds = Math.floor(milliseconds / 1e3);
	const parts = [
		86400,
		3600,
		60,
		1
	].map((size, at, sizes) => {
		const above = sizes[at - 1];
		return Math.floor((above === void 0 ? seconds : seconds % above) / size);
	});
	const first = parts.findIndex((part) => part > 0);
	return parts.map((part, at) => `${part}${"dhms".charAt(at)}`).slice(first, first + 2).filter((part) => !part.startsWith("0")).join(" ") || "0s";
}
function sizeOf({ digest, rows, bytes }) {
	const short = shortDigest(digest);
	if (rows !== void 0) return `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}, ${short}`;
	return bytes === void 0 ? short : `${bytes.toLocaleString("en-US")} bytes, ${short}`;
}
function shortDigest(digest) {
	return `${digest.slice(0, 19)}…`;
}

// src/commands/lock/open-data.ts
async function openData(repository, { projectFile, remote }, ports) {
	await commitOf(repository, "HEAD");
	const commit = await readCommit(repository.git, await snapshotWorkTree(repository));
	const own = await makeOwnPaths(repository);
	const cache = await openDigestCache(own.digests);
	const sources = ports.openSources("all");
	return {
		save: () => cache.save(),
		resolve: (asked, project) => {
			if (builtRoot(asked, project.datasets) !== void 0) return datasetOfCommit({
				repository,
				commit,
				project,
				projectFile,
				cache,
				sources
			}, asked.name);
			const { locked: _, ...dataset } = asked;
			return resolveDataset(repository, commit, dataset, cache, sources);
		},
		bring: (resolved, project) => contentHere({
			repository,
			project,
			own,
			sources,
			ports,
			remote
		}, resolved)
	};
}
async function entryOf(version, objects, engine) {
	const named = objects === void 0 ? {} : { objects };
	const bytes = version.files.reduce((sum, file) => sum + file.bytes, 0);
	const digest = `sha256:${version.digest}`;
	if (version.dataset.format.kind === "files") return {
		digest,
		bytes,
		...named
	};
	const running = await engine.get(version.dataset);
	const { rows } = await ofOneContent(running, [version], () => running.describe(tableSource(version)));
	return {
		digest,
		rows,
		...version.relation === void 0 && { bytes },
		...named
	};
}
function objectsToLock(resolved) {
	const { name, source } = resolved.dataset;
	if (!isMoving(resolved.dataset)) return void 0;
	const objects = lockedObjectsOf(resolved);
	if (objects.length <= 1e4) return objects;
	const [has, most] = [objects.length.toLocaleString("en-US"), mostLockedObjects.toLocaleString("en-US")];
	const sentence = `${name}: ${source} has ${has} objects, and an entry of the lock file names at most ${most}.`;
	throw MlopsError.of(commandReasons, "lock-too-many", sentence);
}

// src/commands/lock/read-versions.ts
async function readVersions(request, engine, ports, caught) {
	const { project, lock, writes, listed = () => false } = request;
	const found = await openData(request.repository, request, ports);
	const entries = new Map(lock);
	const states = [];
	for (const name of viewsLast(request.datasets, project)) {
		const agreed = withLock(project, entries);
		const dataset = agreed.datasets.get(name);
		if (dataset === void 0) throw new TypeError(`the project has no dataset ${name}`);
		const asked = {
			project: agreed,
			dataset,
			old: lock.get(name),
			writes,
			listed: listed(dataset)
		};
		const state = await ports.progress.stage(`lock ${name}`, async () => {
			try {
				const read = await readOne(asked, found, engine);
				if (read.state === "locked" || read.state === "renewed") entries.set(name, read.entry);
				return read;
			} catch (error) {
				return caught(name, error);
			}
		});
		ports.signal.throwIfAborted();
		states.push(state);
	}
	await found.save();
	return states;
}
function viewsLast(names, { datasets }) {
	const isView = (name) => datasets.get(name)?.view !== void 0;
	const all = [...names];
	return [...all.filter((name) => !isView(name)), ...all.filter(isView)];
}
function readOne(asked, found, engine) {
	return isTable(asked.dataset) ? ofTable(asked, engine) : ofFiles(asked, found, engine);
}
async function ofFiles(asked, found, engine) {
	const { project, dataset, old, writes } = asked;
	if (!writes && old === void 0 && isMoving(dataset) && dataset.frozen !== true) return {
		dataset: dataset.name,
		state: "moving",
		source: dataset.source
	};
	const resolved = await found.resolve(dataset, project);
	const isCurrent = old?.digest === `sha256:${resolved.digest}` && resolved.problems.length === 0;
	if (!writes && !isCurrent) return standing(dataset, old);
	if (isCurrent && asked.listed) return {
		dataset: dataset.name,
		state: "current",
		digest: old.digest
	};
	const objects = objectsToLock(resolved);
	const version = await found.bring(resolved, project);
	const notFresh = writes ? await notFreshOf(() => engine.get(dataset), version) : void 0;
	if (notFresh !== void 0) return notFresh;
	const entry = await entryOf(version, objects, engine);
	if (writes) return writtenState(dataset, old, entry);
	const state = isDeepStrictEqual(entry, old) ? "current" : "miscounted";
	return {
		dataset: dataset.name,
		state,
		digest: entry.digest
	};
}
async function ofTable({ dataset, old, writes }, engine) {
	const relation = dataset.database?.relation;
	if (relation === void 0) throw new TypeError(`${dataset.name} is in no database`);
	if (!writes && old === void 0) return standing(dataset, old);
	const database = await engine.get(dataset);
	const version = {
		dataset,
		digest: "",
		files: [],
		relation
	};
	const notFresh = writes ? await notFreshOf(async () => database, version) : void 0;
	if (notFresh !== void 0) return notFresh;
	const { rows, digest } = await contentOf(database, version);
	const entry = {
		digest: `sha256:${digest}`,
		rows
	};
	if (writes) return writtenState(dataset, old, entry);
	return isDeepStrictEqual(entry, old) ? {
		dataset: dataset.name,
		state: "current",
		digest: entry.digest
	} : standing(dataset, old);
}
async function notFreshOf(engine, version) {
	const { name, time, freshness } = version.dataset;
	if (freshness === void 0 || time === void 0) return void 0;
	const found = await freshnessOf(await engine(), version, {
		within: freshness,
		now: Date.now()
	});
	if (found.state === "fresh") return void 0;
	return {
		dataset: name,
		time,
		freshness,
		...found
	};
}
function standing({ name }, old) {
	return old === void 0 ? {
		dataset: name,
		state: "missing"
	} : {
		dataset: name,
		state: "changed",
		old
	};
}
function writtenState({ name }, old, entry) {
	if (isDeepStrictEqual(entry, old)) return {
		dataset: name,
		state: "current",
		digest: entry.digest
	};
	return {
		dataset: name,
		state: old === void 0 ? "locked" : "renewed",
		entry,
		...old && { old }
	};
}

// src/commands/lock/text.ts
function lockText(entries) {
	const sorted = [...entries].toSorted(([one], [other]) => compareText(one, other));
	const value = (key, of) => ({
		kind: "value",
		key,
		value: of
	});
	const datasets = sorted.map(([name, { digest, rows, bytes, objects = [] }]) => {
		return {
			kind: "table",
			key: name,
			entries: [
				value("digest", digest),
				...rows === void 0 ? [] : [value("rows", rows)],
				...bytes === void 0 ? [] : [value("bytes", bytes)],
				...objects.length === 0 ? [] : [tableOf(objects)]
			]
		};
	});
	return `${yamlLines([
		{
			kind: "comment",
			text: "Written by `mlops lock <dataset>`: the version that each frozen dataset has to be, and the one that is meant of data that move."
		},
		value("schemaVersion", 1),
		{
			kind: "table",
			key: "datasets",
			entries: datasets
		}
	]).join("\n")}\n`;
}
function tableOf(objects) {
	return {
		kind: "table",
		key: "objects",
		entries: objects.map((object) => ({
			kind: "value",
			key: object.key,
			value: lockedObjectText(object)
		}))
	};
}

// src/commands/lock.ts
async function lock(request, ports) {
	const repository = await openRepository(request.folder);
	const { project, lock: before } = await lockedProjectOf(repository, request.projectFile);
	const wanted = wantedEntries(project, request);
	const lockable = [...project.datasets.values()].filter(isLockable).map(({ name }) => name);
	await using folder = await makeOwnFolder(tmpdir(), "lock");
	await using engine = engineAtHand(ports, folder.path);
	const writes = request.moving || request.datasets.length > 0;
	const datasets = writes ? wanted : lockable;
	const reading = {
		repository,
		...request,
		project,
		lock: before,
		datasets,
		writes
	};
	const states = await readVersions(reading, engine, ports, (_, error) => {
		throw error;
	});
	const written = states.flatMap((state) => state.state === "locked" || state.state === "renewed" ? [[state.dataset, state.entry]] : []);
	const file = lockFileOf(request.projectFile);
	if (written.length > 0) await writeAtomic(join(repository.root, file), lockText(new Map([...before, ...written])));
	return lockOutcome(states, {
		file,
		unused: [...before.keys()].filter((name) => !lockable.includes(name))
	});
}
async function lockedProjectOf({ root }, file) {
	const loaded = await projectOnDisk(root, file);
	if (loaded !== void 0) return loaded;
	throw MlopsError.of(repositoryReasons, "project-missing", `${file} is not in this repository.`);
}

export { freshWords as a, freshnessOf as c, readVersions as i, lockedProjectOf as n, shortDigest as o, lockText as r, stateLine as s, lock as t };