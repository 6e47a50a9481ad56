import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons14.js";
import { createReadStream } from "node:fs";
import { Agent, request } from "node:http";
import { pipeline } from "node:stream";
import { Agent as Agent$1, request as request$1 } from "node:https";
import { setTimeout } from "node:timers/promises";

// src/store/remote/patience.ts
var Transient = class extends Error {
	after;
	constructor(why, after) {
		super(why);
		this.name = "Transient";
		this.after = after;
	}
};
const realTime = {
	second: 1e3,
	idle: 12e4
};
const attempts = 5;
const longestPause = 60;
async function patiently(what, attempt, patience) {
	const { pace, signal } = patience;
	for (let tried = 1;; tried += 1) {
		signal?.throwIfAborted();
		try {
			return await attempt();
		} catch (error) {
			signal?.throwIfAborted();
			const system = error instanceof Error && "code" in error && error.code === "ENOTFOUND";
			if (!(error instanceof Transient) && !system) throw error;
			const pause = error instanceof Transient && error.after !== void 0 ? error.after : 2 ** (tried - 1);
			if (tried === attempts || pause > longestPause || system) throw unreachable(what, error, tried);
			await setTimeout(pause * pace.second * (1 + Math.random() / 4), void 0, signal ? { signal } : {});
		}
	}
}
function unreachable(what, error, tried) {
	const asked = tried === 1 ? "asked once" : `asked ${tried} times`;
	const after = error instanceof Transient && error.after !== void 0 ? `; it asks for ${error.after} s of patience` : "";
	return MlopsError.of(storeReasons, "store-unreachable", `The ${what} does not answer: ${error.message} (${asked}${after}).`);
}

// src/store/remote/http.ts
const maxSockets = 16;
function openHttp({ env, signal, idle }) {
	const options = {
		keepAlive: true,
		maxSockets,
		...env["NODE_USE_ENV_PROXY"] === "1" && { proxyEnv: env }
	};
	const [plain, secure] = [new Agent(options), new Agent$1(options)];
	return ({ method, url, headers = {}, body }) => new Promise((resolve, reject) => {
		const isSecure = url.protocol === "https:";
		const length = body?.kind === "file" ? body.bytes : body?.bytes.byteLength;
		const request$2 = (isSecure ? request$1 : request)(url, {
			method,
			headers: {
				...headers,
				...lengthOf(method, length)
			},
			agent: isSecure ? secure : plain,
			...signal && { signal }
		});
		request$2.setTimeout(idle, () => request$2.destroy(new Transient(`no byte came for ${idle / 1e3} s`)));
		request$2.on("error", (error) => reject(lost(error)));
		request$2.on("response", (answer) => resolve({
			status: answer.statusCode ?? 0,
			headers: answer.headers,
			body: answer
		}));
		sendBody(request$2, body, reject);
	});
}
function sendBody(request, body, failed) {
	if (body?.kind !== "file" || body.bytes === 0) {
		request.end(body?.kind === "bytes" ? body.bytes : void 0);
		return;
	}
	const reading = createReadStream(body.file, {
		end: body.bytes - 1,
		highWaterMark: 1 << 20
	});
	pipeline(reading, request, (error) => {
		if (error) failed(lost(error));
	});
}
function lengthOf(method, length) {
	if (length === void 0 && method !== "POST" && method !== "PUT") return {};
	return { "content-length": String(length ?? 0) };
}
const lostCodes = /* @__PURE__ */ new Set([
	"ECONNRESET",
	"ECONNREFUSED",
	"ECONNABORTED",
	"EPIPE",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"EAI_AGAIN",
	"ERR_STREAM_PREMATURE_CLOSE"
]);
function lost(error) {
	if (!(error instanceof Error) || error instanceof Transient) return error;
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	if (lostCodes.has(code)) return new Transient(error.message === "" ? code : error.message);
	return error;
}
async function bodyText({ body }, limit = 65536) {
	const chunks = [];
	let total = 0;
	try {
		for await (const chunk of body) {
			chunks.push(chunk);
			total += chunk.length;
			if (total > limit) break;
		}
	} catch (error) {
		throw lost(error);
	}
	return Buffer.concat(chunks).subarray(0, limit).toString("utf8");
}
async function drop(answer) {
	await bodyText(answer).catch(() => void 0);
}
const busy = /* @__PURE__ */ new Set([
	408,
	425,
	429,
	500,
	502,
	503,
	504
]);
async function notBusy(answer) {
	if (!busy.has(answer.status)) return answer;
	await drop(answer);
	const asked = answer.headers["retry-after"] ?? "";
	throw new Transient(`the answer is ${answer.status}`, /^\d{1,9}$/.test(asked) ? Number(asked) : void 0);
}

export { openHttp as a, realTime as c, notBusy as i, drop as n, Transient as o, lost as r, patiently as s, bodyText as t };