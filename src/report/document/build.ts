import type { Report } from '../types.ts';
import { changeSection, planSection, reproduceSection, runSection } from './background.ts';
import { dataSection, distributionSection } from './data.ts';
import type { ReportDocument, Section } from './document.ts';
import { editSection } from './edits.ts';
import { footerOf } from './footer.ts';
import { metricSection } from './metric-detail.ts';
import { tableSection } from './metric-table.ts';
import { policySection, problemSection } from './policy.ts';
import { withSides } from './sides.ts';
import { sliceSection } from './slices.ts';
import { trendSection } from './trend.ts';

/**
 * Words, tables and charts of a report, in reading order: what decides first, what explains it behind a click.
 * @param findings as many findings of one dataset stand before the fold
 */
export function documentOf(report: Report, findings?: number): ReportDocument {
  const sections = [
    problemSection(report),
    tableSection(report),
    dataSection(report, findings),
    policySection(report),
    metricSection(report),
    sliceSection(report),
    editSection(report),
    distributionSection(report, findings),
    trendSection(report),
    changeSection(report),
    planSection(report),
    runSection(report),
    reproduceSection(report),
  ];
  return {
    outcome: report.outcome,
    project: report.project,
    headline: report.headline,
    ...(report.next !== undefined && { next: report.next }),
    sections: sections
      .filter((section): section is Section => section !== undefined)
      .map((section) => withSides(section, report)),
    footer: footerOf(report),
  };
}
