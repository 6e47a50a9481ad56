import { c as realTime, o as Transient, r as lost, s as persist } from "./http.js";
import { t as MlopsError } from "./problem.js";
import { a as placeOf, c as missingOf, i as makePlace, l as discard, n as placeNew, o as stored, r as requireNew, s as telling, t as openFolderStore } from "./folder-store.js";
import { t as storeReasons } from "./reasons14.js";
import { d as temporaryBeside } from "./files.js";
import { dirname } from "node:path";
import { constants, createWriteStream } from "node:fs";
import { chmod, copyFile, mkdir, rename } from "node:fs/promises";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";

// src/store/remote/fetch-bytes.ts
async function fetchBytes(tiers, digest, target) {
	const { cache, remote } = tiers;
	const place = placeOf(cache, digest);
	await requireNew(target);
	await makePlace(cache, dirname(place));
	const temporary = temporaryBeside(place);
	try {
		const got = await persist(remote.describe(), () => receive(tiers, digest, temporary), tiers);
		if (got.digest !== digest) {
			const sentence = `The ${remote.describe()} gave ${got.digest} (${got.bytes} bytes) for ${digest}.`;
			throw MlopsError.of(storeReasons, "store-corrupt", sentence);
		}
		await telling(`${cache} cannot take ${digest}`, async () => {
			await chmod(temporary, 292);
			await rename(temporary, place);
		});
	} finally {
		await discard(temporary);
	}
	await copyTo(place, target);
}
async function receive({ cache, remote, signal }, digest, temporary) {
	await discard(temporary);
	const incoming = await remote.open(digest);
	if (incoming === void 0) {
		const sentence = `Neither ${cache} nor the ${remote.describe()} holds ${digest}.`;
		throw MlopsError.of(storeReasons, "store-missing", sentence);
	}
	try {
		return await telling(`${cache} cannot take ${digest}`, () => pour(incoming, temporary, signal));
	} catch (error) {
		throw lost(error);
	}
}
async function pour({ body, length }, file, signal) {
	const hash = createHash("sha256");
	let bytes = 0;
	const counted = async function* (chunks) {
		for await (const chunk of chunks) {
			hash.update(chunk);
			bytes += chunk.length;
			yield chunk;
		}
	};
	const sink = createWriteStream(file, {
		flags: "wx",
		mode: 420,
		highWaterMark: 1 << 20
	});
	await pipeline(body, counted, sink, signal ? { signal } : {});
	if (length !== void 0 && bytes !== length) throw new Transient(`${bytes} of ${length} bytes came`);
	return {
		digest: `sha256:${hash.digest("hex")}`,
		bytes
	};
}
async function copyTo(place, target) {
	const temporary = temporaryBeside(target);
	await telling(`${target} cannot be written`, async () => {
		await mkdir(dirname(target), { recursive: true });
		await copyFile(place, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
		await chmod(temporary, 420);
		await placeNew(temporary, target);
	}).finally(() => discard(temporary));
}

// src/store/remote/tiered-store.ts
function tieredStore(tiers) {
	const near = openFolderStore(tiers.cache);
	const refusal = refusalOf(tiers);
	return {
		putAll: near.putAll,
		has: async (digest) => await near.has(digest) || await far(tiers, digest, refusal.met),
		get: async (digest, target) => {
			if (await gotNear(tiers, near, digest, target)) return;
			if (tiers.offline) throw isOffline(tiers, digest);
			await fetchBytes(tiers, digest, target);
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