import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import bundled from '../../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles } from '../../../src/commands/init/templates.ts';

const templates = {
  'b.yml': 'uses: OWNER/REPO/.github/workflows/b.yml@main\n# not NOWNER/REPO, not @mainly, not @main.2\n',
  'a.yml': 'name: plain\n',
};

const trainFile = z.object({ jobs: z.object({ train: z.object({ concurrency: z.unknown() }) }) });

describe('workflow files', () => {
  it('name the repository and its default branch', () => {
    expect(workflowFiles(templates, { repository: 'ada/rides.x', branch: 'release/1.x', queues: true })).toEqual([
      { path: '.github/workflows/a.yml', text: 'name: plain\n', open: [] },
      {
        path: '.github/workflows/b.yml',
        text: 'uses: ada/rides.x/.github/workflows/b.yml@release/1.x\n# not NOWNER/REPO, not @mainly, not @main.2\n',
        open: [],
      },
    ]);
  });

  it('keep a name that the clone does not tell, and say so', () => {
    const [, file] = workflowFiles(templates, { repository: undefined, branch: undefined, queues: true });
    expect(file).toEqual({ path: '.github/workflows/b.yml', text: templates['b.yml'], open: ['OWNER/REPO', '@main'] });
  });

  it.each(['$' + '{{secrets.X}}', "it's", 'a#b', '-x', 'a b', 'a"b', 'x;y', '$&'])(
    'do not get the branch %s',
    (branch) => {
      const [, file] = workflowFiles(templates, { repository: 'a/b', branch, queues: true });
      expect([file?.open, file?.text.includes('@main\n')]).toEqual([['@main'], true]);
    },
  );

  it('let every training wait for its turn, where the server knows how', () => {
    const concurrencyOf = (queues: boolean) => {
      const files = workflowFiles(bundled, { repository: 'a/b', branch: 'main', queues });
      const train = files.find(({ path }) => path.endsWith('/mlops-train.yml'));
      return trainFile.parse(load(train?.text ?? '')).jobs.train.concurrency;
    };
    const group = expect.stringContaining('matrix.fingerprint');
    expect(concurrencyOf(true)).toEqual({ group, 'cancel-in-progress': false, queue: 'max' });
    expect(concurrencyOf(false)).toEqual({ group, 'cancel-in-progress': false });
  });
});

it('what is bundled is what templates/ holds, and is YAML', () => {
  const folder = join(import.meta.dirname, '..', '..', '..');
  const names = readdirSync(join(folder, 'templates')).filter((name) => /\.ya?ml$/.test(name));
  expect(names).not.toEqual([]);
  const texts = names.map((name) => [name, readFileSync(join(folder, 'templates', name), 'utf8')] as const);
  for (const [, text] of texts) expect(load(text)).toBeTypeOf('object');
  expect(bundled).toEqual(Object.fromEntries(texts));
});
