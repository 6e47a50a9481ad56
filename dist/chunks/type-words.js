// src/data/type-words.ts
const words = {
	integer: "whole numbers",
	number: "numbers",
	string: "text",
	boolean: "true and false",
	date: "dates",
	timestamp: "points in time"
};
function typeWords({ type, engineType }) {
	return type === "other" ? `values of type ${engineType}` : words[type];
}

export { typeWords as t };