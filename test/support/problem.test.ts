import { expect, it } from 'vitest';
import { allReasons } from '../../src/reasons.ts';
import { defineReasons, MlopsError } from '../../src/support/problem.ts';

const table = defineReasons({
  fine: { ends: 'pass', cause: 'It went well.', remedy: 'Nothing to do.' },
  idle: { ends: 'unknown', quiet: true, cause: 'There is nothing to judge.', remedy: 'Nothing to do.' },
});

it('what stops a command is no pass: the compiler refuses it, and where it is not asked the end is a defect', () => {
  // @ts-expect-error a reason that ends as `pass` cannot be thrown
  expect(MlopsError.of(table, 'fine', 'It went well.').ends).toBe('defect');
  // @ts-expect-error nor can an error be made that passes
  expect(new MlopsError('pass', [{ reason: 'fine', message: 'It went well.' }]).ends).toBe('defect');
  expect(MlopsError.of(table, 'idle', 'There is nothing to judge.').ends).toBe('unknown');
});

it('only what is unknown may be quiet', () => {
  const quiet = allReasons().filter(({ quiet }) => quiet);
  expect(quiet.map(({ code }) => code)).toEqual([
    'no-fork-pull-request',
    'not-a-command',
    'not-of-a-fork',
    'pull-request-moved-on',
    'pull-request-retargeted',
    'renewal-outdated',
  ]);
  expect(quiet.filter(({ ends }) => ends !== 'unknown')).toEqual([]);
});
