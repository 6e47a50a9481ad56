/** What somebody says of a file that is to lie below a folder. */
export interface Member {
  /** Its path, with `/`; that of a folder ends in one. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
}

/**
 * Members that every file system can keep as plain files, each at a path of its own below one folder.
 * @param most bytes of all of them together
 * @throws RangeError for anything else
 */
export function requirePlain(members: readonly Member[], most: number): void {
  const bytes = members.reduce((sum, member) => sum + member.bytes, 0);
  if (bytes > most) throw new RangeError(`${bytes} bytes would come out of it`);
  const seen = new Set<string>();
  for (const { name, kind } of members) {
    if (kind === 'other') throw new RangeError(`${shownName(name)} is no plain file`);
    if (!isPlain(kind === 'folder' ? name.slice(0, -1) : name))
      throw new RangeError(`${shownName(name)} is no path below it`);
    // Some file systems take two names for one that differ in letter case, or in how a letter is put together.
    const same = name.normalize('NFC').toLowerCase();
    if (seen.has(same)) throw new RangeError(`${shownName(name)} stands there twice`);
    seen.add(same);
  }
}

/** Names that every file system takes for the same path below a folder. */
function isPlain(path: string): boolean {
  const strange = /[\p{Cc}\\:*?"<>|]/u;
  return path
    .split('/')
    .every((part) => part !== '' && !/^\.{1,2}$/.test(part) && !strange.test(part) && part.length <= 255);
}

/** A name that anybody may have chosen, for a sentence. */
export function shownName(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
