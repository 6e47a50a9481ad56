import { changedSettings } from '../../promotion/index.ts';
import type { Release, VersionRecord } from '../../promotion/types.ts';
import { markdownCode } from '../../support/escape/index.ts';

/** What is live, as far as it is known. */
export interface LiveSide {
  /** The version. */
  readonly version?: VersionRecord;
  /** The release that was deployed, as the branch had it. */
  readonly release?: Release;
}

/** What a merge changes beside the bytes, by keys of the release file; undefined: nobody knows what is live. */
export function settingsOfChange(release: Release, { release: live }: LiveSide): readonly string[] | undefined {
  if (release.previous === null) return [];
  return live && changedSettings(live, release);
}

/** "with other serving code": the same version comes again; '' for another version. */
export function othersOf(release: Release, live: LiveSide): string {
  const changed = settingsOfChange(release, live);
  if (changed === undefined) return 'with other settings or serving code';
  const code = changed.includes('serve.code');
  if (code && changed.length > 1) return 'with other settings and serving code';
  return code ? 'with other serving code' : 'with other settings';
}

/** "the model, serving code and settings (`env`, `on-failure`: `revert` → `hold`)", as markdown. */
export function changeText(release: Release, live: LiveSide): string {
  const { previous, artifact } = release;
  const keys = settingsOfChange(release, live);
  const bytes = previous?.digest === artifact.digest ? [] : ['the model'];
  if (keys === undefined)
    return [...bytes, 'settings or serving code, as the difference of the release file says'].join(' and ');
  const settings = keys.filter((key) => key !== 'serve.code').map((key) => settingText(key, release, live));
  const parts = [
    ...bytes,
    ...(keys.includes('serve.code') ? ['the serving code'] : []),
    ...(settings.length === 0 ? [] : [`settings (${settings.join(', ')})`]),
  ];
  return parts.length === 0 ? 'the number of the version alone' : listed(parts);
}

function settingText(key: string, { onFailure }: Release, { release: live }: LiveSide): string {
  const change = key === 'on-failure' && live ? `: ${markdownCode(live.onFailure)} → ${markdownCode(onFailure)}` : '';
  return `${markdownCode(key)}${change}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Live and this side by side. What nobody knows is said to be so; "–" is what is not there. */
export function changeTable(release: Release, live: LiveSide): string {
  const side = live.release ?? live.version;
  const { previous } = release;
  const unknown = previous === null ? '–' : 'not known';
  const has = <From>(from: From | undefined, text: (from: From) => string) =>
    from === undefined ? unknown : text(from);
  const digest = previous === null ? '–' : short(previous.digest);
  const code = live.release?.serve.code ?? release.serve.code;
  const rows = [
    ['model', digest, short(release.artifact.digest)],
    ['files', has(side, sizeOf), sizeOf(release)],
    ['commit', has(side, commitOf), commitOf(release)],
    ['run', has(side, runOf), runOf(release)],
    ...(code === undefined ? [] : [['serving code', has(live.release, codeOf), codeOf(release)]]),
    ['target', has(live.release, targetOf), targetOf(release)],
  ];
  return ['| | live | this |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

type Side = Pick<VersionRecord, 'artifact' | 'commit' | 'fingerprint'>;

function sizeOf({ artifact: { files } }: Side): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${files.length} (${bytes.toLocaleString('en-US')} bytes)`;
}

const commitOf = ({ commit }: Side): string => markdownCode(commit.slice(0, 12));
const runOf = ({ fingerprint }: Side): string => markdownCode(fingerprint.slice(0, 12));
const codeOf = ({ serve: { code } }: Release): string =>
  code === undefined ? 'that of the commit' : markdownCode(code.commit.slice(0, 12));

function targetOf({ target }: Release): string {
  if (target.kind === 'local') return `local, ${markdownCode(target.folder)}`;
  const { apply } = target;
  return `command, ${markdownCode(apply.kind === 'shell' ? apply.text : apply.argv.join(' '))}`;
}

function short(digest: string): string {
  return markdownCode(digest.slice(0, 19));
}
