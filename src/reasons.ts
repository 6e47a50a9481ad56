import { actionReasons } from './actions/reasons.ts';
import { cliReasons } from './cli/reasons.ts';
import type { Reasons } from './commands/ports.ts';
import { commandReasons } from './commands/reasons.ts';
import { dataReasons } from './data/reasons.ts';
import { deploymentReasons } from './deployment/reasons.ts';
import { forgeReasons } from './forge/reasons.ts';
import { gateReasons } from './gates/reasons.ts';
import { ledgerReasons } from './ledger/reasons.ts';
import { evaluationReasons } from './metrics/evaluation.ts';
import { readerReasons } from './metrics/readers/reasons.ts';
import { projectReasons } from './project/reasons.ts';
import { promotionReasons } from './promotion/reasons.ts';
import { reportReasons } from './report/reasons.ts';
import { repositoryReasons } from './repository/reasons.ts';
import { sourceReasons } from './sources/reasons.ts';
import { storeReasons } from './store/reasons.ts';
import type { ReasonInfo } from './support/problem.ts';
import { trainingReasons } from './training/reasons.ts';

/** The tables of all rooms, by the room's name. */
export const reasonTables: Readonly<Record<string, Readonly<Record<string, ReasonInfo>>>> = {
  actions: actionReasons,
  cli: cliReasons,
  commands: commandReasons,
  data: dataReasons,
  deployment: deploymentReasons,
  forge: forgeReasons,
  gates: gateReasons,
  ledger: ledgerReasons,
  metrics: { ...evaluationReasons, ...readerReasons },
  project: projectReasons,
  promotion: promotionReasons,
  report: reportReasons,
  repository: repositoryReasons,
  sources: sourceReasons,
  store: storeReasons,
  training: trainingReasons,
};

/** A reason code: one cause, one remedy, one end, and the room whose word it is. */
export interface ReasonEntry extends ReasonInfo {
  readonly code: string;
  readonly room: string;
}

const byCode: ReadonlyMap<string, ReasonEntry> = new Map(
  Object.entries(reasonTables).flatMap(([room, table]) =>
    Object.entries(table).map(([code, info]) => [code, { code, room, ...info }] as const),
  ),
);

/** All reason codes in alphabetical order. */
export function allReasons(): readonly ReasonEntry[] {
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What the commands ask the tables of all rooms. */
export const reasons: Reasons = {
  endsOf: (reason) => byCode.get(reason)?.ends,
  remedyOf: (reason) => byCode.get(reason)?.remedy,
};

/** Whether all of these say that there is nothing to judge, so that nobody has to be called. */
export function areQuiet(codes: readonly string[]): boolean {
  return codes.length > 0 && codes.every((code) => byCode.get(code)?.quiet === true);
}
