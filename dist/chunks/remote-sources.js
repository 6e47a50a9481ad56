import { i as __toESM } from "./rolldown-runtime.js";
import { a as openHttp, c as realTime, i as notBusy, l as withPatience, n as drop, o as steadyPace, r as lost, s as Transient, t as bodyText } from "./http.js";
import { t as notAsked } from "./around.js";
import { S as tuple, _ as number, g as looseObject, v as object, x as string, y as record } from "./schemas.js";
import { t as require_picomatch } from "./picomatch.js";
import { a as isThisMachine, i as isOddKey, o as readSourceAddress, t as folderOf } from "./source-address.js";
import { t as pLimit } from "./p-limit.js";
import { t as MlopsError } from "./problem.js";
import { t as sourceReasons } from "./reasons7.js";
import { t as AwsV4Signer } from "./aws4fetch.esm.js";
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { c as sha256File, d as temporaryBeside, f as writeAtomic, i as isMissing, o as namingFile, r as isFileOf } from "./files.js";
import { r as matcher } from "./tree.js";
import { dirname, extname, isAbsolute, join } from "node:path";
import { createReadStream } from "node:fs";
import { access, chmod, mkdir, open, readFile, rename, rm, statfs } from "node:fs/promises";
import { createHash, createHmac } from "node:crypto";
import { BlockList, isIP } from "node:net";
import { lookup } from "node:dns";

// src/store/bucket-access.ts
async function bucketAccess(bucket, env) {
	const [{ bucketIdentity }, { bucketPlace }] = await Promise.all([import("./credentials2.js"), import("./place.js")]);
	const { keys, region } = await bucketIdentity(env);
	const { base } = bucketPlace({
		bucket,
		prefix: ""
	}, region, env);
	return {
		base,
		region,
		keys
	};
}

// src/sources/trusted.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
function coversAddress(trusted, address) {
	if (trusted === "all") return true;
	const place = folder(address);
	return trusted.some((source) => {
		const read = readSourceAddress(source);
		return read.ok && place.startsWith(folder(read.address));
	});
}
function folder(address) {
	if (address.kind === "https") return `${new URL(address.url).origin}/`;
	return `${folderOf(address)}${fixedFolder(address.path)}`;
}
function fixedFolder(path) {
	const { base, isGlob } = import_picomatch.default.scan(path);
	const fixed = isGlob ? base : path.replace(/\/$/, "");
	if (fixed === "") return "";
	if (!(!isGlob && /\.[A-Za-z0-9]+$/.test(fixed) && !path.endsWith("/"))) return `${fixed}/`;
	const slash = fixed.lastIndexOf("/");
	return slash < 0 ? "" : `${fixed.slice(0, slash)}/`;
}

// src/sources/remote/at-once.ts
async function atOnce(most, items, work) {
	const limit = pLimit(most);
	let broken;
	const results = await Promise.all(items.map((item) => limit(async () => {
		if (broken !== void 0) return void 0;
		try {
			return { value: await work(item) };
		} catch (error) {
			broken ??= { error };
			return;
		}
	})));
	if (broken !== void 0) throw broken.error;
	return results.flatMap((each) => each === void 0 ? [] : [each.value]);
}

