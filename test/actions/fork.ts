import type { Run, Stepped } from './job.ts';
import { evaluate, plan, report } from './scene.ts';

export interface ForkReport {
  readonly planned: Stepped;
  readonly evaluated: Stepped;
  readonly reported: Stepped;
}

/** The jobs of mlops-fork-report.yml, each on a machine of its own. */
export async function reportOnFork(run: Run): Promise<ForkReport> {
  const planned = await plan(run);
  return { planned, ...(await evaluateAndReport(run)) };
}

/** Those after the first, which announces. */
export async function evaluateAndReport(run: Run): Promise<Omit<ForkReport, 'planned'>> {
  const evaluated = await evaluate(run);
  return { evaluated, reported: await report(run, evaluated.outputs['digest']) };
}
