export {
  acceptanceAddress,
  askedAddress,
  askedFolder,
  buildAddress,
  checkedAddress,
  commitAddress,
  deploymentAddress,
  deploymentsFolder,
  deploymentsOf,
  evaluationAddress,
  gatesAddress,
  holdAddress,
  holdsFolder,
  proofAddress,
  replacementAddress,
  requestAddress,
  runAddress,
  sketchAddress,
  versionAddress,
  versionsFolder,
} from './addresses.ts';
export { openHome } from './home.ts';
export { type LedgerOptions, openLedger, usualBranch } from './ledger.ts';
export type { GivenWay, GiveWay, Ledger, LedgerEntry, LedgerRecord, LedgerWrite, RecordTexts } from './port.ts';
export { ledgerReasons } from './reasons.ts';
export { openRecordBranch, type RecordBranch } from './record-branch.ts';
export type { RecordProblem } from './record-problem.ts';
