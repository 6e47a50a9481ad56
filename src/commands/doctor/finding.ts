import { MlopsError } from '../../support/problem.ts';

/** One answer of the doctor. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'warn' | 'bad';
  readonly says: string;
  readonly remedy?: string;
}

/** An error as an answer; a defect of ours stays an error. */
export function bad(what: string, error: unknown): Finding {
  if (!(error instanceof MlopsError)) throw error;
  const [first] = error.problems;
  const more = error.problems.length > 1 ? ` (and ${error.problems.length - 1} more)` : '';
  const place = first?.place === undefined ? '' : `${first.place.file}:${first.place.line}:${first.place.column}: `;
  const remedy = first?.remedy;
  return {
    what,
    state: 'bad',
    says: `${place}${first?.message ?? error.message}${more}`,
    ...(remedy === undefined ? {} : { remedy }),
  };
}
