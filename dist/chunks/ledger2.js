import { t as ledgerReasons } from "./reasons6.js";
import { d as evaluationAddress, f as runAddress, l as checkedAddress, n as openRecordBranch, p as sketchAddress, r as openHome, t as openLedger, u as commitAddress } from "./ledger.js";

export { openLedger };