import type { WrittenVerifyStep } from '../schema/serve.ts';
import type { ProjectPath, VerifyStep } from '../types.ts';
import { commandOf } from './command.ts';
import type { Context } from './context.ts';
import { goldenOf } from './golden.ts';
import { prometheusOf } from './prometheus.ts';
import { deploySecretsOf } from './steps.ts';
import { timeoutOf } from './timeout.ts';

/** The questions that a deployment is asked, in their order; what is not exactly one of `kinds` is reported. */
export function verifyOf(
  context: Context,
  written: readonly WrittenVerifyStep[] | undefined,
  at: ProjectPath,
): readonly VerifyStep[] {
  return (written ?? []).flatMap((step, index) => stepOf(context, step, [...at, index]));
}

const kinds = ['run', 'http', 'golden', 'prometheus'] as const;

function stepOf(context: Context, written: WrittenVerifyStep, at: ProjectPath): readonly VerifyStep[] {
  const { list } = context;
  const { run, http, golden, prometheus } = written;
  const given = kinds.filter((kind) => written[kind] !== undefined);
  const [first, second] = given;
  if (first === undefined) {
    if (!list.touches(at)) list.add('missing-key', at, `one of the keys ${inWords(kinds)} is missing`);
    return [];
  }
  if (second !== undefined) {
    list.add('contradiction', at, `a step has one of ${inWords(kinds)}, not ${inWords(given)}`);
    return [];
  }
  if (run !== undefined) {
    const timeout = timeoutOf(context, written.timeout, '10m', [...at, 'timeout']);
    const secrets = deploySecretsOf(context, written.secrets, [...at, 'secrets']);
    return [{ kind: 'run', run: commandOf(run), timeout, secrets }];
  }
  refuseCommandKeys(context, written, first, at);
  if (http !== undefined) return [requestsOf(context, http, at)];
  if (golden !== undefined) return [goldenOf(context, golden, [...at, 'golden'])];
  return prometheus === undefined ? [] : [prometheusOf(context, prometheus, [...at, 'prometheus'])];
}

/** "`run`, `http` and `golden`". */
function inWords(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

type Kind = (typeof kinds)[number];

const answerTime = (kind: Kind) => `How long an answer may take is \`within\`, in the table of \`${kind}\`.`;
const remedies: Readonly<Record<Kind, string>> = {
  run: '',
  http: answerTime('http'),
  golden: answerTime('golden'),
  prometheus: 'How long it is watched is `for`, in the table of `prometheus`.',
};

function refuseCommandKeys({ list }: Context, step: WrittenVerifyStep, kind: Kind, at: ProjectPath): void {
  for (const key of ['timeout', 'secrets'] as const) {
    if (step[key] === undefined) continue;
    list.add('contradiction', [...at, key], `\`${key}\` is about the command of \`run\`, and this step has none`, {
      ...(key === 'timeout' && { remedy: remedies[kind] }),
    });
  }
}

function requestsOf(context: Context, http: NonNullable<WrittenVerifyStep['http']>, at: ProjectPath): VerifyStep {
  const { list } = context;
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
