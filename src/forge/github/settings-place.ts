import type { Place } from './ask.ts';

/** A repository, and where people look at it. */
export interface SettingsPlace extends Place {
  readonly page: string;
}
