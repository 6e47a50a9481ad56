import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedTexts, loadProject, namedDatasets, type Project, type ProjectTexts } from '../../project/index.ts';
import { visible } from '../../support/escape/index.ts';
import { writeAtomic } from '../../support/files.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { MlopsError } from '../../support/problem.ts';
import { chosenDatasets } from '../chosen-names.ts';
import { type Proposal, type Proposed, proposeEdits } from '../contract-edits/propose-edits.ts';
import { engineAtHand } from '../engine-at-hand.ts';
import { diffOf } from '../init/place-file.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import type { Outcome } from '../result.ts';
import { acceptDrift, type DriftRequest } from './accept-drift.ts';
import { findData, type InferPlace } from './find-data.ts';

export interface UpdateRequest extends DriftRequest {
  /** Names; empty: all. */
  readonly datasets: readonly string[];
  readonly write: boolean;
}

/**
 * Proposes, for each finding of the contract in the work tree's data, the smallest edit of the project file that silences it.
 * Errors: infer-no-project, no-such-dataset, those of datasets and of their files.
 */
export async function inferUpdate(request: UpdateRequest, place: InferPlace, ports: Ports): Promise<Outcome> {
  const { loaded, repository } = place;
  const file = request.projectFile;
  if (loaded === undefined || repository === undefined) {
    throw MlopsError.of(commandReasons, 'infer-no-project', `There is no ${file} in a repository here to update.`);
  }
  const names = chosenDatasets(loaded.project, request.datasets);
  const kept = await proposeAll(names, place, loaded.texts, ports);
  const { texts, edits, open, notAsked } = await acceptDrift(names, kept, request, ports);
  const changed = changedTexts(loaded.texts, texts);
  const diffs = await Promise.all(
    changed.map(({ file, after }) => diffOf(repository, file, join(repository.root, file), after)),
  );
  const diff = diffs.join('');
  if (request.write && diff !== '') {
    loadProject(texts);
    for (const { file, after } of changed) await writeAtomic(join(repository.root, file), after);
  }
  const listed = edits.map((edit) => ({ ...edit, consumers: consumersOf(loaded.project, edit.dataset) }));
  const rest = open.map(({ sentence }) => sentence);
  const written = changed.length === 0 ? file : changed.map((one) => one.file).join(', ');
  const found = ending(edits, open, { write: request.write, written });
  const end =
    notAsked === undefined ? found : { ...found, sentence: `${found.sentence} Drift was not asked: ${notAsked}` };
  const left = open.map(({ dataset, sentence }) => visible(`no edit silences: ${dataset}: ${sentence}`));
  const lines = [...(diff === '' ? [] : [diff.trimEnd()]), ...listed.map(editLine), ...left, visible(end.sentence), ''];
  return {
    ...end,
    problems: open.map(({ reason, sentence }) => ({ reason, message: `No edit silences it: ${sentence}` })),
    data: {
      edits: listed,
      diff,
      open: rest,
      ...(notAsked !== undefined && { notAsked }),
      written: request.write && diff !== '',
    },
    text: () => lines.join('\n'),
  };
}

async function proposeAll(
  names: readonly string[],
  place: InferPlace,
  given: ProjectTexts,
  ports: Ports,
): Promise<Proposal> {
  await using folder = await makeOwnFolder(tmpdir(), 'infer');
  await using engine = engineAtHand(ports, folder.path);
  let all: Proposal = { texts: given, edits: [], open: [] };
  for (const name of names) {
    const found = await ports.progress.stage(`check ${name}`, async () => {
      const { version } = await findData(name, place, new Set());
      if (version.dataset.format.kind === 'files') return undefined;
      const others = await versionsOf(
        namedDatasets(version.dataset).map(({ dataset }) => dataset),
        place,
      );
      return proposeEdits(await engine.get(version.dataset), version, others, all.texts);
    });
    ports.signal.throwIfAborted();
    if (found) all = { texts: found.texts, edits: [...all.edits, ...found.edits], open: [...all.open, ...found.open] };
  }
  return all;
}

async function versionsOf(names: readonly string[], place: InferPlace) {
  const versions = new Map<string, Awaited<ReturnType<typeof findData>>['version']>();
  for (const name of names) {
    if (!versions.has(name)) versions.set(name, (await findData(name, place, new Set())).version);
  }
  return versions;
}

/** Models that read a dataset, also through what is built from it by name. */
function consumersOf({ models }: Project, dataset: string): readonly string[] {
  return [...models.values()].filter(({ data }) => [...data.values()].includes(dataset)).map(({ name }) => name);
}

function editLine({
  dataset,
  finding,
  grade,
  why,
  consumers,
}: Proposed & { readonly consumers: readonly string[] }): string {
  const read = consumers.length === 0 ? 'no model reads it' : `read by ${consumers.join(', ')}`;
  return visible(`${grade.replace('-', ' ')}: ${dataset}: ${finding} → ${why} (${read})`);
}

function ending(
  edits: readonly Proposed[],
  open: Proposal['open'],
  { write, written }: { readonly write: boolean; readonly written: string },
) {
  const count = `${edits.length} edit${edits.length === 1 ? '' : 's'}`;
  if (open.length > 0) {
    const left = `${open.length} finding${open.length === 1 ? '' : 's'} that no edit silences`;
    const sentence = `${count} ${write ? 'made' : 'proposed'}; ${left}: ${listOf(open.map(({ sentence }) => sentence))}`;
    return { ends: 'unknown', reason: 'infer-update-open', sentence } as const;
  }
  if (edits.length === 0) {
    return {
      ends: 'pass',
      reason: 'infer-nothing-new',
      sentence: 'Every contract is kept; nothing to change.',
    } as const;
  }
  return write
    ? ({ ends: 'pass', reason: 'infer-written', sentence: `${count} made in ${written}.` } as const)
    : ({ ends: 'pass', reason: 'infer-proposed', sentence: `${count} proposed; nothing is written.` } as const);
}

/** All of them: who reads only this sentence must not think that there is one. */
function listOf(sentences: readonly string[]): string {
  return sentences.map((sentence, at) => (sentences.length === 1 ? sentence : `(${at + 1}) ${sentence}`)).join(' ');
}
