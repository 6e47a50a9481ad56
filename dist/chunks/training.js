import { t as runProcess } from "./process.js";
import { u as systemCode } from "./files.js";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { closeSync, openSync } from "node:fs";
import { readFile, readdir, readlink } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/support/process-tree.ts
async function findProcesses(mark) {
	if (process.platform !== "linux") return findByGroup(mark.group);
	return findAll(async (pid, group) => group === mark.group || await isMarked(pid, mark));
}
async function findCarrying(variable, group) {
	if (process.platform !== "linux") return group === void 0 ? [] : findByGroup(group);
	return findAll(async (pid, ofPid) => ofPid === group || (await environmentOf(pid)).includes(variable));
}
function signalAll(processes, signal) {
	for (const { pid } of processes) try {
		process.kill(pid, signal);
	} catch {}
}
async function findLeft(folder) {
	if (process.platform !== "linux") return [];
	return findAll(async (pid) => {
		const variables = await environmentOf(pid);
		return variables.some((variable) => variable.startsWith("MLOPS_RUN_ID=")) && variables.some((variable) => variable.startsWith(`MLOPS_OUTPUT=${folder}/`));
	});
}
async function findAll(isWanted) {
	const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
	return (await Promise.all(pids.filter((pid) => pid !== process.pid).map((pid) => look(pid, isWanted)))).filter((entry) => entry !== void 0);
}
async function look(pid, isWanted) {
	const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
	const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	if (state === void 0 || state === "" || state === "Z" || state === "X") return void 0;
	if (!await isWanted(pid, Number(group))) return void 0;
	return {
		pid,
		command: (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ").trim() || `process ${pid}`
	};
}
async function isMarked(pid, mark) {
	if ((await environmentOf(pid)).includes(`MLOPS_RUN_ID=${mark.id}`)) return true;
	const folder = await readlink(`/proc/${pid}/cwd`).catch(() => "");
	return folder === mark.folder || folder.startsWith(`${mark.folder}/`);
}
async function environmentOf(pid) {
	return (await readFile(`/proc/${pid}/environ`, "latin1").catch(() => "")).split("\0");
}
async function findByGroup(group) {
	const { stdout } = await runProcess("ps", ["-axo", "pid=,pgid=,stat=,command="]);
	return stdout.toString("utf8").split("\n").map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line)).filter((match) => match !== null).filter(([, , pgid, state]) => Number(pgid) === group && !state?.startsWith("Z")).map(([, pid, , , command]) => ({
		pid: Number(pid),
		command: command ?? ""
	}));
}

