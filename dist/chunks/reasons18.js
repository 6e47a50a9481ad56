import { t as actionReasons } from "./reasons8.js";
import { t as cliReasons } from "./reasons9.js";
import { t as commandReasons } from "./reasons3.js";
import { t as dataReasons } from "./reasons.js";
import { t as deploymentReasons } from "./reasons10.js";
import { t as forgeReasons } from "./reasons11.js";
import { t as gateReasons } from "./reasons12.js";
import { t as ledgerReasons } from "./reasons7.js";
import { t as evaluationReasons } from "./evaluation.js";
import { t as readerReasons } from "./reasons2.js";
import { t as projectReasons } from "./reasons5.js";
import { t as promotionReasons } from "./reasons13.js";
import { t as reportReasons } from "./reasons14.js";
import { t as repositoryReasons } from "./reasons4.js";
import { t as sourceReasons } from "./reasons6.js";
import { t as storeReasons } from "./reasons15.js";
import { t as trainingReasons } from "./reasons16.js";

// src/reasons.ts
const reasonTables = {
	actions: actionReasons,
	cli: cliReasons,
	commands: commandReasons,
	data: dataReasons,
	deployment: deploymentReasons,
	forge: forgeReasons,
	gates: gateReasons,
	ledger: ledgerReasons,
	metrics: {
		...evaluationReasons,
		...readerReasons
	},
	project: projectReasons,
	promotion: promotionReasons,
	report: reportReasons,
	repository: repositoryReasons,
	sources: sourceReasons,
	store: storeReasons,
	training: trainingReasons
};
const byCode = new Map(Object.entries(reasonTables).flatMap(([room, table]) => Object.entries(table).map(([code, info]) => [code, {
	code,
	room,
	...info
}])));
function allReasons() {
	return [...byCode.values()].sort((a, b) => a.code < b.code ? -1 : 1);
}
const reasons = {
	endsOf: (reason) => byCode.get(reason)?.ends,
	remedyOf: (reason) => byCode.get(reason)?.remedy
};
function areQuiet(codes) {
	return codes.length > 0 && codes.every((code) => byCode.get(code)?.quiet === true);
}

export { reasons as i, areQuiet as n, reasonTables as r, allReasons as t };