import { formatBytes, formatSeconds } from '../numbers.ts';
import type { ModelReport, Report, RunSummary } from '../types.ts';
import type { Block, Column, Row, Section, Span, Spans } from './document.ts';

/** Parameters, data versions and packages that differ from the baseline's. */
export function changeSection({ models }: Report): Section | undefined {
  const columns: readonly Column[] = ['model', 'what', 'base', 'this change'].map((title) => ({
    title,
    align: 'left',
  }));
  const rows = models.flatMap(({ model, changes }) =>
    changes.map(({ what, from, to }) => rowOf([{ code: model }, { text: what }, { code: from }, { code: to }])),
  );
  const blocks: Block[] = [{ kind: 'table', caption: 'Parameters, data and packages that changed', columns, rows }];
  return rows.length === 0 ? undefined : { id: 'changes', title: 'What changed', folded: true, blocks };
}

const decisions: Readonly<Record<ModelReport['plan']['decision'], string>> = {
  train: 'trains',
  evaluate: 'is evaluated again',
  reuse: 'reuses a run',
  'first-run': 'trains for the first time',
  removed: 'is removed',
};

/** Why each model had to run or not. */
export function planSection({ models, untouched }: Report): Section | undefined {
  const items: Spans[] = models.map(({ model, plan }) => [
    { code: model },
    ` ${decisions[plan.decision]}${plan.reasons.length > 0 ? ': ' : ''}`,
    plan.reasons.join('; '),
  ]);
  const names = [...untouched.models, ...untouched.datasets];
  if (names.length > 0)
    items.push(['Untouched: ', ...listed(names), untouched.because === undefined ? '' : ` – ${untouched.because}`]);
  return items.length === 0
    ? undefined
    : { id: 'plan', title: 'Plan', folded: true, blocks: [{ kind: 'list', items }] };
}

function listed(names: readonly string[]): Spans {
  const shown = names.slice(0, 20).flatMap((name, at): Spans => (at === 0 ? [{ code: name }] : [', ', { code: name }]));
  return names.length > 20 ? [...shown, ` and ${names.length - 20} more`] : shown;
}

/** Where, how long and from what the compared runs were made. */
export function runSection({ models }: Report): Section | undefined {
  const titles = [
    'model',
    'run',
    'fingerprint',
    'commit',
    'seeds',
    'duration',
    'ended',
    'hardware',
    'made',
    'artifact',
  ];
  const columns: readonly Column[] = titles.map((title) => ({ title, align: 'left' }));
  const rows = models.flatMap(({ model, candidate, baseline }) => [
    ...(candidate ? [runRow(model, 'this change', candidate)] : []),
    ...(baseline ? [runRow(model, 'base', baseline)] : []),
  ]);
  const blocks: Block[] = [{ kind: 'table', caption: 'Runs that were compared', columns, rows }];
  return rows.length === 0 ? undefined : { id: 'runs', title: 'Runs', folded: true, blocks };
}

function runRow(model: string, which: string, run: RunSummary): Row {
  const { artifact } = run;
  return rowOf([
    { code: model },
    { text: which },
    { code: run.fingerprint.slice(0, 12) },
    { code: run.commit.slice(0, 10) },
    { text: run.seeds.map((seed) => seed ?? 'none').join(', ') },
    { text: formatSeconds(run.seconds) },
    { text: run.exit },
    { text: run.hardware },
    { text: run.origin === 'ci' ? 'in CI' : 'locally' },
    artifact
      ? { code: `${artifact.digest.replace(/^sha256:/, '').slice(0, 12)} (${formatBytes(artifact.bytes)})` }
      : { text: '–' },
  ]);
}

function rowOf(cells: readonly Span[]): Row {
  return { strong: false, cells: cells.map((cell) => [cell]) };
}

/** The commands that make this report again. */
export function reproduceSection({ reproduce }: Report): Section | undefined {
  const blocks: Block[] = [{ kind: 'code', text: reproduce.join('\n') }];
  return reproduce.length === 0 ? undefined : { id: 'reproduce', title: 'Reproduce', folded: true, blocks };
}
