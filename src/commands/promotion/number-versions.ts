import { versionAddress } from '../../ledger/index.ts';
import { isPlainPath, type ModelFacts, resultKey } from '../../project/index.ts';
import {
  type FirstEnvironment,
  measureOf,
  type NextVersion,
  nextVersion,
  promotionRecordText,
} from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { commandReasons } from '../reasons.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { recordedResults } from '../situation/recorded-results.ts';
import type { Situation } from '../situation/situation.ts';
import { runRecord } from '../situation/standing-records.ts';
import { distrustResults } from '../situation/trusted-records.ts';
import { judgeVersions } from './judge-version.ts';
import { keepBytes } from './keep-bytes.ts';
import { type MergedOf, unmergedOf } from './merged-versions.ts';
import { withLedger } from './open-promotion.ts';
import { readVersions } from './read-versions.ts';

export interface Numbered {
  /** Model → its newest versions, oldest first; those that were made now are the last ones. */
  readonly versions: ReadonlyMap<string, readonly VersionRecord[]>;
  readonly made: readonly VersionRecord[];
  /** What the tip has and no version could be made of, and why. */
  readonly without: readonly Without[];
}

export interface Without {
  readonly model: string;
  readonly because: string;
  /** It needs a training or scoring first; false: nothing has to be done. */
  readonly open: boolean;
  readonly reason?: keyof typeof commandReasons;
}

export interface Numbering {
  /** Model → the highest version that a promotion has brought to some environment: where the ledger has lost it, nothing is numbered. */
  readonly named: ReadonlyMap<string, number>;
  /** Model → the first environment that it is promoted to. */
  readonly first: ReadonlyMap<string, FirstEnvironment>;
  /** Of their commits, whether the default branch has them: what nobody merged is no measure, and stands for nothing. */
  readonly merged: MergedOf;
  /** A store in this checkout goes with it, as on a runner. */
  readonly checkoutExpires: boolean;
}

/** As often others may number versions of the same models at the same time. */
const mostTries = 5;

/**
 * Numbers what the tip of the default branch has brought: of each model whose inputs are not those of its last version, the
 * run that exists becomes the next one. Trains nothing. Done twice, or by two at once, it is done once.
 * @param request about the tip
 */
export async function numberVersions(
  situation: Situation,
  request: ChangeRequest,
  { named, first, merged, checkoutExpires }: Numbering,
  ports: Ports,
): Promise<Numbered> {
  const models = [...situation.candidate.facts.models.values()];
  let { ledger } = situation;
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const versions = await readVersions(
      ledger,
      models.map(({ model }) => model.name),
    );
    const found = await wantedVersions(situation, models, versions, { named, first, merged });
    const checked = await trusted(situation, request, found.wanted);
    const kept = await keepBytes(situation, checked.wanted, { checkoutExpires }, ports);
    const without = [...found.without, ...checked.without, ...kept.without];
    if (kept.wanted.length === 0) return { versions, made: [], without };
    const made = await judged(kept.wanted, request, withLedger(ports, ledger));
    const records = made.map((record) => ({
      address: versionAddress(record.model, record.version),
      text: promotionRecordText(record),
    }));
    try {
      await ports.progress.stage('record versions on the ledger', (tell) =>
        ledger.write(
          records,
          `Version ${made.map(({ model, version }) => `${model} ${version}`).join(', ')}`,
          undefined,
          tell,
        ),
      );
    } catch (error) {
      if (!isTaken(error) || attempt === mostTries - 1) throw error;
      // Somebody was faster: what they numbered may be the same, or come before ours.
      ledger = await ports.openLedger(situation.repository, request.remote);
      continue;
    }
    return { versions: withMade(versions, made), made, without };
  }
  throw new TypeError('no try has come to an end');
}

type Next = Extract<NextVersion, { kind: 'next' }>;

/** A version that is to be made, and what of the tip it is made of. */
export interface WantedVersion {
  readonly next: Next;
  /** Why it is compared with another one than the last. */
  readonly note?: string;
  readonly facts: ModelFacts;
}

async function wantedVersions(
  situation: Situation,
  models: readonly ModelFacts[],
  versions: Numbered['versions'],
  { named, first, merged }: Pick<Numbering, 'named' | 'first' | 'merged'>,
): Promise<{ readonly wanted: readonly WantedVersion[]; readonly without: readonly Without[] }> {
  const wanted: WantedVersion[] = [];
  const without: Without[] = [];
  const at = await committedAt(situation);
  const isForeign = await foreign(situation, [...versions.values()].flat(), merged);
  for (const facts of models) {
    const model = facts.model.name;
    const given = versions.get(model)?.at(-1)?.version ?? 0;
    const highest = named.get(model) ?? 0;
    if (highest > given) {
      const because = `a promotion has brought version ${highest} to an environment, and the ledger does not have it`;
      without.push({ model, because, open: true, reason: 'versions-lost' });
      continue;
    }
    const standing = (versions.get(model) ?? []).filter((version) => !isForeign(version));
    const newest = standing.at(-1);
    const relation = newest === undefined ? 'same' : await relationOf(situation, newest.commit);
    const run = runRecord(situation, facts)?.seeds[0];
    const { fingerprint, evaluation } = facts;
    const tip = {
      ...{ model, fingerprint, at, evaluation: evaluation?.fingerprint ?? null },
      commit: situation.candidate.commit.sha,
      // Never recorded without a run: then there is no version.
      artifact: { digest: '', files: [], ...run?.artifact, ...onePath(facts.model) },
    };
    const measure = measureOf(standing, first.get(model));
    const next = nextVersion(newest, tip, relation, measure?.version, given);
    if (next.kind === 'none') {
      if (next.because !== 'same-fingerprint') without.push({ model, because: next.sentence, open: false });
      continue;
    }
    const because = missingResult(situation, facts, run !== undefined);
    if (because === undefined) wanted.push({ next, facts, ...(measure?.note !== undefined && { note: measure.note }) });
    else without.push({ model, because, open: true });
  }
  return { wanted, without };
}

