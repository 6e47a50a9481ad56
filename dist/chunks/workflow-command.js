// src/support/escape/workflow-command.ts
function escapeCommandData(text) {
	return text.toWellFormed().replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeCommandProperty(text) {
	return escapeCommandData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
function workflowCommand(name, properties, message) {
	const given = Object.entries(properties).filter(([, value]) => value !== void 0).map(([key, value]) => `${key}=${escapeCommandProperty(String(value))}`);
	return `::${name}${given.length > 0 ? ` ${given.join(",")}` : ""}::${escapeCommandData(message)}`;
}
function withoutCommands(text) {
	return text.replace(/^([[\s\u0085]--[\r\n\u2028\u2029]]*)::/gmv, "$1\\::").replace(/##\[/g, "##\\[");
}

export { workflowCommand as n, withoutCommands as t };