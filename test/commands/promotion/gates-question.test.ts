import { describe, expect, it } from 'vitest';
import { answersTo, questionsOf } from '../../../src/commands/promotion/gates-facts.ts';
import { comparedWith, gatesQuestion, readGates } from '../../../src/commands/promotion/gates-question.ts';
import type { EnvironmentState } from '../../../src/commands/promotion/read-environments.ts';
import type { PromotionPull } from '../../../src/forge/index.ts';
import { loadProject } from '../../../src/project/index.ts';
import { promotionRecordText, renderRelease } from '../../../src/promotion/index.ts';
import type { GatesRecord, VersionRecord } from '../../../src/promotion/types.ts';
import { sha256 } from '../../../src/support/canonical.ts';
import { at, commit, deployed, digest } from '../../promotion/facts.ts';
import { plain } from '../../promotion/release.ts';

const projectOf = (gates: string) =>
  loadProject(
    `version: 1
models: { delay: { train: a, artifact: m, metrics: m.json, gates: { ${gates} }, serve: s } }
environments:
  staging: { target: { kind: local, folder: /srv/s } }
  production: { needs: [staging], target: { kind: local, folder: /srv/p } }
`,
    'mlops.yaml',
  ).project;

const version = (number: number): VersionRecord => ({
  ...{ schemaVersion: 1, model: 'delay', version: number, fingerprint: sha256(`${number}`), evaluation: null },
  ...{ commit: commit(number), at: at(number), artifact: { digest: digest(number), files: [] } },
  ...{ verdict: 'pass', reason: 'within-limit', sentence: 'fine', gates: [], before: null },
});

function stateOf(name: string, live: readonly number[], gates: string): EnvironmentState {
  const environment = projectOf(gates).environments.get(name);
  if (environment === undefined) throw new Error(`no ${name}`);
  const deployments = new Map([['delay', deployed(...live.map((one) => [one] as const))]]);
  return {
    environment,
    tip: commit('tip'),
    history: new Map(),
    deployments,
    holds: new Map(),
    asked: new Map(),
    pulls: [],
  };
}

const usual = 'accuracy: { max-worse: 1%, at: production }';

/** The query of a world where these versions are live. */
function query(gates = usual, { staging = [], production = [1] }: { staging?: number[]; production?: number[] } = {}) {
  const states = new Map([
    ['staging', stateOf('staging', staging, gates)],
    ['production', stateOf('production', production, gates)],
  ]);
  return { project: projectOf(gates), states, now: at(0), versions: new Map([['delay', [1, 2, 3].map(version)]]) };
}

const addressOf = (gates?: string, live?: { staging?: number[]; production?: number[] }, number = 2) =>
  gatesQuestion(query(gates, live), 'production', version(number))?.address;

describe('the question that an environment asks of a version', () => {
  it('is one as long as nothing of it changes', () => {
    expect(addressOf()).toMatch(/^gates\/production\/delay\/[0-9a-f]{64}\.json$/);
    expect(addressOf()).toBe(addressOf());
    // Another place of the same gate in the file asks the same.
    expect(addressOf(`loss: { max: 1, at: staging }, ${usual}`)).toBe(addressOf());
    expect(addressOf(usual, { staging: [2], production: [1] })).toBe(addressOf());
  });

  it.each([
    ['what is live there', undefined, { production: [1, 2] }, 2],
    ['that nothing is live there', undefined, { production: [] }, 2],
    ['the version', undefined, undefined, 3],
    ['the limit', usual.replace('1%', '2%'), undefined, 2],
    ['what it is compared with', usual.replace(' }', ', against: staging }'), undefined, 2],
    ['another gate beside it', `${usual}, loss: { max: 1, at: production }`, undefined, 2],
  ])('is another one with %s', (_, gates, live, number) => {
    expect(addressOf(gates, live, number)).not.toBe(addressOf());
  });

  it('does not depend on what is live where only the value is asked', () => {
    const gates = 'accuracy: { min: 0.1, at: production }';
    expect(addressOf(gates, { production: [] })).toBe(addressOf(gates, { production: [1] }));
  });

  it('is about the live version of the environment that it compares with', () => {
    const gates = usual.replace(' }', ', against: staging }');
    const found = gatesQuestion(query(gates, { staging: [2], production: [1] }), 'production', version(3));
    expect(found?.live).toEqual(new Map([['staging', { version: 2, digest: digest(2) }]]));
    expect(comparedWith(projectOf(gates), ['production'])).toEqual(['staging']);
    expect(comparedWith(projectOf(gates), ['staging'])).toEqual([]);
  });

  it('is none where the environment has no gates', () => {
    expect(gatesQuestion(query(), 'staging', version(2))).toBeUndefined();
    expect(questionsOf(query(), stateOf('staging', [], usual), 'delay')).toEqual([]);
  });
});

it('what is recorded answers its question and no other', async () => {
  const state = stateOf('production', [1], usual);
  const questions = questionsOf(query(), state, 'delay');
  expect(questions.map((one) => one.version.version)).toEqual([1, 2, 3]);
  const record: GatesRecord = {
    ...{ schemaVersion: 1, environment: 'production', model: 'delay', version: 2, digest: digest(2) },
    ...{ verdict: 'fail', sentence: 'accuracy fell.', gates: [] },
  };
  const there = new Map([[questions[1]?.address ?? '', promotionRecordText(record)]]);
  const ledger = {
    readMany: async (asked: readonly string[]) => new Map([...there].filter(([address]) => asked.includes(address))),
  };
  const said = await readGates(ledger, questions);
  expect(answersTo(questions, said)).toEqual(
    new Map([[2, { kind: 'said', verdict: 'fail', sentence: 'accuracy fell.' }]]),
  );
  const now = questionsOf(query(usual, { production: [1, 2] }), state, 'delay');
  expect(answersTo(now, said)).toEqual(new Map());
  const unable = new Map([[questions[2]?.address ?? '', { unable: 'the store is down.' }]]);
  expect(answersTo(questions, unable)).toEqual(new Map([[3, { kind: 'unable', because: 'the store is down.' }]]));
  const none = { readMany: () => Promise.reject(new Error('nothing was to be asked')) };
  expect(await readGates(none, [])).toEqual(new Map());
});

it('is open for what the branch names, what is newer, what has a pull request, and what somebody asks for', () => {
  const state = stateOf('production', [3], usual);
  const text = renderRelease({ ...plain, version: 3 });
  const history = new Map([['delay', [{ commit: commit('release'), at: at(-1), text }]]]);
  const numbers = (more: Partial<EnvironmentState> = {}, wanted?: number) =>
    questionsOf(
      query(),
      { ...state, history, ...more },
      'delay',
      wanted === undefined ? undefined : { version: wanted, by: 'ada' },
    ).map((one) => one.version.version);
  expect(numbers()).toEqual([3]);
  expect(numbers({}, 1)).toEqual([1, 3]);
  const pull: PromotionPull = {
    ...{ number: 7, branch: 'b', base: 'env/production', title: 't', body: '', head: commit('head') },
    ...{ paths: [], openedAt: at(0), approvals: { by: [], without: [] } },
    state: 'open',
    about: { model: 'delay', version: 2, digest: digest(2), releaseDigest: digest('r') },
  };
  expect(numbers({ pulls: [pull] })).toEqual([2, 3]);
  expect(numbers({ pulls: [{ ...pull, state: 'closed' }] })).toEqual([3]);
});
