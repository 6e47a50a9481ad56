import { t as ledgerReasons } from "./reasons11.js";
import { a as acceptanceAddress, c as evaluationAddress, d as runAddress, f as sketchAddress, i as openHome, l as proofAddress, n as usualBranch, o as checkedAddress, r as openRecordBranch, s as commitAddress, t as openLedger, u as replacementAddress } from "./ledger.js";

export { openLedger };