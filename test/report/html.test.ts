import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/index.ts';
import { hostile } from '../support/escape/hostile.ts';
import { fat, poisoned, reports } from './rendered.ts';

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
      report.datasets.some(({ diff }) => diff?.columns.some(({ histogram }) => histogram.length > 1)) ||
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
