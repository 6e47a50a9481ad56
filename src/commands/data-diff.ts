import { tmpdir } from 'node:os';
import { diffSketches, type Sketch } from '../data/index.ts';
import type { ColumnDiff, DataDiff } from '../data/types.ts';
import type { Dataset } from '../project/types.ts';
import { renderDataDiff } from '../report/index.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { CsvWords } from './data-sides/csv-words.ts';
import { openDatasetPlace, type PlaceRequest } from './data-sides/dataset.ts';
import { readSide } from './data-sides/read-side.ts';
import { findSides, type PlaceAtHand, type Side } from './data-sides/side.ts';
import { sideEntries } from './data-sides/side-entries.ts';
import { databasesAtHand } from './databases-at-hand.ts';
import { engineAtHand } from './engine-at-hand.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { dataProblems } from './steps/data-problems.ts';

export interface DataDiffRequest extends PlaceRequest, CsvWords {
  /** Each a file, a folder of data files, a glob, a sketch, `<dataset>@<revision>`, or a table of a database. */
  readonly base: string;
  readonly head: string;
  /** `drifted`; absent: nothing is judged. */
  readonly failOn?: string;
}

/** Shows what two versions of data differ in. Needs a repository only for a dataset of its commits. */
export async function dataDiff(request: DataDiffRequest, ports: Ports): Promise<Outcome> {
  const judges = isJudging(request.failOn);
  await using databases = databasesAtHand(ports);
  const world = { place: placeAtHand(request, ports), databases };
  const [base, head] = await findSides([request.base, request.head], request, world);
  await using engine = engineAtHand(ports, tmpdir());
  const entries = await sideEntries([base, head], request, { ports, engine });
  const read = (side: Side, entry: Dataset) =>
    ports.progress.stage(`read ${side.name}`, (tell) => readSide(side, entry, engine, tell));
  const before = await read(base, entries.base);
  const after = await read(head, entries.head);
  ports.signal.throwIfAborted();
  const diff = diffSketches(before.sketch, after.sketch, entries.asked);
  const names = { base: base.name, head: head.name };
  const found = judges ? judgedProblems(diff, head.name) : [];
  return {
    ...ending(diff, [before.sketch, after.sketch], found),
    problems: [...before.notices, ...after.notices, ...found],
    data: { ...names, diff },
    text: (style) => renderDataDiff(diff, names, style),
  };
}

function isJudging(failOn: string | undefined): boolean {
  if (failOn === undefined || failOn === 'drifted') return failOn === 'drifted';
  throw MlopsError.of(commandReasons, 'data-bad-fail-on', `--fail-on takes "drifted", not "${failOn}".`);
}

function placeAtHand(request: PlaceRequest, ports: Ports): PlaceAtHand {
  let place: ReturnType<PlaceAtHand> | undefined;
  return () => {
    place ??= openDatasetPlace(request, ports);
    return place;
  };
}

/** What fails, then what nobody can tell: also where no limit is declared, since somebody asked. */
function judgedProblems(diff: DataDiff, name: string): readonly Problem[] {
  const known = dataProblems({ dataset: name, diff });
  const open = diff.columns.filter(({ state, level }) => state === 'unknown' && level !== 'fail');
  return [...known, ...open.map(({ reason, sentence }) => ({ reason, message: `${name}: ${sentence}` }))];
}

type Ending = Pick<Outcome, 'ends' | 'reason' | 'sentence'>;

function ending(diff: DataDiff, sketches: readonly Sketch[], [decisive]: readonly Problem[]): Ending {
  const ofFiles = sketches.every(({ files }) => files !== undefined);
  if (!ofFiles && (diff.columns.length === 0 || sketches.some(({ rows }) => rows === 0))) {
    const sentence =
      diff.columns.length === 0 ? 'The two sides have no column in common.' : 'One of the two sides has no rows.';
    return { ends: 'unknown', reason: 'data-nothing-in-common', sentence };
  }
  if (decisive !== undefined) {
    const ends = diff.verdict === 'fail' ? 'fail' : 'unknown';
    return { ends, reason: decisive.reason, sentence: decisive.message };
  }
  const of = (wanted: ColumnDiff['state']) => diff.columns.filter(({ state }) => state === wanted).length;
  const told = `${of('drifted')} drifted, ${of('unknown')} unknown, ${of('changed')} changed, ${of('same')} the same`;
  const columns = diff.columns.length === 1 ? '1 column' : `${diff.columns.length} columns`;
  const sentence = `${columns} compared: ${told}.`;
  return { ends: 'pass', reason: 'data-compared', sentence };
}
