import { r as oneLine } from "./clean.js";
import { a as signalAll, i as findLeft } from "./training.js";
import { realpath } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

// src/training/launchers/sweep.ts
const grace = 1e3;
const poll = 40;
async function sweepLeft(folder) {
	const found = await findLeft(folder);
	signalAll(found, "SIGTERM");
	const until = performance.now() + grace;
	for (let left = found; left.length > 0; left = await findLeft(folder)) {
		if (performance.now() >= until) signalAll(left, "SIGKILL");
		if (performance.now() >= until + grace) break;
		await setTimeout(poll);
	}
	return found;
}

// src/commands/sweep.ts
async function sweep(folder) {
	const found = await sweepLeft(await realpath(folder));
	if (found.length === 0) return void 0;
	const named = found.slice(0, 5).map(({ pid, command }) => `${pid} ${oneLine(command).slice(0, 80)}`);
	const processes = found.length === 1 ? "process" : "processes";
	return `Ended ${found.length} ${processes} that the steps left behind: ${named.join("; ")}`;
}

export { sweep, sweepLeft as t };