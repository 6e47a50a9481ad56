import { quoteShell } from '../../support/escape/index.ts';
import { isValues, type Value, type Values } from './values.ts';

/** What came of a text, and what of it names no value. */
export interface Interpolated {
  readonly value: Value;
  /** A sentence each, without a subject. */
  readonly problems: readonly string[];
}

/** https://doc.dvc.org/user-guide/project-structure/dvcyaml-files#templating */
const expression = /(?<!\\)\$\{(.*?)\}/g;

/**
 * Puts values into `${…}`. A text that is one expression and nothing else becomes the value itself, as `foreach` needs it.
 * @param inCommand there a table becomes options: `--depth 4 --fast`
 */
export function interpolate(text: string, values: Values, inCommand = false): Interpolated {
  const problems: string[] = [];
  const whole = /^\$\{([^}]*)\}$/.exec(text)?.[1];
  if (whole !== undefined && !inCommand) {
    const found = select(values, whole);
    if (found !== undefined) return { value: found, problems };
  }
  const filled = text.replaceAll(expression, (found, name: string) => {
    const value = select(values, name);
    if (value === undefined) problems.push(`\`${found}\` names no variable${declared(values)}`);
    else if (typeof value !== 'object' || value === null) return textOf(value);
    else if (inCommand && isValues(value)) return optionsOf(value, name, problems);
    else problems.push(`\`${found}\` is ${Array.isArray(value) ? 'a list' : 'a table'}, and text is needed here`);
    return found;
  });
  return { value: filled.replaceAll('\\${', '${'), problems };
}

function declared(values: Values): string {
  const names = Object.keys(values);
  if (names.length === 0) return '; there is none';
  return `; there are: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`;
}

/** As Python shows it, but for true and false. */
export function textOf(value: string | number | boolean | null): string {
  return value === null ? 'None' : String(value);
}

/** `model.layers[0].units` */
export function select(values: Values, name: string): Value | undefined {
  const keys = name.trim().replaceAll('[', '.').replaceAll(']', '').split('.');
  let value: Value | undefined = values;
  for (const key of keys) {
    if (Array.isArray(value)) value = /^\d+$/.test(key) ? value[Number(key)] : undefined;
    else if (isValues(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** As DVC's `parsing` settings have it where nobody sets them: flags for what is true, lists behind one option. */
function optionsOf(values: Values, name: string, problems: string[], prefix = ''): string {
  const options = Object.entries(values).flatMap(([key, value]): string[] => {
    const option = `--${prefix}${key}`;
    if (isValues(value)) return [optionsOf(value, name, problems, `${prefix}${key}.`)];
    if (typeof value === 'boolean') return value ? [option] : [];
    if (!isList(value)) return [`${option} ${argument(value)}`];
    const items = value.filter((item) => typeof item !== 'object' || item === null);
    if (items.length < value.length)
      problems.push(`\`${name}.${prefix}${key}\` holds lists or tables, which are no options`);
    return items.length === 0 ? [] : [`${option} ${items.map(argument).join(' ')}`];
  });
  return options.filter((option) => option !== '').join(' ');
}

function argument(value: Value): string {
  if (typeof value === 'string') return quoteShell(value);
  if (value === true) return 'True';
  if (value === false) return 'False';
  return textOf(typeof value === 'number' ? value : null);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
