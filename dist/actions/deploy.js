import { t as begin } from "../chunks/begin.js";

// src/actions/entries/deploy.ts
await begin("deploy", () => import("../chunks/deploy3.js"));

export {  };