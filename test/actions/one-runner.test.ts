import { expect, it } from 'vitest';
import { oneRunner } from '../../src/actions/one-runner.ts';

const gpu = { group: 'gpus', labels: ['a100'] };

it('one machine makes all of a group', () => {
  expect(oneRunner({ runners: [{ dataset: 'hourly', runsOn: gpu }] })).toEqual(gpu);
  const same = ['hourly', 'daily'].map((dataset) => ({ dataset, runsOn: { ...gpu } }));
  expect(oneRunner({ runners: same })).toEqual(gpu);
  const other = [...same, { dataset: 'weekly', runsOn: 'ubuntu-latest' }];
  expect(() => oneRunner({ runners: other })).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          reason: 'builds-on-several-runners',
          message: expect.stringContaining('hourly on {"group":"gpus","labels":["a100"]}, weekly on "ubuntu-latest":'),
        }),
      ],
    }),
  );
});
