import { spawn } from "node:child_process";

// src/support/process.ts
function runProcess(file, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			cwd: options.cwd,
			env: options.env ?? process.env,
			stdio: [
				options.input === void 0 ? "ignore" : "pipe",
				"pipe",
				"pipe"
			],
			signal: options.signal
		});
		const stdout = [];
		const stderr = [];
		child.stdout?.on("data", (chunk) => stdout.push(chunk));
		child.stderr?.on("data", (chunk) => stderr.push(chunk));
		child.on("error", reject);
		child.on("close", (code, signal) => resolve({
			code,
			signal,
			stdout: Buffer.concat(stdout),
			stderr: Buffer.concat(stderr).toString("utf8")
		}));
		child.stdin?.on("error", () => void 0);
		child.stdin?.end(options.input);
	});
}

export { runProcess as t };