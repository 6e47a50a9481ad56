import { t as withoutCommands } from "./workflow-command.js";

// src/support/escape/terminal.ts
const dangerous = /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\ufe00-\ufe0f]]|[\u2028\u2029\ufff9-\ufffb]/gv;
function terminalSentence(text) {
	return escapeTerminal(text.replace(/`([^`]+)`/g, "$1"));
}
function escapeTerminal(text) {
	const shown = text.toWellFormed().replace(/\s+/g, (blanks) => /[\r\n]/.test(blanks) ? " " : blanks).replace(/\t/g, " ").replace(dangerous, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
	return withoutCommands(shown);
}

export { terminalSentence as n, escapeTerminal as t };