import type { OpenTarget } from './port.ts';
import { openCommandTarget } from './targets/command.ts';
import { openLocalTarget } from './targets/local.ts';

/** The target that a release names. */
export const openTarget: OpenTarget = async (target, around) => {
  switch (target.kind) {
    case 'local':
      return openLocalTarget(target, around);
    case 'command':
      return openCommandTarget(target, around);
  }
};
