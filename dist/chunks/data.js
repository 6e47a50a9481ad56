import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { existsSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";

// src/data/engines/duckdb-worker-process.ts
const passedOn = [
	"MLOPS_DUCKDB",
	"LD_LIBRARY_PATH",
	"DYLD_LIBRARY_PATH",
	"SystemRoot",
	"PATH"
];
function defaultWorker() {
	const found = [
		"./duckdb-worker.ts",
		"./duckdb-worker.js",
		"../duckdb-worker.js"
	].map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
	if (found === void 0) throw MlopsError.of(dataReasons, "engine-missing", "The data engine has no duckdb-worker.js beside its bundle.");
	return {
		command: process.execPath,
		args: [found]
	};
}
function startWorker(worker, home) {
	const env = {
		HOME: home,
		TMPDIR: home,
		TZ: "UTC",
		LC_ALL: "C.UTF-8"
	};
	for (const name of passedOn) if (process.env[name] !== void 0) env[name] = process.env[name];
	return connect(spawn(worker.command, [...worker.args], {
		cwd: home,
		env,
		serialization: "advanced",
		stdio: [
			"ignore",
			"ignore",
			"pipe",
			"ipc"
		]
	}));
}
function connect(child) {
	const waiting = /* @__PURE__ */ new Map();
	let said = "";
	let alive = true;
	child.stderr?.on("data", (chunk) => {
		said = (said + chunk.toString("utf8")).slice(-4e3);
	});
	child.on("message", (reply) => {
		const call = waiting.get(reply.id);
		waiting.delete(reply.id);
		if (call) settle(call, reply);
	});
	const ended = new Promise((resolve) => {
		const end = (code, signal, why) => {
			alive = false;
			for (const call of waiting.values()) call.reject(endedError(code, signal, why ?? said));
			waiting.clear();
			resolve();
		};
		child.on("error", (error) => end(null, null, error.message));
		child.on("close", (code, signal) => end(code, signal));
	});
	return {
		pid: child.pid,
		ask: (request) => new Promise((resolve, reject) => {
			waiting.set(request.id, {
				resolve,
				reject
			});
			if (alive) child.send(request, () => void 0);
		}),
		interrupt: () => {
			if (child.connected) child.send({
				kind: "interrupt",
				id: 0
			}, () => void 0);
		},
		kill: () => child.kill("SIGKILL"),
		ended,
		isAlive: () => alive && child.connected
	};
}
function settle(call, reply) {
	if ("value" in reply) call.resolve(reply.value);
	else if ("problems" in reply) call.reject(new MlopsError(reply.ends, reply.problems));
	else call.reject(/* @__PURE__ */ new Error(`data engine: ${reply.defect}`));
}
function endedError(code, signal, said) {
	const how = signal ? `by ${signal}` : `with exit code ${code}`;
	if (/heap out of memory|bad_alloc|Cannot allocate memory/.test(said)) return MlopsError.of(dataReasons, "engine-out-of-memory", `The data engine ended ${how}: it ran out of memory.`);
	const last = said.trim().split("\n").at(-1) ?? "";
	const hint = signal === "SIGKILL" ? " The operating system does this when memory runs out." : "";
	return MlopsError.of(dataReasons, "engine-crashed", `The data engine ended ${how}.${hint}${last ? ` ${last}` : ""}`);
}

// src/data/engines/duckdb.ts
const graceMs = 2e3;
async function openDuckdb(options) {
	const folder = await mkdtemp(join(options.tempFolder, "mlops-duckdb-"));
	const state = {
		options,
		folder,
		workers: 0,
		calls: 0,
		closed: false,
		last: Promise.resolve()
	};
	const cancel = () => state.worker?.kill();
	options.signal?.addEventListener("abort", cancel, { once: true });
	const close = async () => {
		options.signal?.removeEventListener("abort", cancel);
		state.closed = true;
		state.worker?.kill();
		await state.worker?.ended;
		await rm(folder, {
			recursive: true,
			force: true
		});
	};
	try {
		await inTurn(state, () => freshWorker(state));
	} catch (error) {
		await close();
		throw error;
	}
	return {
		describe: (table) => call(state, (id) => ({
			kind: "describe",
			id,
			table
		})),
		query: (sql, tables, parameters = []) => call(state, (id) => ({
			kind: "query",
			id,
			select: {
				sql,
				tables,
				parameters
			}
		})),
		columns: (sql, tables, parameters = []) => call(state, (id) => ({
			kind: "columns",
			id,
			select: {
				sql,
				tables,
				parameters
			}
		})),
		write: (sql, tables, target) => call(state, (id) => ({
			kind: "write",
			id,
			select: {
				sql,
				tables,
				parameters: []
			},
			target
		})),
		close
	};
}
function call(state, request) {
	return inTurn(state, async () => {
		const worker = state.worker?.isAlive() ? state.worker : await freshWorker(state);
		state.calls += 1;
		return await within(state, worker, worker.ask(request(state.calls)));
	});
}
function inTurn(state, work) {
	const turn = state.last.then(() => {
		if (state.options.signal?.aborted) throw cancelled();
		if (state.closed) throw new Error("the data engine is closed");
		return work();
	});
	state.last = turn.catch(() => void 0);
	return turn;
}
async function freshWorker(state) {
	const { options } = state;
	state.workers += 1;
	const scratch = join(state.folder, `worker-${state.workers}`);
	await mkdir(scratch);
	const worker = startWorker(options.worker ?? defaultWorker(), scratch);
	state.worker = worker;
	const settings = {
		memoryLimit: options.memoryLimit ?? defaultMemory(),
		threads: options.threads ?? availableParallelism(),
		scratch,
		scratchLimit: options.tempLimit ?? 64 * 2 ** 30
	};
	await within(state, worker, worker.ask({
		kind: "start",
		id: 0,
		settings
	}));
	return worker;
}
function defaultMemory() {
	const constrained = process.constrainedMemory();
	const limit = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
	return Math.floor(limit * .6);
}
async function within(state, worker, answer) {
	const limit = state.options.timeoutMs ?? 18e5;
	let late = false;
	const timers = [setTimeout(() => {
		late = true;
		worker.interrupt();
	}, limit), setTimeout(() => worker.kill(), limit + graceMs)];
	try {
		return await answer;
	} catch (error) {
		if (state.options.signal?.aborted) throw cancelled();
		if (late) throw MlopsError.of(dataReasons, "engine-timeout", `The data engine took longer than ${limit / 1e3} s.`);
		throw error;
	} finally {
		for (const timer of timers) clearTimeout(timer);
	}
}
function cancelled() {
	return MlopsError.of(dataReasons, "engine-cancelled", "The data engine was cancelled.");
}

export { openDuckdb as t };