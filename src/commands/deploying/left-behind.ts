import { resolve } from 'node:path';
import { deploymentHistory } from '../../promotion/index.ts';
import type { Release } from '../../promotion/types.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { PromotionPlace } from '../promotion/open-promotion.ts';
import type { Cell } from '../promotion/read-board.ts';
import { type Released, releaseDigestOf, releasedBefore, releasedNow } from '../promotion/released.ts';

export interface NowLive {
  /** Absent: nothing is, or nobody knows what. */
  readonly release?: Release | undefined;
  /** Digest of the release file that was taken back or has failed just now. */
  readonly gone?: string | undefined;
}

interface Looking {
  readonly place: Pick<PromotionPlace, 'repository'>;
  readonly ports: Pick<Ports, 'openTarget' | 'env' | 'signal' | 'progress'>;
}

/**
 * Folders of local targets that go on serving what was taken back or has failed: what comes in its place has another folder, so
 * that nothing takes their place there. A sentence for each, with what ends it; empty where nothing is there any more.
 */
export async function leftBehind(cell: Cell, now: NowLive, looking: Looking): Promise<readonly string[]> {
  const { model, state, facts } = cell;
  const { root } = looking.place.repository;
  const folderOf = ({ target }: Release) => (target.kind === 'local' ? resolve(root, target.folder) : undefined);
  const { wordOnRelease } = deploymentHistory(facts.deployments, Date.parse(facts.now));
  const isGone = ({ text }: Released) => {
    const digest = releaseDigestOf(text);
    return digest === now.gone || ['taken-back', 'failed'].includes(wordOnRelease(digest)?.kind ?? '');
  };
  const named = releasedNow(state, model);
  const all = [...(named === undefined ? [] : [named]), ...releasedBefore(state, model)];
  // What a folder got last decides; a release that was followed by another one of the same folder has lost it.
  const lastInEach = [...Map.groupBy(all, ({ release }) => folderOf(release))].flatMap(([folder, [last]]) =>
    folder === undefined || last === undefined ? [] : [{ folder, last }],
  );
  const kept = now.release && folderOf(now.release);
  const sentences: string[] = [];
  for (const { folder, last } of lastInEach) {
    if (folder === kept || !isGone(last)) continue;
    sentences.push(...(await stillThere(last.release, looking)));
  }
  return sentences;
}

async function stillThere(
  { environment, model, version, target }: Release,
  { place, ports }: Looking,
): Promise<string[]> {
  if (target.kind !== 'local') return [];
  const { root } = place.repository;
  const { env, signal, progress } = ports;
  const around = { environment, root, code: root, env, signal, output: progress.output };
  const own = `${target.folder}/${model}`;
  try {
    const live = await (await ports.openTarget(target, around)).status(model);
    if (live?.version !== version) return [];
    const at = live.endpoint === undefined ? '' : `, at ${live.endpoint}`;
    const server = live.endpoint === undefined ? '' : `end its server (pid in ${own}/servers/*/process.json) and `;
    return [
      `${target.folder} still serves ${model} ${version}${at}, which was taken back or has failed: let its readers go to what is live, then ${server}remove ${own}.`,
    ];
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return [`Nobody can tell whether ${own} still serves what was taken back: ${error.message}`];
  }
}
