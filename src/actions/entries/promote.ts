import { begin } from '../begin.ts';

await begin('promote', () => import('../promote.ts'));
