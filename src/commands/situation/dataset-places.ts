import type { LoadedProject } from '../../project/index.ts';
import type { ReadCommit } from './read-commit.ts';

/** The candidate, where each problem of a dataset names the line of its `source` in the project file. */
export function withPlaces<Read extends Pick<ReadCommit, 'datasets'>>(
  candidate: Read,
  { places, project }: LoadedProject,
): Read & Pick<ReadCommit, 'datasets'> {
  const datasets = [...candidate.datasets].map(([name, resolved]) => {
    const own = project.datasets.get(name); // the base's contract may lie elsewhere in the base's file
    if (own === undefined || resolved.problems.length === 0) return [name, resolved] as const;
    const place = places.value(own.implicit ? own.path : [...own.path, own.view === undefined ? 'source' : 'from']);
    const problems = resolved.problems.map((problem) => ({ place, ...problem }));
    return [name, { ...resolved, problems }] as const;
  });
  return { ...candidate, datasets: new Map(datasets) };
}
