import type { Context } from '../normalize/context.ts';

/** What GTO takes as the name of an artifact or a stage: `name` of its constants. */
const gtoName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Names become parts of tags. */
export function checkTags({ written, names, list }: Context): void {
  if (written.tags === undefined) return;
  for (const section of ['models', 'environments'] as const) {
    for (const name of names[section]) {
      if (gtoName.test(name)) continue;
      const why =
        'is no name that GTO reads in a tag (`tags: gto`): lower-case letters, digits and `-`, beginning and ending with a letter or digit';
      list.add('name-not-for-tags', [section, name], `\`${name}\` ${why}`);
    }
  }
}
