import { mkdir } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { type ReportLinks, renderMarkdown, renderText } from '../report/index.ts';
import type { Report, ReportParts, Untouched } from '../report/types.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { compareHere } from './comparison/compare-here.ts';
import { evaluatedElsewhere } from './comparison/evaluated.ts';
import type { Ports } from './ports.ts';
import { fromFork, planOfRecords } from './reporting/from-fork.ts';
import { judgedReport } from './reporting/judged-report.ts';
import { publishFailure } from './reporting/publish-failure.ts';
import { publishRecords } from './reporting/publish-records.ts';
import { markdownLimit, type Published, publishCheck, publishReport } from './reporting/publish-report.ts';
import { type Paths, writeReport, writing } from './reporting/report-files.ts';
import { reportFrame } from './reporting/report-frame.ts';
import { type Show, shown } from './reporting/shown.ts';
import { withOtherwise } from './reporting/with-otherwise.ts';
import type { Outcome, TextStyle } from './result.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';
import { type HandOverFolders, handOver } from './situation/hand-over.ts';
import { eachOnce, type Otherwise } from './situation/otherwise.ts';
import type { Situation } from './situation/situation.ts';
import { untouchedBy } from './situation/untouched.ts';
import { withAcceptances } from './situation/with-acceptances.ts';

export interface ReportRequest extends ChangeRequest {
  /** Folder for report.md, report.html and report.json; default `.mlops/report`. */
  readonly output?: string;
  readonly record: boolean;
  /** Where the report is shown: on the pull request, or only as a check of the judged commit (merge queue). */
  readonly publish: 'pull-request' | 'commit' | false;
  /** Puts what was made where comment, check and summary can link to it, and gives the addresses. */
  readonly show?: Show;
  readonly markdown: boolean;
  /**
   * Present: another job has compared, and its report (a file, or null where it handed none on) is judged here without
   * opening data or predictions.
   */
  readonly evaluated?: string | null;
  /** Why what other jobs handed on could not be had: the report says it and does not pass. */
  readonly notHad?: readonly Problem[];
  /** For the jobs after this one, which show the report: no pages are made of it here. */
  readonly handOver?: HandOverFolders;
}

/** Judges the change from what is recorded; validates data that nobody has checked yet; trains nothing. */
export async function report(request: ReportRequest, ports: Ports): Promise<Outcome> {
  const { situation, made, paths, refused } = await judgedOrTold(request, ports);
  if (request.handOver) await handOver(situation, request.handOver);
  const links = await shown(situation, made, paths, request.show);
  const published = await publish(situation, made, request, links, ports);
  if (refused !== undefined) throw refused;
  const hasPages = request.handOver === undefined;
  const places = hasPages ? placesText(paths, published) : '';
  if (request.markdown) ports.progress.note(places.trimEnd()); // the output is the comment and nothing else
  const parts = (style: TextStyle) =>
    request.markdown ? [renderMarkdown(made, { limit: markdownLimit })] : [`${renderText(made, style)}\n`, places];
  return {
    ends: made.verdict,
    reason: made.reason,
    sentence: made.headline,
    problems: [],
    data: { report: made, paths: hasPages ? paths : { json: paths.json }, published: published ?? null },
    text: (style) => parts(style).join(''),
  };
}

/** What keeps a change from being judged is told where the report would have been shown, and stays the error. */
async function judgedOrTold(request: ReportRequest, ports: Ports): Promise<JudgedChange> {
  try {
    return await judged(request, ports);
  } catch (error) {
    const { publish: where } = request;
    if (!(error instanceof MlopsError) || where === false || ports.signal.aborted) throw error;
    const more = await publishFailure(request, where, error, ports);
    throw more.length === 0 ? error : new MlopsError(error.ends, [...error.problems, ...more]);
  }
}

interface JudgedChange {
  readonly situation: Situation;
  readonly made: Report;
  readonly paths: Paths;
  /** What keeps the records from the ledger. */
  readonly refused?: MlopsError;
}

/** As often is judged again what others were faster to record otherwise; each time they have recorded something else. */
const mostRounds = 3;

/**
 * Judges and records. What somebody else has recorded otherwise meanwhile is judged again, from theirs, so that the
 * verdict rests on what stands on the ledger.
 */
