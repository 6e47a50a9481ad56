import { expect, it } from 'vitest';
import { composeReport, renderMarkdown, renderText } from '../../src/report/index.ts';
import { model, parts } from './fixtures.ts';

it('has no heading for a log of which nothing is there', () => {
  const { candidate: _, ...untrained } = model();
  const problems = [{ reason: 'step-cancelled', message: 'the training was cancelled' }];
  const shown = (log: string) => {
    const report = composeReport(parts({ models: [{ ...untrained, problems, log }] }));
    return renderMarkdown(report) + renderText(report, { width: 100 });
  };
  expect(shown('epoch 1')).toContain('End of the log');
  for (const log of ['', '\n \n']) expect(shown(log)).not.toContain('End of the log');
});
