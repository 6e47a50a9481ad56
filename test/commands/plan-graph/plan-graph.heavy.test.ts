import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, mermaidScript, openChromium } from '../../../scripts/look.ts';
import type { PlanGraph } from '../../../src/commands/plan-graph/graph.ts';
import { planMermaid } from '../../../src/commands/plan-graph/mermaid.ts';
import { escapeHtml } from '../../../src/support/escape/index.ts';

const executable = chromiumPath();
const odd = 'x"]; click n0 "y" <b onload=a> `q` #35; --> end';
const graph: PlanGraph = {
  nodes: [
    { id: 'a', title: 'validate rides', decision: 'reuse', reasons: [odd] },
    { id: 'b', title: 'train demand', decision: 'run', reasons: ['params changed: `depth 6 → 8`'] },
    { id: 'c', title: 'evaluate demand', decision: 'refused', reasons: [] },
  ],
  edges: [
    { from: 'a', to: 'b', label: odd },
    { from: 'b', to: 'c', label: 'model' },
  ],
};

// A missing browser is said by the name of the skipped suite.
describe.skipIf(executable === undefined)(
  `a plan drawn by mermaid (${executable ?? 'skipped: no Chromium found, set CHROMIUM'})`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openChromium(executable ?? '');
    });
    afterAll(() => browser.close());

    it('has its steps and edges, and foreign text as text', async () => {
      const page = await browser.newPage();
      const body = `<meta charset="utf-8"><pre class="mermaid">${escapeHtml(planMermaid(graph))}</pre>`;
      await page.setContent(`${body}<script>${readFileSync(mermaidScript, 'utf8')}</script>`);
      await page.evaluate('mermaid.run({ querySelector: ".mermaid" })');
      const plain = (text: string) => text.replace(/\s+/g, '');
      const shown = async (of: string) => (await page.locator(of).allTextContents()).map(plain);
      expect(await shown('.node')).toEqual([
        plain(`reuse · validate rides ${odd.replaceAll('`', '')}`),
        plain('run · train demand params changed: depth 6 → 8'),
        plain('refused · evaluate demand'),
      ]);
      expect(await shown('.edgeLabel')).toEqual(expect.arrayContaining([plain(odd), 'model']));
      expect(await page.locator('b').count()).toBe(0);
    });
  },
);
