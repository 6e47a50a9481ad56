import type { JudgedPull, OtherPull, PromotionChecks, PromotionJudgement } from '../../forge/index.ts';
import type { OpenPromotion, Wait, WaitKind } from '../../promotion/index.ts';
import { markdownSentence } from '../../support/escape/index.ts';
import { objectsOf } from '../../support/git-objects.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { PromotionPlace } from './open-promotion.ts';
import { deployWorkflow } from './promotion-workflows.ts';
import type { Board, Cell } from './read-board.ts';
import type { EnvironmentState } from './read-environments.ts';
import { releasePath } from './release-for.ts';
import { releaseDigestOf, releasedBefore } from './released.ts';

/** Says on each open promotion pull request whether it may be merged now: the check that protects the branch. */
export async function judgeOpen(
  board: Board,
  place: PromotionPlace,
  { origin, progress }: Pick<Ports, 'origin' | 'progress'>,
): Promise<void> {
  const { checks } = place.desk;
  if (checks === undefined) return;
  try {
    for (const { pull, judgement } of await judgements(board, place, checks)) await checks.judge(pull, judgement);
  } catch (error) {
    // No token of a person may write checks: the next job does.
    const isPerson = origin === 'local' && error instanceof MlopsError;
    if (!isPerson || error.problems.some(({ reason }) => reason !== 'forge-no-permission')) throw error;
    progress.note(`The check of promotions is left to the next job: ${error.message}`);
  }
}

/** What is said about one pull request. */
export interface Judged {
  readonly pull: JudgedPull;
  readonly judgement: PromotionJudgement;
}

/** What there is to say about each open pull request into the branches of the board; says nothing yet. */
export async function judgements(
  { cells, query }: Board,
  place: Pick<PromotionPlace, 'repository' | 'tip'>,
  checks: Pick<PromotionChecks, 'others'>,
): Promise<readonly Judged[]> {
  const promotions = cells.flatMap((cell) => {
    // Nobody waits for a word on one that is about to be closed.
    const stay = cell.facts.open.filter(({ number }) => !closes(cell, number));
    return stay.map((pull) => ({
      pull: { ...pull, ...broughtBy(cell, pull.number) },
      judgement: judgementOf(cell, pull),
    }));
  });
  const others: Judged[] = [];
  for (const state of query.states.values()) {
    const reverts = state.pulls.filter((pull) => pull.state === 'open' && pull.about.revert === true);
    for (const { number, head, paths, about } of reverts) {
      if (head === undefined) continue;
      const text = await textAt(place, head, releasePath(about.model));
      const brings = text === undefined ? {} : { releaseDigest: releaseDigestOf(text) };
      const judgement = await judgementOfOther({ number, paths, head }, state, place);
      others.push({ pull: { number, head, ...brings }, judgement });
    }
    for (const { number, head, paths } of await checks.others(state.environment.branch)) {
      others.push({ pull: { number, head }, judgement: await judgementOfOther({ number, head, paths }, state, place) });
    }
  }
  return [...promotions, ...others];
}

/** What its body says: where that is not so, it is not judged well. */
function broughtBy({ state }: Cell, number: number) {
  const about = state.pulls.find((pull) => pull.number === number)?.about;
  return about && { releaseDigest: about.releaseDigest };
}

async function textAt({ repository: { git } }: Pick<PromotionPlace, 'repository'>, commit: string, path: string) {
  return (await objectsOf(git).read(`${commit}:${path}`))?.bytes.toString('utf8');
}

/**
 * Whoever made it and whatever it is called: it takes something back where each file that it changes becomes what the
 * branch had before, or goes. Beside that only the copy of the workflow that deploys may come.
 */
