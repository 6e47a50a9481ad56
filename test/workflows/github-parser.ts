import { registerHooks } from 'node:module';
import type { Finding } from './lint.ts';
import type { WorkflowFile } from './workflow-files.ts';

// The parser imports its schema without saying that it is JSON, which Node refuses.
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return specifier.endsWith('.min.json') ? { ...found, importAttributes: { type: 'json' } } : found;
  },
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');

/** What GitHub's own parser says of workflows: the one with which it decides whether a file starts anything. */
export async function parseAsGithub(files: readonly WorkflowFile[]): Promise<readonly Finding[]> {
  return (await Promise.all(files.map(findingsOf))).flat();
}

async function findingsOf({ place, text }: WorkflowFile): Promise<readonly Finding[]> {
  const { context, value } = parseWorkflow({ name: place, content: text }, new NoOperationTraceWriter());
  // Without errors so far the second half says what the schema cannot: needs that are not there, cycles, conditions.
  if (value !== undefined && context.errors.getErrors().length === 0) await convertWorkflowTemplate(context, value);
  return toFindings(place, context.errors.getErrors());
}

/** What the same says of the metadata of an action. */
export function parseActionAsGithub({ place, text }: WorkflowFile): readonly Finding[] {
  const { context } = parseAction({ name: place, content: text }, new NoOperationTraceWriter());
  return toFindings(place, context.errors.getErrors());
}

interface ParseError {
  readonly rawMessage: string;
  readonly range?: { readonly start: { readonly line: number } } | undefined;
}

function toFindings(place: string, errors: readonly ParseError[]): readonly Finding[] {
  return errors.map(({ rawMessage, range }) => {
    const [, page, first] = /^(.*\.md):(\d+)$/.exec(place) ?? [];
    const line = range?.start.line ?? 1;
    return { place: `${page ?? place}:${line + Number(first ?? 0)}`, rule: 'github/parser', message: rawMessage };
  });
}
