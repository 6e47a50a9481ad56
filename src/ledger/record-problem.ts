/** What can go wrong with records on a ref, before a room says it in its own words. */
export type RecordFailure = 'unavailable' | 'refused' | 'busy' | 'corrupt';

/** Makes the error that the user sees; each room that keeps records on a ref brings its own; `remedy` where the case has one of its own. */
export type RecordProblem = (failure: RecordFailure, sentence: string, remedy?: string) => Error;
