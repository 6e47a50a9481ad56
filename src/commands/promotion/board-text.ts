import { showDuration } from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';
import { escapeTerminal } from '../../support/escape/index.ts';
import { forPeople, nextSteps, toRead } from './next-steps.ts';
import type { PromotionPlace } from './open-promotion.ts';
import type { Cell } from './read-board.ts';
import { waitText } from './wait-text.ts';

/** A line for each model and environment, and below it what it waits for. */
export function boardText(
  cells: readonly Cell[],
  versions: ReadonlyMap<string, readonly VersionRecord[]>,
  place: Pick<PromotionPlace, 'desk' | 'remote'>,
): string {
  const rows = cells.map(({ environment, model, promotion, facts }) => {
    const { live, state, version, since } = promotion;
    const newest = versions.get(model)?.at(-1);
    const age = since === null ? '' : showDuration(Math.max(0, Date.parse(facts.now) - Date.parse(since)));
    return [
      model,
      environment.name,
      live === null ? '–' : `${live.version}`,
      newest === undefined ? '–' : `${newest.version} ${newest.verdict}`,
      version === null || state === 'live' ? state : `${version} ${state}`,
      age,
    ];
  });
  const head = ['model', 'environment', 'live', 'newest', 'state', 'since'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = cells.flatMap((cell, at) => [
    line(rows[at] ?? []),
    ...cell.promotion.waitsFor.map((wait) => `  ${waitText(wait)}`),
    ...toRead(cell, place).map((step) => `  ${step}`),
    ...nextSteps(cell, place).map((step) => `  ${step}`),
  ]);
  return [line(head), ...lines].map(escapeTerminal).join('\n');
}

/**
 * "3 places: 2 live, 1 open; 2 pull requests wait for a person": a model is live where what the branch names is, whatever
 * comes after it.
 */
export function boardSentence(cells: readonly Cell[]): string {
  const states = cells.map(({ promotion: { state, live }, facts: { branch } }) => {
    const isLive = branch.kind === 'release' && live?.version === branch.release.version;
    return isLive && !['merged', 'failed', 'rolled-back'].includes(state) ? 'live' : state;
  });
  const counts = [...Map.groupBy(states, (state) => state)].map(([state, all]) => `${all.length} ${state}`);
  return `${cells.length} place${cells.length === 1 ? '' : 's'}: ${counts.join(', ')}${pullsText(cells)}.`;
}

/** What is open beside what is live must not look as if there were nothing to do. */
function pullsText(cells: readonly Cell[]): string {
  const open = cells.filter(({ promotion: { state } }) => state === 'open');
  const [waiting, others] = [open.filter(isForPerson), open.filter((cell) => !isForPerson(cell))];
  const count = (all: readonly Cell[], one: string, many: string) =>
    all.length === 0 ? [] : [`; ${all.length} pull request${all.length === 1 ? ` ${one}` : `s ${many}`}`];
  return [...count(waiting, 'waits for a person', 'wait for a person'), ...count(others, 'is open', 'are open')].join(
    '',
  );
}

function isForPerson({ promotion: { waitsFor } }: Cell): boolean {
  return waitsFor.some(({ kind }) => forPeople.has(kind));
}
