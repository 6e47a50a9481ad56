import { requestAddress } from '../../ledger/index.ts';
import { type Known, type Lost, makePlan, type Plan } from '../../project/index.ts';
import { repositoryName } from '../../repository/index.ts';
import type { Meter } from '../../support/amount.ts';
import { namedStore } from '../named-store.ts';
import type { Ports } from '../ports.ts';
import { ownScoresAddress } from './addresses.ts';
import { recordedBuild } from './built-version.ts';
import type { ChangeRequest } from './change-request.ts';
import { codeGlobs } from './code-globs.ts';
import { evaluateColumns } from './evaluate-columns.ts';
import { expectedRecords } from './expected-records.ts';
import { gatesAhead } from './gates-ahead.ts';
import { type HandedOver, type TakingOver, takeOver } from './hand-over.ts';
import { knownBuilds } from './known-builds.ts';
import { lostBytes, lostResults } from './lost-bytes.ts';
import { rowsNotCompared } from './made-of-one.ts';
import { pastAddresses } from './past-results.ts';
import type { ReadCommit } from './read-commit.ts';
import { recordedResults } from './recorded-results.ts';
import { openRecords, type Records } from './records.ts';
import { readSides, type Sides } from './sides.ts';
import type { Situation } from './situation.ts';
import { trainingRequestOf } from './training-request.ts';
import { allTrusted, distrustRecords, notTrustedProblems } from './trusted-records.ts';

/** Reads commits and projects, asks the ledger what exists, and makes the plan. */
export function findSituation(request: ChangeRequest, ports: Ports): Promise<Situation> {
  return ports.progress.stage('read the repository and the ledger', (tell) => readSituation(request, ports, tell));
}

async function readSituation(request: ChangeRequest, ports: Ports, tell: Meter): Promise<Situation> {
  const sides = await readSides(request, ports, tell);
  const { problems, policyProject, policyPlaces, baseline, baselineCommit, ...read } = sides;
  const { repository, head, project, candidate } = read;
  const { known, taken, taking, ...found } = await readRecords(request, ports, sides);
  const { records, notTrusted } = found;
  const lost = await lostAfterAll(request, ports, taking, baseline, known);
  const unasked = isUnasked(request, found.records);
  const planned = async () => {
    const builds = {
      ...(await knownBuilds(records, found.store, candidate, baseline)),
      notTrusted: notTrusted.results,
    };
    return makePlan(candidate.facts, baseline?.facts, { ...known, builds, unasked }, lost);
  };
  const first = await planned();
  const plan = (await bringBuilds(request, ports, taking, first)) ? await planned() : first;
  return {
    request,
    ...read,
    ...found,
    name: project.name ?? (await repositoryName(repository, request.remote)),
    ...(baseline && { baseline }),
    ...(baselineCommit && { baselineCommit }),
    ...(policyProject && { policy: policyProject }),
    ...(policyPlaces && { policyPlaces }),
    plan,
    lost,
    reasons: ports.reasons,
    note: ports.progress.note,
    problems: [
      ...problems,
      ...taken.problems,
      ...notTrustedProblems(notTrusted),
      ...gatesAhead({ policy: policyProject, proposed: head.project, candidate, baseline, records }),
      ...evaluateColumns({ head, project, candidate, records }),
      ...codeGlobs({ head, project, candidate }),
      ...rowsNotCompared({ head, candidate }),
    ],
    otherwise: taken.otherwise,
  };
}

/** Whether what waits has to go on waiting. Errors: request-unreadable, request-too-new. */
function isUnasked({ unasked }: ChangeRequest, records: Records): boolean {
  if (unasked?.head === undefined) return unasked !== undefined;
  const text = records.text(requestAddress(unasked.head));
  if (text !== undefined) trainingRequestOf(unasked.head, text);
  return text === undefined;
}

/** What the ledger, this machine and the jobs before this one have of the results that a change needs. */
async function readRecords(request: ChangeRequest, ports: Ports, sides: Sides) {
  const { repository, own, judged, ledger, project, candidate, baseline } = sides;
  const records = openRecords(ledger, own.records);
  const expected = expectedRecords(candidate, baseline);
  const past = request.past === true ? await pastAddresses({ repository, judged, candidate }) : [];
  const asked = request.unasked?.head === undefined ? [] : [requestAddress(request.unasked.head)];
  await records.load([...expected.map(({ address }) => address), ...earlierScores(baseline), ...past, ...asked]);
  // Before anything is taken over: what this very run has made needs nobody to vouch for it.
  const notTrusted =
    request.trust === undefined ? allTrusted : await distrustRecords(records, request.trust, candidate, baseline);
  const store = await namedStore(project, repository, ports);
  const taking: TakingOver = { records, store, expected, own, candidate };
  const taken = await takeOver((await request.handedOver) ?? [], taking);
  ports.signal.throwIfAborted();
  // After that: what was taken over is recorded as well.
  const recorded = recordedResults(records, candidate, baseline);
  const known: Known = { ...recorded.known, notTrusted: notTrusted.results };
  return { records, expected, store, notTrusted, misplaced: recorded.problems, known, taken, taking };
}

/** What the store does not hold, nor anybody who is asked to bring it. */
async function lostAfterAll(
  { bring }: ChangeRequest,
  { progress }: Pick<Ports, 'progress'>,
  taking: TakingOver,
  baseline: ReadCommit | undefined,
  known: Known,
): Promise<Lost> {
  const { records, store, candidate } = taking;
  const look = () => lostBytes(records, store, candidate, baseline, known);
  const lost = await look();
  const results = lostResults(lost, candidate, baseline);
  if (bring === undefined || results.length === 0) return lost;
  await takeBrought(await bring(results), progress, taking);
  return look();
}

/** Nobody relies on these: what cannot be taken from them is made again. */
async function takeBrought(
  folders: readonly HandedOver[],
  progress: Ports['progress'],
  taking: TakingOver,
): Promise<void> {
  const { problems } = await takeOver(folders, taking);
  for (const { message } of problems) progress.note(`Files of an earlier run are not used: ${message}`);
}

/** Data that a command would have to make again, though it is recorded what it made. @returns whether some were asked for */
async function bringBuilds(
  { bring }: ChangeRequest,
  { progress }: Pick<Ports, 'progress'>,
  taking: TakingOver,
  { steps }: Plan,
): Promise<boolean> {
  const lost = steps.flatMap((step) => {
    if (step.kind !== 'build' || step.decision !== 'run') return [];
    const { dataset, fingerprint } = step;
    return recordedBuild(taking.records, { dataset, fingerprint }) === undefined ? [] : [{ dataset, fingerprint }];
  });
  if (bring === undefined || lost.length === 0) return false;
  await takeBrought(await bring(lost), progress, taking);
  return true;
}

/** Scores of the baseline's models on the baseline's own rows, for what changed rows alone did. */
function earlierScores(baseline: ReadCommit | undefined): readonly string[] {
  return [...(baseline?.facts.models.values() ?? [])].flatMap((facts) => ownScoresAddress(baseline, facts) ?? []);
}
