import { t as begin } from "../chunks/begin.js";

// src/actions/entries/evaluate.ts
await begin("evaluate", () => import("../chunks/evaluate.js"));

export {  };