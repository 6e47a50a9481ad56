// src/support/escape/clean.ts
const invisible = /[\p{Default_Ignorable_Code_Point}--[\ufe00-\ufe0f]]|[\ufff9-\ufffb]/gv;
const controls = /[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]/g;
const breaks = /[\t\n\u000b\f\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
function visible(text) {
	return text.toWellFormed().replace(controls, "").replace(invisible, "");
}
function oneLine(text) {
	return visible(text).replace(breaks, " ").trim();
}
function clip(text, limit) {
	const points = Array.from(text);
	return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}

export { oneLine as n, visible as r, clip as t };