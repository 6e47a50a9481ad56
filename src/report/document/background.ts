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
  train: 'has other inputs',
  evaluate: 'is scored on other rows or by other code',
  reuse: 'reuses a run',
  'first-run': 'is new here',
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
  const blocks = models.flatMap(({ model, candidate, baseline }): Block[] => {
    const runs = [
      ...(candidate ? [{ title: 'this change', run: candidate }] : []),
      ...(baseline ? [{ title: 'base', run: baseline }] : []),
    ];
    if (runs.length === 0) return [];
    const columns: Column[] = ['', ...runs.map(({ title }) => title)].map((title) => ({ title, align: 'left' }));
    const rows = runFacts.map(({ title, of }) => rowOf([{ text: title }, ...runs.map(({ run }) => of(run))]));
    const heading: Block[] = models.length > 1 ? [{ kind: 'heading', spans: [{ code: model }] }] : [];
    return [...heading, { kind: 'table', caption: `Runs of ${model}`, columns, rows }];
  });
  return blocks.length === 0 ? undefined : { id: 'runs', title: 'Runs', folded: true, blocks };
}

const runFacts: readonly { readonly title: string; readonly of: (run: RunSummary) => Span }[] = [
  { title: 'fingerprint', of: ({ fingerprint }) => ({ code: fingerprint.slice(0, 16) }) },
  { title: 'commit', of: ({ commit }) => ({ code: commit.slice(0, 10) }) },
  { title: 'seeds', of: ({ seeds, training }) => ({ text: training === 'none' ? '–' : seedsText(seeds) }) },
  {
    title: 'training time',
    of: (run) => ({ text: timeText(run) }),
  },
  { title: 'ended', of: ({ exit }) => ({ text: exit }) },
  { title: 'hardware', of: ({ hardware, training }) => ({ text: training === 'none' ? '–' : hardware }) },
  { title: 'made', of: ({ origin }) => ({ text: origin === 'ci' ? 'in CI' : 'locally' }) },
  {
    title: 'artifact',
    of: ({ artifact }) =>
      artifact ? { code: `${artifact.digest.slice(0, 19)} (${formatBytes(artifact.bytes)})` } : { text: '–' },
  },
];

function timeText({ seconds, seeds, training }: RunSummary): string {
  if (training === 'none') return 'nothing is trained';
  return `${formatSeconds(seconds)}${seeds.length > 1 ? ' over all seeds' : ''}`;
}

/** A training that takes no seed has one run with none. */
function seedsText(seeds: RunSummary['seeds']): string {
  return seeds.map((seed) => (seed === null ? 'no seed' : String(seed))).join(', ') || 'no seed';
}

function rowOf(cells: readonly Span[]): Row {
  return { strong: false, cells: cells.map((cell) => [cell]) };
}

/** The commands that make this report again. */
export function reproduceSection({ reproduce }: Report): Section | undefined {
  const blocks: Block[] = [{ kind: 'code', text: reproduce.join('\n'), language: 'sh' }];
  return reproduce.length === 0 ? undefined : { id: 'reproduce', title: 'Reproduce', folded: true, blocks };
}
