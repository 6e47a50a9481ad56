import { c as realTime, r as lost, s as Transient } from "./http.js";
import { t as MlopsError } from "./problem.js";
import { a as placeOf, c as missingOf, d as writeAll, i as makePlace, l as createFile, n as placeNew, o as stored, r as requireNew, s as telling, t as openFolderStore, u as discard } from "./folder-store.js";
import { t as storeReasons } from "./reasons16.js";
import { d as temporaryBeside } from "./files.js";
import { t as patiently } from "./patience.js";
import { dirname } from "node:path";
import { chmod, constants, copyFile, mkdir, rename, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";

// src/store/remote/pour.ts
const pieceBytes = 4 << 20;
async function pour({ body, length }, outlets, { signal, most }) {
	const hash = createHash("sha256");
	const sinks = [];
	let bytes = 0;
	let writing = Promise.resolve();
	const write = (piece) => Promise.all(sinks.map(({ sink, refused }) => telling(refused, () => writeAll(sink, piece))));
	try {
		for (const outlet of outlets) sinks.push({
			...outlet,
			sink: await telling(outlet.refused, () => createFile(outlet.file))
		});
		for await (const piece of inPieces(body, signal)) {
			hash.update(piece);
			bytes += piece.length;
			if (most !== void 0 && bytes > most.bytes) throw tooMany(most);
			await writing;
			writing = write(piece);
			writing.catch(() => void 0);
		}
		await writing;
	} finally {
		await writing.catch(() => void 0);
		await Promise.all(sinks.map(({ sink }) => sink.close()));
	}
	if (length !== void 0 && bytes !== length) throw new Transient(`${bytes} of ${length} bytes came`);
	return {
		digest: `sha256:${hash.digest("hex")}`,
		bytes
	};
}
function tooMany({ bytes, what }) {
	const sentence = `The ${what} has more than the ${bytes} bytes that are recorded.`;
	return MlopsError.of(storeReasons, "store-corrupt", sentence);
}
async function* inPieces(body, signal) {
	let [chunks, gathered] = [[], 0];
	for await (const chunk of body) {
		signal?.throwIfAborted();
		chunks.push(chunk);
		gathered += chunk.length;
		if (gathered < pieceBytes) continue;
		yield Buffer.concat(chunks, gathered);
		[chunks, gathered] = [[], 0];
	}
	if (gathered > 0) yield Buffer.concat(chunks, gathered);
}

// src/store/remote/fetch-bytes.ts
async function fetchBytes(tiers, wanted, target) {
	const { cache, remote } = tiers;
	const { digest } = wanted;
	const place = placeOf(cache, digest);
	await requireNew(target);
	await makePlace(cache, dirname(place));
	const kept = {
		file: temporaryBeside(place),
		refused: `${cache} cannot take ${digest}`
	};
	const given = {
		file: temporaryBeside(target),
		refused: `${target} cannot be written`
	};
	try {
		await telling(given.refused, () => mkdir(dirname(target), { recursive: true }));
		const shared = await shares(kept.file, given.file);
		const got = await patiently(remote.describe(), () => receive(tiers, wanted, shared ? [kept] : [kept, given]), tiers);
		if (got.digest !== digest) {
			const sentence = `The ${remote.describe()} gave ${got.digest} (${got.bytes} bytes) for ${digest}.`;
			throw MlopsError.of(storeReasons, "store-corrupt", sentence);
		}
		if (shared) await telling(given.refused, () => copyFile(kept.file, given.file, constants.COPYFILE_FICLONE));
		await telling(kept.refused, async () => {
			await chmod(kept.file, 292);
			await rename(kept.file, place);
		});
		await telling(given.refused, async () => {
			await chmod(given.file, 420);
			await placeNew(given.file, target);
		});
	} finally {
		await Promise.all([discard(kept.file), discard(given.file)]);
	}
}
async function shares(from, to) {
	try {
		await writeFile(from, "", { flag: "wx" });
		await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
		return true;
	} catch {
		return false;
	}
}
async function receive({ remote, signal, cache }, { digest, bytes }, outlets) {
	await Promise.all(outlets.map(({ file }) => discard(file)));
	const incoming = await remote.open(digest);
	if (incoming === void 0) {
		const sentence = `Neither ${cache} nor the ${remote.describe()} holds ${digest}.`;
		throw MlopsError.of(storeReasons, "store-missing", sentence);
	}
	try {
		const most = bytes === void 0 ? {} : { most: {
			bytes,
			what: `${digest} that the ${remote.describe()} gives`
		} };
		return await pour(incoming, outlets, {
			signal,
			...most
		});
	} catch (error) {
		throw lost(error);
	}
}

// src/store/remote/tiered-store.ts
function tieredStore(tiers) {
	const near = openFolderStore(tiers.cache);
	const refusal = refusalOf(tiers);
	return {
		putAll: near.putAll,
		has: async (digest) => await near.has(digest) || await far(tiers, digest, refusal.met),
		get: async (digest, target, bytes) => {
			if (await gotNear(tiers, near, digest, target)) return;
			if (tiers.offline) throw isOffline(tiers, digest);
			await fetchBytes(tiers, {
				digest,
				...bytes !== void 0 && { bytes }
			}, target);
		},
		publish: (pack) => publish(tiers, pack),
		describe: () => `${tiers.remote.describe()}${refusal.words()}`
	};
}
async function far({ remote, offline, ...tiers }, digest, refused) {
	if (offline) throw isOffline({
		remote,
		offline,
		...tiers
	}, digest);
	const answer = await remote.has(digest);
	if (answer === "refused") refused();
	return answer === "there";
}
function refusalOf({ remote, notice }) {
	let met = false;
	return {
		met: () => {
			if (met) return;
			met = true;
			notice(`The ${remote.describe()} does not let this job look into it: only what is on this machine counts as there.`);
		},
		words: () => met ? " (which does not let this job look into it)" : ""
	};
}
async function gotNear({ notice, offline }, near, digest, target) {
	if (!await near.has(digest)) return false;
	try {
		await near.get(digest, target);
		return true;
	} catch (error) {
		if (offline || !(error instanceof MlopsError) || error.problems[0]?.reason !== "store-corrupt") throw error;
		notice(`${error.message} It is fetched again.`);
		return false;
	}
}
function isOffline({ remote }, digest) {
	const sentence = `${digest} is not on this machine, and the ${remote.describe()} is not asked.`;
	return MlopsError.of(storeReasons, "store-offline", sentence);
}
async function publish(tiers, pack) {
	const { cache, remote, offline } = tiers;
	if (offline) throw MlopsError.of(storeReasons, "store-offline", `Nothing is sent to the ${remote.describe()}.`);
	const byDigest = new Map(pack.files.map((file) => [file.digest, file]));
	await remote.publish(pack, (digest) => {
		const file = byDigest.get(digest);
		if (file === void 0) throw new TypeError(`${digest} is not of the pack`);
		return nearFile(cache, pack, file, remote);
	});
}
async function nearFile(cache, pack, file, remote) {
	const place = placeOf(cache, file.digest);
	const found = await stored(cache, place);
	if (found === void 0) throw missingOf(pack, file, `The ${remote.describe()}, as ${cache},`);
	if (found.size === file.bytes) return place;
	const sentence = `${place} has ${found.size} bytes, and ${file.path} of ${pack.model} has ${file.bytes}.`;
	throw MlopsError.of(storeReasons, "store-corrupt", sentence);
}

// src/store/remote/open-remote.ts
async function openRemoteStore(address, cache, around) {
	const { offline = false, notice = () => void 0, signal } = around;
	return tieredStore({
		cache,
		remote: await remoteAt(address, around),
		offline,
		notice,
		signal,
		pace: around.pace ?? realTime
	});
}
async function askRemote(address, around) {
	const remote = await remoteAt(address, around);
	return around.offline ? `${remote.describe()}, which is not asked with --offline` : await remote.ask();
}
async function remoteAt(address, around) {
	if (address.kind === "oci") {
		const { openRegistry } = await import("./registry.js");
		return await openRegistry(address, around);
	}
	const { openBucket } = await import("./bucket.js");
	return await openBucket(address, around);
}

export { askRemote, openRemoteStore };