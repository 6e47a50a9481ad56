// src/support/escape/workflow-command.ts
function withoutCommands(text) {
	return text.replace(/^(\s*)::/gm, "$1\\::").replace(/##\[/g, "##\\[");
}

// src/support/escape/terminal.ts
const dangerous = /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\ufe00-\ufe0f]]|[\u2028\u2029\ufff9-\ufffb]/gv;
function escapeTerminal(text) {
	const shown = text.toWellFormed().replace(/\s*[\r\n]+\s*/g, " ").replace(/\t/g, " ").replace(dangerous, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
	return withoutCommands(shown);
}

export { withoutCommands as n, escapeTerminal as t };