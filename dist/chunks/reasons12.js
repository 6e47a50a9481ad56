import { n as reasons, t as reasonTables } from "./reasons9.js";

export { reasons };