import type { WrittenVerifyStep } from '../schema/serve.ts';
import type { ProjectPath, VerifyStep } from '../types.ts';
import { commandOf } from './command.ts';
import type { Context } from './context.ts';
import { deploySecretsOf } from './steps.ts';
import { timeoutOf } from './timeout.ts';

/** The questions that a deployment is asked, in their order; what is not exactly one of `run` and `http` is reported. */
export function verifyOf(
  context: Context,
  written: readonly WrittenVerifyStep[] | undefined,
  at: ProjectPath,
): readonly VerifyStep[] {
  return (written ?? []).flatMap((step, index) => stepOf(context, step, [...at, index]));
}

function stepOf(context: Context, written: WrittenVerifyStep, at: ProjectPath): readonly VerifyStep[] {
  const { list } = context;
  const { run, http } = written;
  if (run !== undefined && http !== undefined) {
    list.add('contradiction', at, 'a step has either `run` or `http`, not both');
    return [];
  }
  if (run !== undefined) {
    const timeout = timeoutOf(context, written.timeout, '10m', [...at, 'timeout']);
    const secrets = deploySecretsOf(context, written.secrets, [...at, 'secrets']);
    return [{ kind: 'run', run: commandOf(run), timeout, secrets }];
  }
  if (http !== undefined) return [requestsOf(context, written, http, at)];
  if (!list.touches(at)) list.add('missing-key', at, 'one of the keys `run` and `http` is missing');
  return [];
}

function requestsOf(
  context: Context,
  step: WrittenVerifyStep,
  http: NonNullable<WrittenVerifyStep['http']>,
  at: ProjectPath,
): VerifyStep {
  const { list } = context;
  for (const key of ['timeout', 'secrets'] as const) {
    if (step[key] === undefined) continue;
    list.add('contradiction', [...at, key], `\`${key}\` is about the command of \`run\`, and this step has none`, {
      ...(key === 'timeout' && { remedy: 'How long an answer may take is `within`, in the table of `http`.' }),
    });
  }
  const table = typeof http === 'string' ? { path: http } : http;
  const requests = table.requests ?? 1;
  const maxFailures = table['max-failures'] ?? 0;
  if (maxFailures >= requests) {
    const message = `of ${requests} requests ${maxFailures} may fail, so the step would pass whatever happens`;
    list.add('contradiction', [...at, 'http', 'max-failures'], message, { value: true });
  }
  const within = timeoutOf(context, table.within, '5s', [...at, 'http', 'within']);
  return { kind: 'http', path: table.path, status: table.status ?? 200, requests, maxFailures, within };
}
