import { begin } from '../begin.ts';

await begin('main', () => import('../main.ts'));
