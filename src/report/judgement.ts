import { z } from 'zod';
import { lossesOf, lossOfChange } from '../gates/index.ts';
import type { Loss } from '../gates/types.ts';
import { clip, commentJson, oneLine } from '../support/escape/index.ts';
import { parsedJson } from '../support/json.ts';
import { code } from './clause.ts';
import { datasetClause } from './dataset-clause.ts';
import { requirementOf } from './metric-line.ts';
import { acceptance, lossSchema } from './schema/gates.ts';
import type { Report } from './types.ts';

const text = z.string().max(2000);
const verdict = z.enum(['pass', 'fail', 'unknown']);
const problem = z.strictObject({
  reason: text,
  message: text,
  remedy: z.exactOptional(text),
  verdict: z.exactOptional(verdict),
});
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(5000);

const judgementSchema = z.strictObject({
  schemaVersion: z.literal(1),
  project: text,
  /** From the root of the repository. */
  projectFile: text,
  verdict,
  reason: text,
  headline: text,
  models: list(
    z.strictObject({
      model: text,
      verdict,
      reason: text,
      gates: list(
        z.strictObject({
          /** "roc-auc for origin = EWR", as the report names it. */
          about: text,
          asked: text,
          verdict,
          blocks: z.boolean(),
          reason: text,
          sentence: text,
          accepted: z.exactOptional(acceptance),
        }),
      ),
      problems: list(problem),
    }),
  ),
  datasets: list(z.strictObject({ dataset: text, verdict, reason: text, sentence: text })),
  policy: list(
    z.strictObject({
      sentence: text,
      blocks: z.boolean(),
      reason: z.exactOptional(text),
      accepted: z.exactOptional(acceptance),
    }),
  ),
  problems: list(problem),
  losses: list(z.strictObject({ ...lossSchema.shape, accepted: z.exactOptional(acceptance) })),
  reproduce: list(text),
  /** Gates that there was no room for. */
  left: z.int().nonnegative(),
});

/** A verdict with what decided it, small enough to stand beside the check: commands in comments read it there. */
export type Judgement = z.infer<typeof judgementSchema>;

/** @param projectFile from the root of the repository */
export function judgementOf(report: Report, projectFile: string): Judgement {
  const { project, verdict, reason, headline, models, datasets, policy, problems, reproduce } = report;
  return {
    schemaVersion: 1,
    ...{ project: short(project), projectFile, verdict, reason, headline: short(headline) },
    models: models.map((model) => ({
      ...{ model: short(model.model), verdict: model.verdict, reason: model.reason },
      gates: model.gates.map((gate) => ({
        about: short(
          gate.slice === undefined ? gate.metric : `${gate.metric} for ${gate.slice.column} = ${gate.slice.value}`,
        ),
        asked: requirementOf(gate),
        ...{ verdict: gate.verdict, blocks: gate.blocks, reason: gate.reason, sentence: short(gate.sentence) },
        ...(gate.accepted && { accepted: gate.accepted }),
      })),
      problems: model.problems.map(plainProblem),
    })),
    datasets: datasets.map((dataset) => {
      const sentence = short(datasetClause(dataset));
      return { dataset: short(dataset.dataset), verdict: dataset.verdict, reason: dataset.reason, sentence };
    }),
    policy: policy.map(({ sentence, blocks, reason: of, accepted }) => {
      return { sentence: short(sentence), blocks, ...(of && { reason: of }), ...(accepted && { accepted }) };
    }),
    problems: problems.map(plainProblem),
    losses: acceptable(report),
    reproduce: reproduce.map(short),
    left: 0,
  };
}

/** What `/mlops accept` could release, and what it has. */
function acceptable({ models, policy }: Report): Judgement['losses'] {
  const ofModels = models.flatMap((model) =>
    lossesOf(model).map((loss) => {
      const by = model.gates.find(({ metric, accepted }) => metric === loss.metric && accepted !== undefined)?.accepted;
      return { ...plainLoss(loss), ...(by && { accepted: by }) };
    }),
  );
  const removed = policy.flatMap((change) => {
    const loss = lossOfChange(change);
    return loss === undefined ? [] : [{ ...plainLoss(loss), ...(change.accepted && { accepted: change.accepted }) }];
  });
  return [...ofModels, ...removed];
}

function plainLoss({ values, ...loss }: Loss) {
  return { ...loss, values: [...values] };
}

function plainProblem({ reason, message, remedy, verdict: of }: Report['problems'][number]) {
  return { reason, message: short(message), ...(remedy && { remedy: short(remedy) }), ...(of && { verdict: of }) };
}

function short(line: string): string {
  return clip(oneLine(line), 600);
}

/** The invisible last line. What stands in it cannot end it: `<`, `>`, `&`, `-` are written as \u…. */
const line = /<!-- mlops-judgement (\{.*\}) -->\s*$/;

/** What becomes smaller where there is no room, one after the other: what decided stays longest. */
const reductions: readonly ((judgement: Judgement) => Judgement)[] = [
  (judgement) => judgement,
  (judgement) => withGates(judgement, ({ verdict: of }) => of !== 'pass'),
  (judgement) => withGates(judgement, ({ blocks, accepted }) => blocks || accepted !== undefined),
  (judgement) => withGates({ ...judgement, datasets: [] }, () => false),
];

function withGates(judgement: Judgement, keeps: (gate: Judgement['models'][number]['gates'][number]) => boolean) {
  const models = judgement.models.map((model) => ({ ...model, gates: model.gates.filter(keeps) }));
  const count = (all: Judgement['models']) => all.reduce((sum, { gates }) => sum + gates.length, 0);
  return { ...judgement, models, left: count(judgement.models) - count(models) };
}

/** Text that a check carries below its summary, in at most `limit` bytes; undefined where not even what decided fits. */
export function judgementText(judgement: Judgement, limit: number): string | undefined {
  const said = 'What decided it, gate by gate: comment `/mlops explain` on the pull request.';
  for (const reduce of reductions) {
    const json = commentJson(reduce(judgement));
    const whole = `${[said, ...acceptLines(judgement)].join('\n')}\n\n<!-- mlops-judgement ${json} -->\n`;
    if (Buffer.byteLength(whole) <= limit) return whole;
  }
  return undefined;
}

function acceptLines({ losses }: Judgement): readonly string[] {
  const open = losses.filter(({ accepted }) => accepted === undefined).slice(0, 10);
  if (open.length === 0) return [];
  return [
    '',
    'Who may write to this repository, and is not its author, accepts a loss by a comment on the pull request:',
    ...open.map(({ model, metric }) => `- ${code(`/mlops accept ${model} ${metric} <reason>`)}`),
  ];
}

/** Reads what stands beside a check; undefined for any other text, and for that of another version. */
export function readJudgement(found: string): Judgement | undefined {
  const json = line.exec(found)?.[1];
  if (json === undefined) return undefined;
  const parsed = judgementSchema.safeParse(parsedJson(json));
  return parsed.success ? parsed.data : undefined;
}
