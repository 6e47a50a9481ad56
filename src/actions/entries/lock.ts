import { begin } from '../begin.ts';

await begin('lock', () => import('../lock.ts'));
