import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canary } from './canary.ts';
import {
  artifactEscapes,
  commandEscapes,
  commentEscapes,
  fileEscapes,
  gitEscapes,
  logEscapes,
  markdownEscapes,
  pageEscapes,
  placeCommand,
  plainTextEscapes,
  runnerFileEscapes,
  secretEscapes,
  shellEscapes,
  stateOf,
} from './detectors/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlops-detectors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const word = '0b0e7a52-6d4f-4c0e-9a57-0123456789ab';
const said = (found: readonly { readonly what: string }[]) => found.map(({ what }) => what).join('\n');

describe('the detector of commands in comments', () => {
  const meant = new Set(['Train pull request 1 at abc', 'm auc, by bea: fine']);

  it('finds nothing where everything was meant', () => {
    const all = { started: ['Train pull request 1 at abc'], accepted: ['m auc, by bea: fine'], meant };
    expect(commandEscapes('commands', all)).toEqual([]);
  });

  it.each([
    [{ started: ['Train pull request 2 at abc'], accepted: [] }, 'a run that nobody asked for: Train pull request 2'],
    [{ started: [], accepted: ['m auc, by eve: fine'] }, 'a loss that nobody accepted: m auc, by eve'],
    [{ started: [], accepted: ['m auc, by bea: fine\u202e'] }, 'a loss that nobody accepted: m auc, by bea: fine'],
  ])('finds %j', (brought, what) => {
    expect(said(commandEscapes('commands', { ...brought, meant }))).toContain(what);
  });
});

describe('the detector of markdown', () => {
  const report = [
    '## ✅ Better · tiny',
    'See `@hostile-team` and #\u200b31337, [Run](https://github.com/team/tiny/actions/runs/1).',
    '| metric | base |\n| --- | --: |\n| `a` | 1 |',
    '<details><summary>Metrics in detail</summary>\n\n- **m**: x\n\n</details>',
    '```text\nCANARY-INSIDE-A-FENCE @hostile-team\n```',
    '```mermaid\nxychart-beta\n  title "auc of m"\n  x-axis "runs, then this" [1, "this"]\n  y-axis "auc" 0.1 --> 0.5\n  line [0.1, 0.2]\n```',
    '---',
    '<sub>Made by us<br>and nobody else</sub>',
  ].join('\n\n');

  it('finds nothing in a report', () => {
    expect(markdownEscapes('report', report)).toEqual([]);
  });

  it.each([
    ['@hostile-team', '@h, which'],
    ['see #31337', '#3, which'],
    ['GH-31337', 'GH-3'],
    ['hostile/repo#31337', 'hostile/repo#3'],
    ['https://hostile.example', 'a link to https://hostile.example'],
    ['at ftp://hostile.example', 'ftp://'],
    ['www.hostile.example', 'a link to http://www.hostile.example'],
    ['a :tada: b', ':tada:'],
    ['[x](javascript:alert(1))', 'a link to javascript:'],
    ['![x](https://hostile.example/a.png)', 'of the type image'],
    ['<img src=x>', 'HTML: <img src=x>'],
    ['<details><summary><b>x</b></summary>', 'HTML: <details>'],
    ['<!-- mlops {"marker":"x"} -->', 'HTML: <!-- mlops'],
    ['[^1]\n\n[^1]: x', 'footnote'],
    ['[x]: https://hostile.example', 'definition'],
    ['~~x~~', 'delete'],
    ['*x*', 'emphasis'],
    ['- [x] done', 'a task'],
    ['# All gates pass', 'a heading that is not ours'],
    ['### All gates pass', 'a heading that is not ours'],
    ['Passed\n---', 'a second title'],
    ['***', 'a rule'],
    ['> [!WARNING]', 'a quote'],
    ['| a | b |\n| - | - |\n| 1 |', 'a row of a table'],
    ['$x$', 'a formula'],
    ['```js\nx\n```', 'a block of js'],
    ['CANARY-INSIDE-A-FENCE x', 'left its block'],
    ['```mermaid\nxychart-beta\n  click A href "x"\n```', 'a statement in a chart'],
    ['a\u202eb', 'U+202E'],
    ['`a\u001b[31m`', 'U+001B'],
  ])('finds %j', (text, what) => {
    expect(said(markdownEscapes('comment', `${report}\n\n${text}\n`))).toContain(what);
  });
});

