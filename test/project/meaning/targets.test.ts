import { describe, expect, it } from 'vitest';
import { load, problemsOf, withEnvironments } from '../support.ts';
import { show } from './show.ts';

const found = (text: string, more?: string) => show(problemsOf(withEnvironments(text, more)));
const target = (text: string) => found(`e: { target: ${text} }`);

describe('targets', () => {
  it.each([
    ['{ kind: local }', '7:8 missing-key environments.e.target: the key `folder` is missing'],
    ['{ kind: command }', '7:8 missing-key environments.e.target: the key `apply` is missing'],
    ['{ folder: f }', '7:8 missing-key environments.e.target: the key `kind` is missing'],
    [
      '{ kind: locl, folder: f }',
      '7:24 invalid-value environments.e.target.kind: expected one of local, command, found "locl" | Did you mean `local`?',
    ],
    [
      'local',
      '7:16 wrong-kind environments.e.target: expected a table of keys (kind, folder, ports, apply, plan, status, undo, timeout, secrets), found "local"',
    ],
    [
      '{ kind: local, folder: f, apply: x, timeout: 5m }',
      '7:42 contradiction environments.e.target.apply: a target of kind `local` has no `apply`; it has: folder, ports',
      '7:52 contradiction environments.e.target.timeout: a target of kind `local` has no `timeout`; it has: folder, ports',
    ],
    [
      '{ kind: command, folder: f }',
      '7:8 missing-key environments.e.target: the key `apply` is missing',
      '7:33 contradiction environments.e.target.folder: a target of kind `command` has no `folder`; it has: apply, plan, status, undo, timeout, secrets',
    ],
    [
      '{ kind: command, run: x }',
      '7:33 unknown-key environments.e.target.run: unknown key; allowed here: kind, folder, ports, apply, plan, status, undo, timeout, secrets',
    ],
    [
      '{ kind: command, apply: x, timeout: 0s }',
      '7:52 invalid-value environments.e.target.timeout: expected a duration above 0 and of at most 24d, found 0s',
    ],
    [
      '{ kind: command, apply: x, secrets: [A, INPUT_B] }',
      '7:56 reserved-variable environments.e.target.secrets[1]: `INPUT_B` is never handed to a step',
    ],
  ])('%s', (text, ...expected) => {
    expect(target(text)).toEqual(expected);
  });

  it.each(['.', './', '/', '//', '/.', './.'])('have a folder of their own, which %s is not', (folder) => {
    expect(target(`{ kind: local, folder: ${folder} }`)).toEqual([
      `7:39 invalid-value environments.e.target.folder: expected a folder of its own, found "${folder}" | Name a folder below it.`,
    ]);
  });

  it.each(['~/models', '$HOME/models', 'a/$B'])('have a folder that no shell has to complete: %s', (folder) => {
    expect(target(`{ kind: local, folder: ${folder} }`)).toEqual([
      `7:39 invalid-value environments.e.target.folder: expected the path of a folder, found "${folder}" | Write it out: no shell replaces \`~\` or a variable here.`,
    ]);
  });

  it.each(['../x', '/a/../b', '.git/x', 'a\\\\b'])('have a folder that does not lead out: %s', (folder) => {
    const [problem, ...others] = problemsOf(withEnvironments(`e: { target: { kind: local, folder: "${folder}" } }`));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ reason: 'path-outside', place: { line: 7, column: 39 } });
  });

  it('have a folder that is not empty', () => {
    expect(target('{ kind: local, folder: "" }')).toEqual([
      '7:39 invalid-value environments.e.target.folder: expected text that is not empty, found ""',
    ]);
  });
});

