import { describe, expect, it } from 'vitest';
import { renderStopped } from '../../src/report/index.ts';

const one = {
  reason: 'unknown-key',
  message: 'models.m: `trian` is no key',
  remedy: 'Did you mean `train`?',
  place: { file: 'mlops.yaml', line: 4, column: 5, text: '    trian: x' },
};
const about = { project: 'flights', head: 'a'.repeat(40), state: 'fail', limit: 60_000 } as const;

describe('the comment of a run that could judge nothing', () => {
  it('says place, cause and remedy of each problem, and for which commit', () => {
    expect(
      renderStopped({ ...about, problems: [one], run: 'https://github.com/o/r/actions/runs/1' }),
    ).toMatchInlineSnapshot(`
      "## ❌ Stopped · flights

      - \`mlops.yaml:4:5\` models.m: \`trian\` is no key (\`unknown-key\`)  
        → Did you mean \`train\`?

      ---

      <sub>commit \`aaaaaaaaaaaa\` · [run](https://github.com/o/r/actions/runs/1) · Nothing was judged.</sub>
      "
    `);
  });

  it('makes foreign text harmless, and links only to a page', () => {
    const message = '@team/everyone <img src=x onerror=alert(1)> [here](https://evil.test)\n# Title';
    const text = renderStopped({
      ...about,
      state: 'unknown',
      problems: [{ reason: 'x', message }],
      run: 'javascript:1',
    });
    expect(text).toContain('## ❓ Cannot tell · flights');
    expect(text).not.toMatch(/(^|\s)@team|(?<!\\)<img|(?<!\\)\]\(https:\/\/evil|^# Title|javascript/m);
  });

  it('counts what does not fit', () => {
    const problems = Array.from({ length: 500 }, (_, index) => ({ ...one, message: `${index} ${'x'.repeat(300)}` }));
    const text = renderStopped({ ...about, problems, limit: 20_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/… and \d+ more, in the log of the run/);
    expect(text).toContain('Nothing was judged');
  });
});
