import { lossesOf, lossOfChange, withAccepted } from '../../gates/index.ts';
import type { Acceptance, GateResult, Loss, PolicyChange } from '../../gates/types.ts';
import type { ReportParts } from '../../report/types.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { acceptanceOf, acceptedBy, addressOfLoss } from './acceptance-record.ts';
import type { Situation } from './situation.ts';

/**
 * The findings with what somebody has accepted of them, as the ledger has it. Of a fork nothing is recorded, and nothing
 * that was accepted for a branch of this repository counts for it.
 */
export async function withAcceptances(situation: Situation, parts: ReportParts): Promise<ReportParts> {
  if (situation.request.fork !== undefined) return parts;
  const policy = parts.policy.map((change) => withFingerprint(situation, change));
  const losses = [...parts.models.flatMap(lossesOf), ...policy.flatMap((change) => lossOfChange(change) ?? [])];
  if (losses.length === 0) return { ...parts, policy };
  const { accepted, problems } = await acceptedOf(situation, losses);
  return {
    ...parts,
    models: parts.models.map((model) => ({ ...model, gates: acceptedGates(model, accepted) })),
    policy: policy.map((change) => {
      const loss = lossOfChange(change);
      const by = loss && accepted.get(addressOfLoss(loss));
      return by === undefined ? change : { ...change, blocks: false, accepted: by };
    }),
    problems: [...parts.problems, ...problems],
  };
}

function acceptedGates(model: ReportParts['models'][number], accepted: Accepted['accepted']): readonly GateResult[] {
  let { gates } = model;
  for (const loss of lossesOf(model)) {
    const by = accepted.get(addressOfLoss(loss));
    if (by !== undefined) gates = withAccepted(gates, loss.metric, by);
  }
  return gates;
}

interface Accepted {
  readonly accepted: ReadonlyMap<string, Acceptance>;
  readonly problems: readonly Problem[];
}

/** One that cannot be read accepts nothing, and is told. */
async function acceptedOf({ ledger }: Situation, losses: readonly Loss[]): Promise<Accepted> {
  const texts = await ledger.readMany(losses.map(addressOfLoss));
  const accepted = new Map<string, Acceptance>();
  const problems: Problem[] = [];
  for (const loss of losses) {
    const address = addressOfLoss(loss);
    const text = texts.get(address);
    if (text === undefined) continue;
    try {
      accepted.set(address, acceptedBy(acceptanceOf(loss, text)));
    } catch (error) {
      if (!(error instanceof MlopsError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { accepted, problems };
}

/** A removal is accepted of exactly what the base has: a model by its fingerprint, a contract with the data it is held on. */
function withFingerprint({ baseline }: Situation, change: PolicyChange): PolicyChange {
  const name = String(change.path[1]);
  const { models, datasets } = baseline?.facts ?? {};
  const fingerprint =
    change.reason === 'model-removed' ? models?.get(name)?.fingerprint : datasets?.get(name)?.reportKey;
  return change.reason === undefined || fingerprint === undefined ? change : { ...change, fingerprint };
}
