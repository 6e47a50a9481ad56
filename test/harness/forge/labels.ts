import { type Answer, notFound, type Operation, type Request } from './answers.ts';
import { isObject, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';

/** Labels of pull requests. */
export const labelOperations = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': (request) =>
    withLabels(request, (labels) => ({ status: 200, list: { items: [...labels].map((one) => shown(request, one)) } })),

  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': (request) =>
    withLabels(request, (labels) => {
      const given = request.body['labels'];
      for (const one of Array.isArray(given) ? given : []) labels.add(isObject(one) ? `${one['name']}` : `${one}`);
      return { status: 200, body: [...labels].map((one) => shown(request, one)) };
    }),

  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': (request) =>
    withLabels(request, (labels) => {
      if (!labels.delete(request.values['name'] ?? '')) return notFound;
      return { status: 200, body: [...labels].map((one) => shown(request, one)) };
    }),
} satisfies Partial<Record<OperationName, Operation>>;

function withLabels({ values, world }: Request, act: (labels: Set<string>) => Answer): Answer {
  const number = Number(values['issue_number']);
  if (!world.repository.pulls.has(number)) return notFound;
  const labels = world.repository.labels.get(number) ?? new Set<string>();
  world.repository.labels.set(number, labels);
  return act(labels);
}

function shown({ sample }: Request, name: string): JsonObject {
  return { ...sample('label'), name, description: null, color: 'ededed' };
}
