import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type RanJson } from './harness.ts';
import { judgedAlone, stepOf } from './parts.ts';
import { projectFile, tiny } from './tiny.ts';

/** Of one model the training forks, of the other the scoring. */
const text = projectFile({ train: 'run: bash train.sh' }).replace(/^ {2}m:\n[\s\S]*/m, (section) =>
  [
    section,
    section.replace('  m:\n', '  n:\n').replaceAll('predict.sh', 'other.sh').replaceAll('train.sh', 'plain.sh'),
  ].join(''),
);
const forks = '(setsid sleep 47 > /dev/null 2>&1 &)\n';
const scripts = { 'plain.sh': String(tiny['train.sh']), 'other.sh': String(tiny['predict.sh']) };
const world = makeWorld({ ...tiny, ...scripts, 'mlops.yaml': text });
afterAll(() => world.remove());

describe('a step that leaves a process running', () => {
  let trained: RanJson;
  let reported: RanJson;
  beforeAll(async () => {
    await world.json(['train']);
    world.branch('forks');
    world.commit('forks', {
      'train.sh': `${forks}${String(tiny['train.sh'])}`,
      'other.sh': `${forks}${String(tiny['predict.sh'])}`,
    });
    trained = await world.json(['train']);
    reported = await world.json(['report']);
  });

  it.each([
    ['train:m', 'm', 'training'],
    ['evaluate:n', 'n', 'scoring'],
  ])('%s: the report never passes, and says it', (step, model, word) => {
    expect(trained.stderr).toMatch(/left a process running.* \[child-survived\]/);
    expect([trained.result.exitCode, trained.result.reason]).toEqual([2, 'child-survived']);
    expect(stepOf(trained, step).problems.map(({ reason }) => reason)).toContain('child-survived');
    expect([reported.result.exitCode, reported.result.reason]).toEqual([2, 'child-survived']);
    const { code, reason } = judgedAlone(reported, model);
    expect([code, reason]).toEqual([2, 'child-survived']);
    expect(reported.stdout).toContain(`The ${word} of ${model} left a process running`);
  });
});