// src/training/launchers/gpus.ts
const mebibyte = 2 ** 20;
const hottest = 90;
const fields = [
	"index",
	"uuid",
	"name",
	"driver_version",
	"memory.total",
	"memory.free",
	"ecc.errors.uncorrected.volatile.total",
	"temperature.gpu"
];
async function checkGpus(resources, env) {
	const wanted = resources.gpus;
	if (wanted === void 0 || wanted.count === 0) return {
		problems: [],
		notices: [],
		env: {},
		gpus: []
	};
	const query = await queryGpus(env);
	const visible = query.devices.filter((device) => isVisible(device, env["CUDA_VISIBLE_DEVICES"]));
	const judged = visible.map((device) => ({
		device,
		against: objection(device, wanted)
	}));
	const fit = judged.filter((entry) => entry.against === void 0).map((entry) => entry.device);
	const warned = query.complaint === void 0 ? [] : [{
		reason: "gpu-query-warned",
		message: `nvidia-smi said: ${query.complaint}`
	}];
	if (fit.length >= wanted.count) {
		const chosen = fit.slice(0, wanted.count);
		return {
			problems: [],
			notices: warned,
			env: { CUDA_VISIBLE_DEVICES: chosen.map((device) => device.uuid).join(",") },
			gpus: chosen.map(state)
		};
	}
	const why = [...judged.map((entry) => entry.against).filter((against) => against !== void 0), ...query.complaint === void 0 ? [] : [`nvidia-smi said: ${query.complaint}`]];
	return {
		problems: [{
			reason: "gpu-unfit",
			message: `${wanted.count} fit GPUs are needed, ${fit.length} of ${visible.length} are fit${why.map((each) => `; ${each}`).join("")}`
		}],
		notices: [],
		env: {},
		gpus: visible.map(state)
	};
}
async function listGpus(env) {
	return (await queryGpus(env)).devices.map(state);
}
async function queryGpus(env) {
	const gpus = await smi(["--query-gpu", fields.join(",")], env);
	if (gpus === void 0) return {
		devices: [],
		complaint: "not installed"
	};
	const processes = ((await smi(["--query-compute-apps", "gpu_uuid,pid,process_name"], env))?.rows ?? []).filter((row) => row.length >= 3);
	const devices = gpus.rows.filter((row) => row.length === fields.length).map((row) => device(row, processes));
	return gpus.code !== 0 || devices.length === 0 ? {
		devices,
		complaint: gpus.said || `exit code ${gpus.code}`
	} : { devices };
}
async function smi([option, names], env) {
	try {
		const args = [`${option}=${names}`, "--format=csv,noheader,nounits"];
		const { code, stdout, stderr } = await runProcess("nvidia-smi", args, {
			env,
			signal: AbortSignal.timeout(2e4)
		});
		const rows = stdout.toString("utf8").split("\n").filter((line) => line.trim() !== "").map((line) => line.split(",").map((cell) => cell.trim()));
		return {
			code,
			rows,
			said: [...rows.filter((row) => row.length === 1).map((row) => row[0]), stderr.trim()].join(" ").trim().slice(0, 300)
		};
	} catch (error) {
		if (systemCode(error) === "ENOENT") return void 0;
		return {
			code: null,
			rows: [],
			said: error instanceof Error ? error.message : "no answer"
		};
	}
}
function device(row, processes) {
	const [index = "", uuid = "", name = "", driver = "", total, free, ecc, temperature] = row;
	return {
		index,
		uuid,
		name,
		driver,
		memory: (amount(total) ?? 0) * mebibyte,
		free: (amount(free) ?? 0) * mebibyte,
		eccErrors: amount(ecc),
		temperature: amount(temperature),
		processes: processes.filter((process) => process[0] === uuid).map((process) => `${process[2]} (pid ${process[1]})`)
	};
}
function amount(cell) {
	return cell !== void 0 && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : void 0;
}
function objection(device, wanted) {
	const who = `GPU ${device.index} (${device.name})`;
	if (device.memory === 0 || device.driver === "" || device.driver.startsWith("[")) return `${who} does not answer`;
	if (wanted.name.length > 0 && !wanted.name.some((name) => hasName(device.name, name))) return `${who} is none of ${wanted.name.join(", ")}`;
	if (device.eccErrors !== void 0 && device.eccErrors > 0) return `${who} reports ${device.eccErrors} uncorrected memory errors`;
	if (device.processes.length > 0) return `${who} is used by ${device.processes.join(", ")}`;
	if (device.free < (wanted.memory ?? 0)) return `${who} has ${gibibytes$1(device.free)} of ${gibibytes$1(device.memory)} GiB free, ${gibibytes$1(wanted.memory ?? 0)} are needed`;
	if (device.temperature !== void 0 && device.temperature >= hottest) return `${who} is at ${device.temperature} °C`;
}
function hasName(full, wanted) {
	const words = (text) => ` ${text.toLowerCase().split(/[^a-z0-9]+/).join(" ")} `;
	return words(full).includes(words(wanted));
}
function isVisible(device, visible) {
	if (visible === void 0) return true;
	return visible.split(",").map((name) => name.trim()).some((name) => name === device.index || name.startsWith("GPU-") && device.uuid.startsWith(name));
}
function gibibytes$1(bytes) {
	return (bytes / 2 ** 30).toFixed(1);
}
function state({ uuid, name, driver, memory, eccErrors }) {
	return {
		uuid,
		name,
		driver,
		memory,
		eccErrors
	};
}

