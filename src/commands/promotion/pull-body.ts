import type { DeploymentRecord, GateEvidence, Release, VersionRecord } from '../../promotion/types.ts';
import { unitWords } from '../../report/index.ts';
import { escapeMarkdown, markdownCode, markdownSentence } from '../../support/escape/index.ts';
import type { Verdict } from '../../support/verdict.ts';
import { changeTable, changeText, type LiveSide, othersOf, settingsOfChange } from './pull-changes.ts';
import type { TakenBack } from './taken-back.ts';

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
  readonly live: LiveSide;
  /** What the version itself carries: its verdict, and the version that it was compared with. */
  readonly judged?: Pick<VersionRecord, 'verdict' | 'sentence' | 'before'>;
  /** What the gates of the environment say of it, all together. */
  readonly said?: { readonly verdict: Verdict; readonly sentence: string };
  /** What was taken back on the branch last, where nothing came since. */
  readonly takenBack?: TakenBack;
  /** The branch names nothing, though this version is live: by which commit it was removed, where the branch still has that. */
  readonly unnamed?: { readonly removedBy?: string };
  /** Column of the label, for units of errors. */
  readonly label?: string;
  /**
   * How these bytes were deployed and verified in the environments that have to have them first; `sameSettings`: with the
   * settings and the serving code that they have there today.
   */
  readonly before: readonly { readonly record: DeploymentRecord; readonly sameSettings: boolean }[];
  readonly merging: Merging;
}

