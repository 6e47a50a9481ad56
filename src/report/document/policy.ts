import { clip, oneLine } from '../../support/escape/index.ts';
import { acceptedClause } from '../accepted.ts';
import { withoutName } from '../clause.ts';
import type { Report, ReportProblem } from '../types.ts';
import { type Block, problemMark, type Section, type Spans } from './document.ts';

/** Differences between the base's policy and the head's: what blocks, what loosens, then the rest. */
export function policySection({ policy, commits }: Report): Section | undefined {
  if (policy.length === 0) return undefined;
  const rank = ({ blocks, kind }: Report['policy'][number]) => (blocks ? 0 : kind === 'loosened' ? 1 : 2);
  const items = policy
    .toSorted((one, other) => rank(one) - rank(other))
    .map(
      (change): Spans => [
        change.blocks ? '❌ ' : change.kind === 'loosened' ? '⚠️ ' : '',
        `This change ${withoutStop(change.sentence)}${change.accepted ? `, ${acceptedClause(change.accepted)}` : ''}.`,
      ],
    );
  const base: Spans = commits.policy
    ? [
        'Judged by the policy of ',
        { code: commits.policy.branch },
        ' at ',
        { code: commits.policy.sha.slice(0, 10) },
        ', not by the proposal:',
      ]
    : ['Policy changes:'];
  return {
    id: 'policy',
    title: 'Policy',
    folded: false,
    blocks: [
      { kind: 'paragraph', spans: base },
      { kind: 'list', items },
    ],
  };
}

/** Everything that went wrong: of the whole report, then of each model (datasets list theirs with their findings). */
export function problemSection(report: Report): Section | undefined {
  const { problems, models, next } = report;
  const left = (all: readonly ReportProblem[]) => all.filter((problem) => !saidAbove(problem, report));
  const items = [
    ...left(problems).map((problem) => problemSpans(problem, next)),
    ...models.flatMap(({ model, problems: own }) => left(own).map((problem) => problemSpans(problem, next, model))),
  ];
  const logs = models.flatMap(({ model, log, outcome }): Block[] =>
    // On broken data nothing was tried: the log is an earlier one's. One that was stopped at once printed nothing.
    log === undefined || log.trim() === '' || outcome === 'not-trained'
      ? []
      : [
          { kind: 'paragraph', spans: ['End of the log of the last attempt at ', { code: model }, ':'] },
          { kind: 'code', text: tail(log), language: 'text' },
        ],
  );
  const blocks: Block[] = [...(items.length > 0 ? [{ kind: 'list', items } as const] : []), ...logs];
  return blocks.length === 0 ? undefined : { id: 'problems', title: 'Problems', folded: false, blocks };
}

/** Headline, next step and footer say it all: the same sentence twice helps nobody. */
function saidAbove({ message, place, remedy, reason }: ReportProblem, report: Report): boolean {
  const inHeadline = report.headline.includes(withoutStop(oneLine(message)));
  return inHeadline && reason === report.reason && place === undefined && (remedy ?? report.next) === report.next;
}

/** The last lines; earlier ones are in the log file. */
function tail(log: string): string {
  return log
    .trimEnd()
    .split('\n')
    .slice(-20)
    .map((line) => clip(line, 400))
    .join('\n');
}

function problemSpans(
  { message, place, remedy, reason, verdict }: ReportProblem,
  next?: string,
  model?: string,
): Spans {
  const where: Spans = place ? [' (', { code: `${place.file}:${place.line}:${place.column}` }, ')'] : [];
  const owner: Spans = model === undefined ? [] : [{ code: model }, ': '];
  return [
    `${problemMark(verdict)} `,
    ...owner,
    withoutStop(model === undefined ? message : withoutName(message, model)),
    ...where,
    '. ',
    ...(remedy === undefined || remedy === next ? [] : [`${remedy} `]),
    { code: reason },
  ];
}

function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, '');
}
