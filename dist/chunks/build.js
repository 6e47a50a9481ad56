import { n as buildLine, t as build } from "./build2.js";

export { build };