// Shows reports as a reviewer sees them: `node scripts/look.ts <report.json> [folder]` writes comment.md, comment.html
// (GitHub-flavoured), page.html, and with a Chromium at hand (CHROMIUM or /usr/bin/chromium) pictures of both.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkHtml from 'remark-html';
import { parseReport, type Report, renderHtml, renderMarkdown } from '../src/report/index.ts';

const css = `body{margin:0;padding:16px;background:#fff;color:#1f2328;font:14px/1.5 -apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
main{max-width:860px;margin:0 auto;border:1px solid #d1d9e0;border-radius:6px;padding:16px;overflow-wrap:anywhere}
h2{font-size:1.5em;border-bottom:1px solid #d1d9e0;padding-bottom:.3em;margin:0 0 16px}h4{font-size:1em;margin:24px 0 16px}
p,ul,details,pre{margin:0 0 16px}table{border-collapse:collapse;display:block;width:max-content;max-width:100%;overflow:auto;margin:0 0 16px}
th,td{padding:6px 13px;border:1px solid #d1d9e0;overflow-wrap:normal}th{font-weight:600}tbody tr:nth-child(2n){background:#f6f8fa}
code{font:85% ui-monospace,SFMono-Regular,monospace;background:#818b981f;border-radius:6px;padding:.2em .4em}pre{background:#f6f8fa;padding:16px;overflow:auto}
pre code{background:none;padding:0}hr{height:.25em;border:0;background:#d1d9e0;margin:24px 0}sub{font-size:75%;line-height:1.6}summary{cursor:pointer}`;

/** A comment as GitHub shows it, near enough to judge its look: its parser's dialect and sizes, not its sanitizer. */
export async function commentPage(markdown: string): Promise<string> {
  const body = String(await remark().use(remarkGfm).use(remarkHtml, { sanitize: false }).process(markdown));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>comment</title><style>${css}</style><main>${body}</main></html>`;
}

/** Path of a Chromium on this machine, or undefined. */
export function chromiumPath(): string | undefined {
  return [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
}

/** A browser that does nothing on its own: no updates, no sync, no background traffic. */
export function openChromium(executablePath: string): Promise<Browser> {
  const args = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args });
}

/** Path of mermaid as one script for a browser. */
export const mermaidScript = fileURLToPath(new URL('../node_modules/mermaid/dist/mermaid.min.js', import.meta.url));

/** Opens what is folded and draws the mermaid blocks, as GitHub does. */
async function picture(browser: Browser, file: string, to: string, open: boolean, width: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  try {
    await page.goto(pathToFileURL(file).href);
    if (open) {
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      const blocks = await page.locator('code.language-mermaid').count();
      if (blocks > 0) {
        await page.addScriptTag({ path: mermaidScript });
        await page.evaluate('mermaid.run({ querySelector: "code.language-mermaid" })');
      }
    }
    await page.screenshot({ path: to, fullPage: true });
  } finally {
    await page.close();
  }
}

/** Writes everything there is to see of one report into a folder; without a browser the pictures are missing. */
export async function look(report: Report, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const markdown = renderMarkdown(report);
  const comment = join(folder, 'comment.html');
  const page = join(folder, 'page.html');
  await writeFile(join(folder, 'comment.md'), markdown);
  await writeFile(comment, await commentPage(markdown));
  await writeFile(page, await renderHtml(report));
  const path = chromiumPath();
  if (path === undefined) return;
  const browser = await openChromium(path);
  try {
    await picture(browser, comment, join(folder, 'comment.png'), false, 920);
    await picture(browser, comment, join(folder, 'comment-open.png'), true, 920);
    await picture(browser, comment, join(folder, 'comment-phone.png'), false, 390);
    await picture(browser, page, join(folder, 'page.png'), false, 1280);
    await picture(browser, page, join(folder, 'page-phone.png'), false, 390);
  } finally {
    await browser.close();
  }
}

if (import.meta.main) {
  const [file, folder = 'look'] = process.argv.slice(2);
  if (file === undefined) {
    process.stderr.write('usage: node scripts/look.ts <report.json> [folder]\n');
    process.exitCode = 64;
  } else {
    await look(parseReport(await readFile(file, 'utf8')), resolve(folder));
    const missing = chromiumPath() === undefined ? ' (no Chromium found: no pictures)' : '';
    process.stdout.write(`${resolve(folder)}${missing}\n`);
  }
}
