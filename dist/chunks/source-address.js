// src/support/source-address.ts
function isAddress(source) {
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}
function isKnownScheme(source) {
	return /^(s3|gs|az|https?):\/\//i.test(source);
}
function readSourceAddress(text) {
	const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/s.exec(text) ?? [];
	if (/[\u0000-\u001f\u007f\\]/.test(text)) return wrong("an address cannot hold control characters and backslashes");
	if (scheme === "s3" || scheme === "gs") return readBucket(scheme, text, rest);
	if (scheme === "az") return readAzure(text, rest);
	if (scheme === "https" || scheme === "http") return readHttps(text);
	return wrong(`${JSON.stringify(text.slice(0, 100))} is no address that is read here`);
}
const forms = "Write `s3://bucket/path`, `gs://bucket/path`, `az://container/path` or `https://host/file`.";
function wrong(message, remedy = forms) {
	return {
		ok: false,
		message,
		remedy
	};
}
const bucketForm = {
	s3: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
	gs: /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/
};
function readBucket(kind, text, rest) {
	const [bucket, path] = cut(rest);
	if (!bucketForm[kind].test(bucket) || bucket.includes("..")) return wrong(`"${text}" names no bucket`);
	return refusal(text, path) ?? {
		ok: true,
		address: {
			kind,
			bucket,
			path
		}
	};
}
const hostForm = /^[a-z0-9]{3,24}\.blob\.core\.(windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$/;
function readAzure(text, rest) {
	const [first, behind] = cut(rest);
	const [account, [bucket, path]] = first.includes(".") ? [first, cut(behind)] : [void 0, [first, behind]];
	if (account !== void 0 && !hostForm.test(account)) return wrong(`"${text}" names no account of Azure`, "Write `az://<account>.blob.core.windows.net/container/path`.");
	if (!/^([a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]|\$(root|web))$/.test(bucket)) return wrong(`"${text}" names no container`);
	return refusal(text, path) ?? {
		ok: true,
		address: {
			kind: "az",
			...account && { account },
			bucket,
			path
		}
	};
}
function cut(rest) {
	const slash = rest.indexOf("/");
	return slash < 0 ? [rest, ""] : [rest.slice(0, slash), rest.slice(slash + 1)];
}
function refusal(text, path) {
	if (path === "") return wrong(`"${text}" names a whole bucket`, "Name a folder, a glob or an object in it.");
	if (path.replace(/\/$/, "").split("/").some((part) => part === "" || part === "." || part === "..")) return wrong(`"${text}" has an empty part, \`.\` or \`..\` between its slashes`);
	return path.length > 1e3 ? wrong(`the address is longer than an object's name can be`) : void 0;
}
function isThisMachine({ hostname }) {
	return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}
function readHttps(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0) return wrong("this is no address");
	if (url.username !== "" || url.password !== "" || url.hash !== "") return wrong("an address holds no user, password and fragment");
	if (url.protocol === "http:" && !isThisMachine(url)) return wrong(`"${text}" is not an https address`);
	if (url.pathname === "/" || url.pathname.endsWith("/")) return wrong(`"${text}" names no file`);
	return {
		ok: true,
		address: {
			kind: "https",
			url: url.href
		}
	};
}
function sourcePath(source) {
	if (!isAddress(source)) return source;
	const read = readSourceAddress(source);
	if (!read.ok) return source;
	const { address } = read;
	if (address.kind === "https") {
		const { host, pathname } = new URL(address.url);
		return `https/${host.replaceAll(/[^A-Za-z0-9.-]/g, "-")}${pathname}`;
	}
	return `${folderOf(address)}${address.path}`;
}
function isOddKey(key) {
	const parts = key.split("/");
	return /[\u0000-\u001f\u007f\\]/.test(key) || parts.some((part) => part === "" || part === "." || part === "..");
}
function folderOf(address) {
	const account = address.kind === "az" && address.account !== void 0 ? `${address.account}/` : "";
	return `${address.kind}/${account}${address.bucket}/`;
}

export { isThisMachine as a, isOddKey as i, isAddress as n, readSourceAddress as o, isKnownScheme as r, sourcePath as s, folderOf as t };