// src/training/launchers/machine.ts
function machineProblems(wanted, machine = thisMachine()) {
	const { cpus = 0, memory = 0 } = wanted;
	const few = cpus > machine.cpus ? [`${cpus} cores are needed, the machine has ${machine.cpus}`] : [];
	const little = memory * .9375 > machine.memory ? [`${gibibytes(memory)} GiB of memory are needed, the machine has ${gibibytes(machine.memory)} GiB`] : [];
	return [...few, ...little].map((message) => ({
		reason: "machine-too-small",
		message
	}));
}
function thisMachine() {
	return {
		cpus: availableParallelism(),
		memory: totalmem()
	};
}
function gibibytes(bytes) {
	return (bytes / 2 ** 30).toFixed(1);
}

// src/training/launchers/oom-kills.ts
async function countOomKills(root = "/") {
	for (const file of await counters(root)) {
		const text = await readFile(join(root, file), "utf8").catch(() => "");
		const count = /^oom_kill (\d+)$/m.exec(text)?.[1];
		if (count !== void 0) return Number(count);
	}
}
async function counters(root) {
	const groups = await readFile(join(root, "proc/self/cgroup"), "utf8").catch(() => "");
	const files = [];
	for (const line of groups.split("\n")) {
		const [, controllers, ...rest] = line.split(":");
		const path = rest.join(":");
		if (controllers === "") files.push(`sys/fs/cgroup${path}/memory.events`);
		if (controllers?.split(",").includes("memory")) files.push(`sys/fs/cgroup/memory${path}/memory.oom_control`, "sys/fs/cgroup/memory/memory.oom_control");
	}
	return [...files, "proc/vmstat"];
}

// src/training/launchers/watchdog.ts
function watch(group) {
	const helper = spawn("/bin/sh", [
		"-c",
		"read -r word; [ \"$word\" = done ] || kill -KILL \"-$1\"",
		"mlops-watchdog",
		String(group)
	], {
		cwd: "/",
		env: {},
		detached: true,
		stdio: [
			"pipe",
			"ignore",
			"ignore"
		]
	});
	helper.on("error", () => void 0);
	helper.stdin.on("error", () => void 0);
	helper.unref();
	return () => {
		helper.stdin.end("done\n");
	};
}

