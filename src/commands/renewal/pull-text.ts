import { largestText } from '../../forge/port.ts';
import type { LockEntry, LockedObject, Project } from '../../project/index.ts';
import { datasetsOf, lockedObjectText, madeOf, neededBelow } from '../../project/index.ts';
import { compareText } from '../../support/canonical.ts';
import { markdownCode, markdownSentence } from '../../support/escape/index.ts';
import { shortDigest } from '../lock/outcome.ts';
import type { FoundVersions } from './hand-over.ts';
import type { EntryChange } from './wanted.ts';

export interface AboutRenewal {
  readonly changes: readonly EntryChange[];
  readonly project: Project;
  /** The lock file and the base, by name. */
  readonly file: string;
  readonly base: string;
  readonly found: Pick<FoundVersions, 'named' | 'readAt' | 'unread'>;
  /** Of these the base has changed what was read. */
  readonly passed: readonly string[];
  /** Login of who has started the run; undefined: a schedule has. */
  readonly by: string | undefined;
}

/** Bytes; the invisible first line comes to it. */
const longestBody = largestText - 4_000;

/** How much is told: datasets in full, objects of each, names in a list, problems. */
interface Most {
  readonly datasets: number;
  readonly objects: number;
  readonly names: number;
  readonly problems: number;
}

/** The first that GitHub takes is told; what is left out is counted, and stands in the diff. The last fits whatever the names are. */
const levels: readonly Most[] = [
  { datasets: 20, objects: 10, names: 200, problems: 20 },
  { datasets: 20, objects: 0, names: 50, problems: 20 },
  { datasets: 3, objects: 0, names: 10, problems: 3 },
];

