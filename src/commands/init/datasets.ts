import { tmpdir } from 'node:os';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { engineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { keyOf } from './column-evidence.ts';
import { type Looked, lookInto } from './look-into.ts';
import type { DataCandidate, ProposedDataset, TableFacts } from './types.ts';

/** The candidates with what their tables say, as far as they can be looked into; the engine starts for the first. */
export async function proposedDatasets(
  root: string,
  candidates: readonly (DataCandidate & { readonly name: string })[],
  labels: readonly string[],
  ports: Ports,
): Promise<{ readonly datasets: readonly ProposedDataset[]; readonly left: readonly string[] }> {
  await using folder = await makeOwnFolder(tmpdir(), 'init');
  await using engine = engineAtHand(ports, folder.path);
  const datasets: ProposedDataset[] = [];
  const left: string[] = [];
  for (const candidate of candidates) {
    ports.signal.throwIfAborted();
    const looked = await lookInto({ root, candidate, labels, engine: () => engine.get() });
    if (looked.kind === 'not-looked') left.push(`${candidate.source} was not looked into: ${looked.why}.`);
    datasets.push(
      looked.kind === 'facts'
        ? withFacts(candidate, looked)
        : { ...candidate, why: whyOf(candidate), seen: seenOf(candidate) },
    );
  }
  return { datasets, left };
}

function withFacts(
  candidate: DataCandidate & { readonly name: string },
  { facts, delimiter, nulls }: Extract<Looked, { kind: 'facts' }>,
): ProposedDataset {
  const key = keyOf(facts, candidate.name);
  return {
    ...candidate,
    facts,
    why: whyOf(candidate),
    seen: seenOf(candidate, facts),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(nulls === undefined ? {} : { nulls }),
    ...(key === undefined ? {} : { key }),
  };
}

function whyOf({ state, files, split }: DataCandidate): string {
  const what = state === 'dvc' ? 'a pointer of DVC' : files.length > 1 ? 'alike files of one folder' : 'a data file';
  return split === undefined ? what : `${what}, for ${split} by its name`;
}

/** What changes with the data and with git. */
function seenOf({ state, files, bytes }: DataCandidate, facts?: TableFacts): string {
  const known = { dvc: [], tracked: [], untracked: ['not in git yet'], ignored: ['ignored by git'] }[state];
  const parts = [
    ...(files.length > 1 ? [`${files.length} files`] : []),
    ...(bytes === 0 ? [] : [readable(bytes)]),
    ...(facts === undefined ? [] : [`${facts.rows} rows`, `${facts.columns.length} columns`]),
    ...known,
  ];
  return parts.join(', ');
}

/** In powers of 1000, as `512MB` in `mlops.yaml`. */
function readable(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`;
}
