import type { Command, GoldenProtocol, GoldenStep, PrometheusStep, VerifyStep } from '../project/types.ts';
import { compareText } from '../support/canonical.ts';
import type { WrittenCommand, WrittenVerifyStep } from './release-step-schema.ts';

export function writtenStep(step: VerifyStep): WrittenVerifyStep {
  if (step.kind === 'run') {
    return { run: writtenCommand(step.run), timeout: writtenDuration(step.timeout), secrets: [...step.secrets] };
  }
  if (step.kind === 'golden') return { golden: writtenGoldenStep(step) };
  if (step.kind === 'prometheus') return { prometheus: writtenWatch(step) };
  const { path, status, requests, maxFailures, within } = step;
  return { http: { path, status, requests, 'max-failures': maxFailures, within: writtenDuration(within) } };
}

export function meantStep(step: WrittenVerifyStep): VerifyStep {
  if ('run' in step) {
    return { kind: 'run', run: meantCommand(step.run), timeout: meantDuration(step.timeout), secrets: step.secrets };
  }
  if ('golden' in step) return meantGoldenStep(step.golden);
  if ('prometheus' in step) return meantWatch(step.prometheus);
  const { path, status, requests, within } = step.http;
  return {
    kind: 'http',
    path,
    status,
    requests,
    maxFailures: step.http['max-failures'],
    within: meantDuration(within),
  };
}

type WrittenWatch = Extract<WrittenVerifyStep, { readonly prometheus: unknown }>['prometheus'];

function writtenWatch({ query, min, max, samples, every, url, token, ...step }: PrometheusStep): WrittenWatch {
  return {
    query,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    samples,
    for: writtenDuration(step.for),
    every: writtenDuration(every),
    ...(url !== undefined && { url }),
    ...(token !== undefined && { token }),
  };
}

function meantWatch({ every, ...rest }: WrittenWatch): PrometheusStep {
  return { ...rest, kind: 'prometheus', for: meantDuration(rest.for), every: meantDuration(every) };
}

type WrittenGoldenStep = Extract<WrittenVerifyStep, { readonly golden: unknown }>['golden'];

function writtenGoldenStep({ dataset, rows, minRows, protocol, columns, ...rest }: GoldenStep): WrittenGoldenStep {
  const input = protocol.kind === 'v2' ? protocol.input : undefined;
  return {
    dataset,
    rows,
    'min-rows': minRows,
    protocol: writtenProtocol(protocol),
    ...(input !== undefined && { input }),
    ...(columns && { columns: [...columns] }),
    batch: rest.batch,
    within: writtenDuration(rest.within),
    tolerance: rest.tolerance,
  };
}

function writtenProtocol(protocol: GoldenProtocol): WrittenGoldenStep['protocol'] {
  if (protocol.kind !== 'mapped') return protocol.kind;
  const { path, request, response } = protocol;
  if (typeof response === 'string') return { path, request, response };
  const entries = Object.entries(response).toSorted(([a], [b]) => compareText(a, b));
  return { path, request, response: Object.fromEntries(entries) };
}

function meantGoldenStep({ dataset, rows, protocol, input, columns, ...rest }: WrittenGoldenStep): GoldenStep {
  return {
    kind: 'golden',
    dataset,
    rows,
    minRows: rest['min-rows'],
    protocol: meantProtocol(protocol, input),
    ...(columns && { columns }),
    batch: rest.batch,
    within: meantDuration(rest.within),
    tolerance: rest.tolerance,
  };
}

function meantProtocol(protocol: WrittenGoldenStep['protocol'], input: string | undefined): GoldenProtocol {
  if (protocol === 'v2') return { kind: 'v2', ...(input !== undefined && { input }) };
  return protocol === 'v1' ? { kind: 'v1' } : { kind: 'mapped', ...protocol };
}

export function writtenCommand(command: Command): WrittenCommand {
  return command.kind === 'shell' ? command.text : [...command.argv];
}

export function meantCommand(command: WrittenCommand): Command {
  return typeof command === 'string' ? { kind: 'shell', text: command } : { kind: 'argv', argv: command };
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** The largest unit that needs no fraction. */
export function writtenDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0ms';
  const [name, size] = units.find(([, each]) => milliseconds % each === 0) ?? ['ms', 1];
  return `${milliseconds / size}${name}`;
}

export function meantDuration(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(text) ?? [];
  return Number(digits) * (units.find(([name]) => name === unit)?.[1] ?? Number.NaN);
}
