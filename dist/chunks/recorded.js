import { t as ledgerReasons } from "./reasons6.js";
import { i as parseEvaluationRecord } from "./reasons7.js";
import { t as MlopsError } from "./problem.js";
import { t as parseRunRecord } from "./record.js";

// src/commands/recorded.ts
function runAt(address, text) {
	const record = parseRunRecord(text);
	for (const one of [record, ...record.seeds]) sameModel(address, one);
	return record;
}
function scoresAt(address, text, about = {}) {
	const record = parseEvaluationRecord(text);
	sameModel(address, record);
	expectSame(address, "run", record.run, about.run ?? record.run);
	if (about.rows !== void 0) expectSame(address, "rows", record.rows, about.rows);
	return record;
}
function scoresOfRun(address, record, run) {
	for (const { seed, artifact } of record.seeds) {
		const trained = run.seeds.find((one) => one.seed === seed);
		expectSame(address, `artifact of seed ${seed ?? "none"}`, artifact, trained?.artifact.digest ?? null);
	}
	return record;
}
function expectSame(address, what, found, wanted) {
	if (found === wanted) return;
	const said = (value) => value === null ? "none" : `\`${value}\``;
	const message = `${address} holds the record of something else: its ${what} is ${said(found)}, not ${said(wanted)}.`;
	throw MlopsError.of(ledgerReasons, "ledger-corrupt", message, { remedy: "Find out who put it there (`git log mlops/ledger`) and undo that by a reviewed commit on the ledger branch. A record that is not on the ledger yet is in `.mlops/records`: delete it there." });
}
function sameModel(address, { model, fingerprint }) {
	const [, modelAsked = "", , file = ""] = address.split("/");
	expectSame(address, "model", model, modelAsked);
	expectSame(address, "fingerprint", fingerprint, file.replace(/\.json$/, ""));
}

export { scoresOfRun as i, runAt as n, scoresAt as r, expectSame as t };