/** Certainly of no commit of the default branch; one that a shallow clone cannot tell of counts as it always has. */
async function foreign({ repository: { shallow } }: Situation, versions: readonly VersionRecord[], mergedOf: MergedOf) {
  const merged = await mergedOf(versions.map(({ commit }) => commit));
  return (version: VersionRecord) => unmergedOf(version, { merged, shallow })?.certain === true;
}

/** As scoring has it: the file or folder where one is declared. */
function onePath({ artifact }: ModelFacts['model']): { readonly path?: string } {
  const [only = ''] = artifact;
  return artifact.length === 1 && isPlainPath(only) ? { path: only.replace(/\/$/, '') } : {};
}

/** Why there is no result that a version could be made of; undefined where there is one. */
function missingResult({ records, candidate, notTrusted }: Situation, facts: ModelFacts, trained: boolean) {
  const { model, fingerprint, evaluation } = facts;
  const distrusted = notTrusted.results.get(resultKey(model.name, fingerprint));
  if (distrusted !== undefined) return `its run is not trusted: ${distrusted}`;
  if (!trained) return 'its inputs at this commit are not trained yet';
  if (model.artifact.length === 0) return 'it declares no `artifact`, so there is nothing to deploy';
  if (evaluation === undefined) return undefined;
  const { known } = recordedResults(records, candidate, undefined);
  return known.evaluations.has(resultKey(model.name, evaluation.fingerprint)) ? undefined : 'it is not scored yet';
}

/** The plan asks only about what the last push has changed; a version may be of a result that came before that. */
async function trusted({ records, project }: Situation, { trust }: ChangeRequest, wanted: readonly WantedVersion[]) {
  if (trust === undefined || wanted.length === 0) return { wanted, without: [] };
  const models = wanted.map(({ facts }) => facts);
  const { results } = await distrustResults(records, trust, models, project.reuse);
  const whyNot = ({ facts: { model, fingerprint, evaluation } }: WantedVersion) =>
    results.get(resultKey(model.name, fingerprint)) ??
    (evaluation && results.get(resultKey(model.name, evaluation.fingerprint)));
  const without = wanted.flatMap((one): Without[] => {
    const because = whyNot(one);
    return because === undefined
      ? []
      : [{ model: one.facts.model.name, because: `its run is not trusted: ${because}`, open: true }];
  });
  return { wanted: wanted.filter((one) => whyNot(one) === undefined), without };
}

/** Of a commit that is not here, nobody knows what came of it: then nothing relates it to the tip. */
async function relationOf({ repository: { git }, candidate }: Situation, last: string) {
  const tip = candidate.commit.sha;
  if (last === tip) return 'same';
  const isAncestor = async (commit: string, of: string) =>
    (await git.try(['merge-base', '--is-ancestor', commit, of])).code === 0;
  if (await isAncestor(last, tip)) return 'ancestor';
  return (await isAncestor(tip, last)) ? 'descendant' : 'unrelated';
}

async function committedAt({ repository: { git }, candidate }: Situation): Promise<string> {
  const seconds = Number(await git.text(['show', '-s', '--format=%ct', candidate.commit.sha]));
  return new Date(seconds * 1000).toISOString();
}

/** All that are compared with one commit are judged together. */
async function judged(
  wanted: readonly WantedVersion[],
  request: ChangeRequest,
  ports: Ports,
): Promise<readonly VersionRecord[]> {
  const groups = Map.groupBy(wanted, ({ next }) => next.before?.commit ?? null);
  const made: VersionRecord[] = [];
  for (const [since, group] of groups) {
    const names = group.map(({ next }) => next.version.model);
    const verdicts = await judgeVersions(request, since, names, ports);
    for (const { next, note } of group) {
      const { version } = next;
      const verdict = verdicts.get(version.model);
      if (verdict === undefined) throw new TypeError(`nobody has judged ${version.model}`);
      const sentence = [verdict.sentence, note].filter(Boolean).join(' ');
      made.push({ ...version, ...verdict, sentence });
    }
  }
  return made;
}

function withMade(versions: Numbered['versions'], made: readonly VersionRecord[]): Numbered['versions'] {
  return new Map(
    [...versions].map(([model, list]) => [model, [...list, ...made.filter((record) => record.model === model)]]),
  );
}

function isTaken(error: unknown): boolean {
  return error instanceof MlopsError && error.problems.some(({ reason }) => reason === 'record-conflict');
}
