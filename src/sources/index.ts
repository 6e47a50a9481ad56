export type { AroundSources } from './around.ts';
export { openSources } from './open-sources.ts';
export type { Bringing, Brought, LfsServer, PointedContent, SourceObject, Sources } from './port.ts';
export { sourceReasons } from './reasons.ts';
export type { Trusted } from './trusted.ts';
