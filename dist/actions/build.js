import { t as begin } from "../chunks/begin.js";

// src/actions/entries/build.ts
await begin("build", () => import("../chunks/build4.js"));

export {  };