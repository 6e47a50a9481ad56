import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, commentPage, look, mermaidScript, openChromium } from '../../scripts/look.ts';
import { composeReport, renderHtml, renderMarkdown } from '../../src/report/index.ts';
import { stories } from './stories.ts';

const executable = chromiumPath();
const names = Object.keys(stories);
const widths = [1280, 390];
const reportOf = (name: string) => composeReport(stories[name] ?? expect.fail(`no story ${name}`));

// A missing browser is said by the name of the skipped suite.
describe.skipIf(executable === undefined)(
  `pages in a real browser (${executable ?? 'skipped: no Chromium found, set CHROMIUM'})`,
  () => {
    let browser: Browser;
    let folder: string;
    const pages = new Map<string, Promise<string>>();

    /** The page of a story, rendered once for all widths and colours. */
    function pageOf(name: string): Promise<string> {
      const page = pages.get(name) ?? renderHtml(reportOf(name));
      pages.set(name, page);
      return page;
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'mlops-report-'));
      browser = await openChromium(executable ?? '');
    });

    afterAll(async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    });

    /** Opens a page and tells what went wrong in it: messages of the console, requests, too much width. */
    async function visit(html: string, width: number, colorScheme: 'light' | 'dark' = 'light') {
      const file = join(folder, 'page.html');
      await writeFile(file, html);
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      const trouble: string[] = [];
      page.on('console', (message) => trouble.push(`console: ${message.text()}`));
      page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
      page.on('request', (request) => {
        if (request.url() !== pathToFileURL(file).href) trouble.push(`request: ${request.url()}`);
      });
      try {
        await page.goto(pathToFileURL(file).href);
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        return { trouble, overflow, background, picture: await page.screenshot({ fullPage: true }) };
      } finally {
        await page.close();
      }
    }

    it.each(names.flatMap((name) => widths.map((width): [string, number] => [name, width])))(
      'the page of %s fits %d pixels and is quiet',
      async (name, width) => {
        const { trouble, overflow, picture } = await visit(await pageOf(name), width);
        expect(trouble).toEqual([]);
        expect(overflow).toBe(0);
        expect(picture.length).toBeGreaterThan(5000);
      },
    );

    it('follows the light and dark setting of the reader', async () => {
      const html = await pageOf('worse');
      const [light, dark] = [await visit(html, 1280, 'light'), await visit(html, 1280, 'dark')];
      expect([light.background, dark.background]).toEqual(['rgb(255, 255, 255)', 'rgb(13, 17, 23)']);
    });

    it('the trend chart of the comment is mermaid that mermaid can draw', async () => {
      const page = await browser.newPage();
      try {
        const file = join(folder, 'comment.html');
        await writeFile(file, await commentPage(renderMarkdown(reportOf('worse'))));
        await page.goto(pathToFileURL(file).href);
        await page.addScriptTag({ path: mermaidScript });
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        await page.evaluate('mermaid.run({ querySelector: "code.language-mermaid" })');
        expect(await page.locator('code.language-mermaid svg[aria-roledescription="xychart"]').count()).toBe(1);
        expect(await page.locator('.error-text').count()).toBe(0);
      } finally {
        await page.close();
      }
    });

    it('the look script writes comment, page and pictures', async () => {
      const to = join(folder, 'look');
      await look(reportOf('better'), to);
      expect((await readdir(to)).toSorted()).toEqual([
        'comment-open.png',
        'comment-phone.png',
        'comment.html',
        'comment.md',
        'comment.png',
        'page-phone.png',
        'page.html',
        'page.png',
      ]);
    });
  },
);
