import { createReadStream } from "node:fs";
import { Agent, request } from "node:http";
import { pipeline } from "node:stream";
import { Agent as Agent$1, request as request$1 } from "node:https";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/support/patience.ts
const attempts = 5;
var Transient = class extends Error {
	after;
	most;
	constructor(why, after, most = attempts) {
		super(why);
		this.name = "Transient";
		this.after = after;
		this.most = most;
	}
};
const realTime = {
	second: 1e3,
	idle: 12e4
};
const longestPause = 60;
async function withPatience(attempt, patience, giveUp) {
	const { pace, signal } = patience;
	for (let tried = 1;; tried += 1) {
		signal?.throwIfAborted();
		try {
			return await attempt();
		} catch (error) {
			signal?.throwIfAborted();
			if (!(error instanceof Transient) && !isUnknownHost(error)) throw error;
			const { after, most } = error instanceof Transient ? error : {
				after: void 0,
				most: 1
			};
			const pause = after ?? 2 ** (tried - 1);
			if (tried >= most || pause > longestPause) throw giveUp(whyOf(error, tried), error);
			await setTimeout$1(pause * pace.second * (1 + Math.random() / 4), void 0, signal ? { signal } : {});
		}
	}
}
function isUnknownHost(error) {
	return error instanceof Error && "code" in error && error.code === "ENOTFOUND";
}
function whyOf(error, tried) {
	const asked = tried === 1 ? "asked once" : `asked ${tried} times`;
	const after = error instanceof Transient && error.after !== void 0 ? `; it asks for ${error.after} s of patience` : "";
	return `${error.message} (${asked}${after})`;
}

// src/support/steady.ts
const attemptsWhenSlow = 3;
function steadyPace({ idle }) {
	const window = idle / 2;
	return {
		window,
		bytes: Math.floor(window / 1e3 * 1024)
	};
}
function keepSteady(answer, { window, bytes }) {
	let before = answer.socket.bytesRead;
	const look = () => {
		const came = answer.socket.bytesRead - before;
		before += came;
		if (came >= bytes || answer.readableLength > 0 || answer.destroyed) return;
		answer.destroy(new Transient(`only ${came} bytes came in ${window / 1e3} s`, void 0, 3));
	};
	const timer = setInterval(() => setImmediate(look), window);
	answer.once("close", () => clearInterval(timer));
}

// src/support/http.ts
const maxSockets = 16;
function openHttp({ env, signal, idle, steady, lookup }) {
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
			...signal && { signal },
			...lookup && { lookup }
		});
		const most = steady && 3;
		request$2.setTimeout(idle, () => request$2.destroy(new Transient(`no byte came for ${idle / 1e3} s`, void 0, most)));
		if (steady) answerWithin(request$2, idle);
		request$2.on("error", (error) => reject(lost(error)));
		request$2.on("response", (answer) => {
			if (steady) keepSteady(answer, steady);
			resolve({
				status: answer.statusCode ?? 0,
				headers: answer.headers,
				body: answer
			});
		});
		sendBody(request$2, body, reject);
	});
}
function answerWithin(request, most) {
	request.once("socket", () => {
		const late = () => request.destroy(new Transient(`no answer came in ${most / 1e3} s`, void 0, 3));
		const timer = setTimeout(late, most);
		const stop = () => clearTimeout(timer);
		request.once("response", stop).once("close", stop);
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

export { openHttp as a, realTime as c, notBusy as i, withPatience as l, drop as n, steadyPace as o, lost as r, Transient as s, bodyText as t };