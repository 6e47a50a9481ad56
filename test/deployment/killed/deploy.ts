/** One deployment as a process of its own: `deploy.ts <root> <code> <version> <port or 0> <port on which it dies>`. */
import { openLocalTarget } from '../../../src/deployment/targets/local.ts';
import { deployable, quiet } from './world.ts';

const [root = '', code = '', version = '1', port = '0', diesOn = '0'] = process.argv.slice(2);
const target = openLocalTarget(
  { kind: 'local', folder: 'target', ports: new Map(port === '0' ? [] : [['delay', Number(port)]]) },
  quiet(root, code),
  { stopGrace: 2000 },
);
const wanted = deployable(code, Number(version), Number(diesOn));
await target.stage(wanted);
const applying = target.apply(wanted);
// A server that is meant to die there is no defect of this process.
await (diesOn === '0' ? applying : applying.catch(() => target.discard(wanted)));
