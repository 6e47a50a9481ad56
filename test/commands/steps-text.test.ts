import { expect, it } from 'vitest';
import { stepsText } from '../../src/commands/steps-text.ts';

it.each([
  [{ build: 0, validate: 2, train: 1, evaluate: 1 }, '2 validations, 1 training, 1 scoring'],
  [{ build: 1, validate: 1, train: 2, evaluate: 2 }, '1 build, 1 validation, 2 trainings, 2 scorings'],
  [{ build: 0, validate: 0, train: 1, evaluate: 0 }, '1 training'],
  [{ build: 0, validate: 1, smoke: 2, train: 1, evaluate: 0 }, '1 validation, 2 smoke runs, 1 training'],
  [{ build: 0, validate: 0, train: 0, evaluate: 0 }, undefined],
])('%j reads “%s”', (counts, text) => {
  expect(stepsText(counts)).toBe(text);
});
