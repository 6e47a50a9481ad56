import { t as begin } from "../chunks/begin.js";

// src/actions/entries/report.ts
await begin("report", () => import("../chunks/report4.js"));

export {  };