import { describe, expect, it } from 'vitest';
import {
  namedBases,
  pullRequestsOf,
  startsFor,
  startsForPush,
} from '../../../src/commands/doctor/pull-request-trigger.ts';

const usual = ['opened', 'synchronize', 'reopened'];

describe('what of pull requests starts a workflow', () => {
  it.each([
    ['pull_request', { types: usual }],
    [['push', 'pull_request'], { types: usual }],
    [{ pull_request: null }, { types: usual }],
    [{ pull_request: { types: 'edited' } }, { types: ['edited'] }],
    [{ pull_request: { branches: ['main', 'r/*'] } }, { types: usual, bases: ['main', 'r/*'] }],
    [{ pull_request: { 'branches-ignore': 'x' } }, { types: usual, notBases: ['x'] }],
  ])('is read from %j', (on, pullRequests) => {
    expect(pullRequestsOf(on)).toEqual({ pullRequests });
  });

  it.each(['push', ['push'], { push: null }, { pull_request_target: null }, undefined])('is nothing in %j', (on) => {
    expect(pullRequestsOf(on)).toEqual({});
  });
});

describe('a base branch', () => {
  it.each<[readonly string[], string, boolean]>([
    [['main'], 'main', true],
    [['main'], 'main/x', false],
    [['r/*'], 'r/1', true],
    [['r/*'], 'r/1/2', false],
    [['r/**'], 'r/1/2', true],
    [['v[12].[0-9]+'], 'v2.10', true],
    [['v[12].[0-9]+'], 'v2x10', false],
    [['r/*', '!r/old'], 'r/old', false],
    [['!r/old', 'r/*'], 'r/old', true],
    [['!main'], 'other', false],
    [['a\\*'], 'a*', true],
    [['a\\*'], 'ab', false],
    [['['], 'anything', true],
  ])('by %j: %s %s', (bases, branch, starts) => {
    expect(startsFor({ bases }, branch)).toBe(starts);
  });

  it('is any where none is named, but for those that are kept out', () => {
    expect(startsFor({}, 'x')).toBe(true);
    expect(startsFor({ notBases: ['env/*'] }, 'env/prod')).toBe(false);
    expect(startsFor({ notBases: ['env/*'] }, 'main')).toBe(true);
    expect(namedBases({ types: [], bases: ['main', 'env/prod', 'r/*', '!x'] })).toEqual(['main', 'env/prod']);
  });
});

describe('pushes that start a workflow', () => {
  it.each<[unknown, boolean]>([
    ['push', true],
    [['pull_request', 'push'], true],
    [{ push: null }, true],
    [{ push: { branches: ['env/**'] } }, true],
    [{ push: { branches: ['env/*', '!env/prod'] } }, false],
    [{ push: { 'branches-ignore': ['env/*'] } }, false],
    [{ push: { tags: ['v*'] } }, false],
    [{ push: { 'tags-ignore': ['v*'] } }, false],
    [{ push: { tags: ['v*'], branches: ['env/prod'] } }, true],
    ['pull_request', false],
    [{ pull_request: { branches: ['env/prod'] } }, false],
    [undefined, false],
  ])('of %j to env/prod: %s', (on, starts) => {
    expect(startsForPush(on, 'env/prod')).toBe(starts);
  });
});
