import { parseTolerantJson } from '../../metrics/index.ts';
import { checkUserFile, type Model, readUserDocument } from '../../project/index.ts';
import { type Commit, readTexts, type repositoryReasons } from '../../repository/index.ts';
import type { Git } from '../../support/git.ts';
import type { Problem } from '../../support/problem.ts';

/** What the user's own JSON Schemas say about the params files of a commit, and schemas that it does not have. */
export function userFileProblems(model: Model, commit: Commit, texts: ReadonlyMap<string, string>): readonly Problem[] {
  const params = new Set(model.params.map(({ file }) => file));
  return [...model.schemas].flatMap(([file, schema]) => {
    const schemaText = texts.get(schema);
    if (schemaText === undefined) {
      const reason: keyof typeof repositoryReasons = 'schema-missing';
      const message = `${model.name}: the schema ${schema} of ${file} is not in commit ${commit.sha.slice(0, 12)}.`;
      return [{ reason, message }];
    }
    const text = texts.get(file);
    if (!params.has(file) || text === undefined) return [];
    const read = readUserDocument(text, file);
    return 'problem' in read ? [] : checkUserFile(read.document, schemaText, file, text); // unreadable: said already
  });
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
    if (schema !== undefined && text !== undefined) problems.push(...checkMetrics(text, file, schema));
  }
  return problems;
}

/** Numbers as metrics are read, with NaN and infinities; a schema that asks for a number gets one. */
function checkMetrics(text: string, file: string, schema: string): readonly Problem[] {
  if (/\.json$/i.test(file)) return checkUserFile(parseTolerantJson(text), schema, file, text);
  const read = readUserDocument(text, file);
  if (!('problem' in read)) return checkUserFile(read.document, schema, file, text);
  const message = `${file} cannot be checked against its schema: only JSON, YAML and TOML files can.`;
  return [{ reason: 'user-schema-invalid', message, remedy: `Take ${file} out of \`schemas\`.` }];
}
