// src/cli/progress/seconds-text.ts
function secondsText(milliseconds) {
	const seconds = Math.max(0, milliseconds) / 1e3;
	if (seconds < 120) return `${seconds.toFixed(1)} s`;
	return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
}

export { secondsText as t };