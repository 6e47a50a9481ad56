// src/project/expression-text.ts
const opener = "${{";
function asExpression(words) {
	return `${"${{"} ${words} }}`;
}

export { asExpression as t };