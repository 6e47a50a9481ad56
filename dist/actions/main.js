import { t as begin } from "../chunks/begin.js";

// src/actions/entries/main.ts
await begin("main", () => import("../chunks/main.js"));

export {  };