/** Files beside the project file, of the same commit or work tree. Asked of a pipeline alone. */
export interface FilesAround {
  /** Content of a text, by its path below the root; undefined where no such file is. */
  readonly text: (path: string) => string | undefined;
  /** Paths of the files that git has at a path or below it, below the root. */
  readonly files: (path: string) => readonly string[];
}

/** Nothing but the project file is known. */
export const nothingAround: FilesAround = { text: () => undefined, files: () => [] };
