import { dump } from 'js-yaml';
import { z } from 'zod';
import { formatPath, type Places } from '../project/index.ts';
import { didYouMean } from '../support/nearest.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { promotionReasons } from './reasons.ts';
import { meant, written } from './release-form.ts';
import { releaseSchema } from './release-schema.ts';
import { largestRelease, readReleaseDocument } from './release-yaml.ts';
import type { Release } from './types.ts';

const title =
  '# Written by mlops, and changed by promotion pull requests only: any other change is refused when it is deployed.\n';

/**
 * The text of `release.yaml`: equal releases have equal bytes. Throws MlopsError `promotion-release-unreadable` where it
 * would be larger than what is read; a ZodError for a release that could not be read back, which is a defect of the caller.
 */
export function renderRelease(release: Release): string {
  const body = dump(releaseSchema.parse(written(release)), { lineWidth: -1, noRefs: true });
  const text = `${title}${body}`;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= largestRelease) return text;
  const sentence = `The release of ${release.model} would have ${bytes} bytes with its ${release.artifact.files.length} files; at most ${largestRelease} are read.`;
  const remedy = 'Let the training write fewer files, for example one archive.';
  throw MlopsError.of(promotionReasons, 'promotion-release-unreadable', sentence, { remedy });
}

/**
 * Reads a release file. Throws MlopsError with all problems and their lines: `promotion-release-unreadable`,
 * `promotion-release-invalid`, `promotion-release-too-new`.
 * @param file as it is named in errors: `env/production:releases/delay/release.yaml`
 */
export function parseRelease(text: string, file: string): Release {
  const { value, places } = readReleaseDocument(text, file);
  const versioned = z.looseObject({ 'schema-version': z.int() }).safeParse(value);
  if (versioned.success && versioned.data['schema-version'] > 1) {
    const message = `${file} has schema version ${versioned.data['schema-version']}; this version reads up to 1.`;
    throw MlopsError.of(promotionReasons, 'promotion-release-too-new', message, {
      place: places.value(['schema-version']),
    });
  }
  const parsed = releaseSchema.safeParse(value);
  if (parsed.success) return meant(parsed.data);
  throw new MlopsError(
    'input',
    parsed.error.issues.flatMap((issue) => problemsOf(issue, [], places)),
  );
}

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

function problemsOf(issue: Issue, base: Path, places: Places): readonly Problem[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, places));
  const inner = issue.code === 'invalid_union' ? fitting(issue) : [];
  if (inner.length > 0) return inner.flatMap((each) => problemsOf(each, path, places));
  const where = path.length === 0 ? '' : `${formatPath(path)}: `;
  return [{ reason: 'promotion-release-invalid', message: `${where}${said(issue)}`, place: places.value(path) }];
}

/** Our own texts complete "expected …"; zod's are sentences of their own. */
function said({ message }: Issue): string {
  if (message.endsWith('received undefined')) return 'the key is missing';
  return /^(Invalid|Too) /.test(message) ? message : `expected ${message}`;
}

function unknownKey(key: string, path: Path, places: Places): Problem {
  const allowed = keysAt(releaseSchema, path);
  const message = `${formatPath([...path, key])}: unknown key${allowed.length === 0 ? '' : `; allowed here: ${allowed.join(', ')}`}`;
  const remedy = didYouMean(key, allowed);
  const place = places.at([...path, key]);
  return { reason: 'promotion-release-invalid', message, place, ...(remedy === undefined ? {} : { remedy }) };
}

/** The problems of the alternative that was meant: the one that goes wrong inside, with the fewest problems. */
function fitting(issue: Issue & { readonly code: 'invalid_union' }): readonly Issue[] {
  const inside = issue.errors.filter((branch) => branch.some((each) => each.path.length > 0));
  return inside.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path);
  if (schema instanceof z.ZodArray && path.length > 0) return keysAt(schema.element, path.slice(1));
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))];
  if (!(schema instanceof z.ZodObject)) return [];
  const [first, ...rest] = path;
  if (first === undefined) return Object.keys(schema.shape);
  const member = schema.shape[String(first)];
  return member === undefined ? [] : keysAt(member, rest);
}
