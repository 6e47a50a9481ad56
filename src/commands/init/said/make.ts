import { posix } from 'node:path';
import type { Survey } from '../types.ts';
import type { Task } from './types.ts';

const file = /^(?:GNUm|M|m)akefile$/;
const rule = /^([A-Za-z0-9_][\w./ -]*?)\s*:(?![:=])\s*([^#=]*?)\s*(?:#.*)?$/;
/** Lines that make the text of a recipe depend on more than itself. */
const conditional = /^\s*(?:ifeq|ifneq|ifdef|ifndef|else|endif|define|endef)\b/;
/** Files in which a tab begins no recipe, or a recipe is one script. */
const otherForm = /^\s*(?:\.RECIPEPREFIX|\.ONESHELL)\b/m;

/** Longer lines are generated, and a regular expression should not meet them. */
const longestLine = 500;

interface Target {
  readonly names: readonly string[];
  readonly needs: readonly string[];
  readonly lines: readonly string[];
  readonly isConditional: boolean;
}

/** The targets of every Makefile with the lines of their recipes; variables are not looked into. */
export function makeTasks(survey: Survey): readonly Task[] {
  return [...survey.texts].flatMap(([path, text]) => (file.test(posix.basename(path)) ? tasksOf(path, text) : []));
}

function tasksOf(path: string, text: string): readonly Task[] {
  const targets = targetsOf(text);
  const made = new Set(targets.filter(({ lines }) => lines.length > 0).flatMap(({ names }) => names));
  const isOther = otherForm.test(text);
  return targets.flatMap(({ names, needs, lines, isConditional }) =>
    names.map((name): Task => {
      const isMore = isOther || isConditional || needs.some((need) => made.has(need)) || lines.some(holdsVariable);
      const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
      const recipe = lines.map((line) => line.replaceAll('$$', '$')).join('\n');
      return {
        by: 'make',
        name,
        call: `make ${name}`,
        folder,
        text: recipe,
        isMore,
        said: `the target ${name} of ${path}`,
      };
    }),
  );
}

/** `$$` is a `$` for the shell; every other one is make's. */
function holdsVariable(line: string): boolean {
  return line.replaceAll('$$', '').includes('$');
}

function targetsOf(text: string): readonly Target[] {
  const targets: Target[] = [];
  let names: readonly string[] = [];
  let needs: readonly string[] = [];
  let lines: string[] = [];
  let isConditional = false;
  const end = () => {
    if (names.length > 0) targets.push({ names, needs, lines, isConditional });
    names = [];
    lines = [];
  };
  for (const line of text.replaceAll(/\\\r?\n[ \t]*/g, ' ').split(/\r?\n/)) {
    if (line.startsWith('\t')) {
      if (names.length > 0 && line.trim() !== '') lines.push(line.trim().replace(/^[@+-]+\s*/, ''));
      continue;
    }
    if (line.length > longestLine || /^\s*(?:#.*)?$/.test(line)) continue;
    if (conditional.test(line)) {
      isConditional = true;
      continue;
    }
    end();
    isConditional = false;
    const found = rule.exec(line);
    if (found === null) continue;
    names = (found[1] ?? '').split(/\s+/).filter((name) => name !== '');
    needs = (found[2] ?? '').split(/\s+/).filter((need) => need !== '');
  }
  end();
  return targets;
}
