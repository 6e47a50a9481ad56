import { t as ledgerReasons } from "./reasons9.js";
import { a as checkedAddress, c as replacementAddress, i as acceptanceAddress, l as runAddress, n as openRecordBranch, o as commitAddress, r as openHome, s as evaluationAddress, t as openLedger, u as sketchAddress } from "./ledger.js";

export { openLedger };