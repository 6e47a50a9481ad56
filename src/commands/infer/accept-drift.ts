import { loadProject, type ProjectTexts } from '../../project/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { applyEdits } from '../contract-edits/apply-edits.ts';
import { driftEdits } from '../contract-edits/drift-edits.ts';
import type { Open, Proposal, Proposed } from '../contract-edits/propose-edits.ts';
import { engineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { findSituation } from '../situation/find-situation.ts';
import type { Situation } from '../situation/situation.ts';
import { comparisonOf } from '../steps/beside-base.ts';

export interface DriftRequest {
  readonly folder: string;
  readonly projectFile: string;
  readonly remote: string;
  readonly offline: boolean;
}

/**
 * Adds, for each dataset whose data moved from the base's beyond a limit, the limits that accept it. Compared again under
 * the changed text: what that does not silence is open.
 * Errors: those of the base's data. Without a base `notAsked` says why there is none.
 */
export async function acceptDrift(
  names: readonly string[],
  given: Proposal,
  request: DriftRequest,
  ports: Ports,
): Promise<Proposal & { readonly notAsked?: string }> {
  const situation = await situationOf(request, ports);
  if (typeof situation === 'string') return { ...given, notAsked: situation };
  let all: Proposal = given;
  for (const name of names) {
    all = await ports.progress.stage(`compare ${name}`, () => acceptOne(name, all, { situation, ports }));
    ports.signal.throwIfAborted();
  }
  return all;
}

/** Or why nobody can say what the data are to be compared with: contracts are asked all the same. */
async function situationOf(request: DriftRequest, ports: Ports): Promise<Situation | string> {
  try {
    return await findSituation({ ...request, uncommitted: 'include' }, ports);
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return error.problems.map(({ message }) => message).join(' ');
  }
}

interface World {
  readonly situation: Situation;
  readonly ports: Ports;
}

async function acceptOne(name: string, given: Proposal, { situation, ports }: World): Promise<Proposal> {
  const datasetIn = (texts: ProjectTexts) => loadProject(texts).project.datasets.get(name);
  const resolved = situation.candidate.datasets.get(name);
  const asked = datasetIn(given.texts);
  if (resolved === undefined || asked === undefined || asked.format.kind === 'files') return given;
  await using engine = engineAtHand(ports, situation.own.engine);
  const compare = await comparisonOf(situation, { ...resolved, dataset: asked }, engine, () => undefined);
  if (compare === undefined) return given;
  const edits: Proposed[] = [];
  let { texts } = given;
  for (const { reason, sentence, edits: found } of driftEdits(compare(asked), asked)) {
    const { made, ...after } = applyEdits(found, texts);
    texts = after.texts;
    edits.push(...made.map(({ grade, why }) => ({ dataset: name, reason, finding: sentence, grade, why })));
  }
  const now = datasetIn(texts) ?? asked;
  const open = driftEdits(compare(now), now).map(({ reason, sentence }): Open => ({ dataset: name, reason, sentence }));
  return { texts, edits: [...given.edits, ...edits], open: [...given.open, ...open] };
}
