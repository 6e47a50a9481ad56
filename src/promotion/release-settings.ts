import { canonicalJson } from '../support/canonical.ts';
import type { Release } from './types.ts';

/** Whether two releases of one model run the same way: what differs is at most what runs. */
export function sameSettings(a: Release, b: Release): boolean {
  return changedSettings(a, b).length === 0;
}

/** Keys of the release file whose values differ, in its order; `serve.code` stands for the files that only serving reads. */
export function changedSettings(a: Release, b: Release): readonly string[] {
  const [before, after] = [settingsOf(a), settingsOf(b)];
  return Object.keys(before).filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null));
}

/** Which scores are replayed belongs to what runs. */
function settingsOf(release: Release): Readonly<Record<string, unknown>> {
  const { evaluation: _, ...golden } = release.golden ?? {};
  const { code, ...serve } = release.serve;
  return {
    store: release.store,
    serve,
    'serve.code': code,
    'working-directory': release.workingDirectory,
    env: release.env,
    target: release.target,
    verify: release.verify,
    golden,
    'on-failure': release.onFailure,
  };
}
