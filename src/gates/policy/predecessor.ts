import type { Dataset, Project } from '../../project/types.ts';

/**
 * The dataset of the base that one of the head continues: that of its name; for a new name the one without a section of
 * its own whose path the new one reads, or whose role in a model it took, so that a section or another path is no way
 * out of what the base asks without a word. (A section that goes away is `contract-removed`.) Undefined: there is none.
 * @param since the project where the head's branch left the base: a section that the base has gained since then counts
 * like none, for the head did not take it away
 */
export function predecessorOf(base: Project, head: Project, name: string, since?: Project): Dataset | undefined {
  const same = base.datasets.get(name);
  const now = head.datasets.get(name);
  if (same !== undefined || now === undefined) return same;
  const gained = (dataset: Dataset) => since !== undefined && (since.datasets.get(dataset.name)?.implicit ?? true);
  const gone = [...base.datasets.values()].filter(
    (dataset) => (dataset.implicit || gained(dataset)) && !head.datasets.has(dataset.name),
  );
  const isSame = ({ source, view }: Dataset) => source === now.source && view === undefined && now.view === undefined;
  return gone.find(isSame) ?? gone.find((before) => tookRole(base, head, before, now));
}

/** Whether a model reads the one where it has read the other. */
export function tookRole(base: Project, head: Project, before: Dataset, now: Dataset): boolean {
  return [...head.models.values()].some((model) => {
    const roles = base.models.get(model.name)?.data ?? new Map<string, string>();
    return [...model.data].some(([role, name]) => name === now.name && roles.get(role) === before.name);
  });
}
