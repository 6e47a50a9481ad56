import { t as begin } from "../chunks/begin.js";

// src/actions/entries/promote.ts
await begin("promote", () => import("../chunks/promote3.js"));

export {  };