/** Who merges it, and what follows. */
export interface Merging {
  readonly on: 'github' | 'local';
  /** Branch of the environment. */
  readonly into: string;
  /** Automation merges there what passes. */
  readonly automatic: boolean;
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

/**
 * What a promotion pull request says: first what would be live, whether it should be and what was decided against a rule, then
 * the proof of it, and how it is taken back. A pure function: equal facts have equal bytes.
 */
export function pullText(release: Release, about: AboutPull): PullText {
  const { model, version, environment, previous } = release;
  const sections = [
    `**${escapeMarkdown(model)} ${version}** for \`${environment}\`: ${stepText(release, about)}`,
    verdictText(release, about),
    ...(about.asked === undefined ? [] : [askedText(about.asked)]),
    ...(about.takenBack === undefined ? [] : [takenBackText(about.takenBack)]),
    changeTable(release, about.live),
    gatesText(release, about),
    ...environmentText(release, about),
    ...about.before.map(verifiedText),
    ...(about.comparison === undefined
      ? []
      : [
          `<details open><summary>Against what is live</summary>\n\n${forAReader}\n\n${about.comparison}\n\n</details>`,
        ]),
    mergingText(release, about.merging),
    rollbackText(release),
    `Merging this changes \`releases/${model}/release.yaml\` and nothing else. Do not edit it by hand: what differs from what mlops writes is not merged by automation, and refused when it is deployed. What it waits for now: \`mlops status ${model}\`.`,
  ];
  const others = isSameVersion(release) ? `, ${sameText(release, about)}` : `, from ${previous?.version}`;
  const from = previous === null ? '' : others;
  return { title: `Promote ${model} ${version} to ${environment}${from}`, body: `${sections.join('\n\n')}\n` };
}

function isSameVersion({ previous, version }: Release): boolean {
  return previous?.version === version;
}

/** How the same version comes again. */
function sameText(release: Release, { live, unnamed }: AboutPull): string {
  const isAsItWas = (settingsOfChange(release, live) ?? []).length === 0;
  return unnamed !== undefined && isAsItWas ? 'back on its branch' : othersOf(release, live);
}

function stepText(release: Release, { live, unnamed }: AboutPull): string {
  const { previous, version } = release;
  if (previous === null) return 'the first version there; nothing of it is live.';
  const changes = `What changes: ${changeText(release, live)}.`;
  if (unnamed !== undefined) {
    const { removedBy } = unnamed;
    const removed = removedBy === undefined ? '' : ` (removed by commit ${markdownCode(removedBy.slice(0, 12))})`;
    const there = `version ${previous.version} is live, and the branch names no release${removed}`;
    if (!isSameVersion(release)) return `${there}. ${changes}`;
    const isAsItWas = (settingsOfChange(release, live) ?? []).length === 0;
    return `${there}; this puts version ${version} back.${isAsItWas ? '' : ` ${changes}`}`;
  }
  if (isSameVersion(release)) return `the same version as is live, ${othersOf(release, live)}. ${changes}`;
  const back =
    previous.version > version ? `back from version ${previous.version}, which` : `version ${previous.version}`;
  return `${back} is live and verified there now. ${changes}`;
}

/** Whether it should be merged, in one line: of what does not pass, the sentence that decided. */
function verdictText({ verdict, environment }: Release, { judged, said }: AboutPull): string {
  const head = `${marks[verdict]} **${verdict}**`;
  const gates = `the gates of \`${environment}\``;
  if (verdict === 'pass') return `${head}: the verdict of the version${said === undefined ? '' : `, and of ${gates}`}.`;
  const open = [
    ...(judged === undefined || judged.verdict === 'pass'
      ? []
      : [`${judged.verdict}, by the verdict of the version: ${markdownSentence(judged.sentence)}`]),
    ...(said === undefined || said.verdict === 'pass'
      ? []
      : [`${said.verdict}, by ${gates}: ${markdownSentence(said.sentence)}`]),
  ];
  const why = open.length === 1 ? (open[0] ?? '').slice(verdict.length) : `: ${open.join(' ')}`;
  return `${head}${why} Automation does not merge this; a person may, who has seen why.`;
}

function takenBackText({ version, to, at, commit, because }: TakenBack): string {
  const what = version === to ? `Other settings or serving code of version ${version} were` : `Version ${version} was`;
  const why = because === undefined ? 'the commit does not say why' : markdownSentence(because);
  return `⚠️ **Taken back here last.** ${what} taken back on ${minute(at)} by ${markdownCode(commit.slice(0, 12))}: ${why}`;
}

const forAReader = 'For whoever decides. No gate is asked here: what was asked, and of what, stands above.';

function gatesText({ verdict, gates }: Release, { judged, label }: AboutPull): string {
  const said = judged?.verdict ?? verdict;
  const own = gates.filter(({ at }) => at === undefined);
  const head = `Verdict of the version${againstText(judged)}: ${marks[said]} **${said}**`;
  return own.length === 0
    ? `${head}. No gate was asked.`
    : [head, ...own.map((one) => evidenceLine(one, label))].join('\n');
}

function againstText(judged: AboutPull['judged']): string {
  if (judged === undefined) return '';
  return judged.before === null ? ', with nothing before it to compare with' : `, against version ${judged.before}`;
}

/** What was asked because of where it goes, and of what is live there. */
function environmentText({ environment, gates }: Release, { said, label }: AboutPull): readonly string[] {
  if (said === undefined) return [];
  const own = gates.filter(({ at }) => at !== undefined);
  // A pass with an answer that is none would look like a mistake.
  const isPlain = own.every(({ verdict }) => verdict === said.verdict);
  const why = isPlain ? '' : `: ${markdownSentence(said.sentence)}`;
  const head = `Gates of \`${environment}\`: ${marks[said.verdict]} **${said.verdict}**${why}`;
  return [[head, ...own.map((one) => evidenceLine(one, label))].join('\n')];
}

function evidenceLine({ metric, verdict, sentence, against }: GateEvidence, label: string | undefined): string {
  const name = sentence.startsWith(metric) ? '' : `${escapeMarkdown(metric)}: `;
  // "mae (origin: EWR)", "mae of origin EWR": the unit is that of the metric.
  const unit = unitWords(metric.split(' ')[0] ?? metric, label);
  const notes = [
    ...(unit === undefined ? [] : [unit]),
    ...(against === undefined ? [] : [`against version ${against.version}, live in \`${against.environment}\``]),
  ];
  return `- ${marks[verdict]} ${name}${markdownSentence(sentence)}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}

function askedText({ by, override }: NonNullable<AboutPull['asked']>): string {
  if (override === undefined) return `Asked for by ${escapeMarkdown(by)}.`;
  return `⚠️ **It was held.** ${escapeMarkdown(by)} asks for it all the same: ${markdownSentence(override)}`;
}

/** One word for each question that it was asked there. */
function verifiedText({ record, sameSettings }: AboutPull['before'][number]): string {
  const { environment, endedAt, version, verification } = record;
  const others = sameSettings ? '' : `, with other settings or serving code than \`${environment}\` has now`;
  const head = `Verified in \`${environment}\` as version ${version}, ${minute(endedAt)}${others}`;
  const lines = verification.map(
    ({ step, verdict, sentence }) => `- ${marks[verdict]} ${markdownSentence(`${step}: ${sentence}`)}`,
  );
  return [lines.length === 0 ? `${head}; it was asked nothing` : head, ...lines].join('\n');
}

/** Whoever reads this for the first time decides by it, and has to know that a merge alone may deploy nothing. */
function mergingText({ environment, model, verdict, previous }: Release, { on, into, automatic }: Merging): string {
  const isAutomatic = automatic && verdict === 'pass';
  const back = previous === null ? '' : '; where that fails, what is live now comes back';
  const status = `\`mlops status ${model}\``;
  if (on === 'github') {
    const who = isAutomatic
      ? 'automation merges this once nothing keeps it any more; a person may before'
      : 'a person has to merge this, here, once the check `mlops promotion` lets it';
    return `**Merging**: ${who}. \`mlops-deploy.yml\` deploys it then, verifies it and says how that ended${back}.`;
  }
  const how = `${status} prints the push to \`${into}\` that does it, once nothing else keeps it`;
  const who = isAutomatic ? `the next \`mlops promote\` merges this once it may` : `a person has to merge this: ${how}`;
  return `**Merging**: ${who}. That deploys nothing yet: \`mlops deploy ${environment} ${model}\` does, where the environment runs, and verifies it${back}.`;
}

function rollbackText(release: Release): string {
  const { environment, model, version, previous } = release;
  const revert = `**Rollback**: revert the merge on the branch of \`${environment}\` (\`git revert\`, or the button of the forge)`;
  if (isSameVersion(release)) {
    return `${revert}; the settings and serving code that are live now come back, with the same bytes. What a revert took back follows by itself only once it changes on the default branch.`;
  }
  const hold = `\`mlops hold ${environment} ${model}@${version} --because "…"\` keeps automation from promoting this one again`;
  if (previous === null) {
    return `${revert}; there is no version to go back to: after a revert nothing of this model is released. ${hold}.`;
  }
  return `${revert}; version ${previous.version} comes back, whose files stay in the store. ${hold}; \`mlops rollback ${environment} ${model} --because "…"\` does both.`;
}

function minute(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
