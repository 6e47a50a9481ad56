import { n as reasons, t as reasonTables } from "./reasons4.js";

export { reasons };