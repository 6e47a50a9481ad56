import { t as begin } from "../chunks/begin.js";

// src/actions/entries/train.ts
await begin("train", () => import("../chunks/train3.js"));

export {  };