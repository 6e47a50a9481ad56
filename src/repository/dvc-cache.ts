import { access } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Absolute path of a content in DVC's cache, or undefined. DVC 3 keeps `files/md5/<2>/<rest>`, DVC 2 kept `<2>/<rest>`.
 * @param root of the work tree @param md5 as a pointer has it: a list of files ends in `.dir`
 */
export async function dvcCached(root: string, md5: string): Promise<string | undefined> {
  for (const layout of [join('files', 'md5'), '']) {
    const file = join(root, '.dvc', 'cache', layout, md5.slice(0, 2), md5.slice(2));
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  return undefined;
}