async function judged(
  request: ReportRequest,
  ports: Ports,
  before: readonly Otherwise[] = [],
  round = 1,
): Promise<JudgedChange> {
  const past = request.evaluated === undefined && ({ past: true } as const);
  const situation = await findSituation({ ...request, ...past }, ports);
  const folder = request.output ?? situation.own.report;
  await writing(folder, () => mkdir(folder, { recursive: true }));
  const known = eachOnce([...situation.otherwise, ...before]);
  const reason = request.evaluated === undefined ? 'recorded-first' : 'recorded-otherwise';
  const found = await withAcceptances(situation, await reportParts(situation, request, ports));
  const parts = await withOtherwise(situation, found, known, reason);
  const complete = judgedReport(parts, ports.reasons);
  const write = (one: Report) => writing(folder, () => writeReport(folder, one, request.handOver === undefined));
  const paths = await write(complete);
  const { refused, otherwise } = request.record ? await recorded(situation, ports) : nothingRecorded;
  if (otherwise.length > 0 && refused === undefined && round < mostRounds) {
    return judged(request, ports, [...known, ...otherwise], round + 1);
  }
  if (refused === undefined && otherwise.length === 0) return { situation, made: complete, paths };
  const last = await withOtherwise(situation, parts, eachOnce(otherwise), 'recorded-otherwise');
  const made = judgedReport(refused === undefined ? last : withProblemsOf(last, refused), ports.reasons);
  await write(made);
  return { situation, made, paths, ...(refused && { refused }) };
}

async function publish(
  situation: Situation,
  made: Report,
  request: ReportRequest,
  links: ReportLinks,
  ports: Ports,
): Promise<Published | undefined> {
  if (request.publish === 'pull-request') return publishReport(situation, made, links, ports);
  if (request.publish === 'commit') await publishCheck(situation, made, links, ports);
  return undefined;
}

interface Recorded {
  readonly refused?: MlopsError;
  readonly otherwise: readonly Otherwise[];
}

const nothingRecorded: Recorded = { otherwise: [] };

/** What keeps the records from the ledger is thrown only when it was shown: a check must not stay in progress. */
async function recorded(situation: Situation, ports: Ports): Promise<Recorded> {
  try {
    const message = `Report on ${situation.candidate.commit.sha.slice(0, 12)}`;
    return { otherwise: await publishRecords(situation, ports, message) };
  } catch (error) {
    if (error instanceof MlopsError) return { refused: error, otherwise: [] };
    throw error;
  }
}

function withProblemsOf(parts: ReportParts, { problems }: MlopsError): ReportParts {
  return { ...parts, problems: [...parts.problems, ...problems] };
}

async function reportParts(situation: Situation, request: ReportRequest, ports: Ports): Promise<ReportParts> {
  const { evaluated, notHad = [] } = request;
  const untouched = await untouchedBy(situation);
  const findings =
    evaluated === undefined
      ? { ...(await compareHere(situation, untouched, ports)), problems: [] }
      : await comparedElsewhere(situation, untouched, evaluated ?? undefined);
  const frame = reportFrame(situation, ports);
  const parts = { ...frame, ...findings, problems: [...frame.problems, ...notHad, ...findings.problems], untouched };
  if (request.fork === undefined) return parts;
  const plan = evaluated === undefined ? situation.plan : planOfRecords(situation);
  return fromFork(parts, situation, plan, request.fork);
}

/** A document that is not what it should be makes the report unknown, not impossible: the check has to conclude. */
async function comparedElsewhere(situation: Situation, untouched: Untouched, file: string | undefined) {
  try {
    return await evaluatedElsewhere(situation, untouched, file);
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    const missing = await evaluatedElsewhere(situation, untouched, undefined);
    const message = `What was handed on as a report is not taken: ${error.message}`;
    const problems = error.ends === 'unknown' ? error.problems : [{ reason: 'hand-over-corrupt', message }];
    return { ...missing, problems };
  }
}

/** Where the reader finds what was made. */
function placesText(paths: Paths, published: Published | undefined): string {
  const lines = [`page: ${fromHere(paths.html)}`, `comment: ${fromHere(paths.markdown)}`];
  if (published !== undefined) {
    const comment = published.comment === 'not-wanted' ? 'no comment wanted' : `comment ${published.comment}`;
    lines.push(`published: pull request ${published.number}, ${comment}`);
    if (published.forge === 'local') {
      const where = published.remote === undefined ? 'this clone' : `the git remote ${published.remote}`;
      lines.push(`There is no GitHub here: the local forge keeps it under refs/pull/ in ${where}.`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Short below the current folder; elsewhere whole, since a way up and over works from one folder only. */
function fromHere(path: string): string {
  const here = relative(process.cwd(), path);
  return here === '' || here.startsWith('..') || isAbsolute(here) ? resolve(path) : here;
}
