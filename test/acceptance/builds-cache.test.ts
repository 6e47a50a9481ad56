import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { builtIn, files, project } from './built.ts';
import { preparedWorld, type World } from './harness.ts';

const world = await preparedWorld(files, [['build'], ['validate'], ['train'], ['report']]);
world.git('push', '--quiet');
afterAll(() => world.remove());

/** The one file of the cache with this text, of those that commands have made or those of commits. */
function keptWith(place: World, folder: 'built' | 'blobs', text: string): string {
  const root = join(place.clone, '.mlops/cache', folder);
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = all
    .map((entry) => join(entry.parentPath, entry.name))
    .find((file) => readFileSync(file, 'utf8').startsWith(text));
  if (found === undefined) throw new Error(`nothing in ${root} begins with ${text}`);
  return found;
}

/** As an editor leaves it that takes care to be overlooked: same size, same times. */
function edit(file: string, from: string, to: string): void {
  const { atime, mtime } = statSync(file);
  chmodSync(file, 0o644);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  utimesSync(file, atime, mtime);
}

it('a file of the cache that somebody edited is neither checked nor trained on: it is brought again, and that is said', async () => {
  const place = world.copy();
  place.branch('edited');
  const made = keptWith(place, 'built', 'id,station,lat,n\n');
  const given = keptWith(place, 'blobs', 'id,station,n\n');
  const [madeBefore, givenBefore] = [readFileSync(made, 'utf8'), readFileSync(given, 'utf8')];
  edit(made, '\n1,s1,', '\n1,s9,');
  edit(given, '\n1,s1,', '\n1,s9,');
  place.commit('Another model and other days', {
    'train.sh': `${files['train.sh']}# again\n`,
    'features/hourly.sh': `${files['features/hourly.sh']}# again\n`,
  });
  const validated = await place.run(['validate']);
  expect([validated.code, validated.stderr]).toEqual([
    0,
    expect.stringMatching(/What the cache had of data\/rides\.csv was changed there .*: it is brought again\./),
  ]);
  const trained = await place.run(['train']);
  expect(trained.code).toBe(0);
  expect(validated.stderr + trained.stderr).toMatch(/What the cache had of data\/hourly\.csv was changed there/);
  expect([readFileSync(made, 'utf8'), readFileSync(given, 'utf8')]).toEqual([madeBefore, givenBefore]);
  place.remove();
});

it('a command that writes into its data changes a copy', async () => {
  const place = world.copy();
  place.branch('writes');
  place.commit('Writes into its data', {
    'features/daily.sh': `printf x >> "$MLOPS_DATA_HOURLY"\n${files['features/daily.sh']}`,
  });
  const made = keptWith(place, 'built', 'id,station,lat,n\n');
  const before = readFileSync(made, 'utf8');
  expect(builtIn(await place.json(['build', 'daily'])).built).toMatchObject([{ state: 'done' }]);
  expect(readFileSync(made, 'utf8')).toBe(before);
  expect(statSync(made).mode & 0o222).toBe(0);
  place.remove();
});

it('the folder of a source is there when its command begins where the commit has it, of a glob as well', async () => {
  const place = world.copy();
  place.branch('folder');
  const more = `  one: { build: "echo v > parts/one/one.csv", source: parts/one/one.csv }
  several: { build: "echo v > parts/of/a.csv", source: parts/of/*.csv }
`;
  const kept = { 'parts/one/README': '', 'parts/of/README': '' };
  place.commit('Into folders that only hold other files', { ...kept, 'mlops.yaml': project(more) });
  const { built } = builtIn(await place.json(['build', 'one', 'several']));
  expect(built.map(({ dataset, state }) => [dataset, state])).toEqual([
    ['one', 'done'],
    ['several', 'done'],
  ]);
  place.remove();
});
