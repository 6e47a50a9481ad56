import { t as ledgerReasons } from "./reasons5.js";
import { C as versionsFolder, S as versionAddress, _ as holdsFolder, a as acceptanceAddress, b as runAddress, c as buildAddress, d as deploymentAddress, f as deploymentsFolder, g as holdAddress, h as gatesAddress, i as openHome, l as checkedAddress, m as evaluationAddress, n as usualBranch, o as askedAddress, p as deploymentsOf, r as openRecordBranch, s as askedFolder, t as openLedger, u as commitAddress, v as proofAddress, x as sketchAddress, y as replacementAddress } from "./ledger.js";

export { openLedger };