import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildAddress } from '../../ledger/index.ts';
import {
  type BuildFacts,
  type BuiltDataset,
  buildsMissing,
  matcher,
  type ParamValue,
  type Side,
} from '../../project/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { formatNumber } from '../../support/numbers.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { type BuildOutcome, type BuildRecord, buildDataset } from '../../training/index.ts';
import type { DataInput } from '../../training/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import { buildAt, isStored, recordedBuild } from '../situation/built-version.ts';
import { keepFailure } from '../situation/failed-steps.ts';
import { asBuilt } from '../situation/known-builds.ts';
import type { ReadCommit } from '../situation/read-commit.ts';
import type { Situation } from '../situation/situation.ts';
import { stepData } from './step-data.ts';
import { secretsOf } from './step-inputs.ts';

export interface Building {
  readonly situation: Situation;
  readonly read: ReadCommit;
  readonly side: Side;
  readonly engine: EngineAtHand;
  readonly ports: Ports;
  /** Leaves the run folders. */
  readonly keep?: boolean;
  /** Also what is there already, and says whether the same comes out. */
  readonly again?: readonly string[];
}

/** How the command of one dataset ended. */
export interface BuiltNow extends Ended {
  readonly side: Side;
}

interface Ended {
  readonly dataset: string;
  /** `same`: it was made again, and the files are those of the record. */
  readonly state: 'done' | 'same' | 'failed';
  readonly sentence: string;
  readonly problems: readonly Problem[];
  readonly log?: string;
}

/**
 * Makes, one after the other, what these datasets rest on and what is not in the store yet. What is there is not made
 * again; what follows from one that failed is not tried. A result is believed once its record is written, which comes
 * last: a command that is killed leaves nothing that anybody takes for data.
 */
export async function buildDatasets(building: Building, names: Iterable<string>): Promise<readonly BuiltNow[]> {
  const { read, side, ports, again = [] } = building;
  const { builds, project } = read.facts;
  const stored = new Set<string>();
  for (const facts of builds.values()) if (await isThere(building, facts)) stored.add(facts.dataset.name);
  const missing = buildsMissing(names, project.datasets, (name) => stored.has(name) && !again.includes(name));
  const done: BuiltNow[] = [];
  for (const dataset of missing) {
    ports.signal.throwIfAborted();
    const facts = builds.get(dataset.name);
    if (facts === undefined) throw new TypeError(`the commit says nothing about ${dataset.name}`);
    const ended = brokenBelow(dataset, done, read) ?? (await buildOne(building, facts));
    if (ended.state === 'failed')
      await keepFailure(building.situation.records, 'build', triedOf(facts), ended.problems);
    done.push({ side, ...ended });
  }
  return done;
}

async function isThere({ situation }: Building, facts: BuildFacts): Promise<boolean> {
  const record = recordedBuild(situation.records, asBuilt(facts));
  return record !== undefined && (await isStored(situation.store, record));
}

/** A view of what could not be made cannot be had either. */
function brokenBelow({ name, build }: BuiltDataset, done: readonly BuiltNow[], { facts }: ReadCommit) {
  const { datasets } = facts.project;
  const broken = build.from.find((from) => {
    const root = datasets.get(from)?.view?.root ?? from;
    return done.some(({ dataset, state }) => dataset === root && state === 'failed');
  });
  if (broken === undefined) return undefined;
  const message = `${name}: ${broken}, of which it is made, could not be made.`;
  return failure(name, [{ reason: 'build-input-missing' satisfies keyof typeof commandReasons, message }]);
}

async function buildOne(building: Building, facts: BuildFacts): Promise<Ended> {
  const { side, ports } = building;
  const { name } = facts.dataset;
  const title = `build ${name}${side === 'baseline' ? ' of the baseline' : ''}`;
  return ports.progress.stage(title, async () => {
    try {
      return await run(building, facts);
    } catch (error) {
      if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
      return failure(name, error.problems);
    }
  });
}

function triedOf({ dataset, fingerprint }: BuildFacts) {
  return { model: { name: dataset.name }, fingerprint };
}