async function judgementOfOther(
  { head, paths }: OtherPull,
  state: EnvironmentState,
  place: Pick<PromotionPlace, 'repository' | 'tip'>,
): Promise<PromotionJudgement> {
  const back: string[] = [];
  for (const path of paths) {
    const model = state.environment.models.find((name) => releasePath(name) === path);
    const text = await textAt(place, head, path);
    const isRenewed = path === deployWorkflow && text !== undefined && text === (await textAt(place, place.tip, path));
    const renewed = isRenewed ? 'the workflow that deploys is that of the default branch' : undefined;
    const named = model === undefined ? renewed : whatComesBack(state, model, text);
    if (named === undefined) {
      return {
        verdict: 'fail',
        title: 'It is neither a promotion of mlops nor a revert of one',
        summary: markdownSentence(
          `It makes ${path} into something that ${state.environment.branch} never had. A version comes here by the promotion pull request that mlops opens: mlops promote.`,
        ),
      };
    }
    back.push(named);
  }
  if (back.length === 0) return unknown('It changes nothing', []);
  return {
    verdict: 'pass',
    title: paths.includes(deployWorkflow) ? 'It brings what the default branch has' : 'It takes back what was merged',
    summary: markdownSentence(`${back.join('; ')}.`),
  };
}

/** For a reader; undefined: the branch never had it. */
function whatComesBack(state: EnvironmentState, model: string, text: string | undefined): string | undefined {
  if (text === undefined) return `${model} is released here no more`;
  const before = releasedBefore(state, model).find((one) => one.text === text);
  return before && `${model} is version ${before.release.version} again`;
}

function closes({ promotion }: Cell, number: number): boolean {
  return promotion.actions.some((action) => action.kind === 'close' && action.number === number);
}

/** Not in the way of a merge: that nobody has merged it yet, and what is said of other versions. */
const notInTheWay: ReadonlySet<WaitKind> = new Set(['merge', 'version']);

/** What keeps automation from merging, and leaves it to a person who has read it. */
const forPeople: ReadonlySet<WaitKind> = new Set(['verdict', 'gates']);

export function judgementOf(
  { promotion, model }: Pick<Cell, 'promotion' | 'model'>,
  pull: OpenPromotion,
): PromotionJudgement {
  const path = `releases/${model}/release.yaml`;
  if (pull.content === 'edited') {
    return {
      verdict: 'fail',
      title: 'It is not what mlops has rendered',
      summary: markdownSentence(
        `The pull request changes something else than ${path}, or that file differs by at least one byte from what mlops writes for version ${pull.version}. Undo the edit, or close it: \`mlops promote ${model}@${pull.version}\` makes a new one.`,
      ),
    };
  }
  if (promotion.version !== pull.version || promotion.state !== 'open') {
    return unknown('Something else is to be done first', promotion.waitsFor);
  }
  if (pull.content === 'outdated') {
    return unknown('It is not what would be rendered today, and is brought up to date', []);
  }
  if (promotion.actions.some(({ kind }) => kind === 'ask')) {
    return unknown('Its gates are to be asked first', promotion.waitsFor);
  }
  const waits = promotion.waitsFor.filter(({ kind }) => !notInTheWay.has(kind));
  const first = waits.find(({ kind }) => !forPeople.has(kind));
  if (first !== undefined) return unknown(first.sentence, waits);
  if (waits.length > 0) return leftToPeople(waits);
  return {
    verdict: 'pass',
    title: 'It may be merged',
    summary: markdownSentence(
      `Byte for byte what mlops renders for version ${pull.version} of ${model}; nothing is in its way.`,
    ),
  };
}

/** The check is what a person needs to be able to merge; the title says what was decided about. Automation does not merge. */
function leftToPeople(waits: readonly Wait[]): PromotionJudgement {
  const { title, summary } = unknown(waits.map(({ sentence }) => sentence).join(' '), waits);
  return { verdict: 'pass', title: `Only a person merges this: ${title}`, summary };
}

function unknown(title: string, waits: readonly Wait[]): PromotionJudgement {
  const lines = waits.map(({ sentence, for: whom }) => {
    return `- ${markdownSentence(whom === undefined ? sentence : `${sentence} (${whom})`)}`;
  });
  return { verdict: 'unknown', title: title.replace(/\.$/, ''), summary: [...lines, ''].join('\n') };
}