describe('ports', () => {
  const ports = (text: string) => found(`e: { target: { kind: local, folder: f, ports: ${text} } }`);
  const outside = 'expected a port: a whole number from 1 to 65535, found';

  it.each([
    ['{ a: 0 }', `7:54 invalid-value environments.e.target.ports.a: ${outside} the number 0`],
    ['{ a: 65536 }', `7:54 invalid-value environments.e.target.ports.a: ${outside} the number 65536`],
    ['{ a: 80.5 }', `7:54 invalid-value environments.e.target.ports.a: ${outside} the number 80.5`],
    ['{ a: "80" }', `7:54 wrong-kind environments.e.target.ports.a: ${outside} "80"`],
    [
      '{ aa: 80 }',
      '7:51 environment-model-unknown environments.e.target.ports.aa: there is no model `aa`; declared: a, b, c | Did you mean `a`?',
    ],
    [
      '{ b: 80 }',
      '7:51 contradiction environments.e.target.ports.b: `b` has no `serve.run`, so no server would listen there',
    ],
  ])('%s', (text, expected) => {
    expect(ports(text)).toEqual([expected]);
  });

  it.each([1, 65_535])('may be %i', (port) => {
    const text = withEnvironments(`e: { target: { kind: local, folder: f, ports: { a: ${port} } } }`);
    expect(load(text).project.environments.get('e')?.target).toMatchObject({ ports: new Map([['a', port]]) });
  });

  it('are those of models that are promoted there', () => {
    expect(found('e: { models: [b], target: { kind: local, folder: f, ports: { a: 80 } } }')).toEqual([
      '7:64 contradiction environments.e.target.ports.a: `a` is not among the `models` of `e`',
    ]);
  });

  it('are not shared: on one machine a port has one server', () => {
    const two = 'serve: s }\n  d: { train: t, artifact: m, serve: s';
    const text = `e: { target: { kind: local, folder: f, ports: { a: 80, d: 80 } } }
f: { target: { kind: local, folder: ./f/, ports: { a: 81, d: 80 } } }
g: { target: { kind: local, folder: g, ports: { a: 80 } } }`;
    expect(found(text, two)).toEqual([
      '8:61 environment-port-taken environments.e.target.ports.d: port 80 is that of `a` in `e` already',
      '9:64 environment-port-taken environments.f.target.ports.d: port 80 is that of `a` in `e` already',
    ]);
  });
});

