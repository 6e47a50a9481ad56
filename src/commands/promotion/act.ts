import {
  type BranchFacts,
  deploymentHistory,
  type Override,
  type PromotionAction,
  parseRelease,
} from '../../promotion/index.ts';
import { openEnvironmentBranch } from '../../repository/index.ts';
import type { AgainstLive } from './against-live.ts';
import { isOnBranch, renderedFor } from './facts-of.ts';
import { pullCommand } from './next-steps.ts';
import type { PromotionPlace } from './open-promotion.ts';
import { type AboutPull, pullText } from './pull-body.ts';
import type { LiveSide } from './pull-changes.ts';
import type { Board, Cell } from './read-board.ts';
import { recordAsked } from './record-asked.ts';
import { recordHold } from './record-hold.ts';
import { promotionBranch, releasePath } from './release-for.ts';
import { releaseDigestOf, releasedBy } from './released.ts';
import { takenBackHere } from './taken-back.ts';

/** What was done, for a reader. */
export interface Done {
  readonly environment: string;
  readonly model: string;
  readonly what: 'opened' | 'updated' | 'closed' | 'merged' | 'moved' | 'started' | 'finished';
  readonly sentence: string;
}

/**
 * Does what is right now in one environment for one model, all but deploying. Each action is safe to do twice, and to be
 * killed in: what it left is found again as a fact.
 */
export async function act(
  board: Board,
  cell: Cell,
  place: PromotionPlace,
  compare: AgainstLive,
): Promise<readonly Done[]> {
  await noteEnded(cell, place);
  if (isProposed(cell)) await recordAsked(cell, place);
  const done: Done[] = [];
  for (const action of cell.promotion.actions) {
    const found = await actionOf(action, { board, cell, place, compare });
    if (found !== undefined) done.push({ environment: cell.environment.name, model: cell.model, ...found });
  }
  return done;
}

/** What this command was asked for is open already, or is opened now. */
function isProposed({ facts: { asked, open }, promotion: { actions } }: Cell): boolean {
  const opened = actions.flatMap((action) => (action.kind === 'open' ? [action] : []));
  return [...open, ...opened].some(({ version }) => version === asked?.version);
}

/** What people did with plain git is written down, so that it is not read as something else once a branch is gone. */
async function noteEnded({ state, facts, model }: Cell, { desk }: PromotionPlace): Promise<void> {
  for (const pull of state.pulls.filter(({ about }) => about.model === model)) {
    const isNoted = pull.closedAt !== undefined;
    const squashed = pull.state === 'open' && isOnBranch(pull, facts.branch);
    if (squashed || (pull.state === 'merged' && !isNoted)) await desk.close(pull.number, 'merged', '');
    if (pull.state === 'gone' && !isNoted) await desk.close(pull.number, 'gone', 'its branch is gone');
  }
}

interface Acting {
  readonly board: Board;
  readonly cell: Cell;
  readonly place: PromotionPlace;
  readonly compare: AgainstLive;
}

type Result = Pick<Done, 'what' | 'sentence'>;

async function actionOf(action: PromotionAction, acting: Acting): Promise<Result | undefined> {
  const { cell, place } = acting;
  switch (action.kind) {
    case 'open':
      if (action.release !== undefined) await releaseHold(action.digest, action.release, acting);
      return await propose(action, acting, 'opened');
    case 'update':
      return await propose(action, acting, 'updated');
    case 'close':
      await place.desk.close(action.number, 'closed', action.sentence);
      return {
        what: 'closed',
        sentence: `pull request ${action.number} is closed (${action.word}): ${action.sentence.replace(/\.$/, '')}; run again for what comes next`,
      };
    case 'merge': {
      const title = `Promote ${cell.model} ${action.version} to ${cell.environment.name} (#${action.number})`;
      const merged = await place.desk.merge(action.number, action.head, title);
      if (merged === 'moved') {
        const sentence = `pull request ${action.number} is not merged: it or its base has changed since it was looked at`;
        return { what: 'moved', sentence };
      }
      return { what: 'merged', sentence: `pull request ${action.number} for version ${action.version} is merged` };
    }
    case 'ask': // done before the board was read for the last time
    case 'deploy':
      return undefined;
  }
}

