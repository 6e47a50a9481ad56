import { posix } from 'node:path';
import { codeDigest, type DeclaredOutput } from '../project/index.ts';
import type { BuildRecord } from './build-record.ts';
import { manifestDigest } from './digest.ts';
import type { RunFolder } from './folder.ts';
import { type Collected, collectOutputs, requiredOutput } from './outputs.ts';
import type { BuildOutcome, BuildRequest } from './requests.ts';
import { argvOf } from './setup/run.ts';
import { runStep } from './step.ts';
import type { StepPlan, StepResult, Taken } from './step-plan.ts';
import { survivorsOf } from './survivors.ts';

/**
 * The command of a dataset, from the commit's objects to the files that it leaves. Same folder rules, environment, time
 * limit and classes as a training: it sees only its code, its parameters and the datasets of `from`, each as
 * `MLOPS_DATA_<NAME>`; what the commit holds at `source` is removed before and required after, in place or below
 * `$MLOPS_OUTPUT`.
 *
 * What goes wrong is in the outcome. Throws only what is wrong with the request (MlopsError `folder-not-empty`,
 * `output-refused`), and defects.
 */
export async function buildDataset(request: BuildRequest, signal: AbortSignal): Promise<BuildOutcome> {
  const { build } = request;
  const pattern = posix.relative(request.model.workingDirectory, request.source);
  const output = requiredOutput({ kind: 'data', pattern });
  const plan: StepPlan<readonly Collected[]> = {
    name: 'build',
    command: build.run,
    setup: build.setup,
    timeout: build.timeout,
    resources: build.resources,
    data: request.data,
    outputs: [output],
    seed: null,
    prepare: async () => ({}),
    collect: (folder, workingDirectory) => takeFiles(output, folder, workingDirectory, request),
  };
  const result = await runStep(request, plan, signal);
  const files = (result.value ?? []).map((each) => fromRoot(each, request));
  return {
    exit: result.exit,
    log: result.logPath,
    problems: result.problems,
    notices: result.notices,
    files: files.map(({ record, file }) => ({ path: record.path, local: file })),
    ...(files.length > 0 && { record: recordOf(request, result, files) }),
    ...(result.kept !== undefined && { kept: result.kept }),
  };
}

/** Versions of data are told by paths from the root, wherever the command ran. */
function fromRoot({ record, ...rest }: Collected, { model }: BuildRequest): Collected {
  return { ...rest, record: { ...record, path: posix.join(model.workingDirectory, record.path) } };
}

async function takeFiles(
  output: DeclaredOutput,
  { output: folder }: RunFolder,
  workingDirectory: string,
  { destination, keep = false }: BuildRequest,
): Promise<Taken<readonly Collected[]>> {
  const { collected, problems } = await collectOutputs(
    [output],
    { output: folder, workingDirectory },
    destination,
    keep,
  );
  return problems.length > 0 ? { problems, notices: [] } : { value: collected, problems, notices: [] };
}

function recordOf(
  request: BuildRequest,
  result: StepResult<readonly Collected[]>,
  collected: readonly Collected[],
): BuildRecord {
  const { environment } = result;
  if (environment === undefined) throw new TypeError('a build ended well and nobody asked what it ran on');
  const files = collected.map(({ record }) => record);
  return {
    schemaVersion: 1,
    dataset: request.model.name,
    fingerprint: request.fingerprint,
    content: manifestDigest(files),
    files,
    commit: request.commit,
    origin: request.origin,
    command: argvOf(request.build.run),
    startedAt: result.startedAt,
    seconds: Math.round(result.seconds * 1000) / 1000,
    inputs: {
      code: { files: request.code.length, digest: `sha256:${codeDigest(request.code)}` },
      from: request.data.map(({ dataset, digest }) => ({ dataset, digest })),
      params: request.params,
      env: Object.fromEntries(request.model.env),
    },
    environment,
    ...(result.setup && { setup: result.setup }),
    ...survivorsOf(result.notices),
  };
}
