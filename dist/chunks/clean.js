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
function clipWords(text, limit) {
	const clipped = clip(text, limit);
	if (clipped === text) return text;
	const kept = clipped.slice(0, -1);
	const space = kept.lastIndexOf(" ");
	return space < kept.length - longestWord ? clipped : `${kept.slice(0, space).replace(/[\s,;:]+$/, "")} …`;
}
const longestWord = 40;

export { visible as i, clipWords as n, oneLine as r, clip as t };