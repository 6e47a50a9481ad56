import { a as commitAddress, c as runAddress, i as checkedAddress, l as sketchAddress, n as openRecordBranch, o as evaluationAddress, r as openHome, s as replacementAddress, t as openLedger } from "./ledger.js";
import { t as ledgerReasons } from "./reasons9.js";

export { openLedger };