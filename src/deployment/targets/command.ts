import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Command } from '../../project/types.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { checkWanted, titleOf } from '../check-wanted.ts';
import { refuse } from '../fail.ts';
import { versionLine } from '../plan-text.ts';
import type { Deployable, DeploymentTarget, Live, TargetContext, TargetPlan } from '../port.ts';
import { requireFiles } from '../tree.ts';
import { answerSchemas, malformed } from './command/answers.ts';
import { type CommandDocument, type CommandTarget, call } from './command/call.ts';

type Action = CommandDocument['action'];

/**
 * A target behind commands of the user's own. Only its `status` command says what is live: without one that is unknown, and
 * an apply that ended well is not believed either. Nothing runs beside the live version, so staging only looks whether the
 * release is one thing. `apply` runs each time it is asked for: what is live already has to stay as it is.
 */
export function openCommandTarget(target: CommandTarget, around: TargetContext): DeploymentTarget {
  /** What this process has begun to apply and not ended well: only that is there to be undone. */
  const begun = new Set<string>();

  const status = async (model: string): Promise<Live | undefined> => {
    if (target.status === undefined) return unsaid;
    const answer = await run(target, around, 'status', target.status, answerSchemas.status, { model });
    if (answer === undefined) throw malformed(`The status command for ${model} wrote no answer; nothing live is null.`);
    if (answer === null) return undefined;
    const { because, endpoint, ...said } = answer;
    return { ...said, ...given({ because, endpoint }) };
  };

  return {
    async plan(wanted) {
      checkWanted(wanted);
      const live = await status(wanted.model);
      const first = versionLine(live, wanted);
      if (target.plan === undefined) return withoutPlan(first, live, wanted);
      const answer = await run(target, around, 'plan', target.plan, answerSchemas.plan, wanted);
      if (answer === undefined) throw malformed(`The plan command for ${wanted.model} wrote no answer.`);
      return { changes: answer.changes, lines: [first, ...answer.lines] };
    },
    async stage(wanted) {
      checkWanted(wanted);
      return {};
    },
    async apply(wanted) {
      checkWanted(wanted);
      begun.add(keyOf(wanted));
      const answer = await run(target, around, 'apply', target.apply, answerSchemas.apply, wanted);
      begun.clear();
      const live = await status(wanted.model);
      if (live === undefined) {
        const sentence = `The apply command of ${titleOf(wanted)} ended well, and the status command says that nothing is live.`;
        throw refuse('deployment-command-failed', sentence);
      }
      return { ...given({ endpoint: answer?.endpoint }), ...live };
    },
    status,
    async discard(wanted) {
      const live = await status(wanted.model);
      const isBegun = begun.has(keyOf(wanted));
      if (!isBegun) {
        if (isSame(live, wanted)) throw refuse('deployment-is-live', `${titleOf(wanted)} is live.`);
        return;
      }
      if (target.undo === undefined) {
        around.output(
          `[${titleOf(wanted)} was applied in part, and the target has no undo command: that stays as it is]\n`,
        );
      } else await run(target, around, 'undo', target.undo, answerSchemas.undo, wanted);
      begun.delete(keyOf(wanted));
    },
  };
}

const unsaid: Live = {
  version: null,
  digest: null,
  healthy: false,
  because: 'the target has no status command that says what is live',
};

/** Without a plan command nobody knows what apply changes besides the version. */
function withoutPlan(first: string, live: Live | undefined, wanted: Deployable): TargetPlan {
  const note = 'The target has no plan command: what apply changes besides is not known.';
  const same = isSame(live, wanted) ? [`The status command says that ${titleOf(wanted)} is live already.`] : [];
  return { changes: true, lines: [first, ...same, note] };
}

function isSame(live: Live | undefined, { version, digest }: Deployable): boolean {
  return live?.version === version && live.digest === digest;
}

function keyOf({ model, version, digest }: Deployable): string {
  return JSON.stringify([model, version, digest]);
}

/** Without the keys whose value is not there. */
function given(values: { readonly because?: string | undefined; readonly endpoint?: string | undefined }): {
  readonly because?: string;
  readonly endpoint?: string;
} {
  return {
    ...(values.because === undefined ? {} : { because: values.because }),
    ...(values.endpoint === undefined ? {} : { endpoint: values.endpoint }),
  };
}

/** One command in a folder of its own, which is gone after it; `plan` and `apply` find the model's files there. */
async function run<Value>(
  target: CommandTarget,
  around: TargetContext,
  action: Action,
  command: Command,
  answer: z.ZodType<Value>,
  about: Deployable | { readonly model: string },
): Promise<Value | undefined> {
  await using own = await makeOwnFolder(tmpdir(), 'deploy');
  const folder = join(own.path, 'call');
  await mkdir(folder);
  const wanted = 'bring' in about ? about : undefined;
  const files = wanted !== undefined && (action === 'plan' || action === 'apply') ? join(own.path, 'model') : null;
  if (wanted !== undefined && files !== null) {
    await wanted.bring(files);
    await requireFiles(files, wanted.files, `The files of ${titleOf(wanted)}`);
  }
  const document: CommandDocument = {
    schemaVersion: 1,
    action,
    environment: around.environment,
    model: about.model,
    version: wanted?.version ?? null,
    digest: wanted?.digest ?? null,
    files: wanted?.files ?? null,
    folder: files,
  };
  return await call(target, { command, document, answer, folder }, around);
}
