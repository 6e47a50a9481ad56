import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSettings, parseRelease, renderRelease, sameSettings } from '../../src/promotion/index.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { MlopsError, type Problem } from '../../src/support/problem.ts';
import { commit, digest } from './facts.ts';
import { anyRelease, plain } from './release.ts';

const file = 'env/production:releases/delay/release.yaml';

function problems(text: string): readonly Problem[] {
  try {
    parseRelease(text, file);
  } catch (error) {
    if (error instanceof MlopsError) return error.problems;
    throw error;
  }
  return [];
}

const said = (text: string): readonly string[] =>
  problems(text).map(({ reason, place, message }) => `${reason} ${place?.line}: ${message}`);

describe('a release file', () => {
  it('reads as it is written, for a person', () => {
    expect(
      renderRelease(plain),
    ).toBe(`# Written by mlops, and changed by promotion pull requests only: any other change is refused when it is deployed.
schema-version: 1
environment: production
model: delay
version: 3
fingerprint: ${plain.fingerprint}
artifact:
  digest: ${digest(3)}
  files:
    - path: model/weights.bin
      digest: ${digest('weights')}
      bytes: 3100000
commit: ${commit(3)}
store: .mlops/store
verdict: pass
gates:
  - metric: roc-auc
    verdict: pass
    sentence: 'roc-auc got better by 0.012 (95 %: 0.004 to 0.020 better).'
serve:
  run: python serve.py
  health: /health
  start-within: 1m
  secrets: []
  verify:
    - http:
        path: /health
        status: 200
        requests: 20
        max-failures: 0
        within: 1s
working-directory: ''
env:
  LANG: C
target:
  kind: local
  folder: /srv/models
  ports:
    delay: 8080
verify:
  - run:
      - ./smoke.sh
      - --fast
    timeout: 5m
    secrets:
      - TOKEN
on-failure: revert
previous:
  version: 2
  digest: ${digest(2)}
`);
  });

  it('is read back as it was, whatever its texts are, and is written back byte for byte', () => {
    fc.assert(
      fc.property(anyRelease, (release) => {
        const text = renderRelease(release);
        const read = parseRelease(text, file);
        expect(read).toEqual(release);
        expect(renderRelease(read)).toBe(text);
      }),
    );
  });

  it('has the same bytes whatever order its names came in', () => {
    const ports = [
      ['a', 1],
      ['b', 2],
      ['B', 3],
    ] as const;
    const target = { kind: 'local', folder: '/srv' } as const;
    const one = { ...plain, env: { A: '1', B: '2' }, target: { ...target, ports: new Map(ports) } };
    const other = { ...plain, env: { B: '2', A: '1' }, target: { ...target, ports: new Map(ports.toReversed()) } };
    expect(renderRelease(one)).toBe(renderRelease(other));
  });

  it('tells settings from what they run', () => {
    const newer = {
      ...plain,
      version: 4,
      commit: commit(4),
      artifact: { ...plain.artifact, digest: digest(4) },
      previous: null,
    };
    expect(sameSettings(plain, newer)).toBe(true);
    expect(sameSettings(plain, { ...newer, env: { LANG: 'de' } })).toBe(false);
    expect(
      sameSettings(plain, {
        ...newer,
        target: { kind: 'local', folder: '/srv/models', ports: new Map([['delay', 81]]) },
      }),
    ).toBe(false);
    expect(sameSettings(plain, { ...newer, onFailure: 'hold' })).toBe(false);
    const golden = { dataset: 'd', key: ['id'], evaluation: sha256('a'), cluster: [], metrics: [], limits: [] };
    const [one, other] = [
      { ...plain, golden },
      { ...newer, golden: { ...golden, evaluation: sha256('b') } },
    ];
    expect(sameSettings(one, other)).toBe(true);
    expect(sameSettings(one, { ...other, golden: { ...golden, limits: [{ metric: 'mae' }] } })).toBe(false);
    expect(sameSettings(one, newer)).toBe(false);
  });

  it('names the settings that differ, and serving code apart from the rest of serving', () => {
    const code = { commit: commit('server'), files: ['serve.py'] };
    expect(changedSettings(plain, { ...plain, version: 4, previous: null })).toEqual([]);
    expect(changedSettings(plain, { ...plain, serve: { ...plain.serve, code } })).toEqual(['serve.code']);
    const { run: _, ...still } = plain.serve;
    const other = { ...plain, serve: still, store: 'elsewhere', workingDirectory: 'a', env: {}, verify: [] };
    expect(changedSettings(plain, { ...other, onFailure: 'hold' })).toEqual([
      'store',
      'serve',
      'working-directory',
      'env',
      'verify',
      'on-failure',
    ]);
  });
});

