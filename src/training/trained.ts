import { rename, writeFile } from 'node:fs/promises';
import { type MetricsReading, type readerReasons, readMetricsFiles } from '../metrics/readers/index.ts';
import { codeDigest } from '../project/index.ts';
import type { MetricsFile, Model } from '../project/types.ts';
import { readBounded } from '../support/files.ts';
import type { Problem } from '../support/problem.ts';
import { manifestDigest } from './digest.ts';
import { type Collected, collectOutputs, type OutputPlaces, requiredOutputs } from './outputs.ts';
import type { TrainRequest } from './requests.ts';
import type { Taken } from './step-plan.ts';
import type { Environment, FileRecord, SeedRun } from './types.ts';

/** What a training leaves, or a model that is not trained is. */
export interface Trained {
  readonly artifact: readonly FileRecord[];
  readonly outputs: SeedRun['outputs'];
  readonly metrics: MetricsReading['metrics'];
  readonly noNumbers: MetricsReading['noNumbers'];
}

const nothing: Trained = { artifact: [], outputs: [], metrics: {}, noNumbers: {} };
export const unknownEnvironment: Environment = {
  os: 'unknown',
  cpu: 'unknown',
  cpus: 0,
  memory: 0,
  gpus: [],
  runtimes: {},
  packages: {},
};
const mostMetricsBytes = 16 << 20;

/** Takes what a model declares out of its places, and reads its metrics. */
export async function collectTrained(
  { model, destination, keep = false }: Pick<TrainRequest, 'model' | 'destination' | 'keep'>,
  places: OutputPlaces,
): Promise<Taken<Trained>> {
  const found = await collectOutputs(requiredOutputs(model), places, destination, keep);
  const read = found.problems.length > 0 ? readMetricsFiles([]) : await readMetrics(found.collected, model);
  const judged = Map.groupBy(read.problems, (problem) => (isMinor(problem) ? 'notices' : 'problems'));
  return {
    value: { ...split(found.collected), metrics: read.metrics, noNumbers: read.noNumbers },
    problems: [...found.problems, ...(judged.get('problems') ?? [])],
    notices: judged.get('notices') ?? [],
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

/** What a record says of the inputs and of what was left, whatever came of it. */
export function recordOf(request: TrainRequest, value: Trained | undefined) {
  const { artifact, outputs, metrics, noNumbers } = value ?? nothing;
  const needed = (request.needed ?? []).map(({ role, model, fingerprint, digest }) => {
    return { role, model, fingerprint, digest };
  });
  return {
    schemaVersion: 1 as const,
    model: request.model.name,
    fingerprint: request.fingerprint,
    seed: request.seed,
    commit: request.commit,
    origin: request.origin,
    inputs: {
      code: { files: request.code.length, digest: `sha256:${codeDigest(request.code)}` },
      data: request.data.map(({ role, dataset, digest }) => ({ role, dataset, digest })),
      params: request.params,
      env: Object.fromEntries(request.model.env),
      ...(needed.length > 0 && { needs: needed }),
    },
    artifact: { digest: manifestDigest(artifact), files: artifact },
    outputs,
    metrics: inOrder(metrics),
    ...(Object.keys(noNumbers).length > 0 && { noNumbers }),
  };
}

function inOrder(metrics: Trained['metrics']): SeedRun['metrics'] {
  return Object.fromEntries(Object.entries(metrics).map(([name, metric], at) => [name, { ...metric, at }]));
}

/** Whole or not at all: whoever sees `run.json` sees all of it. */
export async function writeRecord(path: string, run: SeedRun): Promise<void> {
  await writeFile(`${path}.part`, `${JSON.stringify(run, null, 2)}\n`);
  await rename(`${path}.part`, path);
}
