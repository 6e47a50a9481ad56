import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import {
  annotations,
  composeReport,
  parseReport,
  type Report,
  renderHtml,
  renderMarkdown,
  renderText,
} from '../../src/report/index.ts';
import { hostile, type MarkdownNode, nodesOf, startsAnything } from '../support/escape/hostile.ts';
import { check, column, gate, line, model, parts, rule, run } from './fixtures.ts';
import { stories } from './stories.ts';

const golden = join(import.meta.dirname, 'golden');
const reports = Object.entries(stories).map(([name, story]): [string, Report] => [name, composeReport(story)]);
const fat = composeReport(stories['drift-and-loss'] ?? stories['better'] ?? expect.fail());

/** The same report with other text in every field that is not ours to choose (enums, kinds and digests of shape). */
function poisoned(report: Report, poison: (text: string) => string): Report {
  const closed = new Set([
    'verdict',
    'outcome',
    'kind',
    'level',
    'state',
    'decision',
    'exit',
    'origin',
    'type',
    'statistic',
    'better',
    'whenUnknown',
    'seedNoise',
    'undefinedBecause',
  ]);
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return closed.has(key) ? value : poison(value);
    if (Array.isArray(value)) return value.map((each: unknown) => walk(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        key === 'trend' || key === 'examples' ? poison(name) : name,
        walk(each, name),
      ]),
    );
  };
  return parseReport(JSON.stringify(walk(report)));
}

const shapeOf = (markdown: string) => nodesOf(markdown).map(({ type }: MarkdownNode) => type);

