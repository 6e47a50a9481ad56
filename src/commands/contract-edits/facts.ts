import type { WiderType } from '../../data/index.ts';
import type { DataReport } from '../../data/types.ts';
import type { ProjectTexts } from '../../project/index.ts';
import type { Dataset, Values } from '../../project/types.ts';

/** What is known of a dataset version, so that edits can name numbers and values. */
export interface Facts {
  readonly dataset: Dataset;
  readonly rows: number;
  readonly columns: DataReport['columns'];
  /** Whether `extreme` is a value, or only something that none lies beyond. */
  readonly isExact: boolean;
  /** The smallest or largest value as text, or something beyond it; undefined where nobody can tell. */
  extreme(column: string, side: 'min' | 'max'): Promise<string | undefined>;
  /** Values outside of a list; `many` where there are more than that; undefined where nobody can tell. */
  outside(column: string, list: Values, most: number): Promise<readonly string[] | 'many' | undefined>;
  widenings(): Promise<readonly WiderType[]>;
}

/** What edits are made from: facts about the data, and the project's files as they are by then. */
export interface EditContext {
  readonly facts: Facts;
  readonly texts: ProjectTexts;
}
