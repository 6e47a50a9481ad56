import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import ownTemp from './own-temp.ts';

const { MLOPS_TEST_TEMP, TMPDIR } = process.env;
beforeEach(() => void delete process.env['MLOPS_TEST_TEMP']);
afterEach(() => void Object.assign(process.env, { MLOPS_TEST_TEMP, TMPDIR }));

it('what this test would leave is in the folder of its run', () => {
  expect(tmpdir()).toBe(MLOPS_TEST_TEMP);
});

it('the folder of a run goes with everything in it, and is made once', async () => {
  const remove = ownTemp();
  const left = mkdtempSync(join(tmpdir(), 'left-'));
  expect(dirname(left)).toBe(process.env['MLOPS_TEST_TEMP']);
  expect(ownTemp()).toBeUndefined();
  await remove?.();
  expect(existsSync(dirname(left))).toBe(false);
  expect(tmpdir()).toBe(TMPDIR);
});
