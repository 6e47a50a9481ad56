import { n as GitError } from "./git.js";
import { spawn } from "node:child_process";

// src/support/git-objects.ts
const readers = /* @__PURE__ */ new WeakMap();
function objectsOf(git) {
	const reader = readers.get(git) ?? createObjectReader(git);
	readers.set(git, reader);
	return reader;
}
const args = ["cat-file", "--batch-command"];
const idle = 2e3;
function createObjectReader(git) {
	let child;
	let ending;
	const waiting = [];
	let answers = answerReader(waiting);
	const stop = (error) => {
		child = void 0;
		for (const one of waiting.splice(0)) one.reject(error);
	};
	const start = () => {
		const started = spawn("git", args, {
			cwd: git.folder,
			env: git.env,
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			]
		});
		const finished = {
			code: 0,
			signal: null,
			stdout: Buffer.alloc(0),
			stderr: ""
		};
		answers = answerReader(waiting);
		started.on("error", stop);
		started.on("close", (code) => {
			const words = {
				...finished,
				code,
				stderr: finished.stderr.trim() || "ended early"
			};
			if (child === started) stop(new GitError(args, words));
		});
		started.stdin.on("error", () => void 0);
		started.stderr.on("data", (chunk) => {
			if (finished.stderr.length < 1e4) finished.stderr += chunk.toString("utf8");
		});
		started.stdout.on("data", (chunk) => {
			for (const found of answers(chunk)) waiting.shift()?.resolve(found);
			if (waiting.length === 0 && child === started) rest(started);
		});
		return started;
	};
	const rest = (resting) => {
		hold(resting, false);
		clearTimeout(ending);
		ending = setTimeout(() => {
			child = void 0;
			resting.stdin.end();
		}, idle);
		ending.unref();
	};
	const ask = async (question, name) => {
		if (name === "" || /[\n\0]/.test(name)) return void 0;
		return await new Promise((resolve, reject) => {
			clearTimeout(ending);
			child ??= start();
			waiting.push({
				question,
				resolve,
				reject
			});
			hold(child, true);
			child.stdin.write(`${question} ${name}\n`);
		});
	};
	return {
		async read(name) {
			const found = await ask("contents", name);
			return found && {
				oid: found.oid,
				kind: found.kind,
				bytes: found.bytes
			};
		},
		size: async (name) => (await ask("info", name))?.size
	};
}
function hold(child, on) {
	for (const handle of [
		child,
		child.stdin,
		child.stdout,
		child.stderr
	]) {
		const method = Reflect.get(handle, on ? "ref" : "unref");
		if (typeof method === "function") method.call(handle);
	}
}
function answerReader(waiting) {
	let pieces = [];
	let length = 0;
	let needed = 1;
	return (chunk) => {
		pieces.push(chunk);
		length += chunk.length;
		const found = [];
		if (length < needed) return found;
		let bytes = Buffer.concat(pieces);
		for (;;) {
			const answer = parseAnswer(bytes, waiting[found.length]?.question ?? "contents");
			needed = answer.needed;
			if (needed > bytes.length) break;
			found.push(answer.found);
			bytes = bytes.subarray(needed);
		}
		pieces = [bytes];
		length = bytes.length;
		return found;
	};
}
function parseAnswer(bytes, question) {
	const end = bytes.indexOf(10);
	if (end < 0) return { needed: bytes.length + 1 };
	const head = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/.exec(bytes.toString("utf8", 0, end));
	if (head === null) return { needed: end + 1 };
	const [, oid = "", kind = "", digits = ""] = head;
	const size = Number(digits);
	const content = question === "info" ? 0 : size + 1;
	const needed = end + 1 + content;
	if (bytes.length < needed || !isKind(kind)) return { needed };
	return {
		needed,
		found: {
			oid,
			kind,
			size,
			bytes: Buffer.from(bytes.subarray(end + 1, needed - 1))
		}
	};
}
function isKind(kind) {
	return kind === "commit" || kind === "tree" || kind === "blob";
}

export { objectsOf as t };