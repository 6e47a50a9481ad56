import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';
import { tiny } from './tiny.ts';

const world = makeWorld(tiny);
afterAll(() => world.remove());

describe('a path on the command line', () => {
  it.each([
    ['README.md', /README\.md: it is a file, not a folder \(EEXIST\)/],
    ['README.md/below', /a part of the path is a file, not a folder \(ENOTDIR\)/],
    ['taken', /a name of the report is taken by a folder \(EISDIR\)/],
  ])('is no place for a report: %s', async (output, says) => {
    world.write({ 'ignored/taken/report.md/x': '' });
    const place = output === 'taken' ? join(world.clone, 'ignored', 'taken') : output;
    const { result, stderr } = await world.json(['report', '--output', place]);
    expect([result.exitCode, result.reason], stderr).toEqual([65, 'output-unwritable']);
    expect(stderr).toMatch(says);
  });

  it.each([
    ['/dev/zero', /it has more than 64 MB/],
    ['nowhere.yaml', /ENOENT/],
    ['.', /EISDIR/],
  ])('is no file with a schema: %s', async (file, says) => {
    const { result, stderr } = await world.json(['schema', 'mlops', '--check', file]);
    expect([result.exitCode, result.reason]).toEqual([65, 'file-unreadable']);
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain('undefined');
  });
});
