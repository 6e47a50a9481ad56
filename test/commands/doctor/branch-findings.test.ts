import { describe, expect, it } from 'vitest';
import { branchFindings, promotionWorkflowFindings } from '../../../src/commands/doctor/branch-findings.ts';
import type { EnvironmentBranches } from '../../../src/commands/doctor/environment-branches.ts';
import templates from '../../../src/commands/init/templates.json' with { type: 'json' };

const file = (name: string) => `.github/workflows/mlops-${name}.yml`;
const deploy = templates['mlops-deploy.yml'];
const staging = { name: 'env/staging', isThere: true, deploy };
const production = { name: 'env/production', isThere: true, deploy };

const sound: EnvironmentBranches = {
  defaultBranch: 'main',
  workflows: new Map([
    [file('merge'), templates['mlops-merge.yml']],
    [file('deploy'), deploy],
    [file('promote'), templates['mlops-promote.yml']],
  ]),
  branches: [staging, production],
};

const without = (name: string) => new Map([...sound.workflows].filter(([path]) => path !== file(name)));
const withDeploy = (text: string): EnvironmentBranches => ({
  ...sound,
  workflows: new Map([...sound.workflows, [file('deploy'), text]]),
  branches: sound.branches.map((one) => ({ ...one, deploy: text })),
});
const said = (changed: Partial<EnvironmentBranches>) =>
  promotionWorkflowFindings({ ...sound, ...changed }).map(({ state, says }) => `${state} ${says}`);

describe('the doctor about branches of environments', () => {
  it('names those that are there', () => {
    expect(branchFindings(sound)).toEqual([{ what: 'branches', state: 'ok', says: 'env/staging, env/production' }]);
  });

  it('says which are missing, each with the command that makes it', () => {
    const absent = { ...production, isThere: false, deploy: undefined };
    expect(branchFindings({ branches: [staging, absent] })).toEqual([
      {
        ...{ what: 'branches', state: 'warn', remedy: 'mlops promote --init' },
        says: 'there is no branch env/production, so nothing is promoted to its environment',
      },
    ]);
  });
});

describe('the doctor about workflows of promotion', () => {
  it('is content with those that init writes', () => {
    expect(said({})).toEqual([
      'ok .github/workflows/mlops-deploy.yml, .github/workflows/mlops-merge.yml, .github/workflows/mlops-promote.yml on main; .github/workflows/mlops-deploy.yml is the same on env/staging, env/production',
    ]);
  });

  it.each([
    ['merge', /^warn main has no \.github\/workflows\/mlops-merge\.yml: a merge makes no version/],
    ['deploy', /^bad main has no \.github\/workflows\/mlops-deploy\.yml: nothing is deployed$/],
    ['promote', /^warn main has no \.github\/workflows\/mlops-promote\.yml: what waits for time/],
  ])('says what is lost without mlops-%s.yml, and only that', (name, words) => {
    const found = promotionWorkflowFindings({ ...sound, workflows: without(name) });
    expect(found.map(({ state, says }) => `${state} ${says}`)).toEqual([expect.stringMatching(words)]);
    expect(found[0]?.remedy).toBe('`mlops init` writes it; commit it, and push it to main.');
  });

  it('says of all three that they are missing at once', () => {
    expect(said({ workflows: new Map() })).toHaveLength(3);
  });

  it('says where the copy of an environment is missing or another one', () => {
    const branches = [
      { ...staging, deploy: undefined },
      { ...production, deploy: `${deploy}# changed\n` },
    ];
    const found = promotionWorkflowFindings({ ...sound, branches });
    expect(found.map(({ state, says }) => `${state} ${says}`)).toEqual([
      'bad env/staging has no .github/workflows/mlops-deploy.yml: a push to it deploys nothing',
      'warn .github/workflows/mlops-deploy.yml on env/production is not as it is on main, and it is what deploys from there',
    ]);
    for (const { remedy } of found)
      expect(remedy).toMatch(/^mlops promote --init; where a ruleset .* open a pull request from/);
  });

  it('says nothing of the copy of a branch that is not there', () => {
    const absent = { ...production, isThere: false, deploy: undefined };
    expect(said({ branches: [staging, absent] })).toEqual([expect.stringMatching(/^ok .*the same on env\/staging$/)]);
  });

  it('says which branches the workflow that deploys does not start for, by the pattern for each event', () => {
    const text = deploy.replaceAll('["env/**"]', '["env/st*"]');
    expect(said(withDeploy(text))).toEqual([
      'bad .github/workflows/mlops-deploy.yml of main does not start for pushes to env/production: a merge there deploys nothing',
      'warn .github/workflows/mlops-deploy.yml of main does not start for pull requests into env/production: a revert there gets no check',
    ]);
    const [finding] = promotionWorkflowFindings(withDeploy(text));
    expect(finding?.remedy).toBe(
      'on: { push: { branches: ["env/staging","env/production"] } }, then mlops promote --init',
    );
  });

  it.each([
    ['no longer has the event', deploy.replace('pull_request:', 'pull_request_target:'), ['warn']],
    ['is no YAML', '{', ['bad', 'warn']],
  ])('says it of a workflow that %s', (_, text, states) => {
    const found = promotionWorkflowFindings(withDeploy(text));
    expect(found.map(({ state }) => state)).toEqual(states);
  });
});
