import { begin } from '../begin.ts';

await begin('build', () => import('../build.ts'));
