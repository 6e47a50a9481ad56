import { s as warning } from "../chunks/core.js";

// src/actions/sweep.ts
const { sweep } = await import("../chunks/sweep.js");
const said = await sweep(process.env["GITHUB_WORKSPACE"] ?? process.cwd());
if (said !== void 0) warning(said);

export {  };