import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Beside,
  Deployable,
  DeploymentTarget,
  GoldenSource,
  Live,
  Staged,
  TargetContext,
} from '../../deployment/index.ts';
import { changedStep, verify } from '../../deployment/index.ts';
import type { DeploymentOutcome, Release, VerificationEvidence, VersionRef } from '../../promotion/types.ts';
import { MlopsError } from '../../support/problem.ts';
import { worst } from '../../support/verdict.ts';
import type { Ports } from '../ports.ts';
import type { commandReasons } from '../reasons.ts';
import { besideStaged } from './beside.ts';
import { type DeployableRequest, deployableOf } from './deployable.ts';

/** How a deployment ended, before it is written down. */
export interface Ended {
  readonly outcome: DeploymentOutcome;
  readonly reason: string;
  readonly sentence: string;
  readonly verification: readonly VerificationEvidence[];
}

export interface DeployingRelease {
  readonly release: Release;
  /** What is live and verified now, with its release; absent: nothing is, or nobody knows what it was. */
  readonly before?: { readonly ref: VersionRef; readonly release: Release | undefined };
  /** It was verified here before: its own steps are not asked again, only whether it is there and healthy. */
  readonly rollback: boolean;
  /** A folder of this deployment alone; absolute. */
  readonly folder: string;
  /** Where golden steps get their rows. */
  readonly golden?: GoldenSource;
  readonly ports: Ports;
  readonly sources: Omit<DeployableRequest, 'code'>;
}

/**
 * Stages a release beside what is live, verifies it, makes it live, verifies it again. What was live stays, or comes back,
 * where the release is not what it should be. Trouble that is not the release's (store, disk, a taken port, Ctrl-C) is
 * thrown while what was live still is: then nothing has happened that would have to be recorded.
 */
export async function deployRelease(deploying: DeployingRelease): Promise<Ended> {
  const { release, rollback, ports, golden } = deploying;
  const title = `${release.model} ${release.version}`;
  const opened = await openRelease(release, deploying.folder, deploying);
  const found: VerificationEvidence[] = [];
  const ask = async (at: Staged | Live, where: string, beside?: Beside): Promise<VerificationEvidence[]> => {
    const steps = rollback ? [] : release.verify;
    const asked = { wanted: opened.wanted, at, steps, ...(golden && { golden }), ...(beside && { beside }) };
    const evidence = await ports.progress.stage(`verify ${title}`, () => verify(asked, opened.around));
    const said = evidence.map((one) => ({ ...one, step: `${one.step}${where}` }));
    found.push(...said);
    return said;
  };
  const staged = await ports.progress
    .stage(`stage ${title}`, () => opened.target.stage(opened.wanted))
    .catch(atFaultOnly);
  if (staged instanceof MlopsError) return await keptBefore(deploying, opened, problemOf(staged), found);
  // Where nothing runs beside what is live, there is nothing to ask before it is.
  const isBeside = staged.endpoint !== undefined || staged.folder !== undefined;
  if (!rollback && isBeside) {
    const beside = await besideStaged(release, deploying.before?.release, opened);
    const evidence = await ask(staged, ', beside what is live', beside);
    // What is asked of the live version alone has no evidence yet.
    if (evidence.length > 0 && worst(evidence.map(({ verdict }) => verdict)) !== 'pass') {
      // The files of what is live are those that were staged: they are to be brought again.
      const isLive = hasChanged(evidence) && sameFiles(deploying.before?.ref, release);
      return await (isLive ? broughtBack : keptBefore)(deploying, opened, evidenceProblem(evidence), found);
    }
  }
  const live = await ports.progress
    .stage(`make ${title} live`, () => opened.target.apply(opened.wanted))
    .catch(atFaultOnly);
  if (live instanceof MlopsError) return await broughtBack(deploying, opened, problemOf(live), found);
  const evidence = await ask(
    live,
    '',
    isBeside ? undefined : { kind: 'none', why: 'nothing runs beside what is live' },
  );
  if (worst(evidence.map(({ verdict }) => verdict)) !== 'pass') {
    return await broughtBack(deploying, opened, evidenceProblem(evidence), found);
  }
  const where = live.endpoint ?? live.folder;
  const sentence = `${title} is live in ${release.environment}${where === undefined ? '' : `, at ${where}`}`;
  return {
    outcome: { outcome: rollback ? 'rollback' : 'verified' },
    reason: rollback ? 'rolled-back' : 'deployed',
    sentence: `${sentence}${rollback ? ' again' : ' and verified'}.`,
    verification: found,
  };
}

/** A release beside the target that it names. */
export interface Opened {
  readonly wanted: Deployable;
  readonly target: DeploymentTarget;
  readonly around: TargetContext;
}