describe('windows', () => {
  const windows = (text: string) => found(`e: { windows: ${text}, target: { kind: local, folder: f } }`);
  const day = 'a day such as mon, or a range such as mon-thu';

  it.each([
    ['[]', '7:17 invalid-value environments.e.windows: expected a list with at least one window, found an empty list'],
    [
      '[{}]',
      '7:18 missing-key environments.e.windows[0]: the key `from` is missing',
      '7:18 missing-key environments.e.windows[0]: the key `to` is missing',
      '7:18 missing-key environments.e.windows[0]: the key `timezone` is missing',
    ],
    [
      '[{ from: "09:00", to: "9:00", timezone: UTC }]',
      '7:18 contradiction environments.e.windows[0]: opens and closes at the same time, so never | For the whole day write from: "00:00", to: "24:00".',
    ],
    [
      '[{ from: 24:00, to: 9:00, timezone: UTC }]',
      '7:26 invalid-value environments.e.windows[0].from: expected a time of day such as "09:00", found "24:00"',
    ],
    [
      '[{ from: 9, to: 25:00, timezone: UTC }]',
      '7:26 wrong-kind environments.e.windows[0].from: expected a time of day such as "09:00", found the number 9',
      '7:33 invalid-value environments.e.windows[0].to: expected a time of day such as "16:00", or "24:00" for the end of the day, found "25:00"',
    ],
    [
      '[{ from: 09:60, to: 24:01, timezone: UTC }]',
      '7:26 invalid-value environments.e.windows[0].from: expected a time of day such as "09:00", found "09:60"',
      '7:37 invalid-value environments.e.windows[0].to: expected a time of day such as "16:00", or "24:00" for the end of the day, found "24:01"',
    ],
    [
      '[{ days: [], from: 1:00, to: 2:00, timezone: UTC }]',
      '7:26 invalid-value environments.e.windows[0].days: expected a list with at least one day, found an empty list',
    ],
    [
      '[{ days: monday, from: 1:00, to: 2:00, timezone: UTC }]',
      `7:26 invalid-value environments.e.windows[0].days: expected ${day}, or a list of them, found "monday"`,
    ],
    [
      '[{ days: [mon, 2], from: 1:00, to: 2:00, timezone: UTC }]',
      `7:32 wrong-kind environments.e.windows[0].days[1]: expected ${day}, found the number 2`,
    ],
    [
      '[{ days: "", from: 1:00, to: 2:00, timezone: UTC }]',
      `7:26 invalid-value environments.e.windows[0].days: expected ${day}, or a list of them, found ""`,
    ],
  ])('%s', (text, ...expected) => {
    expect(windows(text)).toEqual(expected);
  });

  it.each([
    ['Europe/Berln', ' | Did you mean `Europe/Berlin`?'],
    ['Berlin', ' | Did you mean `Europe/Berlin`?'],
    ['"New York"', ' | Did you mean `America/New_York`?'],
    ['"+01:00"', ''],
    ['"-05:00"', ''],
    ['local', ''],
  ])('have a time zone, which %s is not', (timezone, remedy) => {
    expect(windows(`[{ from: 1:00, to: 2:00, timezone: ${timezone} }]`)).toEqual([
      `7:52 environment-time-zone-unknown environments.e.windows[0].timezone: there is no time zone ${timezone.startsWith('"') ? timezone : `"${timezone}"`}${remedy}`,
    ]);
  });

  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'US/Pacific'])(
    'may be in %s',
    (timezone) => {
      const text = `e: { windows: [{ from: 1:00, to: 2:00, timezone: ${timezone} }], target: { kind: local, folder: f } }`;
      expect(load(withEnvironments(text)).project.environments.get('e')?.windows[0]?.timezone).toBe(timezone);
    },
  );
});

describe('requests that nothing would answer', () => {
  it('under a local target are those of an environment to a model without a server', () => {
    const text = 'e: { target: { kind: local, folder: f }, verify: [{ run: x }, { http: /health }] }';
    expect(found(text)).toEqual([
      '7:67 contradiction environments.e.verify[1].http: under a local target nothing answers for `b`: no `serve.run`',
    ]);
    expect(found(text, 'serve: files')).toEqual([
      '7:67 contradiction environments.e.verify[1].http: under a local target nothing answers for `a`, `b`: no `serve.run`',
    ]);
    expect(load(withEnvironments(text.replace('e: {', 'e: { models: [a],'))).warnings).toEqual([]);
  });

  it('under a local target are those of a model without a server, told once', () => {
    const model = 'serve: { verify: [{ run: x }, { http: /health }] }';
    const [e, f] = ['e', 'f'].map((name) => `${name}: { target: { kind: local, folder: ${name} } }`);
    const g = 'g: { target: { kind: command, apply: x } }';
    expect(found(`${e}\n${f}\n${g}`, model)).toEqual([
      '3:63 contradiction models.a.serve.verify[1].http: there is no `serve.run`, so nothing answers under the local target of `e`, `f`',
    ]);
  });

  it('may be answered by what commands deploy', () => {
    const text = 'e: { target: { kind: command, apply: x }, verify: [{ http: /health }] }';
    expect(load(withEnvironments(text, 'serve: { verify: [{ http: /health }] }')).warnings).toEqual([]);
  });

  it('are not told where `run` is what is wrong', () => {
    expect(
      problemsOf(
        withEnvironments(
          'e: { models: [a], target: { kind: local, folder: f }, verify: [{ http: /x }] }',
          'serve: { run: 5, verify: [{ http: /x }] }',
        ),
      ),
    ).toHaveLength(1);
  });
});
