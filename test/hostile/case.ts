/** One thing that a pull request tries. */
export interface HostileCase {
  /** Names it in tests; of small letters and hyphens. */
  readonly id: string;
  readonly tries: string;
  readonly mustNot: string;
}

/** Where a text stands that a pull request brings. */
export type TextPlace =
  | 'column'
  | 'category'
  | 'cell'
  | 'metric'
  | 'parameter'
  | 'log-line'
  | 'check-name'
  | 'data-file'
  | 'other-file';

/** A text that is allowed where it stands, and has to stay text. */
export interface TextCase extends HostileCase {
  readonly place: TextPlace;
  readonly text: string;
}
