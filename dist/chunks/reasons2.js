import { t as actionReasons } from "./reasons11.js";
import { t as cliReasons } from "./reasons13.js";
import { t as commandReasons } from "./reasons4.js";
import { t as dataReasons } from "./reasons.js";
import { t as deploymentReasons } from "./reasons14.js";
import { t as forgeReasons } from "./reasons10.js";
import { t as gateReasons } from "./reasons9.js";
import { t as ledgerReasons } from "./reasons5.js";
import { n as evaluationReasons } from "./expression-text.js";
import { n as defineReasons } from "./problem.js";
import { t as projectReasons } from "./reasons3.js";
import { t as promotionReasons } from "./reasons15.js";
import { t as reportReasons } from "./reasons12.js";
import { t as repositoryReasons } from "./reasons6.js";
import { t as sourceReasons } from "./reasons7.js";
import { t as storeReasons } from "./reasons16.js";
import { t as trainingReasons } from "./reasons8.js";

// src/metrics/readers/reasons.ts
const readerReasons = defineReasons({
	"metrics-unreadable": {
		ends: "fail",
		cause: "A metrics file does not have the format that its name says (JSON, YAML, TOML, CSV, TSV, JSON lines, text).",
		remedy: "Look at the file that the run kept; write it completely before the command ends, in the format of its name."
	},
	"metrics-empty": {
		ends: "fail",
		cause: "A metrics file was written but holds no number, so nothing could be judged.",
		remedy: "Write at least one number, for example `{\"accuracy\": 0.91}` in a `.json` file or a line `accuracy: 0.91` in a text, or take the file out of `metrics`."
	},
	"metrics-too-many": {
		ends: "fail",
		cause: "A metrics file holds more numbers than a person could judge; it is probably another kind of file.",
		remedy: "Write a file of its own with the numbers that count, and name that one under `metrics`."
	},
	"metric-twice": {
		ends: "fail",
		cause: "Two metrics files report a number of the same name, so nobody can say which one counts.",
		remedy: "Give one of the files a `prefix`, or stop writing the number twice."
	},
	"metric-row-missing": {
		ends: "fail",
		cause: "A column that chooses the row of a table is not there, or `row: { min }` and `{ max }` find no number in it.",
		remedy: "Correct `row` of that file under `metrics`, or write the column."
	},
	"metric-row-not-one": {
		ends: "unknown",
		cause: "No row of a metrics table has the values that `row.where` asks for, or several have them.",
		remedy: "Name enough columns under `row.where` that one row is left, or write that row; nothing of the training is recorded until then."
	},
	"metric-not-a-number": {
		ends: "unknown",
		cause: "A value in a metrics file is a text, a truth value, a list or null instead of a number.",
		remedy: "Write the number without quotes or units. A gate on a value that is no number stays unknown, and so does a change whose baseline has a number there."
	}
});

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