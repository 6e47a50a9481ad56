import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sketch } from '../../data/index.ts';
import { changedTexts, type ProjectTexts } from '../../project/index.ts';
import type { ContractEdits, ReportParts } from '../../report/types.ts';
import { makeOwnFolder } from '../../support/own-folder.ts';
import { diffOf } from '../init/place-file.ts';
import type { Situation } from '../situation/situation.ts';
import { recordedSketch } from '../steps/dataset-sketch.ts';
import { applyEdits } from './apply-edits.ts';
import { driftEdits } from './drift-edits.ts';
import type { Edit } from './edit.ts';
import { editsOf } from './edits-of.ts';
import { sketchFacts } from './sketch-facts.ts';

type DatasetPart = ReportParts['datasets'][number];

/**
 * The dataset with the smallest edits of the change's project file that would accept what stops it, from what is recorded:
 * nothing is read for them, and nothing is tried. None for a rule that stands on the base alone, or where no sketch is kept.
 */
export async function withEdits(situation: Situation, part: DatasetPart): Promise<DatasetPart> {
  const resolved = situation.candidate.datasets.get(part.dataset);
  const sketch = resolved && recordedSketch(situation, resolved);
  if (sketch === undefined || part.problems.length > 0) return part;
  const { texts, edits } = await accepted(situation, part, sketch);
  if (edits.length === 0) return part;
  await using folder = await makeOwnFolder(tmpdir(), 'edits');
  const diffs: string[] = [];
  for (const { file, before, after } of changedTexts(situation.head.texts, texts)) {
    const old = join(folder.path, 'before');
    await writeFile(old, before);
    diffs.push(await diffOf(situation.repository, file, old, after));
  }
  return { ...part, edits: { diff: diffs.join(''), edits } };
}

interface Wanted {
  readonly finding: string;
  readonly about?: string | undefined;
  readonly edits: readonly Edit[];
}

async function accepted(
  { head, project }: Situation,
  { dataset: name, report, diff }: DatasetPart,
  sketch: Sketch,
): Promise<{ readonly texts: ProjectTexts; readonly edits: ContractEdits['edits'] }> {
  const dataset = project.datasets.get(name);
  if (dataset === undefined) return { texts: head.texts, edits: [] };
  const facts = sketchFacts(dataset, sketch);
  const edits: ContractEdits['edits'][number][] = [];
  let { texts } = head;
  const apply = ({ finding, about, edits: found }: Wanted) => {
    const { made, ...after } = applyEdits(found, texts);
    texts = after.texts;
    const named = about === undefined ? {} : { about };
    edits.push(...made.map(({ grade, why, finding: own = finding }) => ({ finding: own, ...named, grade, why })));
  };
  for (const check of report?.checks ?? []) {
    const isOfBase = check.place?.branch !== undefined;
    if (check.verdict !== 'fail' || check.level !== 'fail' || isOfBase) continue;
    const found = await editsOf(check, { facts, texts });
    apply({ finding: check.sentence, about: check.column ?? check.name, edits: found });
  }
  const drifted = diff === undefined ? [] : driftEdits(diff, dataset);
  for (const { sentence, edits: found } of drifted) apply({ finding: sentence, edits: found });
  return { texts, edits };
}
