import { escapeMarkdown, markdownCode, markdownFence, markdownSentence } from '../support/escape/index.ts';
import { documentOf } from './document/build.ts';
import type { Block, ReportDocument, Row, Section, Span, Spans } from './document/document.ts';
import { sectionIds } from './document/document.ts';
import { mermaidTrend } from './mermaid.ts';
import { outcomes } from './outcome.ts';
import type { Report } from './types.ts';

/** Addresses that the comment links to; anything but https is left out. */
export interface ReportLinks {
  /** The HTML page. */
  readonly page?: string;
  /** The run records that the report is about. */
  readonly records?: string;
  /** The run or job that made the report. */
  readonly run?: string;
}

export interface MarkdownOptions {
  /** Largest size in UTF-8 bytes; without one nothing is left out. */
  readonly limit?: number;
  readonly links?: ReportLinks;
}

const marks = { pass: '✅', fail: '❌', unknown: '❓' } as const;

/**
 * The report as a comment in GitHub-flavoured markdown. Where it would be longer than `limit`, whole sections are left
 * out in a fixed order and named in a note; verdict, headline and footer always stay.
 */
export function renderMarkdown(
  report: Report,
  { limit = Number.POSITIVE_INFINITY, links = {} }: MarkdownOptions = {},
): string {
  const document = documentOf(report);
  let sections: readonly Section[] = document.sections;
  const dropped: Section[] = [];
  let text = assemble(document, sections, dropped, links);
  for (const id of sectionIds) {
    if (Buffer.byteLength(text) <= limit) break;
    dropped.push(...sections.filter((section) => section.id === id));
    sections = sections.filter((section) => section.id !== id);
    text = assemble(document, sections, dropped, links);
  }
  return text;
}

function assemble(
  document: ReportDocument,
  sections: readonly Section[],
  dropped: readonly Section[],
  links: ReportLinks,
): string {
  const { word, verdict } = outcomes[document.outcome];
  const parts = [
    `## ${marks[verdict]} ${word} · ${escapeMarkdown(document.project, 80)}`,
    markdownSentence(document.headline, 900),
    ...(document.next === undefined ? [] : [`**Next:** ${markdownSentence(document.next)}`]),
    ...sections.map(sectionText),
    ...note(dropped, links),
    '---',
    ...footer(document, links),
  ];
  return `${parts.join('\n\n')}\n`;
}

function note(dropped: readonly Section[], { page }: ReportLinks): string[] {
  if (dropped.length === 0) return [];
  const names = dropped.map(({ title }) => title.toLowerCase()).join(', ');
  const where = safeLink(page) === undefined ? '`mlops report` prints them' : 'the page has them';
  return [`> Left out, since the report would be too long for a comment: ${names}; ${where}.`];
}

function footer({ footer: lines }: ReportDocument, { page, records, run }: ReportLinks): string[] {
  const labelled = [link('Full report', page), link('Run records', records), link('Run', run)];
  const addresses = labelled.filter((text) => text !== undefined);
  const text = lines.map((line) => spansText(line));
  return [`<sub>${[...text, ...(addresses.length > 0 ? [addresses.join(' · ')] : [])].join('<br>')}</sub>`];
}

function link(label: string, address: string | undefined): string | undefined {
  const safe = safeLink(address);
  return safe === undefined ? undefined : `[${label}](${safe})`;
}

/** An https address without credentials that cannot end the parentheses of a link. */
function safeLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(
    /[()[\]<>|`*_~\\"'\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** One section, behind a click where it is folded. */
export function sectionText({ title, folded, blocks }: Section): string {
  return folded ? foldText(title, blocks) : bodyText(blocks);
}

function bodyText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Nothing where it holds charts alone, which only the page can draw. @param title words of our own */
function foldText(title: string, blocks: readonly Block[]): string {
  const body = bodyText(blocks);
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `#### ${spansText(block.spans)}`;
    case 'paragraph':
      return spansText(block.spans);
    case 'list':
      return block.items.map((item) => `- ${spansText(item)}`).join('\n');
    case 'table':
      return tableText(block);
    case 'code':
      return markdownFence(block.text, block.language);
    case 'fold':
      return foldText(block.title, block.blocks);
    case 'chart':
      return block.chart.kind === 'trend' ? mermaidTrend(block.chart) : '';
  }
}

function tableText({ columns, rows }: Block & { kind: 'table' }): string {
  const head = columns.map(({ title }) => title).join(' | ');
  const rule = columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join(' | ');
  return [`| ${head} |`, `| ${rule} |`, ...rows.map(rowText)].join('\n');
}

function rowText({ cells, strong }: Row): string {
  const texts = cells.map((cell) => spansText(cell).trim());
  return `| ${texts.map((text) => (strong && text !== '' ? `**${text}**` : text)).join(' | ')} |`;
}

function spansText(spans: Spans): string {
  return spans.map(spanText).join('').trim();
}

function spanText(span: Span): string {
  if (typeof span === 'string') return keepEnds(span, markdownSentence(span));
  if ('strong' in span) return keepEnds(plain(span.strong.at(-1)), `**${spansText(span.strong)}**`);
  // As code, where every character is as wide as the others: only so the two lines can be compared.
  if ('sparks' in span) return span.sparks.map((bars) => markdownCode(bars)).join('<br>');
  return 'code' in span ? markdownCode(span.code) : escapeMarkdown(span.text);
}

function plain(span: Span | undefined): string {
  return typeof span === 'string' ? span : '';
}

/** Escaping trims; a blank between two spans has to stay. */
function keepEnds(source: string, text: string): string {
  const before = source.startsWith(' ') && !text.startsWith(' ') ? ' ' : '';
  const after = source.endsWith(' ') && !text.endsWith(' ') && source.trim() !== '' ? ' ' : '';
  return `${before}${text}${after}`;
}
