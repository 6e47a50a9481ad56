import { type KnownMetric, knownMetric } from '../metrics/index.ts';
import { markdownCode } from '../support/escape/index.ts';

type Unit = KnownMetric['unit'];

const cells: Readonly<Record<Unit, (label: string) => string>> = {
  share: () => 'share',
  label: (label) => `that of ${label}`,
  'label²': (label) => `square of that of ${label}`,
  nats: () => 'nats',
  percent: () => '%',
  none: () => '–',
};

/**
 * In a table: "that of duration_minutes", "share", "–" for a number that has none. Of a metric that only the user's code
 * knows nobody says more than that it is as reported.
 * @param label column of the label, whose name is the nearest to a unit that is known; absent: nobody knows it
 */
export function unitCell(metric: string, label: string | undefined): string {
  const unit = knownMetric(metric)?.unit;
  return unit === undefined ? 'as reported' : cells[unit](label ?? 'the label');
}

/** In a sentence, as markdown: "in the unit of `duration_minutes`"; undefined where the number needs none. */
export function unitWords(metric: string, label: string | undefined): string | undefined {
  const of = label === undefined ? 'the label' : markdownCode(label);
  const unit = knownMetric(metric)?.unit;
  if (unit === 'label') return `in the unit of ${of}`;
  if (unit === 'label²') return `in the square of the unit of ${of}`;
  if (unit === 'nats') return 'in nats';
  return unit === 'percent' ? 'in percent' : undefined;
}
