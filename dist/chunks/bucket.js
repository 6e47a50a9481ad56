import { t as pLimit } from "./p-limit.js";
import { r as sha256, t as canonicalJson } from "./canonical.js";
import { a as openHttp, c as realTime, i as notBusy, n as drop, s as patiently, t as bodyText } from "./http.js";
import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons14.js";
import { i as isMissing } from "./files.js";
import { join } from "node:path";
import { open as open$1, readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { homedir } from "node:os";

// node_modules/aws4fetch/dist/aws4fetch.esm.mjs
/**
* @license MIT <https://opensource.org/licenses/MIT>
* @copyright Michael Hart 2024
*/
const encoder = new TextEncoder();
const HOST_SERVICES = {
	appstream2: "appstream",
	cloudhsmv2: "cloudhsm",
	email: "ses",
	marketplace: "aws-marketplace",
	mobile: "AWSMobileHubService",
	pinpoint: "mobiletargeting",
	queue: "sqs",
	"git-codecommit": "codecommit",
	"mturk-requester-sandbox": "mturk-requester",
	"personalize-runtime": "personalize"
};
const UNSIGNABLE_HEADERS = /* @__PURE__ */ new Set([
	"authorization",
	"content-type",
	"content-length",
	"user-agent",
	"presigned-expires",
	"expect",
	"x-amzn-trace-id",
	"range",
	"connection"
]);
var AwsV4Signer = class {
	constructor({ method, url, headers, body, accessKeyId, secretAccessKey, sessionToken, service, region, cache, datetime, signQuery, appendSessionToken, allHeaders, singleEncode }) {
		if (url == null) throw new TypeError("url is a required option");
		if (accessKeyId == null) throw new TypeError("accessKeyId is a required option");
		if (secretAccessKey == null) throw new TypeError("secretAccessKey is a required option");
		this.method = method || (body ? "POST" : "GET");
		this.url = new URL(url);
		this.headers = new Headers(headers || {});
		this.body = body;
		this.accessKeyId = accessKeyId;
		this.secretAccessKey = secretAccessKey;
		this.sessionToken = sessionToken;
		let guessedService, guessedRegion;
		if (!service || !region) [guessedService, guessedRegion] = guessServiceRegion(this.url, this.headers);
		this.service = service || guessedService || "";
		this.region = region || guessedRegion || "us-east-1";
		this.cache = cache || /* @__PURE__ */ new Map();
		this.datetime = datetime || (/* @__PURE__ */ new Date()).toISOString().replace(/[:-]|\.\d{3}/g, "");
		this.signQuery = signQuery;
		this.appendSessionToken = appendSessionToken || this.service === "iotdevicegateway";
		this.headers.delete("Host");
		if (this.service === "s3" && !this.signQuery && !this.headers.has("X-Amz-Content-Sha256")) this.headers.set("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
		const params = this.signQuery ? this.url.searchParams : this.headers;
		params.set("X-Amz-Date", this.datetime);
		if (this.sessionToken && !this.appendSessionToken) params.set("X-Amz-Security-Token", this.sessionToken);
		this.signableHeaders = ["host", ...this.headers.keys()].filter((header) => allHeaders || !UNSIGNABLE_HEADERS.has(header)).sort();
		this.signedHeaders = this.signableHeaders.join(";");
		this.canonicalHeaders = this.signableHeaders.map((header) => header + ":" + (header === "host" ? this.url.host : (this.headers.get(header) || "").replace(/\s+/g, " "))).join("\n");
		this.credentialString = [
			this.datetime.slice(0, 8),
			this.region,
			this.service,
			"aws4_request"
		].join("/");
		if (this.signQuery) {
			if (this.service === "s3" && !params.has("X-Amz-Expires")) params.set("X-Amz-Expires", "86400");
			params.set("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
			params.set("X-Amz-Credential", this.accessKeyId + "/" + this.credentialString);
			params.set("X-Amz-SignedHeaders", this.signedHeaders);
		}
		if (this.service === "s3") try {
			this.encodedPath = decodeURIComponent(this.url.pathname.replace(/\+/g, " "));
		} catch (e) {
			this.encodedPath = this.url.pathname;
		}
		else this.encodedPath = this.url.pathname.replace(/\/+/g, "/");
		if (!singleEncode) this.encodedPath = encodeURIComponent(this.encodedPath).replace(/%2F/g, "/");
		this.encodedPath = encodeRfc3986(this.encodedPath);
		const seenKeys = /* @__PURE__ */ new Set();
		this.encodedSearch = [...this.url.searchParams].filter(([k]) => {
			if (!k) return false;
			if (this.service === "s3") {
				if (seenKeys.has(k)) return false;
				seenKeys.add(k);
			}
			return true;
		}).map((pair) => pair.map((p) => encodeRfc3986(encodeURIComponent(p)))).sort(([k1, v1], [k2, v2]) => k1 < k2 ? -1 : k1 > k2 ? 1 : v1 < v2 ? -1 : v1 > v2 ? 1 : 0).map((pair) => pair.join("=")).join("&");
	}
	async sign() {
		if (this.signQuery) {
			this.url.searchParams.set("X-Amz-Signature", await this.signature());
			if (this.sessionToken && this.appendSessionToken) this.url.searchParams.set("X-Amz-Security-Token", this.sessionToken);
		} else this.headers.set("Authorization", await this.authHeader());
		return {
			method: this.method,
			url: this.url,
			headers: this.headers,
			body: this.body
		};
	}
	async authHeader() {
		return [
			"AWS4-HMAC-SHA256 Credential=" + this.accessKeyId + "/" + this.credentialString,
			"SignedHeaders=" + this.signedHeaders,
			"Signature=" + await this.signature()
		].join(", ");
	}
	async signature() {
		const date = this.datetime.slice(0, 8);
		const cacheKey = [
			this.secretAccessKey,
			date,
			this.region,
			this.service
		].join();
		let kCredentials = this.cache.get(cacheKey);
		if (!kCredentials) {
			kCredentials = await hmac(await hmac(await hmac(await hmac("AWS4" + this.secretAccessKey, date), this.region), this.service), "aws4_request");
			this.cache.set(cacheKey, kCredentials);
		}
		return buf2hex(await hmac(kCredentials, await this.stringToSign()));
	}
	async stringToSign() {
		return [
			"AWS4-HMAC-SHA256",
			this.datetime,
			this.credentialString,
			buf2hex(await hash(await this.canonicalString()))
		].join("\n");
	}
	async canonicalString() {
		return [
			this.method.toUpperCase(),
			this.encodedPath,
			this.encodedSearch,
			this.canonicalHeaders + "\n",
			this.signedHeaders,
			await this.hexBodyHash()
		].join("\n");
	}
	async hexBodyHash() {
		let hashHeader = this.headers.get("X-Amz-Content-Sha256") || (this.service === "s3" && this.signQuery ? "UNSIGNED-PAYLOAD" : null);
		if (hashHeader == null) {
			if (this.body && typeof this.body !== "string" && !("byteLength" in this.body)) throw new Error("body must be a string, ArrayBuffer or ArrayBufferView, unless you include the X-Amz-Content-Sha256 header");
			hashHeader = buf2hex(await hash(this.body || ""));
		}
		return hashHeader;
	}
};
async function hmac(key, string) {
	const cryptoKey = await crypto.subtle.importKey("raw", typeof key === "string" ? encoder.encode(key) : key, {
		name: "HMAC",
		hash: { name: "SHA-256" }
	}, false, ["sign"]);
	return crypto.subtle.sign("HMAC", cryptoKey, encoder.encode(string));
}
async function hash(content) {
	return crypto.subtle.digest("SHA-256", typeof content === "string" ? encoder.encode(content) : content);
}
const HEX_CHARS = [
	"0",
	"1",
	"2",
	"3",
	"4",
	"5",
	"6",
	"7",
	"8",
	"9",
	"a",
	"b",
	"c",
	"d",
	"e",
	"f"
];
function buf2hex(arrayBuffer) {
	const buffer = new Uint8Array(arrayBuffer);
	let out = "";
	for (let idx = 0; idx < buffer.length; idx++) {
		const n = buffer[idx];
		out += HEX_CHARS[n >>> 4 & 15];
		out += HEX_CHARS[n & 15];
	}
	return out;
}
function encodeRfc3986(urlEncodedStr) {
	return urlEncodedStr.replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
}
function guessServiceRegion(url, headers) {
	const { hostname, pathname } = url;
	if (hostname.endsWith(".on.aws")) {
		const match = hostname.match(/^[^.]{1,63}\.lambda-url\.([^.]{1,63})\.on\.aws$/);
		return match != null ? ["lambda", match[1] || ""] : ["", ""];
	}
	if (hostname.endsWith(".r2.cloudflarestorage.com")) return ["s3", "auto"];
	if (hostname.endsWith(".backblazeb2.com")) {
		const match = hostname.match(/^(?:[^.]{1,63}\.)?s3\.([^.]{1,63})\.backblazeb2\.com$/);
		return match != null ? ["s3", match[1] || ""] : ["", ""];
	}
	const match = hostname.replace("dualstack.", "").match(/([^.]{1,63})\.(?:([^.]{0,63})\.)?amazonaws\.com(?:\.cn)?$/);
	let service = match && match[1] || "";
	let region = match && match[2];
	if (region === "us-gov") region = "us-gov-west-1";
	else if (region === "s3" || region === "s3-accelerate") {
		region = "us-east-1";
		service = "s3";
	} else if (service === "iot") {
		if (hostname.startsWith("iot.")) service = "execute-api";
		else if (hostname.startsWith("data.jobs.iot.")) service = "iot-jobs-data";
		else service = pathname === "/mqtt" ? "iotdevicegateway" : "iotdata";
	} else if (service === "autoscaling") {
		const targetPrefix = (headers.get("X-Amz-Target") || "").split(".")[0];
		if (targetPrefix === "AnyScaleFrontendService") service = "application-autoscaling";
		else if (targetPrefix === "AnyScaleScalingPlannerFrontendService") service = "autoscaling-plans";
	} else if (region == null && service.startsWith("s3-")) {
		region = service.slice(3).replace(/^fips-|^external-1/, "");
		service = "s3";
	} else if (service.endsWith("-fips")) service = service.slice(0, -5);
	else if (region && /-\d$/.test(service) && !/-\d$/.test(region)) [service, region] = [region, service];
	return [HOST_SERVICES[service] || service, region || ""];
}

// src/store/remote/s3/refusals.ts
const rights = {
	read: "s3:GetObject and s3:ListBucket (without it a bucket refuses what is not there)",
	write: "s3:PutObject, s3:GetObject, s3:ListBucket and s3:AbortMultipartUpload"
};
const refusedCodes = /^(AccessDenied|ExpiredToken|InvalidToken|TokenRefreshRequired|InvalidAccessKeyId|SignatureDoesNotMatch)$/;
const wrongBytes = /^(XAmzContentSHA256Mismatch|BadDigest|IncompleteBody)$/;
function errorOf({ status, headers }, text, asked) {
	const { place, doing } = asked;
	const code = errorCode(text);
	const region = headers["x-amz-bucket-region"] ?? /<Region>([a-z0-9-]+)<\/Region>/.exec(text)?.[1];
	if (typeof region === "string" && region !== place.region && (status === 301 || status === 400)) {
		const sentence = `The ${place.words} is in the region ${region}, and it was asked as one of ${place.region}.`;
		return MlopsError.of(storeReasons, "store-protocol", sentence, { remedy: `Set AWS_REGION=${region}.` });
	}
	if (status === 401 || status === 403 || refusedCodes.test(code)) return refused(status, text, asked);
	if (code === "NoSuchBucket") return MlopsError.of(storeReasons, "store-unknown", `There is no ${place.words}: ${place.bucket} does not exist.`);
	if (wrongBytes.test(code)) {
		const sentence = `The ${place.words} could not ${doing}: what was sent is not what it was announced as (${code}).`;
		return MlopsError.of(storeReasons, "store-corrupt", sentence);
	}
	const sentence = `The ${place.words} could not ${doing}: the answer is ${status}${told(text)}.`;
	return MlopsError.of(storeReasons, "store-protocol", sentence);
}
function refused(status, text, { place, keys, access, doing }) {
	const who = keys === void 0 ? "nobody has said who asks" : `asked as ${keys.accessKeyId}, by ${keys.from}`;
	const sentence = `The ${place.words} refuses to ${doing}: ${status}${told(text)} (${who}).`;
	return MlopsError.of(storeReasons, "store-refused", sentence, { remedy: `Allow ${rights[access]}.` });
}
function errorCode(text) {
	return /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(text)?.[1] ?? "";
}
function told(text) {
	const message = /<Message>([^<]{1,200})<\/Message>/.exec(text)?.[1];
	const words = [errorCode(text), message].filter((word) => word !== void 0 && word !== "").join(": ");
	return words === "" ? "" : `, ${words}`;
}

// src/store/remote/s3/client.ts
const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const anywayIdle = 1e4;
function openClient({ place, keys, env, patience }) {
	const { pace, signal } = patience;
	const http = openHttp({
		env,
		signal,
		idle: pace.idle
	});
	const anyway = openHttp({
		env,
		idle: Math.min(pace.idle, anywayIdle)
	});
	const send = async (call) => notBusy(await http(await signed(call, place, keys)));
	return {
		place,
		patience,
		send,
		patiently: (call) => patiently(place.words, () => send(call), patience),
		sendAnyway: async (call) => await anyway(await signed(call, place, keys)),
		error: (answer, text, access, doing) => errorOf(answer, text, {
			place,
			keys,
			access,
			doing
		})
	};
}
async function signed(call, { region }, keys) {
	const { payload = nothing, ...plain } = call;
	if (keys === void 0) return plain;
	const { from: _, ...secrets } = keys;
	const { headers } = await new AwsV4Signer({
		...secrets,
		method: call.method,
		url: call.url.href,
		region,
		service: "s3",
		headers: {
			...call.headers,
			"x-amz-content-sha256": payload
		}
	}).sign();
	return {
		...plain,
		headers: Object.fromEntries(headers)
	};
}

// src/store/remote/s3/ini.ts
function readSections(text) {
	const sections = /* @__PURE__ */ new Map();
	let section;
	for (const line of text.split(/\r?\n/)) {
		if (/^\s*([#;]|$)/.test(line) || /^\s/.test(line)) continue;
		const name = /^\[\s*([^\]]+?)\s*\]/.exec(line)?.[1]?.replaceAll(/\s+/g, " ");
		if (name !== void 0) {
			section = sections.get(name) ?? /* @__PURE__ */ new Map();
			sections.set(name, section);
			continue;
		}
		const [, key, value = ""] = /^([^=]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
		if (key !== void 0) section?.set(key.toLowerCase(), value);
	}
	return sections;
}

// src/store/remote/s3/credentials.ts
async function bucketIdentity(env) {
	const given = env["AWS_REGION"] || env["AWS_DEFAULT_REGION"];
	const keys = keysOfEnv(env);
	if (keys !== void 0 && given) return {
		keys,
		region: given
	};
	const profile = await readProfile(env);
	const region = given || profile.get("region") || "us-east-1";
	return {
		keys: keys ?? keysOfProfile(profile, env),
		region
	};
}
function keysOfEnv(env) {
	const { AWS_ACCESS_KEY_ID: id = "", AWS_SECRET_ACCESS_KEY: secret = "", AWS_SESSION_TOKEN: token = "" } = env;
	if (id === "" && secret === "") return void 0;
	if (id !== "" && secret !== "") return keysOf(id, secret, token, "AWS_ACCESS_KEY_ID");
	const [there, missing] = id === "" ? ["SECRET_ACCESS_KEY", "ACCESS_KEY_ID"] : ["ACCESS_KEY_ID", "SECRET_ACCESS_KEY"];
	throw incomplete(`AWS_${there} is set, and AWS_${missing} is not.`);
}
function keysOf(accessKeyId, secretAccessKey, sessionToken, from) {
	return {
		accessKeyId,
		secretAccessKey,
		...sessionToken !== "" && { sessionToken },
		from
	};
}
async function readProfile(env) {
	const home = join(env["HOME"] || homedir(), ".aws");
	const name = env["AWS_PROFILE"] || "default";
	const [config, credentials] = await Promise.all([readFileSections(env["AWS_CONFIG_FILE"] || join(home, "config")), readFileSections(env["AWS_SHARED_CREDENTIALS_FILE"] || join(home, "credentials"))]);
	const found = [
		config.get(`profile ${name}`),
		name === "default" ? config.get(name) : void 0,
		credentials.get(name)
	];
	if (env["AWS_PROFILE"] && found.every((one) => one === void 0)) throw incomplete(`AWS_PROFILE names ${name}, and the shared files of AWS have no such profile.`);
	return new Map(found.flatMap((one) => [...one ?? []]));
}
async function readFileSections(file) {
	try {
		return readSections(await readFile(file, "utf8"));
	} catch (error) {
		if (isMissing(error)) return /* @__PURE__ */ new Map();
		throw incomplete(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
	}
}
function keysOfProfile(profile, env) {
	const name = env["AWS_PROFILE"] || "default";
	const [id = "", secret = ""] = [profile.get("aws_access_key_id"), profile.get("aws_secret_access_key")];
	if (id !== "" && secret !== "") return keysOf(id, secret, profile.get("aws_session_token") ?? "", `profile ${name}`);
	const other = [
		"sso_session",
		"sso_start_url",
		"role_arn",
		"credential_process"
	].find((key) => profile.has(key));
	if (id === "" && secret === "" && other === void 0 && !env["AWS_PROFILE"]) return void 0;
	throw incomplete(`The profile ${name} of AWS ${other === void 0 ? "has no pair of keys" : `gets its keys by ${other}, which is not followed here`}.`, `eval "$(aws configure export-credentials --profile ${name} --format env)"`);
}
function incomplete(sentence, remedy) {
	return MlopsError.of(storeReasons, "store-credentials", sentence, remedy === void 0 ? {} : { remedy });
}

// src/store/remote/s3/place.ts
function bucketPlace({ bucket, prefix }, region, env) {
	const words = `bucket s3://${bucket}${prefix === "" ? "" : `/${prefix}`}`;
	const place = {
		bucket,
		prefix: prefix === "" ? "" : `${prefix}/`,
		region,
		words
	};
	const endpoint = env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"];
	if (endpoint !== void 0 && endpoint !== "") return {
		...place,
		base: `${checked(endpoint)}/${bucket}/`
	};
	if (!/^[a-z0-9-]+$/.test(region)) throw badAddress(`${JSON.stringify(region)} is no region of AWS.`);
	const service = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
	const base = bucket.includes(".") ? `https://${service}/${bucket}/` : `https://${bucket}.${service}/`;
	return {
		...place,
		base
	};
}
function checked(endpoint) {
	const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
	if (url !== void 0 && url.username === "" && url.search === "" && url.hash === "" && (url.protocol === "https:" || url.protocol === "http:")) return url.href.replace(/\/+$/, "");
	throw badAddress(`AWS_ENDPOINT_URL_S3 is ${JSON.stringify(endpoint)}, which is no http or https address.`);
}
function badAddress(sentence) {
	return MlopsError.of(storeReasons, "store-bad-address", sentence, { remedy: "Set AWS_ENDPOINT_URL_S3 to an address such as https://minio.example.org, AWS_REGION to such as eu-central-1." });
}
function keyOf({ prefix }, digest) {
	const hex = digest.slice(7);
	return `${prefix}${hex.slice(0, 2)}/${hex.slice(2)}`;
}
function addressOf({ base }, key, query = {}) {
	const url = new URL(`${base}${key}`);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url;
}

// src/store/remote/s3/xml.ts
function escaped(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
}
function unescaped(text) {
	const named = {
		amp: "&",
		lt: "<",
		gt: ">",
		quot: "\"",
		apos: "'"
	};
	return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name) => named[name] ?? "");
}

// src/store/remote/s3/abandoned-uploads.ts
const dayInMilliseconds = 864e5;
const listLimit = 4 << 20;
async function sweepUploads(client) {
	const { place } = client;
	const query = {
		uploads: "",
		...place.prefix !== "" && { prefix: place.prefix }
	};
	const answer = await client.patiently({
		method: "GET",
		url: addressOf(place, "", query)
	});
	const text = await bodyText(answer, listLimit);
	if (answer.status !== 200) return;
	const now = Date.parse(answer.headers.date ?? "") || Date.now();
	for (const { key, upload, begun } of uploadsIn(text)) if (key.startsWith(place.prefix) && /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(key.slice(place.prefix.length)) && begun < now - dayInMilliseconds) await abortUpload(client, {
		key,
		upload
	});
}
async function abortUpload(client, { key, upload }) {
	const url = addressOf(client.place, key, { uploadId: upload });
	await client.sendAnyway({
		method: "DELETE",
		url
	}).then(drop, () => void 0);
}
function uploadsIn(text) {
	const member = (part, name) => unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(part)?.[1] ?? "");
	return [...text.matchAll(/<Upload>(.*?)<\/Upload>/gs)].map(([, part = ""]) => ({
		key: member(part, "Key"),
		upload: member(part, "UploadId"),
		begun: Date.parse(member(part, "Initiated"))
	}));
}

// src/store/remote/s3/put-large.ts
const inFlight = 4;
const usualPart = 16 << 20;
const mostParts = 9e3;
async function putLarge(client, file, part = usualPart) {
	await sweepUploads(client);
	const key = keyOf(client.place, file.digest);
	const upload = await begin(client, key, file);
	try {
		const tags = await sendParts(client, {
			key,
			upload
		}, file, Math.max(part, Math.ceil(file.bytes / mostParts)));
		await complete(client, {
			key,
			upload
		}, tags, file);
	} catch (error) {
		await abortUpload(client, {
			key,
			upload
		});
		throw error;
	}
}
async function begin(client, key, { digest }) {
	const answer = await client.patiently({
		method: "POST",
		url: addressOf(client.place, key, { uploads: "" })
	});
	const text = await bodyText(answer);
	const upload = /<UploadId>([^<]+)<\/UploadId>/.exec(text)?.[1];
	if (answer.status === 200 && upload !== void 0) return unescaped(upload);
	throw client.error(answer, text, "write", `begin to take ${digest}`);
}
async function sendParts(client, upload, file, size) {
	const whole = createHash("sha256");
	const sending = [];
	const handle = await open$1(file.file, "r");
	try {
		for (let start = 0; start < file.bytes; start += size) {
			await sending[sending.length - inFlight];
			const bytes = await readPart(handle, start, Math.min(size, file.bytes - start), file);
			whole.update(bytes);
			sending.push(sendPart(client, upload, sending.length + 1, bytes));
			sending.at(-1)?.catch(() => void 0);
		}
	} finally {
		await Promise.allSettled(sending);
		await handle.close();
	}
	const tags = await Promise.all(sending);
	const digest = `sha256:${whole.digest("hex")}`;
	if (digest === file.digest) return tags;
	throw MlopsError.of(storeReasons, "store-corrupt", `${file.file} holds ${digest}, not ${file.digest}.`);
}
async function readPart(handle, start, length, { file }) {
	const bytes = Buffer.allocUnsafe(length);
	for (let read = 0; read < length;) {
		const { bytesRead } = await handle.read(bytes, read, length - read, start + read);
		if (bytesRead === 0) throw MlopsError.of(storeReasons, "store-corrupt", `${file} has become shorter.`);
		read += bytesRead;
	}
	return bytes;
}
async function sendPart(client, { key, upload }, number, bytes) {
	const url = addressOf(client.place, key, {
		partNumber: String(number),
		uploadId: upload
	});
	const answer = await client.patiently({
		method: "PUT",
		url,
		body: {
			kind: "bytes",
			bytes
		},
		payload: sha256(bytes)
	});
	const text = await bodyText(answer);
	const tag = answer.headers.etag;
	if (answer.status === 200 && tag !== void 0) return tag;
	throw client.error(answer, text, "write", `take part ${number} of ${key}`);
}
async function complete(client, upload, tags, file) {
	const url = addressOf(client.place, upload.key, { uploadId: upload.upload });
	const parts = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`);
	const bytes = Buffer.from(`<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`);
	const answer = await client.patiently({
		method: "POST",
		url,
		headers: { "content-type": "application/xml" },
		body: {
			kind: "bytes",
			bytes
		},
		payload: sha256(bytes)
	});
	const text = await bodyText(answer);
	if (answer.status === 200 && !text.includes("<Error>")) return;
	if (errorCode(text) === "NoSuchUpload" && await isThere(client, file)) return;
	throw client.error(answer, text, "write", `put ${file.digest} together`);
}
async function isThere(client, { digest, bytes }) {
	const answer = await client.patiently({
		method: "HEAD",
		url: addressOf(client.place, keyOf(client.place, digest))
	});
	await drop(answer);
	return answer.status === 200 && Number(answer.headers["content-length"]) === bytes;
}

// src/store/remote/s3/bucket.ts
const atOnce = 4;
const multipartAbove = 1 << 30;
async function openBucket(address, { env, signal, pace = realTime, multipart = {} }) {
	const { keys, region } = await bucketIdentity(env);
	const place = bucketPlace(address, region, env);
	const client = openClient({
		place,
		keys,
		env,
		patience: {
			pace,
			signal
		}
	});
	const { above = multipartAbove, part } = multipart;
	const put = async (digest, bytes, fileOf) => {
		if (await sizeThere(client, digest) === bytes) return;
		const file = {
			file: await fileOf(digest),
			bytes,
			digest
		};
		await (bytes > above ? putLarge(client, file, part) : putWhole(client, file));
	};
	return {
		has: (digest) => has(client, digest),
		open: (digest) => open(client, digest),
		publish: async (pack, fileOf) => {
			const sizes = new Map(pack.files.map((file) => [file.digest, file.bytes]));
			const limit = pLimit(atOnce);
			const sent = await Promise.allSettled([...sizes].map(([digest, bytes]) => limit(() => put(digest, bytes, fileOf))));
			for (const one of sent) if (one.status === "rejected") throw one.reason;
			await putList(client, pack);
		},
		ask: async () => {
			await patiently(place.words, () => askStrictly(client), client.patience);
			return `${place.words}, ${keys === void 0 ? "asked without credentials" : `asked as ${keys.accessKeyId}, by ${keys.from}`}`;
		},
		describe: () => place.words
	};
}
async function sizeThere(client, digest) {
	const answer = await client.patiently({
		method: "HEAD",
		url: addressOf(client.place, keyOf(client.place, digest))
	});
	await drop(answer);
	return answer.status === 200 ? Number(answer.headers["content-length"] ?? NaN) : void 0;
}
async function has(client, digest) {
	const answer = await client.patiently({
		method: "HEAD",
		url: addressOf(client.place, keyOf(client.place, digest))
	});
	await drop(answer);
	if (answer.status === 200) return "there";
	if (answer.status === 404) return "missing";
	if (answer.status === 401 || answer.status === 403) return "refused";
	throw client.error(answer, "", "read", `say whether it has ${digest}`);
}
async function open(client, digest) {
	const answer = await client.send({
		method: "GET",
		url: addressOf(client.place, keyOf(client.place, digest))
	});
	if (answer.status === 200) {
		const length = Number(answer.headers["content-length"] ?? NaN);
		return {
			body: answer.body,
			length: Number.isSafeInteger(length) ? length : void 0
		};
	}
	const text = await bodyText(answer);
	if (answer.status === 404 && errorCode(text) !== "NoSuchBucket") return void 0;
	throw client.error(answer, text, "read", `give ${digest}`);
}
async function putWhole(client, { file, bytes, digest }) {
	const url = addressOf(client.place, keyOf(client.place, digest));
	const payload = digest.slice(7);
	const answer = await client.patiently({
		method: "PUT",
		url,
		body: {
			kind: "file",
			file,
			bytes
		},
		payload
	});
	const text = await bodyText(answer);
	if (answer.status !== 200) throw client.error(answer, text, "write", `take ${digest}`);
}
async function putList(client, { model, fingerprint, files }) {
	const listed = files.map(({ path, digest, bytes }) => ({
		path,
		digest,
		bytes
	})).sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
	const list = Buffer.from(`${canonicalJson({
		schemaVersion: 1,
		model,
		fingerprint,
		files: listed
	})}\n`);
	const url = addressOf(client.place, `${client.place.prefix}packs/${encodeURIComponent(model)}/${fingerprint}.json`);
	const there = await client.patiently({
		method: "GET",
		url
	});
	if (await bodyText(there, list.length + 1) === list.toString("utf8") && there.status === 200) return;
	const body = {
		kind: "bytes",
		bytes: list
	};
	const answer = await client.patiently({
		method: "PUT",
		url,
		body,
		payload: sha256(list)
	});
	const text = await bodyText(answer);
	if (answer.status !== 200) throw client.error(answer, text, "write", `take the list of ${model}`);
}
async function askStrictly(client) {
	const nobodys = `sha256:${"0".repeat(64)}`;
	const answer = await client.send({
		method: "GET",
		url: addressOf(client.place, keyOf(client.place, nobodys))
	});
	const text = await bodyText(answer);
	if (answer.status === 404 && errorCode(text) === "NoSuchKey") return;
	throw client.error(answer, text, "read", "say that it lacks what nobody has");
}

export { openBucket };