import { g as holdAddress } from "./ledger.js";
import { u as promotionRecordText } from "./records.js";

// src/commands/promotion/record-hold.ts
async function recordHold({ ledger }, { environment, model, said }, word) {
	const number = Math.max(0, ...said.map((one) => one.number)) + 1;
	const at = (/* @__PURE__ */ new Date()).toISOString();
	const record = {
		schemaVersion: 1,
		environment: environment.name,
		model,
		number,
		at,
		...word
	};
	const address = holdAddress(environment.name, model, number);
	const message = `${word.what === "hold" ? "Hold" : "Release"} ${model} in ${environment.name}: ${word.because}`;
	await ledger.write([{
		address,
		text: promotionRecordText(record)
	}], message);
	return record;
}

export { recordHold as t };