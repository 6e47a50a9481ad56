import { s as writeAtomic } from "./files.js";
import { dirname, join } from "node:path";
import { mkdir, readFile } from "node:fs/promises";

// src/commands/records.ts
function openRecords(ledger, folder) {
	const onLedger = /* @__PURE__ */ new Map();
	const kept = /* @__PURE__ */ new Map();
	return {
		async load(addresses) {
			const wanted = [...new Set(addresses)].filter((address) => !onLedger.has(address) && !kept.has(address));
			for (const [address, text] of await ledger.readMany(wanted)) onLedger.set(address, text);
			for (const address of wanted.filter((wish) => !onLedger.has(wish))) {
				const text = await readKept(folder, address);
				if (text !== void 0) kept.set(address, text);
			}
		},
		text: (address) => onLedger.get(address) ?? kept.get(address),
		async keep({ address, text }) {
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

export { openRecords as t };