import type { ReportParts, Untouched } from '../../report/types.ts';
import { withEdits } from '../contract-edits/accepting-edits.ts';
import { engineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import type { Situation } from '../situation/situation.ts';
import { checkData } from '../steps/check-data.ts';
import { modelParts } from './model-part.ts';

/** Checks data and compares models, all but what is untouched, with what is recorded and on this machine. */
export async function compareHere(
  situation: Situation,
  untouched: Untouched,
  ports: Ports,
): Promise<Pick<ReportParts, 'datasets' | 'models'>> {
  await using engine = engineAtHand(ports, situation.own.engine);
  const names = [...situation.project.datasets.keys()].filter((name) => !untouched.datasets.includes(name));
  const checked = await checkData(situation, names, engine, ports);
  const datasets = await Promise.all(checked.map((part) => withEdits(situation, part)));
  const unfit = datasets.filter((part) => part.report?.verdict === 'fail' || part.problems.length > 0);
  const models = await modelParts(situation, untouched.models, unfit, engine, ports);
  return { datasets, models };
}
