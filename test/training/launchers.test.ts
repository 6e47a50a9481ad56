import { localLauncher } from '../../src/training/index.ts';
import { launcherContract } from './launcher.contract.ts';

launcherContract('local', localLauncher);
