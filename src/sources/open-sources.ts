import { readSourceAddress, sourcePath } from '../support/source-address.ts';
import { type AroundSources, notAsked } from './around.ts';
import type { SourceObject, Sources } from './port.ts';

/** Sources of one command: what an address holds is asked once. Code that speaks with servers is loaded when it is needed. */
export function openSources(around: AroundSources): Sources {
  const known = new Map<string, Promise<readonly SourceObject[]>>();
  const remote = () => import('./remote/remote-sources.ts').then(({ openRemoteSources }) => openRemoteSources(around));
  let opened: ReturnType<typeof remote> | undefined;
  const ask = () => {
    opened ??= remote();
    return opened;
  };
  const find = async (source: string): Promise<readonly SourceObject[]> => {
    const read = readSourceAddress(source);
    if (!read.ok) throw new TypeError(`${source} was taken for an address: ${read.message}`);
    const { address } = read;
    // Nobody is asked for a file of which the digest is known.
    if (address.kind === 'https')
      return [{ address, key: '', path: sourcePath(source), bytes: undefined, tag: undefined }];
    if (around.offline) throw notAsked(source);
    return (await ask()).find(address);
  };
  return {
    find(source) {
      const found = known.get(source) ?? find(source);
      known.set(source, found);
      return found;
    },
    bring: async (objects, bringing) => (await ask()).bring(objects, bringing),
    bringPointed: async (content, bringing) => (await ask()).bringPointed(content, bringing),
  };
}
