import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { dump, load as loadYaml } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectFileReference } from '../../scripts/reference/project-file.ts';
import { anchorOf, type ProjectPath, projectFile } from '../../src/project/index.ts';
import { alternatives } from '../../src/project/schema/anchors.ts';
import { allReasons, reasonTables } from '../../src/reasons.ts';
import { schemas, schemaText } from '../../src/schemas.ts';
import { put } from './expand/support.ts';
import { fixture, load, problemsOf } from './support.ts';

const pages = projectFileReference();

/** Every key below a schema, with its schema. */
function* keys(schema: z.core.$ZodType, path: ProjectPath): Generator<readonly [ProjectPath, z.ZodType]> {
  for (const shape of alternatives(schema)) {
    if (shape instanceof z.ZodRecord) yield* keys(shape.valueType, [...path, 'x']);
    if (shape instanceof z.ZodArray) yield* keys(shape.element, [...path, 0]);
    if (!(shape instanceof z.ZodObject)) continue;
    for (const [name, member] of Object.entries(shape.shape)) {
      if (member instanceof z.ZodType) yield [[...path, name], member];
      yield* keys(member as z.core.$ZodType, [...path, name]);
    }
  }
}

const all = [...keys(projectFile, [])];

describe('the reference of mlops.yaml', () => {
  it('has a part for every key, with meaning and an example that the schema takes', () => {
    expect(all.length).toBeGreaterThan(90);
    for (const [path, schema] of all) {
      const [page = '', anchor] = anchorOf(path).split('#');
      expect(pages.get(page)).toContain(`<a id="${anchor}"></a>`);
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      const meta = z.globalRegistry.get(inner as z.core.$ZodType);
      expect(meta?.description, path.join('.')).toMatch(/\.$/);
      const [example] = (meta?.['examples'] ?? []) as readonly unknown[];
      expect(schema.safeParse(example).success, `${path.join('.')}: ${JSON.stringify(example)}`).toBe(true);
      if (meta?.['default'] !== undefined) expect(schema.safeParse(meta['default']).success).toBe(true);
    }
  });

  it('has no anchor twice, and only examples that are YAML', () => {
    const text = [...pages.values()].join('\n');
    const anchors = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const [, block] of text.matchAll(/```yaml\n([^#`][^`]*)```/g))
      expect(() => loadYaml(block ?? '')).not.toThrow();
  });

  it('begins each page with a whole file that loads without a warning', () => {
    expect(pages.size).toBe(11);
    for (const [name, text] of pages) {
      const [, example = ''] = /^```yaml\n(.*?)^```/ms.exec(text) ?? [];
      expect(example, name).toMatch(/^version: 1\n/);
      expect(load(example).warnings, name).toEqual([]);
    }
  });

  it('is found from any path, by its nearest key', () => {
    expect(anchorOf([])).toBe('docs/reference/mlops-yaml.md');
    expect(anchorOf(['nope'])).toBe('docs/reference/mlops-yaml.md');
    expect(anchorOf(['datasets', 'd', 'columns', 'c', 'nulls', 'max'])).toBe(
      'docs/reference/mlops-yaml/datasets-columns.md#datasets-columns-nulls-max',
    );
    expect(anchorOf(['models', 'm', 'gates', 'auc', 0, 'min'])).toBe(
      'docs/reference/mlops-yaml/models-gates.md#models-gates-min',
    );
    expect(anchorOf(['models', 'm', 'train', 'nope', 'x'])).toBe(
      'docs/reference/mlops-yaml/models-train.md#models-train',
    );
  });
});

describe('schemas/mlops.schema.json', () => {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(schemaText(projectFile)));
  const examples = new URL('../../examples/flights/mlops.yaml', import.meta.url);

  it('agrees with the loader about files that are in order', () => {
    for (const text of [fixture('02a-example_cml.yaml'), readFileSync(examples, 'utf8')]) {
      expect(load(text).warnings).toEqual([]);
      expect(validate(loadYaml(text)), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it.each([
    { version: 2 },
    { version: 1, nme: 'x' },
    { version: 1, datasets: { d: 5 } },
    { version: 1, models: { m: { train: { run: 'a', timeout: '5' } } } },
    { version: 1, models: { m: { train: 'a', gates: { auc: { 'max-worse': '1' } } } } },
    { version: 1, models: { m: { artifact: 'a', train: { seeds: [1] } } } },
  ])('agrees with the loader about %j', (document) => {
    expect(validate(document)).toBe(false);
    expect(problemsOf(dump(document)).length).toBeGreaterThan(0);
  });

  it.each([
    [
      {
        train: {
          run: 'a',
          timeout: put('t'),
          seeds: [put('s')],
          reuse: put('r'),
          resources: { cpus: put('c'), gpus: put('g') },
        },
      },
    ],
    [
      {
        train: 'a',
        evaluate: { task: put('t') },
        gates: { auc: { min: put('m'), better: put('b'), 'max-worse': put('w') } },
      },
    ],
    [{ train: 'a', env: { [put('k')]: put('v') }, matrix: [{ k: 'A', v: 1, on: true }] }],
  ])('takes in a model what its matrix fills: %j', (model) => {
    const matrix = { x: ['a', 'b'] };
    expect(validate({ version: 1, models: { m: { matrix, ...model } } }), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ version: 1, 'when-unknown': put('x'), models: { m: { matrix, ...model } } })).toBe(false);
  });

  it.each([
    [{ train: { run: 'a', timeout: 'soon' } }],
    [{ train: { run: 'a', resources: { cpus: 'many' } } }],
    [{ train: 'a', gates: { auc: { better: 'up' } } }],
    [{ train: 'a', matrix: { x: [] } }],
    [{ train: 'a', matrix: 'x' }],
  ])('and nothing else: %j', (model) => {
    expect(validate({ version: 1, models: { m: model } })).toBe(false);
  });

  it('describes keys for editors', () => {
    const written: unknown = JSON.parse(schemaText(projectFile));
    expect(written).toMatchObject({
      title: 'mlops.yaml',
      additionalProperties: false,
      properties: {
        comment: {
          enum: ['always', 'on-change', 'on-fail'],
          default: 'on-change',
          description: expect.stringMatching(/^When .+ always; .+`on-change`.+`on-fail`/),
        },
      },
    });
  });

  it('has company: every registered schema can be written', () => {
    for (const schema of Object.values(schemas)) expect(() => JSON.parse(schemaText(schema))).not.toThrow();
  });
});

describe('reason codes', () => {
  it('of all rooms are in kebab-case, with cause and remedy, in alphabetical order', () => {
    const codes = allReasons().map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const { code, cause, remedy } of allReasons()) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([cause, remedy].filter((text) => text.trim() === '')).toEqual([]);
    }
  });

  it('are each the word of one room: one cause, one remedy, one end', () => {
    const codes = Object.values(reasonTables).flatMap((table) => Object.keys(table));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.length).toBe(allReasons().length);
  });

  it.each(['commands', 'data'])('of %s, which has a file for each topic, stand in one of them', async (room) => {
    const folder = join(import.meta.dirname, '../../src', room, 'reasons');
    const topics = await Promise.all(readdirSync(folder).map((file) => import(join(folder, file))));
    const codes = topics.flatMap((tables) => Object.values(tables)).flatMap((table) => Object.keys(Object(table)));
    expect(codes.toSorted()).toEqual(Object.keys(reasonTables[room] ?? {}).toSorted());
  });
});