async function propose(
  { version, digest }: { readonly version: number; readonly digest: string },
  { board, cell, place, compare }: Acting,
  what: 'opened' | 'updated',
): Promise<Result> {
  const { environment, model, state, facts } = cell;
  const text = renderedFor(board.query, state, { model, version });
  if (text === undefined) throw new TypeError(`there is no version ${version} of ${model} to promote`);
  const asked = facts.asked ?? facts.open.find((pull) => pull.version === version)?.asked;
  const release = parseRelease(text, releasePath(model));
  const live = liveSide(board, cell);
  const wanted = board.query.versions.get(model)?.find((one) => one.version === version);
  const label = board.query.project.models.get(model)?.evaluate?.label?.column;
  const comparison = wanted && (await compare(wanted, live.version, label));
  const takenBack = await takenBackHere(state, model, place.repository);
  const said = facts.gates?.get(version);
  const { title, body } = pullText(release, {
    ...(asked && { asked }),
    ...(comparison !== undefined && { comparison }),
    live,
    ...(wanted && { judged: wanted }),
    ...(said?.kind === 'said' && { said }),
    ...(takenBack && { takenBack }),
    ...(facts.branch.kind === 'empty' && { unnamed: removedBy(facts.branch) }),
    ...(label !== undefined && { label }),
    before: verifiedBefore(cell, digest),
    merging: { on: place.desk.kind, into: environment.branch, automatic: environment.autoMerge },
  });
  const branch = promotionBranch(environment.name, model, version);
  const own = await openEnvironmentBranch({
    repository: place.repository,
    remote: place.remote,
    branch: environment.branch,
  });
  await own.propose(branch, { files: new Map([[releasePath(model), text]]), message: title, open: what === 'updated' });
  const pull = await place.desk.put({
    ...{ branch, base: environment.branch, title, body },
    about: {
      ...{ model, version, digest, releaseDigest: releaseDigestOf(text) },
    },
  });
  return {
    what,
    sentence: `pull request ${pull.number} is ${what}: ${title} (${pull.url ?? `to read it: ${pullCommand(pull.number)}`})`,
  };
}

function removedBy({ commit }: Extract<BranchFacts, { readonly kind: 'empty' }>): NonNullable<AboutPull['unnamed']> {
  return commit === undefined ? {} : { removedBy: commit };
}

/** Of each environment that has to have them first, the last deployment of these bytes that was verified. */
function verifiedBefore({ environment, facts }: Cell, digest: string): AboutPull['before'] {
  return environment.needs.flatMap((name) => {
    const { deployments = [], branch } = facts.needs.get(name) ?? {};
    const record = deployments.findLast((one) => one.digest === digest && one.outcome === 'verified');
    if (record === undefined) return [];
    const { settings, releaseDigest } = branch?.kind === 'release' ? branch.release : {};
    return [{ record, sameSettings: settings === 'same' && releaseDigest === record.releaseDigest }];
  });
}

/** What is live, and the release that brought it, which the branch may name no more. */
function liveSide({ query }: Board, { model, state, facts }: Cell): LiveSide {
  const { live } = deploymentHistory(facts.deployments, Date.parse(facts.now));
  const version = query.versions.get(model)?.find((one) => one.version === live?.version);
  const change = (state.history.get(model) ?? []).find(
    ({ text }) => text !== undefined && releaseDigestOf(text) === live?.releaseDigest,
  );
  const [released] = change === undefined ? [] : releasedBy(change, state, model);
  return { ...(version && { version }), ...(released && { release: released.release }) };
}

/** Who lets a held version through is written where the hold is. */
export async function releaseHold(
  digest: string,
  { by, because }: Override,
  { cell: { environment, model, facts }, place }: Pick<Acting, 'cell' | 'place'>,
): Promise<void> {
  const word = { what: 'release', digests: [digest], by, because } as const;
  await recordHold(place, { environment, model, said: facts.holds }, word);
}
