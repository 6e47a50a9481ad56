import type { Repository } from '../repository/index.ts';
import type { Store } from '../store/port.ts';
import type { Ports } from './ports.ts';

/** The store that a project or a release names; a relative folder is one of this clone, and so is what is kept of a remote one. */
export function namedStore(
  { store }: { readonly store: string },
  { root }: Pick<Repository, 'root'>,
  ports: Pick<Ports, 'openStore'>,
): Promise<Store> {
  return ports.openStore({ store, root });
}
