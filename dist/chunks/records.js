import { l as writeAtomic } from "./files.js";
import { s as replacementAddress } from "./ledger.js";
import { dirname, join } from "node:path";
import { mkdir, readFile, writeFile } from "node:fs/promises";

// src/commands/situation/own-paths.ts
function ownPaths(root) {
	const folder = join(root, ".mlops");
	const cache = join(folder, "cache");
	const short = (fingerprint) => fingerprint.slice(0, 16);
	return {
		cache,
		digests: join(cache, "digests.json"),
		engine: join(cache, "engine"),
		records: join(folder, "records"),
		report: join(folder, "report"),
		comparisons: join(folder, "compare"),
		trainLock: join(folder, "train.lock"),
		seedRun: (model, fingerprint, seed) => join(folder, "runs", model, short(fingerprint), `seed-${seed ?? "none"}`),
		scores: (model, fingerprint) => join(folder, "scores", model, short(fingerprint))
	};
}
async function makeOwnPaths(root) {
	const folder = join(root, ".mlops");
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" }).catch((error) => {
		if (error.code !== "EEXIST") throw error;
	});
	return ownPaths(root);
}

// src/commands/situation/records.ts
function openRecords(ledger, folder) {
	const onLedger = /* @__PURE__ */ new Map();
	const kept = /* @__PURE__ */ new Map();
	const asked = /* @__PURE__ */ new Set();
	const unknown = (address) => !onLedger.has(address) && !kept.has(address);
	const loadAll = async (wanted) => {
		for (const address of wanted) asked.add(address);
		for (const [address, text] of await ledger.readMany(wanted)) onLedger.set(address, text);
		for (const address of wanted.filter((wish) => !onLedger.has(wish))) {
			const text = await readKept(folder, address);
			if (text !== void 0) kept.set(address, text);
		}
	};
	return {
		async load(addresses) {
			let wanted = [...new Set(addresses.flatMap(withReplacement))].filter(unknown);
			while (wanted.length > 0) {
				await loadAll(wanted);
				wanted = wanted.filter((address) => !unknown(address)).flatMap(replacementOf).filter((one) => !asked.has(one));
			}
		},
		text(address) {
			const found = onLedger.get(address) ?? kept.get(address);
			if (found === void 0 && !asked.has(address)) throw new TypeError(`nobody has loaded the record ${address}`);
			return found;
		},
		published: (address) => onLedger.has(address),
		async keep({ address, text }) {
			for (const next of replacementOf(address)) asked.add(next);
			if (onLedger.get(address) === text) return;
			kept.set(address, text);
			await writeKept(folder, address, text);
		},
		keepOwn: ({ address, text }) => writeKept(folder, address, text),
		ownText: (address) => readKept(folder, address),
		async publish(message) {
			const records = [...kept].map(([address, text]) => ({
				address,
				text
			}));
			const written = await ledger.write(records, message);
			for (const { address, text } of records) {
				onLedger.set(address, text);
				kept.delete(address);
			}
			return written;
		}
	};
}
function replacementOf(address) {
	const next = replacementAddress(address);
	return next === void 0 ? [] : [next];
}
function withReplacement(address) {
	return [address, ...replacementOf(address)];
}
async function readKept(folder, address) {
	try {
		const text = await readFile(join(folder, address), "utf8");
		JSON.parse(text);
		return text;
	} catch {
		return;
	}
}
async function writeKept(folder, address, text) {
	const file = join(folder, address);
	await mkdir(dirname(file), { recursive: true });
	await writeAtomic(file, text);
}

export { makeOwnPaths as n, ownPaths as r, openRecords as t };