import { MlopsError } from '../../support/problem.ts';
import type { Reasons } from '../ports.ts';

/** One answer of the doctor. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'warn' | 'bad';
  readonly says: string;
  readonly remedy?: string;
  /** The code of an error. */
  readonly reason?: string;
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
    ...(first === undefined ? {} : { reason: first.reason }),
  };
}

/** An error that came without a remedy of its own gets that of its reason. */
export function withAdvice(finding: Finding, reasons: Pick<Reasons, 'remedyOf'>): Finding {
  const remedy = finding.remedy ?? (finding.reason === undefined ? undefined : reasons.remedyOf(finding.reason));
  return remedy === undefined ? finding : { ...finding, remedy };
}
