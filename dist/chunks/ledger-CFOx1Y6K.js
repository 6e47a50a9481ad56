import { t as ledgerReasons } from "./reasons-hEwjzI84.js";
import { a as checkedAddress, c as sketchAddress, i as openHome, n as usualBranch, o as evaluationAddress, r as openRecordBranch, s as runAddress, t as openLedger } from "./ledger-DOPelwlP.js";

export { openLedger };