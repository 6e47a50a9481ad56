import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { at, isObject, type Json } from '../harness/forge/json.ts';
import type { WorkflowFile } from './workflow-files.ts';

export interface Finding {
  readonly place: string;
  /** `actionlint/<kind>` or `zizmor/<audit>`. */
  readonly rule: string;
  readonly message: string;
}

/** Folder of the linters, from `test/harness/linters.sh`; empty where there are none. */
export const linters = process.env['MLOPS_TEST_LINTERS'] ?? '';

/**
 * Lints workflows as if they were those of one repository, so that they find each other.
 * @param labels of self-hosted runners that the workflows may name
 */
export function lintWorkflows(files: readonly WorkflowFile[], labels: readonly string[] = []): readonly Finding[] {
  if (files.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'mlops-lint-'));
  try {
    const home = join(folder, '.github', 'workflows');
    mkdirSync(home, { recursive: true });
    execFileSync('git', ['init', '--quiet', folder]);
    const names = new Map(files.map((file) => [nameOf(file, files), file.place]));
    for (const file of files) writeFileSync(join(home, nameOf(file, files)), file.text);
    const config = `self-hosted-runner: {labels: ${JSON.stringify(labels)}}\n`;
    writeFileSync(join(folder, '.github', 'actionlint.yaml'), config);
    return [...actionlint(folder, names), ...zizmor(folder, names)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The file's own name where it is the only one of it: reusable workflows are called by it. */
function nameOf(file: WorkflowFile, files: readonly WorkflowFile[]): string {
  const last = (place: string) => place.split('/').at(-1) ?? '';
  const isShared = files.filter(({ place }) => last(place) === last(file.place)).length > 1;
  const name = isShared ? file.place.replaceAll('/', '-') : last(file.place);
  return /\.ya?ml$/.test(name) ? name : `${name.replace(':', '-')}.yml`;
}

function actionlint(folder: string, names: ReadonlyMap<string, string>): readonly Finding[] {
  const found = output('actionlint', ['-format', '{{json .}}', '-no-color'], folder, [0, 1]);
  return list(found).map((one) => ({
    place: placeOf(names, one['filepath'] ?? '', Number(one['line'])),
    rule: `actionlint/${one['kind']}`,
    message: `${one['message']}`,
  }));
}

function zizmor(folder: string, names: ReadonlyMap<string, string>): readonly Finding[] {
  const flags = ['--offline', '--quiet', '--no-progress', '--format=json-v1', '--persona=pedantic', '.'];
  const found = output('zizmor', flags, folder, [0, 10, 11, 12, 13, 14]);
  return list(found).map((one) => {
    const locations = list(one['locations'] ?? []);
    const primary = locations.find((location) => at(location, ['symbolic', 'kind']) === 'Primary') ?? {};
    const path = at(primary, ['symbolic', 'key', 'Local', 'verbatim_path']) ?? '';
    const row = Number(at(primary, ['concrete', 'location', 'start_point', 'row']));
    return { place: placeOf(names, path, row + 1), rule: `zizmor/${one['ident']}`, message: `${one['desc']}` };
  });
}

/** @param codes that mean that it worked, with findings or without */
function output(tool: string, args: readonly string[], cwd: string, codes: readonly number[]): Json {
  const env = { PATH: [linters, process.env['PATH'] ?? ''].join(delimiter), HOME: cwd };
  const done = spawnSync(join(linters, tool), args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!codes.includes(done.status ?? -1)) throw new Error(`${tool} ended with ${done.status}: ${done.stderr}`);
  const parsed: Json = JSON.parse(done.stdout);
  return parsed;
}

function list(value: Json) {
  if (!Array.isArray(value)) throw new Error('a linter gave no list');
  return value.filter(isObject);
}

function placeOf(names: ReadonlyMap<string, string>, path: Json, line: number): string {
  const name = `${path}`.split('/').at(-1) ?? '';
  const place = names.get(name) ?? `${path}`;
  const block = /^(.*\.md):(\d+)$/.exec(place);
  return block === null ? `${place}:${line}` : `${block[1]}:${Number(block[2]) + line}`;
}
