import { t as ledgerReasons } from "./reasons6.js";
import { _ as versionAddress, a as acceptanceAddress, c as deploymentAddress, d as holdAddress, f as holdsFolder, g as sketchAddress, h as runAddress, i as openHome, l as deploymentsFolder, m as replacementAddress, n as usualBranch, o as checkedAddress, p as proofAddress, r as openRecordBranch, s as commitAddress, t as openLedger, u as evaluationAddress, v as versionsFolder } from "./ledger.js";

export { openLedger };