import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { summary } from '@actions/core';
import { type ReportRequest, report } from '../commands/report.ts';
import type { Outcome } from '../commands/result.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { Artifacts } from './artifacts.ts';
import type { Event } from './event.ts';
import type { ActionContext } from './run-action.ts';

type Show = NonNullable<ReportRequest['show']>;

/** The run of a fork has a token that only reads. */
export function whereToShow({ kind, fork }: Event): ReportRequest['publish'] {
  if (fork === 'its-run' || kind === 'branch') return false;
  return kind === 'merge-group' ? 'commit' : 'pull-request';
}

/** Makes the report and shows it everywhere that this event has: page, run records, comment, check, job summary. */
export async function showReport(
  { ports, output, folder }: ActionContext<'report'> | ActionContext<'main'>,
  artifacts: Artifacts,
  request: Omit<ReportRequest, 'output' | 'show' | 'markdown'>,
): Promise<Outcome> {
  const pages = join(folder, 'report');
  const notShown: Problem[] = [];
  const show: Show = async ({ paths, records }) => {
    const page = await pageOf(artifacts, 'report', dirname(paths.html), notShown);
    const runs = await pageOf(artifacts, 'runs', await written(join(folder, 'runs'), records), notShown);
    return { ...(page !== undefined && { page }), ...(runs !== undefined && { records: runs }) };
  };
  const found = await report({ ...request, markdown: false, output: pages, show }, ports);
  const markdown = join(pages, 'report.md');
  output('markdown', markdown);
  output('page', join(pages, 'report.html'));
  if (process.env['GITHUB_STEP_SUMMARY']) {
    await summary.addRaw(await readFile(markdown, 'utf8'), true).write({ overwrite: true });
  }
  process.stdout.write(found.text({ width: 120, color: false }));
  return { ...found, problems: [...found.problems, ...notShown] };
}

/** What cannot be uploaded does not keep check and comment from saying what they have to say. */
async function pageOf(
  artifacts: Artifacts,
  kind: 'report' | 'runs',
  folder: string,
  problems: Problem[],
): Promise<string | undefined> {
  try {
    return (await artifacts.put({ kind }, folder))?.page;
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

async function written(folder: string, records: Parameters<Show>[0]['records']): Promise<string> {
  for (const { path, text } of records) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}
