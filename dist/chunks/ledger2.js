import { t as ledgerReasons } from "./reasons5.js";
import { C as versionAddress, S as sketchAddress, _ as holdsFolder, a as acceptanceAddress, b as requestAddress, c as buildAddress, d as deploymentAddress, f as deploymentsFolder, g as holdAddress, h as gatesAddress, i as openHome, l as checkedAddress, m as evaluationAddress, n as usualBranch, o as askedAddress, p as deploymentsOf, r as openRecordBranch, s as askedFolder, t as openLedger, u as commitAddress, v as proofAddress, w as versionsFolder, x as runAddress, y as replacementAddress } from "./ledger.js";

export { openLedger };