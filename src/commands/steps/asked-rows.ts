import type { ScoredRowsRequest } from '../../data/index.ts';
import type { Evaluate } from '../../project/types.ts';

/** What an evaluation says of how its rows are read. */
export function askedRows({
  task,
  label,
  positive,
  compute,
  cluster,
}: Evaluate): Pick<ScoredRowsRequest, 'task' | 'labelColumn' | 'positive' | 'scores' | 'cluster'> {
  return {
    ...(task && { task }),
    ...(label?.column !== undefined && { labelColumn: label.column }),
    ...(positive !== undefined && { positive }),
    ...(task === 'scored' && { scores: compute }),
    cluster,
  };
}
