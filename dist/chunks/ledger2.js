import { t as ledgerReasons } from "./reasons6.js";
import { _ as sketchAddress, a as acceptanceAddress, c as deploymentAddress, d as evaluationAddress, f as holdAddress, g as runAddress, h as replacementAddress, i as openHome, l as deploymentsFolder, m as proofAddress, n as usualBranch, o as checkedAddress, p as holdsFolder, r as openRecordBranch, s as commitAddress, t as openLedger, u as deploymentsOf, v as versionAddress, y as versionsFolder } from "./ledger.js";

export { openLedger };