// src/sources/remote/xml.ts
const nameForm = "[A-Za-z_][\\w.:-]*";
const openTag = new RegExp(`<(${nameForm})(${`(?:\\s+${nameForm}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*`})\\s*(/?)>`, "y");
const closeTag = new RegExp(`</(${nameForm})\\s*>`, "y");
const aside = /<!--.*?-->|<\?.*?\?>/sy;
const literal = /<!\[CDATA\[(.*?)\]\]>/sy;
const plain = /[^<]+/y;
const deepest = 32;
function readXml(document) {
	const text = document.replace(/^\uFEFF/, "");
	if (/^\s*<(!doctype\s+)?html[\s>]/i.test(text)) return {
		ok: false,
		why: "is a page of HTML"
	};
	const top = {
		name: "",
		attributes: "",
		text: "",
		children: []
	};
	const open = [top];
	for (let at = 0; at < text.length;) {
		const next = step(text, at, open);
		if (typeof next === "string") return {
			ok: false,
			why: next
		};
		at = next;
	}
	const unclosed = open.at(-1);
	if (unclosed !== void 0 && open.length > 1) return {
		ok: false,
		why: `breaks off inside of <${unclosed.name}>`
	};
	const [root] = top.children;
	return root === void 0 ? {
		ok: false,
		why: "is no XML"
	} : {
		ok: true,
		root
	};
}
function step(text, at, open) {
	const here = open.at(-1);
	if (here === void 0) return "is no XML";
	const match = (form) => {
		form.lastIndex = at;
		return form.exec(text);
	};
	const words = match(plain) ?? match(literal);
	if (words !== null) return addText(here, words, open.length === 1) ?? at + words[0].length;
	const skipped = match(aside);
	if (skipped !== null) return at + skipped[0].length;
	const closed = match(closeTag);
	if (closed !== null) {
		if (here.name !== closed[1]) return `closes <${closed[1]}> where <${here.name}> is open`;
		open.pop();
		return at + closed[0].length;
	}
	const opened = match(openTag);
	if (opened === null) return open.length === 1 ? "is no XML" : `breaks off or is damaged inside of <${here.name}>`;
	const [whole, name = "", attributes = "", isEmpty] = opened;
	if (open.length === 1 && here.children.length > 0) return "has more than one root";
	if (open.length > deepest) return "nests deeper than an answer of a store does";
	const element = {
		name,
		attributes,
		text: "",
		children: []
	};
	here.children.push(element);
	if (isEmpty === "") open.push(element);
	return at + whole.length;
}
function addText(here, [whole, inside], isOutside) {
	if (isOutside) return whole.trim() === "" && inside === void 0 ? void 0 : "has text outside of its root";
	if (inside !== void 0) {
		here.text += inside;
		return;
	}
	if (/&(?!(?:#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);)|\]\]>/.test(whole)) return `has a damaged text in <${here.name}>`;
	here.text += unescaped(whole);
}
function textOf({ children }, name) {
	const [found, another] = children.filter((each) => each.name === name);
	return another === void 0 ? found?.text : void 0;
}
function elementOf(text, name) {
	const found = new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(text)?.[1];
	return found === void 0 ? void 0 : unescaped(found);
}
const named = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'"
};
function unescaped(text) {
	return text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g, (_, hex, decimal, name) => {
		if (typeof name === "string") return named[name] ?? "";
		const point = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
		return point <= 1114111 && !(point >= 55296 && point <= 57343) ? String.fromCodePoint(point) : "�";
	});
}
function encodedKey(key) {
	return key.split("/").map((part) => encodeURIComponent(part).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)).join("/");
}

// src/sources/remote/listing-page.ts
function noListing({ words, prefix }, why) {
	const sentence = `The ${words} answers what is no listing of ${prefix}: it ${why}.`;
	return MlopsError.of(sourceReasons, "source-protocol", sentence);
}
function listingRoot(answer, name) {
	const { text, limit } = answer;
	if (Buffer.byteLength(text) >= limit) throw noListing(answer, `has more than ${limit >> 20} MiB`);
	const read = readXml(text);
	if (!read.ok) throw noListing(answer, read.why);
	if (read.root.name !== name) throw noListing(answer, `is <${read.root.name}> and not <${name}>`);
	return read.root;
}
function requiredText(answer, element, name) {
	const text = textOf(element, name);
	if (text === void 0) throw noListing(answer, `has a <${element.name}> without one <${name}>`);
	return text;
}
function sizeOf(answer, key, written) {
	const bytes = wholeNumber(written);
	if (bytes === void 0) throw noListing(answer, `says ${JSON.stringify(written.slice(0, 40))} where ${key} should have a size`);
	return bytes;
}
function wholeNumber(written) {
	const number = /^\d{1,16}$/.test(written ?? "") ? Number(written) : NaN;
	return Number.isSafeInteger(number) ? number : void 0;
}
function decoded(answer, key) {
	try {
		return decodeURIComponent(key);
	} catch {
		throw noListing(answer, `has the key ${JSON.stringify(key.slice(0, 200))}, which cannot be decoded`);
	}
}

// src/sources/remote/object-store.ts
function md5OfTag(tag) {
	return /^[0-9a-f]{32}$/.test(tag) ? { md5: tag } : {};
}
function bareTag(tag) {
	return tag.replace(/^W\//, "").replaceAll("\"", "");
}
var Misfit = class extends Transient {
	constructor(sentence) {
		super(sentence, void 0, 2);
		this.name = "Misfit";
	}
};
function patiently({ words }, attempt, patience) {
	return withPatience(attempt, patience, (why, error) => error instanceof Misfit ? MlopsError.of(sourceReasons, "source-protocol", `${why}.`) : MlopsError.of(sourceReasons, "source-unreachable", `The ${words} does not answer: ${why}.`));
}
async function errorOf(answer, { words, who }, doing) {
	const text = await bodyText(answer);
	const { status, headers } = answer;
	const code = elementOf(text, "Code") ?? String(headers["x-ms-error-code"] ?? "");
	const told = [code, elementOf(text, "Message")?.split("\n")[0]].filter((word) => word).join(": ").slice(0, 200);
	const said = `${status}${told === "" ? "" : `, ${told}`}`;
	const region = headers["x-amz-bucket-region"] ?? elementOf(text, "Region");
	if (typeof region === "string" && (status === 301 || status === 400)) {
		const sentence = `The ${words} could not ${doing}: it is in the region ${region}, and was asked as one of another.`;
		return MlopsError.of(sourceReasons, "source-protocol", sentence, { remedy: `Set AWS_REGION=${region}.` });
	}
	if (status === 401 || status === 403 || /^(ExpiredToken|InvalidToken|TokenRefreshRequired)$/.test(code)) return MlopsError.of(sourceReasons, "source-refused", `The ${words} refuses to ${doing}: ${said} (${who}).`);
	if (status === 404) return MlopsError.of(sourceReasons, "source-empty", `The ${words} could not ${doing}: ${said}.`);
	return MlopsError.of(sourceReasons, "source-protocol", `The ${words} could not ${doing}: the answer is ${said}.`);
}

// src/sources/remote/s3-listing.ts
function s3Page(answer) {
	const root = listingRoot(answer, "ListBucketResult");
	const isCut = requiredText(answer, root, "IsTruncated");
	if (isCut !== "true" && isCut !== "false") throw noListing(answer, "does not say whether more follows");
	const next = isCut === "true" ? textOf(root, "NextContinuationToken") : void 0;
	if (isCut === "true" && !next) throw noListing(answer, "says that more follows, and not where");
	const isEncoded = textOf(root, "EncodingType") === "url";
	return {
		objects: root.children.filter(({ name }) => name === "Contents").map((each) => {
			const written = requiredText(answer, each, "Key");
			const key = isEncoded ? decoded(answer, written.replaceAll("+", " ")) : written;
			const tag = bareTag(requiredText(answer, each, "ETag"));
			return {
				key,
				bytes: sizeOf(answer, key, requiredText(answer, each, "Size")),
				tag,
				...md5OfTag(tag)
			};
		}),
		...next && { next }
	};
}

// src/sources/remote/bucket.ts
function openBucket({ words, who, base, identity, send }) {
	const ask = async (call) => notBusy(await send(await signed(call, identity)));
	const addressOf = (key) => new URL(`${base}${encodedKey(key)}`);
	return {
		words,
		who,
		async page(prefix, from) {
			const answer = await ask({
				method: "GET",
				url: listing(base, prefix, from)
			});
			if (answer.status !== 200) throw await errorOf(answer, {
				words,
				who
			}, `list ${prefix}`);
			return s3Page({
				words,
				prefix,
				text: await bodyText(answer, largestPage$1),
				limit: largestPage$1
			});
		},
		async look(key) {
			const answer = await ask({
				method: "HEAD",
				url: addressOf(key)
			});
			await drop(answer);
			return answer.status === 200 ? looked$1(key, answer) : void 0;
		},
		get: (wanted) => ask({
			method: "GET",
			url: addressOf(wanted.key),
			headers: wantedHeaders(wanted)
		}),
		isMd5: ({ headers }) => !String(headers["x-amz-server-side-encryption"] ?? "").startsWith("aws:") && headers["x-amz-server-side-encryption-customer-algorithm"] === void 0
	};
}
const largestPage$1 = 16 << 20;
function listing(base, prefix, from) {
	const url = new URL(base);
	const query = {
		"list-type": "2",
		"encoding-type": "url",
		prefix,
		...from !== void 0 && { "continuation-token": from }
	};
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	url.search = url.search.replaceAll("+", "%20");
	return url;
}
function looked$1(key, { headers }) {
	const tag = bareTag(headers.etag ?? "");
	return {
		key,
		bytes: wholeNumber(headers["content-length"]) ?? NaN,
		tag,
		...md5OfTag(tag)
	};
}
function wantedHeaders({ tag, range }) {
	return {
		"accept-encoding": "identity",
		...tag !== void 0 && tag !== "" && { "if-match": `"${tag}"` },
		...range && { range: `bytes=${range[0]}-${range[1]}` }
	};
}
const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
async function signed(call, identity) {
	if (identity.kind === "nobody") return call;
	if (identity.kind === "bearer") return {
		...call,
		headers: {
			...call.headers,
			authorization: `Bearer ${identity.token}`
		}
	};
	const { kind: _, ...keys } = identity;
	const { headers } = await new AwsV4Signer({
		...keys,
		method: call.method,
		url: call.url.href,
		service: "s3",
		headers: {
			...call.headers,
			"x-amz-content-sha256": nothing
		}
	}).sign();
	return {
		...call,
		headers: Object.fromEntries(headers)
	};
}

// src/sources/remote/who-asks.ts
const notTold = (trusted) => trusted ? "nobody has said who asks" : "asked as nobody, since no dataset of the base branch names this folder";
async function openS3(bucket, { env, send, trusted }) {
	const { base, region, keys } = await bucketAccess(bucket, env);
	const words = `bucket s3://${bucket}`;
	if (!trusted || keys === void 0) return openBucket({
		words,
		who: notTold(trusted),
		base,
		identity: { kind: "nobody" },
		send
	});
	const { from, ...secrets } = keys;
	const who = `asked as ${keys.accessKeyId}, by ${from}`;
	return openBucket({
		words,
		who,
		base,
		identity: {
			kind: "keys",
			...secrets,
			region
		},
		send
	});
}
function openGoogle(bucket, { env, send, trusted }) {
	const base = `${googleEndpoint(env)}/${bucket}/`;
	const words = `bucket gs://${bucket}`;
	const { GS_ACCESS_KEY_ID: id = "", GS_SECRET_ACCESS_KEY: secret = "" } = env;
	if (id === "" !== (secret === "")) throw incomplete("Of GS_ACCESS_KEY_ID and GS_SECRET_ACCESS_KEY one is set, and the other is not.");
	const token = env["GOOGLE_OAUTH_ACCESS_TOKEN"] || env["CLOUDSDK_AUTH_ACCESS_TOKEN"] || "";
	if (!trusted || id === "" && token === "") return openBucket({
		words,
		who: notTold(trusted),
		base,
		identity: { kind: "nobody" },
		send
	});
	if (id === "") {
		const identity = {
			kind: "bearer",
			token: headerSafe(token)
		};
		return openBucket({
			words,
			who: "asked with an access token of Google",
			base,
			identity,
			send
		});
	}
	const identity = {
		kind: "keys",
		accessKeyId: id,
		secretAccessKey: secret,
		region: "auto"
	};
	return openBucket({
		words,
		who: `asked as ${id}, by GS_ACCESS_KEY_ID`,
		base,
		identity,
		send
	});
}
function headerSafe(token) {
	if (/^[\x21-\x7e]+$/.test(token)) return token;
	throw incomplete("The access token of Google has characters that no token has.");
}
function googleEndpoint(env) {
	const written = env["STORAGE_EMULATOR_HOST"] || "https://storage.googleapis.com";
	const text = written.includes("://") ? written : `http://${written}`;
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url !== void 0 && url.search === "" && (url.protocol === "https:" || isThisMachine(url))) return url.href.replace(/\/+$/, "");
	throw incomplete(`STORAGE_EMULATOR_HOST is ${JSON.stringify(written)}, which is neither https nor this machine.`);
}
function incomplete(sentence) {
	return MlopsError.of(sourceReasons, "source-credentials", sentence);
}

// src/sources/remote/azure-account.ts
function azureAccount(host, env) {
	const own = ownAccount(env);
	const named = host?.split(".")[0];
	if (host !== void 0 && named !== void 0 && named !== own?.name) return {
		name: named,
		base: `https://${host}`
	};
	if (own !== void 0) return host === void 0 ? own : {
		...own,
		base: `https://${host}`
	};
	throw incomplete("An address az://container/… needs AZURE_STORAGE_ACCOUNT or AZURE_STORAGE_CONNECTION_STRING to say whose container it is.");
}
function ownAccount(env) {
	const written = env["AZURE_STORAGE_CONNECTION_STRING"] || "";
	if (written !== "") return ofConnection(written);
	const name = env["AZURE_STORAGE_ACCOUNT"] || "";
	if (name === "") return void 0;
	if (!/^[a-z0-9]{3,24}$/.test(name)) throw incomplete(`AZURE_STORAGE_ACCOUNT is ${JSON.stringify(name)}, which is no account.`);
	return made(name, `https://${name}.blob.core.windows.net`, env["AZURE_STORAGE_KEY"], env["AZURE_STORAGE_SAS_TOKEN"]);
}
function ofConnection(written) {
	const settings = new Map(written.split(";").flatMap((part) => {
		const [, name, value = ""] = /^\s*([A-Za-z]+)=(.*)$/.exec(part) ?? [];
		return name === void 0 ? [] : [[name.toLowerCase(), value]];
	}));
	const endpoint = settings.get("blobendpoint")?.replace(/\/+$/, "");
	const name = settings.get("accountname") ?? /^https:\/\/([a-z0-9]+)\./.exec(endpoint ?? "")?.[1];
	if (name === void 0) throw incomplete("AZURE_STORAGE_CONNECTION_STRING has no AccountName.");
	const suffix = settings.get("endpointsuffix") ?? "core.windows.net";
	const base = endpoint ?? `https://${name}.blob.${suffix}`;
	const url = URL.canParse(base) ? new URL(base) : void 0;
	if (url === void 0 || !(url.protocol === "https:" || url.protocol === "http:" && isThisMachine(url))) throw incomplete("AZURE_STORAGE_CONNECTION_STRING has a BlobEndpoint that is neither https nor this machine.");
	return made(name, base, settings.get("accountkey"), settings.get("sharedaccesssignature"));
}
function made(name, base, key, sas) {
	return {
		name,
		base,
		...key && { key },
		...sas && { sas: sas.replace(/^\?/, "") }
	};
}

// src/sources/remote/azure-listing.ts
function azurePage(answer) {
	const root = listingRoot(answer, "EnumerationResults");
	const next = requiredText(answer, root, "NextMarker");
	const [blobs, another] = root.children.filter(({ name }) => name === "Blobs");
	if (blobs === void 0 || another !== void 0) throw noListing(answer, "has no <Blobs>");
	return {
		objects: blobs.children.filter(({ name }) => name === "Blob").map((blob) => blobOf(answer, blob)),
		...next !== "" && { next }
	};
}
function blobOf(answer, blob) {
	const written = requiredText(answer, blob, "Name");
	const key = isEncoded(blob) ? decoded(answer, written) : written;
	const properties = blob.children.find(({ name }) => name === "Properties");
	if (properties === void 0) throw noListing(answer, `says nothing of ${key} but its name`);
	return {
		key,
		bytes: sizeOf(answer, key, requiredText(answer, properties, "Content-Length")),
		tag: bareTag(requiredText(answer, properties, "Etag")),
		...md5OfBase64(textOf(properties, "Content-MD5"))
	};
}
function isEncoded({ children }) {
	const name = children.find((each) => each.name === "Name");
	return /\sEncoded\s*=\s*["']true["']/i.test(name?.attributes ?? "");
}
function md5OfBase64(written) {
	const hex = Buffer.from(written ?? "", "base64").toString("hex");
	return hex.length === 32 ? { md5: hex } : {};
}

// src/sources/remote/azure.ts
const apiVersion = "2021-12-02";
const largestPage = 64 << 20;
function openAzure(container, host, { env, send, trusted }) {
	const account = azureAccount(host, env);
	const { key, sas, name, base } = account;
	const words = `container az://${container} of ${name}`;
	const who = (trusted ? key === void 0 && sas === void 0 ? void 0 : `asked with ${sas ? "a SAS token" : "the account key"}` : void 0) ?? notTold(trusted);
	const ask = async (call) => notBusy(await send(trusted ? authorized(call, account) : versioned(call)));
	const addressOf = (blob) => new URL(`${base}/${container}/${encodedKey(blob)}`);
	return {
		words,
		who,
		async page(prefix, from) {
			const url = new URL(`${base}/${container}`);
			const query = {
				restype: "container",
				comp: "list",
				prefix,
				...from !== void 0 && { marker: from }
			};
			for (const [each, value] of Object.entries(query)) url.searchParams.set(each, value);
			url.search = url.search.replaceAll("+", "%20");
			const answer = await ask({
				method: "GET",
				url
			});
			if (answer.status !== 200) throw await errorOf(answer, {
				words,
				who
			}, `list ${prefix}`);
			return azurePage({
				words,
				prefix,
				text: await bodyText(answer, largestPage),
				limit: largestPage
			});
		},
		async look(blob) {
			const answer = await ask({
				method: "HEAD",
				url: addressOf(blob)
			});
			await drop(answer);
			return answer.status === 200 ? looked(blob, answer) : void 0;
		},
		get: (wanted) => ask({
			method: "GET",
			url: addressOf(wanted.key),
			headers: wantedHeaders(wanted)
		})
	};
}
function looked(key, { headers }) {
	return {
		key,
		bytes: wholeNumber(headers["content-length"]) ?? NaN,
		tag: bareTag(headers.etag ?? ""),
		...md5OfBase64(String(headers["content-md5"] ?? ""))
	};
}
function versioned(call) {
	return {
		...call,
		headers: {
			...call.headers,
			"x-ms-version": apiVersion
		}
	};
}
function authorized(call, { name, key, sas }) {
	const plain = versioned(call);
	if (sas !== void 0) {
		const url = new URL(call.url);
		for (const [each, value] of new URLSearchParams(sas)) url.searchParams.set(each, value);
		return {
			...plain,
			url
		};
	}
	if (key === void 0) return plain;
	const headers = {
		...plain.headers,
		"x-ms-date": (/* @__PURE__ */ new Date()).toUTCString()
	};
	const signature = createHmac("sha256", Buffer.from(key, "base64")).update(textToSign({
		...plain,
		headers
	}, name)).digest("base64");
	return {
		...plain,
		headers: {
			...headers,
			authorization: `SharedKey ${name}:${signature}`
		}
	};
}
function textToSign({ method, url, headers = {} }, account) {
	const ofMicrosoft = Object.entries(headers).filter(([name]) => name.startsWith("x-ms-"));
	const query = [...url.searchParams].sort(([a], [b]) => a < b ? -1 : 1);
	return [
		method,
		...[
			"",
			"",
			"",
			"",
			"",
			"",
			"",
			headers["if-match"] ?? "",
			"",
			"",
			headers["range"] ?? ""
		],
		...ofMicrosoft.sort(([a], [b]) => a < b ? -1 : 1).map(([name, value]) => `${name}:${value}`),
		`/${account}${url.pathname}`,
		...query.map(([name, value]) => `${name.toLowerCase()}:${value}`)
	].join("\n");
}

// src/sources/remote/content-cache.ts
const entryShape = object({
	sha256: string().regex(/^[0-9a-f]{64}$/),
	bytes: number()
});
async function cached(cache, version, name) {
	const entry = await readEntry(entryAt(cache, version));
	return entry === void 0 ? void 0 : await contentOf(cache, entry.sha256, entry.bytes, name);
}
async function contentOf(cache, digest, bytes, name) {
	const local = contentAt(cache, digest, name);
	if (bytes !== void 0 && !await isFileOf(local, bytes)) return void 0;
	try {
		const found = await sha256File(local);
		if (found.digest === `sha256:${digest}`) return {
			local,
			bytes: found.bytes,
			sha256: digest
		};
		await rm(local, { force: true });
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}
async function keep(cache, version, name, write) {
	const folder = join(cache, "content");
	await mkdir(folder, { recursive: true });
	const temporary = temporaryBeside(join(folder, "incoming"));
	try {
		const { sha256: digest, bytes } = await namingFile(temporary, () => write(temporary));
		const local = contentAt(cache, digest, name);
		await mkdir(dirname(local), { recursive: true });
		await chmod(temporary, 292);
		await rename(temporary, local);
		await writeAtomic(entryAt(cache, version), JSON.stringify({
			sha256: digest,
			bytes
		}));
		return {
			local,
			bytes,
			sha256: digest
		};
	} finally {
		await rm(temporary, { force: true });
	}
}
function contentAt(cache, digest, name) {
	return join(cache, "content", digest.slice(0, 2), `${digest.slice(2)}${extname(name)}`);
}
function entryAt(cache, version) {
	const key = sha256(canonicalJson(version));
	return join(cache, "versions", key.slice(0, 2), key.slice(2));
}
async function readEntry(file) {
	try {
		const parsed = entryShape.safeParse(JSON.parse(await readFile(file, "utf8")));
		return parsed.success ? parsed.data : void 0;
	} catch {
		return;
	}
}

// src/sources/remote/digests.ts
async function digestsOf(handle, signal) {
	const [md5, sha256] = [createHash("md5"), createHash("sha256")];
	const buffer = Buffer.allocUnsafe(1 << 20);
	for (let bytes = 0;;) {
		signal?.throwIfAborted();
		const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
		if (bytesRead === 0) return {
			md5: md5.digest("hex"),
			sha256: sha256.digest("hex"),
			bytes
		};
		for (const hash of [md5, sha256]) hash.update(buffer.subarray(0, bytesRead));
		bytes += bytesRead;
	}
}
async function copyChecked(from, file, { name, md5: wanted }) {
	const handle = await open(file, "wx+", 384);
	try {
		for await (const chunk of from) await handle.writeFile(chunk);
		const { md5, ...found } = await digestsOf(handle);
		if (md5 !== wanted) throw damaged(`${name} has the MD5 ${md5}, and ${wanted} is asked for.`);
		return found;
	} finally {
		await handle.close();
	}
}
function damaged(sentence) {
	return MlopsError.of(sourceReasons, "source-damaged", sentence);
}

// src/sources/remote/room.ts
const freeOnDisk = async (folder) => {
	const { bavail, blocks, bsize } = await statfs(folder);
	return blocks === 0 ? void 0 : bavail * bsize;
};
async function requireRoom(freeAt, folder, what, bytes) {
	const free = await freeAt(folder);
	if (free === void 0 || bytes <= free) return;
	const sentence = `${what} ${bytes} bytes, and the disk of the cache has ${free} left.`;
	throw MlopsError.of(sourceReasons, "source-no-room", sentence);
}

// src/sources/remote/download.ts
const partsAtOnce = 6;
async function download(store, wanted, file, options) {
	const folder = dirname(file);
	if (wanted.bytes !== void 0) await requireRoom(options.freeAt, folder, `${nameOf(store, wanted)} has`, wanted.bytes);
	const handle = await open(file, "wx+", 384);
	const into = {
		store,
		wanted,
		handle,
		folder,
		options,
		isMd5: true,
		packing: void 0
	};
	try {
		if (wanted.bytes === void 0 || wanted.bytes <= options.part) await takePart(into, void 0);
		else await takeParts(into, wanted.bytes);
		return await checked(into);
	} finally {
		await handle.close();
	}
}
async function takeParts(into, bytes) {
	const { part } = into.options;
	const starts = Array.from({ length: Math.ceil(bytes / part) }, (_, at) => at * part);
	await atOnce(partsAtOnce, starts, (start) => takePart(into, [start, Math.min(bytes, start + part) - 1]));
}
async function takePart(into, range) {
	const { store, wanted, options } = into;
	const length = range === void 0 ? wanted.bytes : range[1] - range[0] + 1;
	await patiently(store, async () => {
		const answer = await store.get({
			key: wanted.key,
			tag: wanted.tag,
			...range && { range }
		});
		await requireSame(into, answer, range);
		try {
			await requireLength(into, answer, length);
			if (store.isMd5?.(answer) === false) into.isMd5 = false;
			if (range === void 0) await into.handle.truncate(0);
			await write(into, answer, range?.[0] ?? 0, length);
		} catch (error) {
			answer.body.destroy();
			throw lost(error);
		}
	}, options.patience);
}
async function requireSame({ store, wanted }, answer, range) {
	const { status, headers } = answer;
	const name = nameOf(store, wanted);
	const isGone = status === 404 && wanted.tag !== void 0;
	if (status === 412 || isGone) {
		await drop(answer);
		throw changed(`${name} is ${isGone ? "gone" : "another one"} since it was listed.`);
	}
	if (status !== (range === void 0 ? 200 : 206)) throw await errorOf(answer, store, `give ${wanted.key || "it"}`);
	const tag = bareTag(headers.etag ?? "");
	if (wanted.tag !== void 0 && tag !== wanted.tag) {
		answer.body.destroy();
		if (tag === "") throw protocol$1(`${name} comes without an ETag, and was listed with ${wanted.tag}.`);
		throw changed(`${name} is another one since it was listed: its tag is ${tag}, and was ${wanted.tag}.`);
	}
	if (range !== void 0) requireRange(store, wanted, answer, range);
}
function requireRange(store, wanted, answer, range) {
	const said = String(answer.headers["content-range"] ?? "");
	const [, first, last, all] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(said) ?? [];
	const isOfAll = all === "*" || Number(all) === wanted.bytes;
	if (Number(first) === range[0] && Number(last) === range[1] && isOfAll) return;
	answer.body.destroy();
	const asked = `bytes ${range[0]}-${range[1]}/${wanted.bytes}`;
	const given = said === "" ? "it does not say which" : said.slice(0, 80);
	throw protocol$1(`The ${store.words} gives another part of ${wanted.key} than ${asked}: ${given}.`);
}
async function requireLength(into, answer, length) {
	const said = wholeNumber(answer.headers["content-length"]);
	const packing = answer.headers["content-encoding"];
	if (packing !== void 0 && packing !== "identity") into.packing = packing;
	if (said === void 0) return;
	if (length === void 0) return requireRoom(into.options.freeAt, into.folder, `${nameOf(into.store, into.wanted)} has`, said);
	if (said !== length) throw misfit(into, `${said} bytes`, length);
}
function misfit({ store, wanted, packing }, came, length) {
	const packed = packing === void 0 ? "" : `, and it is packed (Content-Encoding: ${packing})`;
	return new Misfit(`${nameOf(store, wanted)} comes with ${came}, and ${length} should come${packed}`);
}
function nameOf({ words }, { key }) {
	return key === "" ? words : `${key} of the ${words}`;
}
function protocol$1(sentence) {
	return MlopsError.of(sourceReasons, "source-protocol", sentence);
}
function changed(sentence) {
	return MlopsError.of(sourceReasons, "source-changed", sentence);
}
const lookAgain = 64 << 20;
async function write(into, { body, headers }, start, length) {
	const { handle, options, wanted } = into;
	let came = 0;
	let checkedAt = 0;
	try {
		for await (const chunk of body) {
			options.patience.signal?.throwIfAborted();
			if (length !== void 0 && came + chunk.length > length) throw misfit(into, `more than ${length} bytes`, length);
			if (length === void 0 && came >= checkedAt + lookAgain) {
				checkedAt = came;
				await requireRoom(options.freeAt, into.folder, `${nameOf(into.store, wanted)} goes on after ${came} bytes, at least for another`, lookAgain);
			}
			for (let written = 0; written < chunk.length;) written += (await handle.write(chunk, written, chunk.length - written, start + came + written)).bytesWritten;
			came += chunk.length;
			options.onBytes(chunk.length);
		}
		if (length === void 0 || came === length) return;
		throw headers["content-length"] !== void 0 || headers["transfer-encoding"] !== void 0 ? misfit(into, `${came} bytes`, length) : new Transient(`${came} of ${length} bytes of ${wanted.key} came`);
	} catch (error) {
		options.onBytes(-came);
		throw error;
	}
}
async function checked({ store, wanted, handle, isMd5, packing, options }) {
	const { md5, sha256, bytes } = await digestsOf(handle, options.patience.signal);
	const name = nameOf(store, wanted);
	const isOther = wanted.sha256 !== void 0 && wanted.sha256 !== sha256;
	const isDamaged = wanted.sha256 === void 0 && wanted.md5 !== void 0 && (isMd5 || wanted.always) && wanted.md5 !== md5;
	if ((isOther || isDamaged) && packing !== void 0) throw protocol$1(`${name} comes packed (Content-Encoding: ${packing}), and was asked for as it is.`);
	if (isOther) throw otherContent(name, `sha256:${sha256}`, `sha256:${wanted.sha256}`);
	if (isDamaged) throw damaged(`${name} came with the MD5 ${md5}, and its store says ${wanted.md5}.`);
	return {
		sha256,
		bytes
	};
}
function otherContent(name, is, wanted) {
	return MlopsError.of(sourceReasons, "source-other-content", `${name} is ${is}, and ${wanted} is asked for.`);
}

// src/sources/remote/dvc.ts
const layouts = ["files/md5/", ""];
async function bringDvc(content, bringing, options) {
	const { md5, path, remote } = content;
	const version = { md5 };
	const found = await cached(bringing.cache, version, path);
	if (found !== void 0) return found;
	const keys = layouts.map((layout) => `${layout}${md5.slice(0, 2)}/${md5.slice(2)}`);
	if (isAbsolute(remote)) return fromFolder(content, keys, bringing.cache);
	if (options.around.offline) throw notAsked(`The DVC remote ${remote}`);
	for (const key of keys) {
		const brought = await fromStore(content, key, bringing, options).catch((error) => {
			if (error instanceof MlopsError && error.problems[0]?.reason === "source-empty") return void 0;
			throw error;
		});
		if (brought !== void 0) return brought;
	}
	throw lacking(content);
}
function lacking({ remote, md5, path }) {
	const sentence = `The DVC remote ${remote} has no ${md5} for ${path}: whoever has committed its pointer has to run \`dvc push\`.`;
	return MlopsError.of(sourceReasons, "source-empty", sentence);
}
async function fromFolder(content, keys, cache) {
	for (const key of keys) {
		const file = join(content.remote, key);
		if (!await access(file).then(() => true, () => false)) continue;
		const wanted = {
			name: `${file} of the DVC remote`,
			md5: hashOf(content)
		};
		return keep(cache, { md5: content.md5 }, content.path, (into) => copyChecked(createReadStream(file), into, wanted));
	}
	throw lacking(content);
}
async function fromStore(content, key, bringing, options) {
	const { patience, freeAt, storeOf } = options;
	const address = addressOf(content, key);
	const store = await storeOf(address);
	let done = 0;
	const onBytes = (more) => {
		done += more;
		bringing.onBytes(done);
	};
	const wanted = {
		key: address.kind === "https" ? "" : address.path,
		bytes: void 0,
		tag: void 0,
		md5: hashOf(content),
		always: true
	};
	const part = Number.POSITIVE_INFINITY;
	return keep(bringing.cache, { md5: content.md5 }, content.path, (file) => download(store, wanted, file, {
		patience,
		part,
		onBytes,
		freeAt
	}));
}
function hashOf({ md5 }) {
	return md5.replace(/\.dir$/, "");
}
function addressOf({ remote }, key) {
	const read = readSourceAddress(`${remote.replace(/\/+$/, "")}/${key}`);
	if (read.ok) return read.address;
	throw MlopsError.of(sourceReasons, "source-credentials", `The DVC remote ${remote} cannot be asked: ${read.message}.`);
}

// src/sources/remote/guard.ts
const ranges = [
	[
		"0.0.0.0",
		8,
		"ipv4"
	],
	[
		"10.0.0.0",
		8,
		"ipv4"
	],
	[
		"100.64.0.0",
		10,
		"ipv4"
	],
	[
		"127.0.0.0",
		8,
		"ipv4"
	],
	[
		"169.254.0.0",
		16,
		"ipv4"
	],
	[
		"172.16.0.0",
		12,
		"ipv4"
	],
	[
		"192.0.0.0",
		24,
		"ipv4"
	],
	[
		"192.168.0.0",
		16,
		"ipv4"
	],
	[
		"198.18.0.0",
		15,
		"ipv4"
	],
	[
		"224.0.0.0",
		3,
		"ipv4"
	],
	[
		"::",
		96,
		"ipv6"
	],
	[
		"64:ff9b::",
		96,
		"ipv6"
	],
	[
		"64:ff9b:1::",
		48,
		"ipv6"
	],
	[
		"fc00::",
		7,
		"ipv6"
	],
	[
		"fe80::",
		10,
		"ipv6"
	],
	[
		"ff00::",
		8,
		"ipv6"
	]
];
const blocked = new BlockList();
for (const [net, prefix, family] of ranges) blocked.addSubnet(net, prefix, family);
function isPrivateAddress(address) {
	const family = isIP(address);
	return family === 0 || blocked.check(address, family === 6 ? "ipv6" : "ipv4");
}
function requirePublic(url) {
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (isIP(host) !== 0 && isPrivateAddress(host)) throw isPrivate(host, host);
}
function isPrivate(host, address) {
	const sentence = `${host === address ? host : `${host} (${address})`} is in a private network or on this machine, and no dataset of the base branch names it.`;
	return MlopsError.of(sourceReasons, "source-private", sentence);
}
const publicLookup = (host, options, done) => {
	lookup(host, {
		...options,
		all: true
	}, (error, found) => {
		if (error) return void done(error, []);
		const bad = found.find(({ address }) => isPrivateAddress(address));
		if (bad !== void 0) return void done(isPrivate(host, bad.address), []);
		const [first] = found;
		if (options.all || first === void 0) return void done(null, found);
		done(null, first.address, first.family);
	});
};

// src/sources/remote/file-server.ts
const redirects = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
async function follow(call, words, { send, sendPublic, trusted }) {
	let next = call;
	for (let followed = 0; followed <= 5; followed += 1) {
		const isTrusted = trusted(next.url);
		if (!isTrusted) requirePublic(next.url);
		const answer = await notBusy(await (isTrusted ? send : sendPublic)(next));
		if (!redirects.has(answer.status)) return answer;
		await drop(answer);
		const url = nextUrl(answer.headers.location ?? "", next.url, words);
		next = {
			...next,
			url,
			...url.origin !== next.url.origin && { headers: harmless(next.headers) }
		};
	}
	throw MlopsError.of(sourceReasons, "source-protocol", `${words} leads from one address to the next.`);
}
function harmless(headers = {}) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => /^(accept|accept-encoding|range|if-match|user-agent)$/i.test(name)));
}
function nextUrl(location, from, words) {
	const url = location !== "" && URL.canParse(location, from.href) ? new URL(location, from) : void 0;
	const isOpen = url?.protocol === "http:" && from.protocol === "http:" && isThisMachine(url);
	if (url !== void 0 && (url.protocol === "https:" || isOpen)) return url;
	const sentence = `${words} leads to ${JSON.stringify(location.slice(0, 200))}, which is no https address.`;
	throw MlopsError.of(sourceReasons, "source-protocol", sentence);
}
function fileServer(url, servers, headers = {}) {
	const { origin, pathname } = new URL(url);
	const words = `file ${origin}${pathname}`;
	const none = () => Promise.reject(/* @__PURE__ */ new TypeError(`${words} is not listed`));
	const who = Object.keys(headers).length === 0 ? "asked as nobody" : "asked as its server said";
	const call = {
		method: "GET",
		url: new URL(url),
		headers: {
			"accept-encoding": "identity",
			...headers
		}
	};
	return {
		words,
		who,
		page: none,
		look: none,
		get: () => follow(call, words, servers)
	};
}

