import { n as openLocalForge, r as githubRepository, t as openForge } from "./forge.js";

export { openForge };