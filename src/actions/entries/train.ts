import { begin } from '../begin.ts';

await begin('train', () => import('../train.ts'));
