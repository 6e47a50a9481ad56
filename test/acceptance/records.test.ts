import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { git, makeWorld, type World } from './harness.ts';
import { projectFile, standardColumns, tiny } from './tiny.ts';

const ledgerRef = 'refs/heads/mlops/ledger';
const columns = `${standardColumns}      w: { type: number }\n`;
/** `id,x,y,w`: every twentieth weight is spelled so. */
const withWeights = (spelling: string, from = 1) => {
  const lines = tableLines(60, from).map((line, index) => `${line},${index % 20 === 0 ? spelling : `0.${index % 7}`}`);
  return `id,x,y,w\n${lines.join('\n')}\n`;
};
const home = makeWorld({
  ...tiny,
  'mlops.yaml': projectFile({ columns: columns.replace('w: { type: number }', 'w: {}') }),
  'data/train.csv': withWeights('NA'),
});
const worlds: World[] = [home];

beforeAll(async () => {
  expect((await home.json(['train'])).result.reason).toBe('trained');
  expect((await home.json(['report'])).result.exitCode).toBe(0);
});
afterAll(() => {
  for (const world of worlds) world.remove();
});

function tableLines(count: number, from: number): readonly string[] {
  const text = String(tiny['data/train.csv']).trimEnd().split('\n').slice(1);
  return Array.from({ length: count }, (_, index) => {
    const [, ...cells] = (text[index % text.length] ?? '').split(',');
    return [from + index, ...cells].join(',');
  });
}

function changed(files: Readonly<Record<string, string>>): World {
  const world = home.copy();
  worlds.push(world);
  world.branch('change');
  world.commit('change', files);
  world.git('push', '--quiet', 'origin', 'change');
  return world;
}

/** What a clone that has never seen the ledger says, as a job of a workflow does. */
async function inCleanClone(world: World, name: string, command: string) {
  const folder = join(world.folder, `clone-${name}`);
  git(world.folder, 'clone', '--quiet', `file://${world.origin}`, folder);
  git(folder, 'switch', '--quiet', 'change');
  return world.json([command], { cwd: folder });
}

const diff = z.object({ columns: z.array(z.object({ column: z.string(), kind: z.string(), reason: z.string() })) });
const diffs = z.object({ data: z.object({ report: z.object({ datasets: z.array(z.object({ diff })) }) }) });
const paths = (world: World) => world.inOrigin('ls-tree', '-r', '--name-only', ledgerRef).split('\n');
const sketches = (world: World) => paths(world).filter((path) => path.startsWith('sketches/'));

describe('a sketch', () => {
  const cases = {
    'a column becomes sensitive': columns.replace('w: { type: number }', 'w: { sensitive: true }'),
    'cells become texts': columns.replace('w: { type: number }', 'w: { type: string }'),
  };
  it.each(Object.entries(cases))('is another one where %s, and the old one stays', async (_, text) => {
    const world = changed({ 'mlops.yaml': projectFile({ columns: text }) });
    const before = sketches(world);
    for (const name of ['first', 'second']) {
      const { result, stdout } = await inCleanClone(world, name, 'report');
      expect([result.exitCode, result.reason], stdout).toEqual([0, 'data-passes']);
    }
    expect(sketches(world)).toEqual(expect.arrayContaining(before));
    expect(sketches(world)).toHaveLength(before.length + 1);
  });

  it.each([
    ['of the base as the head reads it', cases['cells become texts'], 'NA', 2, ['categorical', 'not-changed']],
    [
      'of the base as it is: values that are hidden are dropped',
      cases['a column becomes sensitive'],
      'NA',
      1,
      ['text'],
    ],
    ['of the base as it is: the head would lose rows of it', columns, '0.3', 2, ['other', 'type-changed']],
  ])('is compared with that %s', async (_, text, spelling, more, said) => {
    const files = { 'mlops.yaml': projectFile({ columns: text }), 'data/train.csv': withWeights(spelling, 900) };
    const world = changed(files);
    const before = sketches(world);
    const { stdout } = await inCleanClone(world, 'compared', 'report');
    const w = diffs
      .parse(JSON.parse(stdout))
      .data.report.datasets[0]?.diff.columns.find(({ column }) => column === 'w');
    expect([w?.kind, w?.reason]).toEqual(expect.arrayContaining(said));
    expect(sketches(world)).toHaveLength(before.length + more);
  });
});

describe('a record that somebody copied to the address of another', () => {
  const files = {
    'params.yaml': 'signal: 0.1\n',
    'data/train.csv': withWeights('NA', 900),
  };
  const worse = once(async () => {
    const world = changed(files);
    await world.json(['train']);
    expect((await world.json(['report'])).result.ends).toBe('fail');
    return world;
  });

  it.each(['runs/m/', 'evaluations/m/', 'data-reports/', 'sketches/'])('is not used: %s', async (kind) => {
    const world = (await worse()).copy();
    worlds.push(world);
    const theirs = paths(home).find((path) => path.startsWith(kind)) ?? '';
    const own = paths(world).find((path) => path.startsWith(kind) && !paths(home).includes(path)) ?? '';
    const editor = join(world.folder, 'editor');
    git(world.folder, 'clone', '--quiet', '--branch', 'mlops/ledger', world.origin, editor);
    copyFileSync(join(editor, theirs), join(editor, own));
    git(editor, 'commit', '--quiet', '--all', '--message', 'by hand');
    git(editor, 'push', '--quiet');
    const { result, stdout } = await world.json(['report']);
    expect(result.ends).not.toBe('pass');
    expect(stdout).toMatch(
      new RegExp(`"reason":"ledger-corrupt","message":"${own} holds the record of something else`),
    );
    if (!kind.endsWith('m/')) return;
    const plan = await world.json(['plan']);
    expect([plan.result.ends, plan.result.reason]).toEqual(['unknown', 'ledger-corrupt']);
    expect(plan.stdout).toContain(`${own} holds the record of something else`);
    expect((await world.json(['train'])).result.reason).toBe('ledger-corrupt');
    expect((await world.json(['history'])).stdout).toContain('ledger-corrupt');
  });
});

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
