// src/data/engines/duckdb/own-memory.ts
function ownMemory(memoryLimit) {
	return Math.min(4 * 2 ** 30, Math.max(256 * 2 ** 20, memoryLimit / 4));
}

export { ownMemory as t };