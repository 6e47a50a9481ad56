import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { summary } from '@actions/core';
import { type ReportRequest, report } from '../commands/report.ts';
import type { Outcome } from '../commands/result.ts';
import type { Artifacts } from './artifacts.ts';
import type { Event } from './event.ts';
import type { ActionContext } from './run-action.ts';

/** A pull request of a fork has a token that only reads. */
export function whereToShow({ kind, fork }: Event): ReportRequest['publish'] {
  if (fork !== undefined || kind === 'branch') return false;
  return kind === 'merge-group' ? 'commit' : 'pull-request';
}

/** Makes the report and shows it everywhere that this event has: page, comment, check, job summary. */
export async function showReport(
  { ports, output, folder }: ActionContext<'report'> | ActionContext<'main'>,
  artifacts: Artifacts,
  request: Omit<ReportRequest, 'output' | 'showPage' | 'markdown'>,
): Promise<Outcome> {
  const pages = join(folder, 'report');
  const found = await report(
    {
      ...request,
      markdown: false,
      output: pages,
      showPage: async ({ html }) => (await artifacts.put({ kind: 'report' }, dirname(html)))?.page,
    },
    ports,
  );
  const markdown = join(pages, 'report.md');
  output('markdown', markdown);
  output('page', join(pages, 'report.html'));
  await summary.addRaw(await readFile(markdown, 'utf8'), true).write({ overwrite: true });
  process.stdout.write(found.text({ width: 120, color: false }));
  return found;
}
