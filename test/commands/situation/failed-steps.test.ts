import { expect, it } from 'vitest';
import {
  failureOf,
  giveFailures,
  keepFailure,
  keptFailure,
  modelSteps,
  type Tried,
  takeFailures,
} from '../../../src/commands/situation/failed-steps.ts';
import { reasons } from '../../../src/reasons.ts';

const tried: Tried = { model: { name: 'price' }, fingerprint: 'a'.repeat(64), evaluation: { fingerprint: 'b' } };
const problems = [
  { reason: 'undeclared-input', message: 'train.py looked for config.json.', remedy: 'Declare it: code: config.json' },
  { reason: 'command-failed', message: 'The command exited with code 1.' },
];

function machine() {
  const kept = new Map<string, string>();
  return {
    kept,
    ownText: async (address: string) => kept.get(address),
    keepOwn: async ({ address, text }: { readonly address: string; readonly text: string }) => {
      kept.set(address, text);
    },
  };
}

it('why a step failed is known by what was tried, and by nothing else', async () => {
  const here = machine();
  await keepFailure(here, 'train', tried, problems);
  expect(await keptFailure(here, 'train', tried)).toEqual(problems);
  expect(await keptFailure(here, 'score', tried)).toBeUndefined();
  expect(await keptFailure(here, 'train', { ...tried, fingerprint: 'c' })).toBeUndefined();
  expect(await keptFailure(here, 'train', { ...tried, model: { name: 'cost' } })).toBeUndefined();
  const { evaluation: _, ...unscored } = tried;
  await keepFailure(here, 'score', unscored, problems);
  expect(await keptFailure(here, 'score', unscored)).toBeUndefined();
});

it('the job after it is told, without advice of the job that failed', async () => {
  const [there, here] = [machine(), machine()];
  const folder = new Map<string, string>();
  await keepFailure(there, 'train', tried, problems);
  await giveFailures(there, modelSteps, tried, async (path, text) => void folder.set(path, text));
  expect(await takeFailures(here, modelSteps, tried, async (path) => folder.get(path))).toBeUndefined();
  expect(await keptFailure(here, 'train', tried)).toEqual(problems.map(({ reason, message }) => ({ reason, message })));
});

it.each(['{', 'null', '{"schemaVersion":1,"problems":[]}', '{"schemaVersion":1,"problems":[{"reason":"A b"}]}'])(
  '%s is no failure',
  async (text) => {
    const here = machine();
    expect(
      await takeFailures(here, modelSteps, tried, async (path) => (path.includes('train') ? text : undefined)),
    ).toBe('failures/train/price.json');
    expect(here.kept.size).toBe(0);
  },
);

it('a code that lets something pass, or that nobody knows, is no failure and hides none', async () => {
  const forged = (...codes: readonly string[]) => codes.map((reason) => ({ reason, message: 'All is well.' }));
  const failureAfter = async (...codes: readonly string[]) => {
    const records = machine();
    await keepFailure(records, 'score', tried, forged(...codes));
    return failureOf({ records, reasons }, 'score', tried);
  };
  expect(await failureAfter('recorded-first')).toBeUndefined();
  expect(await failureAfter('fork-not-recorded', 'never-heard-of')).toBeUndefined();
  expect(await failureAfter('recorded-first', 'metrics-empty')).toEqual(forged('metrics-empty'));
});
