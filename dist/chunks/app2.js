import { n as portsOf, r as runCommand, t as openLedgerAt } from "./app.js";

export { openLedgerAt, runCommand };