// src/training/launchers/local.ts
const longestTimer = 2 ** 31 - 1;
const afterglow = 500;
const survivorGrace = 1e3;
const killGrace = 1e3;
const poll = 40;
const localLauncher = {
	async check(resources, env) {
		const gpus = await checkGpus(resources, env);
		return {
			...gpus,
			problems: [...machineProblems(resources), ...gpus.problems]
		};
	},
	run: runJob,
	describe: () => "this machine"
};
async function runJob(job, signal) {
	const began = performance.now();
	const seconds = () => (performance.now() - began) / 1e3;
	const none = {
		code: null,
		signal: null,
		survivors: [],
		outOfMemory: void 0
	};
	if (signal.aborted) return {
		...none,
		how: "cancelled",
		seconds: seconds()
	};
	const killsBefore = await countOomKills();
	const started = await start(job);
	if ("why" in started) return {
		...none,
		how: "not-started",
		why: started.why,
		seconds: seconds()
	};
	const { child, pid } = started;
	const mark = {
		group: pid,
		id: job.id,
		folder: job.folder
	};
	const standDown = watch(pid);
	try {
		const stopping = new AbortController();
		const ended = exitOf(child);
		const how = await Promise.race([ended.then(() => "by-itself"), interruption(job, signal, stopping.signal)]);
		stopping.abort();
		const survivors = how === "by-itself" ? await endSurvivors(mark) : [];
		if (how !== "by-itself") await stopTree(mark, job);
		const lost = setTimeout$1(killGrace, {
			code: null,
			signal: "SIGKILL"
		}, { ref: false });
		const { code, signal: by } = await Promise.race([ended, lost]);
		await drained(child);
		const killsAfter = await countOomKills();
		const outOfMemory = killsBefore !== void 0 && killsAfter !== void 0 ? killsAfter > killsBefore : void 0;
		return {
			how,
			code,
			signal: by,
			seconds: seconds(),
			survivors,
			outOfMemory
		};
	} finally {
		standDown();
	}
}
function start(job) {
	const [file = "", ...args] = job.command.kind === "shell" ? [...[
		"bash",
		"--noprofile",
		"--norc",
		"-eo",
		"pipefail",
		"-c"
	], job.command.text] : job.command.argv;
	const input = job.input === void 0 ? void 0 : openSync(job.input, "r");
	return new Promise((resolve) => {
		const child = spawn(file, args, {
			cwd: job.workingDirectory,
			env: job.env,
			detached: true,
			stdio: [
				input ?? "ignore",
				"pipe",
				"pipe"
			]
		});
		if (input !== void 0) closeSync(input);
		child.stdout?.on("data", (chunk) => job.onOutput("stdout", chunk));
		child.stderr?.on("data", (chunk) => job.onOutput("stderr", chunk));
		child.once("error", (error) => {
			resolve({ why: `${file}: ${error.code === "ENOENT" ? "command not found" : error.message}` });
		});
		child.once("spawn", () => resolve(child.pid === void 0 ? { why: `${file}: no process` } : {
			child,
			pid: child.pid
		}));
	});
}
function exitOf(child) {
	return new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) resolve({
			code: child.exitCode,
			signal: child.signalCode
		});
		else child.once("exit", (code, signal) => resolve({
			code,
			signal
		}));
	});
}
function interruption(job, signal, over) {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve("timeout"), Math.min(job.timeout, longestTimer));
		const cancel = () => resolve("cancelled");
		signal.addEventListener("abort", cancel, { once: true });
		if (signal.aborted) cancel();
		over.addEventListener("abort", () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", cancel);
		});
	});
}
async function stopTree(mark, job) {
	const steps = [
		["SIGINT", job.grace.interrupt],
		["SIGTERM", job.grace.terminate],
		["SIGKILL", killGrace]
	];
	for (const [signal, wait] of steps) if ((await endWith(mark, signal, wait)).length === 0) return;
}
async function endSurvivors(mark) {
	const survivors = await remaining(mark, afterglow);
	if (survivors.length === 0) return [];
	if ((await endWith(mark, "SIGTERM", survivorGrace)).length > 0) await endWith(mark, "SIGKILL", killGrace);
	return survivors;
}
async function endWith(mark, signal, wait) {
	const left = await findProcesses(mark);
	if (left.length === 0) return left;
	signalAll(left, signal);
	return remaining(mark, wait, signal === "SIGKILL" ? (found) => signalAll(found, signal) : void 0);
}
async function remaining(mark, wait, again) {
	const until = performance.now() + wait;
	for (;;) {
		const found = await findProcesses(mark);
		if (found.length === 0 || performance.now() >= until) return found;
		again?.(found);
		await setTimeout$1(poll);
	}
}
async function drained(child) {
	const open = [child.stdout, child.stderr].filter((stream) => stream !== null && !stream.destroyed);
	const closed = Promise.all(open.map((stream) => new Promise((resolve) => stream?.once("close", resolve))));
	await Promise.race([closed, setTimeout$1(1e3, void 0, { ref: false })]);
	for (const stream of open) stream?.destroy();
}

export { signalAll as a, findLeft as i, listGpus as n, findCarrying as r, localLauncher as t };