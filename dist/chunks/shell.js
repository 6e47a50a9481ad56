// src/support/escape/shell.ts
function quoteShell(word) {
	if (word.includes("\0")) throw new TypeError("an argument of a command cannot contain a NUL character");
	if (/^[\w/:.,@%+-][\w/:.,@%+=-]*$/.test(word)) return word;
	return `'${word.replaceAll("'", "'\\''")}'`;
}
function shellCommand(words) {
	return words.map(quoteShell).join(" ");
}

export { shellCommand as n, quoteShell as t };