import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeOwnPaths } from '../../../src/commands/situation/own-paths.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { makeScene, refusal, temporaryFolder } from '../../repository/scene.ts';

const made = async (folder: string) => makeOwnPaths(await openRepository(folder));

describe('our folder in a work tree', () => {
  it('is made and ignores itself, also where files have names that begin like it', async () => {
    const scene = await makeScene();
    await scene.commit({ '.mlopsrc': 'x', 'docs/.mlops/x': 'x', '.mlops.yaml': 'x' });
    expect((await made(scene.folder)).records).toBe(join(scene.folder, '.mlops', 'records'));
    expect(readFileSync(join(scene.folder, '.mlops', '.gitignore'), 'utf8')).toBe('*\n');
    expect(await scene.git('status', '--porcelain')).toBe('');
    await made(scene.folder);
  });

  it.each(['.mlops/records/runs/m/ab/x.json', '.mlops/.gitignore', '.MLOPS/cache/x', '.mlops'])(
    'is refused where git has %s',
    async (path) => {
      const scene = await makeScene();
      await scene.commit({ [path]: '{}\n' });
      const sentence = `What is in \`.mlops\` belongs to one machine, so a commit must not bring it.`;
      expect(await refusal(made(scene.folder))).toBe(`input own-folder-tracked: \`${path}\` is in git. ${sentence}`);
    },
  );

  it('is refused as a link, and as a submodule', async () => {
    const linked = await makeScene();
    symlinkSync(await temporaryFolder(), join(linked.folder, '.mlops'));
    await linked.commit();
    expect(await refusal(made(linked.folder))).toContain('own-folder-tracked');
    const nested = await makeScene();
    const commit = await nested.commit({ x: '' });
    execFileSync('git', ['update-index', '--add', '--cacheinfo', `160000,${commit},.mlops`], { cwd: nested.folder });
    expect(await refusal(made(nested.folder))).toContain('own-folder-tracked');
  });

  it('is refused where a file of the user has its place', async () => {
    const scene = await makeScene();
    await scene.commit({ x: '', '.gitignore': '.mlops\n' });
    await scene.write({ '.mlops': 'notes' });
    const sentence = 'is no folder, and the folder of our caches and results has to be there.';
    expect(await refusal(made(scene.folder))).toBe(
      `input own-folder-taken: ${join(scene.folder, '.mlops')} ${sentence}`,
    );
    expect(readFileSync(join(scene.folder, '.mlops'), 'utf8')).toBe('notes');
  });

  it('may be a link that nobody has committed: where it leads the user has chosen', async () => {
    const scene = await makeScene();
    await scene.commit({ x: '' });
    symlinkSync(await temporaryFolder(), join(scene.folder, '.mlops'));
    await made(scene.folder);
  });
});
