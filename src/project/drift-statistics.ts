/** Statistics by the names they have in the file, each as we compute it. */
export const plainStatistics = [
  'wasserstein',
  'l-infinity',
  'jensen-shannon',
  'ks',
  'psi',
  'kl',
  'chi-square',
  'cramers-v',
  'hellinger',
  'total-variation',
  'nulls',
  'new-category',
] as const;

/** The same names as other tools compute them (`as`); whose numbers differ has another limit, so each is a statistic of its own. */
export const peerStatistics = [
  'wasserstein-evidently',
  'wasserstein-deepchecks',
  'jensen-shannon-evidently',
  'jensen-shannon-tfdv',
  'jensen-shannon-nannyml',
  'psi-evidently',
  'psi-soda',
  'psi-deepchecks',
  'hellinger-evidently',
] as const;

export const driftStatistics = [...plainStatistics, ...peerStatistics] as const;

export type PlainStatistic = (typeof plainStatistics)[number];
export type PeerStatistic = (typeof peerStatistics)[number];
/** Distribution statistics that can gate (docs/concepts/verdicts.md, "Data"). `nulls` is in percentage points ÷ 100. */
export type DriftStatistic = (typeof driftStatistics)[number];

export function isPeerStatistic(statistic: DriftStatistic): statistic is PeerStatistic {
  return peerStatistics.some((each) => each === statistic);
}

/** The key in the file, and whose way of computing it; `psi-evidently` is `psi: { as: evidently }`. */
export function writtenStatistic(statistic: DriftStatistic): { readonly key: PlainStatistic; readonly as?: string } {
  if (!isPeerStatistic(statistic)) return { key: statistic };
  const key = plainStatistics.find((each) => statistic.startsWith(`${each}-`));
  return key === undefined ? { key: 'wasserstein' } : { key, as: statistic.slice(key.length + 1) };
}

const divergences = ['jensen-shannon-evidently', 'jensen-shannon-tfdv', 'jensen-shannon-nannyml'] as const;

const replacers: Readonly<Partial<Record<DriftStatistic, readonly DriftStatistic[]>>> = {
  wasserstein: ['wasserstein-evidently', 'wasserstein-deepchecks'],
  'l-infinity': ['jensen-shannon', ...divergences],
  'jensen-shannon': ['l-infinity', ...divergences],
};

/** Those of which a limit takes the place of this one's default. Every other statistic is asked besides the defaults. */
export function replacersOf(statistic: DriftStatistic): readonly DriftStatistic[] {
  return replacers[statistic] ?? [];
}

/** No two columns are further apart; undefined where a statistic has no end. Base-2 divergences, shares and D end at 1. */
export function largestOf(statistic: DriftStatistic): number | undefined {
  if (/^(wasserstein|psi|kl)/.test(statistic)) return undefined;
  return statistic === 'jensen-shannon-evidently' ? Math.sqrt(Math.LN2) : 1;
}
