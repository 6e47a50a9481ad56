import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReport, type ReportLinks, renderMarkdown } from '../../src/report/index.ts';
import { hostile, type MarkdownNode, nodesOf, startsAnything } from '../support/escape/hostile.ts';
import { fat, poisoned, reports } from './rendered.ts';
import { stories } from './stories.ts';

const golden = join(import.meta.dirname, 'golden');

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

  it('links to what there is of page, run records and run', () => {
    const lastLine = (links: ReportLinks) => renderMarkdown(fat, { links }).trim().split('<br>').at(-1) ?? '';
    const [page, records, run] = ['https://example.org/page', 'https://example.org/records', 'https://example.org/run'];
    const all = `[Full report](${page}) · [Run records](${records}) · [Run](${run})</sub>`;
    expect(lastLine({ page, records, run })).toBe(all);
    expect(lastLine({ records })).toBe(`[Run records](${records})</sub>`);
    expect(lastLine({})).not.toContain('](');
  });

  it.each(['http://example.org', 'javascript:alert(1)', 'https://user:secret@example.org', 'nonsense'])(
    'does not link to %s',
    (page) => {
      expect(shapeOf(renderMarkdown(fat, { links: { page, records: page, run: page } }))).not.toContain('link');
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
