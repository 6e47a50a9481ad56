import { checkDataset, type DataEngine, tableSource } from '../../data/index.ts';
import type { CheckResult, DatasetVersion } from '../../data/types.ts';
import { loadProject, type ProjectTexts } from '../../project/index.ts';
import { applyEdits } from './apply-edits.ts';
import type { Grade } from './edit.ts';
import { editsOf } from './edits-of.ts';
import { engineFacts } from './engine-facts.ts';
import type { EditContext } from './facts.ts';

/** What stands in the way of a green validation, and the edit that silences it. */
export interface Proposed {
  readonly dataset: string;
  readonly reason: string;
  /** What was found. */
  readonly finding: string;
  readonly grade: Grade;
  readonly why: string;
}

/** What no edit silences: data are to be repaired, or a person has to edit. */
export interface Open {
  readonly dataset: string;
  readonly reason: string;
  readonly sentence: string;
}

export interface Proposal {
  /** The project's files with all edits in them. */
  readonly texts: ProjectTexts;
  readonly edits: readonly Proposed[];
  readonly open: readonly Open[];
}

/** One edit may bring another finding to light, such as the range of a column that has another type now. */
const rounds = 6;

/**
 * Edits of a project file until the contract of a dataset is kept: each round checks the data under the text as it is by
 * then, so nothing is called silenced that was not seen to be.
 */
export async function proposeEdits(
  engine: DataEngine,
  version: DatasetVersion,
  others: ReadonlyMap<string, DatasetVersion>,
  given: ProjectTexts,
): Promise<Proposal> {
  const { name } = version.dataset;
  const edits: Proposed[] = [];
  let texts = given;
  for (let round = 0; ; round += 1) {
    const { locked } = version.dataset;
    const asked = loadProject(texts).project.datasets.get(name) ?? version.dataset;
    const dataset = { ...asked, ...(locked && { locked }) };
    const now = { ...version, dataset };
    const { checks } = await checkDataset(engine, now, { others });
    const found = checks.filter(({ verdict, level }) => verdict !== 'pass' && level !== 'info');
    const open = found.map(({ reason, sentence }) => ({ dataset: name, reason, sentence }));
    if (found.length === 0 || round === rounds) return { texts, edits, open };
    const shape = await engine.describe(tableSource(now));
    const more = await oneRound(found, { facts: engineFacts(engine, now, shape), texts });
    if (more.edits.length === 0) return { texts, edits, open };
    texts = more.texts;
    edits.push(...more.edits);
  }
}

/**
 * Lines that are no rows come alone: what else was found, was found without them, and is asked again once they are rows.
 */
async function oneRound(
  found: readonly CheckResult[],
  context: EditContext,
): Promise<Pick<Proposal, 'texts' | 'edits'>> {
  const lines = found.filter(({ reason }) => reason === 'unreadable-lines');
  const first = await editsFor(lines, context);
  return first.edits.length > 0 ? first : editsFor(found, context);
}

async function editsFor(
  found: readonly CheckResult[],
  context: EditContext,
): Promise<Pick<Proposal, 'texts' | 'edits'>> {
  const edits: Proposed[] = [];
  let { texts } = context;
  for (const each of found) {
    if (each.verdict !== 'fail' && each.reason !== 'null-result') continue;
    const { made, ...after } = applyEdits(await editsOf(each, { ...context, texts }), texts);
    texts = after.texts;
    const about = { dataset: context.facts.dataset.name, reason: each.reason };
    edits.push(...made.map(({ grade, why, finding = each.sentence }) => ({ ...about, finding, grade, why })));
  }
  return { texts, edits };
}
