import type { ReportParts } from '../../src/report/types.ts';
import { storiesOfData } from './stories/of-data.ts';
import { storiesOfFirstRuns } from './stories/of-first-runs.ts';
import { storiesOfModels } from './stories/of-models.ts';
import { storiesOfWideData } from './stories/of-wide-data.ts';

/** What reviewers meet most, as the use cases would hand it to the report. */
export const stories: Readonly<Record<string, ReportParts>> = {
  ...storiesOfModels,
  ...storiesOfData,
  ...storiesOfFirstRuns,
  ...storiesOfWideData,
};
