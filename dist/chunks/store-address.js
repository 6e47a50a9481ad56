// src/support/store-address.ts
function readStoreAddress(text) {
	const [, scheme, rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text) ?? [];
	if (scheme === void 0) return {
		ok: true,
		address: {
			kind: "folder",
			folder: text
		}
	};
	if (scheme === "oci") return readOci(text, rest);
	if (scheme === "s3") return readS3(text, rest);
	return {
		ok: false,
		message: `a store is no \`${scheme}://\` address`,
		remedy: "Write a folder, `oci://host/repository` or `s3://bucket/prefix`."
	};
}
function isRemoteStore(text) {
	const read = readStoreAddress(text);
	return read.ok && read.address.kind !== "folder";
}
const repositoryForm = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const hostForm = /^(([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(:\d{1,5})?$/;
function readOci(text, rest) {
	const slash = rest.indexOf("/");
	const [host, repository] = slash < 0 ? [rest, ""] : [rest.slice(0, slash), rest.slice(slash + 1)];
	const remedy = "Write it as `oci://ghcr.io/owner/models`: host, and a repository in small letters, without a tag.";
	if (!isHost(host.toLowerCase())) return {
		ok: false,
		message: `"${text}" names no host of a registry`,
		remedy
	};
	if (!repositoryForm.test(repository) || repository.length > 200) return {
		ok: false,
		message: `"${text}" names no repository of a registry`,
		remedy
	};
	return {
		ok: true,
		address: {
			kind: "oci",
			host: host.toLowerCase(),
			repository
		}
	};
}
function isHost(host) {
	const [name = ""] = host.split(/:\d+$/);
	const port = Number(/:(\d+)$/.exec(host)?.[1] ?? 1);
	if (!hostForm.test(host) || port < 1 || port > 65535) return false;
	return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === name;
}
const bucketForm = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const prefixForm = /^[A-Za-z0-9._=-]+(\/[A-Za-z0-9._=-]+)*$/;
function readS3(text, rest) {
	const slash = rest.indexOf("/");
	const [bucket, written] = slash < 0 ? [rest, ""] : [rest.slice(0, slash), rest.slice(slash + 1)];
	const prefix = written.replace(/\/$/, "");
	const remedy = "Write it as `s3://bucket/prefix`; the prefix is of letters, digits, `.`, `_`, `=`, `-` and `/`.";
	if (!bucketForm.test(bucket) || bucket.includes("..")) return {
		ok: false,
		message: `"${text}" names no bucket`,
		remedy
	};
	const dotted = prefix.split("/").some((part) => part === "." || part === "..");
	if (prefix !== "" && (!prefixForm.test(prefix) || dotted || prefix.length > 500)) return {
		ok: false,
		message: `"${text}" has a prefix that is not possible here`,
		remedy
	};
	return {
		ok: true,
		address: {
			kind: "s3",
			bucket,
			prefix
		}
	};
}

export { readStoreAddress as n, isRemoteStore as t };