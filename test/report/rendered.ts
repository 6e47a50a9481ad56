import { expect } from 'vitest';
import { composeReport, parseReport, type Report } from '../../src/report/index.ts';
import { stories } from './stories.ts';

export const reports = Object.entries(stories).map(([name, story]): [string, Report] => [name, composeReport(story)]);

export const fat = composeReport(stories['drift-and-loss'] ?? stories['better'] ?? expect.fail());

/** The same report with other text in every field that is not ours to choose (enums, kinds and digests of shape). */
export function poisoned(report: Report, poison: (text: string) => string): Report {
  const closed = new Set([
    'verdict',
    'outcome',
    'kind',
    'level',
    'state',
    'decision',
    'exit',
    'origin',
    'type',
    'statistic',
    'better',
    'whenUnknown',
    'seedNoise',
    'undefinedBecause',
  ]);
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return closed.has(key) ? value : poison(value);
    if (Array.isArray(value)) return value.map((each: unknown) => walk(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        key === 'trend' || key === 'examples' ? poison(name) : name,
        walk(each, name),
      ]),
    );
  };
  return parseReport(JSON.stringify(walk(report)));
}
