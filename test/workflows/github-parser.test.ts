import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseActionAsGithub, parseAsGithub } from './github-parser.ts';
import { workflowFiles } from './workflow-files.ts';

const root = join(import.meta.dirname, '..', '..');
const folders = readdirSync(join(root, 'actions'));
const metadata = ['action.yml', ...folders.map((name) => `actions/${name}/action.yml`)].map((place) => ({
  place,
  text: readFileSync(join(root, place), 'utf8'),
}));

const workflow = (jobs: string, head = 'on: push') => `${head}\njobs:\n${jobs.replaceAll(/^/gm, '  ')}\n`;
const step = 'runs-on: x, steps: [{ run: echo }]';

describe("GitHub's own parser", () => {
  const files = workflowFiles(root);

  it('is asked about templates, own workflows and the guide', () => {
    const places = files.map(({ place }) => place.replace(/:\d+$/, ''));
    expect(places).toEqual(
      expect.arrayContaining([
        'templates/mlops-pull-request.yml',
        'templates/mlops-train.yml',
        'templates/mlops-merge.yml',
        'templates/mlops-deploy.yml',
        'templates/mlops-promote.yml',
        'templates/mlops-lock.yml',
        '.github/workflows/release.yml',
        '.github/workflows/after-training.yml',
        'docs/guides/github.md',
      ]),
    );
    expect(folders.length).toBeGreaterThan(3);
  });

  it('finds nothing in any of them', async () => {
    expect(await parseAsGithub(files)).toEqual([]);
  });

  it('finds nothing in the metadata of our actions', () => {
    expect(metadata.flatMap(parseActionAsGithub)).toEqual([]);
  });

  it.each([
    ['no runner', workflow('a: { steps: [{ run: echo }] }'), 3, /Required property is missing: runs-on/],
    ['a key that it does not know', workflow(`a: { ${step}, time: 1 }`), 3, /Unexpected value 'time'/],
    [
      'a permission that is none',
      `permissions: { check: write }\n${workflow(`a: { ${step} }`)}`,
      1,
      /Unexpected value 'check'/,
    ],
    ['a job that is not there', workflow(`c: { ${step} }\na: { needs: b, ${step} }`), 4, /unknown job 'b'/],
    [
      'an expression of a context that is not there',
      workflow(`a: { if: secrets.x, ${step} }`),
      3,
      /Unrecognized named-value: 'secrets'/,
    ],
    [
      'an expression that ends too early',
      workflow(`a: { runs-on: x, steps: [{ run: '\${{ github.' }] }`),
      3,
      /expression/i,
    ],
    [
      'an input of a type that is none',
      workflow(`a: { ${step} }`, 'on: { workflow_call: { inputs: { n: { type: int } } } }'),
      1,
      /int/,
    ],
  ])('finds %s', async (_, text, line, says) => {
    const found = await parseAsGithub([{ place: 'x.yml', text }]);
    expect(found[0]?.message).toMatch(says);
    expect(found[0]).toMatchObject({ place: `x.yml:${line}`, rule: 'github/parser' });
    const [inPage] = await parseAsGithub([{ place: 'docs/a.md:10', text }]);
    expect(inPage?.place).toBe(`docs/a.md:${10 + line}`);
  });

  it('finds a Node in action metadata that there is none of', () => {
    const text = 'name: a\ndescription: b\nruns: { using: node99, main: x.js }\n';
    expect(parseActionAsGithub({ place: 'action.yml', text })).toMatchObject([
      { place: 'action.yml:3', message: expect.stringContaining("'node99'") },
    ]);
  });

  it('knows the repository and commit of the file itself', async () => {
    const text = workflow('a: { runs-on: x, steps: [{ uses: $/actions/plan }] }');
    expect(await parseAsGithub([{ place: 'x.yml', text }])).toEqual([]);
  });
});
