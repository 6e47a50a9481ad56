import type { Environment } from '../../project/index.ts';
import { type Asked, holdOn, type Wait, type WishAnswer, wishAnswer } from '../../promotion/index.ts';
import type { HoldRecord } from '../../promotion/types.ts';
import { shellCommand } from '../../support/escape/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import { revertText } from './branch-problems.ts';
import type { Cell } from './read-board.ts';

/** What there is to say about what somebody asked for by name. */
export interface WishAnswers {
  readonly problems: readonly Problem[];
  /** A sentence for each place of a wish that has no problem. */
  readonly sentences: readonly string[];
}

type WishCell = Pick<Cell, 'environment' | 'model' | 'facts'>;

interface Answered {
  readonly cell: WishCell;
  readonly asked: Asked;
  readonly answer: WishAnswer;
}

/**
 * Says of every wish what has become of it. A wish that is on its way into one environment waits for the others as everything
 * does; of one that is on its way nowhere each place is a problem, unless it is live in all of them.
 * @param cells as they are once everything was done
 * @param asked model → what was asked for
 */
export function wishAnswers(cells: readonly WishCell[], asked: ReadonlyMap<string, Asked>): WishAnswers {
  const answers = [...asked].map(([model, wish]) =>
    cells
      .filter((cell) => cell.model === model)
      .map((cell): Answered => ({ cell, asked: wish, answer: wishAnswer(cell.facts, wish) })),
  );
  const isOnItsWay = (all: readonly Answered[]) => all.some(({ answer }) => ['open', 'named'].includes(answer.kind));
  const [moving, resting] = [answers.filter(isOnItsWay), answers.filter((all) => !isOnItsWay(all))];
  const rest = resting.flat();
  return {
    problems: rest.flatMap(problemOf),
    sentences: [...moving.flat(), ...rest.filter(({ answer }) => answer.kind === 'live')].map(sentenceOf),
  };
}

function sentenceOf({ cell: { environment, model }, asked: { version }, answer }: Answered): string {
  const where = `${environment.name}: ${model} ${version}`;
  switch (answer.kind) {
    case 'open':
      return `${where} has the open pull request ${answer.number}.`;
    case 'named':
      return `${where} is on ${environment.branch}, and ${deploying({ environment, model })} deploys it.`;
    case 'live':
      return `${where} is live already.`;
    case 'stopped':
      return `${where} waits: ${answer.wait.sentence}`;
  }
}

function problemOf({ cell, asked, answer }: Answered): readonly Problem[] {
  if (answer.kind !== 'stopped') return [];
  const { wait, named } = answer;
  const { environment, model, facts } = cell;
  const what = named ? `is on ${environment.branch} already, and not deployed` : 'is not promoted';
  const { branch } = facts;
  const place = branch.kind === 'unreadable' ? branch.place : undefined;
  return [
    {
      reason: reasonOf(wait, facts.versions.find(({ version }) => version === asked.version)?.unmerged?.certain),
      message: `${environment.name}: ${model} ${asked.version} ${what}: ${wait.sentence}`,
      ...(place && { place }),
      remedy: named ? nextForNamed(wait, cell, asked) : nextForPromoted(wait, cell, asked),
    },
  ];
}

function reasonOf({ kind }: Wait, certain: boolean | undefined): keyof typeof commandReasons {
  if (kind === 'hold') return 'asked-is-held';
  if (kind === 'commit') return certain === true ? 'version-not-merged' : 'version-merge-unknown';
  return kind === 'release' ? 'branch-unreadable' : 'asked-waits';
}

/** What somebody does so that the wish can be fulfilled when it is said again. */
function nextForPromoted(wait: Wait, { environment, model, facts }: WishCell, { version }: Asked): string {
  const again = `then ask again: \`${shellCommand(['mlops', 'promote', `${model}@${version}`, '--to', environment.name])}\`.`;
  switch (wait.kind) {
    case 'branch':
      return `Run \`mlops promote --init\`, ${again}`;
    case 'release':
      return `${revertText({ environment, facts })}, ${again}`;
    case 'hold':
      return `Run ${releasing({ environment, model, facts }, version)}, ${again}`;
    case 'commit':
      return 'In a shallow clone `git fetch --unshallow` first. Else somebody has written its record: look who (`git log origin/mlops/ledger -- versions`), and take it off the ledger before its commit is merged. `mlops promote` makes versions of what is merged.';
    case 'needs':
      return `Bring it there first, ${again}`;
    case 'deployment':
      if (facts.running !== undefined) return `Wait for its end (\`mlops status\`), ${again}`;
      return `Run ${deploying({ environment, model })}, ${again}`;
    case 'edited': {
      const edited = facts.open.find((pull) => pull.version === version)?.number;
      return `Close pull request ${edited} (without a forge: remove its branch), ${again}`;
    }
    default:
      return `Once ${wait.for === undefined ? 'that has ended' : `there is ${wait.for}`}, ${again}`;
  }
}

/** What somebody does so that what the branch names is deployed; to ask for it once more changes nothing. */
function nextForNamed({ kind, for: who }: Wait, cell: WishCell, { version }: Asked): string {
  const { environment, model } = cell;
  const deploy = shellCommand(['mlops', 'deploy', environment.name, model]);
  switch (kind) {
    case 'failure':
      return `Run \`${deploy} --again\` to deploy it once more, or revert it on ${environment.branch}.`;
    case 'arrival':
    case 'approvals':
      return `Run \`${deploy} --override "<why>"\`, or revert it on ${environment.branch}.`;
    case 'hold':
      return `Run \`${deploy} --override "<why>"\`, or ${releasing(cell, version)}, or revert it on ${environment.branch}.`;
    case 'window':
      return `Run \`${deploy}\` once the window is open; on a forge the clock does.`;
    case 'needs':
    case 'soak':
      return `Run \`${deploy}\` once that is so; \`mlops status\` says it.`;
    default:
      return `It takes ${who ?? 'somebody who looks at `mlops status`'}. Then run \`${deploy}\`.`;
  }
}

/** What ends the hold, which is about the version or about all of the model. */
function releasing({ environment, model, facts }: WishCell, asked: number): string {
  const digest = facts.versions.find(({ version }) => version === asked)?.artifact.digest ?? '';
  return releaseCommand(environment, { model, version: asked }, holdOn(facts.holds, digest));
}

/** `mlops release …`, as the hold wants it. */
export function releaseCommand(
  { name }: Pick<Environment, 'name'>,
  { model, version }: { readonly model: string; readonly version: number },
  hold: Pick<HoldRecord, 'digests'> | undefined,
): string {
  const words = ['mlops', 'release', name, ...(hold?.digests === 'all' ? [model, '--all'] : [`${model}@${version}`])];
  return `\`${shellCommand(words)} --because "<why>"\``;
}

function deploying({ environment, model }: Pick<WishCell, 'environment' | 'model'>): string {
  return `\`${shellCommand(['mlops', 'deploy', environment.name, model])}\``;
}
