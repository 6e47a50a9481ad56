import type { DeploymentDesk, ShownDeployment, ToldFailure } from '../../forge/index.ts';
import { holdOn } from '../../promotion/index.ts';
import type { DeploymentRecord } from '../../promotion/types.ts';
import { markdownSentence } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { PromotionPlace } from '../promotion/open-promotion.ts';
import type { Board, Cell } from '../promotion/read-board.ts';
import { heldText, namedAgainText, revertOpenText } from './after-failure.ts';

interface Showing {
  readonly place: PromotionPlace;
  readonly ports: Ports;
}

/**
 * Shows how a recorded deployment has ended. What a forge shows is no record: where it takes nothing, that is said, and the
 * deployment stands as it is. A failure is told first: one that is shown is told, wherever this was killed.
 * @param followed what was done about a failure, for a reader
 */
export async function showEnd(
  record: DeploymentRecord,
  followed: readonly string[],
  { place: { deployments }, ports }: Showing,
): Promise<void> {
  if (deployments === undefined) return;
  if (record.outcome === 'failed') {
    await orNote(ports, async () => {
      for (const where of await deployments.tell(failureText(record, followed))) ports.progress.note(`Told: ${where}`);
    });
  }
  await orNote(ports, () => deployments.show(endOf(record)));
}

/**
 * Shows the ends that were recorded by jobs which were killed before they had shown them. Only where the newest run of the
 * workflow did not end well is the forge asked, and about what has ended since.
 * @param broken branches of environments with the time when that run was started (ISO 8601)
 */
export async function showUnshown(board: Board, broken: ReadonlyMap<string, string>, showing: Showing): Promise<void> {
  const { deployments } = showing.place;
  if (deployments === undefined) return;
  for (const cell of board.cells) {
    const since = broken.get(cell.environment.branch);
    const last = cell.facts.deployments.toSorted((a, b) => a.number - b.number).at(-1);
    if (since === undefined || last === undefined || Date.parse(last.endedAt) < Date.parse(since)) continue;
    if (await isUnshown(deployments, endOf(last))) await showEnd(last, followedBy(last, cell), showing);
  }
}

/** Who may not look leaves it to the clock, and who gets no answer to the next one. */
async function isUnshown(deployments: DeploymentDesk, end: ShownDeployment): Promise<boolean> {
  try {
    return !(await deployments.hasEnded(end));
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return false;
  }
}

async function orNote({ progress }: Ports, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    progress.note(`The forge does not show it: ${error.message}`);
  }
}

function endOf({ environment, model, version, digest, release, outcome, sentence }: DeploymentRecord): ShownDeployment {
  return { environment, model, version, digest, release, state: outcome === 'failed' ? 'failed' : 'live', sentence };
}

/** What was done about a failure, as the facts show it to whoever has not done it himself. */
function followedBy(record: DeploymentRecord, { environment, facts }: Cell): readonly string[] {
  if (record.outcome !== 'failed') return [];
  const { branch, holds, revert } = facts;
  const isBack = branch.kind === 'release' && branch.release.version === record.restored?.version;
  return [
    ...(holdOn(holds, record.digest) === undefined ? [] : [heldText(record)]),
    ...(isBack ? [namedAgainText(environment.branch, branch.release)] : []),
    ...(revert === undefined ? [] : [revertOpenText(revert.number)]),
  ];
}

function failureText(record: DeploymentRecord, followed: readonly string[]): ToldFailure {
  const { environment, model, version, digest, commit, sentence, verification } = record;
  const restored = record.outcome === 'failed' ? record.restored : null;
  const live = restored === null ? 'Nothing of it is live.' : `Version ${restored.version} is live.`;
  const evidence = verification.map((one) => `- ${one.verdict}: ${markdownSentence(`${one.step}: ${one.sentence}`)}`);
  const lines = [
    markdownSentence(sentence),
    '',
    live,
    ...followed.map((what) => `- ${markdownSentence(what)}`),
    ...(evidence.length === 0 ? [] : ['', 'What was asked of it:', '', ...evidence]),
    '',
    `What the version is: commit ${commit.slice(0, 12)}, artifact \`${digest}\`.`,
  ];
  const title = `${model} ${version} could not be deployed to ${environment}`;
  return { environment, model, version, digest, commit, title, body: `${lines.join('\n')}\n` };
}
