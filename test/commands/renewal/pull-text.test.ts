import { describe, expect, it } from 'vitest';
import { type AboutRenewal, objectChanges, renewalText } from '../../../src/commands/renewal/pull-text.ts';
import type { EntryChange } from '../../../src/commands/renewal/wanted.ts';
import { largestText } from '../../../src/forge/port.ts';
import { type LockEntry, type LockedObject, loadProject } from '../../../src/project/index.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const object = (key: string, tag = 'a'): LockedObject => ({ key, bytes: 1, tag });
const datasets = `version: 1
datasets:
  rides: { source: "s3://acme/rides/*.csv", key: id }
  late: { from: rides, where: "id < 3" }
  made: { from: late, build: { run: python make.py, code: [make.py] }, source: made/x.csv }
  files: data/x.csv
`;
const { project } = loadProject(datasets, 'mlops.yaml');
const entry: LockEntry = { digest: digest('2'), rows: 1200, bytes: 7 };
const change: EntryChange = { dataset: 'rides', old: { digest: digest('1'), rows: 1250, bytes: 7 }, entry };

function text(more: Partial<AboutRenewal> = {}) {
  const found = { named: [], readAt: '2026-11-24T04:05:06.789Z', unread: [] };
  const about = { changes: [change], project, file: 'mlops.lock', base: 'main', found, passed: [], by: undefined };
  return renewalText({ ...about, ...more });
}

describe('what the pull request says', () => {
  it('is from what to what, and when it was read', () => {
    const { title, body } = text();
    expect(title).toBe('Renew mlops.lock: rides');
    expect(body).toContain('One dataset has another version than `mlops.lock` on `main` agrees on.');
    expect(body).toContain('what was there at 2026-11-24T04:05Z');
    expect(body).toContain('| version | `sha256:111111111111…` | `sha256:222222222222…` |');
    expect(body).toContain('| rows | 1,250 | 1,200 (−50) |\n| bytes | 7 | 7 |');
    expect(body).toContain('No model depends on it.');
    expect(body).not.toContain('Not looked at');
  });

  it.each([
    ['training, through a view', { m: 'data: late' }, '`m`'],
    [
      'its rows for scoring',
      { m: 'evaluate: { task: regression, label: { dataset: rides, column: y }, predictions: p.csv }' },
      '`m`',
    ],
    ['what a command makes of it', { m: 'data: made' }, '`m`'],
    ['a model that it needs', { m: 'data: rides', next: 'needs: { first: m }', other: 'data: files' }, '`m`, `next`'],
  ])('is which models depend on it by %s', (_, models, names) => {
    const entries = Object.entries(models).map(
      ([name, more]) =>
        `  ${name}: { code: [t.py], train: python t.py, artifact: ${name}.bin, metrics: ${name}.json, ${more} }\n`,
    );
    const { project: other } = loadProject(`${datasets}models:\n${entries.join('')}`, 'mlops.yaml');
    expect(text({ project: other }).body).toContain(`Models that depend on it: ${names}.`);
  });

  it('names what the base has changed meanwhile', () => {
    expect(text({ passed: ['zones'] }).body).toContain('- `zones`: `main` has changed what it says of it meanwhile');
    expect(text({ passed: ['a', 'b'] }).body).toContain(
      '- `a`, `b`: `main` has changed what it says of them meanwhile',
    );
  });

  it('does not let keys, names and messages be anything but text', () => {
    const key = 'a`b\n## c <!-- x --> @team [l](https://evil.example) |';
    const objects = { old: [object('rides/a.csv')], now: [object(key)] };
    const changes: readonly EntryChange[] = [
      { dataset: 'rides', old: { ...entry, objects: objects.old }, entry: { ...entry, objects: objects.now } },
    ];
    const unread = [{ dataset: 'zones', reason: 'source-unreachable', message: 'no\n\n# <img src=x> @team' }];
    const found = { named: [], readAt: '2026-11-24T04:05:06.789Z', unread };
    const { body } = text({ changes, found });
    const lines = body.split('\n');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['### `rides`', '### Not looked at']);
    expect(body).not.toMatch(/(?<!\\)<|(?<!\\)\]\(/);
    expect(lines.filter((line) => line.includes('team')).every((line) => !/(^|[\s(])@team/.test(line))).toBe(true);
  });

  it('is as much as GitHub takes, however many datasets move and whatever they are called', () => {
    const names = Array.from({ length: 300 }, (_, at) => `d${at}-${'é'.repeat(100)}`);
    const objects = Array.from({ length: 30 }, (_, at) => object(`${at}/${'☃'.repeat(300)}`));
    const changes = names.map((dataset): EntryChange => {
      return { dataset, old: { ...entry, objects: [] }, entry: { ...entry, objects } };
    });
    const unread = names.map((dataset) => ({ dataset, reason: 'x', message: '☃'.repeat(1000) }));
    const found = { named: names, readAt: '2026-11-24T04:05:06.789Z', unread };
    const { title, body } = text({ changes, found, passed: names, by: 'grace' });
    expect(Buffer.byteLength(body)).toBeLessThan(largestText - 4000);
    expect(body).toContain('300 datasets have another version');
    expect(body).toContain('Objects: 30 added, 0 removed, 0 changed.\n- and 30 more, in the diff');
    expect(body).toContain('### And 297 more');
    expect(title).toContain(', …');
  });

  it('tells many objects as far as they fit', () => {
    const objects = Array.from({ length: 30 }, (_, at) => object(`${at}.csv`));
    const changes = [{ dataset: 'rides', old: { ...entry, objects: [] }, entry: { ...entry, objects } }];
    const { body } = text({ changes });
    expect(body.match(/^- added /gm)).toHaveLength(10);
    expect(body).toContain('- and 20 more, in the diff');
  });
});

it('objects are told from each other by key, and a change by what stands for their bytes', () => {
  const before = [object('a'), object('b'), object('c')];
  expect(objectChanges(before, [object('d'), object('c'), object('b', 'other')])).toEqual({
    added: ['d'],
    removed: ['a'],
    changed: ['b'],
  });
  expect(objectChanges(before, before.toReversed())).toEqual({ added: [], removed: [], changed: [] });
});