describe('a release file that was edited', () => {
  const text = renderRelease(plain);
  const line = (of: string): number => text.split('\n').findIndex((each) => each.startsWith(of)) + 1;

  it('is refused with every problem and its line, and what is allowed', () => {
    const edited = text
      .replace('version: 3\n', 'version: three\n')
      .replace('on-failure: revert', 'on-failure: ignore')
      .replace('store:', 'stor:')
      .replace('max-failures: 0', 'max-failure: 0')
      .replace('start-within: 1m', 'start-within: 1 minute')
      .replace('delay: 8080', 'delay: 99999');
    expect(said(edited)).toEqual([
      `promotion-release-invalid ${line('version')}: version: expected a whole number`,
      'promotion-release-invalid 2: store: the key is missing',
      expect.stringContaining('serve.start-within: expected a duration such as 500ms'),
      expect.stringContaining('serve.verify[0].http.max-failures: expected a whole number'),
      expect.stringMatching(/serve\.verify\[0\]\.http\.max-failure: unknown key; allowed here: path, status, requests/),
      expect.stringContaining('target.ports.delay: expected a port'),
      expect.stringMatching(
        /^promotion-release-invalid \d+: on-failure: Invalid option: expected one of "revert"\|"propose"\|"hold"$/,
      ),
      expect.stringMatching(
        /^promotion-release-invalid \d+: stor: unknown key; allowed here: schema-version, environment/,
      ),
    ]);
    const places = problems(edited).map(({ place }) => place?.source?.trim());
    expect(places).toContain('delay: 99999');
    expect(places).toContain('stor: .mlops/store');
    expect(problems(edited).find(({ message }) => message.startsWith('stor:'))?.remedy).toBe('Did you mean `store`?');
  });

  it('cannot lead out of the folder of the model, or name other bytes than a digest', () => {
    for (const path of ['../x', '/etc/passwd', 'a/../../b', 'a//b', '.', 'a/']) {
      expect(said(text.replace('model/weights.bin', path))[0]).toContain(
        'expected a path below the folder of the model',
      );
    }
    expect(said(text.replace(digest(3), 'sha256:123'))[0]).toContain('artifact.digest: expected sha256: and 64');
  });

  it('has no anchors, aliases, tags, doubled keys or second document', () => {
    const refused: readonly (readonly [string, string])[] = [
      [text.replace('store: .', 'store: &a .'), 'holds an anchor'],
      [text.replace('store: .mlops/store', 'store: *a'), 'holds an alias'],
      [text.replace('version: 3', 'version: !!str 3'), 'holds a tag'],
      [text.replace('store:', 'model: delay\nstore:'), 'duplicated mapping key'],
      [`${text}---\na: 1\n`, 'holds 2 documents'],
      [text.replace('env:', '\tenv:'), 'is not valid YAML'],
      ['', 'holds 0 documents'],
      [text.replace('[]', `${'['.repeat(30)}${']'.repeat(30)}`), 'is not valid YAML'],
    ];
    for (const [edited, words] of refused) {
      const [first] = problems(edited);
      expect(first?.reason).toBe('promotion-release-unreadable');
      expect(first?.message).toContain(words);
      expect(first?.place?.file).toBe(file);
    }
    expect(problems(text.replace('store: .', 'store: &a .'))[0]?.place?.line).toBe(line('store'));
  });

  it('is read up to a size, and nothing larger is written', () => {
    expect(said(`${text}# ${'x'.repeat(1024 * 1024)}\n`)[0]).toContain('at most 1048576 are read');
    const [one] = plain.artifact.files;
    const files = Array.from({ length: 12_000 }, (_, index) => ({
      digest: digest(1),
      bytes: 1,
      ...one,
      path: `part-${index}`,
    }));
    expect(() => renderRelease({ ...plain, artifact: { ...plain.artifact, files } })).toThrow('with its 12000 files');
  });

  it('of a newer version is told from a broken one', () => {
    const [first] = problems(text.replace('schema-version: 1', 'schema-version: 2\nnew-key: 1'));
    expect(first).toMatchObject({ reason: 'promotion-release-too-new', place: { line: 2 } });
    expect(said('- 1\n')).toEqual([expect.stringContaining('promotion-release-invalid 1: ')]);
  });

  it('never fails in another way, whatever the text is', () => {
    const lines = text.split('\n');
    fc.assert(
      fc.property(fc.nat({ max: lines.length - 1 }), fc.string(), fc.boolean(), (at, put, instead) => {
        const edited = lines.toSpliced(at, instead ? 1 : 0, put).join('\n');
        for (const { place } of problems(edited)) expect(place?.line).toBeGreaterThan(0);
      }),
    );
  });
});
