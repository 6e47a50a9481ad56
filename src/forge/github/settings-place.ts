import type { Place } from './ask.ts';

/** A repository, and where people look at it. */
export interface SettingsPlace extends Place {
  readonly page: string;
  /** The number of GitHub Actions as an App; undefined where the server does not say it. Asked once. */
  readonly actionsApp: () => Promise<number | undefined>;
}
