import type { Command, Target, VerifyStep } from '../project/types.ts';
import { compareText } from '../support/canonical.ts';
import type { WrittenCommand, WrittenRelease, WrittenTarget, WrittenVerifyStep } from './release-schema.ts';
import type { Release } from './types.ts';

/** A release as it is written, keys in the order of the file. */
export function written(release: Release): WrittenRelease {
  const { serve, artifact, previous } = release;
  return {
    'schema-version': release.schemaVersion,
    environment: release.environment,
    model: release.model,
    version: release.version,
    fingerprint: release.fingerprint,
    artifact: {
      digest: artifact.digest,
      ...(artifact.path !== undefined && { path: artifact.path }),
      files: artifact.files.map(({ path, digest, bytes }) => ({ path, digest, bytes })),
    },
    commit: release.commit,
    store: release.store,
    verdict: release.verdict,
    gates: release.gates.map(({ metric, verdict, sentence }) => ({ metric, verdict, sentence })),
    serve: {
      ...(serve.run ? { run: writtenCommand(serve.run) } : {}),
      health: serve.health,
      'start-within': writtenDuration(serve.startWithin),
      secrets: [...serve.secrets],
      verify: serve.verify.map(writtenStep),
    },
    'working-directory': release.workingDirectory,
    env: byName(Object.entries(release.env)),
    target: writtenTarget(release.target),
    verify: release.verify.map(writtenStep),
    'on-failure': release.onFailure,
    ...(previous ? { previous: { version: previous.version, digest: previous.digest } } : {}),
  };
}

/** The release that a file says. */
export function meant(file: WrittenRelease): Release {
  const { serve } = file;
  return {
    schemaVersion: 1,
    environment: file.environment,
    model: file.model,
    version: file.version,
    fingerprint: file.fingerprint,
    artifact: file.artifact,
    commit: file.commit,
    store: file.store,
    verdict: file.verdict,
    gates: file.gates,
    serve: {
      ...(serve.run === undefined ? {} : { run: meantCommand(serve.run) }),
      health: serve.health,
      startWithin: meantDuration(serve['start-within']),
      secrets: serve.secrets,
      verify: serve.verify.map(meantStep),
    },
    workingDirectory: file['working-directory'],
    env: file.env,
    target: meantTarget(file.target),
    verify: file.verify.map(meantStep),
    onFailure: file['on-failure'],
    previous: file.previous ?? null,
  };
}

function writtenTarget(target: Target): WrittenTarget {
  if (target.kind === 'local') {
    return { kind: 'local', folder: target.folder, ports: byName([...target.ports]) };
  }
  return {
    kind: 'command',
    apply: writtenCommand(target.apply),
    ...(target.plan ? { plan: writtenCommand(target.plan) } : {}),
    ...(target.status ? { status: writtenCommand(target.status) } : {}),
    ...(target.undo ? { undo: writtenCommand(target.undo) } : {}),
    timeout: writtenDuration(target.timeout),
    secrets: [...target.secrets],
  };
}

function meantTarget(target: WrittenTarget): Target {
  if (target.kind === 'local') {
    return { kind: 'local', folder: target.folder, ports: new Map(Object.entries(target.ports)) };
  }
  return {
    kind: 'command',
    apply: meantCommand(target.apply),
    ...(target.plan === undefined ? {} : { plan: meantCommand(target.plan) }),
    ...(target.status === undefined ? {} : { status: meantCommand(target.status) }),
    ...(target.undo === undefined ? {} : { undo: meantCommand(target.undo) }),
    timeout: meantDuration(target.timeout),
    secrets: target.secrets,
  };
}

function writtenStep(step: VerifyStep): WrittenVerifyStep {
  if (step.kind === 'run') {
    return { run: writtenCommand(step.run), timeout: writtenDuration(step.timeout), secrets: [...step.secrets] };
  }
  const { path, status, requests, maxFailures, within } = step;
  return { http: { path, status, requests, 'max-failures': maxFailures, within: writtenDuration(within) } };
}

function meantStep(step: WrittenVerifyStep): VerifyStep {
  if ('run' in step) {
    return { kind: 'run', run: meantCommand(step.run), timeout: meantDuration(step.timeout), secrets: step.secrets };
  }
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

function writtenCommand(command: Command): WrittenCommand {
  return command.kind === 'shell' ? command.text : [...command.argv];
}

function meantCommand(command: WrittenCommand): Command {
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
function writtenDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0ms';
  const [name, size] = units.find(([, each]) => milliseconds % each === 0) ?? ['ms', 1];
  return `${milliseconds / size}${name}`;
}

function meantDuration(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(text) ?? [];
  return Number(digits) * (units.find(([name]) => name === unit)?.[1] ?? Number.NaN);
}

function byName<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b)));
}
