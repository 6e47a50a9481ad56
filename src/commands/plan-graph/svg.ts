import { Graph, layout } from '@dagrejs/dagre';
import { escapeHtml } from '../../support/escape/index.ts';
import { fitText, widthOf } from '../../support/text-width.ts';
import type { GraphEdge, GraphNode, PlanGraph } from './graph.ts';

/** Width of a character and height of a line, in pixels, of a font of 12 and of a smaller one for labels. */
const character = 7.3;
const small = 6.2;
const line = 17;
const longest = 44;
const margin = 16;

const style = `
  text { font: 12px ui-monospace, monospace; fill: #1f2328 }
  .why, .label { font-size: 10px; fill: #59636e }
  rect { rx: 5px; fill: #f6f8fa; stroke: #8c959f }
  .run rect { fill: #ddf4ff; stroke: #0969da }
  .wait rect { fill: #fff8c5; stroke: #9a6700 }
  .refused rect { fill: #ffebe9; stroke: #cf222e }
  path.edge { fill: none; stroke: #8c959f }
  @media (prefers-color-scheme: dark) { .label { fill: #9198a1 } }
`;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A plan as a picture that needs nothing else; a pointer on a step shows all its reasons. */
export function planSvg({ nodes, edges }: PlanGraph): string {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 36, marginx: margin, marginy: margin });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, sizeOf(node));
  for (const { from, to, label } of edges) {
    graph.setEdge(from, to, { width: widthOf(label) * small, height: line, labelpos: 'c' });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const box = `${Math.ceil(width)} ${Math.ceil(height)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" role="img" aria-label="What the change makes necessary">`,
    `<style>${style}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#8c959f"/></marker></defs>',
    ...edges.map((edge) => edgeSvg(edge, graph.edge(edge.from, edge.to))),
    ...nodes.map((node) => nodeSvg(node, graph.node(node.id))),
    '</svg>',
    '',
  ].join('\n');
}

function linesOf({ title, decision, reasons }: GraphNode): readonly [string, string] {
  return [fitText(`${decision} · ${title}`, longest), fitText((reasons[0] ?? '').replaceAll('`', ''), longest + 8)];
}

function sizeOf(node: GraphNode) {
  const [first, second] = linesOf(node);
  return { width: Math.max(widthOf(first) * character, widthOf(second) * small) + 20, height: 2 * line + 8 };
}

function nodeSvg(
  node: GraphNode,
  { x, y, width, height }: Point & { readonly width: number; readonly height: number },
) {
  const [first, second] = linesOf(node);
  const [left, top] = [x - width / 2, y - height / 2];
  return [
    `<g class="${node.decision}"><title>${escapeHtml([node.title, ...node.reasons].join('\n'))}</title>`,
    `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"/>`,
    `<text x="${round(left + 10)}" y="${round(top + line)}">${escapeHtml(first)}</text>`,
    `<text class="why" x="${round(left + 10)}" y="${round(top + 2 * line)}">${escapeHtml(second)}</text></g>`,
  ].join('');
}

function edgeSvg(
  { label }: GraphEdge,
  { points, x, y }: Partial<Point> & { readonly points: readonly Point[] },
): string {
  const path = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`).join('');
  const text =
    x === undefined || y === undefined
      ? ''
      : `<text class="label" text-anchor="middle" x="${round(x)}" y="${round(y - 3)}">${escapeHtml(label)}</text>`;
  return `<path class="edge" marker-end="url(#tip)" d="${path}"/>${text}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
