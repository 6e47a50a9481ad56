import { t as begin } from "../chunks/begin.js";

// src/actions/entries/plan.ts
await begin("plan", () => import("../chunks/plan3.js"));

export {  };