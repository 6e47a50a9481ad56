import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { infer } from '../../../src/commands/infer.ts';
import { lockText } from '../../../src/commands/lock/text.ts';
import { lock } from '../../../src/commands/lock.ts';
import { readLock } from '../../../src/project/index.ts';
import { reasonOf } from '../../data/engine.ts';
import { folderWith, ports } from '../infer/world.ts';

const project = `version: 1
datasets:
  holdout: { source: data/holdout.csv, frozen: true }
  images: { source: images/, format: files, frozen: true }
  rides: data/rides.csv
`;
const files = {
  'mlops.yaml': project,
  'data/holdout.csv': 'a\n1\n2\n',
  'data/rides.csv': 'a\n1\n',
  'images/x.png': 'x',
};
const run = (folder: string, ...datasets: readonly string[]) =>
  lock({ folder, projectFile: 'mlops.yaml', remote: 'origin', datasets, moving: false }, ports);
const words = (outcome: Awaited<ReturnType<typeof run>>) => outcome.text({ width: 80, color: false });
const read = (folder: string) => readFileSync(join(folder, 'mlops.lock'), 'utf8');

describe('`mlops lock`', () => {
  it('without a name writes nothing and says what is missing', async () => {
    const folder = folderWith(files);
    const outcome = await run(folder);
    expect(words(outcome)).toMatch(/^missing {2}holdout: no entry\n/);
    expect([outcome.ends, outcome.reason]).toEqual(['unknown', 'lock-differs']);
    expect(outcome.sentence).toContain('`mlops lock holdout images`');
    expect(existsSync(join(folder, 'mlops.lock'))).toBe(false);
  });

  it('writes the entries of what is named, renews them, and leaves the others', async () => {
    const folder = folderWith(files);
    expect((await run(folder, 'images', 'holdout')).reason).toBe('lock-written');
    const first = read(folder);
    expect(first.replaceAll(/[0-9a-f]{64}/g, '…')).toBe(
      [
        '# Written by `mlops lock <dataset>`: the version that each frozen dataset has to be, and the one that is meant of data that move.',
        'schemaVersion: 1',
        'datasets:',
        '  holdout:',
        '    digest: "sha256:…"',
        '    rows: 2',
        '    bytes: 6',
        '  images:',
        '    digest: "sha256:…"',
        '    bytes: 1',
        '',
      ].join('\n'),
    );
    const again = await run(folder);
    expect([again.ends, again.reason]).toEqual(['pass', 'lock-current']);

    writeFileSync(join(folder, 'data/holdout.csv'), 'a\n1\n2\n3\n');
    writeFileSync(join(folder, 'images/x.png'), 'y');
    const changed = await run(folder);
    expect(changed.sentence).toContain('holdout, images');
    expect(words(changed)).toMatch(
      /^changed {2}holdout: locked at 2 rows, sha256:\S+, and the data are another version\n/,
    );
    const renewed = await run(folder, 'holdout');
    expect(words(renewed)).toMatch(/^renewed {2}holdout: 2 rows, sha256:\S+ → 3 rows, sha256:\S+\n/);
    const part = (text: string, name: string) => readLock(text, 'x').get(name);
    expect(part(read(folder), 'images')).toEqual(part(first, 'images'));
    expect(part(read(folder), 'holdout')).toMatchObject({ rows: 3, bytes: 8 });
    expect((await run(folder)).sentence).toContain('mlops lock images');
  });

  it('puts right what somebody wrote by hand beside the digest', async () => {
    const folder = folderWith(files);
    await run(folder, 'holdout');
    const right = read(folder);
    writeFileSync(join(folder, 'mlops.lock'), right.replace('rows: 2', 'rows: 999'));
    const told = await run(folder);
    expect([told.reason, words(told)]).toEqual([
      'lock-differs',
      expect.stringMatching(
        /changed {2}holdout: the data are sha256:\S+, and the entry has other counts or objects than they/,
      ),
    ]);
    expect((await run(folder, 'holdout')).reason).toBe('lock-written');
    expect(read(folder)).toBe(right);
    expect((await run(folder, 'holdout')).reason).toBe('lock-current');
  });

  it('refuses a lock file that is a folder or a link', async () => {
    const folder = folderWith(files);
    mkdirSync(join(folder, 'mlops.lock'));
    await expect(run(folder, 'holdout')).rejects.toThrow('mlops.lock is a folder.');
    rmdirSync(join(folder, 'mlops.lock'));
    symlinkSync('mlops.yaml', join(folder, 'mlops.lock'));
    await expect(run(folder, 'holdout')).rejects.toThrow('mlops.lock is a symbolic link.');
  });

  it('refuses what is not frozen, what is not there, and a file that it did not write', async () => {
    const folder = folderWith(files);
    expect(await reasonOf(run(folder, 'rides', 'holdout'))).toBe('lock-not-frozen');
    expect(await reasonOf(run(folder, 'holdot'))).toBe('no-such-dataset');
    expect(existsSync(join(folder, 'mlops.lock'))).toBe(false);
    writeFileSync(join(folder, 'mlops.lock'), 'datasets: {}\n');
    expect(await reasonOf(run(folder))).toBe('lock-invalid');
    expect(await reasonOf(run(folderWith({ a: 'b' })))).toBe('project-missing');
    const fresh = folderWith(files, false);
    execFileSync('git', ['init', '--quiet'], { cwd: fresh });
    expect(await reasonOf(run(fresh, 'holdout'))).toBe('no-commit');
  });

  it('locks nothing at all where one of the named cannot be read', async () => {
    const folder = folderWith({ ...files, 'mlops.yaml': project.replace('images/,', 'gone/,') });
    expect(await reasonOf(run(folder, 'holdout', 'images'))).toMatch(/data-missing|no-files-match/);
    expect(existsSync(join(folder, 'mlops.lock'))).toBe(false);
    expect((await run(folder)).sentence).toContain('holdout, images');
  });

  it('names entries of what is not frozen', async () => {
    const folder = folderWith(files);
    await run(folder, 'holdout', 'images');
    writeFileSync(join(folder, 'mlops.yaml'), project.replace('images/, format: files, frozen: true', 'images/'));
    expect(words(await run(folder))).toContain('unused   images');
  });

  it('is what `infer --update` asks as well, and no edit silences', async () => {
    const folder = folderWith(files);
    await run(folder, 'holdout');
    const update = () =>
      infer(
        {
          folder,
          projectFile: 'mlops.yaml',
          remote: 'origin',
          offline: true,
          data: ['holdout'],
          write: false,
          update: true,
        },
        ports,
      );
    expect((await update()).reason).toBe('infer-nothing-new');
    writeFileSync(join(folder, 'data/holdout.csv'), 'a\n1\n');
    const outcome = await update();
    expect([outcome.reason, outcome.problems.map(({ reason }) => reason)]).toEqual([
      'infer-update-open',
      ['frozen-changed'],
    ]);
  });
});

describe('the text of a lock file', () => {
  const entry = fc.record(
    {
      digest: fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
      rows: fc.nat(),
      bytes: fc.nat(),
    },
    { requiredKeys: ['digest'] },
  );
  const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);

  it('is read as it was written, and does not depend on the order of its entries', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, entry), { selector: ([key]) => key, minLength: 1 }), (entries) => {
        const text = lockText(new Map(entries));
        expect(new Map(readLock(text, 'mlops.lock'))).toEqual(new Map(entries));
        expect(lockText(new Map(entries.toReversed()))).toBe(text);
      }),
    );
  });
});
