import { i as reasons, n as areQuiet, r as reasonTables, t as allReasons } from "./reasons18.js";

export { allReasons, areQuiet, reasonTables, reasons };