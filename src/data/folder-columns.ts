/** The columns that folders `name=value` make, from the paths of files. */
export function folderColumns(paths: readonly string[]): ReadonlySet<string> {
  const folders = paths.flatMap((path) => path.split('/').slice(0, -1));
  return new Set(
    folders.filter((folder) => folder.includes('=')).map((folder) => unescaped(folder.split('=')[0] ?? '')),
  );
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
