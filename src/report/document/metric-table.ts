import { count } from '../clause.ts';
import type { MetricLine } from '../metric-line.ts';
import type { ModelReport, Report } from '../types.ts';
import type { Block, Section, Spans } from './document.ts';
import { tableOf } from './metric-rows.ts';
import { modelHeading } from './model-heading.ts';
import { modelNotes } from './model-notes.ts';
import { sameAs } from './sides.ts';
import { visibleLines } from './visible-lines.ts';

/** The table that a reviewer sees: what blocks, then what is judged, at most 15 rows over all models. */
export function tableSection(report: Report): Section | undefined {
  const shown = visibleLines(report);
  const hidden = shown.reduce((sum, { lines, rows }) => sum + lines.length - rows.length, 0);
  const blocks = shown.flatMap(({ model, rows, same }): Block[] => {
    if (rows.length + same.length === 0) return [];
    const table = rows.length === 0 ? [] : [tableOf(`Metrics of ${model.model}`, rows)];
    return [...modelHeading(report, model), ...table, ...sameText(same, rows, sameAs(report)), ...modelNotes(model)];
  });
  if (hidden > 0)
    blocks.push({
      kind: 'paragraph',
      spans: [`${count(hidden, 'more line')} under “Metrics in detail” and “Slices”.`],
    });
  const idle = report.models.filter(({ outcome }) => outcome === 'nothing-to-run');
  if (idle.length < report.models.length)
    blocks.push(...idleTexts(idle).map((spans): Block => ({ kind: 'paragraph', spans })));
  return blocks.length === 0 ? undefined : { id: 'table', title: 'Metrics', folded: false, blocks };
}

/** Named, so that nobody looks for them; their values stand in detail. */
function sameText(same: readonly MetricLine[], rows: readonly MetricLine[], as: string): Block[] {
  if (same.length === 0) return [];
  const named = same.slice(0, 6).flatMap(({ metric }, at): Spans => [at === 0 ? '' : ', ', { code: metric }]);
  const more = same.length > 6 ? ` and ${same.length - 6} more` : '';
  const all = rows.length === 0 ? `All ${count(same.length, 'metric')}` : count(same.length, 'more metric');
  const gated = same.filter(({ gates }) => gates.length > 0);
  const asked = gated.length === same.length ? ', and their gates pass' : '';
  const on: Spans = gated.flatMap(({ metric }, at): Spans => [at === 0 ? '; the gates on ' : ', ', { code: metric }]);
  const some: Spans = asked !== '' || gated.length === 0 ? [] : [...on, ' pass'];
  const are = same.length === 1 ? 'is' : 'are';
  return [{ kind: 'paragraph', spans: [`${all} ${are} exactly ${as}${asked}: `, ...named, more, ...some, '.'] }];
}

/** Models beside those of the table: whose results stand, and which the change takes away. */
function idleTexts(models: readonly ModelReport[]): readonly Spans[] {
  const removed = models.filter(({ plan }) => plan.decision === 'removed');
  const kept = models.filter((model) => !removed.includes(model));
  const are = (some: readonly ModelReport[]) => (some.length === 1 ? 'is' : 'are');
  return [
    ...(kept.length > 0 ? [['Recorded results still hold for ', ...namesOf(kept), '.']] : []),
    ...(removed.length > 0 ? [[...namesOf(removed), ` ${are(removed)} no longer in \`mlops.yaml\`.`]] : []),
  ];
}

function namesOf(models: readonly ModelReport[]): Spans {
  const names = models
    .slice(0, 8)
    .flatMap(({ model }, at): Spans => (at === 0 ? [{ code: model }] : [', ', { code: model }]));
  return models.length > 8 ? [...names, ` and ${models.length - 8} more`] : names;
}
