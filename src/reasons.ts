import { cliReasons } from './cli/reasons.ts';
import { commandReasons } from './commands/reasons.ts';
import { dataReasons } from './data/reasons.ts';
import { forgeReasons } from './forge/reasons.ts';
import { gateReasons } from './gates/reasons.ts';
import { ledgerReasons } from './ledger/reasons.ts';
import { evaluationReasons } from './metrics/evaluation.ts';
import { readerReasons } from './metrics/readers/reasons.ts';
import { comparisonReasons } from './metrics/reasons.ts';
import { projectReasons } from './project/reasons.ts';
import { reportReasons } from './report/reasons.ts';
import { repositoryReasons } from './repository/reasons.ts';
import { storeReasons } from './store/reasons.ts';
import type { Problem, ReasonInfo } from './support/problem.ts';
import { trainingReasons } from './training/reasons.ts';

/** The tables of all rooms, by the room's name. */
export const reasonTables: Readonly<Record<string, Readonly<Record<string, ReasonInfo>>>> = {
  cli: cliReasons,
  commands: commandReasons,
  data: dataReasons,
  forge: forgeReasons,
  gates: gateReasons,
  ledger: ledgerReasons,
  metrics: { ...comparisonReasons, ...evaluationReasons, ...readerReasons },
  project: projectReasons,
  report: reportReasons,
  repository: repositoryReasons,
  store: storeReasons,
  training: trainingReasons,
};

/** A reason code with what each room that uses it says about it. */
export interface ReasonEntry {
  readonly code: string;
  readonly uses: readonly (ReasonInfo & { readonly room: string })[];
}

/** All reason codes in alphabetical order. */
export function allReasons(): readonly ReasonEntry[] {
  const byCode = new Map<string, (ReasonInfo & { readonly room: string })[]>();
  for (const [room, table] of Object.entries(reasonTables)) {
    for (const [code, info] of Object.entries(table)) {
      byCode.set(code, [...(byCode.get(code) ?? []), { ...info, room }]);
    }
  }
  return [...byCode].map(([code, uses]) => ({ code, uses })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What the table says to do about a problem. A code of several rooms is the loader's where the problem names its docs. */
export function remedyOf({ reason, docs }: Problem): string | undefined {
  const tables = Object.entries(reasonTables).filter(([, table]) => Object.hasOwn(table, reason));
  const [, table] = tables.find(([room]) => (room === 'project') === (docs !== undefined)) ?? tables[0] ?? [];
  return table?.[reason]?.remedy;
}
