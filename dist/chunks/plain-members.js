// src/actions/plain-members.ts
function requirePlain(members, most) {
	const bytes = members.reduce((sum, member) => sum + member.bytes, 0);
	if (bytes > most) throw new RangeError(`${bytes} bytes would come out of it`);
	const seen = /* @__PURE__ */ new Set();
	for (const { name, kind } of members) {
		if (kind === "other") throw new RangeError(`${shownName(name)} is no plain file`);
		if (!isPlain(kind === "folder" ? name.slice(0, -1) : name)) throw new RangeError(`${shownName(name)} is no path below it`);
		const same = name.normalize("NFC").toLowerCase();
		if (seen.has(same)) throw new RangeError(`${shownName(name)} stands there twice`);
		seen.add(same);
	}
}
function isPlain(path) {
	const strange = /[\p{Cc}\\:*?"<>|]/u;
	return path.split("/").every((part) => part !== "" && !/^\.{1,2}$/.test(part) && !strange.test(part) && part.length <= 255);
}
function shownName(name) {
	return JSON.stringify(name.slice(0, 100));
}

export { shownName as n, requirePlain as t };