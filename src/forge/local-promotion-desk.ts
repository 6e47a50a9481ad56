import { z } from 'zod';
import { openHome, type RecordBranch } from '../ledger/index.ts';
import { remoteTips } from '../repository/index.ts';
import type { LocalForgeOptions } from './local-forge.ts';
import { numberShape, openRecords, parseRecord, paths, recordText } from './local-records.ts';
import { noApprovals, type PromotionDesk, type PromotionPull, type WantedPull } from './promotion-desk.ts';
import { type PullRefs, pullRefs } from './pull-refs.ts';

const promotionShape = z.object({
  schemaVersion: z.literal(1),
  number: z.int().positive(),
  branch: z.string(),
  base: z.string(),
  title: z.string(),
  body: z.string(),
  about: z.strictObject({
    model: z.string(),
    version: z.int().positive(),
    digest: z.string(),
    releaseDigest: z.string(),
    revert: z.literal(true).exactOptional(),
  }),
  state: z.enum(['open', 'closed', 'gone', 'merged']),
  word: z.string(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().exactOptional(),
});

type Promotion = z.infer<typeof promotionShape>;

/**
 * Promotion pull requests without a forge: records on `refs/pull/records`, their branches in the repository or its
 * remote. Whoever merges does it with plain git, by pushing the branch to that of the environment.
 */
export async function openLocalPromotionDesk(options: LocalForgeOptions): Promise<PromotionDesk> {
  const home = await openHome(options);
  const remote = home.remote === undefined ? undefined : (options.remote ?? 'origin');
  const desk: Parts = {
    records: openRecords(home),
    refs: pullRefs(home.user, remote),
    repository: { git: home.user },
    remote,
  };
  return {
    kind: 'local',
    pulls: (base) => pulls(desk, base),
    put: (wanted) => put(desk, wanted),
    close: (number, state, word) => close(desk, number, { state, word }),
    merge: (number, head, message) => merge(desk, number, head, message),
  };
}

interface Parts {
  readonly records: RecordBranch;
  readonly refs: PullRefs;
  readonly repository: Parameters<typeof remoteTips>[0];
  readonly remote: string | undefined;
}

/** One look at the remote for all of them. */
async function pulls(desk: Parts, base: string): Promise<readonly PromotionPull[]> {
  const texts = await (await desk.records.newest()).folder(paths.promotions);
  const all = [...texts].map(([path, text]) => parseRecord(promotionShape, path, text));
  const own = all.filter((one) => one.base === base).sort((a, b) => a.number - b.number);
  return await asPulls(desk, own);
}

async function asPulls(desk: Parts, promotions: readonly Promotion[]): Promise<readonly PromotionPull[]> {
  const open = promotions.filter(({ state }) => state === 'open');
  const branches = [...new Set(open.flatMap(({ branch, base }) => [branch, base]))];
  const refs = branches.map((branch) => `refs/heads/${branch}`);
  const tips = open.length === 0 ? new Map<string, string>() : await remoteTips(desk.repository, desk.remote, refs);
  return await Promise.all(promotions.map((one) => asPull(desk, one, tips)));
}

/**
 * What people do with plain git: where its branch is gone somebody has closed it; where its head is part of the base
 * somebody has merged it.
 */
async function asPull(
  { refs }: Parts,
  { word: _, schemaVersion: __, ...promotion }: Promotion,
  tips: ReadonlyMap<string, string>,
): Promise<PromotionPull> {
  const ended = { ...promotion, head: undefined, paths: [], approvals: noApprovals };
  if (promotion.state !== 'open') return ended;
  const [head, base] = [tips.get(promotion.branch), tips.get(promotion.base)];
  if (head === undefined) return { ...ended, state: 'gone' };
  if (base === undefined) return { ...promotion, head, paths: [], approvals: noApprovals };
  // The base was made anew: what stood on the old one can be merged no more, and is made anew with it.
  if (!(await refs.related(base, head))) return { ...ended, state: 'closed' };
  if (await refs.contains(base, head)) return { ...ended, state: 'merged' };
  return { ...promotion, head, paths: await refs.changed(base, head), approvals: noApprovals };
}

async function put(desk: Parts, wanted: WantedPull): Promise<PromotionPull> {
  let result: Promotion | undefined;
  await desk.records.change(async (view) => {
    const texts = await view.folder(paths.promotions);
    const all = [...texts].map(([path, text]) => parseRecord(promotionShape, path, text));
    const open = all.find(
      ({ branch, base, state }) => branch === wanted.branch && base === wanted.base && state === 'open',
    );
    const last = (await view.read([paths.last])).get(paths.last);
    const number = open?.number ?? (last === undefined ? 0 : parseRecord(numberShape, paths.last, last).number) + 1;
    const openedAt = open?.openedAt ?? new Date().toISOString();
    result = { schemaVersion: 1, ...wanted, number, openedAt, state: 'open', word: '' };
    const text = recordText(result);
    if (open !== undefined && texts.get(paths.promotion(number)) === text) return new Map();
    const made = open === undefined ? ([[paths.last, recordText({ number })]] as const) : [];
    return new Map([[paths.promotion(number), text], ...made]);
  }, `Promotion pull request for ${wanted.branch}`);
  if (result === undefined) throw new TypeError('nothing was put');
  const [pull] = await asPulls(desk, [result]);
  if (pull === undefined) throw new TypeError('one record gives one pull request');
  return pull;
}

async function close(desk: Parts, number: number, change: Pick<Promotion, 'state' | 'word'>): Promise<void> {
  const path = paths.promotion(number);
  await desk.records.change(async (view) => {
    const text = (await view.read([path])).get(path);
    const there = text === undefined ? undefined : parseRecord(promotionShape, path, text);
    if (there === undefined || there.state !== 'open') return new Map();
    return new Map([[path, recordText({ ...there, ...change, closedAt: new Date().toISOString() })]]);
  }, `Promotion pull request ${number} is ${change.state}`);
}

async function merge(desk: Parts, number: number, head: string, message: string): Promise<'merged' | 'moved'> {
  const path = paths.promotion(number);
  const text = (await (await desk.records.newest()).read([path])).get(path);
  const there = text === undefined ? undefined : parseRecord(promotionShape, path, text);
  if (there === undefined || there.state !== 'open') return 'moved';
  const [now, base] = await Promise.all([desk.refs.base(there.branch), desk.refs.base(there.base)]);
  if (now !== head || base === undefined) return 'moved';
  const commit = await desk.refs.merge(base, head, message);
  if (commit === undefined || !(await desk.refs.move(there.base, commit, base))) return 'moved';
  await close(desk, number, { state: 'merged', word: '' });
  return 'merged';
}
