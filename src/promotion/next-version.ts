import type { VersionRecord } from './types.ts';

/** What the tip of the default branch has of one model. */
export interface TipOfModel {
  readonly model: string;
  readonly fingerprint: string;
  /** Of the scores; null where the model is not scored. */
  readonly evaluation: string | null;
  readonly artifact: VersionRecord['artifact'];
  readonly commit: string;
  /** When it was committed, ISO 8601. */
  readonly at: string;
}

/**
 * How the commit of the newest version relates to the tip. `ancestor`: the tip came after it. `descendant`: the tip is the
 * older one, so this run is late. `unrelated`: neither contains the other, as after a force push.
 */
export type Relation = 'ancestor' | 'same' | 'descendant' | 'unrelated';

/** What numbering answers: nothing and why, or the version without its verdict, which gates against `before` give. */
export type NextVersion =
  | {
      readonly kind: 'none';
      readonly because: 'same-fingerprint' | 'older-commit';
      /** The version that stands for the tip, or for what came after it. */
      readonly version: number;
      readonly sentence: string;
    }
  | {
      readonly kind: 'next';
      readonly version: Numbered;
      /** What it is compared with. */
      readonly before: VersionRecord | null;
      readonly sentence: string;
    };

export type Numbered = Omit<VersionRecord, 'verdict' | 'reason' | 'sentence' | 'gates'>;

/**
 * Whether the tip of the default branch is a new version: it is whenever its fingerprint is not that of the newest one,
 * also where an older version had it. Pure: run twice, or late, it numbers nothing twice.
 * @param newest of those that were merged
 * @param relation of the newest version's commit to the tip; not asked where there is no version yet
 * @param measure what it is compared with, the newest one or an older
 * @param given the highest number that a version has, merged or not: none is given twice
 */
export function nextVersion(
  newest: VersionRecord | undefined,
  tip: TipOfModel,
  relation: Relation,
  measure: VersionRecord | undefined = newest,
  given = newest?.version ?? 0,
): NextVersion {
  if (newest === undefined) {
    const first = given === 0 ? 'its first version' : `version ${given + 1}: none before it was merged`;
    return next(given + 1, tip, null, `${tip.model} gets ${first}.`);
  }
  if (relation === 'descendant') {
    return none(
      'older-commit',
      newest,
      `Commit ${short(tip.commit)} came before ${short(newest.commit)}, which is ${nameOf(newest)} already.`,
    );
  }
  if (newest.fingerprint === tip.fingerprint) return none('same-fingerprint', newest, whySame(newest, tip));
  const number = given + 1;
  const from = `version ${newest.version}${relation === 'unrelated' ? `, whose commit ${short(newest.commit)} is no longer part of the branch` : ''}`;
  return next(
    number,
    tip,
    measure ?? newest,
    `${tip.model} gets version ${number}: its fingerprint is not that of ${from}.`,
  );
}

function whySame(newest: VersionRecord, tip: TipOfModel): string {
  const same = `The fingerprint is that of ${nameOf(newest)}`;
  if (newest.evaluation === tip.evaluation) return `${same}.`;
  return `${same}: only how it is scored has changed, and that makes no other model.`;
}

function next(version: number, tip: TipOfModel, before: VersionRecord | null, sentence: string): NextVersion {
  const { model, fingerprint, evaluation, artifact, commit, at } = tip;
  const numbered: Numbered = {
    schemaVersion: 1,
    model,
    version,
    fingerprint,
    evaluation,
    commit,
    at,
    artifact,
    before: before?.version ?? null,
  };
  return { kind: 'next', version: numbered, before, sentence };
}

function none(because: 'same-fingerprint' | 'older-commit', { version }: VersionRecord, sentence: string): NextVersion {
  return { kind: 'none', because, version, sentence };
}

function nameOf({ model, version }: VersionRecord): string {
  return `version ${version} of ${model}`;
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
