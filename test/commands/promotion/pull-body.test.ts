import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AboutPull, pullText } from '../../../src/commands/promotion/pull-body.ts';
import type { Release, VersionRecord } from '../../../src/promotion/types.ts';
import { commit, digest, ref } from '../../promotion/facts.ts';
import { plain } from '../../promotion/release.ts';

const code = (name: string) => ({ commit: commit(name), files: ['serve.py'] });
/** Version 2, as it is live, and version 3, which is to follow. */
const live: Release = {
  ...plain,
  version: 2,
  artifact: { ...plain.artifact, digest: digest(2) },
  commit: commit(2),
  serve: { ...plain.serve, code: code('old server') },
  previous: ref(1),
};
const next: Release = { ...plain, serve: { ...plain.serve, code: code('new server') } };
/** The live version again. */
const again: Release = { ...live, previous: ref(2) };
const about = (more: Partial<AboutPull> = {}): AboutPull => ({
  ...{ live: { release: live }, before: [] },
  merging: { on: 'local', into: 'env/production', automatic: false },
  ...more,
});
const judged = (more: Partial<VersionRecord> = {}) => ({
  ...{ verdict: 'pass' as const, sentence: 'It got better.', before: 2 },
  ...more,
});
const body = (release: Release, more: Partial<AboutPull> = {}) => pullText(release, about(more)).body;
const paragraphs = (text: string) => text.trimEnd().split('\n\n');
const row = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`| ${name} |`));

describe('the first lines', () => {
  it('say what would be live instead of what, and what changes with it', () => {
    const release = { ...next, onFailure: 'hold' as const, env: { LANG: 'de' } };
    expect(paragraphs(body(release, { judged: judged() })).slice(0, 2)).toEqual([
      '**delay 3** for `production`: version 2 is live and verified there now. What changes: the model, the serving code and settings (`env`, `on-failure`: `revert` → `hold`).',
      '✅ **pass**: the verdict of the version.',
    ]);
  });

  it('say with the decisive sentence which gates keep automation from merging', () => {
    const sentence = 'mae got worse by 2; at most 1 worse is allowed.';
    const said = { verdict: 'fail', sentence } as const;
    expect(paragraphs(body({ ...next, verdict: 'fail' }, { judged: judged(), said }))[1]).toBe(
      '❌ **fail**, by the gates of `production`: mae got worse by 2; at most 1 worse is allowed. Automation does not merge this; a person may, who has seen why.',
    );
  });

  it('say of a version that nobody can judge why not, beside the gates that nobody could answer', () => {
    const unknown = judged({ verdict: 'unknown', sentence: 'No result of auc.' });
    const said = { verdict: 'fail', sentence: 'mae is too high.' } as const;
    expect(paragraphs(body({ ...next, verdict: 'unknown' }, { judged: unknown }))[1]).toMatch(
      /^❓ \*\*unknown\*\*, by the verdict of the version: No result of auc\. Automation does not merge this/,
    );
    expect(paragraphs(body({ ...next, verdict: 'fail' }, { judged: unknown, said }))[1]).toMatch(
      /^❌ \*\*fail\*\*: unknown, by the verdict of the version: No result of auc\. fail, by the gates of `production`: mae is too high\. Auto/,
    );
  });

  it('say of a branch that names nothing who removed it, and that this puts back what is live', () => {
    const { title, body: text } = pullText(again, about({ unnamed: { removedBy: commit('gone') } }));
    expect([title, paragraphs(text)[0]]).toEqual([
      'Promote delay 2 to production, back on its branch',
      `**delay 2** for \`production\`: version 2 is live, and the branch names no release (removed by commit \`${commit('gone').slice(0, 12)}\`); this puts version 2 back.`,
    ]);
    const made = pullText(again, about({ unnamed: {}, live: {} }));
    expect(made.title).toBe('Promote delay 2 to production, back on its branch');
    expect(made.body).toContain('version 2 is live, and the branch names no release; this puts version 2 back.');
    const other = pullText({ ...again, onFailure: 'hold' }, about({ unnamed: {} }));
    expect(other.title).toBe('Promote delay 2 to production, with other settings');
    expect(other.body).toContain('this puts version 2 back. What changes: settings (`on-failure`');
    expect(pullText(next, about({ unnamed: {} })).body).toContain('names no release. What changes: the model');
  });

  it('say that it was held, and why the last release did not stay, before anything else is said', () => {
    const takenBack = { version: 2, to: 2, commit: commit('back'), at: '2026-06-10T12:00:00.000Z' };
    const asked = { by: 'ada', override: 'the auditor agrees' };
    const text = body(again, { asked, takenBack: { ...takenBack, because: 'port 80 is taken' } });
    expect(paragraphs(text).slice(2, 4)).toEqual([
      '⚠️ **It was held.** ada asks for it all the same: the auditor agrees',
      `⚠️ **Taken back here last.** Other settings or serving code of version 2 were taken back on 2026-06-10 12:00 UTC by \`${commit('back').slice(0, 12)}\`: port 80 is taken`,
    ]);
    expect(body(again, { takenBack: { ...takenBack, to: 1 } })).toMatch(
      /Version 2 was taken back on .*: the commit does not say why/,
    );
  });
});