describe('renderMarkdown', () => {
  it('shows no log of an earlier attempt beside a model that was not trained now', () => {
    const told = (story: string, outcome: string): string => {
      const report = composeReport(stories[story] ?? expect.fail());
      const models = report.models.map((each) => ({ ...each, log: 'Epoch 7 of an attempt' }));
      expect(models.map((each) => each.outcome)).toContain(outcome);
      return renderMarkdown({ ...report, models });
    };
    expect(told('training-failed', 'training-failed')).toContain('Epoch 7');
    expect(told('not-trained', 'not-trained')).not.toContain('Epoch 7');
  });

  it.each(reports)('%s looks as agreed', (name, report) => {
    const file = join(golden, `${name}.md`);
    const markdown = renderMarkdown(report);
    // `UPDATE_GOLDEN=1 npx vitest run test/report` writes them anew; read the difference before it is committed.
    if (process.env['UPDATE_GOLDEN']) {
      mkdirSync(golden, { recursive: true });
      writeFileSync(file, markdown);
    }
    expect(markdown).toBe(readFileSync(file, 'utf8'));
  });

  it('lets no text of others become anything but text', () => {
    const allowed = new Set([
      'root',
      'heading',
      'paragraph',
      'text',
      'strong',
      'inlineCode',
      'list',
      'listItem',
      'table',
      'tableRow',
      'tableCell',
      'code',
      'html',
      'thematicBreak',
    ]);
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (texts) => {
        let at = 0;
        const report = poisoned(fat, () => `${texts[at++ % texts.length]}`);
        const nodes = nodesOf(renderMarkdown(report));
        expect(nodes.filter(({ type }) => !allowed.has(type))).toEqual([]);
        const html = nodes.flatMap(({ type, value }) => (type === 'html' ? [value] : []));
        expect(
          html.filter(
            (text) => !/^(<details><summary>[A-Za-z ]+<\/summary>|<\/details>|<sub>|<\/sub>|<br>)$/.test(text ?? ''),
          ),
        ).toEqual([]);
        expect(nodes.filter(({ type }) => type === 'heading').length).toBeLessThanOrEqual(3);
        const texts2 = nodes.flatMap(({ type, value }) => (type === 'text' ? [value ?? ''] : []));
        expect(texts2.flatMap(startsAnything)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([60_000, 20_000, 8000, 5000, 3000, 1500])('keeps within %d bytes, whole sections only', (limit) => {
    const wide = poisoned(fat, (text) => (/^(20\d\d-|[0-9a-f]{40}$)/.test(text) ? text : `${text} 漢字💥`.repeat(4)));
    const many = { ...wide, models: Array.from({ length: 30 }, () => wide.models[0] ?? expect.fail()) };
    const markdown = renderMarkdown({ ...many, headline: fat.headline }, { limit });
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(Math.max(limit, 4500));
    expect(markdown.startsWith('## ❌ Worse')).toBe(true);
    expect(markdown).toContain('0.7421 → 0.7207');
    expect(markdown).toMatch(/Left out, since the report would be too long for a comment: .*trend/);
    expect(markdown).toContain('4f3c2a1b0d');
    expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
    for (const table of nodesOf(markdown).filter(({ type }) => type === 'table')) {
      const widths = (table.children ?? []).map(({ children }) => children?.length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('gives up sections in their order and says where they are', () => {
    const all = Buffer.byteLength(renderMarkdown(fat));
    const less = renderMarkdown(fat, { limit: all - 1, links: { page: 'https://example.org/a(b)' } });
    expect(less).not.toContain('xychart');
    expect(less).toContain('<summary>Slices</summary>');
    expect(less).toContain('too long for a comment: trend; the page has them.');
    expect(less).toContain('[Full report](https://example.org/a%28b%29)');
    expect(renderMarkdown(fat, { limit: all })).toContain('xychart');
  });

  it.each(['http://example.org', 'javascript:alert(1)', 'https://user:secret@example.org', 'nonsense'])(
    'does not link to %s',
    (page) => {
      expect(shapeOf(renderMarkdown(fat, { links: { page, run: page } }))).not.toContain('link');
    },
  );

  it('shows at most 15 rows before the fold and only the failing ones bold', () => {
    const model = fat.models[0] ?? expect.fail();
    const markdown = renderMarkdown({
      ...fat,
      models: Array.from({ length: 4 }, (_, at) => ({ ...model, model: `m${at}` })),
    });
    const visible = markdown.slice(0, markdown.indexOf('<details>'));
    const rows = nodesOf(visible).filter(({ type }) => type === 'tableRow');
    const tables = nodesOf(visible).filter(({ type }) => type === 'table');
    expect(rows.length - tables.length).toBe(15);
    const bold = visible.split('\n').filter((text) => text.startsWith('| **'));
    expect(bold.length).toBeGreaterThan(0);
    expect(bold.every((text) => text.includes('❌ fails'))).toBe(true);
    expect(markdown).toContain('more lines under');
  });
});

describe('renderHtml', () => {
  interface HtmlNode {
    readonly nodeName: string;
    readonly attrs?: readonly { readonly name: string; readonly value: string }[];
    readonly childNodes?: readonly HtmlNode[];
  }
  const collect = (node: HtmlNode): HtmlNode[] => [node, ...(node.childNodes ?? []).flatMap(collect)];
  const names = new Set(
    '#document #documentType #text #comment html head meta title style body main header footer section details summary h1 h2 h3 p ul li strong code pre span div table caption thead tbody tr th td figure figcaption svg rect path g text circle clipPath defs polyline line ellipse tspan i b'.split(
      ' ',
    ),
  );

  it.each(reports)('%s needs nothing but itself', async (_, report) => {
    const page = await renderHtml(report);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img|<link|<iframe|https?:\/\/(?!www\.w3\.org)|url\((?!#)|@import/);
    const nodes = collect(parse(page));
    expect(nodes.filter(({ nodeName }) => nodeName === 'h1')).toHaveLength(1);
    expect(nodes.filter(({ nodeName }) => nodeName === 'caption').length).toBe(
      nodes.filter(({ nodeName }) => nodeName === 'table').length,
    );
    const drawings = nodes.filter(({ nodeName }) => nodeName === 'svg');
    expect(drawings.every(({ attrs }) => attrs?.some(({ name, value }) => name === 'aria-label' && value !== ''))).toBe(
      true,
    );
    const plots = nodes.filter(({ attrs }) => attrs?.some(({ name, value }) => name === 'class' && value === 'plot'));
    expect(drawings.length + plots.length > 0).toBe(
      report.models.some(({ comparison }) => comparison?.metrics.some(({ change }) => change)),
    );
  });

  it('lets no element or attribute come from text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 5 }), async (texts) => {
        let at = 0;
        const nodes = collect(parse(await renderHtml(poisoned(fat, () => `${texts[at++ % texts.length]}`))));
        expect(nodes.filter(({ nodeName }) => !names.has(nodeName))).toEqual([]);
        const attributes = nodes.flatMap(({ attrs }) => attrs ?? []).map(({ name }) => name);
        expect(attributes.filter((name) => /^on|href|^src$|action/.test(name))).toEqual([]);
        expect(nodes.filter(({ nodeName }) => nodeName === 'style' || nodeName === 'meta')).toHaveLength(6);
      }),
      { numRuns: 12 },
    );
  });
});

describe('renderText', () => {
  it('says the same in the same order', () => {
    const text = renderText(fat, { width: 80 });
    expect(text.startsWith('✘ Worse · flights\n\ndelay got worse: roc-auc 0.7421 → 0.7207')).toBe(true);
    const order = [
      'Next: ',
      'metric',
      'Data flights',
      'Gates that do not pass',
      'On the page and in the comment: Metrics in detail, Slices,',
      'Judged',
    ];
    const places = order.map((word) => text.indexOf(`\n${word}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).not.toContain('\u001b');
    expect(renderText(fat, { color: true })).toContain('\u001b[');
  });

  it('leaves the background to the page, and nothing that fails or is unknown', () => {
    const slices = Array.from({ length: 40 }, (_, at) => ({ column: 'carrier', value: `C${at}` }));
    const metrics = slices.map((slice) => line('roc-auc', { base: 0.7, head: 0.71, noise: 0.02, slice }));
    const verdicts = ['pass', 'fail', 'unknown'] as const;
    const gates = slices.map((slice, at) =>
      gate('roc-auc', { slice, verdict: verdicts[at % 3] ?? 'pass', sentence: `roc-auc of ${slice.value} was judged` }),
    );
    const examples = [{ id: '1' }];
    const checks = slices.map(({ value }) =>
      check('values', { verdict: 'fail', reason: 'outside-values', sentence: `${value} is wrong`, examples }),
    );
    const problems = [{ reason: 'labels-changed', message: 'Labels changed' }];
    const report = { ...(fat.datasets[0]?.report ?? expect.fail('no data')), verdict: 'fail' as const, checks };
    const comparison = { schemaVersion: 1, model: 'delay', metrics, attempts: 1, newRows: 0 } as const;
    const many = composeReport(
      parts({
        models: [model({ comparison, gates, problems })],
        datasets: [{ dataset: 'flights', report, problems: [] }],
      }),
    );
    const text = renderText(many).replaceAll(/\s+/g, ' ');
    for (const { verdict, sentence } of gates) expect(text.includes(sentence)).toBe(verdict !== 'pass');
    for (const { sentence } of checks) expect(text).toContain(`❌ ${sentence}`);
    expect(text).toContain('Labels changed');
    expect(text).toMatch(/On the page and in the comment: .*Slices.*Reproduce\./);
    expect(text).not.toMatch(/fingerprint|git checkout/);
    expect(renderMarkdown(many).match(/carrier = C/g)?.length).toBeGreaterThan(40);
  });

  it('shows what min and max judge where the mean over seeds reads otherwise', () => {
    const metric = line('roc-auc', { base: 0.7, head: 0.71, noise: 0.001 });
    const asked = gate('roc-auc', { kind: 'min', rule: rule('roc-auc', { min: 0.55 }) });
    const shown = (value: number | null, seeds: readonly (number | null)[] = [7, 8]) => {
      const candidate = { ...metric.candidate, shipped: { value, intervals: [] } };
      const comparison = {
        schemaVersion: 1 as const,
        model: 'delay',
        metrics: [{ ...metric, candidate }],
        attempts: 1,
        newRows: 0,
      };
      return renderMarkdown(
        composeReport(
          parts({ models: [model({ candidate: run({ seeds }), comparison, gates: [asked, gate('roc-auc')] })] }),
        ),
      );
    };
    expect(shown(0.6314)).toContain('✅ at least 0.55 (seed 7: 0.6314) · ✅ at most 0.005 worse |');
    expect(shown(0.6314, [null])).toContain('at least 0.55 (first seed: 0.6314)');
    expect(shown(null)).toContain('at least 0.55 (seed 7: no value)');
    expect(shown(0.71)).toContain('✅ at least 0.55 · ✅ at most 0.005 worse |');
  });

  it('draws a trend from three points on', () => {
    const metrics = [line('roc-auc', { base: 0.7, head: 0.71, noise: 0.01 })];
    const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };
    const shown = (values: readonly number[]) =>
      renderMarkdown(composeReport(parts({ models: [model({ comparison, trend: { 'roc-auc': values } })] })));
    expect(shown([0.7])).not.toContain('Trend');
    expect(shown([0.69, 0.7])).toContain(
      'title "roc-auc of delay in the last 2 runs of the base branch and in this change"',
    );
  });

  it('breaks no id that somebody may copy', () => {
    for (const [, report] of reports) expect(renderMarkdown(report)).not.toMatch(/[0-9a-f]{6}\u200b/);
  });

  it('does not tell how to repeat a check of datasets alone', () => {
    const text = renderText(reports.find(([name]) => name === 'data-broken')?.[1] ?? expect.fail());
    expect(text).not.toMatch(/Reproduce|Repeat with|mlops report/);
    expect(text).toContain('Reason ');
  });

  it('marks what is unknown or only informs by its own mark', () => {
    const problems = ['fail', 'unknown', 'pass'].map((reason) => ({ reason, message: `it was ${reason}` }));
    const named = (reason: string) => (['fail', 'unknown', 'pass'] as const).find((end) => end === reason);
    const report = composeReport(
      parts({ problems, models: [model({ problems })], datasets: [{ dataset: 'd', problems }] }),
      named,
    );
    for (const text of [renderText(report), renderMarkdown(report)]) {
      expect(text).toMatch(/❌ .*it was fail/);
      expect(text.match(/❓ .*it was unknown/g)).toHaveLength(3);
      expect(text.match(/ℹ️ .*it was pass/g)).toHaveLength(3);
      expect(text).not.toMatch(/❌ .*it was (unknown|pass)/);
    }
  });

  it('calls a training without a seed one, and shows the statistic that moved', () => {
    const [drifted] = fat.datasets;
    const statistics = [
      { statistic: 'nulls' as const, value: 0, limit: 0.05, noise: 0 },
      { statistic: 'wasserstein' as const, value: 0.62, limit: 0.1, noise: 0.01 },
    ];
    const columns = [
      column('temp', { statistics }),
      column('origin', { state: 'changed', statistics: statistics.slice(0, 1), newValues: ['SWF', 'HPN'] }),
    ];
    const diff = { ...(drifted?.diff ?? expect.fail()), columns };
    const report = { ...fat, datasets: [{ ...(drifted ?? expect.fail()), diff }], models: [] };
    const alone = { ...report, policy: [], untouched: { models: [], datasets: [] } };
    expect(renderText(alone)).toMatch(/temp +drifted +wasserstein +0\.62 \/ 0\.1/);
    expect(renderText(alone)).toMatch(/origin +changed +2 new values +–/);
    const seedless = parts({
      models: [
        model({
          candidate: run({ seeds: [null] }),
          comparison: { schemaVersion: 1, model: 'delay', metrics: [], attempts: 1, newRows: 0 },
        }),
      ],
    });
    expect(renderMarkdown(composeReport(seedless))).toMatch(/seeds \| no seed/);
  });

  it('writes one number with the same digits in headline, table and sentences', () => {
    const wide = line('auc', { base: 0.8, head: 0.715, noise: 0.06 });
    const text = renderMarkdown(
      composeReport(
        parts({
          models: [
            model({
              comparison: { schemaVersion: 1, model: 'delay', metrics: [wide], attempts: 1, newRows: 0 },
              gates: [
                gate('auc', { verdict: 'fail', sentence: 'auc got worse by 0.085 (95 %: 0.025 to 0.145 worse)' }),
              ],
            }),
          ],
        }),
      ),
    );
    expect(text.match(/0\.085/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/0\.08\b|0\.09\b/);
  });

  it('obeys no escape sequence or workflow command of others', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 10, max: 120 }),
        (texts, width) => {
          let at = 0;
          const text = renderText(
            poisoned(fat, () => `${texts[at++ % texts.length]}`),
            { width },
          );
          expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u200b-\u200f]/u);
          expect(text).not.toMatch(/^\s*::|##\[/m);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('parseReport', () => {
  const reasonOf = (text: string) => {
    try {
      parseReport(text);
    } catch (error) {
      return error instanceof Error && 'problems' in error && Array.isArray(error.problems)
        ? error.problems[0].reason
        : error;
    }
    return undefined;
  };

  it.each(reports)('reads back %s', (_, report) => {
    expect(parseReport(JSON.stringify(report))).toEqual(report);
  });

  it('says what is wrong with a file', () => {
    expect(reasonOf('{')).toBe('report-unreadable');
    expect(reasonOf(`"${'x'.repeat(16_000_001)}"`)).toBe('report-unreadable');
    expect(reasonOf('null')).toBe('report-malformed');
    expect(reasonOf(JSON.stringify({ ...fat, schemaVersion: 2 }))).toBe('report-newer-version');
    expect(reasonOf(JSON.stringify({ ...fat, extra: 1 }))).toBe('report-malformed');
    expect(reasonOf(JSON.stringify({ ...fat, verdict: 'green' }))).toBe('report-malformed');
  });
});

describe('annotations', () => {
  it('places the worst findings first, ten at most, and only where there is a place', () => {
    const place = (path: readonly (string | number)[]) =>
      path[0] === 'models' ? { file: 'mlops.yaml', line: 7, column: 3 } : undefined;
    const found = annotations(fat, place);
    expect(found[0]).toEqual({
      file: 'mlops.yaml',
      line: 7,
      level: 'failure',
      title: 'delay: roc-auc',
      message: 'roc-auc fell by 0.021 [0.015, 0.027]; at most 0.005 is allowed',
    });
    expect(found.length).toBe(6);
    expect(found.slice(1).every(({ level }) => level === 'warning')).toBe(true);
    const everywhere = annotations(fat, () => ({ file: 'mlops.yaml', line: 1, column: 1 }), 4);
    expect(everywhere.map(({ level }) => level)).toEqual(['failure', 'failure', 'failure', 'warning']);
  });
});
