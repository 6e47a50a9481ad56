import { isDatabaseAddress } from '../support/database-table.ts';
import { isKnownScheme } from '../support/source-address.ts';
import type { ProblemList } from './problem-list.ts';
import { found, memberAt } from './schema/found.ts';
import { take } from './schema/take.ts';
import type { ProjectPath } from './types.ts';

/** A key, or a value of a key, that the design has and this version does not. */
interface Later {
  /** Keys from the root; `*` stands for any name or index. */
  readonly pattern: readonly string[];
  /** Only such values; absent: any. */
  readonly when?: (value: unknown) => boolean;
  /** Only in such tables; absent: in any. */
  readonly beside?: (table: unknown) => boolean;
  /** The required key of the same table that it stands in for. */
  readonly instead?: string;
  /** How many levels above the place the whole table is left out of further checks. */
  readonly drop?: number;
}

const addressed = (value: unknown): boolean => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\/\//i.test(value);
/** An address of a store that no version reads yet: `hf://…`. */
const laterAddress = (value: unknown): boolean =>
  addressed(value) && typeof value === 'string' && !isKnownScheme(value) && !isDatabaseAddress(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const among =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && names.includes(value);
const fromMlflow = (value: unknown): boolean => typeof value === 'string' && value.startsWith('mlflow:');
const withUnit = (value: unknown): boolean => typeof value === 'string' && /^-?\d+(\.\d+)?\s*[a-z]+$/i.test(value);
const driftSource = (value: unknown): boolean =>
  typeof value === 'string' && value !== 'base' && value !== 'none' && value !== '';

function keys(at: string, names: string, instead?: string): readonly Later[] {
  return names.split(' ').map((name) => ({
    pattern: at === '' ? [name] : [...at.split('.'), name],
    ...(instead === undefined ? {} : { instead }),
  }));
}

function values(at: string, when: (value: unknown) => boolean, drop = 0): Later {
  return { pattern: at.split('.'), when, drop };
}

const laters: readonly Later[] = [
  ...keys('', 'lock'),
  ...keys('defaults', 'image'),
  values('datasets.*', laterAddress),
  values('datasets.*.source', laterAddress),
  values('datasets.*.format', among('avro', 'delta', 'excel', 'iceberg', 'lance', 'orc', 'xml')),
  values('datasets.*.columns.*.values', isText),
  values('datasets.*.drift.against', driftSource),
  ...keys('datasets.*.drift', 'limit'),
  // Its rows would have to be taken out of the database before anything could be said about them.
  { pattern: ['datasets', '*', 'build'], drop: 1, beside: (dataset) => isTable(memberAt(dataset, ['source'])) },
  ...keys('models.*', 'image secrets'),
  values('models.*.base-model', addressed),
  values('models.*.needs.*', addressed),
  values('models.*.data', addressed),
  values('models.*.data.*', addressed),
  ...keys('models.*.train', 'image env retries checkpoints'),
  ...keys('models.*.train.resources', 'nodes'),
  ...keys('models.*.evaluate', 'image env'),
  values('models.*.evaluate.task', among('multilabel', 'forecast', 'ranking')),
  values('models.*.artifact', fromMlflow),
  values('models.*.artifact.*', fromMlflow),
  ...keys('models.*.metrics', 'mlflow', 'file'),
  ...keys('models.*.metrics.*', 'mlflow', 'file'),
  values('models.*.metrics', fromMlflow),
  values('models.*.metrics.*', fromMlflow),
  ...keys('models.*.gates.*', 'max-gap'),
  ...keys('models.*.gates.*.*', 'max-gap'),
  ...['min', 'max'].flatMap((limit) => [
    values(`models.*.gates.*.${limit}`, withUnit),
    values(`models.*.gates.*.*.${limit}`, withUnit),
  ]),
  ...keys('models.*.serve', 'manifests'),
  values('launchers.*.kind', among('kubernetes', 'slurm', 'command'), 1),
  values('environments.*.target.kind', among('kubernetes', 'kserve', 'gitops'), 1),
  ...keys('environments.*.target', 'rollout'),
];

/** A document without what is not supported yet, and what was taken out of it. */
export interface Supported {
  readonly document: unknown;
  /** True where a required key is missing only because a removed one stood in its place. */
  readonly excused: (path: ProjectPath) => boolean;
}

/** Reports every key and value that comes in a later version, and takes it out; `document` itself is not changed. */
export function withoutLater(document: unknown, list: ProblemList): Supported {
  const rest = structuredClone(document);
  const excused: ProjectPath[] = [];
  const remove = (path: ProjectPath, message: string, value: boolean, above = 0): void => {
    if (memberAt(rest, path) === undefined) return;
    list.add('not-supported-yet', path, message, { value, secret: isSecret(memberAt(rest, path)) });
    const gone = take(rest, path.slice(0, path.length - above));
    excused.push(gone);
  };
  const places = matches(rest);
  for (const later of laters) {
    const { when, instead, drop } = later;
    for (const path of (places.get(later) ?? []).filter((one) => isLater(later, rest, one))) {
      remove(path, `${nameOf(later, rest, path)} is not supported in this version`, when !== undefined, drop);
      if (instead !== undefined) excused.push([...path.slice(0, -1), instead]);
    }
  }
  return { document: rest, excused: (path) => excused.some((each) => samePath(each, path)) };
}

const isTable = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const isSecret = (value: unknown): boolean => typeof value === 'string' && isDatabaseAddress(value);

function isLater({ when, beside }: Later, document: unknown, path: ProjectPath): boolean {
  if (when && !when(memberAt(document, path))) return false;
  return beside === undefined || beside(memberAt(document, path.slice(0, -1)));
}

/** The value, or the key, that a message is about. */
function nameOf({ when, beside }: Later, document: unknown, path: ProjectPath): string {
  const here = memberAt(document, path);
  if (when) return isSecret(here) ? 'an address with a password' : found(here).text;
  const key = `\`${String(path.at(-1))}\``;
  return beside ? `${key} of rows in a database` : key;
}

/** The patterns by their first key, so that a document is walked through once and not for each of them. */
interface Step {
  readonly ends: Later[];
  readonly next: Map<string, Step>;
}

const steps = stepsOf(laters);

function stepsOf(all: readonly Later[]): Step {
  const root: Step = { ends: [], next: new Map() };
  for (const later of all) {
    let step = root;
    for (const key of later.pattern) {
      const next = step.next.get(key) ?? { ends: [], next: new Map() };
      step.next.set(key, next);
      step = next;
    }
    step.ends.push(later);
  }
  return root;
}

/** All paths of a document that the patterns describe. */
function matches(document: unknown): ReadonlyMap<Later, readonly ProjectPath[]> {
  const places = new Map<Later, ProjectPath[]>(laters.map((later) => [later, []]));
  const walk = (value: unknown, { ends, next }: Step, path: ProjectPath): void => {
    for (const later of ends) places.get(later)?.push(path);
    if (next.size === 0) return;
    const any = next.get('*');
    for (const [name, member] of members(value)) {
      if (any !== undefined) walk(member, any, [...path, name]);
      const named = typeof name === 'string' && name !== '*' ? next.get(name) : undefined;
      if (named !== undefined) walk(member, named, [...path, name]);
    }
  };
  walk(document, steps, []);
  return places;
}

function members(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function samePath(a: ProjectPath, b: ProjectPath): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index]);
}
