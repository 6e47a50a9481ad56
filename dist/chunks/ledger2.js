import { t as ledgerReasons } from "./reasons6.js";
import { a as commitAddress, c as sketchAddress, i as checkedAddress, n as openRecordBranch, o as evaluationAddress, r as openHome, s as runAddress, t as openLedger } from "./ledger.js";

export { openLedger };