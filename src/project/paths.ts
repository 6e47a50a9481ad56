/** A path as a user writes it, below a working directory, as a POSIX path below the repository's root. */
export type Resolved =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string; readonly remedy?: string };

export interface ResolveOptions {
  /** Below the root, '' for the root itself. */
  readonly workingDirectory?: string;
  /** Whether a leading `/` stands for the repository's root; otherwise it is refused. */
  readonly rooted?: boolean;
  /** Keep a slash at the end, which marks a folder. */
  readonly keepSlash?: boolean;
}

/**
 * Resolves a path or glob without looking at any disk: `..`, drive letters, control characters, backslashes and
 * `.git` are refused. Links are a matter for whoever opens the file.
 */
export function resolvePath(text: string, options: ResolveOptions = {}): Resolved {
  const refusal = refuse(text, options.rooted === true);
  if (refusal) return { ok: false, ...refusal };
  const base = text.startsWith('/') ? '' : (options.workingDirectory ?? '');
  const segments = [...base.split('/'), ...text.split('/')].filter((segment) => segment !== '' && segment !== '.');
  const slash = options.keepSlash && text.endsWith('/') && segments.length > 0 ? '/' : '';
  return { ok: true, path: `${segments.join('/')}${slash}` };
}

/** The same for a glob that may begin with `!`. */
export function resolveGlob(text: string, options: ResolveOptions): Resolved {
  if (!text.startsWith('!')) return resolvePath(text, { ...options, keepSlash: true });
  const inner = resolvePath(text.slice(1), { ...options, keepSlash: true });
  return inner.ok ? { ok: true, path: `!${inner.path}` } : inner;
}

/** Whether a text is meant as a path where a dataset's name could stand as well. */
export function looksLikePath(text: string): boolean {
  return /[/\\*?[{]/.test(text) || /\.[A-Za-z0-9]+$/.test(text) || text === '.' || text === '..';
}

function refuse(text: string, rooted: boolean): { readonly message: string; readonly remedy?: string } | undefined {
  if (text === '' || text === '!') return { message: 'a path cannot be empty' };
  if (/[\u0000-\u001f\u007f]/.test(text)) return { message: 'a path cannot hold control characters' };
  if (/^[A-Za-z]:/.test(text)) return { message: `"${text}" begins with a drive letter` };
  if (text.includes('\\')) return { message: `"${text}" holds a backslash`, remedy: 'Separate folders with `/`.' };
  if (/(^|[/{,(|!])\.\.($|[/},)|])/.test(text)) {
    const remedy = rooted && !text.startsWith('/') ? "Begin with `/`, which is the repository's root." : undefined;
    return { message: `"${text}" leads upwards with \`..\``, ...(remedy ? { remedy } : {}) };
  }
  if (text.startsWith('//') || (text.startsWith('/') && !rooted)) {
    return { message: `"${text}" is an absolute path`, remedy: "Write it relative to the repository's root." };
  }
  if (text.split('/').some((segment) => segment.toLowerCase() === '.git')) {
    return { message: `"${text}" is inside git's own folder` };
  }
  return undefined;
}
