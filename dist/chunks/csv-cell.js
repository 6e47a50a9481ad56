// src/support/csv-cell.ts
function csvCell(text) {
	return exactCsvCell(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}
function exactCsvCell(text) {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}

export { exactCsvCell as n, csvCell as t };