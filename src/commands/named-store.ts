import { isAbsolute, join } from 'node:path';
import type { Repository } from '../repository/index.ts';
import type { Store } from '../store/port.ts';
import type { Ports } from './ports.ts';

/** The store that a project or a release names; a relative folder is one of this clone. */
export function namedStore(
  { store }: { readonly store: string },
  { root }: Pick<Repository, 'root'>,
  ports: Pick<Ports, 'openStore'>,
): Promise<Store> {
  return ports.openStore(isAbsolute(store) ? store : join(root, store));
}
