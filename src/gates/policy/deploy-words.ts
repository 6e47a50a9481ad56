import { formatDuration, weekdays } from '../../project/index.ts';
import type { Command, PromotionWindow, Target, VerifyStep } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';

/** As it is written: a list of arguments as a list, text for a shell as it is, in quotes where it could be taken for one. */
export function commandText(command: Command): string {
  if (command.kind === 'argv') return canonicalJson(command.argv);
  return /^["[]/.test(command.text) ? canonicalJson(command.text) : command.text;
}

/** All that a step asks, so that two steps of one text are one step. */
export function stepText(step: VerifyStep): string {
  if (step.kind === 'run') {
    const secrets = step.secrets.length === 0 ? '' : `, secrets ${step.secrets.join(', ')}`;
    return `run ${commandText(step.run)}, timeout ${formatDuration(step.timeout)}${secrets}`;
  }
  const { path, status, requests, maxFailures, within } = step;
  return `http ${path}, status ${status}, requests ${requests}, max-failures ${maxFailures}, within ${formatDuration(within)}`;
}

/** `mon, tue 09:00-16:00 Europe/Berlin`. */
export function windowText({ days, from, to, timezone }: PromotionWindow): string {
  const names = days.length === weekdays.length ? 'every day' : days.map((day) => weekdays[day - 1] ?? '').join(', ');
  return `${names} ${timeText(from)}-${timeText(to)} ${timezone}`;
}

function timeText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** What a target says, key by key as the project file has it. */
export function targetTexts(target: Target): ReadonlyMap<string, string> {
  if (target.kind === 'local') {
    const ports = [...target.ports].map(([model, port]) => `${model} ${port}`).toSorted();
    return new Map([
      ['kind', target.kind],
      ['folder', target.folder],
      ['ports', ports.join(', ')],
    ]);
  }
  const { kind, apply, plan, status, undo, timeout, secrets } = target;
  const commands = Object.entries({ apply, plan, status, undo });
  return new Map([
    ['kind', kind],
    ...commands.map(([key, command]) => [key, command === undefined ? '' : commandText(command)] as const),
    ['timeout', formatDuration(timeout)],
    ['secrets', secrets.join(', ')],
  ]);
}