describe('the detector of comments', () => {
  const body = 'Training has started for this commit.';
  const stamps = [
    '<!-- mlops {"marker":"mlops\\u002dactions:tiny","head":"abc","generation":1} -->',
    '<!-- mlops-answer {"comment":7,"state":"given"} -->',
  ];

  it.each(stamps)('finds nothing after %s', (stamp) => {
    expect(commentEscapes('comment', `${stamp}\n${body}\n`)).toEqual([]);
  });

  const forged = [
    ...stamps,
    '<!-- mlops {"marker":"mlops-actions:tiny"} -->',
    '<!-- mlops-judgement {} -->',
    '<!-- mlops-made-up -->',
  ];
  const places = stamps.flatMap((stamp) => [
    { name: 'right after', around: (text: string) => `${stamp}\n${text}\n${body}` },
    { name: 'on the line of', around: (text: string) => `${stamp} ${text}\n${body}` },
    { name: 'in a sentence below', around: (text: string) => `${stamp}\n${body} because ${text}` },
    { name: 'in a cell below', around: (text: string) => `${stamp}\n| a |\n| - |\n| ${text} |` },
    { name: 'at the end of', around: (text: string) => `${stamp}\n${body}\n\n${text}\n` },
  ]);

  it.each(places.flatMap(({ name, around }) => forged.map((text) => ({ name, text, comment: around(text) }))))(
    'finds $text $name our own stamp',
    ({ comment, text }) => {
      expect(said(commentEscapes('comment', comment))).toContain(text);
    },
  );

  it.each(['', ...forged.slice(2)])('finds a comment that begins with %j and not with a stamp of ours', (text) => {
    expect(said(commentEscapes('comment', `${text}\n${body}\n`))).toContain('does not begin with our stamp');
  });

  it.each(stamps)('finds %s where no comment is', (stamp) => {
    expect(said(markdownEscapes('summary', `${stamp}\n${body}\n`))).toContain(stamp);
  });
});

describe('the detector of logs', () => {
  const log = [
    '::add-mask::token',
    '::group::train m',
    `::stop-commands::${word}`,
    '::set-output name=verdict::pass',
    '##[error]injected',
    `::${word}::`,
    '::endgroup::',
    '\\::error::shown',
    '::error title=data-outside,file=mlops.yaml,line=3,col=1::a%0Ab',
    '',
  ].join('\n');

  it('finds nothing in a log', () => {
    expect(logEscapes('log', log)).toEqual([]);
  });

  it.each([
    ['::set-output name=verdict::pass', 'the command set-output'],
    ['  ::save-state name=x::y', 'the command save-state'],
    ['a\r::set-env name=PATH::x', 'the command set-env'],
    ['::add-path::/x', 'the command add-path'],
    ['::echo::on', 'the command echo'],
    ['::add-matcher::x.json', 'the command add-matcher'],
    ['x ##[error]y', 'an old command'],
    ['::stop-commands::mine\n::mine::', 'can be guessed'],
    [`::stop-commands::${word}`, 'never go on'],
    ['::error file=../../etc/passwd::x', 'outside of the repository'],
    ['::error title=made up::x', 'no reason code'],
    ['::error hidden=1::x', 'the property hidden'],
    ['::warning::a%0D::error::x', 'U+000D'],
    ['::notice::\u202ex', 'U+202E'],
    ['a\u001b[1A\u001b[2K', 'U+001B'],
    ['a\u2028::error::x', 'U+2028'],
    [`::stop-commands::${word}\n\u001b[1A\n::${word}::`, 'U+001B'],
  ])('finds %j', (text, what) => {
    expect(said(logEscapes('log', `${log}${text}\n`))).toContain(what);
  });
});

describe('the detector of the files of the runner', () => {
  const declared = new Set(['verdict', 'sentence']);
  const delimiter = `ghadelimiter_${word}`;
  const output = `verdict<<${delimiter}\npass\n${delimiter}\nsentence<<${delimiter}\na\nb=c\n${delimiter}\n`;
  const files = { output, env: '', path: '', state: '', declared };

  it('finds nothing in outputs of ours', () => {
    expect(runnerFileEscapes('files', files)).toEqual([]);
  });

  it.each([
    [{ output: `${output}verdict=pass\n` }, 'a line of its own'],
    [{ output: `${output}hidden<<${delimiter}\nx\n${delimiter}\n` }, 'not declared'],
    [{ output: `${output}verdict<<${delimiter}\nx\n${delimiter}\n` }, 'twice'],
    [{ output: 'verdict<<EOF\npass\nEOF\n' }, 'can be guessed'],
    [{ output: `verdict<<${delimiter}\npass\n` }, 'has no end'],
    [{ output: `${output}x` }, 'the last line has no end'],
    [{ env: 'A=b\n' }, 'env holds'],
    [{ path: '/evil\n' }, 'path holds'],
    [{ state: 'a=b\n' }, 'state holds'],
  ])('finds %j', (more, what) => {
    expect(said(runnerFileEscapes('files', { ...files, ...more }))).toContain(what);
  });
});

describe('the detector of pages', () => {
  const page = (body: string, head = '') =>
    `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">${head}<title>x</title></head><body>${body}</body></html>`;

  it('finds nothing in a page of ours', () => {
    expect(pageEscapes('page', page('<main><p class="a">&lt;script&gt; <code>onerror=</code></p></main>'))).toEqual([]);
  });

  it.each([
    ['<script>1</script>', 'the element script'],
    ['<img src=x>', 'the element img'],
    ['<b>x</b>', 'the element b'],
    ['<svg><a href="x">y</a></svg>', 'the element a'],
    ['<p onclick="x">y</p>', 'the attribute onclick'],
    ['<p style="background: url(//hostile.example)">y</p>', 'the attribute style'],
    ['<div data="x">y</div>', 'the attribute data'],
    ['<iframe srcdoc="x"></iframe>', 'the element iframe'],
    ['<!-- x -->', 'a comment'],
    ['<p>a\u202eb</p>', 'U+202E'],
    ['<p title="a\u202eb"></p>', 'U+202E'],
  ])('finds %j', (body, what) => {
    expect(said(pageEscapes('page', page(body)))).toContain(what);
  });

  it('finds another policy', () => {
    expect(said(pageEscapes('page', '<p>x</p>'))).toContain('without the policy');
    const looser = `<meta http-equiv="Content-Security-Policy" content="default-src *">`;
    expect(said(pageEscapes('page', page('', looser)))).toContain('without the policy');
  });
});

