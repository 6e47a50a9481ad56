import { begin } from '../begin.ts';

await begin('deploy', () => import('../deploy.ts'));
