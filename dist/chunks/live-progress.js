import { n as paceText, r as startOf, t as secondsText } from "./seconds-text.js";
import { t as MlopsError } from "./problem.js";
import { n as widthOf, t as fitText } from "./text-width.js";
import { r as shareOf, t as amountText } from "./amount.js";

// src/cli/progress/live-block.ts
function liveBlock(terminal) {
	let shown = [];
	const columns = () => positive(terminal.columns, 80);
	const width = () => Math.max(1, columns() - 1);
	return {
		width,
		draw(lines, above = "") {
			const next = lines.slice(-Math.max(1, positive(terminal.rows, 24) - 1)).map((line) => fitText(line, width()));
			const text = erasing(shown, columns()) + above + next.map((line) => `${line}\n`).join("");
			if (text !== "") terminal.write(text);
			shown = next;
		}
	};
}
function positive(size, usual) {
	return size === void 0 || size <= 0 ? usual : size;
}
function erasing(lines, columns) {
	const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
	return rows === 0 ? "" : `\r\u001b[${rows}A\u001b[J`;
}

// src/cli/progress/stage-line.ts
const marks = [
	"⠋",
	"⠙",
	"⠹",
	"⠸",
	"⠼",
	"⠴",
	"⠦",
	"⠧",
	"⠇",
	"⠏"
];
const markMs = 100;
const widestBar = 24;
const narrowestBar = 6;
const leastTitle = 12;
function stageLine(stage, now, width) {
	const pace = paceText(stage.from, stage.amount, now);
	if (pace === "" || stage.amount === void 0) return lineOf(stage, "", now, width);
	const least = `x ${stage.title} ${amountText(stage.amount)}, ${pace} · ${secondsText(now - stage.started)}`;
	return lineOf(stage, widthOf(least) <= width ? `, ${pace}` : "", now, width);
}
function lineOf({ title, started, amount }, more, now, width) {
	const mark = marks[Math.floor(now / markMs) % marks.length] ?? "·";
	const time = secondsText(now - started);
	const counted = amount === void 0 ? "" : `${amountText(amount)}${more}`;
	const share = amount === void 0 ? void 0 : shareOf(amount);
	const tail = counted === "" ? time : `${counted} · ${time}`;
	const room = width - widthOf(`${mark} ${title} ${tail}`);
	if (room > narrowestBar && share !== void 0) return `${mark} ${title} ${bar(share, room - 1)} ${tail}`;
	const end = width - widthOf(`${mark}  ${tail}`) >= Math.min(leastTitle, widthOf(title)) ? tail : time;
	const left = width - widthOf(`${mark}  ${end}`);
	return fitText(left > 0 ? `${mark} ${fitText(title, left)} ${end}` : `${mark} ${time}`, width);
}
function bar(share, room) {
	const cells = Math.min(widestBar, room);
	const full = Math.floor(share * cells);
	return "█".repeat(full) + "░".repeat(cells - full);
}

// src/cli/progress/live-progress.ts
const frameMs = 100;
function liveProgress(terminal) {
	const block = liveBlock(terminal);
	const running = /* @__PURE__ */ new Set();
	let timer;
	const draw = (above = "") => {
		const now = Date.now();
		const width = block.width();
		block.draw([...running].map((stage) => stageLine(stage, now, width)), above);
	};
	const ended = () => {
		if (running.size > 0) return;
		clearInterval(timer);
		timer = void 0;
	};
	return {
		async stage(title, work) {
			const stage = {
				title,
				started: Date.now()
			};
			const end = (mark) => {
				running.delete(stage);
				ended();
				draw(`${mark} ${title} ${secondsText(Date.now() - stage.started)}\n`);
			};
			running.add(stage);
			timer ??= setInterval(draw, frameMs);
			draw();
			try {
				const value = await work((amount) => {
					stage.from = startOf(stage.from, amount, Date.now());
					stage.amount = amount;
				});
				end("✓");
				return value;
			} catch (error) {
				end(error instanceof MlopsError && error.ends === "cancelled" ? "–" : "✗");
				throw error;
			}
		},
		note: (text) => draw(`${text}\n`),
		output: (text) => draw(text.endsWith("\n") ? text : `${text}\n`)
	};
}

export { liveProgress };