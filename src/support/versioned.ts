import { z } from 'zod';
import { MlopsError, type ReasonInfo, type StopReason } from './problem.ts';

/** What a document with a `schemaVersion` has to be, and what is said of one that is not. */
export interface Form<Value, Table extends Readonly<Record<string, ReasonInfo>>> {
  /** Begins the sentences: "The run record". */
  readonly what: string;
  readonly schema: z.ZodType<Value>;
  /** The newest version that is read. */
  readonly version: number;
  readonly reasons: Table;
  /** Reason codes of the table. */
  readonly notJson: StopReason<Table>;
  readonly malformed: StopReason<Table>;
  readonly tooNew: StopReason<Table>;
}

const versioned = z.looseObject({ schemaVersion: z.int() });

/** Reads a document that another version, or somebody else, may have written. Errors: the three of the form. */
export function readVersioned<Value, Table extends Readonly<Record<string, ReasonInfo>>>(
  text: string,
  form: Form<Value, Table>,
): Value {
  const { what, schema, version, reasons } = form;
  const document = parseJson(text, form);
  const found = versioned.safeParse(document);
  if (found.success && found.data.schemaVersion > version) {
    const message = `${what} has schema version ${found.data.schemaVersion}; this version reads up to ${version}.`;
    throw MlopsError.of(reasons, form.tooNew, message);
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') || 'its root';
  const why = issue?.message ?? 'it does not follow the schema';
  throw MlopsError.of(reasons, form.malformed, `${what} is not valid at ${place}: ${why}.`);
}

function parseJson<Value, Table extends Readonly<Record<string, ReasonInfo>>>(
  text: string,
  { what, reasons, notJson }: Form<Value, Table>,
): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw MlopsError.of(reasons, notJson, `${what} is not JSON: ${why}.`);
  }
}
