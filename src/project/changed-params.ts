import { canonicalJson, compareText } from '../support/canonical.ts';
import { clip, oneLine } from '../support/escape/index.ts';
import { describeInput } from './explain.ts';
import type { ParamValue } from './fingerprint.ts';
import { leavesOf } from './params.ts';
import { showBoth, showParam } from './show-param.ts';

/** File → dotted keys → value. */
type ParamFiles = ReadonlyMap<string, Readonly<Record<string, ParamValue>>>;

/** A parameter that a training reads otherwise than one before it. */
export interface ChangedParam {
  readonly file: string;
  readonly key: string;
  /** "`depth 6 → 8`", as the plan says it, on one line. */
  readonly words: string;
}

/** Letters of a key that are shown. */
const mostLetters = 80;

/**
 * What the files of `to` have otherwise than those of `from`, each leaf of a table by itself. What is gone is left out: no
 * line of `to` speaks of it.
 */
export function changedParams(from: ParamFiles, to: ParamFiles): readonly ChangedParam[] {
  return [...to].flatMap(([file, values]) => {
    const before = leavesOf(from.get(file) ?? {});
    return [...leavesOf(values)]
      .filter(([key, value]) => !isSame(before.get(key), value))
      .sort(([one], [other]) => compareText(one, other))
      .map(([key, value]) => ({ file, key, words: wordsFor(key, before.get(key), value) }));
  });
}

function isSame(before: ParamValue | undefined, after: ParamValue): boolean {
  return before !== undefined && canonicalJson(before) === canonicalJson(after);
}

function wordsFor(key: string, before: ParamValue | undefined, after: ParamValue): string {
  const what = clip(oneLine(key), mostLetters);
  const texts = before === undefined ? { from: '', to: showParam(after) } : showBoth(before, after);
  return oneLine(describeInput({ what, ...texts }));
}
