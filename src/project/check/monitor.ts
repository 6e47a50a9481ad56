import { didYouMean } from '../../support/nearest.ts';
import type { Context } from '../normalize/context.ts';
import type { ProjectReason } from '../reasons.ts';
import type { WrittenMonitor } from '../schema/monitor.ts';
import type { ProjectPath } from '../types.ts';

/** Names in `monitor` have to exist; nothing watches yet, which is said. */
export function checkMonitor(
  { environment, data, drift, label }: WrittenMonitor,
  at: ProjectPath,
  { list, names }: Context,
): void {
  const expect = (kind: 'environment' | 'dataset', name: string, place: readonly string[]) => {
    const known = kind === 'dataset' ? names.datasets : names.environments;
    if (known.has(name)) return;
    const message = `there is no ${kind} \`${name}\`; declared: ${[...known].join(', ') || 'none'}`;
    list.add(reasons[kind], [...at, ...place], message, { value: true, remedy: didYouMean(name, known) });
  };
  expect('environment', environment, ['environment']);
  expect('dataset', data, ['data']);
  if (label !== undefined) expect('dataset', label.dataset, ['label', 'dataset']);
  const against = drift?.against ?? 'training';
  if (against !== 'training') expect('environment', against, ['drift', 'against']);
  list.warn('not-acted-on', at, 'nothing watches the model in this version');
}

const reasons = {
  dataset: 'unknown-dataset',
  environment: 'gate-environment-unknown',
} as const satisfies Readonly<Record<string, ProjectReason>>;
