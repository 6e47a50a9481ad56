import { mermaidLabel } from '../../support/escape/index.ts';
import type { Decision, PlanGraph } from './graph.ts';

/** Pale fills with dark text, which can be read on a light and a dark page. */
const classes: Readonly<Record<Decision, string>> = {
  run: 'fill:#ddf4ff,stroke:#0969da,color:#1f2328',
  reuse: 'fill:#f6f8fa,stroke:#8c959f,color:#1f2328',
  wait: 'fill:#fff8c5,stroke:#9a6700,color:#1f2328',
  refused: 'fill:#ffebe9,stroke:#cf222e,color:#1f2328',
};

/** A plan as a mermaid flowchart, which GitHub draws in a block of code called `mermaid`. */
export function planMermaid({ nodes, edges }: PlanGraph): string {
  const names = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const used = [...new Set(nodes.map(({ decision }) => decision))];
  const lines = [
    'flowchart LR',
    ...nodes.map(({ id, title, decision, reasons }) => {
      const label = [`${decision} · ${title}`, reasons[0]?.replaceAll('`', '') ?? '']
        .map((each) => mermaidLabel(each))
        .join('<br>');
      return `  ${names.get(id)}["${label}"]:::${decision}`;
    }),
    ...edges.map(({ from, to, label }) => `  ${names.get(from)} -- "${mermaidLabel(label)}" --> ${names.get(to)}`),
    ...used.map((decision) => `  classDef ${decision} ${classes[decision]}`),
  ];
  return `${lines.join('\n')}\n`;
}
