import { escapeHtml, htmlSentence } from '../support/escape/index.ts';
import type { Drawn } from './charts.ts';
import { documentOf } from './document/build.ts';
import type { Block, Chart, ReportDocument, Row, Section, Span, Spans } from './document/document.ts';
import { style } from './html-style.ts';
import { intervalPlot } from './interval-plot.ts';
import { outcomes } from './outcome.ts';
import type { Report } from './types.ts';

type Draw = (chart: Drawn) => string;

const marks = { pass: '✔', fail: '✘', unknown: '?' } as const;

/**
 * The report as one page that needs nothing else: no script, no network (its own policy forbids both), light and dark
 * by the reader's setting, charts as SVG. Same content as the comment, nothing left out.
 */
export async function renderHtml(report: Report): Promise<string> {
  const document = documentOf(report);
  const draw = await drawing(document);
  const { word, verdict } = outcomes[document.outcome];
  const title = `${word} · ${document.project}`;
  const next =
    document.next === undefined ? '' : `<p class="next"><strong>Next:</strong> ${htmlSentence(document.next)}</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header class="${verdict}">
<h1><span class="mark" aria-hidden="true">${marks[verdict]}</span> ${escapeHtml(word)} <span class="project">${escapeHtml(document.project)}</span></h1>
<p class="headline">${htmlSentence(document.headline)}</p>
${next}
</header>
${document.sections.map((section) => sectionHtml(section, draw)).join('\n')}
</main>
<footer>
${document.footer.map((line) => `<p>${spansHtml(line)}</p>`).join('\n')}
</footer>
</body>
</html>
`;
}

/** The chart library is loaded only where there is something to draw. */
async function drawing({ sections }: ReportDocument): Promise<Draw> {
  const needed = sections.some(({ blocks }) =>
    blocks.some((block) => block.kind === 'chart' && block.chart.kind !== 'intervals'),
  );
  return needed ? (await import('./charts.ts')).drawChart : () => '';
}

function sectionHtml({ id, title, folded, blocks }: Section, draw: Draw): string {
  const body = blocks.map((block) => blockHtml(block, draw)).join('\n');
  const open = id === 'metrics' || id === 'distributions' ? ' open' : '';
  if (folded)
    return `<details id="${id}"${open}>\n<summary><h2>${escapeHtml(title)}</h2></summary>\n${body}\n</details>`;
  return `<section id="${id}" aria-label="${escapeHtml(title)}">\n<h2>${escapeHtml(title)}</h2>\n${body}\n</section>`;
}

function blockHtml(block: Block, draw: Draw): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${spansHtml(block.spans)}</h3>`;
    case 'paragraph':
      return `<p>${spansHtml(block.spans)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${spansHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`;
    case 'fold':
      return `<details class="more"><summary>${escapeHtml(block.title)}</summary>\n${block.blocks.map((each) => blockHtml(each, draw)).join('\n')}\n</details>`;
    case 'chart':
      return figureHtml(block.chart, draw);
  }
}

function figureHtml(chart: Chart, draw: Draw): string {
  if (chart.kind === 'intervals') return intervalPlot(chart);
  const svg = draw(chart).replace(/^<svg /, `<svg role="img" aria-label="${escapeHtml(chart.title)}" `);
  return svg === ''
    ? ''
    : `<figure class="${chart.kind}"><figcaption>${escapeHtml(chart.title)}</figcaption>\n<div class="chart">${svg}</div></figure>`;
}

function tableHtml({ caption, columns, rows }: Block & { kind: 'table' }): string {
  const head = columns.map(({ title, align }) => `<th scope="col" class="${align}">${escapeHtml(title)}</th>`).join('');
  const body = rows
    .map((row) =>
      rowHtml(
        row,
        columns.map(({ align }) => align),
      ),
    )
    .join('\n');
  return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(caption)}">
<table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

function rowHtml({ cells, strong }: Row, aligns: readonly string[]): string {
  const texts = cells.map((cell, at) => {
    const side = aligns[at] === 'right' ? 'right' : 'left';
    return at === 0 ? `<th scope="row">${spansHtml(cell)}</th>` : `<td class="${side}">${spansHtml(cell)}</td>`;
  });
  return `<tr${strong ? ' class="strong"' : ''}>${texts.join('')}</tr>`;
}

function spansHtml(spans: Spans): string {
  return spans.map(spanHtml).join('').trim();
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return htmlSentence(span);
  if ('strong' in span) return `<strong>${spansHtml(span.strong)}</strong> `;
  if ('sparks' in span) {
    const [base, head] = span.sparks.map(escapeHtml);
    return `<span class="spark base">${base}</span><span class="spark head">${head}</span>`;
  }
  return 'code' in span ? `<code>${escapeHtml(span.code)}</code>` : escapeHtml(span.text);
}
