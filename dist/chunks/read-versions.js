import { C as versionAddress, w as versionsFolder } from "./ledger.js";
import { l as parseVersionRecord } from "./records.js";

// src/promotion/instants.ts
const second = 1e3;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
function instantOf(text, now) {
	return Math.min(exactly(text), now);
}
function exactly(text) {
	const at = Date.parse(text);
	if (Number.isNaN(at)) throw new RangeError(`${JSON.stringify(text)} is no time`);
	return at;
}
function isoOf(at) {
	return new Date(at).toISOString();
}
function showInstant(at) {
	return `${isoOf(at).slice(0, 16).replace("T", " ")} UTC`;
}
function showDuration(milliseconds) {
	if (milliseconds >= 2 * day) return two(milliseconds, day, "d", hour, "h");
	if (milliseconds >= hour) return two(milliseconds, hour, "h", minute, "min");
	if (milliseconds >= minute) return two(milliseconds, minute, "min", second, "s");
	return `${Math.ceil(milliseconds / second)} s`;
}
function two(milliseconds, large, largeName, small, smallName) {
	const units = Math.ceil(milliseconds / small);
	const whole = Math.floor(units * small / large);
	const rest = units - whole * large / small;
	return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`;
}

// src/promotion/deployment-history.ts
function deploymentHistory(records, now) {
	const inOrder = records.toSorted((a, b) => a.number - b.number);
	const fold = new Fold(now);
	for (const record of inOrder) fold.add(record);
	const { live, words, releases, stays } = fold;
	return {
		live,
		word: (digest) => words.get(digest),
		wordOnRelease: (releaseDigest) => releases.get(releaseDigest),
		longestStay: (digest) => Math.max(stays.get(digest) ?? 0, live?.digest === digest ? now - (live.soaksSince ?? now) : 0),
		lastOf: (commit) => inOrder.findLast((record) => record.release === commit),
		versions: inOrder.map(({ version }) => version)
	};
}
var Fold = class {
	live;
	words = /* @__PURE__ */ new Map();
	releases = /* @__PURE__ */ new Map();
	stays = /* @__PURE__ */ new Map();
	#releaseOf = /* @__PURE__ */ new Map();
	#now;
	constructor(now) {
		this.#now = now;
	}
	add(record) {
		if (record.outcome === "failed") this.#failed(record, record.restored);
		else this.#came(record);
	}
	#came(record) {
		const { version, digest, releaseDigest } = record;
		const before = this.live;
		const since = instantOf(record.endedAt, this.#now);
		if (record.outcome === "rollback" && before && before.releaseDigest !== releaseDigest) this.#takenBack(before, record);
		if (record.outcome === "verified") this.words.set(digest, {
			kind: "verified",
			record
		});
		if (record.outcome === "verified") this.releases.set(releaseDigest, {
			kind: "verified",
			record
		});
		this.#releaseOf.set(refKey(record), releaseDigest);
		const goesOn = before?.digest === digest ? before.soaksSince : void 0;
		if (before && before.digest !== digest) this.#leaves(before, record);
		this.live = {
			version,
			digest,
			releaseDigest,
			since,
			soaksSince: goesOn ?? this.#soaks(digest, since)
		};
	}
	#failed(record, restored) {
		if (!onlySettingsFailed(record)) this.words.set(record.digest, {
			kind: "failed",
			record
		});
		this.releases.set(record.releaseDigest, {
			kind: "failed",
			record
		});
		if (this.live) this.#leaves(this.live, record);
		const since = instantOf(record.endedAt, this.#now);
		this.live = restored ? {
			version: restored.version,
			digest: restored.digest,
			releaseDigest: this.#releaseOf.get(refKey(restored)),
			since,
			soaksSince: this.#soaks(restored.digest, since)
		} : void 0;
	}
	#takenBack(before, record) {
		const word = {
			kind: "taken-back",
			record
		};
		if (before.digest !== record.digest) this.words.set(before.digest, word);
		if (before.releaseDigest !== void 0) this.releases.set(before.releaseDigest, word);
	}
	#soaks(digest, since) {
		return this.words.get(digest)?.kind === "verified" ? since : void 0;
	}
	#leaves({ digest, soaksSince }, next) {
		if (soaksSince === void 0) return;
		const stay = instantOf(next.startedAt, this.#now) - soaksSince;
		this.stays.set(digest, Math.max(stay, this.stays.get(digest) ?? 0));
	}
};
function onlySettingsFailed(record) {
	return record.outcome === "failed" && record.restored?.digest === record.digest;
}
function refKey({ version, digest }) {
	return `${version} ${digest}`;
}

// src/commands/promotion/read-versions.ts
async function readVersions(ledger, models) {
	const names = await ledger.list(models.map(versionsFolder));
	const addresses = new Map(models.map((model) => [model, numbersOf(names.get(versionsFolder(model))).slice(-20).map((n) => versionAddress(model, n))]));
	const texts = await ledger.readMany([...addresses.values()].flat());
	return new Map([...addresses].map(([model, list]) => [model, list.map((address) => parseVersionRecord(texts.get(address) ?? "", address))]));
}
function numbersOf(names) {
	return (names ?? []).flatMap((name) => /^[1-9]\d*\.json$/.test(name) ? [Number.parseInt(name, 10)] : []).sort((a, b) => a - b);
}

export { exactly as a, showDuration as c, onlySettingsFailed as i, showInstant as l, readVersions as n, instantOf as o, deploymentHistory as r, isoOf as s, numbersOf as t };