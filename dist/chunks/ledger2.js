import { t as ledgerReasons } from "./reasons9.js";
import { a as acceptanceAddress, c as evaluationAddress, d as sketchAddress, i as openHome, l as replacementAddress, n as usualBranch, o as checkedAddress, r as openRecordBranch, s as commitAddress, t as openLedger, u as runAddress } from "./ledger.js";

export { openLedger };