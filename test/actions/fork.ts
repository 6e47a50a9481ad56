import { type Run, runStep, type Stepped } from './job.ts';

/** What the jobs of mlops-fork-report.yml may do. */
const announcing = { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' } as const;
const reading = { contents: 'read', 'pull-requests': 'read' } as const;
export const reporting = { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' } as const;

export interface ForkReport {
  readonly planned: Stepped;
  readonly evaluated: Stepped;
  readonly reported: Stepped;
}

/** The jobs of mlops-fork-report.yml, each on a machine of its own. */
export async function reportOnFork(run: Run): Promise<ForkReport> {
  const planned = await runStep(run, { action: 'plan', permissions: announcing });
  return { planned, ...(await evaluateAndReport(run)) };
}

/** Those after the first, which announces. */
export async function evaluateAndReport(run: Run): Promise<Omit<ForkReport, 'planned'>> {
  const token = run.server.token(reading);
  const evaluated = await runStep(run, { action: 'evaluate', permissions: reading, inputs: { token } });
  const inputs = { evaluation: evaluated.outputs['digest'] ?? '', record: 'false' };
  return { evaluated, reported: await runStep(run, { action: 'report', permissions: reporting, inputs }) };
}
