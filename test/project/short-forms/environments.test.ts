import { describe, expect, it } from 'vitest';
import { load, withEnvironments } from '../support.ts';

const environments = (text: string, more?: string) => load(withEnvironments(text, more)).project.environments;
const one = (text: string) => environments(`e: { target: { kind: local, folder: f }, ${text} }`).get('e');

describe('an environment', () => {
  it('is none where none is declared', () => {
    expect(load('version: 1\ndatasets: { d: a.csv }\n').project.environments).toEqual(new Map());
    expect(load('version: 1\ndatasets: { d: a.csv }\nenvironments: {}\n').project.environments).toEqual(new Map());
  });

  it('of which little is said has safe defaults', () => {
    expect(environments('staging: { target: { kind: local, folder: /srv/models } }').get('staging')).toEqual({
      name: 'staging',
      branch: 'env/staging',
      models: ['a', 'b'],
      needs: [],
      soak: 0,
      windows: [],
      approvals: 0,
      autoMerge: false,
      runsOn: 'ubuntu-latest',
      target: { kind: 'local', folder: '/srv/models', ports: new Map() },
      verify: [],
      onFailure: 'propose',
      path: ['environments', 'staging'],
    });
  });

  it('is taken as it is given', () => {
    const text = `staging: { target: { kind: local, folder: deployed/, ports: { a: 8080 } }, auto-merge: true, on-failure: revert }
production:
  branch: live/production
  models: [a]
  needs: [staging]
  soak: 24h
  windows: [{ days: mon-thu, from: "09:00", to: "16:00", timezone: Europe/Berlin }]
  approvals: 1
  runs-on: { group: deploy, labels: gpu }
  target: { kind: command, apply: ./deploy.sh, plan: [p, q], status: s, undo: u, timeout: 30m, secrets: [KUBE_TOKEN] }
  verify: [{ run: ./smoke.sh }]
  on-failure: hold`;
    const found = environments(text);
    expect([...found.keys()]).toEqual(['staging', 'production']);
    expect(found.get('staging')).toMatchObject({
      target: { kind: 'local', folder: 'deployed', ports: new Map([['a', 8080]]) },
      autoMerge: true,
      onFailure: 'revert',
    });
    expect(found.get('production')).toEqual({
      name: 'production',
      branch: 'live/production',
      models: ['a'],
      needs: ['staging'],
      soak: 86_400_000,
      windows: [{ days: [1, 2, 3, 4], from: 540, to: 960, timezone: 'Europe/Berlin' }],
      approvals: 1,
      autoMerge: false,
      runsOn: { group: 'deploy', labels: ['gpu'] },
      target: {
        kind: 'command',
        apply: { kind: 'shell', text: './deploy.sh' },
        plan: { kind: 'argv', argv: ['p', 'q'] },
        status: { kind: 'shell', text: 's' },
        undo: { kind: 'shell', text: 'u' },
        timeout: 1_800_000,
        secrets: ['KUBE_TOKEN'],
      },
      verify: [{ kind: 'run', run: { kind: 'shell', text: './smoke.sh' }, timeout: 600_000, secrets: [] }],
      onFailure: 'hold',
      path: ['environments', 'production'],
    });
  });

  it('of commands needs one, and waits ten minutes for it', () => {
    const target = environments('e: { target: { kind: command, apply: x } }').get('e')?.target;
    expect(target).toEqual({ kind: 'command', apply: { kind: 'shell', text: 'x' }, timeout: 600_000, secrets: [] });
  });

  it('may name one model and one environment without a list', () => {
    const found = environments(
      'e: { target: { kind: local, folder: f } }\nf: { needs: e, models: b, target: { kind: local, folder: g } }',
    );
    expect(found.get('f')).toMatchObject({ needs: ['e'], models: ['b'] });
  });

  it.each([
    ['/srv//models/', '/srv/models'],
    ['deployed', 'deployed'],
    ['./a/../../x', undefined],
    ['./deployed/now', 'deployed/now'],
  ])('has the folder %s', (written, folder) => {
    if (folder === undefined)
      expect(() => environments(`e: { target: { kind: local, folder: ${written} } }`)).toThrow();
    else
      expect(environments(`e: { target: { kind: local, folder: ${written} } }`).get('e')?.target).toMatchObject({
        folder,
      });
  });
});

describe('a window', () => {
  const window = (text: string) => one(`windows: [{ from: "09:00", to: "16:00", timezone: UTC, ${text} }]`)?.windows[0];

  it.each([
    ['mon', [1]],
    ['[mon]', [1]],
    ['sun', [7]],
    ['mon-thu', [1, 2, 3, 4]],
    ['mon-sun', [1, 2, 3, 4, 5, 6, 7]],
    ['sat-mon', [1, 6, 7]],
    ['fri-fri', [5]],
    ['[sun, sat]', [6, 7]],
    ['[mon-wed, fri, tue]', [1, 2, 3, 5]],
  ])('with the days %s opens on %j', (days, expected) => {
    expect(window(`days: ${days}`)?.days).toEqual(expected);
  });

  it('that names no days opens on every day', () => {
    expect(window('')?.days).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    ['"09:00"', '"16:00"', 540, 960],
    ['09:00', '16:00', 540, 960],
    ['9:05', '16:30', 545, 990],
    ['00:00', '24:00', 0, 1440],
    ['22:00', '06:00', 1320, 360],
    ['09:00', '00:00', 540, 0],
    ["'23:59'", "'00:01'", 1439, 1],
  ])('from %s to %s, which YAML 1.2 reads as text with and without quotes', (from, to, begin, end) => {
    const found = one(`windows: [{ from: ${from}, to: ${to}, timezone: UTC }]`)?.windows[0];
    expect([found?.from, found?.to]).toEqual([begin, end]);
  });

  it('may be one of several', () => {
    const text = 'windows: [{ from: 1:00, to: 2:00, timezone: UTC }, { from: 3:00, to: 4:00, timezone: Asia/Kolkata }]';
    expect(one(text)?.windows.map(({ from, timezone }) => [from, timezone])).toEqual([
      [60, 'UTC'],
      [180, 'Asia/Kolkata'],
    ]);
  });
});
