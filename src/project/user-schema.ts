import type { ErrorObject, ValidateFunction } from 'ajv';
import { didYouMean } from '../support/nearest.ts';
import type { Problem } from '../support/problem.ts';
import { filePlaces } from './file-places.ts';
import type { Places } from './places.ts';

/**
 * Checks a user's own params or metrics document against the user's JSON Schema (draft 2020-12, or draft 07 where
 * `$schema` says so). Empty: it keeps the schema.
 * @param document plain JSON
 * @param file the name of the document in messages
 * @param text the document as it was written, for the places of what is wrong
 */
export async function checkUserFile(
  document: unknown,
  schemaText: string,
  file: string,
  text?: string,
): Promise<readonly Problem[]> {
  let validate: ValidateFunction;
  try {
    validate = await compile(schemaText);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ reason: 'user-schema-invalid', message: `the schema for ${file} cannot be used: ${why}` }];
  }
  if (validate(document)) return [];
  const places = text === undefined ? undefined : filePlaces(text, file);
  return (validate.errors ?? []).filter(isLeaf).map((error) => problemOf(error, file, places));
}

async function compile(schemaText: string): Promise<ValidateFunction> {
  const schema: unknown = JSON.parse(schemaText.replace(/^\uFEFF/, ''));
  if (typeof schema !== 'boolean' && (typeof schema !== 'object' || schema === null || Array.isArray(schema))) {
    throw new TypeError('a schema is a table of keys, true or false');
  }
  // Few projects bring schemas, and every command would pay for the validator.
  const [{ Ajv }, { Ajv2020 }, formats] = await Promise.all([
    import('ajv'),
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  const options = { allErrors: true, strict: false, verbose: true };
  const ajv = isDraft07(schema) ? new Ajv(options) : new Ajv2020(options);
  formats.default.default(ajv);
  return ajv.compile(schema);
}

function isDraft07(schema: object | boolean): boolean {
  return typeof schema === 'object' && '$schema' in schema && String(schema.$schema).includes('draft-07');
}

/** `anyOf` and the like only repeat what their parts say. */
function isLeaf(error: ErrorObject): boolean {
  return !['if', 'anyOf', 'allOf'].includes(error.keyword);
}

function problemOf(error: ErrorObject, file: string, places: Places | undefined): Problem {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const where = path.join('.');
  const { additionalProperty, allowedValues } = error.params;
  const unknown = typeof additionalProperty === 'string' ? additionalProperty : undefined;
  const allowed = Array.isArray(allowedValues) ? `: ${allowedValues.map(String).join(', ')}` : '';
  const what = unknown === undefined ? `${error.message ?? error.keyword}${allowed}` : `unknown key \`${unknown}\``;
  const place = places?.at(unknown === undefined ? path : [...path, unknown]);
  const remedy = unknown === undefined ? undefined : didYouMean(unknown, siblings(error));
  return {
    reason: 'user-file-invalid',
    message: `${file}: ${where === '' ? '' : `${where}: `}${what}`,
    ...(place === undefined ? {} : { place }),
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