// src/sources/remote/lfs.ts
async function bringLfs(content, { cache, onBytes }, options) {
	const { sha256, bytes, path } = content;
	const found = await contentOf(cache, sha256, bytes, path);
	if (found !== void 0) return found;
	const { around, patience, freeAt } = options;
	const servers = content.from.isOurs ? {
		...options.servers,
		trusted: () => true
	} : options.servers;
	const server = {
		words: `Git LFS server ${content.from.url}`,
		who: "asked with what git has for it, if anything"
	};
	if (around.offline) throw notAsked(`The ${server.words}`);
	const { href, header } = await patiently(server, () => whereIs(content, server, servers), patience);
	let done = 0;
	const onMore = (more) => {
		done += more;
		onBytes(done);
	};
	const store = fileServer(href, servers, header);
	const part = Number.POSITIVE_INFINITY;
	const wanted = {
		key: path,
		bytes,
		tag: void 0,
		sha256
	};
	return keep(cache, { sha256 }, path, (file) => download(store, wanted, file, {
		patience,
		part,
		onBytes: onMore,
		freeAt
	}));
}
const batchShape = looseObject({ objects: tuple([looseObject({
	oid: string(),
	actions: looseObject({ download: looseObject({
		href: string(),
		header: record(string(), string()).optional()
	}).optional() }).optional(),
	error: looseObject({
		code: number(),
		message: string()
	}).optional()
})]) });
async function whereIs(content, server, servers) {
	const call = batchCall(content);
	let answer = await follow(call, server.words, servers);
	if ([
		401,
		403,
		404
	].includes(answer.status)) answer = await askedAgain(call, content, server, servers, answer);
	if (answer.status !== 200) throw await errorOf(answer, server, `say where ${content.path} is`);
	const text = await bodyText(answer, 1 << 20);
	const read = batchShape.safeParse(parsed(text));
	const [object] = read.success ? read.data.objects : [];
	if (object?.error !== void 0) {
		const { code, message } = object.error;
		const reason = code === 404 || code === 410 ? "source-empty" : "source-refused";
		throw MlopsError.of(sourceReasons, reason, `The ${server.words} has no ${content.path} for us: ${code}, ${message.slice(0, 200)}.`);
	}
	const found = object?.oid === content.sha256 ? object.actions?.download : void 0;
	if (found === void 0 || !isAddress(found.href, content.from.url)) throw MlopsError.of(sourceReasons, "source-protocol", `The ${server.words} does not say where ${content.path} is.`);
	return {
		href: found.href,
		header: found.header ?? {}
	};
}
async function askedAgain(call, { from }, { words }, servers, first) {
	const authorization = await from.authorization();
	if (authorization === void 0) return first;
	first.body.resume();
	return follow({
		...call,
		headers: {
			...call.headers,
			authorization
		}
	}, words, servers);
}
function batchCall({ from, sha256, bytes }) {
	const asked = {
		operation: "download",
		transfers: ["basic"],
		objects: [{
			oid: sha256,
			size: bytes
		}],
		hash_algo: "sha256"
	};
	const type = "application/vnd.git-lfs+json";
	return {
		method: "POST",
		url: new URL(`${from.url.replace(/\/+$/, "")}/objects/batch`),
		headers: {
			accept: type,
			"content-type": type
		},
		body: {
			kind: "bytes",
			bytes: Buffer.from(JSON.stringify(asked))
		}
	};
}
function isAddress(href, server) {
	if (!URL.canParse(href)) return false;
	const url = new URL(href);
	return url.protocol === "https:" || server.startsWith("http:") && url.protocol === "http:" && isThisMachine(url);
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/sources/remote/listing.ts
const mostObjects = 1e6;
const mostPages = 1e4;
const mostEmptyPages = 100;
async function findObjects(store, address, patience) {
	const { path } = address;
	const { base, isGlob } = import_picomatch.default.scan(path);
	if (!isGlob && /\.[A-Za-z0-9]+$/.test(path)) {
		const found = await patiently(store, () => store.look(path), patience);
		if (found !== void 0) return [objectOf(store, address, found)];
	}
	const matches = matcher(path);
	return withoutFolders(await listAll(store, isGlob ? base : path.replace(/\/$/, ""), (key) => matches(key), patience)).map((each) => objectOf(store, address, each)).sort((a, b) => compareText(a.path, b.path));
}
async function listAll(store, prefix, isWanted, patience) {
	const found = [];
	const seen = {
		keys: /* @__PURE__ */ new Set(),
		tokens: /* @__PURE__ */ new Set(),
		pages: 0,
		emptyPages: 0
	};
	for (let from;;) {
		const asked = from;
		const page = await patiently(store, () => store.page(prefix, asked), patience);
		remember(seen, page, store, prefix);
		for (const object of page.objects) if (isWanted(object.key)) found.push(object);
		if (page.next === void 0) return found;
		from = page.next;
	}
}
function remember(seen, { objects, next }, store, prefix) {
	if (next !== void 0 && seen.tokens.has(next)) throw protocol(store, `gives the same page of ${prefix} again`);
	if (next !== void 0) seen.tokens.add(next);
	for (const { key } of objects) {
		if (seen.keys.has(key)) throw protocol(store, `lists ${key} twice below ${prefix}`);
		seen.keys.add(key);
	}
	seen.pages += 1;
	seen.emptyPages = objects.length === 0 ? seen.emptyPages + 1 : 0;
	if (seen.keys.size > mostObjects) throw tooMany(store, `has more than ${mostObjects} objects below ${prefix}`);
	if (next === void 0) return;
	if (seen.emptyPages === mostEmptyPages) throw protocol(store, `says ${mostEmptyPages} times one after the other that more of ${prefix} follows, and gives nothing`);
	if (seen.pages < mostPages) return;
	throw tooMany(store, `has more than ${mostPages} pages of ${prefix}, with ${seen.keys.size} objects on the first of them`);
}
function tooMany({ words }, what) {
	return MlopsError.of(sourceReasons, "source-too-many", `The ${words} ${what}.`);
}
function withoutFolders(listed) {
	const folders = new Set(listed.flatMap(({ key }) => foldersAbove(key)));
	return listed.filter(({ key, bytes }) => !(bytes === 0 && (key.endsWith("/") || folders.has(key))));
}
function foldersAbove(key) {
	const names = [];
	for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) names.push(key.slice(0, end));
	return names;
}
function objectOf(store, address, { key, bytes, tag, md5 }) {
	if (isOddKey(key)) {
		const sentence = `The ${store.words} has an object ${JSON.stringify(key)}, which no file can be called.`;
		throw MlopsError.of(sourceReasons, "source-odd-name", sentence);
	}
	if (!Number.isSafeInteger(bytes) || bytes < 0 || tag === "") throw protocol(store, `says no size and tag of ${key}`);
	return {
		address,
		key,
		path: `${folderOf(address)}${key}`,
		bytes,
		tag,
		...md5 && { md5 }
	};
}
function protocol({ words }, what) {
	return MlopsError.of(sourceReasons, "source-protocol", `The ${words} ${what}.`);
}

