import { acceptedClause } from './accepted.ts';
import { changedViewClause } from './changed-view.ts';
import { code, count, sentence } from './clause.ts';
import { datasetClause } from './dataset-clause.ts';
import { unjudgedText } from './first-run.ts';
import { lostColumnsClause } from './lost-columns.ts';
import { metricLines } from './metric-line.ts';
import { byRowsAlone, modelClause } from './model-clause.ts';
import { byOutcome } from './outcome.ts';
import { lossOnNewRows } from './test-rows.ts';
import type { ModelReport, Outcome, Report } from './types.ts';
import { unaskedText } from './unasked-moves.ts';

/** One sentence with the decisive number. The clause of what decided comes first, other failures follow in short. */
export function headlineOf(report: Report): string {
  const clauses = lossFirst(clausesOf(report).toSorted((one, other) => byOutcome(one.outcome, other.outcome)));
  const [first, ...others] = clauses;
  if (!first) return 'There is nothing in this report: neither models nor datasets were planned.';
  const also = others.filter(
    (clause) =>
      matters(clause.outcome) ||
      asideOf(clause) !== undefined ||
      (newsOfEach.includes(first.outcome) && clause.outcome === first.outcome) ||
      ((first.outcome === 'within-limits' || first.outcome === 'warned') && clause.outcome === 'better'),
  );
  const rest = also.length > 1 ? `; and ${also.length - 1} more` : '';
  const text = `${lostColumnsClause(report)}${first.text}${also[0] ? `; also ${alsoText(also[0])}${rest}` : ''}${loosening(report)}`;
  return capitalised(text.endsWith('…') ? text : `${text}.`);
}

/** That data drifted is a sign; that the model does worse on them is the loss that it is a sign of. */
function lossFirst(clauses: readonly Clause[]): readonly Clause[] {
  const [decisive] = clauses;
  const lost = clauses.find(({ loss }) => loss !== undefined);
  if (decisive?.outcome !== 'drifted' || lost?.loss === undefined) return clauses;
  return [{ outcome: 'drifted', text: lost.loss }, ...clauses.filter((clause) => clause !== lost)];
}

/** The name of a file keeps its case. */
function capitalised(text: string): string {
  return /^[\w-]*[./][\w./-]*\w/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Where nothing else happens, the looser policy is the news: it judges every pull request after this one. */
function looseningClause(loosened: Report['policy']): string {
  const [first] = loosened;
  const more = loosened.length > 1 ? ` (and ${count(loosened.length - 1, 'more loosening')})` : '';
  return `this change ${sentence(first?.sentence ?? 'loosens the policy')}${more}; it judges every change after this one`;
}

function loosening({ policy, models }: Report): string {
  const loosened = policy.some(({ kind }) => kind === 'loosened') && models.some(({ gates }) => gates.length > 0);
  return loosened ? '; judged by the base branch’s gates, which this change loosens' : '';
}

interface Clause {
  readonly outcome: Outcome;
  readonly text: string;
  /** What new test rows show of the base's own model, whatever its gates say. */
  readonly loss?: string;
  /** A first run that nothing judged, or losses that no gate asks for. */
  readonly unjudged?: string;
}

function asideOf({ loss, unjudged }: Clause): string | undefined {
  return loss ?? unjudged;
}

/** A model that its gates let pass is news only for its loss, or for not having been judged. */
function alsoText(clause: Clause): string {
  return matters(clause.outcome) ? clause.text : (asideOf(clause) ?? clause.text);
}

const passing: readonly Outcome[] = [
  'mixed',
  'within-limits',
  'better',
  'first-run',
  'unknown-allowed',
  'passes',
  'policy-loosened',
  'no-change',
  'data-passes',
  'nothing-to-run',
];

/** What of several models is said of each: one name alone reads as if the others had not changed. */
const newsOfEach: readonly Outcome[] = ['better', 'first-run'];

function matters(outcome: Outcome): boolean {
  return !passing.includes(outcome);
}

function clausesOf(report: Report): Clause[] {
  const { problems, models, datasets, policy, untouched } = report;
  const blocked = policy.find(({ blocks }) => blocks);
  const clauses: Clause[] = [
    ...problems
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ message, verdict }): Clause => {
        return { outcome: verdict === 'unknown' ? 'cannot-tell' : 'stopped', text: sentence(message) };
      }),
    ...datasets.map((dataset): Clause => {
      return { outcome: dataset.outcome, text: `${datasetClause(dataset)}${changedViewClause(report, dataset)}` };
    }),
    ...models.filter(({ reason }) => reason !== 'fork-not-trained').map(clauseOfModel), // one problem tells of them all
  ];
  clauses.push(
    ...policy.flatMap(({ accepted, sentence: text }): Clause[] =>
      accepted === undefined
        ? []
        : [{ outcome: 'accepted', text: `this change ${sentence(text)}, ${acceptedClause(accepted)}` }],
    ),
  );
  const loosened = policy.filter(({ kind, blocks, accepted }) => kind === 'loosened' && !blocks && !accepted);
  if (loosened.length > 0) clauses.push({ outcome: 'policy-loosened', text: looseningClause(loosened) });
  if (blocked) clauses.push({ outcome: 'policy-blocked', text: `this change ${sentence(blocked.sentence)}` });
  if (untouched.models.length + untouched.datasets.length > 0) {
    clauses.push({ outcome: 'nothing-to-run', text: nothingClause(report) });
  }
  return clauses;
}

function nothingClause({ untouched }: Report): string {
  const counts = [count(untouched.models.length, 'model'), count(untouched.datasets.length, 'dataset')].filter(
    (text) => text !== '',
  );
  const because = untouched.because === undefined ? '' : `: ${sentence(untouched.because)}`;
  return `nothing had to run${because}; ${counts.join(' and ')} untouched`;
}

function unaskedOf(model: ModelReport): string | undefined {
  const text = unaskedText(metricLines(model));
  return text === undefined ? undefined : `${code(model.model)}: ${text}`;
}

function clauseOfModel(model: ModelReport): Clause {
  const { outcome } = model;
  const text = modelClause(model);
  const loss = lossOnNewRows(model);
  const unjudged = unjudgedText(model) ?? unaskedOf(model);
  const told = (outcome === 'worse' || outcome === 'not-good-enough') && byRowsAlone(model);
  if (loss === undefined || told) return { outcome, text, ...(unjudged !== undefined && { unjudged }) };
  return {
    outcome,
    text: `${text}; the base’s own model is ${loss}`,
    loss: `the base’s own ${code(model.model)} is ${loss}`,
  };
}
