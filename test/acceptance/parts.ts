import { z } from 'zod';
import { judgedReport } from '../../src/commands/reporting/judged-report.ts';
import { reasons } from '../../src/reasons.ts';
import { parseReport, renderText } from '../../src/report/index.ts';
import type { Report } from '../../src/report/types.ts';
import type { RanJson } from './harness.ts';

// A command costs a second of processor time or two, whatever it is about. So what is about one model is shown by one
// command on a project of many, of which `train` tells the steps of each and `report` holds a part of each.

const step = z.object({
  step: z.string(),
  state: z.string(),
  sentence: z.string(),
  problems: z.array(z.object({ reason: z.string(), message: z.string() })),
});
type TrainedStep = z.infer<typeof step>;

/** One line of what `train` did, `train:m` or `evaluate:m`. One command can show many models, each by its own step. */
export function stepOf({ result }: RanJson, name: string): TrainedStep {
  const { steps } = z.object({ steps: z.array(step) }).parse(result.data);
  return steps.find((one) => one.step === name) ?? failed(`no step ${name} among ${steps.map((one) => one.step)}`);
}

/** The whole report that `report --json` printed. */
export function reportIn({ result }: RanJson): Report {
  return parseReport(JSON.stringify(Object(result.data).report));
}

/** A report on one model as people read it. */
export interface Judged {
  readonly code: number;
  readonly reason: string;
  readonly sentence: string;
  /** The text of the terminal, each run of white space as one space. */
  readonly text: string;
}

/**
 * The report that `report` would have made if the project had this model and these datasets alone: verdict, headline and
 * text are functions of what the report holds of them, and are composed anew from it.
 */
export function judgedAlone(ran: RanJson, model: string, datasets: readonly string[] = []): Judged {
  const report = reportIn(ran);
  const alone = judgedReport(
    {
      ...report,
      models: report.models.filter((one) => one.model === model),
      datasets: report.datasets.filter(({ dataset }) => datasets.includes(dataset)),
      policy: report.policy.filter(({ path }) => path[1] === model || datasets.includes(`${path[1]}`)),
    },
    reasons,
  );
  if (alone.models.length !== 1) throw new Error(`the report has no model ${model}`);
  return {
    code: { pass: 0, fail: 1, unknown: 2 }[alone.verdict],
    reason: alone.reason,
    sentence: alone.headline.replaceAll('`', ''),
    text: renderText(alone).replaceAll(/\s+/g, ' '),
  };
}

function failed(why: string): never {
  throw new Error(why);
}
