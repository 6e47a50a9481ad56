import { type ReportLinks, renderMarkdown } from '../../report/index.ts';
import type { Report } from '../../report/types.ts';
import { writeAtomic } from '../../support/files.ts';
import type { Situation } from '../situation/situation.ts';
import { markdownLimit } from './publish-report.ts';
import type { Paths } from './report-files.ts';
import { type RunRecordFile, runRecordsOf } from './run-records.ts';

/** Puts what was made where others can look at it, and gives the addresses. */
export type Show = (made: {
  readonly paths: Paths;
  readonly records: readonly RunRecordFile[];
}) => Promise<Omit<ReportLinks, 'run'>>;

/** Shows what was made. The markdown learns the addresses last: what it links to has to be there before. */
export async function shown(
  situation: Situation,
  made: Report,
  paths: Paths,
  show: Show | undefined,
): Promise<ReportLinks> {
  if (show === undefined) return {};
  const links = await show({ paths, records: runRecordsOf(situation, made) });
  await writeAtomic(paths.markdown, renderMarkdown(made, { limit: markdownLimit, links }));
  return links;
}
