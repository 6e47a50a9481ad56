import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Problem } from '../support/problem.ts';
import { didYouMean } from './nearest.ts';

/**
 * Checks a user's own params or metrics document against the user's JSON Schema (draft 2020-12, or draft 07 where
 * `$schema` says so). Empty: it keeps the schema.
 * @param document plain JSON
 * @param file the name of the document in messages
 */
export function checkUserFile(document: unknown, schemaText: string, file: string): readonly Problem[] {
  let validate: ValidateFunction;
  try {
    validate = compile(schemaText);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ reason: 'user-schema-invalid', message: `the schema for ${file} cannot be used: ${why}` }];
  }
  if (validate(document)) return [];
  return (validate.errors ?? []).filter(isLeaf).map((error) => problemOf(error, file));
}

function compile(schemaText: string): ValidateFunction {
  const schema: unknown = JSON.parse(schemaText.replace(/^\uFEFF/, ''));
  if (typeof schema !== 'boolean' && (typeof schema !== 'object' || schema === null || Array.isArray(schema))) {
    throw new TypeError('a schema is a table of keys, true or false');
  }
  const options = { allErrors: true, strict: false, verbose: true };
  const ajv = isDraft07(schema) ? new Ajv(options) : new Ajv2020(options);
  formats.default(ajv);
  return ajv.compile(schema);
}

function isDraft07(schema: object | boolean): boolean {
  return typeof schema === 'object' && '$schema' in schema && String(schema.$schema).includes('draft-07');
}

/** `anyOf` and the like only repeat what their parts say. */
function isLeaf(error: ErrorObject): boolean {
  return !['if', 'anyOf', 'allOf'].includes(error.keyword);
}

function problemOf(error: ErrorObject, file: string): Problem {
  const where = error.instancePath.split('/').slice(1).map(unescapePointer).join('.');
  const { additionalProperty, allowedValues } = error.params;
  const unknown = typeof additionalProperty === 'string' ? additionalProperty : undefined;
  const allowed = Array.isArray(allowedValues) ? `: ${allowedValues.map(String).join(', ')}` : '';
  const what = unknown === undefined ? `${error.message ?? error.keyword}${allowed}` : `unknown key \`${unknown}\``;
  const remedy = unknown === undefined ? undefined : didYouMean(unknown, siblings(error));
  return {
    reason: 'user-file-invalid',
    message: `${file}: ${where === '' ? '' : `${where}: `}${what}`,
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Names that the schema knows at the place of an error. */
function siblings(error: ErrorObject): readonly string[] {
  const parent: unknown = error.parentSchema;
  const properties: unknown =
    typeof parent === 'object' && parent !== null ? Reflect.get(parent, 'properties') : undefined;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
