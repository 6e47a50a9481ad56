export { parseTolerantJson } from './json.ts';
export { readMetricsFile, readMetricsFiles } from './read.ts';
export { readerReasons } from './reasons.ts';
export type { MetricsReading } from './types.ts';
