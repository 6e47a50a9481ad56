import { r as exitCodes } from "./problem.js";
import { _ as number, c as _enum, h as literal, l as array, v as object, w as unknown, x as string } from "./schemas.js";

// src/commands/result.ts
const placeSchema = object({
	file: string(),
	line: number().int(),
	column: number().int(),
	source: string().optional(),
	branch: string().optional().describe("Whose file it is; without it that of the commit.")
});
const problemSchema = object({
	reason: string(),
	message: string(),
	place: placeSchema.optional(),
	remedy: string().optional(),
	docs: string().optional().describe("Where the documentation says more, from the root of this project’s repository.")
});
const resultSchema = object({
	schemaVersion: literal(1),
	command: string().describe("The command, for example `report`."),
	verdict: _enum([
		"pass",
		"fail",
		"unknown"
	]).describe("`unknown` for everything that could not be decided."),
	ends: _enum(Object.keys(exitCodes)).describe("How the process ends."),
	exitCode: number().int(),
	reason: string().describe("The reason code that decided, see docs/reference/reason-codes.md."),
	sentence: string().describe("The same for a person."),
	problems: array(problemSchema),
	seconds: number().describe("Wall time."),
	data: unknown().describe("What the command found; its form belongs to the command.")
}).describe("Result of one command.");
function toResult(command, outcome, seconds) {
	const { ends, reason, sentence, problems, data } = outcome;
	return {
		schemaVersion: 1,
		command,
		verdict: ends === "pass" || ends === "fail" ? ends : "unknown",
		ends,
		exitCode: exitCodes[ends],
		reason,
		sentence,
		problems: problems.map((problem) => ({ ...problem })),
		seconds: Math.round(seconds * 1e3) / 1e3,
		data: data ?? null
	};
}

export { resultSchema as n, toResult as r, problemSchema as t };