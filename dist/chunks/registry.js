import { t as pLimit } from "./p-limit.js";
import { a as openHttp, c as realTime, i as notBusy, n as drop, t as bodyText } from "./http.js";
import { g as looseObject, x as string, y as record } from "./schemas.js";
import { t as MlopsError } from "./problem.js";
import { t as patiently } from "./patience.js";
import { t as storeReasons } from "./reasons16.js";
import { i as isMissing } from "./files.js";
import { t as runProcess } from "./process.js";
import { r as sha256, t as canonicalJson } from "./canonical.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";

// src/store/remote/oci/challenge.ts
function readChallenge(header) {
	const bearer = /(?:^|[\s,])bearer\s+(.*)$/i.exec(header)?.[1];
	if (bearer !== void 0) {
		const parts = parameters(bearer);
		const realm = parts.get("realm");
		if (realm !== void 0) return {
			kind: "bearer",
			realm,
			service: parts.get("service")
		};
	}
	return /(?:^|[\s,])basic(?:\s|$)/i.test(header) ? { kind: "basic" } : void 0;
}
function parameters(text) {
	const found = /* @__PURE__ */ new Map();
	for (const [, name = "", quoted, plain] of text.matchAll(/([a-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/gi)) {
		const key = name.toLowerCase();
		if (!found.has(key)) found.set(key, quoted?.replaceAll(/\\(.)/g, "$1") ?? plain ?? "");
	}
	return found;
}

// src/store/remote/oci/place.ts
function registryPlace({ host, repository }) {
	const server = host === "docker.io" ? "registry-1.docker.io" : host;
	return {
		base: new URL(`${isLocal(server) ? "http" : "https"}://${server}`),
		host,
		repository,
		words: `registry ${host}/${repository}`
	};
}
function isLocal(host) {
	return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}
function addressIn({ base, repository }, path) {
	return new URL(`/v2/${repository}/${path}`, base);
}
const rights = {
	pull: "read",
	push: "write"
};
function refusedBy({ words, host }, access, credentials, { status }, text) {
	const who = credentials === void 0 ? "nobody has said who asks" : `asked ${asWhom(credentials)}`;
	const sentence = `The ${words} refuses to let us ${rights[access]}: ${status}${told(text)} (${who}).`;
	return MlopsError.of(storeReasons, "store-refused", sentence, remedyFor(host, access, credentials));
}
function remedyFor(host, access, credentials) {
	if (host !== "ghcr.io") return {};
	const right = rights[access];
	if (credentials === void 0) return { remedy: `Give the job \`permissions: { packages: ${right} }\` and GITHUB_TOKEN.` };
	return { remedy: `Give the job \`permissions: { packages: ${right} }\`; where the package belongs to another repository, let this one in under "Manage Actions access" of the package.` };
}
function asWhom(credentials) {
	return `${credentials.kind === "password" ? `as ${credentials.user}` : "with an identity token"}, by ${credentials.from}`;
}
function told(text) {
	const words = [/"code"\s*:\s*"([A-Z0-9_]{1,60})"/.exec(text)?.[1], /"message"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1]].filter((word) => word !== void 0).join(": ");
	return words === "" ? "" : `, ${words}`;
}
function unexpected({ words }, doing, { status }, text) {
	const sentence = `The ${words} could not ${doing}: the answer is ${status}${told(text)}.`;
	return MlopsError.of(storeReasons, "store-protocol", sentence);
}

// src/store/remote/oci/authority.ts
function openAuthority(options) {
	const { place, send } = options;
	const known = /* @__PURE__ */ new Map();
	return async (call, access) => {
		if (call.url.origin !== place.base.origin) return await notBusy(await send(call));
		const before = known.get(access);
		const first = await notBusy(await send(before === void 0 ? call : withWord(call, before)));
		if (first.status !== 401) return first;
		const word = await wordFor(readChallenge(first.headers["www-authenticate"] ?? ""), access, options);
		if (word === void 0) return first;
		await drop(first);
		known.set(access, word);
		return await notBusy(await send(withWord(call, word)));
	};
}
function withWord(call, word) {
	return {
		...call,
		headers: {
			...call.headers,
			authorization: word
		}
	};
}
async function wordFor(challenge, access, options) {
	const { credentials } = options;
	if (challenge?.kind === "bearer") return `Bearer ${await tokenOf(challenge, access, options)}`;
	if (challenge?.kind === "basic" && credentials?.kind === "password") return basic(credentials);
}
function basic({ user, password }) {
	return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
const tokenShape = looseObject({
	token: string().optional(),
	access_token: string().optional()
});
async function tokenOf(challenge, access, options) {
	const { place, send } = options;
	const answer = await notBusy(await send(tokenCall(challenge, access, options)));
	const text = await bodyText(answer);
	if (answer.status === 401 || answer.status === 403) throw refusedBy(place, access, options.credentials, answer, text);
	const read = tokenShape.safeParse(jsonOf$1(text));
	const token = read.success ? read.data.token ?? read.data.access_token : void 0;
	if (answer.status === 200 && token !== void 0 && /^[\x21-\x7e]+$/.test(token)) return token;
	const sentence = `${challenge.realm}, which the ${place.words} names for tokens, gives none: the answer is ${answer.status}.`;
	throw MlopsError.of(storeReasons, "store-protocol", sentence);
}
function tokenCall({ realm, service }, access, { place, credentials }) {
	const url = realmOf(realm, place);
	const scope = `repository:${place.repository}:${access === "push" ? "pull,push" : "pull"}`;
	const asked = new URLSearchParams({
		...service !== void 0 && { service },
		scope
	});
	if (credentials?.kind === "identity") {
		asked.set("grant_type", "refresh_token");
		asked.set("client_id", "mlops-actions");
		asked.set("refresh_token", credentials.token);
		return {
			method: "POST",
			url,
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body: {
				kind: "bytes",
				bytes: Buffer.from(asked.toString())
			}
		};
	}
	for (const [name, value] of asked) url.searchParams.set(name, value);
	return {
		method: "GET",
		url,
		headers: credentials === void 0 ? {} : { authorization: basic(credentials) }
	};
}
function realmOf(realm, place) {
	const url = URL.canParse(realm) ? new URL(realm) : void 0;
	const open = url?.protocol === "http:" && place.base.protocol === "http:" && isLocal(url.host);
	if (url !== void 0 && (url.protocol === "https:" || open)) return url;
	const sentence = `The ${place.words} wants a token of ${JSON.stringify(realm)}, and only https addresses are told who asks.`;
	throw MlopsError.of(storeReasons, "store-protocol", sentence);
}
function jsonOf$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/store/remote/oci/docker-config.ts
const shape = looseObject({
	auths: record(string(), looseObject({
		auth: string().optional(),
		username: string().optional(),
		password: string().optional(),
		identitytoken: string().optional()
	})).optional(),
	credHelpers: record(string(), string()).optional(),
	credsStore: string().optional()
});
const helperShape = looseObject({
	Username: string(),
	Secret: string()
});
async function dockerCredentials(host, env, signal) {
	const file = join(env["DOCKER_CONFIG"] || join(env["HOME"] || homedir(), ".docker"), "config.json");
	const config = await readConfig(file);
	if (config === void 0) return void 0;
	const names = namesOf(host);
	const own = names.find((name) => config.credHelpers?.[name] !== void 0);
	if (own !== void 0) return await askHelper(config.credHelpers?.[own] ?? "", own, {
		env,
		signal
	});
	const entry = names.map((name) => config.auths?.[name]).find((found) => found !== void 0);
	const written = entry && entryCredentials(entry, file);
	if (written !== void 0) return written;
	if (!config.credsStore) return void 0;
	for (const name of names) {
		const found = await askHelper(config.credsStore, name, {
			env,
			signal
		});
		if (found !== void 0) return found;
	}
}
function namesOf(host) {
	return host === "docker.io" ? ["https://index.docker.io/v1/", host] : [host, `https://${host}`];
}
async function readConfig(file) {
	const text = await readFile(file, "utf8").catch((error) => {
		if (isMissing(error)) return void 0;
		throw unusable(file, error instanceof Error ? error.message : String(error));
	});
	if (text === void 0) return void 0;
	try {
		return shape.parse(JSON.parse(text));
	} catch {
		throw unusable(file, "it is not the JSON that Docker writes");
	}
}
function entryCredentials({ auth = "", username, password, identitytoken }, file) {
	if (identitytoken) return {
		kind: "identity",
		token: identitytoken,
		from: file
	};
	if (username && password) return {
		kind: "password",
		user: username,
		password,
		from: file
	};
	const [user = "", ...rest] = Buffer.from(auth, "base64").toString("utf8").split(":");
	const decoded = rest.join(":").replace(/\0+$/, "");
	return user === "" || decoded === "" ? void 0 : {
		kind: "password",
		user,
		password: decoded,
		from: file
	};
}
async function askHelper(name, server, { env, signal }) {
	const program = `docker-credential-${name}`;
	if (!/^[A-Za-z0-9._-]+$/.test(name)) throw unusable(JSON.stringify(program), "that is no name of a program");
	const options = {
		env,
		input: server,
		...signal && { signal }
	};
	const done = await runProcess(program, ["get"], options).catch((error) => {
		signal?.throwIfAborted();
		throw unusable(program, error instanceof Error ? error.message : String(error));
	});
	const text = done.stdout.toString("utf8");
	if (done.code !== 0) {
		if (/not found/i.test(`${text}${done.stderr}`)) return void 0;
		throw unusable(program, `it ended with ${done.code ?? done.signal}`);
	}
	const read = helperShape.safeParse(jsonOf(text));
	if (!read.success) throw unusable(program, "it answered without Username and Secret");
	const { Username: user, Secret: secret } = read.data;
	if (user === "<token>") return {
		kind: "identity",
		token: secret,
		from: program
	};
	return {
		kind: "password",
		user,
		password: secret,
		from: program
	};
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function unusable(what, why) {
	return MlopsError.of(storeReasons, "store-credentials", `${what} gives no credentials: ${why}.`);
}

// src/store/remote/oci/credentials.ts
async function registryCredentials(host, env, signal) {
	const { MLOPS_REGISTRY_USER: user = "", MLOPS_REGISTRY_PASSWORD: password = "" } = env;
	if (user !== "" && password !== "") return {
		kind: "password",
		user,
		password,
		from: "MLOPS_REGISTRY_USER"
	};
	if (user !== "" || password !== "") {
		const names = ["MLOPS_REGISTRY_USER", "MLOPS_REGISTRY_PASSWORD"];
		const [there, missing] = user === "" ? names.toReversed() : names;
		const sentence = `${there} is set, and ${missing} is not.`;
		throw MlopsError.of(storeReasons, "store-credentials", sentence);
	}
	const found = await dockerCredentials(host, env, signal);
	if (found !== void 0) return found;
	const token = env["GITHUB_TOKEN"] ?? "";
	if (host !== "ghcr.io" || token === "") return void 0;
	return {
		kind: "password",
		user: env["GITHUB_ACTOR"] || "token",
		password: token,
		from: "GITHUB_TOKEN"
	};
}

// src/store/remote/oci/follow.ts
const redirects = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
async function follow(call, ask, place) {
	let next = call;
	for (let followed = 0; followed <= 5; followed += 1) {
		const answer = await ask(next);
		if (!redirects.has(answer.status)) return answer;
		await drop(answer);
		next = {
			...next,
			url: secureAddress(answer.headers.location ?? "", next.url, place)
		};
	}
	throw MlopsError.of(storeReasons, "store-protocol", `The ${place.words} leads from one address to the next.`);
}
function secureAddress(location, from, place) {
	const url = location !== "" && URL.canParse(location, from.href) ? new URL(location, from) : void 0;
	const open = url?.protocol === "http:" && place.base.protocol === "http:" && isLocal(url.host);
	if (url !== void 0 && (url.protocol === "https:" || open)) return url;
	const sentence = `The ${place.words} leads to ${JSON.stringify(location.slice(0, 200))}, which is no https address.`;
	throw MlopsError.of(storeReasons, "store-protocol", sentence);
}

// src/store/remote/oci/model-pack.ts
const manifestType = "application/vnd.oci.image.manifest.v1+json";
const configType = "application/vnd.cncf.model.config.v1+json";
function modelPack(pack) {
	const files = pack.files.toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
	const config = documentOf({
		descriptor: {
			name: pack.model,
			version: pack.fingerprint.slice(0, 16)
		},
		config: {},
		modelfs: {
			type: "layers",
			diffIds: files.map(({ digest }) => digest)
		}
	});
	const manifest = documentOf({
		schemaVersion: 2,
		mediaType: manifestType,
		artifactType: "application/vnd.cncf.model.manifest.v1+json",
		config: {
			mediaType: configType,
			digest: config.digest,
			size: config.bytes.length
		},
		layers: files.map(layerOf),
		annotations: {
			"mlops.fingerprint": pack.fingerprint,
			"mlops.model": pack.model
		}
	});
	return {
		tag: tagOf(pack),
		config,
		manifest
	};
}
function layerOf({ path, digest, bytes }) {
	return {
		mediaType: "application/vnd.cncf.model.weight.v1.raw",
		digest,
		size: bytes,
		annotations: { "org.cncf.model.filepath": path }
	};
}
function tagOf({ model, fingerprint }) {
	return `${model.replaceAll(/[^A-Za-z0-9_.-]/g, "-").replace(/^[.-]+/, "").slice(0, 111) || "model"}-${fingerprint.slice(0, 16)}`;
}
function documentOf(value) {
	const bytes = Buffer.from(canonicalJson(value));
	return {
		bytes,
		digest: `sha256:${sha256(bytes)}`
	};
}

// src/store/remote/oci/upload-blob.ts
function uploadBlob(registry, digest, open) {
	const { place, patience } = registry;
	return patiently(place.words, () => attempt(registry, digest, open), patience);
}
async function attempt(registry, digest, open) {
	const { place, ask, allowed } = registry;
	const there = await allowed(await ask({
		method: "HEAD",
		url: addressIn(place, `blobs/${digest}`)
	}, "push"), "push");
	await drop(there);
	if (there.status === 200 || there.status === 302 || there.status === 307) return;
	if (there.status !== 404) throw unexpected(place, `say whether it has ${digest}`, there, "");
	const body = await open();
	const url = addressIn(place, "blobs/uploads/");
	const begun = await allowed(await ask({
		method: "POST",
		url
	}, "push"), "push");
	if (begun.status !== 202) throw await failed(registry, digest, begun);
	await drop(begun);
	const location = secureAddress(begun.headers.location ?? "", url, place);
	const done = await allowed(await ask({
		method: "PUT",
		url: new URL(`${location.href}${location.search === "" ? "?" : "&"}digest=${encodeURIComponent(digest)}`),
		headers: { "content-type": "application/octet-stream" },
		body
	}, "push"), "push");
	if (done.status !== 201 && done.status !== 204) throw await failed(registry, digest, done);
	await drop(done);
}
async function failed({ place }, digest, answer) {
	const text = await bodyText(answer);
	if (/DIGEST_INVALID|SIZE_INVALID/.test(text)) {
		const sentence = `The ${place.words} refuses the bytes sent as ${digest}: they are not those of the digest.`;
		return MlopsError.of(storeReasons, "store-corrupt", sentence);
	}
	if (answer.status === 404) {
		const sentence = `There is no ${place.words}, and it is not made by sending to it (404${told(text)}).`;
		return MlopsError.of(storeReasons, "store-unknown", sentence);
	}
	return unexpected(place, `take ${digest}`, answer, text);
}

// src/store/remote/oci/registry.ts
const atOnce = 4;
async function openRegistry(address, { env, signal, pace = realTime }) {
	const place = registryPlace(address);
	const credentials = await registryCredentials(place.host, env, signal);
	const send = openHttp({
		env,
		signal,
		idle: pace.idle
	});
	const ask = openAuthority({
		place,
		credentials,
		send
	});
	const allowed = async (answer, access) => {
		if (answer.status !== 401 && answer.status !== 403) return answer;
		throw refusedBy(place, access, credentials, answer, await bodyText(answer));
	};
	const registry = {
		place,
		ask,
		allowed,
		patience: {
			pace,
			signal
		}
	};
	const who = credentials === void 0 ? "asked without credentials" : `asked ${asWhom(credentials)}`;
	return {
		has: (digest) => patiently(place.words, () => hasBlob(registry, digest, "pull"), registry.patience),
		open: (digest) => openBlob(registry, digest),
		publish: (pack, fileOf) => publish(registry, pack, fileOf),
		ask: async () => {
			await patiently(place.words, () => askStrictly(registry), registry.patience);
			return `${place.words}, ${who}`;
		},
		describe: () => place.words
	};
}
async function hasBlob({ place, ask }, digest, access) {
	const doing = `say whether it has ${digest}`;
	const answer = await refusable(() => ask({
		method: "HEAD",
		url: addressIn(place, `blobs/${digest}`)
	}, access));
	if (answer === "refused") return "refused";
	await drop(answer);
	if (answer.status === 200 || answer.status === 302 || answer.status === 307) return "there";
	if (answer.status === 404) return "missing";
	if (answer.status === 401 || answer.status === 403) return "refused";
	throw unexpected(place, doing, answer, "");
}
async function refusable(work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof MlopsError) || error.problems[0]?.reason !== "store-refused") throw error;
		return "refused";
	}
}
async function openBlob({ place, ask, allowed }, digest) {
	const call = {
		method: "GET",
		url: addressIn(place, `blobs/${digest}`)
	};
	const answer = await allowed(await follow(call, (next) => ask(next, "pull"), place), "pull");
	if (answer.status === 404) return void await drop(answer);
	if (answer.status !== 200) throw unexpected(place, `give ${digest}`, answer, await bodyText(answer));
	const length = Number(answer.headers["content-length"] ?? NaN);
	return {
		body: answer.body,
		length: Number.isSafeInteger(length) ? length : void 0
	};
}
async function publish(registry, pack, fileOf) {
	const { config, manifest, tag } = modelPack(pack);
	const sizes = new Map(pack.files.map(({ digest, bytes }) => [digest, bytes]));
	const limit = pLimit(atOnce);
	const sent = await Promise.allSettled([...sizes].map(([digest, bytes]) => limit(() => uploadBlob(registry, digest, async () => ({
		kind: "file",
		file: await fileOf(digest),
		bytes
	})))));
	for (const one of sent) if (one.status === "rejected") throw one.reason;
	await uploadBlob(registry, config.digest, async () => ({
		kind: "bytes",
		bytes: config.bytes
	}));
	const { place, patience } = registry;
	await patiently(place.words, () => putManifest(registry, tag, manifest), patience);
}
async function putManifest({ place, ask, allowed }, tag, { bytes, digest }) {
	const url = addressIn(place, `manifests/${tag}`);
	const there = await allowed(await ask({
		method: "HEAD",
		url,
		headers: { accept: manifestType }
	}, "push"), "push");
	await drop(there);
	if (there.status === 200 && there.headers["docker-content-digest"] === digest) return;
	const answer = await allowed(await ask({
		method: "PUT",
		url,
		headers: { "content-type": manifestType },
		body: {
			kind: "bytes",
			bytes
		}
	}, "push"), "push");
	if (answer.status === 201 || answer.status === 200) return await drop(answer);
	throw unexpected(place, `take the manifest ${tag}`, answer, await bodyText(answer));
}
async function askStrictly({ place, ask, allowed }) {
	const answer = await allowed(await ask({
		method: "HEAD",
		url: addressIn(place, `blobs/sha256:${"0".repeat(64)}`)
	}, "pull"), "pull");
	await drop(answer);
	if (answer.status !== 404) throw unexpected(place, "say that it lacks what nobody has", answer, "");
}

export { openRegistry };