import { parseTolerantJson } from '../../metrics/index.ts';
import { checkUserFile, entryOf, type Model, readUserDocument } from '../../project/index.ts';
import { type Commit, readTexts, type repositoryReasons } from '../../repository/index.ts';
import type { Git } from '../../support/git.ts';
import type { Problem } from '../../support/problem.ts';

/** What the user's own JSON Schemas say about the params files of a commit, and schemas that it does not have. */
export async function userFileProblems(
  model: Model,
  commit: Commit,
  texts: ReadonlyMap<string, string>,
): Promise<readonly Problem[]> {
  const params = new Set(model.params.map(({ file }) => file));
  const problems: Problem[] = [];
  for (const [file, schema] of model.schemas) {
    const schemaText = texts.get(schema);
    const text = texts.get(file);
    if (schemaText === undefined) {
      const reason: keyof typeof repositoryReasons = 'schema-missing';
      const message = `${entryOf(model)}: the schema ${schema} of ${file} is not in commit ${commit.sha.slice(0, 12)}.`;
      problems.push({ reason, message });
    } else if (params.has(file) && text !== undefined) {
      const read = readUserDocument(text, file);
      // One that cannot be read was said already.
      if (!('problem' in read)) problems.push(...(await checkUserFile(read.document, schemaText, file, text)));
    }
  }
  return problems;
}

/** What the user's own schemas say about the metrics files that a training wrote. @param read the text of a file, by its declared name */
export async function metricsFileProblems(
  model: Model,
  git: Git,
  commit: Commit,
  read: (file: string) => Promise<string | undefined>,
): Promise<readonly Problem[]> {
  const files = model.metrics.map(({ file }) => file).filter((file) => model.schemas.has(file));
  if (files.length === 0) return [];
  const schemas = await readTexts(git, commit, [...model.schemas.values()]);
  const problems: Problem[] = [];
  for (const file of files) {
    const schema = schemas.get(model.schemas.get(file) ?? '');
    const text = await read(file);
    if (schema !== undefined && text !== undefined) problems.push(...(await checkMetrics(text, file, schema)));
  }
  return problems;
}

/** Numbers as metrics are read, with NaN and infinities; a schema that asks for a number gets one. */
async function checkMetrics(text: string, file: string, schema: string): Promise<readonly Problem[]> {
  if (/\.json$/i.test(file)) return await checkUserFile(parseTolerantJson(text), schema, file, text);
  const read = readUserDocument(text, file);
  if (!('problem' in read)) return await checkUserFile(read.document, schema, file, text);
  const message = `${file} cannot be checked against its schema: only JSON, YAML and TOML files can.`;
  return [{ reason: 'user-schema-invalid', message, remedy: `Take ${file} out of \`schemas\`.` }];
}
