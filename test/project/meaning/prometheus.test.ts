import { describe, expect, it } from 'vitest';
import { prometheusAddress } from '../../../src/project/index.ts';
import { lines, load, problemsOf } from '../support.ts';

const file = (step: string) => `version: 1
models: { m: { train: a, artifact: m, serve: files } }
environments:
  e:
    target: { kind: command, apply: x }
    verify:
      - prometheus: ${step}
`;
const step = (text: string) => load(file(text)).project.environments.get('e')?.verify[0];
const said = (text: string) => lines(problemsOf(file(text)));
const at = 'environments.e.verify[0].prometheus';

describe('a step that watches Prometheus', () => {
  it('is a query and a limit, with a default for everything else', () => {
    expect(step('{ query: up, min: 1 }')).toEqual({
      ...{ kind: 'prometheus', query: 'up', min: 1, samples: 5, for: 300_000, every: 30_000 },
    });
  });

  it('is taken as it is given', () => {
    const text =
      '{ query: up, min: 1, max: 2, samples: 3, for: 1m, every: 20s, url: "https://p.org/x", token: P_TOKEN }';
    expect(step(text)).toEqual({
      ...{ kind: 'prometheus', query: 'up', min: 1, max: 2, samples: 3, for: 60_000, every: 20_000 },
      ...{ url: 'https://p.org/x', token: 'P_TOKEN' },
    });
  });

  it('is asked as often as its values need, where nobody says how often', () => {
    expect(step('{ query: up, max: 0.01, samples: 100, for: 10m }')).toMatchObject({ every: 6000 });
    expect(step('{ query: up, max: 0.01, for: 1d }')).toMatchObject({ every: 30_000 });
  });

  it.each([
    ['up', `7:21 wrong-kind ${at}: expected`],
    ['{ max: 1 }', `7:9 missing-key ${at}: the key \`query\` is missing`],
    ['{ query: up }', `7:9 missing-key ${at}: one of the keys \`max\` and \`min\` is missing`],
    ['{ query: "", max: 1 }', `${at}.query: expected a query of at most 4000 characters`],
    ['{ query: up, max: a }', `${at}.max: expected a number, found "a"`],
    ['{ query: up, max: .inf }', `${at}.max: expected a number, found the number Infinity`],
    ['{ query: up, min: 3, max: 1 }', `contradiction ${at}.min: no value is at least 3 and at most 1`],
    ['{ query: up, max: 1, samples: 0 }', `${at}.samples: expected a whole number of at least 1, found the number 0`],
    [
      '{ query: up, max: 1, samples: 50, for: 10s }',
      `contradiction ${at}.samples: in 10s, asked every 1s, there are never 50 values`,
    ],
    [
      '{ query: up, max: 1, for: 1m, every: 1m }',
      `contradiction ${at}.for: in 60s, asked every 60s, there are never 5 values`,
    ],
    ['{ query: up, max: 1, for: 0s }', `${at}.for: expected a duration above 0 and of at most 24d, found 0s`],
    ['{ query: up, max: 1, every: 40d }', `${at}.every: expected a duration above 0 and of at most 24d`],
    [
      '{ query: up, max: 1, url: nowhere }',
      `invalid-value ${at}.url: expected an address such as https://prometheus.example.org, found "nowhere"`,
    ],
    [
      '{ query: up, max: 1, url: "http://p.org" }',
      `invalid-value ${at}.url: expected an address with https, or on this machine, found "http://p.org"`,
    ],
    [
      '{ query: up, max: 1, token: "a b" }',
      `${at}.token: expected the name of a variable such as HF_TOKEN, found "a b"`,
    ],
    ['{ query: up, max: 1, token: GITHUB_TOKEN }', `reserved-variable ${at}.token: \`GITHUB_TOKEN\``],
    [
      '{ query: up, max: 1, secrets: [A] }',
      `unknown-key ${at}.secrets: unknown key; allowed here: query, max, min, for, every, samples, url, token`,
    ],
  ])('%s cannot be meant', (text, expected) => {
    expect(said(text)[0]).toContain(expected);
  });
});

it('Prometheus is asked with https, or on this machine, and an address holds no secret', () => {
  for (const good of [
    'https://p.org',
    'https://p.org:9090/x/',
    'http://localhost:9090',
    'http://127.0.0.1:1',
    'http://[::1]:1',
  ]) {
    expect(prometheusAddress(good)).toBeInstanceOf(URL);
  }
  for (const bad of ['http://p.org', 'http://localhost.p.org', 'ftp://p.org', 'file:///etc/passwd', 'p.org', '']) {
    expect(prometheusAddress(bad)).toEqual(expect.any(String));
  }
  const secret = prometheusAddress('https://user:hunter2@p.org');
  expect([secret, typeof secret === 'string' && secret.includes('hunter2')]).toEqual([expect.any(String), false]);
  expect(prometheusAddress('https://p.org?token=hunter2')).toEqual(expect.not.stringContaining('hunter2'));
});
