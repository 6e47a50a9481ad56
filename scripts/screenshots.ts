// Pictures of docs/guides/life-of-a-change.md: `npm run docs:screenshots` plays the life of a repository in act
// (test/workflows/life.heavy.test.ts; needs Go) and a Chromium draws comment and check of each stage into
// docs/images/life/. `-- <folder>`: with the stages that the test has left in a folder (MLOPS_LIFE).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { changePage, type Stage } from './change-page.ts';
import { chromiumPath, openChromium } from './look.ts';
import { type Pixels, palettePng } from './palette-png.ts';

const home = join(import.meta.dirname, '..');
const pictures = join(home, 'docs', 'images', 'life');

/** The stages of the test, in their order, and what somebody said before. */
const stages: readonly { readonly name: string; readonly said?: string; readonly shows?: 'summary' }[] = [
  { name: 'first' },
  { name: 'failing-data' },
  { name: 'better' },
  { name: 'worse' },
  { name: 'explain', said: '/mlops explain' },
  { name: 'fork' },
  { name: 'command', said: '/mlops train …' },
  { name: 'fork-trained' },
  { name: 'merged', shows: 'summary' },
];

const left = z.object({
  /** Null: the stage has none. */
  check: z.object({ name: z.string(), conclusion: z.string(), title: z.string() }).nullable(),
  comment: z.string(),
});

function stageOf(folder: string, { name, said, shows }: (typeof stages)[number]): Stage {
  const { check, comment } = left.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
  const sha = /^The training of `([0-9a-f]+)`/.exec(comment)?.[1] ?? '…';
  return {
    comment,
    by: shows === 'summary' ? 'Summary of the run' : 'github-actions',
    ...(said !== undefined && { said: said.replace('…', sha) }),
    // The answer to a command leaves the check as it was.
    ...(said === undefined && check !== null && { check }),
  };
}

async function draw(browser: Browser, html: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 860, height: 600 }, deviceScaleFactor: 2 });
  try {
    await page.setContent(html);
    const shot = (await page.locator('main').screenshot()).toString('base64');
    const raw: { width: number; height: number; bytes: string } = await page.evaluate(`(async () => {
      const image = await createImageBitmap(await (await fetch('data:image/png;base64,${shot}')).blob());
      const { width, height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context.drawImage(image, 0, 0);
      const reader = new FileReader();
      reader.readAsDataURL(new Blob([context.getImageData(0, 0, width, height).data]));
      await new Promise((resolve) => { reader.onload = resolve; });
      return { width, height, bytes: reader.result.slice(reader.result.indexOf(',') + 1) };
    })()`);
    const pixels: Pixels = { ...raw, bytes: Buffer.from(raw.bytes, 'base64') };
    return palettePng(pixels);
  } finally {
    await page.close();
  }
}

/** Plays all stages. @throws if one is not as the test expects it */
function play(folder: string): void {
  const act = execFileSync('bash', [join(home, 'test', 'harness', 'act.sh')], { encoding: 'utf8' }).trim();
  const env = { ...process.env, MLOPS_TEST_ACT: act, MLOPS_TEST_ALL: '1', MLOPS_LIFE: folder };
  const vitest = join(home, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/workflows/life.heavy.test.ts'], {
    ...{ cwd: home, env, stdio: 'inherit' },
  });
  if (status !== 0) throw new Error('a stage is not as it should be: no pictures');
}

const chromium = chromiumPath();
if (chromium === undefined) throw new Error('no Chromium found: set CHROMIUM');
const [given] = process.argv.slice(2);
const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'mlops-life-')) : resolve(given);
const browser = await openChromium(chromium);
try {
  if (given === undefined) play(folder);
  await mkdir(pictures, { recursive: true });
  for (const stage of stages) {
    const png = await draw(browser, await changePage(stageOf(folder, stage)));
    await writeFile(join(pictures, `${stage.name}.png`), png);
    process.stdout.write(`${stage.name}.png  ${Math.round(png.length / 1000)} kB\n`);
    if (png.length > 120_000) process.exitCode = 1;
  }
} finally {
  await browser.close();
  if (given === undefined) rmSync(folder, { recursive: true });
}
