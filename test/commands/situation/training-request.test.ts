import { describe, expect, it } from 'vitest';
import { trainingRequestOf, trainingRequestText } from '../../../src/commands/situation/training-request.ts';

const commit = 'a'.repeat(40);
const request = { schemaVersion: 1, commit, by: 'bea', pull: 7, comment: 3, at: '2026-01-01T00:00:00Z' } as const;
const read = (text: string) => () => trainingRequestOf(commit, text);
const problem = (reason: string, message: RegExp) =>
  expect.objectContaining({ problems: [expect.objectContaining({ reason, message: expect.stringMatching(message) })] });

describe('a request for what waits', () => {
  it('is read as it was written', () => {
    expect(read(trainingRequestText(request))()).toEqual(request);
  });

  it.each([
    ['no JSON', 'x', 'request-unreadable', /requests\/aa\/a+\.json/],
    ['another record', '{"schemaVersion":1,"model":"m"}', 'request-unreadable', /requests\/aa/],
    [
      'one for another commit',
      trainingRequestText({ ...request, commit: 'b'.repeat(40) }),
      'request-unreadable',
      /holds the request for another commit, b{12}\./,
    ],
    ['one of a later version', '{"schemaVersion":2}', 'request-too-new', /requests\/aa/],
  ])('that is %s asks for nothing', (_, text, reason, message) => {
    expect(read(text)).toThrow(problem(reason, message));
  });
});