// src/sources/remote/remote-sources.ts
const filesAtOnce = 8;
const usualPart = 16 << 20;
function openRemoteSources(around) {
	const { signal, pace = realTime, freeAt = freeOnDisk } = around;
	const patience = {
		pace,
		signal
	};
	const servers = serversOf(around);
	const storeOf = storesOf(around, servers);
	return {
		bringPointed: (content, bringing) => content.kind === "lfs" ? bringLfs(content, bringing, {
			around,
			patience,
			servers,
			freeAt
		}) : bringDvc(content, bringing, {
			around,
			patience,
			storeOf,
			freeAt
		}),
		find: async (address) => findObjects(await storeOf(address), address, patience),
		bring: (objects, bringing) => bringAll(objects, bringing, {
			around,
			patience,
			storeOf,
			freeAt
		})
	};
}
async function bringAll(objects, { cache, onBytes }, having) {
	const { around, freeAt } = having;
	let done = 0;
	const onMore = (more) => {
		done += more;
		onBytes(done);
	};
	const looked = await atOnce(filesAtOnce, objects, async (object) => {
		around.signal?.throwIfAborted();
		const found = await atHand(cache, versionOf(object, around.env), object);
		if (found !== void 0) onMore(found.bytes);
		else if (around.offline) throw notAsked(object.path);
		return {
			object,
			found
		};
	});
	await requireRoomForAll(looked.filter(({ found }) => found === void 0).map(({ object }) => object), cache, freeAt);
	return atOnce(filesAtOnce, looked, async ({ object, found }) => found ?? await fetched(object, cache, onMore, having));
}
async function requireRoomForAll(objects, cache, freeAt) {
	const [first] = objects;
	if (first === void 0) return;
	await mkdir(cache, { recursive: true });
	const bytes = objects.reduce((sum, object) => sum + (object.bytes ?? 0), 0);
	const what = objects.length === 1 ? `${first.path} has` : `${first.path} and ${objects.length - 1} more have together`;
	await requireRoom(freeAt, cache, what, bytes);
}
async function fetched(object, cache, onBytes, having) {
	const { around, patience, freeAt, storeOf } = having;
	const store = await storeOf(object.address);
	const options = {
		patience,
		onBytes,
		freeAt,
		part: around.part ?? usualPart
	};
	return keep(cache, versionOf(object, around.env), object.path, (file) => download(store, object, file, options));
}
function versionOf({ path, tag, bytes, sha256 }, env) {
	if (sha256 !== void 0) return { sha256 };
	const endpoint = env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"] || "";
	return {
		path,
		tag,
		bytes,
		...path.startsWith("s3/") && { endpoint }
	};
}
async function atHand(cache, version, { sha256, bytes, path }) {
	return sha256 === void 0 ? await cached(cache, version, path) : await contentOf(cache, sha256, bytes, path);
}
function serversOf({ env, signal, pace = realTime, trusted }) {
	const options = {
		env,
		signal,
		idle: pace.idle,
		steady: steadyPace(pace)
	};
	return {
		send: openHttp(options),
		sendPublic: openHttp({
			...options,
			lookup: publicLookup
		}),
		trusted: (url) => coversAddress(trusted, {
			kind: "https",
			url: url.href
		})
	};
}
function storesOf({ env, trusted }, servers) {
	const { send } = servers;
	return async (address) => {
		if (address.kind === "https") return fileServer(address.url, servers);
		const around = {
			env,
			send,
			trusted: coversAddress(trusted, address)
		};
		if (address.kind === "s3") return openS3(address.bucket, around);
		if (address.kind === "gs") return openGoogle(address.bucket, around);
		return openAzure(address.bucket, "account" in address ? address.account : void 0, around);
	};
}

export { openRemoteSources, bucketAccess as t };