import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MetricsReading, type readerReasons, readMetricsFiles } from '../metrics/readers/index.ts';

import { codeDigest } from '../project/index.ts';
import type { MetricsFile, Model } from '../project/types.ts';
import { readBounded, sha256File } from '../support/files.ts';
import type { Problem } from '../support/problem.ts';
import { manifestDigest } from './digest.ts';
import { type Collected, collectOutputs, requiredOutputs } from './outputs.ts';
import type { SeedOutcome, TrainRequest } from './requests.ts';
import { argvOf } from './setup/run.ts';
import { runStep } from './step.ts';
import type { StepResult, Taken } from './step-plan.ts';
import { survivorsOf } from './survivors.ts';
import type { Environment, FileRecord, SeedRun } from './types.ts';

/** What a training leaves. */
interface Trained {
  readonly artifact: readonly FileRecord[];
  readonly outputs: SeedRun['outputs'];
  readonly metrics: MetricsReading['metrics'];
  readonly noNumbers: MetricsReading['noNumbers'];
}

const nothing: Trained = { artifact: [], outputs: [], metrics: {}, noNumbers: {} };
const unknownEnvironment: Environment = {
  os: 'unknown',
  cpu: 'unknown',
  cpus: 0,
  memory: 0,
  gpus: [],
  runtimes: {},
  packages: {},
};
const mostMetricsBytes = 16 << 20;

/**
 * One training with one seed, from the commit's objects to `run.json` in `request.destination`.
 *
 * The command gets an allow-listed environment (no token of ours; HOME stays, since hiding it protects nothing from code
 * that runs as the same user and takes caches away), what `env` declares, and `MLOPS_OUTPUT`, `MLOPS_SEED`,
 * `MLOPS_PARAMS`, `MLOPS_DATA_<ROLE>`, `MLOPS_RUN_ID`, `TMPDIR`. Language environments of the checkout that lie beside a
 * tracked lock file are made visible (see `findSurroundings`). After its end no process of it is left.
 *
 * Everything that can go wrong with a training is in the outcome, and `run.json` is written then too, with an empty
 * artifact. Throws only what is wrong with the request (MlopsError `folder-not-empty`, `output-refused` for a declared
 * path that leads upwards), and defects.
 */
export async function trainSeed(request: TrainRequest, signal: AbortSignal): Promise<SeedOutcome> {
  const { model } = request;
  const plan = {
    name: 'training' as const,
    command: model.train.run,
    setup: model.train.setup,
    timeout: model.train.timeout,
    resources: model.train.resources,
    data: request.data,
    outputs: requiredOutputs(model),
    seed: request.seed,
    prepare: async () => ({}),
    collect: async (folder: { readonly output: string }, workingDirectory: string): Promise<Taken<Trained>> => {
      const places = { output: folder.output, workingDirectory };
      const found = await collectOutputs(requiredOutputs(model), places, request.destination, request.keep ?? false);
      const read = found.problems.length > 0 ? readMetricsFiles([]) : await readMetrics(found.collected, model);
      const judged = Map.groupBy(read.problems, (problem) => (isMinor(problem) ? 'notices' : 'problems'));
      return {
        value: { ...split(found.collected), metrics: read.metrics, noNumbers: read.noNumbers },
        problems: [...found.problems, ...(judged.get('problems') ?? [])],
        notices: judged.get('notices') ?? [],
      };
    },
  };
  const result = await runStep<Trained>(request, plan, signal);
  const run = await record(request, result);
  await writeRecord(join(request.destination, 'run.json'), run);
  return {
    run,
    folder: request.destination,
    log: result.logPath,
    problems: result.problems,
    notices: result.notices,
    ...(result.kept === undefined ? {} : { kept: result.kept }),
  };
}

function split(collected: readonly Collected[]): Pick<Trained, 'artifact' | 'outputs'> {
  const artifact = collected.filter((entry) => entry.output.kind === 'artifact').map((entry) => entry.record);
  const outputs = collected.flatMap(({ output, record }) =>
    output.kind === 'artifact' || output.kind === 'data' ? [] : [{ ...record, kind: output.kind }],
  );
  return { artifact, outputs };
}

/** A value that is no number leaves its metric unknown; every other problem leaves the whole file unusable. */
function isMinor({ reason }: Problem): boolean {
  const minor: keyof typeof readerReasons = 'metric-not-a-number';
  return reason === minor;
}

async function readMetrics(collected: readonly Collected[], model: Model) {
  const files: { text: string; file: MetricsFile }[] = [];
  const problems: Problem[] = [];
  for (const { output, record, file } of collected) {
    const declared =
      output.kind === 'metrics' ? model.metrics.find((entry) => entry.file === output.pattern) : undefined;
    if (declared === undefined) continue;
    const read = await readBounded(file, mostMetricsBytes);
    if (read.kind === 'read') {
      files.push({ text: read.bytes.toString('utf8'), file: { ...declared, file: record.path } });
    } else {
      problems.push({
        reason: 'metrics-refused',
        message: `${record.path} has ${record.bytes} bytes; at most ${read.limit} are read`,
      });
    }
  }
  const reading = readMetricsFiles(files);
  return { ...reading, problems: [...problems, ...reading.problems] };
}

async function record(request: TrainRequest, result: StepResult<Trained>): Promise<SeedRun> {
  const { model } = request;
  const { artifact, outputs, metrics, noNumbers } = result.value ?? nothing;
  const log = { path: 'log.txt', ...(await sha256File(result.logPath)), kind: 'log' as const };
  return {
    schemaVersion: 1,
    model: model.name,
    fingerprint: request.fingerprint,
    seed: request.seed,
    commit: request.commit,
    origin: request.origin,
    command: argvOf(model.train.run),
    startedAt: result.startedAt,
    seconds: Math.round(result.seconds * 1000) / 1000,
    exit: result.exit,
    inputs: {
      code: { files: request.code.length, digest: `sha256:${codeDigest(request.code)}` },
      data: request.data.map(({ role, dataset, digest }) => ({ role, dataset, digest })),
      params: request.params,
      env: Object.fromEntries(model.env),
    },
    artifact: { digest: manifestDigest(artifact), files: artifact },
    outputs: [...outputs, log],
    metrics: inOrder(metrics),
    ...(Object.keys(noNumbers).length > 0 && { noNumbers }),
    environment: result.environment ?? unknownEnvironment,
    ...(result.setup && { setup: result.setup }),
    ...survivorsOf(result.notices),
  };
}

function inOrder(metrics: Trained['metrics']): SeedRun['metrics'] {
  return Object.fromEntries(Object.entries(metrics).map(([name, metric], at) => [name, { ...metric, at }]));
}

/** Whole or not at all: whoever sees `run.json` sees all of it. */
async function writeRecord(path: string, run: SeedRun): Promise<void> {
  await writeFile(`${path}.part`, `${JSON.stringify(run, null, 2)}\n`);
  await rename(`${path}.part`, path);
}
