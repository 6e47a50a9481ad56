// src/support/escape/comment.ts
function commentJson(value) {
	return JSON.stringify(value).replace(/[<>&-]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

export { commentJson as t };