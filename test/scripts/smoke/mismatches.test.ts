import { describe, expect, it } from 'vitest';
import { mismatches } from '../../../scripts/smoke/mismatches.ts';
import type { Seen } from '../../../scripts/smoke/observe.ts';
import { scenarios } from '../../../scripts/smoke/scenarios.ts';

const bot = 'github-actions[bot]';
const scenario = {
  name: 'x',
  files: {},
  conclusion: 'success',
  says: ['Better', 'page'],
  title: 'Better',
  trains: true,
} as const;
const job = (name: string, conclusion = 'success') => ({ name, conclusion });
const jobs = [job('Plan'), job('Train / Where'), job('Train / m 0123456789ab'), job('Report')];
const check = { name: 'mlops (tiny)', conclusion: 'success', title: 'Better' };
const comment = { author: bot, body: '## Better\nthe page', createdAt: '2026-11-22T00:00:00Z' };
const seen: Seen = {
  run: { id: 1, conclusion: 'success', createdAt: '2026-11-22T00:00:00Z' },
  jobs,
  checks: [check, { name: 'Plan', conclusion: 'failure', title: 'none' }],
  comments: [comment, { ...comment, author: 'somebody' }],
};

describe('what GitHub shows', () => {
  it('is as expected, whatever others write beside it', () => {
    expect(mismatches(scenario, seen)).toEqual([]);
    const idle = {
      ...seen,
      jobs: [job('Plan'), job('Train', 'skipped'), job('Train / m 0123456789ab', 'skipped'), job('Report')],
    };
    expect(mismatches({ ...scenario, trains: false }, idle)).toEqual([]);
    expect(mismatches(scenario, idle)).toEqual(['0 jobs trained m, not one']);
  });

  it.each<[string, Partial<Seen>, string]>([
    [
      'another end of the run',
      { run: { ...seen.run, conclusion: 'failure' } },
      'the run ended as failure, not success',
    ],
    ['a run that waits for approval', { run: { ...seen.run, conclusion: 'action_required' } }, 'as action_required'],
    [
      'a training that failed',
      {
        jobs: [
          ...jobs.filter(({ name }) => name !== 'Train / m 0123456789ab'),
          job('Train / m 0123456789ab', 'failure'),
        ],
      },
      'Train / m 0123456789ab ended as failure',
    ],
    ['a second training', { jobs: [...jobs, job('Again / m 0123456789ab')] }, '2 jobs trained m'],
    ['no report', { jobs: jobs.slice(0, 3) }, '0 jobs reported'],
    ['no check', { checks: [] }, 'no check is named "mlops (tiny)"'],
    ['two checks', { checks: [check, check] }, '2 checks are named'],
    ['a check in progress', { checks: [{ ...check, conclusion: 'none' }] }, 'concluded as none'],
    [
      'a check that cannot tell',
      { checks: [{ ...check, conclusion: 'action_required' }] },
      'concluded as action_required',
    ],
    ['a check of another title', { checks: [{ ...check, title: 'Same' }] }, '"Same", which does not say "Better"'],
    ['no comment', { comments: [] }, `0 comments are from ${bot}`],
    ['two comments', { comments: [comment, comment] }, `2 comments are from ${bot}`],
    ['a comment by somebody else', { comments: [{ ...comment, author: 'me' }] }, `0 comments are from ${bot}`],
    ['another comment', { comments: [{ ...comment, body: '## Better' }] }, 'does not say "page"'],
  ])('is not with %s', (_, more, says) => {
    const found = mismatches(scenario, { ...seen, ...more });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(says);
  });

  it('may be without a comment, and then has to be', () => {
    const quiet = { ...scenario, says: 'none' } as const;
    expect(mismatches(quiet, { ...seen, comments: [] })).toEqual([]);
    expect(mismatches(quiet, seen)).toEqual([`there is a comment from ${bot}, where none should be`]);
  });

  it('may not have trained where nothing had to', () => {
    expect(mismatches({ ...scenario, trains: false }, seen)).toEqual(['m was trained: Train / m 0123456789ab']);
  });

  it('is asked of scenarios with names of their own, each with something to say', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    for (const { says, files } of scenarios) expect([says.length, Object.keys(files).length]).not.toContain(0);
    expect(scenarios.map(({ conclusion }) => conclusion)).toContain('failure');
  });
});
