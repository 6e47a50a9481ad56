/** Texts and paths of the same commit or work tree as the project file: of what pipelines name, and all that git has. */
export interface FilesBeside {
  /** Path below the root → content. */
  readonly texts: ReadonlyMap<string, string>;
  readonly paths: readonly string[];
}

/** What a pipeline asks of them. */
export interface FilesAround {
  /** Content of a text, by its path below the root; undefined where no such file is. */
  readonly text: (path: string) => string | undefined;
  /** Paths of the files that git has at a path or below it, below the root. */
  readonly files: (path: string) => readonly string[];
}

/** @param asked told each path whose text is wanted */
export function aroundOf(beside: FilesBeside | undefined, asked?: (path: string) => void): FilesAround {
  const { texts, paths } = beside ?? { texts: new Map<string, string>(), paths: [] };
  return {
    text(path) {
      asked?.(path);
      return texts.get(path);
    },
    files: (path) => paths.filter((each) => path === '' || each === path || each.startsWith(`${path}/`)),
  };
}

/** Whether both hold the same; what is absent in both is the same, too. */
export function sameBeside(one: FilesBeside | undefined, other: FilesBeside | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.texts.size !== other.texts.size || one.paths.length !== other.paths.length) return false;
  return (
    [...one.texts].every(([path, text]) => other.texts.get(path) === text) &&
    one.paths.every((path, index) => other.paths[index] === path)
  );
}
