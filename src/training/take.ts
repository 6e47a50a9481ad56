import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MlopsError, type Problem } from '../support/problem.ts';
import { exportInputs } from './export.ts';
import { makeDestination, makeRunFolder, removeRunFolder } from './folder.ts';
import type { SeedOutcome, TrainRequest } from './requests.ts';
import type { Taken } from './step-plan.ts';
import { collectTrained, recordOf, type Trained, unknownEnvironment, writeRecord } from './trained.ts';
import type { ExitClass, SeedRun } from './types.ts';

/**
 * The run of a model that is not trained: its files as the commit's objects have them, never as the work tree has them,
 * to `run.json` in `request.destination`. No command runs, and the record has none. What is wrong with a file is in the
 * outcome. Throws only what is wrong with the request (MlopsError `folder-not-empty`, `no-run-folder`), and defects.
 */
export async function takeArtifact(request: TrainRequest, signal: AbortSignal): Promise<SeedOutcome> {
  await makeDestination(request.destination);
  const started = new Date();
  const folder = await makeRunFolder(request.temporary, request.checkout, request.keep);
  const { work, output } = folder;
  const taken = await orProblems(signal, async () => {
    await exportInputs(request.git, { commit: request.commit, code: request.code, data: [], work, signal });
    const workingDirectory = join(work, request.model.workingDirectory);
    await mkdir(workingDirectory, { recursive: true });
    return await collectTrained(request, { output, workingDirectory });
  });
  const left = request.keep === true ? undefined : await removeRunFolder(folder);
  const log = join(request.destination, 'log.txt');
  await writeFile(log, `Nothing is trained: the files are those of commit ${request.commit}.\n`);
  const run: SeedRun = {
    ...recordOf(request, taken.value),
    training: 'none',
    command: [],
    startedAt: started.toISOString(),
    seconds: 0,
    exit: { class: taken.exit, code: null, signal: null },
    environment: unknownEnvironment,
  };
  await writeRecord(join(request.destination, 'run.json'), run);
  const leftover: readonly Problem[] = left === undefined ? [] : [{ reason: 'folder-not-removed', message: left }];
  return {
    run,
    folder: request.destination,
    log,
    problems: taken.problems,
    notices: [...taken.notices, ...leftover],
    ...(request.keep === true && { kept: folder.root }),
  };
}

async function orProblems(
  signal: AbortSignal,
  work: () => Promise<Taken<Trained>>,
): Promise<Taken<Trained> & { readonly exit: ExitClass }> {
  try {
    const taken = await work();
    if (taken.problems.length === 0) return { ...taken, exit: 'ok' };
    return { problems: taken.problems, notices: taken.notices, exit: 'user' };
  } catch (error) {
    if (signal.aborted) {
      return { problems: [{ reason: 'step-cancelled', message: 'it was cancelled' }], notices: [], exit: 'cancelled' };
    }
    if (!(error instanceof MlopsError)) throw error;
    const exit = error.problems.some(({ reason }) => reason === 'no-space-left') ? 'infrastructure' : 'user';
    return { problems: error.problems, notices: [], exit };
  }
}
