import { S as versionsFolder, x as versionAddress } from "./ledger.js";
import { l as parseVersionRecord } from "./records.js";

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

export { readVersions as n, numbersOf as t };