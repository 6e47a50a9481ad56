import { readFileSync } from 'node:fs';
import { dump } from 'js-yaml';
import { z } from 'zod';
import { anchorOf, projectFile } from '../../src/project/index.ts';
import { alternatives, referencePageOf, referenceSections, sectionOf } from '../../src/project/schema/anchors.ts';
import { metricNames } from './metric-names.ts';

/** One key of `mlops.yaml`, as the reference shows it. */
interface Key {
  readonly path: readonly (string | number)[];
  readonly schema: z.core.$ZodType;
  readonly required: boolean;
}

/** The pages on `mlops.yaml`: every key with meaning, type, default and example, from the schema alone. Path → text. */
export function projectFileReference(): ReadonlyMap<string, string> {
  const keys = [...once(keysOf(projectFile, []))];
  const pages = [[], ...referenceSections].map((section) => {
    const own = keys.filter(({ path }) => sectionOf(wordsOf(path)).join('.') === section.join('.'));
    return [referencePageOf(section), section.length === 0 ? firstPage(own) : pageOf(section, own)] as const;
  });
  return new Map(pages);
}

function firstPage(keys: readonly Key[]): string {
  return `# mlops.yaml

Every key of the project file. Generated from the schema by \`node scripts/generate.ts\`; do not edit.

${exampleOf([])}
| on a page of its own | |
|---|---|
${referenceSections.map((section) => `| [${titleOf(section)}](mlops-yaml/${section.join('-')}.md) | ${firstSentence(section)} |`).join('\n')}

Put this line at the top of the file, and editors complete and check it (\`mlops schema mlops\` prints the schema):

\`\`\`yaml
# yaml-language-server: $schema=<path or address of schemas/mlops.schema.json>
\`\`\`

The file is YAML 1.2: at most 256 KB, no doubled keys, no merge keys (\`<<\`), at most 50 aliases. Unknown keys are
errors. Keys of the format that this version does not have yet are refused as \`not-supported-yet\`.

- **Amount**: \`5\` or \`0.5\` in the unit of the quantity, or a percentage such as \`2%\`.
- **Duration**: \`90s\`, \`30m\`, \`6h\`, \`1d\`. **Size**: \`512MB\` (powers of 1000), \`64GiB\` (powers of 1024).
- **Path**: relative to the model's \`working-directory\` (a leading \`/\` is the repository's root), or for datasets to
  the root; in a file that is [included](../guides/monorepos.md), to that file's folder; never with \`..\`. Outputs (\`artifact\`, \`metrics\`, \`plots\`, \`predictions\`) are relative to the working
  directory or to \`$MLOPS_OUTPUT\`.
- **\`\${{ matrix.<key> }}\`**: in a model with a [\`matrix\`](../guides/many-models.md), the value of the key; no other expression is replaced.
- **Pattern**: a regular expression of the [subset that every engine understands](patterns.md).

${keys.map(keyText).join('\n')}`;
}

function pageOf(section: readonly string[], keys: readonly Key[]): string {
  const names = section.join('.') === 'models.evaluate' ? `\n${metricNames()}` : '';
  return `# mlops.yaml: ${titleOf(section)}

[All pages](../mlops-yaml.md). Generated from the schema by \`node scripts/generate.ts\`; do not edit.

${exampleOf(section)}
${keys.map(keyText).join('\n')}${names}`;
}

const examples = new URL('sections/', import.meta.url);

/** A whole file that shows the section in use. */
function exampleOf(section: readonly string[]): string {
  const name = section.length === 0 ? 'project' : section.join('-');
  return `\`\`\`yaml\n${readFileSync(new URL(`${name}.yaml`, examples), 'utf8')}\`\`\`\n`;
}

function titleOf(section: readonly string[]): string {
  return `\`${section.join('.')}\``;
}

