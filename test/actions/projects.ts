import type { Files } from '../acceptance/harness.ts';
import { type ProjectParts, projectFile, tiny } from '../acceptance/tiny.ts';

/** The tiny project with several models that are alike but for their names and, where it is given, how they train. */
export function withModels(
  trainings: Readonly<Record<string, string>>,
  parts: Omit<ProjectParts, 'train'> = {},
): Files {
  const [head = ''] = projectFile(parts).split('models:\n');
  const models = Object.entries(trainings).map(([name, train]) => {
    const [, model = ''] = projectFile({ ...parts, train }).split('models:\n');
    return model.replace(/^ {2}m:/, `  ${name}:`);
  });
  return { ...tiny, 'mlops.yaml': `${head}models:\n${models.join('')}` };
}

/** What `train.sh` does, after other commands. */
export function trainingAfter(commands: string): string {
  return `${commands}\n${tiny['train.sh']}`;
}
