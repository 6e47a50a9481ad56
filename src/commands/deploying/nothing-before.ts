import { deploymentHistory, holdOn } from '../../promotion/index.ts';
import { shellCommand } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Cell } from '../promotion/read-board.ts';
import { type Released, releaseDigestOf, releasedBy } from '../promotion/released.ts';
import { commandReasons } from '../reasons.ts';

/** A version that the branch named before, and why a rollback does not go back to it. */
interface NotThat {
  readonly version: number;
  readonly why: string;
  /** A command brings it there. */
  readonly command?: string;
}

/** So many of those that the branch named before are told of, the newest. */
const mostTold = 3;

/** Why there is nothing to go back to by itself, release by release, and what brings one of them all the same. */
export function nothingBefore(cell: Cell, failed: Released): MlopsError {
  const { environment, model } = cell;
  const others = othersOf(cell, failed).slice(0, mostTold);
  const there = `no other version of ${model} than ${failed.release.version} to go back to in ${environment.name} by itself`;
  const told = others.map(({ version, why }) => `version ${version} ${why}`).join('; ');
  const sentence = told === '' ? `There is ${there}: none was verified there before.` : `There is ${there}: ${told}.`;
  const back = others.find(({ command }) => command !== undefined)?.command;
  const any = shellCommand(['mlops', 'promote']);
  const remedy =
    back === undefined
      ? `Promote another version by name (\`${any} ${model}@<version> --to ${environment.name}\`), or stop what is live by hand.`
      : `Ask for it by name: \`${back}\`.`;
  return MlopsError.of(commandReasons, 'nothing-before', sentence, { remedy });
}

function othersOf(cell: Cell, failed: Released): readonly NotThat[] {
  const { state, model } = cell;
  const history = state.history.get(model) ?? [];
  const seen = new Set([failed.release.version]);
  const found: NotThat[] = [];
  for (const [at, change] of history.entries()) {
    const [released] = releasedBy(change, state, model);
    if (released === undefined || seen.has(released.release.version)) continue;
    seen.add(released.release.version);
    const why = whyNot(cell, released, history[at - 1]?.commit);
    if (why !== undefined) found.push(why);
  }
  return found;
}

/** @param left the commit of the branch that has left it */
function whyNot({ environment, model, facts }: Cell, { text, release }: Released, left?: string): NotThat | undefined {
  const { version, artifact } = release;
  const hold = holdOn(facts.holds, artifact.digest);
  if (hold !== undefined) return { version, why: `is held by ${hold.by} (${hold.because.replace(/\.$/, '')})` };
  const word = deploymentHistory(facts.deployments, Date.parse(facts.now)).wordOnRelease(releaseDigestOf(text));
  if (word === undefined) return { version, why: 'was never deployed there' };
  if (word.kind === 'failed') return { version, why: 'failed there' };
  if (word.kind === 'verified') return undefined;
  const by = left === undefined ? word.record.by : left.slice(0, 7);
  const command = shellCommand(['mlops', 'promote', `${model}@${version}`, '--to', environment.name]);
  return { version, why: `was taken back by ${by}, so it does not come back by itself`, command };
}
