import { posix } from 'node:path';
import { compareText } from '../../support/canonical.ts';
import { items, member, readYaml } from '../yaml-values.ts';
import { isWithin } from './dvc.ts';
import { baseName, folderName, isNameable, kindOfName } from './interesting.ts';
import type { DataCandidate, Survey, SurveyFile } from './types.ts';

/** More datasets than this make no small file. */
export const mostDatasets = 12;
/** So many alike files of one folder are one dataset. */
const fewestAlike = 3;

export interface FoundData {
  readonly candidates: readonly DataCandidate[];
  /** Sentences about what was left out. */
  readonly left: readonly string[];
}

/**
 * Files that look like datasets: tables by their ending, what DVC pointers stand for, alike files of one folder as one.
 * @param made paths that the code writes (predictions, outputs of stages), no datasets
 */
export function dataCandidates(survey: Survey, made: readonly string[]): FoundData {
  const pointers = dvcPointers(survey);
  const free = survey.files
    .filter(({ path }) => kindOfName(path) === 'data' && !looksMade(path))
    .filter(({ path }) => ![...made, ...pointers.map(({ opens }) => opens)].some((other) => isWithin(path, other)));
  const all = [...pointers, ...grouped(free)];
  const ranked = all.toSorted((a, b) => rank(a) - rank(b));
  const left =
    ranked.length > mostDatasets
      ? [`${ranked.length} files and folders look like data; the ${mostDatasets} that say so most clearly were taken.`]
      : [];
  return {
    candidates: ranked.slice(0, mostDatasets).sort((a, b) => order(a) - order(b) || compareText(a.source, b.source)),
    left,
  };
}

/** Predictions and their kin are results. */
function looksMade(path: string): boolean {
  return /(?:^|[/_.-])(?:predictions?|preds?|submission|outputs?|metrics?|history|log)(?:[_.-]|\/|$)/i.test(path);
}

function rank(candidate: DataCandidate): number {
  const depth = candidate.opens.split('/').length;
  return (candidate.split === undefined ? 2 : 0) + (/(?:^|\/)data\//.test(candidate.source) ? 0 : 1) + depth / 10;
}

/** Training rows first, then those to be judged on. */
function order({ split }: DataCandidate): number {
  return split === undefined ? 1 : ['train', undefined, 'validation', 'test'].indexOf(split);
}

function dvcPointers(survey: Survey): readonly DataCandidate[] {
  return [...survey.texts].flatMap(([path, text]) => {
    if (!path.endsWith('.dvc')) return [];
    const document = readYaml(text);
    const outs = items(member(document, 'outs'));
    const [out] = outs;
    const inner = member(out, 'path');
    const wdir = member(document, 'wdir') ?? '.';
    if (outs.length !== 1 || typeof inner !== 'string' || typeof wdir !== 'string') return [];
    const opens = posix.join(folderName(path), wdir, inner).replace(/\/$/, '');
    if (
      opens.startsWith('..') ||
      posix.isAbsolute(inner) ||
      !isNameable(opens) ||
      /\.(?:pkl|joblib|pt|h5|onnx)$/.test(opens)
    )
      return [];
    const size = member(out, 'size');
    const here = survey.files.filter((file) => file.path === opens && kindOfName(file.path) === 'data');
    return [
      {
        source: path,
        opens,
        files: here.map((file) => file.path),
        bytes: typeof size === 'number' ? size : 0,
        state: 'dvc' as const,
        split: splitOf(opens),
      },
    ];
  });
}

/** Alike: in one folder, known to git alike, of one ending, and of one name but for digits. */
function grouped(files: readonly SurveyFile[]): readonly DataCandidate[] {
  const groups = new Map<string, SurveyFile[]>();
  for (const file of files) {
    const name = `${folderName(file.path)}/${baseName(file.path).replaceAll(/\d+/g, '0')} ${file.state}`;
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups.values()].flatMap((group) => {
    const glob = group.length >= fewestAlike ? globOf(group, files) : undefined;
    return glob === undefined ? group.map(single) : [glob];
  });
}

function single(file: SurveyFile): DataCandidate {
  const { path, bytes, state } = file;
  return { source: path, opens: path, files: [path], bytes, state, split: splitOf(path) };
}

/** `data/rides/*.parquet`, where that matches these files and no others. */
function globOf(group: readonly SurveyFile[], all: readonly SurveyFile[]): DataCandidate | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const folder = folderName(first.path);
  const ending = /(?:\.[A-Za-z]+){1,2}$/.exec(baseName(first.path).replaceAll(/\d/g, ''))?.[0];
  if (folder === '' || ending === undefined || !first.path.endsWith(ending)) return undefined;
  const others = all.filter(({ path }) => folderName(path) === folder && path.endsWith(ending));
  if (others.length !== group.length) return undefined;
  return {
    source: `${folder}/*${ending}`,
    opens: folder,
    files: group.map(({ path }) => path),
    bytes: group.reduce((sum, file) => sum + file.bytes, 0),
    state: first.state,
    split: splitOf(folder),
  };
}

/** From the file's name, else from the folders above it, the nearest first. */
export function splitOf(path: string): DataCandidate['split'] {
  for (const segment of path.split('/').toReversed()) {
    const words = segment.toLowerCase().split(/[^a-z]+/);
    if (words.some((word) => ['train', 'training'].includes(word))) return 'train';
    if (words.some((word) => ['test', 'testing', 'holdout'].includes(word))) return 'test';
    if (words.some((word) => ['val', 'valid', 'validation', 'dev', 'eval'].includes(word))) return 'validation';
  }
  return undefined;
}
