import { t as compareParts } from "./chunks/compare.js";
import { parentPort } from "node:worker_threads";

// src/commands/comparison/compare-thread.ts
parentPort?.on("message", ({ rows, request }) => parentPort?.postMessage(compareParts(rows, request)));

export {  };