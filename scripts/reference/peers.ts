import { readFileSync } from 'node:fs';
import { checkFamilies } from '../../src/data/index.ts';

const files = [
  'great-expectations',
  'pandera',
  'soda',
  'dbt-utils',
  'dbt-expectations',
  'deepchecks',
  'tfdv',
  'pointblank',
  'table-schema',
] as const;

/** What another page is about, as if it were a check of this one. */
const elsewhere: Readonly<Record<string, string>> = {
  drift: '../concepts/verdicts.md#data',
  gates: 'mlops-yaml/models-gates.md#models-gates',
};

/** What a peer calls a check, and ours; without any: not offered, and why. */
export interface PeerName {
  readonly theirs: string;
  readonly ours: readonly string[];
  readonly note: string;
}

export interface Peer {
  readonly name: string;
  readonly about: string;
  readonly names: readonly PeerName[];
}

/** The names of other tools, from `scripts/reference/peers/*.txt`: a title, a paragraph, and lines `theirs | ours | note`. */
export function peers(): readonly Peer[] {
  return files.map((file) => {
    const [head = '', body = ''] = split(readFileSync(new URL(`peers/${file}.txt`, import.meta.url), 'utf8'));
    const [title = '', ...about] = head.split('\n');
    return { name: title.replace(/^# /, ''), about: about.join('\n'), names: body.trim().split('\n').map(nameOf) };
  });
}

function split(text: string): readonly string[] {
  const end = text.indexOf('\n\n');
  return [text.slice(0, end), text.slice(end)];
}

/** @throws Error where a line names a check that does not exist, or says of none why */
function nameOf(line: string): PeerName {
  const [theirs = '', checks = '', note = ''] = line.split('|').map((part) => part.trim());
  const ours = checks === '-' ? [] : checks.split(',').map((name) => name.trim());
  const known = (name: string) =>
    Object.hasOwn(elsewhere, name) || checkFamilies.some((family) => family.name === name);
  const unknown = ours.find((name) => !known(name));
  if (unknown !== undefined || theirs === '') throw new Error(`there is no check ${unknown ?? ''}: ${line}`);
  if (ours.length === 0 && note === '') throw new Error(`it is not said why this is not offered: ${line}`);
  return { theirs, ours, note };
}

/** One table for each of them. */
export function peersReference(): string {
  return peers().map(section).join('\n');
}

function section({ name, about, names }: Peer): string {
  return `### ${name}

${about}

| theirs | here |
|---|---|
${names.map((each) => `| \`${each.theirs}\` | ${here(each)} |`).join('\n')}
`;
}

function here({ ours, note }: PeerName): string {
  if (ours.length === 0) return `not offered: ${note}`;
  const links = ours.map((name) => `[\`${name}\`](${elsewhere[name] ?? `#${name}`})`).join(', ');
  return note === '' ? links : `${links}: ${note}`;
}

/**
 * What somebody who writes a name of another tool into a contract is told, by that name: `src/project/schema/elsewhere.json`. Of
 * several tools with one name the first is named.
 */
export function elsewhereText(): string {
  const said = new Map<string, string>();
  // Those of the other two are classes of Python and kinds of findings, which nobody writes into a contract.
  const written = peers().filter(({ name }) => !['Deepchecks', 'TensorFlow Data Validation'].includes(name));
  for (const { name: tool, names } of written) {
    for (const each of names) {
      const name = each.theirs
        .replace(/^.*[(.:] ?/, '')
        .replace(/\)$/, '')
        .toLowerCase();
      if (/^\w+$/.test(name) && !said.has(name)) said.set(name, `In ${tool}; ${saidOf(each)}`);
    }
  }
  return `${JSON.stringify(Object.fromEntries([...said].sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
}

function saidOf({ ours, note }: PeerName): string {
  if (ours.length === 0) return `not offered here: ${note}.`;
  const keys = ours.map(
    (name) => checkFamilies.find((family) => family.name === name)?.key.replace(/ \(.*/, '') ?? name,
  );
  const written = keys.filter((key) => !key.startsWith('always')).map((key) => `\`${key}\``);
  const here = written.length === 0 ? 'always asked here' : `here ${[...new Set(written)].join(' or ')}`;
  return `${here}${note === '' ? '' : ` (${note})`}.`;
}
