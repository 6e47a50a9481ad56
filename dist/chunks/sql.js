// src/data/engines/sql.ts
function identifier(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
function literal(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
function literals(texts) {
	return `[${texts.map(literal).join(", ")}]`;
}

export { literal as n, literals as r, identifier as t };