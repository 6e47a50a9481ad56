import { t as begin } from "../chunks/begin.js";

// src/actions/entries/validate.ts
await begin("validate", () => import("../chunks/validate3.js"));

export {  };