describe('who merges it, and what follows', () => {
  const said = (more: Partial<AboutPull['merging']>, release = next) => {
    const merging = { on: 'local', into: 'env/production', automatic: false, ...more } as const;
    return paragraphs(body(release, { merging })).find((one) => one.startsWith('**Merging**')) ?? '';
  };

  it('is a person and the next command without a forge, and the workflow on one', () => {
    expect(said({})).toMatch(
      /^\*\*Merging\*\*: a person has to merge this: `mlops status delay` prints the push to `env\/production` that does it, once nothing else keeps it\. That deploys nothing yet: `mlops deploy production delay` does/,
    );
    expect(said({ on: 'github' })).toMatch(
      /a person has to merge this, here, once the check `mlops promotion` lets it\. `mlops-deploy\.yml` deploys it then/,
    );
  });

  it('is automation where it merges, and a person all the same where the verdict is no pass', () => {
    expect(said({ automatic: true })).toMatch(/: the next `mlops promote` merges this once it may\./);
    expect(said({ automatic: true, on: 'github' })).toMatch(/: automation merges this once nothing keeps it any more/);
    for (const on of ['local', 'github'] as const) {
      expect(said({ automatic: true, on }, { ...next, verdict: 'unknown' })).toMatch(/: a person has to merge this/);
    }
  });
});

describe('live and this side by side', () => {
  it('have serving code and target of both', () => {
    const target = { kind: 'command', apply: { kind: 'shell', text: 'make up' }, timeout: 1, secrets: [] } as const;
    const text = body({ ...next, target });
    expect(row(text, 'serving code')).toBe(
      `| serving code | \`${commit('old server').slice(0, 12)}\` | \`${commit('new server').slice(0, 12)}\` |`,
    );
    expect(row(text, 'target')).toBe('| target | local, `/srv/models` | command, `make up` |');
    expect(row(text, 'files')).toBe('| files | 1 (3,100,000 bytes) | 1 (3,100,000 bytes) |');
  });

  it('tell where serving code comes from or goes back into the code of the version', () => {
    const { code: _, ...serve } = live.serve;
    const text = body(next, { live: { release: { ...live, serve } } });
    expect(row(text, 'serving code')).toContain('| that of the commit |');
    expect(row(body({ ...next, serve }), 'serving code')).toMatch(/\| that of the commit \|$/);
    expect(row(body({ ...next, serve }, { live: { release: { ...live, serve } } }), 'serving code')).toBeUndefined();
  });

  it('never leave a cell empty: what is not there is a dash, what nobody knows is said to be so', () => {
    const first = body({ ...next, previous: null }, { live: {} });
    for (const name of ['model', 'files', 'commit', 'run', 'serving code', 'target'])
      expect(row(first, name)).toMatch(/^\| [a-z ]+ \| – \| \S/);
    const lost = body(next, { live: {} });
    expect(row(lost, 'model')).toContain(digest(2).slice(0, 19));
    for (const name of ['files', 'commit', 'run', 'serving code', 'target'])
      expect(row(lost, name)).toContain('| not known |');
    expect(paragraphs(lost)[0]).toMatch(/settings or serving code, as the difference of the release file says\.$/);
  });
});