/** What the pull request says: a pure function, equal facts have equal bytes. */
export function renewalText(about: AboutRenewal): { readonly title: string; readonly body: string } {
  const { changes, file } = about;
  const names = changes.map(({ dataset }) => dataset);
  const title = `Renew ${file}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
  let body = '';
  for (const most of levels) {
    body = bodyOf(about, most);
    if (Buffer.byteLength(body) <= longestBody) break;
  }
  return { title, body };
}

function bodyOf(about: AboutRenewal, most: Most): string {
  const { changes, file, base, found } = about;
  const names = changes.map(({ dataset }) => dataset);
  const rest = names.slice(most.datasets);
  const sections = [
    `${changes.length === 1 ? 'One dataset has' : `${changes.length} datasets have`} another version than ${markdownCode(file)} on ${markdownCode(base)} agrees on. Merging this agrees on what was there at ${found.readAt.slice(0, 16)}Z. ${askedText(about, most)}`,
    ...changes.slice(0, most.datasets).map((change) => changeText(change, about, most)),
    ...(rest.length === 0 ? [] : [`### And ${rest.length} more\n\n${listOf(rest, most)}`]),
    ...unreadText(about, most),
    `Review it like code: its workflow holds the data against their contract and against the version before, and trains what depends on them. GitHub lets the workflows of a pull request that was opened or brought up to date with the token of a job wait until somebody with write access starts them ("Approve workflows to run"); with the token of a GitHub App they start by themselves.\n\nThis text and its branch are written anew as long as nobody else changes them.`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function askedText({ by, found: { named } }: AboutRenewal, most: Most): string {
  if (by === undefined) return 'A schedule asks for it.';
  const what = named.length === 0 ? 'all that moves' : listOf(named, most);
  return `${markdownCode(by)} has asked for ${what}.`;
}

function changeText({ dataset, old, entry, kept }: EntryChange, { project, found }: AboutRenewal, most: Most): string {
  const rows = [
    ['version', old && markdownCode(shortDigest(old.digest)), markdownCode(shortDigest(entry.digest))],
    numberRow('rows', old?.rows, entry.rows),
    numberRow('bytes', old?.bytes, entry.bytes),
    numberRow('objects', old?.objects?.length, entry.objects?.length),
  ].flatMap((row) => (row === undefined ? [] : [`| ${row.map((cell) => cell ?? 'none').join(' | ')} |`]));
  const models = modelsOf(project, dataset);
  const unread = found.unread.find((one) => one.dataset === dataset);
  return [
    `### ${markdownCode(dataset)}${old === undefined ? ', agreed on for the first time' : ''}`,
    ...(kept ? [keptText(unread?.message)] : []),
    `| | before | proposed |\n|---|---|---|\n${rows.join('\n')}`,
    ...objectsText(old, entry, most),
    models.length === 0 ? 'No model depends on it.' : `Models that depend on it: ${listOf(models, most)}.`,
  ].join('\n\n');
}

function keptText(why: string | undefined): string {
  const was = 'As it was proposed before';
  return why === undefined ? `${was}: it was not asked for this time.` : `${was}, since it cannot be read now.`;
}

function numberRow(
  name: string,
  old: number | undefined,
  now: number | undefined,
): readonly [string, string, string] | undefined {
  if (now === undefined) return undefined;
  const text = (value: number) => value.toLocaleString('en-US');
  const by = old === undefined || old === now ? '' : ` (${now > old ? '+' : '−'}${text(Math.abs(now - old))})`;
  return [name, old === undefined ? 'none' : text(old), `${text(now)}${by}`];
}

/** Objects that are not as the entry before has them, by key. */
export function objectChanges(
  old: readonly LockedObject[],
  now: readonly LockedObject[],
): { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] } {
  const before = new Map(old.map((object) => [object.key, lockedObjectText(object)]));
  const after = new Map(now.map((object) => [object.key, lockedObjectText(object)]));
  const keysOf = (all: ReadonlyMap<string, string>, isMeant: (key: string) => boolean) =>
    [...all.keys()].filter(isMeant).toSorted(compareText);
  return {
    added: keysOf(after, (key) => !before.has(key)),
    removed: keysOf(before, (key) => !after.has(key)),
    changed: keysOf(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
  };
}

function objectsText(old: LockEntry | undefined, { objects }: LockEntry, most: Most): readonly string[] {
  if (old?.objects === undefined || objects === undefined) return [];
  const { added, removed, changed } = objectChanges(old.objects, objects);
  const all = [
    ...removed.map((key) => `removed ${markdownCode(key, 160)}`),
    ...changed.map((key) => `changed ${markdownCode(key, 160)}`),
    ...added.map((key) => `added ${markdownCode(key, 160)}`),
  ];
  const more = all.length - most.objects;
  const lines = [
    ...all.slice(0, most.objects),
    ...(more > 0 ? [`and ${more.toLocaleString('en-US')} more, in the diff`] : []),
  ];
  const counts = `Objects: ${added.length} added, ${removed.length} removed, ${changed.length} changed.`;
  return [[counts, ...lines.map((line) => `- ${line}`)].join('\n')];
}

function unreadText({ found: { unread }, passed, base }: AboutRenewal, most: Most): readonly string[] {
  const lines = [
    ...unread
      .slice(0, most.problems)
      .map(
        ({ dataset, reason, message }) =>
          `- ${markdownCode(dataset)}: ${markdownSentence(message, 400)} (${markdownCode(reason)})`,
      ),
    ...(unread.length > most.problems ? [`- and ${unread.length - most.problems} more`] : []),
    ...(passed.length === 0
      ? []
      : [
          `- ${listOf(passed, most)}: ${markdownCode(base)} has changed what it says of ${passed.length === 1 ? 'it' : 'them'} meanwhile; the next run looks again.`,
        ]),
  ];
  return lines.length === 0 ? [] : [`### Not looked at\n\nNothing new is proposed of these:\n\n${lines.join('\n')}`];
}

/** Models that are trained on a dataset or scored with it, on a view of it, on what a command makes of it, or that need such a model. */
function modelsOf({ models, datasets }: Project, dataset: string): readonly string[] {
  const isIt = (name: string) => name === dataset || datasets.get(name)?.view?.root === dataset;
  const restsOnIt = (name: string) => isIt(name) || [...madeOf(name, datasets)].some(isIt);
  const readers = new Set([...models].flatMap(([name, model]) => (datasetsOf(model).some(restsOnIt) ? [name] : [])));
  const isAffected = (name: string) => [name, ...neededBelow(models, name)].some((one) => readers.has(one));
  return [...models.keys()].filter(isAffected);
}

function listOf(names: readonly string[], most: Most): string {
  const more = names.length - most.names;
  const shown = names.slice(0, most.names).map((name) => markdownCode(name));
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
