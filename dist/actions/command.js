import { t as begin } from "../chunks/begin.js";

// src/actions/entries/command.ts
await begin("command", () => import("../chunks/command.js"));

export {  };