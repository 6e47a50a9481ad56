import { t as ledgerReasons } from "./reasons7.js";
import { S as versionsFolder, _ as proofAddress, a as acceptanceAddress, b as sketchAddress, c as checkedAddress, d as deploymentsFolder, f as deploymentsOf, g as holdsFolder, h as holdAddress, i as openHome, l as commitAddress, m as gatesAddress, n as usualBranch, o as askedAddress, p as evaluationAddress, r as openRecordBranch, s as askedFolder, t as openLedger, u as deploymentAddress, v as replacementAddress, x as versionAddress, y as runAddress } from "./ledger.js";

export { openLedger };