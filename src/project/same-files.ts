import { extname } from 'node:path';
import picomatch from 'picomatch';
import { isPlainPath, matcher } from './tree.ts';

/**
 * Whether two sources (paths, folders or globs below the root) can name the same file. Told by their texts alone: a path
 * without an ending may be a folder, and what a glob says beyond `*`, `?`, `**`, classes and `{a,b}` counts as anything.
 */
export function nameSameFile(a: string, b: string): boolean {
  const [one, other] = [plainName(a), plainName(b)];
  const [onePlain, otherPlain] = [isPlainPath(one), isPlainPath(other)];
  if (onePlain && otherPlain) return isWithin(one, other) || isWithin(other, one);
  if (onePlain) return globNames(b, one, a);
  if (otherPlain) return globNames(a, other, b);
  return globsMeet(a, b);
}

/** Whether a source may name something below a folder. */
export function mayNameBelow(source: string, folder: string): boolean {
  return isPlainPath(source) ? source.startsWith(`${folder}/`) : nameSameFile(source, `${folder}/**`);
}

/** A DVC pointer stands for the file beside it. */
function plainName(source: string): string {
  return source.replace(/\.dvc$/, '').replace(/\/+$/, '');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function globNames(glob: string, path: string, source: string): boolean {
  if (matcher(glob)(path) || isWithin(picomatch.scan(glob).base, path)) return true;
  const isFolder = source.endsWith('/') || extname(path) === '';
  return isFolder && globsMeet(glob, `${path}/**`);
}

function globsMeet(a: string, b: string): boolean {
  const others = alternatives(b).map(segmentsOf);
  return alternatives(a)
    .map(segmentsOf)
    .some((one) => others.some((other) => meet(one, other, '**', segmentsMeet)));
}

/** So many texts of one glob; what has more counts as anything from its first brace on. */
const mostAlternatives = 64;

/** `{a,b}` written out. */
function alternatives(glob: string): readonly string[] {
  let texts: readonly string[] = [glob];
  for (;;) {
    const next = texts.flatMap((text) => {
      const [whole, inside = ''] = /\{([^{}]*,[^{}]*)\}/.exec(text) ?? [];
      return whole === undefined ? [text] : inside.split(',').map((each) => text.replace(whole, () => each));
    });
    if (next.length > mostAlternatives) return [glob];
    if (next.length === texts.length) return next;
    texts = next;
  }
}

/** `[ab]` is any one character here, and what follows a sign that is not understood any path. */
function segmentsOf(glob: string): readonly string[] {
  const whole = glob.endsWith('/') ? `${glob}**` : glob;
  const [known = '', ...rest] = whole.replaceAll(/\[[^\]/]+\]/g, '?').split(/[^/]*[{}()[\]\\]/);
  const segments = known.split('/').filter((segment) => segment !== '');
  return rest.length > 0 ? [...segments, '**'] : segments;
}

function segmentsMeet(a: string, b: string): boolean {
  return meet([...a], [...b], '*', (one, other) => one === other || one === '?' || other === '?');
}

/** Beyond so many steps nobody waits for the answer: it counts as yes. */
const mostSteps = 1_000_000;

/**
 * Whether some sequence fits two patterns.
 * @param many the member that stands for any number of others @param fits asked of two others
 */
function meet(a: readonly string[], b: readonly string[], many: string, fits: (a: string, b: string) => boolean) {
  if (a.length * b.length > mostSteps) return true;
  // From the end: `after[j]` is the answer for what follows this member of `a`, and what is left of `b` from `j` on.
  let after: readonly boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const here: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) here[j] = answer(a[i], b[j], { after, here, j });
    after = here;
  }
  return after[0] === true;

  function answer(one: string | undefined, other: string | undefined, { after, here, j }: Row): boolean {
    if (one === undefined && other === undefined) return true;
    if (one === many && after[j] === true) return true;
    if (other === many && here[j + 1] === true) return true;
    if (one === undefined || other === undefined) return false;
    if (one === many) return here[j + 1] === true;
    if (other === many) return after[j] === true;
    return fits(one, other) && after[j + 1] === true;
  }
}

interface Row {
  readonly after: readonly boolean[];
  readonly here: readonly boolean[];
  readonly j: number;
}
