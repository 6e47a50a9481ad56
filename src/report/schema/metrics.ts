/** All lines of one model: the room that makes them owns their shape. */
export { comparisonSchema as comparison } from '../../metrics/index.ts';
