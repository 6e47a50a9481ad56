import { i as __toESM } from "./rolldown-runtime.js";
import { t as MlopsError } from "./problem.js";
import { t as require_picomatch } from "./picomatch.js";
import { i as visible, n as clipWords } from "./clean.js";
import { u as systemCode } from "./files.js";
import { t as trainingReasons } from "./reasons8.js";
import { join, posix } from "node:path";
import { closeSync, openSync, writeSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { StringDecoder } from "node:string_decoder";

// src/training/fail.ts
function refuse(reason, message, remedy) {
	return MlopsError.of(trainingReasons, reason, message, remedy === void 0 ? {} : { remedy });
}
function explained(error) {
	const code = systemCode(error);
	if (code !== "ENOSPC" && code !== "EDQUOT") return error;
	return refuse("no-space-left", `no space is left on the disk${error instanceof Error && "path" in error && typeof error.path === "string" ? ` at ${error.path}` : ""}`);
}

// src/training/paths.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
function safePath(path) {
	if (path.split("/").some((part) => part === "" || part === "." || part === ".." || part.toLowerCase() === ".git") || path.includes("\0")) throw refuse("path-refused", `the path ${JSON.stringify(path)} is refused`);
	return path;
}
function staysInside(link, target) {
	if (target === "" || target.startsWith("/") || target.includes("\0")) return false;
	const parts = target.split("/").filter((part) => part !== "." && part !== "");
	const climbs = parts.findIndex((part) => part !== "..");
	const rest = climbs < 0 ? [] : parts.slice(climbs);
	if (rest.includes("..") || rest.some((part) => part.toLowerCase() === ".git")) return false;
	return (climbs < 0 ? parts.length : climbs) <= link.split("/").length - 1;
}
function sourceBase(source) {
	const { base, isGlob } = import_picomatch.default.scan(source.replace(/\/+$/, ""));
	return isGlob ? {
		path: base,
		isGlob
	} : {
		path: source.replace(/\/+$/, "").replace(/\.dvc$/, ""),
		isGlob
	};
}
function below(folder, path) {
	const joined = posix.normalize(posix.join(folder, path));
	return joined === "." ? "" : joined.replace(/\/+$/, "");
}

// src/training/last-words.ts
const longest = 300;
function lastWords(log) {
	const lines = log.split("\n").slice(-120);
	const at = Math.max(nodeError(lines), pythonError(lines), shellComplaint(lines));
	const words = ((at >= 0 ? lines[at] : lines.findLast((line) => tells(line))) ?? lines.findLast((line) => line !== "") ?? "").trim().replace(/^\| +/, "").replace(inRunFolder, "") || "it printed nothing";
	return clipWords(words, longest);
}
const inRunFolder = /(?:\/[^\s/'"]+)*\/mlops-run-[^\s/'"]+\/work\//g;
function tells(line) {
	return /[\p{L}\p{N}]/u.test(line) && !banner.test(line);
}
const banner = /^Node\.js v\d+\.\d+\.\d+\s*$/;
const caret = /^\s*\^+\s*$/;
const frame = /^\s{4,}at \S/;
const errorHead = /^(?:Uncaught )?[\w.$]*(?:Error|Exception|Rejection)(?: \[\w+\])?(?::|$)/;
function nodeError(lines) {
	const end = lines.findLastIndex((line) => banner.test(line));
	const mark = end < 0 ? -1 : lines.slice(0, end).findLastIndex((line) => caret.test(line));
	const below = mark < 0 ? -1 : lines.findIndex((line, at) => at > mark && line.trim() !== "");
	return below >= 0 && below < end ? below : aboveFrames(lines, end < 0 ? lines.length : end);
}
function aboveFrames(lines, end) {
	const last = lines.slice(0, end).findLastIndex((line) => frame.test(line));
	if (last < 0 || lines.slice(last + 1, end).some((line) => /^\S/.test(line) && line !== "}")) return -1;
	return lines.slice(0, last).findLastIndex((line) => errorHead.test(line));
}
function pythonError(lines) {
	const start = lines.findLastIndex((line) => line.startsWith("Traceback (most recent call last):"));
	return start < 0 ? -1 : lines.findIndex((line, at) => at > start && /^\S/.test(line));
}
function shellComplaint(lines) {
	return lines.flatMap((line, at) => line.trim() === "" ? [] : [at]).slice(-3).findLast((at) => /^(?:\S*\/)?(?:ba|da|z)?sh: (?:line )?\d+: /.test(lines[at] ?? "")) ?? -1;
}

// src/training/log.ts
const longestLine = 65536;
const excerptBytes = 65536;
function openLog(options) {
	const file = openSync(options.path, options.append === true ? "a" : "wx", 420);
	const tail = new Tail(options.limit.tail);
	const secrets = options.secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
	const recent = new Tail(excerptBytes);
	let head = "";
	let written = 0;
	let left = 0;
	const show = shownUpTo(options.limit.shown, options.display);
	const block = (lines) => {
		const joined = `${lines.join("\n")}\n`;
		const shown = mask(plainText.test(joined) ? joined : `${lines.map(harmless).join("\n")}\n`, secrets);
		show.text(shown);
		const bytes = Buffer.byteLength(shown);
		if (head.length < excerptBytes) head += shown;
		else recent.push(shown);
		if (left === 0 && written + bytes <= options.limit.head) {
			writeSync(file, shown);
			written += bytes;
		} else left += bytes;
		if (left > 0) tail.push(shown);
	};
	const lines = {
		stdout: splitter(block),
		stderr: splitter(block)
	};
	return {
		write: (stream, chunk) => lines[stream].push(chunk),
		excerpt: () => `${head}${recent.text()}`,
		close: () => {
			lines.stdout.end();
			lines.stderr.end();
			const cut = left - tail.bytes;
			if (cut > 0) writeSync(file, `\n[${cut} bytes were left out here]\n\n`);
			writeSync(file, tail.text());
			closeSync(file);
			show.end();
		}
	};
}
function shownUpTo(limit, display) {
	const last = new Tail(excerptBytes);
	let shown = 0;
	let hidden = 0;
	return {
		text(text) {
			const bytes = Buffer.byteLength(text);
			if (hidden === 0 && shown + bytes <= limit) {
				shown += bytes;
				display?.(text);
				return;
			}
			if (hidden === 0) display?.("\n[a lot of output: from here on only its end is shown, when the step has ended]\n");
			hidden += bytes;
			last.push(text);
		},
		end() {
			if (hidden === 0) return;
			if (hidden > last.bytes) display?.(`\n[${hidden - last.bytes} bytes were left out here]\n\n`);
			display?.(last.text());
		}
	};
}
function mask(text, secrets) {
	let masked = text;
	for (const secret of secrets) masked = masked.replaceAll(secret, "***");
	return masked;
}
const plainText = /^[\t\n\u0020-\u007e]*$/;
const otherBreaks = /[\u000b\f\u001c-\u001f\u0085\u2028\u2029]/g;
function harmless(line) {
	return visible(stripVTControlCharacters(line)).replace(otherBreaks, " ");
}
function splitter(block) {
	const decoder = new StringDecoder("utf8");
	let pending = "";
	const take = (text) => {
		pending += text;
		const parts = pending.split(/\r\n|\n|\r(?!$)/);
		pending = parts.pop() ?? "";
		if (parts.length > 0) block(parts);
		while (pending.length > longestLine) {
			block([pending.slice(0, longestLine)]);
			pending = pending.slice(longestLine);
		}
	};
	return {
		push: (chunk) => take(decoder.write(chunk)),
		end: () => {
			take(decoder.end());
			if (pending !== "") block([pending.replace(/\r$/, "")]);
			pending = "";
		}
	};
}
var Tail = class {
	#limit;
	#lines = [];
	#first = 0;
	bytes = 0;
	constructor(limit) {
		this.#limit = limit;
	}
	push(line) {
		this.#lines.push(line);
		this.bytes += Buffer.byteLength(line);
		while (this.bytes > this.#limit && this.#first < this.#lines.length - 1) {
			this.bytes -= Buffer.byteLength(this.#lines[this.#first] ?? "");
			this.#lines[this.#first] = "";
			this.#first += 1;
		}
		if (this.#first > 4096) {
			this.#lines = this.#lines.slice(this.#first);
			this.#first = 0;
		}
	}
	text() {
		return this.#lines.slice(this.#first).join("");
	}
};

// src/training/variables.ts
const allowed = [
	/^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/,
	/^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|VIRTUAL_ENV|CONDA_PREFIX|CONDA_DEFAULT_ENV|PYENV_ROOT|PYENV_VERSION)$/,
	/^(CUDA|NVIDIA|NCCL|ROCM|HIP|HSA|ROCR|GPU)_[A-Z0-9_]+$/,
	/^(OMP|OPENBLAS|MKL|NUMEXPR|VECLIB|BLIS|GOTO|RAYON|TF_NUM|TBB)_[A-Z0-9_]*$/,
	/^(http|https|ftp|all|no)_proxy$/i,
	/^(SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS)$/
];
const secretLike = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|API_?KEY/;
const tracking = "RUNNER_TRACKING_ID";
const reserved = /^(GITHUB|ACTIONS|RUNNER|INPUT|MLOPS)_/;
function allowedEnvironment(env) {
	const kept = {};
	for (const [name, value] of Object.entries(env)) {
		if (value === void 0 || secretLike.test(name)) continue;
		if (name === tracking || allowed.some((pattern) => pattern.test(name))) kept[name] = value;
	}
	return kept;
}
function proxyCredentials(env) {
	return Object.entries(env).flatMap(([name, value]) => {
		const user = /_proxy$/i.test(name) ? /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/]*)@/i.exec(value ?? "")?.[1] : void 0;
		if (user === void 0) return [];
		const password = user.slice(user.indexOf(":") + 1);
		return [
			user,
			password,
			decoded(user),
			decoded(password)
		];
	});
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function declaredEnvironment(declared, secrets) {
	const all = [...declared, ...Object.entries(secrets)];
	const bad = all.find(([name, value]) => reserved.test(name) || !/^[A-Za-z_]\w*$/.test(name) || value.includes("\0"));
	if (bad !== void 0) throw refuse("variable-reserved", `the variable ${JSON.stringify(bad[0])} cannot be declared`);
	return Object.fromEntries(all);
}
function dataVariables(data, work) {
	return Object.fromEntries(data.map((input) => [dataVariable(input.role), join(work, dataPath(input))]));
}
function dataVariable(role) {
	return `MLOPS_DATA_${role.toUpperCase().replaceAll("-", "_")}`;
}
function dataPath(input) {
	const base = sourceBase(input.source);
	const [only] = input.files;
	return input.files.length === 1 && !base.isGlob && !only?.path.startsWith(`${base.path}/`) && only !== void 0 ? only.path : below("", base.path);
}
function nestedParams(params) {
	const root = /* @__PURE__ */ new Map();
	const short = Object.entries(params).sort(([a], [b]) => a.length - b.length);
	for (const [key, value] of short) if (!nest(root, key.split("."), value)) root.set(key, value);
	return plain(root);
}
function nest(root, parts, value) {
	let place = root;
	for (const part of parts.slice(0, -1)) {
		const found = place.get(part);
		if (found !== void 0 && !(found instanceof Map)) return false;
		const inner = found ?? /* @__PURE__ */ new Map();
		place.set(part, inner);
		place = inner;
	}
	const last = parts.at(-1) ?? "";
	if (place.has(last)) return false;
	place.set(last, value);
	return true;
}
function plain(nested) {
	return Object.fromEntries([...nested].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]));
}

export { proxyCredentials as a, below as c, explained as d, refuse as f, nestedParams as i, safePath as l, dataVariables as n, openLog as o, declaredEnvironment as r, lastWords as s, allowedEnvironment as t, staysInside as u };