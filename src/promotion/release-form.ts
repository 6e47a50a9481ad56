import type { Target } from '../project/types.ts';
import { compareText } from '../support/canonical.ts';
import { meantGolden, writtenGolden } from './release-golden-form.ts';
import type { WrittenRelease, WrittenTarget } from './release-schema.ts';
import {
  meantCommand,
  meantDuration,
  meantStep,
  writtenCommand,
  writtenDuration,
  writtenStep,
} from './release-step-form.ts';
import type { GateEvidence, Release } from './types.ts';

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
    gates: release.gates.map(writtenEvidence),
    serve: {
      ...(serve.run ? { run: writtenCommand(serve.run) } : {}),
      ...(serve.code && { code: { commit: serve.code.commit, files: [...serve.code.files] } }),
      health: serve.health,
      'start-within': writtenDuration(serve.startWithin),
      secrets: [...serve.secrets],
      verify: serve.verify.map(writtenStep),
    },
    'working-directory': release.workingDirectory,
    env: byName(Object.entries(release.env)),
    target: writtenTarget(release.target),
    verify: release.verify.map(writtenStep),
    ...(release.golden && { golden: writtenGolden(release.golden) }),
    'on-failure': release.onFailure,
    ...(previous ? { previous: { version: previous.version, digest: previous.digest } } : {}),
  };
}

function writtenEvidence({ metric, verdict, sentence, at, against }: GateEvidence): WrittenRelease['gates'][number] {
  return {
    ...{ metric, verdict, sentence },
    ...(at !== undefined && { at }),
    ...(against && { against: { environment: against.environment, version: against.version } }),
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
      ...(serve.code && { code: serve.code }),
      health: serve.health,
      startWithin: meantDuration(serve['start-within']),
      secrets: serve.secrets,
      verify: serve.verify.map(meantStep),
    },
    workingDirectory: file['working-directory'],
    env: file.env,
    target: meantTarget(file.target),
    verify: file.verify.map(meantStep),
    ...(file.golden && { golden: meantGolden(file.golden) }),
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

function byName<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b)));
}