async function run(building: Building, facts: BuildFacts): Promise<Ended> {
  const { situation, ports } = building;
  const { dataset, fingerprint } = facts;
  await using folder = await makeOwnFolder(situation.own.builds, 'build');
  const roles = dataset.build.from.map((name) => [name, name] as const);
  await using inputs = await stepData(building, roles);
  refuseOverInput(dataset, inputs.data);
  const outcome = await buildDataset(requestOf(building, facts, inputs.data, folder.path), ports.signal);
  if (outcome.kept !== undefined) ports.progress.note(`kept: ${outcome.kept}`);
  if (outcome.exit.class === 'cancelled') throw new MlopsError('cancelled', outcome.problems);
  if (outcome.record !== undefined) return await takeIn(situation, facts, outcome, outcome.record);
  const log = situation.own.buildLog(dataset.name, fingerprint);
  await mkdir(dirname(log), { recursive: true });
  await copyFile(outcome.log, log);
  return { ...failure(dataset.name, outcome.problems), log };
}

/** Files that the command reads would be removed before it, or taken for what it made. */
function refuseOverInput({ name, source }: BuiltDataset, data: readonly DataInput[]): void {
  const isResult = matcher(source);
  for (const { dataset, files } of data) {
    const over = files.find(({ path }) => isResult(path));
    if (over === undefined) continue;
    const sentence = `${name}: its source ${source} also matches ${over.path}, a file of ${dataset}, of which it is made.`;
    throw MlopsError.of(commandReasons, 'build-over-input', sentence);
  }
}

function requestOf(
  { situation, read, ports, keep = false }: Building,
  { dataset, inputs, fingerprint }: BuildFacts,
  data: readonly DataInput[],
  folder: string,
) {
  const { name, build, source } = dataset;
  const params = [...(read.buildParams.get(name)?.values() ?? [])];
  const paramsFiles = build.params.flatMap(({ file }) => read.commit.entry(file) ?? []);
  const from = new Map(build.from.map((one) => [one, one]));
  const values: Readonly<Record<string, ParamValue>> = Object.assign({}, ...params);
  return {
    model: { name, workingDirectory: build.workingDirectory, env: build.env, data: from },
    build,
    source,
    fingerprint,
    origin: ports.origin,
    data,
    git: situation.repository.git,
    commit: read.commit.sha,
    tree: read.commit.tree,
    code: [...inputs.code, ...paramsFiles],
    params: values,
    ...secretsOf(build.secrets, ports.env),
    checkout: situation.repository.root,
    onOutput: ports.progress.output,
    env: ports.env,
    destination: join(folder, 'result'),
    keep,
  };
}

/** Into the store, then onto the record: the other way round a record could name files that nobody has. */
async function takeIn(
  { records, store }: Situation,
  facts: BuildFacts,
  { files, notices }: BuildOutcome,
  record: BuildRecord,
): Promise<Ended> {
  const built = asBuilt(facts);
  const address = buildAddress(built.dataset, built.fingerprint);
  // Another process may have made it meanwhile.
  const other = await records.ownText(address);
  const known = recordedBuild(records, built) ?? (other === undefined ? undefined : buildAt(built, other));
  if (known !== undefined && known.content !== record.content) return differing(known, record);
  await store.putAll(files.map(({ local }) => local));
  if (known === undefined) await records.keep({ address, text: `${canonicalJson(record)}\n` });
  const count = record.files.length;
  const what = `${formatNumber(count, 0)} file${count === 1 ? '' : 's'} in ${formatNumber(record.seconds, 1)} s, version ${built.fingerprint.slice(0, 12)}`;
  return {
    dataset: built.dataset,
    state: known === undefined ? 'done' : 'same',
    sentence: known === undefined ? `made ${what}` : `made again ${what}: the same as recorded`,
    problems: notices,
  };
}

/** The first one stays: results that rest on it are recorded under this fingerprint. */
function differing(recorded: BuildRecord, now: BuildRecord): Ended {
  const { dataset, fingerprint } = now;
  const before = new Map(recorded.files.map(({ path, digest }) => [path, digest]));
  const after = new Map(now.files.map(({ path, digest }) => [path, digest]));
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  const [first = ''] = paths;
  const more = paths.length > 1 ? ` and ${paths.length - 1} more` : '';
  const short = (digest: string | undefined) => digest?.slice(0, 'sha256:'.length + 12) ?? 'nothing';
  const message = `${dataset}: the same inputs (${fingerprint.slice(0, 12)}) made other files than recorded: ${first} is ${short(after.get(first))} and not ${short(before.get(first))}${more}. The recorded ones stay.`;
  return failure(dataset, [{ reason: 'build-differs' satisfies keyof typeof commandReasons, message }]);
}

function failure(dataset: string, problems: readonly Problem[]): Ended {
  return { dataset, state: 'failed', sentence: problems[0]?.message ?? 'it did not end well', problems };
}
