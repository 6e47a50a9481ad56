import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { inputFindings } from '../../../src/commands/doctor/declared-inputs.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { put } from '../../project/expand/support.ts';
import { load } from '../../project/support.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const project = `version: 1
datasets:
  train: { source: data/*.csv, key: id }
  large: { source: big/rows.parquet }
models:
  m:
    code: [train.py, '!old.py']
    data: { train: train, large: large }
    params: params.json
    train: python train.py
    artifact: model.pkl
`;
const all = { 'data/a.csv': '', 'big/rows.parquet.dvc': '', 'train.py': '', 'params.json': '{}' };

async function findings(files: Readonly<Record<string, string>>, ignored = '', file = project) {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-doctor-test-'));
  folders.push(folder);
  execFileSync('git', ['init', '--quiet', folder]);
  for (const [path, text] of Object.entries({ '.gitignore': ignored, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync('git', ['add', '--all'], { cwd: folder });
  const remove = (path: string) => rmSync(join(folder, path));
  const look = async () => {
    const found = await inputFindings(await openRepository(folder), load(file).project);
    return found.map(({ state, what, says, remedy }) => [state, what, says, remedy].filter(Boolean).join(' | '));
  };
  return { remove, look };
}

describe('inputs that mlops.yaml names', () => {
  it('are here before any commit, as files, by a pointer, or ignored by git', async () => {
    const { look } = await findings(all, 'data/\n');
    expect(await look()).toEqual(['ok | inputs | data, code and parameters that are named are here']);
  });

  it('are here as files of a folder behind a pointer, and not as those of another', async () => {
    const { 'data/a.csv': _, ...others } = all;
    expect(await (await findings({ ...others, 'data.dvc': '' })).look()).toEqual([
      'ok | inputs | data, code and parameters that are named are here',
    ]);
    expect((await (await findings({ ...others, 'dat.dvc': '' })).look())[0]).toMatch(/^bad \| data \| train/);
  });

  it('are those of a command that makes a dataset, and not what it leaves', async () => {
    const made = `version: 1
datasets:
  given: data/a.csv
  made: { from: given, build: { run: make, code: [features/**], params: features.json }, source: data/made.csv }
  part: { from: made, where: "x > 1" }
`;
    const { look } = await findings({ 'data/a.csv': '' }, '', made);
    expect((await look()).map((text) => text.split(' | ').slice(0, 3).join(' | '))).toEqual([
      'bad | code | made: no file here is features/**',
      'bad | code | made: no file here is features.json',
    ]);
  });

  it('are missed one by one, also where git still knows them', async () => {
    const { look, remove } = await findings(all);
    for (const path of Object.keys(all)) remove(path);
    expect((await look()).map((text) => text.split(' | ').slice(0, 3).join(' | '))).toEqual([
      'bad | data | train: no file here is data/*.csv',
      'bad | data | large: no file here is big/rows.parquet',
      'bad | code | m: no file here is train.py',
      'bad | code | m: no file here is params.json',
    ]);
  });

  it('are told from those of nearly the same name', async () => {
    const { look } = await findings({ ...all, 'trian.py': '', 'big/rows.parquet': '', 'train.py': '' });
    expect(await look()).toHaveLength(1);
    const other = await findings({ 'data/a.csv': '', 'big/rows.parquet': '', 'params.json': '{}', 'trian.py': '' });
    expect(await other.look()).toEqual(['bad | code | m: no file here is train.py | Did you mean `trian.py`?']);
  });

  it('of the models of a matrix are told once', async () => {
    const ofTwo = project
      .replace('  m:\n', '  m:\n    matrix: { x: [a, b] }\n')
      .replace('python train.py', `python train.py ${put('x')}`);
    const { 'params.json': _, ...without } = all;
    const { look } = await findings(without, '', ofTwo);
    expect((await look()).map((line) => line.split(' | ')[2])).toEqual(['m: no file here is params.json']);
  });
});
