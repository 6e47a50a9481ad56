import { i as reasons, n as areQuiet, r as reasonTables, t as allReasons } from "./reasons2.js";

export { allReasons, areQuiet, reasonTables, reasons };