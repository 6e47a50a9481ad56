import { formatDuration, weekdays } from '../../project/index.ts';
import type {
  Command,
  GoldenProtocol,
  GoldenStep,
  PrometheusStep,
  PromotionWindow,
  Target,
  VerifyStep,
} from '../../project/types.ts';
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
  if (step.kind === 'golden') return goldenText(step);
  if (step.kind === 'prometheus') return prometheusText(step);
  const { path, status, requests, maxFailures, within } = step;
  return `http ${path}, status ${status}, requests ${requests}, max-failures ${maxFailures}, within ${formatDuration(within)}`;
}

function goldenText({ dataset, rows, minRows, protocol, columns, batch, within, tolerance }: GoldenStep): string {
  const sent = columns === undefined ? '' : `, columns ${canonicalJson(columns)}`;
  return `golden ${dataset}, rows ${rows}, min-rows ${minRows}, ${protocolText(protocol)}${sent}, batch ${batch}, within ${formatDuration(within)}, tolerance ${tolerance}`;
}

function prometheusText({ query, min, max, samples, every, url, token, ...step }: PrometheusStep): string {
  const limits = Object.entries({ min, max }).flatMap(([key, limit]) =>
    limit === undefined ? [] : [`${key} ${limit}`],
  );
  const asked = `for ${formatDuration(step.for)}, every ${formatDuration(every)}, samples ${samples}`;
  const where = `${url === undefined ? '' : `, url ${canonicalJson(url)}`}${token === undefined ? '' : `, token ${token}`}`;
  return `prometheus ${canonicalJson(query)}, ${limits.join(', ')}, ${asked}${where}`;
}

function protocolText(protocol: GoldenProtocol): string {
  if (protocol.kind === 'v1') return 'protocol v1';
  if (protocol.kind === 'v2')
    return `protocol v2${protocol.input === undefined ? '' : `, input ${canonicalJson(protocol.input)}`}`;
  const { path, request, response } = protocol;
  return `protocol ${canonicalJson({ path, request, response })}`;
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
