import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/report/index.ts';
import { fat, reports } from './rendered.ts';

describe('parseReport', () => {
  const reasonOf = (text: string) => {
    try {
      parseReport(text);
    } catch (error) {
      return error instanceof Error && 'problems' in error && Array.isArray(error.problems)
        ? error.problems[0].reason
        : error;
    }
    return undefined;
  };

  it.each(reports)('reads back %s', (_, report) => {
    expect(parseReport(JSON.stringify(report))).toEqual(report);
  });

  it('says what is wrong with a file', () => {
    expect(reasonOf('{')).toBe('report-unreadable');
    expect(reasonOf(`"${'x'.repeat(16_000_001)}"`)).toBe('report-unreadable');
    expect(reasonOf('null')).toBe('report-malformed');
    expect(reasonOf(JSON.stringify({ ...fat, schemaVersion: 2 }))).toBe('report-newer-version');
    expect(reasonOf(JSON.stringify({ ...fat, extra: 1 }))).toBe('report-malformed');
    expect(reasonOf(JSON.stringify({ ...fat, verdict: 'green' }))).toBe('report-malformed');
  });
});
