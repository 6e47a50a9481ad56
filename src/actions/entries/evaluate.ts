import { begin } from '../begin.ts';

await begin('evaluate', () => import('../evaluate.ts'));
