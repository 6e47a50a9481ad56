import { t as allReasons } from "./reasons5.js";

// src/commands/ends.ts
const ends = new Map(allReasons().map(({ code, uses }) => [code, uses[0]?.ends]));
function endsOf(reason) {
	return ends.get(reason);
}

export { endsOf as t };