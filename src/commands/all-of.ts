import { MlopsError } from '../support/problem.ts';

/** What all works give. Errors: the problems of all that failed, each once; a defect comes before them. */
export async function allOf<Works extends readonly Promise<unknown>[] | []>(
  works: Works,
): Promise<{ -readonly [At in keyof Works]: Awaited<Works[At]> }> {
  const settled = await Promise.allSettled(works);
  const errors: readonly unknown[] = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  if (errors.length > 0) throw together(errors);
  return Promise.all(works);
}

function together(errors: readonly unknown[]): unknown {
  const [first] = errors;
  const known = errors.filter((error) => error instanceof MlopsError);
  if (known.length < errors.length) return errors.find((error) => !(error instanceof MlopsError));
  if (!(first instanceof MlopsError)) return first;
  const problems = new Map(known.flatMap((error) => error.problems).map((each) => [each.message, each]));
  return new MlopsError(first.ends, [...problems.values()]);
}
