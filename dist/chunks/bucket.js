import { t as pLimit } from "./p-limit.js";
import { r as sha256, t as canonicalJson } from "./canonical.js";
import { a as openHttp, c as realTime, i as notBusy, n as drop, t as bodyText } from "./http.js";
import { t as patiently } from "./patience.js";
import { t as AwsV4Signer } from "./aws4fetch.esm.js";
import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons16.js";
import { t as bucketIdentity } from "./credentials.js";
import { n as bucketPlace, r as keyOf, t as addressOf } from "./place2.js";
import { open as open$1 } from "node:fs/promises";
import { createHash } from "node:crypto";

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