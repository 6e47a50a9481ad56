import { i as visible } from "./clean.js";

// src/support/escape/html.ts
function escapeHtml(text) {
	return visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
function htmlSentence(text) {
	return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

export { htmlSentence as n, escapeHtml as t };