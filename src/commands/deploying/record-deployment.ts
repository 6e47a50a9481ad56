import { deploymentAddress } from '../../ledger/index.ts';
import { promotionRecordText } from '../../promotion/index.ts';
import type { DeploymentDraft, DeploymentRecord, Release } from '../../promotion/types.ts';
import type { Ports } from '../ports.ts';
import { arrivalOf } from '../promotion/arrival.ts';
import type { PromotionPlace } from '../promotion/open-promotion.ts';
import type { Cell } from '../promotion/read-board.ts';
import { readDeployments } from '../promotion/read-environments.ts';
import { releaseDigestOf } from '../promotion/released.ts';
import type { DeployAction } from './deploy-cell.ts';
import type { Ended } from './deploy-release.ts';

/** A deployment that has ended, before it is written down. */
export interface Made {
  readonly cell: Cell;
  readonly action: DeployAction;
  readonly release: Release;
  readonly text: string;
  readonly startedAt: string;
  readonly ended: Ended;
}

/** What is to be recorded of it, as soon as it has a number. */
export function draftOf({ cell, action, release, text, startedAt, ended }: Made, by: string, tool: string) {
  const { outcome, reason, sentence, verification } = ended;
  const arrival = arrivalOf(cell.facts.branch);
  const override = action.override ?? arrival.override;
  return {
    schemaVersion: 1,
    environment: cell.environment.name,
    model: cell.model,
    version: release.version,
    digest: release.artifact.digest,
    release: action.commit,
    releaseDigest: releaseDigestOf(text),
    ...evidenceOf(release),
    by,
    approvedBy: arrival.approvedBy,
    ...(override && { override }),
    startedAt,
    endedAt: new Date().toISOString(),
    reason,
    sentence,
    verification,
    tool,
    ...outcome,
  } as const satisfies DeploymentDraft;
}

/** What a deployment takes from its release: who reads its record knows what ran, and why it might. */
export function evidenceOf({
  commit,
  gates,
  serve,
}: Release): Pick<DeploymentDraft, 'commit' | 'gates' | 'servingCode'> {
  return { commit, gates, ...(serve.code && { servingCode: serve.code.commit }) };
}

/** As often others may record deployments of the same model at the same time. */
const mostTries = 5;

/**
 * Records how a deployment ended, under the next number. `by-somebody`: others have recorded the same end of the same release
 * meanwhile, so that nothing is left to say.
 */
export async function recordDeployment(
  draft: DeploymentDraft,
  known: readonly DeploymentRecord[],
  { place, ports, remote }: { readonly place: PromotionPlace; readonly ports: Ports; readonly remote: string },
): Promise<DeploymentRecord | 'by-somebody'> {
  const { model, environment } = draft;
  let number = Math.max(0, ...known.map((one) => one.number)) + 1;
  let { ledger } = place;
  for (let attempt = 1; ; attempt++) {
    const record: DeploymentRecord = { ...draft, number };
    const address = deploymentAddress(environment, model, number);
    const message = `Deployment ${number} of ${model} to ${environment}: version ${record.version} ${record.outcome}`;
    const text = promotionRecordText(record);
    // Where somebody else has taken the number, ours gets another one.
    const { gaveWay } = await ledger.write([{ address, text }], message, () => new Map([[address, 'drop']]));
    if (gaveWay.length === 0) return record;
    ledger = await ports.openLedger(place.repository, remote);
    const last = (await readDeployments(ledger, environment, model)).at(-1);
    if (last !== undefined && isSame(last, record)) return 'by-somebody';
    if (attempt === mostTries) throw new TypeError(`no number is free for a deployment of ${model}`);
    number = Math.max(last?.number ?? 0, number) + 1;
  }
}

function isSame(a: DeploymentRecord, b: DeploymentRecord): boolean {
  return a.release === b.release && a.releaseDigest === b.releaseDigest && a.outcome === b.outcome;
}
