// src/data/engines/column-type.ts
const integers = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$|^DECIMAL\(\d+,0\)$/;
const numbers = /^(FLOAT|DOUBLE|NUMERIC)$|^DECIMAL\(/;
function columnTypeOf(engineType) {
	if (integers.test(engineType)) return "integer";
	if (numbers.test(engineType)) return "number";
	if (engineType === "VARCHAR" || engineType === "UUID" || engineType.startsWith("ENUM")) return "string";
	if (engineType === "BOOLEAN") return "boolean";
	if (engineType === "DATE") return "date";
	if (engineType.startsWith("TIMESTAMP")) return "timestamp";
	return "other";
}
function isFloating(engineType) {
	return engineType === "FLOAT" || engineType === "DOUBLE" || engineType === "NUMERIC";
}

export { isFloating as n, columnTypeOf as t };