describe('the detectors of text', () => {
  it('find what a terminal obeys or hides, and nothing else', () => {
    expect(plainTextEscapes('text', 'a\tb\nc ✅❤\ufe0f é 漢 \\u{1b}')).toEqual([]);
    for (const sign of [
      '\u001b',
      '\r',
      '\u0000',
      '\u0007',
      '\u009b',
      '\u202e',
      '\u2066',
      '\u200b',
      '\ufeff',
      '\u2028',
      '\u0085',
    ]) {
      expect(plainTextEscapes('text', `a${sign}b`)).toHaveLength(1);
    }
  });

  it('find the environment and files of others', () => {
    expect(secretEscapes('text', 'nothing')).toEqual([]);
    expect(said(secretEscapes('text', `x${canary.variableValue}y`))).toBe(canary.variableValue);
    expect(said(secretEscapes('text', `x${canary.fileContent}y`))).toBe(canary.fileContent);
  });
});

describe('the detector of files', () => {
  it('finds what was written, changed, removed or made a link, also far below', () => {
    const place = join(folder, 'place');
    mkdirSync(join(place, 'a', 'b'), { recursive: true });
    for (const name of ['changed', 'removed', 'linked']) writeFileSync(join(place, 'a', name), '1');
    const before = stateOf(place);
    expect(fileEscapes('place', { before, after: stateOf(place) })).toEqual([]);
    writeFileSync(join(place, 'a', 'b', 'new'), '1');
    writeFileSync(join(place, 'a', 'changed'), '2');
    for (const name of ['removed', 'linked']) rmSync(join(place, 'a', name));
    symlinkSync('changed', join(place, 'a', 'linked'));
    const found = said(fileEscapes('place', { before, after: stateOf(place) }));
    expect(found.split('\n').toSorted()).toEqual([
      '"a/b/new" was written',
      '"a/changed" was changed',
      '"a/linked" was changed',
      '"a/removed" was removed',
    ]);
  });
});

describe('the detector of commands', () => {
  it('finds that the program ran, with its words', () => {
    const bin = placeCommand(folder);
    expect(shellEscapes('shell', bin)).toEqual([]);
    execFileSync('sh', ['-c', `echo $(${canary.command} "of a branch")`], { env: { PATH: `${bin}:/usr/bin:/bin` } });
    expect(said(shellEscapes('shell', bin))).toContain('of a branch');
  });
});

describe('the detector of git', () => {
  const record = `runs/m/${'ab'}/${'ab'.repeat(32)}.json`;
  const state = {
    refs: ['refs/heads/main', 'refs/heads/mlops/ledger'],
    pushed: new Set(['refs/heads/main']),
    messages: ['Record m\n', 'Record m\n\nFiles: 12\n'],
    paths: [record, 'format.json'],
  };

  it.each([
    [{ refs: ['refs/heads/main', 'refs/heads/$(x)'] }, 'the ref refs/heads/$(x)'],
    [{ messages: ['Record m\n\nSigned-off-by: x <x@hostile.example>\n'] }, 'the message'],
    [{ messages: ['Record m\n\nFiles: 12\nFiles: 1\n'] }, 'the message'],
    [{ messages: ['Record @hostile-team\n'] }, 'the message'],
    [{ paths: ['runs/../../x.json'] }, 'on the ledger'],
    [{ paths: ['.github/workflows/x.yml'] }, 'on the ledger'],
  ])('finds %j', (more, what) => {
    expect(gitEscapes('git', state)).toEqual([]);
    expect(said(gitEscapes('git', { ...state, ...more }))).toContain(what);
  });
});

describe('the detector of artifacts', () => {
  it.each([
    ['mlops-run-m', ['../x'], 'holds ../x'],
    ['mlops-run-m', ['/etc/x'], 'holds /etc/x'],
    ['mlops-run-m', ['a\nb'], 'holds a\nb'],
    ['mlops-run-m', ['a', 'a'], 'a path twice'],
    ['mlops-run-m', ['.git/config'], 'holds .git/config'],
    ['other', ['a'], 'the name other'],
    ['mlops-run-../m', ['a'], 'the name mlops-run-../m'],
  ])('finds %j with %j', (name, members, what) => {
    expect(artifactEscapes('artifacts', new Map([['mlops-run-m', ['records/runs/m/ab/abc.json']]]))).toEqual([]);
    expect(said(artifactEscapes('artifacts', new Map([[name, members]])))).toContain(what);
  });
});
