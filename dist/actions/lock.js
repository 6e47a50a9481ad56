import { t as begin } from "../chunks/begin.js";

// src/actions/entries/lock.ts
await begin("lock", () => import("../chunks/lock4.js"));

export {  };