/** @param place where a new folder for the code of the release is made; absolute */
export async function openRelease(
  release: Release,
  place: string,
  { ports, sources }: Pick<DeployingRelease, 'ports' | 'sources'>,
): Promise<Opened> {
  await mkdir(place, { recursive: true });
  const code = await mkdtemp(join(place, 'code-'));
  const wanted = await deployableOf(release, { ...sources, code });
  const around: TargetContext = {
    environment: release.environment,
    root: sources.repository.root,
    code: wanted.code,
    env: ports.env,
    signal: ports.signal,
    output: ports.progress.output,
  };
  return { wanted, around, target: await ports.openTarget(release.target, around) };
}

/**
 * What the release is to blame for ends this deployment. Everything else ends the command, and nothing is recorded: a
 * damaged store, a folder of somebody else, a taken port say nothing about the version.
 */
function atFaultOnly(error: unknown): MlopsError {
  if (error instanceof MlopsError && error.ends === 'fail') return error;
  throw error;
}

/** What cannot be discarded, since it is live by now, goes with what is made live in its place. */
function ignoreLive(error: unknown): void {
  if (error instanceof MlopsError && (error.ends === 'fail' || error.ends === 'input')) return;
  throw error;
}

type Why = Pick<Ended, 'reason' | 'sentence'>;

function problemOf({ problems }: MlopsError): Why {
  const [first] = problems;
  if (first === undefined) throw new TypeError('an error without a problem');
  return { reason: first.reason, sentence: first.message };
}

/** That nobody can tell is no proof against the version: it is not live, and not held either. */
function evidenceProblem(evidence: readonly VerificationEvidence[]): Why {
  const failed = evidence.filter(({ verdict }) => verdict === 'fail');
  const open = failed.length > 0 ? failed : evidence.filter(({ verdict }) => verdict === 'unknown');
  const [first] = open;
  const sentence = first === undefined ? 'Nothing was asked of it.' : `${first.step}: ${first.sentence}`;
  const reason: keyof typeof commandReasons = failed.length > 0 ? 'verification-failed' : 'verification-unknown';
  return { reason, sentence };
}

/** @param evidence with or without where it was asked */
function hasChanged(evidence: readonly VerificationEvidence[]): boolean {
  return evidence.some(({ step }) => step.startsWith(changedStep));
}

/** Whether two releases lie in one folder of the target: the same version with other settings. */
function sameFiles(before: VersionRef | undefined, { version, artifact }: Release): boolean {
  return before?.version === version && before.digest === artifact.digest;
}

/** The release has not been made live; what was live stays. */
async function keptBefore(
  { before }: DeployingRelease,
  { target, wanted }: Opened,
  why: Why,
  verification: readonly VerificationEvidence[],
): Promise<Ended> {
  await target.discard(wanted).catch(ignoreLive);
  return failed(why, before?.ref ?? null, verification);
}

/** It was live, or half: what was verified before is made live again, first of all. */
async function broughtBack(
  deploying: DeployingRelease,
  half: Opened,
  why: Why,
  verification: readonly VerificationEvidence[],
): Promise<Ended> {
  const { before, ports } = deploying;
  // What was begun is taken back as far as the target can; one that is live already goes with what comes in its place.
  await half.target.discard(half.wanted).catch(ignoreLive);
  if (before?.release === undefined) return failed(why, null, verification);
  const { release } = before;
  const opened = await openRelease(release, deploying.folder, deploying);
  const title = `bring ${release.model} ${release.version} back`;
  const changed = hasChanged(verification);
  const wanted =
    changed && sameFiles(before.ref, deploying.release) ? { ...opened.wanted, repair: true as const } : opened.wanted;
  const live = await ports.progress.stage(title, () => opened.target.apply(wanted)).catch(atFaultOnly);
  // Now that it is live no more its changed files can go: who deploys it again needs those of the store.
  if (changed) await half.target.discard(half.wanted).catch(ignoreLive);
  if (live instanceof MlopsError) {
    const sentence = `${why.sentence} Version ${release.version} could not be brought back: ${live.message}`;
    return failed({ ...why, sentence }, null, verification);
  }
  const evidence = await verify({ wanted: opened.wanted, at: live, steps: [] }, opened.around);
  if (worst(evidence.map(({ verdict }) => verdict)) === 'pass') return failed(why, before.ref, verification);
  const { sentence: odd } = evidenceProblem(evidence);
  const sentence = `${why.sentence} Version ${release.version} was brought back, and is not as it should be: ${odd}`;
  return failed({ ...why, sentence }, null, [...verification, ...evidence]);
}

function failed(why: Why, restored: VersionRef | null, verification: readonly VerificationEvidence[]): Ended {
  return { outcome: { outcome: 'failed', restored }, ...why, verification };
}
