// src/data/infer/words-of-name.ts
function wordsOfName(name) {
	return name.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2").toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "").split(/[^\p{L}\d]+/u).filter((word) => word !== "");
}
function wordSet(...lines) {
	return new Set(lines.join(" ").split(" "));
}

export { wordsOfName as n, wordSet as t };