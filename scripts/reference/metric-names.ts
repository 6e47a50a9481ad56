import { defaultMetrics, type KnownMetric, knownMetrics } from '../../src/metrics/index.ts';
import type { Better, Task } from '../../src/project/types.ts';

const tasks: readonly Task[] = ['binary', 'multiclass', 'regression'];

/** The names that `compute` takes and that gates know, as a section of the reference of mlops.yaml. */
export function metricNames(): string {
  const computed = knownMetrics.filter((metric) => metric.tasks.length > 0);
  const reported = knownMetrics.filter((metric) => metric.tasks.length === 0);
  return `<a id="metrics"></a>

## Names of metrics

\`evaluate.compute\` takes these; a ● is computed where \`compute\` is absent, a ○ where it names it. [How they are defined,
and their intervals](../../concepts/comparison.md#metrics).

| name | better | ${tasks.join(' | ')} |
|---|---|${tasks.map(() => ':-:').join('|')}|
${computed.map(computedRow).join('\n')}

Of these, too, gates know which way is better when training reports them: ${reported.map(reportedName).join(', ')}.

Other usual spellings are read as the same (\`roc_auc\`, \`AUC\`, \`f1_score\`), and \`val_\`, \`valid_\`, \`eval_\`, \`test_\` or
\`holdout_\` in front keeps the direction. A gate on any other name needs \`better\`.
`;
}

function computedRow(metric: KnownMetric): string {
  const cells = tasks.map((task) => {
    if (!metric.tasks.includes(task)) return '';
    return defaultMetrics(task).includes(metric.name) ? '●' : '○';
  });
  return `| \`${metric.name}\` | ${betterText(metric.better)} | ${cells.join(' | ')} |`;
}

function reportedName({ name, better }: KnownMetric): string {
  return `\`${name}\` (${betterText(better)})`;
}

function betterText(better: Better): string {
  return typeof better === 'string' ? better : `close to ${better.closeTo}`;
}
