import type { DeploymentRecord, GateEvidence, Release, VersionRecord } from '../../promotion/types.ts';
import { escapeMarkdown, markdownCode, markdownSentence } from '../../support/escape/index.ts';
import type { Verdict } from '../../support/verdict.ts';

const marks = { pass: '✅', fail: '❌', unknown: '❓' } as const;

export interface PullText {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

export interface AboutPull {
  /** Markdown: this version against what is live. */
  readonly comparison?: string;
  /** Who asked for just this version, and why although it is held. */
  readonly asked?: { readonly by: string; readonly override?: string };
  /** What is live. */
  readonly live?: VersionRecord;
  /** What the version itself carries: its verdict, and the version that it was compared with. */
  readonly judged?: Pick<VersionRecord, 'verdict' | 'sentence' | 'before'>;
  /** What the gates of the environment say of it, all together. */
  readonly said?: { readonly verdict: Verdict; readonly sentence: string };
  /**
   * How these bytes were deployed and verified in the environments that have to have them first; `sameSettings`: with the
   * settings and the serving code that they have there today.
   */
  readonly before: readonly { readonly record: DeploymentRecord; readonly sameSettings: boolean }[];
}

/** What the pull request says that takes a failed release back. */
export function revertText(failed: Release, before: Release, because: string): PullText {
  const { model, environment, version } = failed;
  const sections = [
    `**${escapeMarkdown(model)} ${version}** failed in \`${environment}\`: ${markdownSentence(because)}`,
    `Version ${before.version}, which was verified there before, is live again. The branch still names version ${version}; merging this lets it name version ${before.version}, byte for byte as it did.`,
    `Version ${version} is held: automation promotes its bytes no more. \`mlops release ${environment} ${model}@${version} --because "…"\` takes that back.`,
  ];
  return {
    title: `Revert ${model} ${version} in ${environment}, back to ${before.version}`,
    body: `${sections.join('\n\n')}\n`,
  };
}

/** What a promotion pull request says: what will be live, against what is, by which proof, and how it is taken back. */
export function pullText(release: Release, about: AboutPull): PullText {
  const { model, version, environment, previous } = release;
  const sections = [
    `**${escapeMarkdown(model)} ${version}** for \`${environment}\`: ${stepText(release)}`,
    changeTable(release, about.live),
    gatesText(release, about),
    ...environmentText(release, about),
    ...about.before.map(verifiedText),
    ...(about.asked === undefined ? [] : [askedText(about.asked)]),
    ...(about.comparison === undefined
      ? []
      : [
          `<details open><summary>Against what is live</summary>\n\n${forAReader}\n\n${about.comparison}\n\n</details>`,
        ]),
    rollbackText(release),
    `Merging this changes \`releases/${model}/release.yaml\` and nothing else. Do not edit it by hand: what differs from what mlops writes is not merged by automation, and refused when it is deployed.`,
  ];
  const others = previous?.version === version ? ', with other settings' : `, from ${previous?.version}`;
  const from = previous === null ? '' : others;
  return { title: `Promote ${model} ${version} to ${environment}${from}`, body: `${sections.join('\n\n')}\n` };
}

function stepText({ previous, version }: Release): string {
  if (previous === null) return 'the first version there.';
  if (previous.version === version) {
    return 'the same version as is live, with other settings or serving code: what changes is the difference of its release file.';
  }
  if (previous.version > version) return `back from version ${previous.version}.`;
  return `version ${previous.version} is live and verified there now.`;
}

function changeTable(
  { artifact, commit, fingerprint, previous, serve, target }: Release,
  live: VersionRecord | undefined,
): string {
  const size = ({ files }: Release['artifact']) => {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return `${files.length} (${bytes.toLocaleString('en-US')} bytes)`;
  };
  const rows = [
    ['model', previous === null ? '–' : markdownCode(short(previous.digest)), markdownCode(short(artifact.digest))],
    ['files', live === undefined ? '' : size(live.artifact), size(artifact)],
    ['commit', live === undefined ? '' : markdownCode(live.commit.slice(0, 12)), markdownCode(commit.slice(0, 12))],
    [
      'run',
      live === undefined ? '' : markdownCode(live.fingerprint.slice(0, 12)),
      markdownCode(fingerprint.slice(0, 12)),
    ],
    ...(serve.code ? [['serving code', '', markdownCode(serve.code.commit.slice(0, 12))]] : []),
    ['target', '', target.kind === 'local' ? `local, ${markdownCode(target.folder)}` : 'command'],
  ];
  return ['| | live | this |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const forAReader =
  'The gates of a change, asked against what is live: for whoever decides; automation does not go by them.';

function gatesText({ verdict, gates }: Release, { judged }: AboutPull): string {
  const said = judged?.verdict ?? verdict;
  const before = judged === undefined || judged.before === null ? 'the version before' : `version ${judged.before}`;
  const own = gates.filter(({ at }) => at === undefined);
  const head = `Verdict of the version, against ${before}: ${marks[said]} **${said}**`;
  return own.length === 0 ? `${head}. No gate was asked.` : [head, ...own.map(evidenceLine)].join('\n');
}

/** What was asked because of where it goes, and of what is live there. */
function environmentText({ environment, gates }: Release, { said }: AboutPull): readonly string[] {
  if (said === undefined) return [];
  const own = gates.filter(({ at }) => at !== undefined);
  const merge = said.verdict === 'pass' ? '' : '. Automation does not merge this; a person may, who has seen why';
  const head = `Gates of \`${environment}\`: ${marks[said.verdict]} **${said.verdict}**${merge}`;
  return [[head, ...own.map(evidenceLine)].join('\n')];
}

function evidenceLine({ metric, verdict, sentence, against }: GateEvidence): string {
  const name = sentence.startsWith(metric) ? '' : `${escapeMarkdown(metric)}: `;
  const where = against && ` (against version ${against.version}, live in \`${against.environment}\`)`;
  return `- ${marks[verdict]} ${name}${markdownSentence(sentence)}${where ?? ''}`;
}

function askedText({ by, override }: NonNullable<AboutPull['asked']>): string {
  if (override === undefined) return `Asked for by ${escapeMarkdown(by)}.`;
  return `⚠️ **It was held.** ${escapeMarkdown(by)} asks for it all the same: ${markdownSentence(override)}`;
}

/** One word for each question that it was asked there. */
function verifiedText({ record, sameSettings }: AboutPull['before'][number]): string {
  const { environment, endedAt, version, verification } = record;
  const others = sameSettings ? '' : ', with other settings or serving code than it has there now';
  const when = `${endedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const head = `Verified in \`${environment}\` as version ${version}, ${when}${others}`;
  const lines = verification.map(
    ({ step, verdict, sentence }) => `- ${marks[verdict]} ${markdownSentence(`${step}: ${sentence}`)}`,
  );
  return [lines.length === 0 ? `${head}; it was asked nothing` : head, ...lines].join('\n');
}

function rollbackText({ environment, model, version, previous }: Release): string {
  const back =
    previous === null
      ? 'there is no version to go back to: after a revert nothing of this model is released.'
      : `version ${previous.version} comes back, whose files stay in the store.`;
  return `**Rollback**: revert the merge on the branch of \`${environment}\` (\`git revert\`, or the button of the forge); ${back} \`mlops hold ${environment} ${model}@${version} --because "…"\` keeps automation from promoting this one again.`;
}

function short(digest: string): string {
  return digest.slice(0, 19);
}
