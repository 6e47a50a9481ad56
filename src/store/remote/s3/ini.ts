/** Sections of a file of settings, by their names: `[profile dev]` is `profile dev`. */
export type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads the shared files of AWS: sections, `name = value`, comments at the beginning of a line. Indented lines belong to a
 * setting of several lines, of which there is none for us.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function readSections(text: string): Sections {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line) || /^\s/.test(line)) continue;
    const name = /^\[\s*([^\]]+?)\s*\]/.exec(line)?.[1]?.replaceAll(/\s+/g, ' ');
    if (name !== undefined) {
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      continue;
    }
    const [, key, value = ''] = /^([^=]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined) section?.set(key.toLowerCase(), value);
  }
  return sections;
}