/** Of the description of the section's key. */
function firstSentence(section: readonly string[]): string {
  const key = [...keysOf(projectFile, [])].find(({ path }) => wordsOf(path).join('.') === section.join('.'));
  const description = key === undefined ? '' : String(metaOf(key.schema)['description'] ?? '');
  return description.split(/(?<=\.) /)[0] ?? '';
}

function wordsOf(path: Key['path']): readonly string[] {
  return path.filter((word) => typeof word === 'string' && word !== '*').map(String);
}

function* keysOf(schema: z.core.$ZodType, path: Key['path']): Generator<Key> {
  for (const shape of alternatives(schema)) {
    if (shape instanceof z.ZodRecord) yield* keysOf(shape.valueType, [...path, '*']);
    if (shape instanceof z.ZodArray) yield* keysOf(shape.element, [...path, 0]);
    if (!(shape instanceof z.ZodObject)) continue;
    for (const [name, member] of Object.entries(shape.shape)) {
      const here = [...path, name];
      yield { path: here, schema: member, required: !(member instanceof z.ZodOptional) };
      yield* keysOf(member, here);
    }
  }
}

/** A rule and a list of rules have the same keys: once is enough. */
function* once(keys: Iterable<Key>): Generator<Key> {
  const seen = new Set<string>();
  for (const key of keys) {
    const name = title(key.path);
    if (!seen.has(name)) yield key;
    seen.add(name);
  }
}

const placeholders: Readonly<Record<string, string>> = {
  datasets: '<dataset>',
  models: '<model>',
  launchers: '<launcher>',
  gates: '<metric>',
  columns: '<column>',
  environments: '<environment>',
  ports: '<model>',
};

function title(path: Key['path']): string {
  const words = path.filter((word) => typeof word === 'string');
  return words
    .map((word, index) => (word === '*' ? (placeholders[words[index - 1] ?? ''] ?? '<name>') : word))
    .join('.');
}

function keyText({ path, schema, required }: Key): string {
  const anchor = anchorOf(path).split('#')[1] ?? '';
  const { description, examples, default: preset } = metaOf(schema);
  const name = String(path.at(-1));
  const example = Array.isArray(examples) ? examples[0] : undefined;
  const facts = [`Type: ${typeText(schema)}`, required ? 'required' : presetText(preset)].filter((fact) => fact !== '');
  return `<a id="${anchor}"></a>

${'#'.repeat(path.length === 1 ? 2 : 3)} \`${title(path)}\`

${description ?? ''}

${facts.join(' · ')}

\`\`\`yaml
${dump({ [name]: example }, { flowLevel: 2, lineWidth: -1, flowBracketPadding: true, flowSkipCommaSpace: false }).trimEnd()}
\`\`\`
`;
}

function metaOf(schema: z.core.$ZodType): Readonly<Record<string, unknown>> {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return z.globalRegistry.get(inner) ?? {};
}

function presetText(preset: unknown): string {
  if (preset === undefined) return '';
  return `default: \`${typeof preset === 'string' ? preset : JSON.stringify(preset)}\``;
}

/** What may stand there: the schema's own words where it has them. */
function typeText(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodOptional) return typeText(schema.unwrap());
  const own = ownWords(schema);
  if (own !== undefined) return own;
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => `\`${option}\``).join(', ');
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((value) => `\`${String(value)}\``).join(', ');
  if (schema instanceof z.ZodBoolean) return '`true` or `false`';
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'a whole number' : 'a number';
  if (schema instanceof z.ZodArray) return 'a list';
  if (schema instanceof z.ZodRecord || schema instanceof z.ZodObject) return 'a table of keys';
  return 'text';
}

function ownWords(schema: z.core.$ZodType): string | undefined {
  const { error } = schema._zod.def;
  const text: unknown = error && Reflect.apply(error, undefined, [{ code: 'custom', input: undefined, path: [] }]);
  if (typeof text !== 'string') return undefined;
  return text.replaceAll(/\{[^}]*\}|<[^>]*>|\b\d+(\.\d+)?(s|m|h|%|MB|GiB)(?=\b|,|$)/g, (code) => `\`${code}\``);
}