describe('the same version again', () => {
  const title = (release: Release, more?: Partial<AboutPull>) => pullText(release, about(more)).title;

  it('is named by what is other: settings, serving code, both, or nobody knows', () => {
    const other = { ...again, serve: { ...again.serve, code: code('new server') } };
    const both = { ...other, env: {} };
    expect(title({ ...again, env: {} })).toBe('Promote delay 2 to production, with other settings');
    expect(title(other)).toBe('Promote delay 2 to production, with other serving code');
    expect(title(both)).toBe('Promote delay 2 to production, with other settings and serving code');
    expect(title(both, { live: {} })).toBe('Promote delay 2 to production, with other settings or serving code');
    expect(paragraphs(body(other))[0]).toBe(
      '**delay 2** for `production`: the same version as is live, with other serving code. What changes: the serving code.',
    );
  });

  it('advises no hold: it would hold the bytes that are live', () => {
    const text = body({ ...again, env: {} });
    expect(text).not.toContain('mlops hold');
    expect(text).not.toContain('mlops rollback');
    expect(text).toContain('the settings and serving code that are live now come back');
    expect(body(next)).toContain('mlops hold production delay@3');
  });
});

describe('gates', () => {
  it('of a first version were asked against nothing', () => {
    const text = body({ ...next, previous: null }, { live: {}, judged: judged({ before: null }) });
    expect(text).toContain('Verdict of the version, with nothing before it to compare with: ✅ **pass**');
    expect(text).not.toContain('the version before');
    expect(body(next, { judged: judged() })).toContain('Verdict of the version, against version 2: ✅ **pass**');
  });

  it('name the unit of what they ask, also of a slice, and against what is live where', () => {
    const line = { verdict: 'pass' as const, sentence: 'it is fine.' };
    const gates = [
      { ...line, metric: 'mae' },
      { ...line, metric: 'mse of origin EWR' },
      { ...line, metric: 'log-loss', at: 'production', against: { environment: 'staging', version: 2 } },
      { ...line, metric: 'accuracy' },
    ];
    const said = { verdict: 'pass', sentence: '1 of 1 gate kept.' } as const;
    const text = body({ ...next, gates }, { label: 'minutes', said });
    expect(text).toContain('- ✅ mae: it is fine. (in the unit of `minutes`)\n');
    expect(text).toContain('- ✅ mse of origin EWR: it is fine. (in the square of the unit of `minutes`)\n');
    expect(text).toContain('- ✅ log-loss: it is fine. (in nats; against version 2, live in `staging`)');
    expect(text).toContain('- ✅ accuracy: it is fine.\n');
    expect(body({ ...next, gates })).toContain('(in the unit of the label)');
  });

  it('of an environment that pass although one has no answer say why', () => {
    const gates = [{ metric: 'mae', verdict: 'unknown' as const, sentence: 'nothing is live.', at: 'production' }];
    const said = { verdict: 'pass', sentence: '0 of 1 gate kept, and the others do not block.' } as const;
    expect(body({ ...next, gates }, { said })).toContain(
      'Gates of `production`: ✅ **pass**: 0 of 1 gate kept, and the others do not block.\n- ❓ mae: nothing is live.',
    );
  });
});

it('a comparison below the gates has no verdict of its own beside theirs', () => {
  const text = body(next, { comparison: 'Of 1 metric 1 got worse (`mae`).' });
  expect(text).toContain('No gate is asked here');
  expect(text.split('Against what is live')[1]).not.toMatch(/[✅❌❓]/);
});

it('equal facts have equal bytes, whatever somebody has written into them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (because, by) => {
      const takenBack = { version: 2, to: 1, commit: commit(1), at: '2026-06-10T12:00:00.000Z', because };
      const facts = about({ takenBack, asked: { by, override: because }, judged: judged({ sentence: because }) });
      const text = pullText(next, facts);
      expect(pullText(next, structuredClone(facts))).toEqual(text);
      expect(text.body).not.toMatch(/(?<!\\)<(?!details|\/details|summary|\/summary)/);
    }),
  );
});
