import type { Judgement } from '../../report/index.ts';
import { markdownCode, markdownFence, markdownSentence } from '../../support/escape/index.ts';
import type { Reasons } from '../ports.ts';
import { withRemedy } from '../with-remedy.ts';

/** Bytes of an answer; the forge takes little more of a comment. */
const limit = 55_000;

const marks = { pass: '✅', fail: '❌', unknown: '❓' } as const;

/**
 * What decided a verdict, gate by gate, with reason codes and what to do about them: markdown. It says what is recorded
 * beside the check, and nothing of the pull request's own text but names.
 */
export function explanation(head: string, judgements: readonly Judgement[], { remedyOf, endsOf }: Reasons): string {
  const reasons = { remedyOf, endsOf };
  const intro = `What decided the verdict on ${markdownCode(head.slice(0, 12))}, from its check:`;
  const blocks = [intro, ...judgements.flatMap((judgement) => blocksOf(judgement, reasons))];
  return fitting(blocks);
}

function blocksOf(judgement: Judgement, reasons: Reasons): readonly string[] {
  const { project, verdict, reason, headline, models, datasets, policy, problems, reproduce, losses, left } = judgement;
  const open = losses.filter(({ accepted }) => accepted === undefined);
  return [
    `### ${marks[verdict]} ${markdownCode(project)}: ${verdict}\n\n${markdownSentence(headline)} (${markdownCode(reason)})`,
    ...listOf(
      'Of the whole',
      problems.map((problem) => problemLine(problem, reasons)),
    ),
    ...models.map((model) => modelBlock(model, reasons)),
    ...listOf(
      'Data',
      datasets.map(
        (one) =>
          `${marks[one.verdict]} ${markdownSentence(one.sentence)} (${markdownCode(one.reason)})${remedyText(one.reason, one.verdict, reasons)}`,
      ),
    ),
    ...listOf(
      'Policy',
      policy.map((change) => policyLine(change, reasons)),
    ),
    ...(left === 0 ? [] : [`${left} gates had no room beside the check; they stand in the report.`]),
    ...listOf(
      'A loss that is wanted is accepted by who may write here and has not opened the pull request',
      open.slice(0, 20).map(({ model, metric }) => markdownCode(`/mlops accept ${model} ${metric} <reason>`)),
    ),
    ...(reproduce.length === 0 ? [] : [`In a terminal:\n\n${markdownFence(reproduce.join('\n'), 'sh')}`]),
  ];
}

function modelBlock(
  { model, verdict, reason, gates, problems }: Judgement['models'][number],
  reasons: Reasons,
): string {
  const title = `**${marks[verdict]} ${markdownCode(model)}: ${verdict}**, decided by ${markdownCode(reason)}`;
  const worstFirst = gates.toSorted((one, other) => rank(one) - rank(other));
  const lines = [
    ...worstFirst.map((gate) => gateLine(gate, reasons)),
    ...problems.map((problem) => problemLine(problem, reasons)),
  ];
  return [title, ...lines.map((line) => `- ${line}`)].join('\n');
}

type Gate = Judgement['models'][number]['gates'][number];

function rank({ verdict, blocks }: Gate): number {
  return (blocks ? 0 : 3) + (verdict === 'fail' ? 0 : verdict === 'unknown' ? 1 : 2);
}

function gateLine({ about, asked, verdict, blocks, reason, sentence, accepted }: Gate, reasons: Reasons): string {
  const taken =
    accepted === undefined
      ? ''
      : `, accepted by ${markdownSentence(plain(accepted.by))}: ${markdownSentence(plain(accepted.why))}`;
  const stops = verdict === 'pass' || accepted !== undefined ? '' : blocks ? ', stops the change' : ', stops nothing';
  const remedy = accepted === undefined ? remedyText(reason, verdict, reasons) : '';
  return `${marks[verdict]} ${markdownCode(about)}, ${markdownSentence(asked)}: ${markdownSentence(sentence)} (${markdownCode(reason)}${stops}${taken})${remedy}`;
}

function problemLine(problem: Judgement['problems'][number], reasons: Reasons): string {
  const { verdict = 'fail' } = problem;
  const { reason, message, remedy } = withRemedy(problem, reasons);
  const advice = remedy === undefined || verdict === 'pass' ? '' : ` → ${markdownSentence(remedy)}`;
  return `${marks[verdict]} ${markdownSentence(message)} (${markdownCode(reason)})${advice}`;
}

function policyLine({ sentence, blocks, reason, accepted }: Judgement['policy'][number], reasons: Reasons): string {
  const taken =
    accepted === undefined
      ? ''
      : `, accepted by ${markdownSentence(plain(accepted.by))}: ${markdownSentence(plain(accepted.why))}`;
  const code = reason === undefined ? '' : ` (${markdownCode(reason)}${taken})`;
  const advice = blocks && reason !== undefined ? remedyText(reason, 'fail', reasons) : '';
  return `${blocks ? '❌ ' : ''}This change ${markdownSentence(sentence)}${code}${advice}`;
}

function remedyText(reason: string, verdict: Gate['verdict'], { remedyOf }: Reasons): string {
  const remedy = verdict === 'pass' ? undefined : remedyOf(reason);
  return remedy === undefined ? '' : ` → ${markdownSentence(remedy)}`;
}

function listOf(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:\n\n${lines.map((line) => `- ${line}`).join('\n')}`];
}

function plain(text: string): string {
  return text.replaceAll('`', "'");
}

/** Whole blocks, as many as there is room for, and that there are more. */
function fitting(blocks: readonly string[]): string {
  const kept: string[] = [];
  for (const block of blocks) {
    if (Buffer.byteLength([...kept, block].join('\n\n')) > limit) {
      return [...kept, 'There is no room here for the rest: it stands in the report.'].join('\n\n');
    }
    kept.push(block);
  }
  return kept.join('\n\n');
}
